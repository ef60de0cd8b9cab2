use super::{Difference, listed};
use crate::engine::Engine;
use crate::ids::{Clause, RecordId};
use crate::instant::format_in_utc;
use crate::policy::{Fee, Owed};
use crate::rights::{RightsAnswer, RightsOutcome, RightsRequest};
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// A person's request for a right, and what is expected of the answer.
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
/// let scenario = &file.requests()[0];
/// assert_eq!(scenario.name, "a client asks for a copy");
/// assert!(scenario.check(&engine)?.differences.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestScenario {
    /// What the scenario shows; unique in its file.
    pub name: String,
    /// The request.
    pub request: RightsRequest,
    /// What is expected of the answer.
    pub expected: ExpectedAnswer,
}

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
    /// `grant`, `refuse`, `first-do`, `no-such-right` or `undetermined`.
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
    /// What becomes of records, among others.
    pub records: Vec<(RecordId, &'static str)>,
}

pub(crate) const ANSWERS: [(&str, &str); 5] = [
    ("grant", "grant"),
    ("refuse", "refuse"),
    ("first-do", "first-do"),
    ("no-such-right", "no-such-right"),
    ("undetermined", "undetermined"),
];

/// An answer to a request, and in what it differs from what was expected.
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
/// assert!(file.requests()[0].check(&engine)?.answer.is_granted());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckedRequest {
    /// The answer.
    pub answer: RightsAnswer,
    /// The differences; none if all is as expected.
    pub differences: Vec<Difference>,
}

impl RequestScenario {
    /// Asks the question, and compares.
    ///
    /// # Errors
    /// As [`Engine::answer`].
    pub fn check(&self, engine: &Engine) -> Result<CheckedRequest, crate::InputError> {
        let answer = engine.answer(&self.request)?;
        let differences = self.expected.differences(&answer);
        Ok(CheckedRequest { answer, differences })
    }
}

impl ExpectedAnswer {
    fn differences(&self, answer: &RightsAnswer) -> Vec<Difference> {
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
        for (record, standing) in &self.records {
            let found = answer.records.iter().find(|other| other.record == *record);
            let found = found.map_or("none", |other| other.disposition.name());
            differ("record", format!("{record}: {standing}"), format!("{record}: {found}"));
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
