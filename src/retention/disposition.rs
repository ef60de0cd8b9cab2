//! What becomes of a record.

use crate::engine::{Fact, RuleRef};
use crate::ids::Clause;
use crate::policy::Disposal;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// A retention rule that is cited, with its clauses.
///
/// ```
/// use permitted::{DataCategory, Engine, Facts, LifeEvent, Policy, Purpose, Record};
/// use permitted::facts::Life;
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
///     within = "30 days"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let record = Record::new("account-17")
///     .data(DataCategory::BANK_ACCOUNT)
///     .purpose(Purpose::PAYMENT)
///     .life(Life::new().event(LifeEvent::CONTRACT_ENDED, datetime!(2023-06-30 0:00 UTC)));
/// let standing = engine.standing(&record, &Facts::default(), datetime!(2025-06-01 0:00 UTC))?;
/// let Disposition::Keep { may: Some(may), .. } = standing.disposition else { panic!("it is kept") };
/// let by = may.by.expect("a rule says so");
/// assert_eq!(by.clauses[0].as_str(), "PX-40");
/// assert_eq!(by.rule.to_string(), "retention `PX-40`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RetentionCitation {
    /// The rule.
    pub rule: RuleRef,
    /// The clauses that it puts into effect.
    #[serde(default)]
    pub clauses: Vec<Clause>,
}

/// Until when a record is kept, and by which rule.
///
/// ```
/// use permitted::{DataCategory, Engine, Facts, LifeEvent, Policy, Purpose, Record};
/// use permitted::facts::Life;
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
///     within = "30 days"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let record = Record::new("account-17")
///     .data(DataCategory::BANK_ACCOUNT)
///     .purpose(Purpose::PAYMENT)
///     .life(Life::new().event(LifeEvent::CONTRACT_ENDED, datetime!(2023-06-30 0:00 UTC)));
/// let standing = engine.standing(&record, &Facts::default(), datetime!(2025-06-01 0:00 UTC))?;
/// let Disposition::Keep { must, may } = standing.disposition else { panic!("it is kept") };
/// assert_eq!(must, None);
/// assert_eq!(may.unwrap().until, Some(datetime!(2025-06-30 0:00 UTC)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Kept {
    /// Until then; none where no end is known: what the period runs from has not happened yet, the
    /// purpose is open, or no maximum is set.
    #[serde(default, with = "crate::instant::optional_in_utc")]
    pub until: Option<OffsetDateTime>,
    /// The rule that says so; none where no maximum is set.
    pub by: Option<RetentionCitation>,
}

/// What becomes of a record.
///
/// ```
/// use permitted::{DataCategory, Engine, Facts, LifeEvent, Policy, Purpose, Record};
/// use permitted::facts::Life;
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
///     within = "30 days"
///     "#,
/// )?;
/// let engine = Engine::new([policy])?;
/// let record = Record::new("account-17")
///     .data(DataCategory::BANK_ACCOUNT)
///     .purpose(Purpose::PAYMENT)
///     .life(Life::new().event(LifeEvent::CONTRACT_ENDED, datetime!(2023-06-30 0:00 UTC)));
/// let kept = engine.standing(&record, &Facts::default(), datetime!(2025-06-01 0:00 UTC))?;
/// assert!(matches!(kept.disposition, Disposition::Keep { must: None, may: Some(_) }));
/// let due = engine.standing(&record, &Facts::default(), datetime!(2025-07-01 0:00 UTC))?;
/// let Disposition::Dispose { due_by, .. } = due.disposition else { panic!("it is due") };
/// assert_eq!(due_by, Some(datetime!(2025-07-30 0:00 UTC)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum Disposition {
    /// It is kept.
    Keep {
        /// Until when it must be kept, if a minimum runs: of several the latest.
        must: Option<Kept>,
        /// Until when it may be kept, at the earliest; none if it is kept only because it must be.
        may: Option<Kept>,
    },
    /// It is to be disposed of.
    Dispose {
        /// In one of these ways.
        #[serde(default)]
        how: Vec<Disposal>,
        /// Since when it is due.
        #[serde(with = "crate::instant::in_utc")]
        due_since: OffsetDateTime,
        /// By when it has to be done, if the rule gives time for it.
        #[serde(default, with = "crate::instant::optional_in_utc")]
        due_by: Option<OffsetDateTime>,
        /// The rule that says so; none if the subject asked for erasure.
        by: Option<RetentionCitation>,
    },
    /// A hold keeps it, whatever the schedule says.
    Held {
        /// The holds.
        #[serde(default)]
        by: Vec<String>,
    },
    /// It depends on facts that are unknown.
    Undetermined {
        /// The facts.
        #[serde(default)]
        needs: Vec<Fact>,
    },
}

impl Disposition {
    /// The name that files give to it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Keep { .. } => "keep",
            Self::Dispose { .. } => "dispose",
            Self::Held { .. } => "held",
            Self::Undetermined { .. } => "undetermined",
        }
    }

    /// How long it is kept, if it is: as long as it must be, or longer where a rule says that it may be.
    #[must_use]
    pub fn kept(&self) -> Option<&Kept> {
        let Self::Keep { must, may } = self else { return None };
        let is_longer = |may: &&Kept| {
            let until = must.as_ref().map(|must| must.until);
            // Without an end is longer than any.
            let lasts = |until: Option<OffsetDateTime>| (until.is_none(), until);
            may.by.is_some() && until.is_none_or(|until| lasts(may.until) > lasts(until))
        };
        may.as_ref().filter(is_longer).or(must.as_ref()).or(may.as_ref())
    }

    /// The rules that it rests on.
    pub fn rules(&self) -> impl Iterator<Item = &RetentionCitation> {
        let (one, other) = match self {
            Self::Keep { must, may } => (kept_by(must), kept_by(may)),
            Self::Dispose { by, .. } => (by.as_ref(), None),
            Self::Held { .. } | Self::Undetermined { .. } => (None, None),
        };
        one.into_iter().chain(other)
    }
}

fn kept_by(kept: &Option<Kept>) -> Option<&RetentionCitation> {
    kept.as_ref().and_then(|kept| kept.by.as_ref())
}
