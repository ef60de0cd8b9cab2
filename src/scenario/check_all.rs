//! Checking whole files of scenarios in a test.

use super::{Difference, Scenarios};
use crate::engine::Engine;
use crate::policy::rule_path;
use crate::problem::{InputError, ProblemKind, ProblemPart};
use std::fmt;

/// How many scenarios the text of [`Failures`] names.
const MAX_FAILURES_SHOWN: usize = 20;

/// Asks all questions of a scenario file, and says how many there are; or what is not as expected.
///
/// This is the whole of a test that keeps a policy and its scenarios together:
///
/// ```
/// use permitted::scenario::{Scenarios, check_all};
/// use permitted::{Engine, Policy};
///
/// const POLICY: &str = include_str!("../../examples/policies/plum-medical.toml");
/// const SCENARIOS: &str = include_str!("../../examples/policies/plum-medical.scenarios.toml");
///
/// // #[test]
/// fn the_notice_means_what_we_think() -> Result<(), Box<dyn std::error::Error>> {
///     let policy: Policy = toml::from_str(POLICY)?;
///     let scenarios: Scenarios = toml::from_str(SCENARIOS)?;
///     let asked = check_all(&Engine::new([policy])?, &scenarios)?;
///     assert!(asked > 100, "only {asked} questions");
///     Ok(())
/// }
/// # the_notice_means_what_we_think()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// To see the answers themselves, [prepare](Scenarios::prepare) the scenarios and check one by one.
///
/// # Errors
/// The scenarios that are answered otherwise than they expect, or what is wrong with the file, such as a
/// word that the policies do not have, or that nothing is asked in it.
pub fn check_all(engine: &Engine, scenarios: &Scenarios) -> Result<usize, Failures> {
    let prepared = scenarios.prepare(engine).map_err(Failures::unread)?;
    let mut asked = Asked::default();
    for one in &prepared {
        let name = rule_path("scenario", &one.scenario().name);
        asked.add(name, one.check(engine).differences);
    }
    for one in scenarios.records() {
        let checked = one.check(engine).map_err(Failures::unread)?;
        asked.add(rule_path("record", &one.name), checked.differences);
    }
    for one in scenarios.requests() {
        let checked = one.check(engine).map_err(Failures::unread)?;
        asked.add(rule_path("request", &one.name), checked.differences);
    }
    if asked.count == 0 {
        let help = "write a `[[scenario]]`, `[[record]]` or `[[request]]`";
        let empty = ProblemKind::empty("the list of scenarios", help);
        return Err(Failures::unread(InputError::of(ProblemPart::Scenario, empty)));
    }
    if asked.failed.is_empty() {
        return Ok(asked.count);
    }
    Err(Failures { asked: asked.count, failed: asked.failed, error: None })
}

#[derive(Default)]
struct Asked {
    count: usize,
    failed: Vec<FailedScenario>,
}

impl Asked {
    fn add(&mut self, name: String, differences: Vec<Difference>) {
        self.count = self.count.saturating_add(1);
        if !differences.is_empty() {
            self.failed.push(FailedScenario { name, differences });
        }
    }
}

/// What is not as a scenario file expects.
///
/// Its text names each scenario in a line, with what was expected and what came, the first 20 of them,
/// and counts all. `Debug` is the same text, so that a test that unwraps it, or returns it, reads well.
///
/// ```
/// use permitted::scenario::{Scenarios, check_all};
/// use permitted::{Engine, Policy};
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'billing'",
/// )?;
/// let scenarios: Scenarios = toml::from_str(
///     r#"
///     [defaults]
///     action = "use"
///     data = "postal-address"
///     at = 2026-03-01
///
///     [[scenario]]
///     name = "an invoice is sent"
///     purpose = "billing"
///     expect = { outcome = "permitted", clause = "3" }
///
///     [[scenario]]
///     name = "a leaflet is sent"
///     purpose = "own-marketing"
///     expect.outcome = "permitted"
///     "#,
/// )?;
/// let failures = check_all(&Engine::new([policy])?, &scenarios).unwrap_err();
/// assert_eq!(failures.failed()[0].name, "scenario `a leaflet is sent`");
/// assert_eq!(
///     failures.to_string(),
///     "1 of 2 scenarios is not as expected:\n  \
///      scenario `a leaflet is sent`: outcome: expected permitted, found not-permitted",
/// );
/// assert_eq!(format!("{failures:?}"), failures.to_string());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Failures {
    asked: usize,
    failed: Vec<FailedScenario>,
    error: Option<InputError>,
}

/// A scenario that is answered otherwise than it expects.
///
/// ```
/// use permitted::scenario::FailedScenario;
///
/// fn names(failed: &[FailedScenario]) -> Vec<&str> {
///     failed.iter().map(|one| one.name.as_str()).collect()
/// }
/// assert!(names(&[]).is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedScenario {
    /// What it is called in messages, such as ``scenario `a leaflet is sent` ``.
    pub name: String,
    /// In what the answer differs from what it expects.
    pub differences: Vec<Difference>,
}

impl fmt::Display for FailedScenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.name)?;
        for (place, difference) in self.differences.iter().enumerate() {
            let joint = if place == 0 { "" } else { "; " };
            write!(f, "{joint}{difference}")?;
        }
        Ok(())
    }
}

impl Failures {
    fn unread(error: InputError) -> Self {
        Self { asked: 0, failed: Vec::new(), error: Some(error) }
    }

    /// The scenarios that are not as expected, in the order of the file: uses, records, requests.
    #[must_use]
    pub fn failed(&self) -> &[FailedScenario] {
        &self.failed
    }

    /// How many questions were asked; none where the file does not fit the policies.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.asked
    }

    /// What is wrong with the file, if that is why nothing was asked.
    #[must_use]
    pub fn error(&self) -> Option<&InputError> {
        self.error.as_ref()
    }
}

impl fmt::Display for Failures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(error) = &self.error {
            f.write_str("the scenarios do not fit the policies:")?;
            error.problems().iter().try_for_each(|problem| write!(f, "\n  {problem}"))?;
            return if error.has_more() { f.write_str("\n  and more") } else { Ok(()) };
        }
        let count = self.failed.len();
        let are = if count == 1 { "is" } else { "are" };
        write!(f, "{count} of {} scenarios {are} not as expected:", self.asked)?;
        let shown = self.failed.iter().take(MAX_FAILURES_SHOWN);
        shown.into_iter().try_for_each(|one| write!(f, "\n  {one}"))?;
        match count.saturating_sub(MAX_FAILURES_SHOWN) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}

impl fmt::Debug for Failures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failures {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.error.as_ref().map(|error| error as _)
    }
}
