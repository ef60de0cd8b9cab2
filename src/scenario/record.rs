use super::{Difference, listed};
use crate::engine::Engine;
use crate::facts::Record;
use crate::ids::Clause;
use crate::instant::format_in_utc;
use crate::policy::{Anchor, Disposal};
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
    /// Until when it is kept; `None` within says without an end.
    pub until: Option<Option<OffsetDateTime>>,
    /// Since when it is due.
    pub due_since: Option<OffsetDateTime>,
    /// In which way it is to be disposed of.
    pub how: Option<Disposal>,
    /// Clauses that the answer must cite, among others.
    pub clauses: Vec<Clause>,
    /// The events that it depends on, exactly.
    pub needs: Vec<Anchor>,
    /// Purposes for which it must still be usable, among others.
    pub usable: Vec<Purpose>,
    /// Purposes for which it must not be usable any more, among others.
    pub closed: Vec<Purpose>,
    /// Purposes for which no rule sets a maximum for some of its data, among others.
    pub unruled: Vec<Purpose>,
}

pub(crate) const STANDINGS: [(&str, &str); 4] =
    [("keep", "keep"), ("dispose", "dispose"), ("held", "held"), ("undetermined", "undetermined")];

/// The name that scenario files give to a disposition.
#[must_use]
pub fn standing_name(disposition: &Disposition) -> &'static str {
    match disposition {
        Disposition::Keep { .. } => "keep",
        Disposition::Dispose { .. } => "dispose",
        Disposition::Held { .. } => "held",
        Disposition::Undetermined { .. } => "undetermined",
    }
}

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
/// assert_eq!(permitted::scenario::standing_name(&checked.standing.disposition), "dispose");
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
        let standing = engine.standing(&self.record, self.at)?;
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
        differ("standing", self.standing.to_owned(), standing_name(found).to_owned());
        let written =
            |at: Option<OffsetDateTime>| at.map_or_else(|| "open".to_owned(), format_in_utc);
        let (until, since, how, needs) = match found {
            Disposition::Keep { until, .. } => (Some(*until), None, None, Vec::new()),
            Disposition::Dispose { how, due_since, .. } => {
                (None, Some(*due_since), Some(*how), Vec::new())
            }
            Disposition::Held { .. } => (None, None, None, Vec::new()),
            Disposition::Undetermined { needs } => (None, None, None, needs.clone()),
        };
        if let Some(expected) = self.until {
            differ("until", written(expected), until.map_or("none".to_owned(), written));
        }
        if let Some(expected) = self.due_since {
            let found = since.map_or("none".to_owned(), format_in_utc);
            differ("due-since", format_in_utc(expected), found);
        }
        if let Some(expected) = self.how {
            let found = how.map_or("none", Disposal::name);
            differ("how", expected.name().to_owned(), found.to_owned());
        }
        if !self.needs.is_empty() {
            differ("needs", listed(&self.needs), listed(&needs));
        }
        let cited = cited(standing);
        for clause in self.clauses.iter().filter(|clause| !cited.contains(clause)) {
            differ("clause", listed([clause]), listed(&cited));
        }
        for purpose in self.usable.iter().filter(|purpose| !standing.usable.contains(purpose)) {
            differ("usable", purpose.to_string(), listed(&standing.usable));
        }
        let closed: Vec<&Purpose> = standing.closed.iter().map(|(purpose, ..)| purpose).collect();
        for purpose in self.closed.iter().filter(|purpose| !closed.contains(purpose)) {
            differ("closed", purpose.to_string(), listed(&closed));
        }
        let unruled: Vec<&Purpose> = standing.unruled.iter().map(|(_, purpose)| purpose).collect();
        for purpose in self.unruled.iter().filter(|purpose| !unruled.contains(purpose)) {
            differ("unruled", purpose.to_string(), listed(&unruled));
        }
        differences
    }
}

/// Every clause that a standing cites.
fn cited(standing: &Standing) -> Vec<&Clause> {
    let by = match &standing.disposition {
        Disposition::Keep { by, .. } | Disposition::Dispose { by, .. } => by.as_ref(),
        _ => None,
    };
    let closed = standing.closed.iter().filter_map(|(.., by)| by.as_ref());
    let mut clauses: Vec<&Clause> =
        by.into_iter().chain(closed).flat_map(|by| &by.clauses).collect();
    clauses.sort();
    clauses.dedup();
    clauses
}
