//! From a request to its answer.

use super::answer::{Deadline, RightCitation, RightsAnswer};
use super::asked::Asked;
use super::deadline;
use super::erasure;
use super::outcome::{Refusal, RightsFact, RightsOutcome};
use super::record_answer::RecordAnswer;
use super::request::{Requester, RightsRequest};
use super::right_asked_for::{RightAskedFor, Verdict};
use crate::engine::Engine;
use crate::facts::{ConsentEvent, ConsentEventKind, Giver, Record};
use crate::ids::PolicyVersion;
use crate::policy::{Fee, GiverKind, Owed, Right, RightKind};
use crate::problem::InputError;
use crate::words::{DataCategory, Obligation, Party, Vocabulary};
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

impl Engine {
    /// Answers a request by which a person exercises a right.
    ///
    /// The rights are those of all policies and limits in force when the request was received; a
    /// right that one gives is not taken away by another. Of several that the person has, the one
    /// most favourable to the person counts; the earliest of their deadlines, all of their
    /// obligations, and no fee if any says so. Exemptions are looked at first, then whether an
    /// agent is admitted, then what has to be shown.
    ///
    /// # Errors
    /// All that is wrong with the request: unknown words, dates out of range or order, an
    /// objection of nobody.
    ///
    /// ```
    /// use permitted::{Engine, Evidence, EvidenceKind, Policy, RightsRequest, Subject};
    /// use permitted::policy::RightKind;
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
    ///     RightKind::Access,
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
        let asked = Asked::new(request, self.vocabulary())?;
        let rights: Vec<(&PolicyVersion, &Right)> =
            self.rights_in_force(request.received_at).collect();
        let whole = Share::new(&asked, &rights);
        let shares = if request.right == RightKind::Erasure && whole.depends_on_extent() {
            by_record(&asked, &rights)
        } else {
            BTreeMap::new()
        };
        let joint = joint(shares.values().map(|share| &share.outcome));
        let outcome = joint.unwrap_or_else(|| whole.outcome.clone());
        let granted = matches!(outcome, RightsOutcome::Grant);
        let mut records = Vec::new();
        if request.right == RightKind::Erasure {
            // Asked for in any case, so that what is wrong with a record never depends on the answer.
            records = erasure::erasures(self, request, |record| {
                match &shares.get(&held_in(record))?.outcome {
                    RightsOutcome::Refuse { because } => Some(because.as_slice()),
                    _ => None,
                }
            })?;
            records.retain(|_| granted);
        }
        let counting = counting(&whole.entries, &outcome);
        let citations = if shares.is_empty() {
            counting.iter().map(|entry| cited(entry)).collect()
        } else {
            cited_by_record(&rights, shares.values())
        };
        Ok(RightsAnswer {
            right: request.right,
            citations,
            deadline: earliest(request, &counting),
            obligations: obligations(&counting, &outcome, &records, self.vocabulary()),
            fee: fee(&counting),
            events: if granted { ledger_events(request) } else { Vec::new() },
            records,
            outcome,
        })
    }
}

/// The answer to a request, or to what it asks about records of one content.
struct Share<'a> {
    entries: Vec<RightAskedFor<'a>>,
    outcome: RightsOutcome,
}

impl<'a> Share<'a> {
    fn new(asked: &Asked<'_>, rights: &[(&'a PolicyVersion, &'a Right)]) -> Self {
        let entries: Vec<RightAskedFor<'a>> = rights
            .iter()
            .filter_map(|(policy, right)| RightAskedFor::new(asked, policy, right))
            .collect();
        let outcome = outcome(&entries);
        Self { entries, outcome }
    }

    fn depends_on_extent(&self) -> bool {
        matches!(&self.outcome, RightsOutcome::Undetermined { needs } if needs.contains(&RightsFact::Extent))
    }
}

/// An exemption may cover some of the records alone: each is asked about by itself then, those
/// that hold the same in one.
fn by_record<'r, 'a>(
    asked: &Asked<'r>,
    rights: &[(&'a PolicyVersion, &'a Right)],
) -> BTreeMap<BTreeSet<&'r DataCategory>, Share<'a>> {
    let mut shares = BTreeMap::new();
    for record in &asked.request.records {
        let entry = shares.entry(held_in(record));
        if let Entry::Vacant(entry) = entry {
            let share = Share::new(&asked.about(entry.key()), rights);
            entry.insert(share);
        }
    }
    shares
}

fn held_in(record: &Record) -> BTreeSet<&DataCategory> {
    record.data.iter().collect()
}

/// What answers for single records come to: what is open for one is open, then what has to be
/// shown for one; it is granted if one is erased. `None` if there are no such answers.
fn joint<'o>(outcomes: impl Iterator<Item = &'o RightsOutcome>) -> Option<RightsOutcome> {
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

/// Every right by policy and id, once for each way in which it bears on some record.
fn cited_by_record<'s, 'a: 's>(
    rights: &[(&'a PolicyVersion, &'a Right)],
    shares: impl Iterator<Item = &'s Share<'a>>,
) -> Vec<RightCitation> {
    let mut citations: Vec<RightCitation> = Vec::new();
    for share in shares {
        for entry in counting(&share.entries, &share.outcome) {
            let citation = cited(entry);
            if !citations.contains(&citation) {
                citations.push(citation);
            }
        }
    }
    citations.sort_by_key(|one| {
        let same = |(policy, right): &(&PolicyVersion, &Right)| {
            **policy == one.policy && *right.id() == one.right
        };
        (rights.iter().position(same), one.effect, one.clauses.clone())
    });
    citations
}

fn outcome(entries: &[RightAskedFor<'_>]) -> RightsOutcome {
    let sure = || entries.iter().filter(|entry| entry.applies);
    if sure().any(|entry| matches!(entry.verdict, Verdict::Grant)) {
        return RightsOutcome::Grant;
    }
    let needs = sure().filter_map(|entry| match &entry.verdict {
        Verdict::FirstDo(needs) => Some(needs),
        _ => None,
    });
    if let Some(fewest) = needs.min_by_key(|needs| needs.len()) {
        return RightsOutcome::FirstDo { needs: fewest.clone() };
    }
    let because: Vec<Refusal> = sure()
        .filter_map(|entry| match &entry.verdict {
            Verdict::Refuse(because) => Some(because),
            _ => None,
        })
        .flatten()
        .cloned()
        .collect();
    let open = entries.iter().any(RightAskedFor::may_help);
    if open || (because.is_empty() && !entries.is_empty()) {
        let open = entries.iter().filter(|entry| !open || entry.may_help());
        let needs = open.flat_map(|entry| &entry.unknown).copied().collect();
        RightsOutcome::Undetermined { needs }
    } else if because.is_empty() {
        RightsOutcome::NoSuchRight
    } else {
        RightsOutcome::Refuse { because }
    }
}

/// The rights that count: those that the person surely has; while that is open, all.
fn counting<'e, 'a>(
    entries: &'e [RightAskedFor<'a>],
    outcome: &RightsOutcome,
) -> Vec<&'e RightAskedFor<'a>> {
    let open = matches!(outcome, RightsOutcome::Undetermined { .. });
    entries.iter().filter(|entry| open || entry.applies).collect()
}

fn cited(entry: &RightAskedFor<'_>) -> RightCitation {
    RightCitation {
        policy: entry.policy.clone(),
        right: entry.right.id().clone(),
        effect: entry.effect(),
        clauses: entry.clauses(),
    }
}

fn earliest(request: &RightsRequest, entries: &[&RightAskedFor<'_>]) -> Option<Deadline> {
    let holidays = request.holidays.iter().copied().collect();
    let due = |extended: bool| {
        entries
            .iter()
            .filter_map(|entry| entry.right.response_time())
            .map(|time| deadline::due(request.received_at, time, extended, &holidays))
            .min()
    };
    let (first, last) = (due(false)?, due(true)?);
    Some(if request.extended {
        Deadline { by: last, extendable_to: None }
    } else {
        Deadline { by: first, extendable_to: (last > first).then_some(last) }
    })
}

fn obligations(
    entries: &[&RightAskedFor<'_>],
    outcome: &RightsOutcome,
    records: &[RecordAnswer],
    vocabulary: &Vocabulary,
) -> Vec<Owed> {
    let is = |obligation: &Obligation, kinds: &[Obligation]| {
        kinds.iter().any(|kind| vocabulary.is_within(obligation, kind))
    };
    let refused = match outcome {
        RightsOutcome::Refuse { .. } => true,
        RightsOutcome::Grant => records.iter().any(RecordAnswer::is_refused),
        _ => false,
    };
    let is_due = |obligation: &Obligation| match outcome {
        _ if is(obligation, &[Obligation::INFORM_OF_REFUSAL]) => refused,
        RightsOutcome::Undetermined { .. } => false,
        // Recipients are told of what was done, and nothing was.
        RightsOutcome::Refuse { .. } if is(obligation, &[Obligation::NOTIFY_RECIPIENTS]) => false,
        RightsOutcome::Refuse { .. } => {
            is(obligation, &[Obligation::NOTIFY, Obligation::LOG, Obligation::NO_RETALIATION])
        }
        _ => true,
    };
    let owed = entries.iter().flat_map(|entry| entry.right.obligations());
    let due: BTreeSet<Owed> = owed.filter_map(|owed| owed.only(is_due)).collect();
    due.into_iter().collect()
}

fn fee(entries: &[&RightAskedFor<'_>]) -> Fee {
    let says = |fee: Fee| entries.iter().any(|entry| entry.right.cost() == fee);
    if says(Fee::None) {
        Fee::None
    } else if says(Fee::Allowed) {
        Fee::Allowed
    } else {
        Fee::NotSaid
    }
}

/// What an objection, an opt-out or a withdrawal leaves in the ledger, as of its receipt.
fn ledger_events(request: &RightsRequest) -> Vec<ConsentEvent> {
    let kind = match request.right {
        RightKind::Objection | RightKind::OptOutOfSale => ConsentEventKind::Objected,
        RightKind::Withdrawal => ConsentEventKind::Withdrawn,
        _ => return Vec::new(),
    };
    let giver = match &request.by {
        Requester::Subject => Giver::default(),
        Requester::Agent(agent) => Giver::named(GiverKind::Agent, agent.clone()),
        Requester::Parent => Giver::from(GiverKind::Parent),
    };
    let mut recipients = request.recipients.clone();
    if request.right == RightKind::OptOutOfSale && recipients.is_empty() {
        // A sale always has one, and other uses are not what the person objects to.
        recipients.push(Party::THIRD_PARTY);
    }
    // INVARIANT: such a request without a subject was refused before.
    let subject = request.subject.ids().next().cloned();
    let event = subject.map(|subject| {
        ConsentEvent::new(kind, subject, request.received_at)
            .purpose(request.purposes.iter().cloned())
            .channel(request.channels.iter().cloned())
            .recipient(recipients)
            .given_by(giver)
    });
    event.into_iter().collect()
}
