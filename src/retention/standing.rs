//! Where stored records stand.

use crate::engine::RuleRef;
use crate::ids::Clause;
use crate::instant::format_in_utc;
use crate::policy::{Anchor, Disposal};
use crate::words::{DataCategory, Purpose};
use serde::{Serialize, Serializer};
use time::OffsetDateTime;

/// A retention rule that is cited, with its clauses.
///
/// ```
/// use permitted::{DataCategory, Engine, Policy, Purpose, Record};
/// use permitted::facts::Life;
/// use permitted::policy::Anchor;
/// use permitted::retention::Disposition;
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
/// let Disposition::Keep { by: Some(by), .. } = standing.disposition else { panic!("it is kept") };
/// assert_eq!(by.clauses[0].as_str(), "PX-40");
/// assert_eq!(by.rule.to_string(), "retention `PX-40`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RetentionCitation {
    /// The rule.
    pub rule: RuleRef,
    /// The clauses that it puts into effect.
    pub clauses: Vec<Clause>,
}

/// What becomes of a record.
///
/// ```
/// use permitted::{DataCategory, Engine, Policy, Purpose, Record};
/// use permitted::facts::Life;
/// use permitted::policy::Anchor;
/// use permitted::retention::Disposition;
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
/// assert!(matches!(
///     standing.disposition,
///     Disposition::Keep { until: Some(until), .. } if until == datetime!(2025-06-30 0:00 UTC)
/// ));
/// let later = engine.standing(&record, datetime!(2025-07-01 0:00 UTC))?;
/// assert!(matches!(later.disposition, Disposition::Dispose { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// It is kept.
    Keep {
        /// Until then at the earliest; without an end while a purpose is open, or no rule says
        /// otherwise.
        #[serde(serialize_with = "crate::instant::write_optional_instant")]
        until: Option<OffsetDateTime>,
        /// The rule that says so; none if no rule speaks of the record.
        by: Option<RetentionCitation>,
    },
    /// It is due for disposal.
    Dispose {
        /// In which way.
        how: Disposal,
        /// Since when.
        #[serde(serialize_with = "crate::instant::write_instant")]
        due_since: OffsetDateTime,
        /// The rule that says so; none if the subject asked for erasure.
        by: Option<RetentionCitation>,
    },
    /// Holds forbid to dispose of it, whatever else is due.
    Held {
        /// What orders the holds.
        by: Vec<String>,
    },
    /// It depends on when these events happened.
    Undetermined {
        /// The events.
        needs: Vec<Anchor>,
    },
}

/// Where a record stands at a moment. It serialises for the audit log, as decisions do.
///
/// ```
/// use permitted::{DataCategory, Engine, Policy, Purpose, Record};
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
/// assert_eq!(standing.usable, [Purpose::PAYMENT]);
/// assert!(standing.closed.is_empty() && standing.unruled.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Standing {
    /// What becomes of it.
    pub disposition: Disposition,
    /// The purposes for which all of it may still be used, retention asked alone.
    pub usable: Vec<Purpose>,
    /// The purposes for which some of it may not be used any more, since when, and by which rule;
    /// where its erasure was asked for, by the rule that speaks of it, if one does.
    #[serde(serialize_with = "write_closed")]
    pub closed: Vec<(Purpose, OffsetDateTime, Option<RetentionCitation>)>,
    /// The purposes of which that is unknown.
    pub unknown: Vec<Purpose>,
    /// The categories and purposes for which no rule sets a maximum: a gap in the schedule.
    pub unruled: Vec<(DataCategory, Purpose)>,
}

/// A record that is due, and why.
///
/// [`Engine::sweep`](crate::Engine::sweep) yields one for each record that is due.
///
/// ```
/// use permitted::{DataCategory, Engine, Policy, Purpose, Record};
/// use permitted::facts::Life;
/// use permitted::policy::{Anchor, Disposal};
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
/// let due = engine.sweep([record], datetime!(2025-07-01 0:00 UTC)).next().transpose()?;
/// let due = due.expect("two years have passed");
/// assert_eq!(due.record.id, "account-17");
/// assert_eq!(due.how, Disposal::Erase);
/// assert_eq!(due.due_since, datetime!(2025-06-30 0:00 UTC));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DueRecord<R> {
    /// The record.
    pub record: R,
    /// In which way to dispose of it.
    pub how: Disposal,
    /// Since when it is due.
    pub due_since: OffsetDateTime,
    /// The rule that says so; none if the subject asked for erasure.
    pub by: Option<RetentionCitation>,
}

fn write_closed<S: Serializer>(
    closed: &[(Purpose, OffsetDateTime, Option<RetentionCitation>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer
        .collect_seq(closed.iter().map(|(purpose, since, by)| (purpose, format_in_utc(*since), by)))
}
