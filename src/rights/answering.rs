//! From a request to its answer.

use super::answer::{Deadline, RightCitation, RightsAnswer};
use super::asked::Asked;
use super::checked_request::check_request;
use super::deadline;
use super::erasure;
use super::handed_over::{events, evidence, granted_scopes};
use super::outcome::{RightsFact, RightsOutcome};
use super::record_answer::RecordAnswer;
use super::request::RightsRequest;
use super::right_asked_for::{Given, RightAskedFor};
use super::share::{Share, joint};
use super::shares::Shares;
use super::working_days::WorkingDays;
use crate::engine::{Engine, Notice};
use crate::ids::{PolicyVersion, RuleId};
use crate::policy::{ClockStart, Fee, Owed, Right};
use crate::problem::InputError;
use crate::words::RightKind;
use std::collections::{BTreeMap, BTreeSet};

impl Engine {
    /// Answers a request by which a person exercises a right.
    ///
    /// The rights are those of all policies and limits in force when the request was received, each
    /// within the scope of its policy; a right that one gives is not taken away by another. Of several
    /// that the person has, the one most favourable to the person counts, with all of their
    /// obligations. A right that the person may have grants nothing, but binds as far as it restricts:
    /// of all of these the earliest deadline counts, no fee if any says so, and every check of
    /// identity. Exemptions and who may ask are looked at first, then what has to be shown. Where
    /// records are named, each is answered by itself, and an erasure is granted for those that the
    /// retention schedule lets go.
    ///
    /// # Errors
    /// All that is wrong with the request: unknown words, dates out of range or order, an
    /// objection of nobody; of records that are to be erased, what [`Engine::standing`] refuses.
    ///
    /// ```
    /// use permitted::{Engine, Evidence, EvidenceKind, Policy, RightsRequest, Subject};
    /// use permitted::RightKind;
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(
    ///     r#"
    ///     id = "plusnxt"
    ///     version = "2023-02"
    ///     from = 2023-02-01
    ///
    ///     [[right]]
    ///     clause = "PN-31"
    ///     right = "access"
    ///     verify = "identity-verified"
    ///     deadline = { period = "45 days", extension = "45 days" }
    ///     fee = "none"
    ///     "#,
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let request = RightsRequest::new(
    ///     RightKind::ACCESS,
    ///     Subject::new("c-1"),
    ///     datetime!(2026-02-01 0:00 UTC),
    /// );
    /// assert!(!engine.answer(&request)?.is_granted());
    /// let checked = Evidence::new(EvidenceKind::IDENTITY_VERIFIED, datetime!(2026-02-02 0:00 UTC));
    /// let request = request.evidence([checked]).at(datetime!(2026-02-03 0:00 UTC));
    /// assert!(engine.answer(&request)?.is_granted());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn answer(&self, request: &RightsRequest) -> Result<RightsAnswer, InputError> {
        let vocabulary = self.vocabulary();
        check_request(request, vocabulary)?;
        let asked = Asked::new(request, vocabulary);
        let given: Vec<Given<'_>> = self.rights_in_force(request.received_at).collect();
        let shares = Shares::new(&asked, &given);
        let mut outcome =
            joint(shares.all().map(|share| &share.outcome)).unwrap_or(RightsOutcome::NoSuchRight);
        let mut records: Vec<RecordAnswer> = request
            .records
            .iter()
            .map(|record| RecordAnswer {
                record: record.id.clone(),
                outcome: shares.of(record).outcome.clone(),
                disposition: None,
                erasure_requested: None,
            })
            .collect();
        if vocabulary.is_within(&request.right, &RightKind::ERASURE) {
            // Asked for in any case, so that what is wrong with a record never depends on the answer.
            erasure::dispose(self, request, &mut records)?;
            if outcome == RightsOutcome::Grant && !records.is_empty() {
                outcome = erasure::joint(&records).unwrap_or(outcome);
            }
        }
        let is_answered =
            !matches!(outcome, RightsOutcome::FirstDo { .. } | RightsOutcome::Undetermined { .. });
        let knows_lives = matches!(&outcome, RightsOutcome::Undetermined { needs } if needs.contains(&RightsFact::Life));
        records.retain(|_| is_answered || knows_lives);
        let granted: Vec<&Share<'_>> = match outcome {
            RightsOutcome::Grant if records.is_empty() => shares.all().collect(),
            RightsOutcome::Grant => shares.granted(request, &records),
            _ => Vec::new(),
        };
        let held = (!records.is_empty()).then(|| {
            let granted = request.records.iter().zip(&records).filter(|(_, it)| it.is_granted());
            granted.flat_map(|(record, _)| &record.data).collect::<BTreeSet<_>>()
        });
        let scopes = granted_scopes(vocabulary, &granted, held.as_ref());
        let deadline = earliest(request, &shares.whole.rights);
        let notices: BTreeSet<Notice> = match outcome {
            RightsOutcome::FirstDo { .. } => {
                shares.all().flat_map(|share| &share.notices).cloned().collect()
            }
            _ => BTreeSet::new(),
        };
        Ok(RightsAnswer {
            right: request.right.clone(),
            versions: self.versions_in_force(request.received_at).cloned().collect(),
            citations: citations(&given, &shares),
            deadline,
            obligations: obligations(request, &shares, &outcome, &records),
            fee: fee(request, &shares.whole.rights),
            unknown: unknown(request, &shares),
            notices: notices.into_iter().collect(),
            events: events(request, vocabulary, &scopes),
            evidence: evidence(request, vocabulary, &scopes, deadline),
            records,
            outcome,
        })
    }
}

/// Every right by policy and id, once for each way in which it bears on some record.
fn citations(given: &[Given<'_>], shares: &Shares<'_, '_>) -> Vec<RightCitation> {
    let mut places: BTreeMap<(&PolicyVersion, &RuleId), usize> = BTreeMap::new();
    let rights = given
        .iter()
        .flat_map(|(policy, given)| given.rights.iter().map(move |right| (*policy, right.id())));
    for (place, right) in rights.enumerate() {
        places.entry(right).or_insert(place);
    }
    let mut cited: BTreeMap<_, RightCitation> = BTreeMap::new();
    for citation in shares.all().flat_map(|share| share.citations()) {
        let place = places.get(&(&citation.policy, &citation.right)).copied();
        cited.insert((place, citation.effect, citation.clauses.clone()), citation);
    }
    cited.into_values().collect()
}

fn earliest(request: &RightsRequest, rights: &[RightAskedFor<'_>]) -> Option<Deadline> {
    let working = WorkingDays::new(&request.holidays);
    let due = |extended: bool| {
        rights
            .iter()
            .filter_map(|one| one.right.response_time())
            .map(|time| deadline::due(request, time, extended, &working))
            .min()
    };
    let (first, last) = (due(false)?, due(true)?);
    Some(if request.extended {
        Deadline { by: last, extendable_to: None }
    } else {
        Deadline { by: first, extendable_to: (last > first).then_some(last) }
    })
}

/// What is owed on a grant, on a refusal and on an extension, each only then: by the rights that the
/// person surely has.
fn obligations(
    request: &RightsRequest,
    shares: &Shares<'_, '_>,
    outcome: &RightsOutcome,
    records: &[RecordAnswer],
) -> Vec<Owed> {
    let granted = *outcome == RightsOutcome::Grant;
    let refused = matches!(outcome, RightsOutcome::Refuse { .. })
        || (granted && records.iter().any(|record| !record.is_granted()));
    let mut due = BTreeSet::new();
    let rights = shares.all().flat_map(|share| &share.rights).filter(|one| one.applies);
    for right in rights.map(|one| one.right) {
        let mut owe = |is_due: bool, owed: &[Owed]| {
            due.extend(owed.iter().filter(|_| is_due).cloned());
        };
        owe(granted, right.obligations());
        owe(refused, right.obligations_on_refusal());
        owe(request.extended, right.obligations_on_extension());
    }
    due.into_iter().collect()
}

fn fee(request: &RightsRequest, rights: &[RightAskedFor<'_>]) -> Fee {
    let fees = rights.iter().map(|one| one.right.charge.after(request.earlier));
    fees.min().unwrap_or_default()
}

/// The unknown facts that the answer depends on, its deadline and fee included.
fn unknown(request: &RightsRequest, shares: &Shares<'_, '_>) -> BTreeSet<RightsFact> {
    let mut unknown: BTreeSet<RightsFact> =
        shares.all().flat_map(|share| share.unknown()).collect();
    let some = |is: fn(&Right) -> bool| shares.whole.rights.iter().any(|one| is(one.right));
    let is_identified = |right: &Right| {
        right.response_time().is_some_and(|time| time.start() == ClockStart::Identified)
    };
    if request.identified_at.is_none() && some(is_identified) {
        unknown.insert(RightsFact::Identified);
    }
    if request.earlier.is_none() && some(|right| right.free_requests().is_some()) {
        unknown.insert(RightsFact::Earlier);
    }
    unknown
}
