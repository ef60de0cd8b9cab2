//! What is expected of the answer to a request, and in what an answer differs from it.

use super::{Difference, listed};
use crate::engine::Notice;
use crate::facts::{ConsentEvent, Evidence};
use crate::files::document::Node;
use crate::files::facts::{EVENT, EVIDENCE};
use crate::ids::{Clause, RecordId};
use crate::instant::format_in_utc;
use crate::policy::{Fee, Owed};
use crate::retention::Disposition;
use crate::rights::{RecordAnswer, RightsAnswer, RightsOutcome};
use crate::words::EvidenceKind;
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// What is expected of the answer to a request. Only the outcome must be stated.
///
/// ```
/// use permitted::Engine;
/// use permitted::scenario::Scenarios;
///
/// let policy: permitted::Policy = toml::from_str(
///     r#"
///     id = "plexuus"
///     version = "1"
///     from = 2020-01-01
///     [[retention]]
///     clause = "PX-40"
///     data = "financial"
///     purpose = "payment"
///     maximum = { period = "2 years", from = "contract-ended" }
///     [[right]]
///     clause = "PX-37"
///     right = "access"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let file: Scenarios = toml::from_str(
///     r#"
///     [[record]]
///     name = "two years have passed"
///     record = "account-17"
///     data = "bank-account"
///     purpose = "payment"
///     contract-ended = 2023-06-30
///     at = 2026-03-01
///     expect = { standing = "dispose", clause = "PX-40" }
///
///     [[request]]
///     name = "a client asks for a copy"
///     right = "access"
///     subject.id = "c-1"
///     received = 2026-02-20
///     at = 2026-03-01
///     expect = { answer = "grant", clause = "PX-37" }
///     "#,
/// )?;
/// assert_eq!(file.requests()[0].expected.answer, "grant");
/// # let _ = engine;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExpectedAnswer {
    /// `grant`, `may-refuse`, `refuse`, `first-do`, `no-such-right` or `undetermined`.
    pub answer: &'static str,
    /// Clauses that the answer must rest on, among others.
    pub clauses: Vec<Clause>,
    /// The obligations, exactly.
    pub obligations: Option<Vec<Owed>>,
    /// What has to be shown first, or is unknown, exactly.
    pub needs: Vec<String>,
    /// By when it has to be answered.
    pub deadline: Option<OffsetDateTime>,
    /// To when that can be extended.
    pub extendable_to: Option<OffsetDateTime>,
    /// What it may cost.
    pub fee: Option<Fee>,
    /// What the request comes to for records, among others.
    pub records: Vec<ExpectedRecord>,
    /// The unknown facts on which the answer depends, exactly.
    pub unknown: Option<Vec<String>>,
    /// The events handed over for the ledger, exactly.
    pub events: Option<Vec<ConsentEvent>>,
    /// The evidence handed over, exactly.
    pub evidence: Option<Vec<Evidence>>,
    /// Kinds of evidence on record of which the answer must say that it does not count, among others.
    pub uncounted: Vec<EvidenceKind>,
}

/// What a request is expected to come to for one record. What is left out may be as it will.
///
/// ```
/// use permitted::scenario::Scenarios;
///
/// let file: Scenarios = toml::from_str(
///     r#"
///     [[request]]
///     name = "the books are kept"
///     right = "erasure"
///     received = 2026-02-20
///     record = [{ record = "books", data = "invoices", purpose = "billing" }]
///     expect = { answer = "refuse", record = [{ record = "books", answer = "refuse", clause = "HGB-257" }] }
///     "#,
/// )?;
/// let expected = &file.requests()[0].expected.records[0];
/// assert_eq!(expected.answer, Some("refuse"));
/// assert_eq!(expected.clauses[0].as_str(), "HGB-257");
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExpectedRecord {
    /// The record.
    pub record: RecordId,
    /// `grant`, `may-refuse`, `refuse`, `no-such-right` or `undetermined`.
    pub answer: Option<&'static str>,
    /// For erasure: what becomes of the record, as of a `[[record]]` scenario.
    pub standing: Option<&'static str>,
    /// Clauses by which it is refused or kept, among others.
    pub clauses: Vec<Clause>,
    /// Since when its erasure counts as asked for.
    pub erasure_requested: Option<OffsetDateTime>,
}

pub(crate) const ANSWERS: [(&str, &str); 6] = [
    ("grant", "grant"),
    ("may-refuse", "may-refuse"),
    ("refuse", "refuse"),
    ("first-do", "first-do"),
    ("no-such-right", "no-such-right"),
    ("undetermined", "undetermined"),
];

impl ExpectedAnswer {
    pub(super) fn differences(&self, answer: &RightsAnswer) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut differ = |what, expected: String, found: String| {
            if expected != found {
                differences.push(Difference { what, expected, found });
            }
        };
        differ("answer", self.answer.to_owned(), answer.outcome.name().to_owned());
        let cited = answer.clauses();
        for clause in self.clauses.iter().filter(|clause| !cited.contains(clause)) {
            differ("clause", listed([clause]), listed(&cited));
        }
        if let Some(obligations) = &self.obligations {
            let expected: BTreeSet<&Owed> = obligations.iter().collect();
            let found: BTreeSet<&Owed> = answer.obligations.iter().collect();
            differ("obligation", listed(expected), listed(found));
        }
        if !self.needs.is_empty() {
            let expected: BTreeSet<&str> = self.needs.iter().map(String::as_str).collect();
            differ("needs", listed(expected), listed(needs(&answer.outcome)));
        }
        let written =
            |at: Option<OffsetDateTime>| at.map_or_else(|| "none".to_owned(), format_in_utc);
        if self.deadline.is_some() {
            let found = answer.deadline.map(|deadline| deadline.by);
            differ("deadline", written(self.deadline), written(found));
        }
        if self.extendable_to.is_some() {
            let found = answer.deadline.and_then(|deadline| deadline.extendable_to);
            differ("extendable-to", written(self.extendable_to), written(found));
        }
        if let Some(fee) = self.fee {
            differ("fee", fee.name().to_owned(), answer.fee.name().to_owned());
        }
        for expected in &self.records {
            let record = &expected.record;
            let found = answer.records.iter().find(|other| other.record == *record);
            let of = |what: &str| format!("{record}: {what}");
            if let Some(answer) = expected.answer {
                let found = found.map_or("none", |found| found.outcome.name());
                differ("record", of(answer), of(found));
            }
            if let Some(standing) = expected.standing {
                let disposition = found.and_then(|found| found.disposition.as_ref());
                differ("record", of(standing), of(disposition.map_or("none", Disposition::name)));
            }
            let cited: Vec<&Clause> = found.into_iter().flat_map(RecordAnswer::clauses).collect();
            for clause in expected.clauses.iter().filter(|clause| !cited.contains(clause)) {
                differ("record clause", of(&listed([clause])), of(&listed(&cited)));
            }
            if expected.erasure_requested.is_some() {
                let found = found.and_then(|found| found.erasure_requested);
                differ("erasure-requested", written(expected.erasure_requested), written(found));
            }
        }
        if let Some(expected) = &self.unknown {
            let expected: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
            let found: BTreeSet<&str> = answer.unknown.iter().map(|fact| fact.name()).collect();
            differ("unknown", listed(expected), listed(found));
        }
        if let Some(expected) = &self.events {
            let lines = |events: &[ConsentEvent]| {
                handed_over(events.iter().map(|event| EVENT.write(event)))
            };
            differ("event", lines(expected), lines(&answer.events));
        }
        if let Some(expected) = &self.evidence {
            let lines = |evidence: &[Evidence]| {
                handed_over(evidence.iter().map(|evidence| EVIDENCE.write(evidence)))
            };
            differ("evidence", lines(expected), lines(&answer.evidence));
        }
        let uncounted: Vec<&EvidenceKind> = answer
            .notices
            .iter()
            .filter_map(|notice| match notice {
                Notice::EvidenceDoesNotCount { kind, .. } => Some(kind),
                _ => None,
            })
            .collect();
        for kind in self.uncounted.iter().filter(|kind| !uncounted.contains(kind)) {
            differ("uncounted", kind.to_string(), listed(&uncounted));
        }
        differences
    }
}

fn needs(outcome: &RightsOutcome) -> BTreeSet<String> {
    match outcome {
        RightsOutcome::FirstDo { needs } => needs.iter().map(ToString::to_string).collect(),
        RightsOutcome::Undetermined { needs } => needs.iter().map(ToString::to_string).collect(),
        _ => BTreeSet::new(),
    }
}

/// What is handed over, each piece in a line, in an order of its own.
fn handed_over(pieces: impl Iterator<Item = Node>) -> String {
    let lines: BTreeSet<String> = pieces.map(|piece| in_a_line(&piece)).collect();
    listed(lines)
}

fn in_a_line(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::List(nodes) => {
            let items: Vec<String> = nodes.iter().map(in_a_line).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Table(entries) => {
            let entries = entries.iter().map(|(key, node)| format!("{key} = {}", in_a_line(node)));
            entries.collect::<Vec<_>>().join(", ")
        }
        other => other.described(),
    }
}
