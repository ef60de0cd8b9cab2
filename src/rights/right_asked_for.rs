//! What one right of one policy says to a request.

use super::answer::RightEffect;
use super::asked::Asked;
use super::asked_evidence::Shown;
use super::outcome::{Refusal, RightsFact};
use super::request::Requester;
use super::speaks_of::{noted, speaks_of};
use crate::engine::{GivenRights, Truth};
use crate::ids::{Clause, PolicyVersion};
use crate::policy::{Condition, Exemption, Right};
use crate::words::{DataCategory, EvidenceKind, Purpose};
use std::collections::BTreeSet;

/// The rights of one policy, with its name.
pub(super) type Given<'a> = (&'a PolicyVersion, &'a GivenRights);

/// Below which age parents speak for a person, where a right says nothing of it.
const OF_AGE: u8 = 18;

/// A right that gives what is asked for, to this person or to one who may be this person.
pub(super) struct RightAskedFor<'a> {
    pub(super) policy: &'a PolicyVersion,
    pub(super) right: &'a Right,
    /// Whether the person surely has it.
    pub(super) applies: bool,
    pub(super) verdict: Verdict,
    /// The unknown facts on which all this depends.
    pub(super) unknown: BTreeSet<RightsFact>,
    /// What was asked, as far as the right goes: which data and, if some were named, which purposes.
    pub(super) data: Vec<DataCategory>,
    pub(super) purposes: Vec<Purpose>,
}

pub(super) enum Verdict {
    /// Once the person is known, and this shown, what is asked for is granted.
    Grant {
        shown: Vec<EvidenceKind>,
    },
    /// An exemption may hold, or whoever asks may not.
    Unknown,
    Refuse(Vec<Refusal>),
}

impl<'a> RightAskedFor<'a> {
    /// The rights of a policy that give what is asked for, or may.
    pub(super) fn all_of(asked: &Asked<'_>, (policy, given): Given<'a>) -> Vec<Self> {
        let words = asked.vocabulary;
        let is_kind = |right: &&Right| {
            right.kinds().iter().any(|kind| words.is_within(&asked.request.right, kind))
        };
        let mut kinds = given.rights.iter().filter(is_kind).peekable();
        if kinds.peek().is_none() {
            return Vec::new();
        }
        let mut unknown = BTreeSet::new();
        let scope = speaks_of(asked, given, &mut unknown);
        if scope == Truth::False {
            return Vec::new();
        }
        let of = |right| Self::new(asked, policy, right, (scope, unknown.clone()));
        kinds.filter_map(of).collect()
    }

    fn new(
        asked: &Asked<'_>,
        policy: &'a PolicyVersion,
        right: &'a Right,
        (scope, mut unknown): (Truth, BTreeSet<RightsFact>),
    ) -> Option<Self> {
        let applies = scope.and(applies(asked, right, &mut unknown));
        if applies == Truth::False {
            return None;
        }
        let asked = asked.as_far_as(right);
        let verdict = verdict(&asked, policy, right, &mut unknown);
        let data = asked.data;
        let purposes = asked.request.purposes.as_slice();
        let purposes = asked_purposes(&asked.purposes, purposes, right);
        let applies = applies == Truth::True;
        Some(Self { policy, right, applies, verdict, unknown, data, purposes })
    }

    /// Whether it gives what is asked for, in a request that is granted.
    pub(super) fn is_granted(&self) -> bool {
        self.applies
            && !self.right.is_discretionary()
            && matches!(&self.verdict, Verdict::Grant { shown } if shown.is_empty())
    }

    /// Whether more knowledge could make it better than a refusal.
    pub(super) fn may_help(&self) -> bool {
        match self.verdict {
            Verdict::Refuse(_) => false,
            Verdict::Unknown => true,
            Verdict::Grant { .. } => !self.applies,
        }
    }

    /// How it bears on the answer, where these checks are to be made yet.
    pub(super) fn effect(&self, checks: &[EvidenceKind]) -> RightEffect {
        match &self.verdict {
            _ if !self.applies => RightEffect::MightApply,
            Verdict::Grant { shown } if !shown.is_empty() || !checks.is_empty() => {
                RightEffect::AsksFirst
            }
            Verdict::Grant { .. } if self.right.is_discretionary() => RightEffect::MayRefuse,
            Verdict::Grant { .. } => RightEffect::Grants,
            Verdict::Unknown => RightEffect::MightApply,
            Verdict::Refuse(_) => RightEffect::Refuses,
        }
    }

    /// The clauses of the right and of the exemptions that hold.
    pub(super) fn clauses(&self) -> Vec<Clause> {
        let mut clauses = self.right.clauses().to_vec();
        if let Verdict::Refuse(refusals) = &self.verdict {
            clauses.extend(refusals.iter().flat_map(Refusal::own_clauses).cloned());
        }
        clauses.dedup();
        clauses
    }

    /// Every check of identity that the right asks for, in the order in which it names them.
    pub(super) fn checks(&self, asked: &Asked<'_>) -> impl Iterator<Item = &'a EvidenceKind> {
        let request = asked.request;
        let in_doubt: &[EvidenceKind] =
            if request.in_doubt { self.right.verification_in_doubt() } else { &[] };
        let high: &[EvidenceKind] =
            if request.sensitive { self.right.high_verification() } else { &[] };
        self.right.verification().iter().chain(in_doubt).chain(high)
    }
}

/// The purposes that a request names, as far as the right goes; those that records serve are none.
fn asked_purposes(within: &[Purpose], named: &[Purpose], right: &Right) -> Vec<Purpose> {
    if named.is_empty() { right.purposes().to_vec() } else { within.to_vec() }
}

fn applies(asked: &Asked<'_>, right: &Right, unknown: &mut BTreeSet<RightsFact>) -> Truth {
    let mut read = BTreeSet::new();
    let mut value = Truth::True;
    if !right.residences().is_empty() {
        let lives_there = asked.residence(right.residences());
        value = value.and(noted(lives_there, RightsFact::Residence, &mut read));
    }
    if !right.subjects().is_empty() {
        let is_one = asked.subject(right.subjects());
        value = value.and(noted(is_one, RightsFact::Subject, &mut read));
    }
    let extent =
        asked.data_within(right.data_categories()).and(asked.purposes_within(right.purposes()));
    value = value.and(noted(extent, RightsFact::Extent, &mut read));
    if let Some(when) = right.condition() {
        value = value.and(asked.test(when, &mut read));
    }
    if value == Truth::Unknown {
        unknown.append(&mut read);
    }
    value
}

fn verdict(
    asked: &Asked<'_>,
    policy: &PolicyVersion,
    right: &Right,
    unknown: &mut BTreeSet<RightsFact>,
) -> Verdict {
    let mut refusals = Vec::new();
    let mut is_open = false;
    let mut read = BTreeSet::new();
    for exemption in right.exemptions() {
        match exempts(asked, exemption, &mut read) {
            Truth::True => refusals.push(Refusal::Exemption {
                policy: policy.clone(),
                right: right.id().clone(),
                exemption: exemption.id().cloned(),
                clauses: exemption.clauses().to_vec(),
                data: exemption.data_categories().to_vec(),
                condition: exemption.condition().cloned(),
            }),
            Truth::Unknown => is_open = true,
            Truth::False => {}
        }
    }
    // Said at once: to ask for proof of identity first would be to ask in vain.
    let (policy, id) = (policy.clone(), right.id().clone());
    match may_ask(asked, right, &mut read) {
        Truth::True => {}
        Truth::Unknown => is_open = true,
        Truth::False => refusals.push(match asked.request.by {
            Requester::Parent(_) => Refusal::NoParents { policy, right: id },
            _ => Refusal::NoAgents { policy, right: id },
        }),
    }
    if !refusals.is_empty() {
        return Verdict::Refuse(refusals);
    }
    if is_open {
        unknown.append(&mut read);
        return Verdict::Unknown;
    }
    let shown: &[EvidenceKind] = match &asked.request.by {
        Requester::Subject => &[],
        Requester::Agent(_) => right.agents().map(|agents| agents.shown()).unwrap_or_default(),
        Requester::Parent(_) => right.parents().shown().unwrap_or_default(),
    };
    let missing = shown.iter().filter(|kind| !asked.is_shown(kind, Shown::OfRequester));
    Verdict::Grant { shown: missing.cloned().collect() }
}

fn exempts(asked: &Asked<'_>, exemption: &Exemption, unknown: &mut BTreeSet<RightsFact>) -> Truth {
    let by = exemption.requesters();
    if !by.is_empty() && !by.contains(&asked.request.by.kind()) {
        return Truth::False;
    }
    let mut read = BTreeSet::new();
    let covered = asked.all_within(&asked.data, exemption.data_categories().iter());
    let mut value = noted(covered, RightsFact::Extent, &mut read);
    if let Some(when) = exemption.condition() {
        value = value.and(asked.test(when, &mut read));
    }
    if value == Truth::Unknown {
        unknown.append(&mut read);
    }
    value
}

/// Whether whoever asks may do so, for this person.
fn may_ask(asked: &Asked<'_>, right: &Right, unknown: &mut BTreeSet<RightsFact>) -> Truth {
    match &asked.request.by {
        Requester::Subject => Truth::True,
        Requester::Agent(_) => Truth::from(right.agents().is_some()),
        Requester::Parent(_) => match right.parents().condition() {
            Some(when) => asked.test(when, unknown),
            None => asked.test(&Condition::younger_than(OF_AGE), unknown),
        },
    }
}
