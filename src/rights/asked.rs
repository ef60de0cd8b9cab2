//! A request whose words have been looked up, and what its evidence counts for.

use super::outcome::RightsFact;
use super::request::{Requester, RightsRequest};
use crate::engine::{CompletedYears, Truth};
use crate::facts::{Evidence, RecordedScope, Stated};
use crate::ids::{IdFault, Usable};
use crate::instant::{check_offset, check_stated, format_instant};
use crate::policy::{Condition, Naming};
use crate::problem::{InputError, ProblemKind, Problems};
use crate::words::{DataCategory, EvidenceKind, Facet, Place, SubjectKind, Vocabulary, Word};
use std::collections::BTreeSet;
use std::fmt::Display;
use time::OffsetDateTime;

/// How many pieces of evidence, holidays, purposes, … a request may state.
const MAX_STATED: usize = 4096;
/// How many records a request may be about.
const MAX_RECORDS: usize = 100_000;

/// A request without anything wrong in it, and the vocabulary that knows its words.
pub(super) struct Asked<'a> {
    pub(super) request: &'a RightsRequest,
    pub(super) vocabulary: &'a Vocabulary,
    data: BTreeSet<&'a DataCategory>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(
        request: &'a RightsRequest,
        vocabulary: &'a Vocabulary,
    ) -> Result<Self, InputError> {
        let problems = Problems::default();
        check(request, &Checker { vocabulary, problems: &problems });
        let problems = problems.into_vec();
        if !problems.is_empty() {
            return Err(InputError::new(problems));
        }
        let data: BTreeSet<&DataCategory> =
            request.records.iter().flat_map(|record| &record.data).collect();
        Ok(Self { request, vocabulary, data })
    }

    /// The same, asked about these categories alone.
    pub(super) fn about(&self, data: &BTreeSet<&'a DataCategory>) -> Self {
        Self { data: data.clone(), ..*self }
    }

    /// Whether the person lives in one of these places.
    pub(super) fn residence(&self, places: &[Place]) -> Truth {
        self.any_within(self.request.subject.residence.as_slice(), places)
    }

    /// Whether the person is one of these.
    pub(super) fn subject(&self, kinds: &[SubjectKind]) -> Truth {
        self.any_within(&self.request.subject.kinds, kinds)
    }

    /// Whether one of the words known, if any is, lies within one of the others.
    fn any_within<F: Facet>(&self, known: &[Stated<F>], words: &[Word<F>]) -> Truth {
        if known.is_empty() {
            return Truth::Unknown;
        }
        let mut any = Truth::False;
        for one in known {
            let value = self.within(&one.word, words);
            // What is meant exactly is nothing below it.
            let is_open = value == Truth::Unknown && !one.exactly;
            any = any.or(if is_open { value } else { Truth::from(value == Truth::True) });
        }
        any
    }

    /// Whether what a word means lies within the words, partly or unknown where it is broader.
    fn within<F: Facet>(&self, one: &Word<F>, words: &[Word<F>]) -> Truth {
        let meets = |word: &Word<F>| {
            let (one, word) = (self.vocabulary.find(one.any()), self.vocabulary.find(word.any()));
            one.zip(word).is_some_and(|(one, word)| self.vocabulary.overlap(F::KIND, one, word))
        };
        if words.iter().any(|word| self.vocabulary.is_within(one, word)) {
            Truth::True
        } else if words.iter().any(meets) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// The value of a condition on the person. Notes the unknown facts on which it depends.
    pub(super) fn test(&self, when: &Condition, unknown: &mut BTreeSet<RightsFact>) -> Truth {
        let mut read = BTreeSet::new();
        let value = match when {
            Condition::All(parts) => {
                parts.iter().fold(Truth::True, |all, part| all.and(self.test(part, &mut read)))
            }
            Condition::Any(parts) => {
                parts.iter().fold(Truth::False, |any, part| any.or(self.test(part, &mut read)))
            }
            Condition::Not(part) => !self.test(part, &mut read),
            Condition::Age { at_least, below } => {
                read.insert(RightsFact::Age);
                self.age(*at_least, *below)
            }
            Condition::Residence(places) => {
                read.insert(RightsFact::Residence);
                self.residence(places)
            }
            Condition::Subject(kinds) => {
                read.insert(RightsFact::Subject);
                self.subject(kinds)
            }
            Condition::Evidence { kinds, naming, .. } => {
                read.insert(RightsFact::Extent);
                self.exempting_evidence(kinds, naming)
            }
            // INVARIANT: other conditions are refused when a policy is loaded.
            _ => Truth::Unknown,
        };
        if value == Truth::Unknown {
            unknown.append(&mut read);
        }
        value
    }

    fn age(&self, at_least: Option<u8>, below: Option<u8>) -> Truth {
        let subject = &self.request.subject;
        match CompletedYears::at(subject.age, subject.offset, self.request.received_at) {
            Some(years) => years.within(at_least, below),
            None => Truth::Unknown,
        }
    }

    /// Evidence of these kinds, or below, that counts at the time of the answer.
    fn on_record(&self, kinds: &[EvidenceKind]) -> impl Iterator<Item = &'a Evidence> {
        let (request, vocabulary) = (self.request, self.vocabulary);
        request.evidence.iter().filter(move |evidence| {
            evidence.recorded_at <= request.at
                && evidence.expires_at.is_none_or(|end| request.at < end)
                && kinds.iter().any(|kind| vocabulary.is_within(&evidence.kind, kind))
        })
    }

    fn is_party_bound(&self, kind: &EvidenceKind) -> bool {
        self.vocabulary.find(kind.any()).is_none_or(|kind| self.vocabulary.is_party_bound(kind))
    }

    /// Whether evidence of these kinds stands against the request.
    fn exempting_evidence(&self, kinds: &[EvidenceKind], naming: &[Naming]) -> Truth {
        let mut any = Truth::False;
        for evidence in self.on_record(kinds) {
            let about_someone =
                evidence.very_party().is_some() || !self.is_party_bound(&evidence.kind);
            if about_someone && naming.iter().all(|facet| evidence.scope.names(*facet)) {
                any = any.or(self.covered(&evidence.scope));
            }
        }
        any
    }

    /// Whether a check of that kind has been made of the one who asks.
    pub(super) fn is_verified(&self, kind: &EvidenceKind) -> bool {
        let subject = &self.request.subject;
        self.on_record(std::slice::from_ref(kind)).any(|evidence| {
            let counts = match (evidence.very_party(), &self.request.by) {
                (Some(party), Requester::Agent(agent)) if self.is_party_bound(&evidence.kind) => {
                    party == agent
                }
                (Some(party), _) => {
                    !self.is_party_bound(&evidence.kind)
                        && subject.ids().any(|subject| subject.is_party(party))
                }
                (None, _) => !self.is_party_bound(&evidence.kind),
            };
            counts && self.covered(&evidence.scope) == Truth::True
        })
    }

    /// Whether evidence of that kind is on record for the agent who asks.
    pub(super) fn is_shown_by_agent(&self, kind: &EvidenceKind) -> bool {
        let Requester::Agent(agent) = &self.request.by else { return false };
        self.on_record(std::slice::from_ref(kind)).any(|evidence| {
            evidence.very_party() == Some(agent) && self.covered(&evidence.scope) == Truth::True
        })
    }

    /// Whether all that the request is about lies within a scope.
    fn covered(&self, scope: &RecordedScope) -> Truth {
        let request = self.request;
        self.all_within(self.data.iter().copied(), scope.data_categories())
            .and(self.all_within(&request.purposes, scope.purposes()))
            .and(self.all_within(&request.channels, scope.channels()))
            .and(self.all_within(&request.recipients, scope.recipients()))
            .and(self.all_within([], scope.places()))
    }

    /// A facet that the scope leaves open holds everything; one that the request leaves open may
    /// reach beyond what the scope names.
    fn all_within<'w, F: Facet>(
        &self,
        asked: impl IntoIterator<Item = &'w Word<F>>,
        named: impl Iterator<Item = &'w Word<F>>,
    ) -> Truth {
        let named: Vec<Word<F>> = named.cloned().collect();
        if named.is_empty() {
            return Truth::True;
        }
        let mut found: BTreeSet<Truth> = BTreeSet::new();
        found.extend(asked.into_iter().map(|word| self.within(word, &named)));
        match (found.pop_first(), found.is_empty()) {
            (Some(value), true) => value,
            _ => Truth::Unknown,
        }
    }
}

struct Checker<'a> {
    vocabulary: &'a Vocabulary,
    problems: &'a Problems,
}

fn check(request: &RightsRequest, checker: &Checker<'_>) {
    for (what, found, limit) in [
        ("pieces of evidence", request.evidence.len(), MAX_STATED),
        ("holidays", request.holidays.len(), MAX_STATED),
        ("purposes", request.purposes.len(), MAX_STATED),
        ("channels", request.channels.len(), MAX_STATED),
        ("recipients", request.recipients.len(), MAX_STATED),
        ("kinds of subject", request.subject.kinds.len(), MAX_STATED),
        ("ids of the subject", request.subject.other_ids.len(), MAX_STATED),
        ("records", request.records.len(), MAX_RECORDS),
    ] {
        if found > limit {
            checker.problems.note("", ProblemKind::TooLarge { what, found, limit });
        }
    }
    checker.instant("received", request.received_at);
    checker.instant("at", request.at);
    checker.in_order("at", request.received_at, request.at, false);
    if let Requester::Agent(agent) = &request.by
        && let Some(fault) = agent.fault()
    {
        checker.unusable("by: agent", "the agent's name", agent, fault);
    }
    let subject = &request.subject;
    for id in subject.ids() {
        if let Some(fault) = id.fault() {
            checker.unusable("subject: id", "the subject's id", id, fault);
        }
    }
    if subject.ids().next().is_none() && request.right.denies_uses() {
        let help = "say whose objection or withdrawal it is; it goes into the ledger";
        checker.problems.note("subject", ProblemKind::Missing { key: "id", help });
    }
    if let Some(Err(kind)) = subject.offset.map(check_offset) {
        checker.problems.note("subject: offset", kind);
    }
    checker.words("subject: kind", subject.kinds.iter().map(|kind| &kind.word));
    checker.words("subject: residence", subject.residence.iter().map(|place| &place.word));
    checker.words("purpose", &request.purposes);
    checker.words("channel", &request.channels);
    checker.words("recipient", &request.recipients);
    for (index, evidence) in request.evidence.iter().enumerate() {
        let path = format!("evidence[{index}]");
        checker.words(&format!("{path}: kind"), std::slice::from_ref(&evidence.kind));
        let scope = &evidence.scope;
        checker.words(&format!("{path}: data"), scope.data_categories());
        checker.words(&format!("{path}: purpose"), scope.purposes());
        checker.words(&format!("{path}: recipient"), scope.recipients());
        checker.words(&format!("{path}: channel"), scope.channels());
        checker.words(&format!("{path}: place"), scope.places());
        if let Some(party) = evidence.very_party()
            && let Some(fault) = party.fault()
        {
            checker.unusable(&format!("{path}: party"), "the party's name", party, fault);
        }
        checker.instant(&path, evidence.recorded_at);
        if let Some(end) = evidence.expires_at {
            checker.instant(&path, end);
            checker.in_order(&path, evidence.recorded_at, end, true);
        }
    }
    for (index, record) in request.records.iter().enumerate() {
        let path = format!("record[{index}]");
        checker.words(&format!("{path}: data"), &record.data);
        checker.words(&format!("{path}: purpose"), &record.purposes);
    }
}

impl Checker<'_> {
    fn words<'w, F: Facet>(&self, path: &str, words: impl IntoIterator<Item = &'w Word<F>>) {
        for word in words.into_iter().filter(|word| !self.vocabulary.contains(word)) {
            self.problems.unknown_word(path, self.vocabulary, F::KIND, word.as_str());
        }
    }

    fn instant(&self, path: &str, at: OffsetDateTime) {
        if let Err(kind) = check_stated(at) {
            self.problems.note(path, kind);
        }
    }

    fn in_order(&self, path: &str, from: OffsetDateTime, until: OffsetDateTime, strictly: bool) {
        if until < from || (strictly && until == from) {
            let (from, until) = (format_instant(from), format_instant(until));
            self.problems.note(path, ProblemKind::InvertedDates { from, until });
        }
    }

    fn unusable(&self, path: &str, what: &str, id: &impl Display, fault: IdFault) {
        self.problems.note(path, ProblemKind::unusable(what, id, fault));
    }
}
