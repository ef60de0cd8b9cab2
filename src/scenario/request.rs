use super::Difference;
use super::expected_answer::ExpectedAnswer;
use crate::engine::Engine;
use crate::rights::{RightsAnswer, RightsRequest};

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
