//! What can be wrong with a request.

use super::request::{Requester, RightsRequest};
use crate::engine::{CheckedBy, Engine};
use crate::facts::Evidence;
use crate::ids::{IdFault, Usable};
use crate::instant::{check_offset, check_stated, format_instant};
use crate::policy::denies_uses;
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use crate::words::{Facet, RightKind, Vocabulary, Word};
use std::fmt::Display;
use time::OffsetDateTime;

/// How many pieces of evidence, holidays, purposes, … a request may state.
const MAX_STATED: usize = 4096;
/// How many records a request may be about.
const MAX_RECORDS: usize = 100_000;

/// All that is wrong with a request.
pub(super) fn check_request(
    request: &RightsRequest,
    vocabulary: &Vocabulary,
) -> Result<(), InputError> {
    let problems = Problems::of(ProblemPart::Request);
    check(request, &Checker { vocabulary, problems: &problems });
    let problems = problems.into_vec();
    if problems.is_empty() { Ok(()) } else { Err(InputError::new(problems)) }
}

impl CheckedBy for RightsRequest {
    fn check_by(&self, engine: &Engine) -> Result<(), InputError> {
        check_request(self, engine.vocabulary())
    }
}

/// Whether what is granted goes into the consent ledger, which is somebody's.
fn leaves_events(words: &Vocabulary, right: &RightKind) -> bool {
    denies_uses(words, right) || words.is_within(right, &RightKind::RESTRICTION)
}

struct Checker<'a> {
    vocabulary: &'a Vocabulary,
    problems: &'a Problems,
}

fn check(request: &RightsRequest, checker: &Checker<'_>) {
    for (what, found, limit) in [
        ("pieces of evidence", request.evidence.len(), MAX_STATED),
        ("holidays", request.holidays.len(), MAX_STATED),
        ("stops", request.stopped.len(), MAX_STATED),
        ("categories of data", request.data.len(), MAX_STATED),
        ("purposes", request.purposes.len(), MAX_STATED),
        ("channels", request.channels.len(), MAX_STATED),
        ("recipients", request.recipients.len(), MAX_STATED),
        ("kinds of subject", request.subject.kinds.len(), MAX_STATED),
        ("ids of the subject", request.subject.other_ids.len(), MAX_STATED),
        ("records", request.records.len(), MAX_RECORDS),
    ] {
        if found > limit {
            checker.problems.note("", ProblemKind::too_large(what, found, limit));
        }
    }
    checker.instant("received", request.received_at);
    checker.instant("at", request.at);
    checker.in_order("at", request.received_at, request.at, false);
    if let Some(at) = request.identified_at {
        checker.instant("identified", at);
    }
    for (index, stop) in request.stopped.iter().enumerate() {
        let path = format!("stopped[{index}]");
        checker.instant(&path, stop.from);
        if let Some(until) = stop.until {
            checker.instant(&path, until);
            checker.in_order(&path, stop.from, until, false);
        }
    }
    let named = match &request.by {
        Requester::Subject => None,
        Requester::Agent(agent) => Some(("by: agent", "the agent's name", agent)),
        Requester::Parent(parent) => {
            parent.as_ref().map(|parent| ("by: parent", "the parent's name", parent))
        }
    };
    let to = request.to.as_ref().map(|to| ("to", "the party's name", to));
    for (path, what, party) in named.into_iter().chain(to) {
        if let Some(fault) = party.fault() {
            checker.unusable(path, what, party, fault);
        }
    }
    checker.problems.within(ProblemPart::Subject, || check_subject(request, checker));
    checker.words("right", [&request.right]);
    checker.words("data", &request.data);
    if !request.data.is_empty() && !request.records.is_empty() {
        let what = "the records say which data is asked about".to_owned();
        let help = "drop `data`, or the records";
        checker.problems.note("data", ProblemKind::inconsistent(what, help));
    }
    checker.words("purpose", &request.purposes);
    checker.words("channel", &request.channels);
    checker.words("recipient", &request.recipients);
    checker.problems.within(ProblemPart::Evidence, || check_evidence(&request.evidence, checker));
    for (index, record) in request.records.iter().enumerate() {
        let path = format!("record[{index}]");
        checker.problems.within(ProblemPart::Record, || {
            checker.words(&format!("{path}: data"), &record.data);
            checker.words(&format!("{path}: purpose"), &record.purposes);
        });
    }
}

fn check_subject(request: &RightsRequest, checker: &Checker<'_>) {
    let subject = &request.subject;
    for id in subject.ids() {
        if let Some(fault) = id.fault() {
            checker.unusable("subject: id", "the subject's id", id, fault);
        }
    }
    if subject.ids().next().is_none() && leaves_events(checker.vocabulary, &request.right) {
        let help = "say whose objection, withdrawal or restriction it is; it goes into the ledger";
        checker.problems.note("subject", ProblemKind::missing("id", help));
    }
    if let Some(Err(kind)) = subject.offset.map(check_offset) {
        checker.problems.note("subject: offset", kind);
    }
    checker.words("subject: kind", subject.kinds.iter().map(|kind| &kind.word));
    checker.words("subject: residence", subject.residence.iter().map(|place| &place.word));
}

fn check_evidence(all: &[Evidence], checker: &Checker<'_>) {
    for (index, evidence) in all.iter().enumerate() {
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
