use super::{Difference, listed};
use crate::engine::Engine;
use crate::facts::{Facts, Record};
use crate::ids::Clause;
use crate::instant::format_in_utc;
use crate::policy::Disposal;
use crate::retention::{Disposition, Standing};
use crate::words::Purpose;
use time::OffsetDateTime;

/// A question about a stored record, and what is expected of the answer.
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
/// let scenario = &file.records()[0];
/// assert_eq!(scenario.name, "two years have passed");
/// assert!(scenario.check(&engine)?.differences.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordScenario {
    /// What the scenario shows; unique in its file.
    pub name: String,
    /// The record.
    pub record: Record,
    /// What is known of its subject, and on record.
    pub facts: Facts,
    /// The moment asked about.
    pub at: OffsetDateTime,
    /// What is expected of the answer.
    pub expected: ExpectedStanding,
}

/// What is expected of a record's standing. Only the disposition must be stated.
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
/// assert_eq!(file.records()[0].expected.standing, "dispose");
/// # let _ = engine;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExpectedStanding {
    /// `keep`, `dispose`, `held` or `undetermined`.
    pub standing: &'static str,
    /// Until when it is kept: as long as it may be, or must be where no rule says how long it may be.
    /// `None` within says without an end.
    pub until: Option<Option<OffsetDateTime>>,
    /// Until when it must be kept; `None` within says without an end.
    pub must_until: Option<Option<OffsetDateTime>>,
    /// Since when it is due.
    pub due_since: Option<OffsetDateTime>,
    /// By when it has to be disposed of.
    pub due_by: Option<OffsetDateTime>,
    /// In which ways it may be disposed of, exactly.
    pub how: Vec<Disposal>,
    /// Clauses that the answer must cite, among others.
    pub clauses: Vec<Clause>,
    /// The facts that it depends on, exactly, as answers name them.
    pub needs: Vec<String>,
    /// Purposes for which it must still be usable, among others.
    pub usable: Vec<Purpose>,
    /// Purposes for which it must not be usable any more, among others.
    pub closed: Vec<Purpose>,
    /// Purposes for which no rule sets a maximum for some of its data, among others.
    pub without_maximum: Vec<Purpose>,
}

pub(crate) const STANDINGS: [(&str, &str); 4] =
    [("keep", "keep"), ("dispose", "dispose"), ("held", "held"), ("undetermined", "undetermined")];

/// A record's standing, and in what it differs from what was expected.
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
/// let checked = file.records()[0].check(&engine)?;
/// assert_eq!(checked.standing.disposition.name(), "dispose");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckedRecord {
    /// The answer.
    pub standing: Standing,
    /// The differences; none if all is as expected.
    pub differences: Vec<Difference>,
}

impl RecordScenario {
    /// Asks the question, and compares.
    ///
    /// # Errors
    /// As [`Engine::standing`].
    pub fn check(&self, engine: &Engine) -> Result<CheckedRecord, crate::InputError> {
        let standing = engine.standing(&self.record, &self.facts, self.at)?;
        let differences = self.expected.differences(&standing);
        Ok(CheckedRecord { standing, differences })
    }
}

impl ExpectedStanding {
    fn differences(&self, standing: &Standing) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut differ = |what, expected: String, found: String| {
            if expected != found {
                differences.push(Difference { what, expected, found });
            }
        };
        let found = &standing.disposition;
        differ("standing", self.standing.to_owned(), found.name().to_owned());
        if let Some(expected) = self.until {
            let until = found.kept().map(|kept| kept.until);
            differ("until", written(expected), until.map_or("none".to_owned(), written));
        }
        if let Some(expected) = self.must_until {
            let must = match found {
                Disposition::Keep { must: Some(must), .. } => Some(must.until),
                _ => None,
            };
            differ("must-until", written(expected), must.map_or("none".to_owned(), written));
        }
        let (how, since, by) = match found {
            Disposition::Dispose { how, due_since, due_by, .. } => {
                (how.as_slice(), Some(*due_since), *due_by)
            }
            _ => (&[][..], None, None),
        };
        for (what, expected, found) in
            [("due-since", self.due_since, since), ("due-by", self.due_by, by)]
        {
            if let Some(expected) = expected {
                let found = found.map_or("none".to_owned(), format_in_utc);
                differ(what, format_in_utc(expected), found);
            }
        }
        if !self.how.is_empty() {
            differ("how", listed(&self.how), listed(how));
        }
        if !self.needs.is_empty() {
            let needs = match found {
                Disposition::Undetermined { needs } => needs.as_slice(),
                _ => &[],
            };
            differ("needs", listed(&self.needs), listed(needs));
        }
        let cited = cited(standing);
        for clause in self.clauses.iter().filter(|clause| !cited.contains(clause)) {
            differ("clause", listed([clause]), listed(&cited));
        }
        for purpose in self.usable.iter().filter(|purpose| !standing.usable.contains(purpose)) {
            differ("usable", purpose.to_string(), listed(&standing.usable));
        }
        let closed: Vec<&Purpose> = standing.closed.iter().map(|closed| &closed.purpose).collect();
        for purpose in self.closed.iter().filter(|purpose| !closed.contains(purpose)) {
            differ("closed", purpose.to_string(), listed(&closed));
        }
        let without: Vec<&Purpose> =
            standing.without_maximum.iter().map(|(_, purpose)| purpose).collect();
        for purpose in self.without_maximum.iter().filter(|purpose| !without.contains(purpose)) {
            differ("without-maximum", purpose.to_string(), listed(&without));
        }
        differences
    }
}

fn written(at: Option<OffsetDateTime>) -> String {
    at.map_or_else(|| "open".to_owned(), format_in_utc)
}

/// Every clause that a standing cites.
fn cited(standing: &Standing) -> Vec<&Clause> {
    let closed = standing.closed.iter().filter_map(|closed| closed.by.as_ref());
    let by = standing.disposition.rules().chain(closed);
    let mut clauses: Vec<&Clause> = by.flat_map(|by| &by.clauses).collect();
    clauses.sort();
    clauses.dedup();
    clauses
}
