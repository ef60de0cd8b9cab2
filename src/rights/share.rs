//! The answer to a request, or to the share of it that is about records of one content.

use super::answer::RightCitation;
use super::asked::Asked;
use super::asked_evidence::Shown;
use super::outcome::{Refusal, RightsFact, RightsOutcome};
use super::request::Requester;
use super::right_asked_for::{Given, RightAskedFor, Verdict};
use crate::engine::Notice;
use crate::words::EvidenceKind;
use std::collections::BTreeSet;

pub(super) struct Share<'a> {
    pub(super) rights: Vec<RightAskedFor<'a>>,
    pub(super) outcome: RightsOutcome,
    /// The checks of identity that are still to be made.
    checks: Vec<EvidenceKind>,
    /// Evidence on record for what is to be shown first that does not count.
    pub(super) notices: Vec<Notice>,
}

impl<'a> Share<'a> {
    pub(super) fn new(asked: &Asked<'_>, given: &[Given<'a>]) -> Self {
        let mut rights: Vec<RightAskedFor<'a>> =
            given.iter().flat_map(|given| RightAskedFor::all_of(asked, *given)).collect();
        let all_checks: Vec<&EvidenceKind> =
            rights.iter().flat_map(|right| right.checks(asked)).collect();
        let has_checks = !all_checks.is_empty();
        let checks = to_be_made(asked, &all_checks);
        if has_checks && matches!(asked.request.by, Requester::Parent(_)) {
            usual_proof_of_parents(asked, &mut rights);
        }
        let outcome = outcome(&rights, &checks);
        let notices = notices(asked, &outcome, &checks);
        Self { rights, outcome, checks, notices }
    }

    /// Whether it is open what the request is about, and records may answer that.
    pub(super) fn depends_on_extent(&self) -> bool {
        matches!(&self.outcome, RightsOutcome::Undetermined { needs } if needs.contains(&RightsFact::Extent))
    }

    /// How each right bears on the answer.
    pub(super) fn citations(&self) -> impl Iterator<Item = RightCitation> {
        self.rights.iter().map(|right| RightCitation {
            policy: right.policy.clone(),
            right: right.right.id().clone(),
            effect: right.effect(&self.checks),
            clauses: right.clauses(),
        })
    }

    /// The facts on which it depends whether a right applies, or refuses.
    pub(super) fn unknown(&self) -> impl Iterator<Item = RightsFact> {
        self.rights.iter().flat_map(|right| &right.unknown).copied()
    }
}

/// The checks that are not on record yet. Of two one of which is the stricter kind of the other, the
/// stricter will do.
fn to_be_made(asked: &Asked<'_>, checks: &[&EvidenceKind]) -> Vec<EvidenceKind> {
    let mut missing: Vec<&EvidenceKind> = Vec::new();
    for kind in checks {
        if !missing.contains(kind) && !asked.is_shown(kind, Shown::OfPerson) {
            missing.push(kind);
        }
    }
    let stricter = |kind: &EvidenceKind| {
        missing.iter().any(|other| *other != kind && asked.vocabulary.is_within(other, kind))
    };
    missing.iter().filter(|kind| !stricter(kind)).map(|kind| (*kind).clone()).collect()
}

/// Where anything is checked, and a right does not say otherwise, the claim to be a parent is.
fn usual_proof_of_parents(asked: &Asked<'_>, rights: &mut [RightAskedFor<'_>]) {
    let kind = EvidenceKind::PARENTAL_AUTHORITY_VERIFIED;
    if asked.is_shown(&kind, Shown::OfRequester) {
        return;
    }
    for one in rights.iter_mut().filter(|one| one.right.parents().shown().is_none()) {
        if let Verdict::Grant { shown } = &mut one.verdict {
            shown.push(kind.clone());
        }
    }
}

/// Of what the person surely has, the best: a right at nobody's discretion first, then the one that
/// asks for least.
fn outcome(rights: &[RightAskedFor<'_>], checks: &[EvidenceKind]) -> RightsOutcome {
    let mut needs: Vec<(bool, Vec<EvidenceKind>)> = Vec::new();
    for one in rights.iter().filter(|one| one.applies) {
        if let Verdict::Grant { shown } = &one.verdict {
            let mut all = checks.to_vec();
            all.extend(shown.iter().filter(|kind| !checks.contains(kind)).cloned());
            needs.push((one.right.is_discretionary(), all));
        }
    }
    let best = needs.into_iter().min_by_key(|(may_refuse, needs)| (*may_refuse, needs.len()));
    match best {
        Some((false, needs)) if needs.is_empty() => return RightsOutcome::Grant,
        Some((true, needs)) if needs.is_empty() => return RightsOutcome::MayRefuse,
        Some((_, needs)) => return RightsOutcome::FirstDo { needs },
        None => {}
    }
    let because: Vec<Refusal> = rights
        .iter()
        .filter(|one| one.applies)
        .filter_map(|one| match &one.verdict {
            Verdict::Refuse(because) => Some(because),
            _ => None,
        })
        .flatten()
        .cloned()
        .collect();
    let open = rights.iter().any(RightAskedFor::may_help);
    if open || (because.is_empty() && !rights.is_empty()) {
        let open = rights.iter().filter(|one| !open || one.may_help());
        let needs = open.flat_map(|one| &one.unknown).copied().collect();
        RightsOutcome::Undetermined { needs }
    } else if because.is_empty() {
        RightsOutcome::NoSuchRight
    } else {
        RightsOutcome::Refuse { because }
    }
}

/// Why evidence on record does not count for what has to be shown first.
fn notices(asked: &Asked<'_>, outcome: &RightsOutcome, checks: &[EvidenceKind]) -> Vec<Notice> {
    let RightsOutcome::FirstDo { needs } = outcome else { return Vec::new() };
    let of = |kind: &EvidenceKind| {
        if checks.contains(kind) { Shown::OfPerson } else { Shown::OfRequester }
    };
    let notices = needs.iter().flat_map(|kind| asked.faults(kind, of(kind)));
    let notices: BTreeSet<Notice> = notices.collect();
    notices.into_iter().collect()
}

/// What answers for single records come to: what is open for one is open, then what has to be
/// shown for one; it is granted if it is for one. `None` if there are no such answers.
pub(super) fn joint<'o>(
    outcomes: impl Iterator<Item = &'o RightsOutcome>,
) -> Option<RightsOutcome> {
    outcomes.cloned().reduce(|one, other| match (one, other) {
        (
            RightsOutcome::Undetermined { mut needs },
            RightsOutcome::Undetermined { needs: more },
        ) => {
            needs.extend(more);
            RightsOutcome::Undetermined { needs }
        }
        (open @ RightsOutcome::Undetermined { .. }, _)
        | (_, open @ RightsOutcome::Undetermined { .. }) => open,
        (RightsOutcome::FirstDo { mut needs }, RightsOutcome::FirstDo { needs: more }) => {
            needs.extend(without(more, &needs));
            RightsOutcome::FirstDo { needs }
        }
        (first @ RightsOutcome::FirstDo { .. }, _) | (_, first @ RightsOutcome::FirstDo { .. }) => {
            first
        }
        (RightsOutcome::Grant, _) | (_, RightsOutcome::Grant) => RightsOutcome::Grant,
        (RightsOutcome::MayRefuse, _) | (_, RightsOutcome::MayRefuse) => RightsOutcome::MayRefuse,
        (RightsOutcome::Refuse { mut because }, RightsOutcome::Refuse { because: more }) => {
            because.extend(without(more, &because));
            RightsOutcome::Refuse { because }
        }
        (refused @ RightsOutcome::Refuse { .. }, _) => refused,
        (RightsOutcome::NoSuchRight, other) => other,
    })
}

fn without<T: PartialEq>(more: Vec<T>, known: &[T]) -> Vec<T> {
    more.into_iter().filter(|one| !known.contains(one)).collect()
}
