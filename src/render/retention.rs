//! Where records stand, as a person reads it.

use super::phrases::{list, moment, named};
use crate::retention::{ClosedPurpose, Disposition, Kept, RetentionCitation, Standing};

/// Where a record stands, a line a statement, labelled.
///
/// ```
/// use permitted::{DataCategory, Engine, Facts, LifeEvent, Policy, Purpose, Record, render};
/// use permitted::facts::Life;
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
///     .life(Life::new().event(LifeEvent::CONTRACT_ENDED, datetime!(2023-06-30 0:00 UTC)));
/// let standing = engine.standing(&record, &Facts::default(), datetime!(2025-06-01 0:00 UTC))?;
/// assert_eq!(
///     render::standing(&standing),
///     ["answer   keep until 2025-06-30, by PX-40", "usable   for payment"],
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn standing(standing: &Standing) -> Vec<String> {
    let answer = match &standing.disposition {
        Disposition::Keep { must, may } => match (must, may) {
            (Some(must), Some(may)) => {
                format!("must be kept {}; may be kept {}", kept(must), kept(may))
            }
            (Some(must), None) => format!("must be kept {}", kept(must)),
            (None, Some(may)) => format!("keep {}", kept(may)),
            (None, None) => "keep".to_owned(),
        },
        Disposition::Dispose { how, due_since, due_by, by: rule } => {
            let until =
                due_by.map_or_else(String::new, |by| format!(", to be done by {}", moment(by)));
            let rule = match rule {
                Some(_) => by(rule.as_ref()),
                None => " at the subject's request".to_owned(),
            };
            format!("{}, due since {}{until}{rule}", list(how, "or"), moment(*due_since))
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
    for ClosedPurpose { purpose, since, by: rule } in &standing.closed {
        let by = rule.as_ref().map_or_else(
            || "since its erasure was asked for".to_owned(),
            |rule| format!("by {}", named(&rule.clauses, rule.rule.id.as_str())),
        );
        lines.push(format!("closed   for {purpose} since {}, {by}", moment(*since)));
    }
    for (data, purpose) in &standing.without_maximum {
        lines.push(format!("finding  no maximum is set for {data} for {purpose}"));
    }
    lines
}

fn by(rule: Option<&RetentionCitation>) -> String {
    rule.map_or_else(String::new, |rule| {
        format!(", by {}", named(&rule.clauses, rule.rule.id.as_str()))
    })
}

fn kept(kept: &Kept) -> String {
    let until = kept
        .until
        .map_or_else(|| "without an end".to_owned(), |until| format!("until {}", moment(until)));
    format!("{until}{}", by(kept.by.as_ref()))
}
