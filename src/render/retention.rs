//! Where records stand, as a person reads it.

use super::phrases::{list, moment, named};
use crate::retention::{Disposition, RetentionCitation, Standing};

/// Where a record stands, a line a statement, labelled.
///
/// ```
/// use permitted::{DataCategory, Engine, Policy, Purpose, Record, render};
/// use permitted::facts::Life;
/// use permitted::policy::Anchor;
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     r#"
///     id = "plexuus"
///     version = "1"
///     from = 2020-01-01
///
///     [[retention]]
///     clause = "PX-40"
///     data = "financial"
///     purpose = "payment"
///     maximum = { period = "2 years", from = "contract-ended" }
///     then = "erase"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let record = Record::new("account-17")
///     .data(DataCategory::BANK_ACCOUNT)
///     .purpose(Purpose::PAYMENT)
///     .life(Life::new().anchor(Anchor::ContractEnded, datetime!(2023-06-30 0:00 UTC)));
/// let standing = engine.standing(&record, datetime!(2025-06-01 0:00 UTC))?;
/// assert_eq!(
///     render::standing(&standing),
///     ["answer   keep until 2025-06-30, by PX-40", "usable   for payment"],
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn standing(standing: &Standing) -> Vec<String> {
    let by = |by: &Option<RetentionCitation>| {
        by.as_ref().map_or_else(String::new, |by| {
            format!(", by {}", named(&by.clauses, by.rule.id.as_str()))
        })
    };
    let answer = match &standing.disposition {
        Disposition::Keep { until: Some(until), by: rule } => {
            format!("keep until {}{}", moment(*until), by(rule))
        }
        Disposition::Keep { until: None, by: rule } => format!("keep, without an end{}", by(rule)),
        Disposition::Dispose { how, due_since, by: None } => {
            format!("{}, due since {} at the subject's request", how.name(), moment(*due_since))
        }
        Disposition::Dispose { how, due_since, by: rule } => {
            format!("{}, due since {}{}", how.name(), moment(*due_since), by(rule))
        }
        Disposition::Held { by } => format!("held by {}", list(by, "and")),
        Disposition::Undetermined { needs } => {
            format!("undetermined: depends on {}", list(needs, "and"))
        }
    };
    let mut lines = vec![format!("answer   {answer}")];
    if !standing.usable.is_empty() {
        lines.push(format!("usable   for {}", list(&standing.usable, "and")));
    }
    for (purpose, since, rule) in &standing.closed {
        let by = rule.as_ref().map_or_else(
            || "since its erasure was asked for".to_owned(),
            |rule| format!("by {}", named(&rule.clauses, rule.rule.id.as_str())),
        );
        lines.push(format!("closed   for {purpose} since {}, {by}", moment(*since)));
    }
    for (data, purpose) in &standing.unruled {
        lines.push(format!("finding  no retention rule for {data} for {purpose}"));
    }
    lines
}
