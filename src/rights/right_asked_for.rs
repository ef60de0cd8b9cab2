//! What one right of one policy says to a request.

use super::answer::RightEffect;
use super::asked::Asked;
use super::outcome::{Refusal, RightsFact};
use super::request::Requester;
use crate::engine::Truth;
use crate::ids::{Clause, PolicyVersion};
use crate::policy::Right;
use crate::words::EvidenceKind;
use std::collections::BTreeSet;

/// A right that gives what is asked for, to this person or to one who may be this person.
pub(super) struct RightAskedFor<'a> {
    pub(super) policy: &'a PolicyVersion,
    pub(super) right: &'a Right,
    /// Whether the person surely has it.
    pub(super) applies: bool,
    pub(super) verdict: Verdict,
    /// The unknown facts on which all this depends.
    pub(super) unknown: BTreeSet<RightsFact>,
}

pub(super) enum Verdict {
    Grant,
    FirstDo(Vec<EvidenceKind>),
    /// An exemption may hold.
    Unknown,
    Refuse(Vec<Refusal>),
}

impl<'a> RightAskedFor<'a> {
    /// `None` if the right is another, or another's.
    pub(super) fn new(
        asked: &Asked<'_>,
        policy: &'a PolicyVersion,
        right: &'a Right,
    ) -> Option<Self> {
        if !right.kinds().contains(&asked.request.right) {
            return None;
        }
        let mut unknown = BTreeSet::new();
        let applies = applies(asked, right, &mut unknown);
        if applies == Truth::False {
            return None;
        }
        let verdict = verdict(asked, policy, right, &mut unknown);
        Some(Self { policy, right, applies: applies == Truth::True, verdict, unknown })
    }

    /// Whether more knowledge could make it better than a refusal.
    pub(super) fn may_help(&self) -> bool {
        match self.verdict {
            Verdict::Refuse(_) => false,
            Verdict::Unknown => true,
            _ => !self.applies,
        }
    }

    pub(super) fn effect(&self) -> RightEffect {
        match &self.verdict {
            _ if !self.applies => RightEffect::MightApply,
            Verdict::Grant => RightEffect::Grants,
            Verdict::FirstDo(_) => RightEffect::AsksFirst,
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
}

fn applies(asked: &Asked<'_>, right: &Right, unknown: &mut BTreeSet<RightsFact>) -> Truth {
    let mut read = BTreeSet::new();
    let mut value = Truth::True;
    if !right.residences().is_empty() {
        let lives_there = asked.residence(right.residences());
        if lives_there == Truth::Unknown {
            read.insert(RightsFact::Residence);
        }
        value = value.and(lives_there);
    }
    if !right.subjects().is_empty() {
        let is_one = asked.subject(right.subjects());
        if is_one == Truth::Unknown {
            read.insert(RightsFact::Subject);
        }
        value = value.and(is_one);
    }
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
    let mut may_be_exempt = false;
    let mut read = BTreeSet::new();
    for exemption in right.exemptions() {
        match asked.test(exemption.condition(), &mut read) {
            Truth::True => refusals.push(Refusal::Exemption {
                policy: policy.clone(),
                right: right.id().clone(),
                exemption: exemption.id().cloned(),
                clauses: exemption.clauses().to_vec(),
                condition: exemption.condition().clone(),
            }),
            Truth::Unknown => may_be_exempt = true,
            Truth::False => {}
        }
    }
    let by_agent = matches!(asked.request.by, Requester::Agent(_));
    if by_agent && right.agent_evidence().is_empty() {
        // Said at once: to ask for proof of identity first would be to ask in vain.
        refusals.push(Refusal::NoAgents { policy: policy.clone(), right: right.id().clone() });
    }
    if !refusals.is_empty() {
        return Verdict::Refuse(refusals);
    }
    if may_be_exempt {
        unknown.append(&mut read);
        return Verdict::Unknown;
    }
    let needs = needs(asked, right);
    if needs.is_empty() { Verdict::Grant } else { Verdict::FirstDo(needs) }
}

/// The evidence that is not on record yet, in the order in which the right names it. Of two checks
/// one of which is the stricter kind of the other, the stricter will do.
fn needs(asked: &Asked<'_>, right: &Right) -> Vec<EvidenceKind> {
    let high: &[EvidenceKind] =
        if asked.request.sensitive { right.high_verification() } else { &[] };
    let checks: Vec<&EvidenceKind> = right.verification().iter().chain(high).collect();
    let missing: Vec<&EvidenceKind> =
        checks.iter().copied().filter(|kind| !asked.is_verified(kind)).collect();
    let stricter = |kind: &EvidenceKind| {
        missing.iter().any(|other| *other != kind && asked.vocabulary.is_within(other, kind))
    };
    let mut needs: Vec<EvidenceKind> =
        missing.iter().filter(|kind| !stricter(kind)).map(|kind| (*kind).clone()).collect();
    match asked.request.by {
        Requester::Agent(_) => {
            let shown = right.agent_evidence().iter();
            needs.extend(shown.filter(|kind| !asked.is_shown_by_agent(kind)).cloned());
        }
        Requester::Parent if !checks.is_empty() => {
            let kind = EvidenceKind::PARENTAL_AUTHORITY_VERIFIED;
            if !asked.is_verified(&kind) {
                needs.push(kind);
            }
        }
        _ => {}
    }
    let mut seen = BTreeSet::new();
    needs.retain(|kind| seen.insert(kind.clone()));
    needs
}
