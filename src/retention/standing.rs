//! Where stored records stand.

use super::disposition::{Disposition, RetentionCitation};
use crate::files::stored;
use crate::ids::{RecordId, VersionInForce};
use crate::policy::Disposal;
use crate::words::{DataCategory, Purpose};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

stored! {
    "Standing", format: true, fields: StandingFields;

    /// Where a record stands at a moment. It serialises for the audit log, as decisions do.
    ///
    /// ```
    /// use permitted::{DataCategory, Engine, Facts, LifeEvent, Policy, Purpose, Record};
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
    ///     within = "30 days"
    ///     "#,
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let record = Record::new("account-17")
    ///     .data(DataCategory::BANK_ACCOUNT)
    ///     .purpose(Purpose::PAYMENT)
    ///     .life(Life::new().event(LifeEvent::CONTRACT_ENDED, datetime!(2023-06-30 0:00 UTC)));
    /// let standing = engine.standing(&record, &Facts::default(), datetime!(2025-06-01 0:00 UTC))?;
    /// assert_eq!(standing.record, "account-17");
    /// assert_eq!(standing.versions[0].to_string(), "plexuus@1");
    /// assert_eq!(standing.usable, [Purpose::PAYMENT]);
    /// assert!(standing.closed.is_empty() && standing.without_maximum.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct Standing {
        /// The record.
        pub record: RecordId,
        /// The moment.
        #[serde(with = "crate::instant::in_utc")]
        pub at: OffsetDateTime,
        /// The versions of policies in force then.
        #[serde(default)]
        pub versions: Vec<VersionInForce>,
        /// What becomes of it.
        pub disposition: Disposition,
        /// The purposes for which all of it may still be used, retention, holds and a request for its
        /// erasure asked alone. Restrictions are the subject's: ask `decide`.
        #[serde(default)]
        pub usable: Vec<Purpose>,
        /// The purposes for which some of it may not be used any more.
        #[serde(default)]
        pub closed: Vec<ClosedPurpose>,
        /// The purposes of which that is unknown.
        #[serde(default)]
        pub unknown: Vec<Purpose>,
        /// The categories and purposes for which no rule sets a maximum, nor says that they are kept
        /// indefinitely: a gap in the schedule.
        #[serde(default)]
        pub without_maximum: Vec<(DataCategory, Purpose)>,
    }
}

/// A purpose for which some of a record may not be used any more.
///
/// ```
/// use permitted::{DataCategory, Engine, Facts, LifeEvent, Policy, Purpose, Record};
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
///     within = "30 days"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let record = Record::new("account-17")
///     .data(DataCategory::BANK_ACCOUNT)
///     .purpose(Purpose::PAYMENT)
///     .life(Life::new().event(LifeEvent::CONTRACT_ENDED, datetime!(2023-06-30 0:00 UTC)));
/// let standing = engine.standing(&record, &Facts::default(), datetime!(2025-07-01 0:00 UTC))?;
/// let closed = &standing.closed[0];
/// assert_eq!((&closed.purpose, closed.since), (&Purpose::PAYMENT, datetime!(2025-06-30 0:00 UTC)));
/// assert_eq!(closed.by.as_ref().unwrap().clauses[0].as_str(), "PX-40");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ClosedPurpose {
    /// The purpose.
    pub purpose: Purpose,
    /// Since when.
    #[serde(with = "crate::instant::in_utc")]
    pub since: OffsetDateTime,
    /// By which rule; where the erasure of the record was asked for, by the rule that speaks of it, if
    /// one does.
    pub by: Option<RetentionCitation>,
}

/// A record that is due, and why.
///
/// [`Engine::sweep`](crate::Engine::sweep) yields one for each record that is due.
///
/// ```
/// use permitted::{DataCategory, Engine, Facts, LifeEvent, Policy, Purpose, Record};
/// use permitted::facts::Life;
/// use permitted::policy::Disposal;
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
///     within = "30 days"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let record = Record::new("account-17")
///     .data(DataCategory::BANK_ACCOUNT)
///     .purpose(Purpose::PAYMENT)
///     .life(Life::new().event(LifeEvent::CONTRACT_ENDED, datetime!(2023-06-30 0:00 UTC)));
/// let due = engine.sweep([record], datetime!(2025-07-01 0:00 UTC)).next().transpose()?;
/// let due = due.expect("two years have passed");
/// assert_eq!(due.record.id, "account-17");
/// assert_eq!(due.how, [Disposal::Erase]);
/// assert_eq!(due.due_since, datetime!(2025-06-30 0:00 UTC));
/// assert_eq!(due.due_by, Some(datetime!(2025-07-30 0:00 UTC)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DueRecord<R> {
    /// The record.
    pub record: R,
    /// In which ways it may be disposed of, one of which is enough.
    pub how: Vec<Disposal>,
    /// Since when it is due.
    pub due_since: OffsetDateTime,
    /// By when it has to be done, if the rule gives time for it.
    pub due_by: Option<OffsetDateTime>,
    /// The rule that says so; none if the subject asked for erasure.
    pub by: Option<RetentionCitation>,
}
