//! Facts that a question leaves open, and the sets of facts that would cure its answer.

use crate::engine::answer::open_fact::Fact;
use crate::facts::Giver;
use crate::files::stored;
use crate::ids::PartyId;
use crate::instant::format_in_utc;
use crate::policy::{Naming, PartyRole, Strength};
use crate::words::{DataCategory, EvidenceKind};
use serde::{Deserialize, Serialize};
use std::fmt;
use time::OffsetDateTime;

/// A value that an unknown fact could have.
///
/// ```
/// use permitted::engine::FactValue;
///
/// assert_eq!(FactValue::Word("email".to_owned()).to_string(), "email");
/// assert_eq!(FactValue::Age { at_least: 13, below: Some(16) }.to_string(), "at least 13 and below 16");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum FactValue {
    /// This word.
    Word(String),
    /// This word without what lies below it.
    Exactly(String),
    /// An age in completed years between these bounds.
    Age {
        /// At least this old.
        at_least: u8,
        /// Younger than this, if there is a bound.
        below: Option<u8>,
    },
    /// It has not happened yet.
    NotYet,
    /// It happened at such an instant.
    Instant(#[serde(with = "crate::instant::in_utc")] OffsetDateTime),
    /// This party.
    Party(PartyId),
    /// Any word of which neither policies nor records name the word itself, anything above or
    /// anything below it; or any party that no record names. Here is one.
    Other(String),
}

impl fmt::Display for FactValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Exactly(word) => write!(f, "exactly {word}"),
            Self::Age { at_least: 0, below: Some(below) } => write!(f, "below {below}"),
            Self::Age { at_least, below: Some(below) } => {
                write!(f, "at least {at_least} and below {below}")
            }
            Self::Age { at_least, below: None } => write!(f, "at least {at_least}"),
            Self::NotYet => f.write_str("not yet"),
            Self::Instant(at) => f.write_str(&format_in_utc(*at)),
            Self::Party(party) => party.fmt(f),
            Self::Other(_) => f.write_str("any other"),
        }
    }
}

/// One thing that is missing for a permitted answer.
///
/// ```
/// use permitted::engine::MissingFact;
/// use permitted::policy::{GiverKind, Naming, Strength};
///
/// let missing = MissingFact::Consent {
///     strength: Strength::Express,
///     giver: GiverKind::Parent.into(),
///     naming: vec![Naming::Channel],
///     naming_data: Vec::new(),
///     of: None,
///     expiring: false,
/// };
/// assert_eq!(missing.to_string(), "consent from parent: express naming channel");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum MissingFact {
    /// A grant of consent to obtain, for the purpose asked about.
    Consent {
        /// At least this strong.
        strength: Strength,
        /// From whom.
        giver: Giver,
        /// And naming these facets as well.
        #[serde(default)]
        naming: Vec<Naming>,
        /// And naming these categories of data, beside the item's.
        #[serde(default)]
        naming_data: Vec<DataCategory>,
        /// And naming the party in this role.
        of: Option<PartyRole>,
        /// And stating when it ends.
        expiring: bool,
    },
    /// Denials or restrictions to be lifted.
    Lifted {
        /// By whom.
        by: Giver,
    },
    /// A consent ledger that shows no objection.
    NoObjection,
    /// Evidence to record.
    Evidence {
        /// Of this kind.
        kind: EvidenceKind,
        /// Naming the party in this role.
        of: Option<PartyRole>,
        /// The very party to name, where several sources are joined, of whom each needs its own.
        party: Option<PartyId>,
        /// And naming these facets in its scope.
        #[serde(default)]
        naming: Vec<Naming>,
    },
    /// An unknown fact, and the values of it that would do.
    Value {
        /// The fact.
        fact: Fact,
        /// Each of these would do.
        #[serde(default)]
        values: Vec<FactValue>,
    },
}

impl fmt::Display for MissingFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let naming = |f: &mut fmt::Formatter<'_>, naming: &[Naming]| {
            for (position, facet) in naming.iter().enumerate() {
                let joint = if position == 0 { " naming " } else { " and " };
                write!(f, "{joint}{}", facet.name())?;
            }
            Ok(())
        };
        match self {
            Self::Lifted { by } => {
                f.write_str("lifted by ")?;
                giver(f, by)
            }
            Self::Consent { strength, giver: from, naming: facets, naming_data, of, expiring } => {
                f.write_str("consent")?;
                if *from != Giver::default() {
                    f.write_str(" from ")?;
                    giver(f, from)?;
                }
                write!(f, ": {}", strength.name())?;
                let party = of.map(|_| Naming::Party);
                let named: Vec<Naming> = facets.iter().copied().chain(party).collect();
                naming(f, &named)?;
                for (position, word) in naming_data.iter().enumerate() {
                    let joint = if position == 0 { " about " } else { " and " };
                    write!(f, "{joint}{word}")?;
                }
                if *expiring { f.write_str(" with an end") } else { Ok(()) }
            }
            Self::NoObjection => f.write_str("no objection"),
            Self::Evidence { kind, of, party, naming: facets } => {
                write!(f, "evidence: {kind}")?;
                if let Some(role) = of {
                    write!(f, " of {}", role.name())?;
                }
                if let Some(party) = party {
                    write!(f, " `{party}`")?;
                }
                naming(f, facets)
            }
            Self::Value { fact, values } => {
                write!(f, "{fact}: ")?;
                for (position, value) in values.iter().enumerate() {
                    let joint = if position == 0 { "" } else { " | " };
                    write!(f, "{joint}{value}")?;
                }
                Ok(())
            }
        }
    }
}

fn giver(f: &mut fmt::Formatter<'_>, giver: &Giver) -> fmt::Result {
    f.write_str(giver.kind.name())?;
    giver.party.as_ref().map_or(Ok(()), |party| write!(f, " `{party}`"))
}

stored! {
    "Missing", format: false, fields: MissingFields;

    /// What would make a part of the question permitted: the minimal sets of facts, fewest first.
    ///
    /// Each set suffices by itself, with any combination of the values that it lists, as if it were
    /// on record now; no part of a set suffices. Nothing that the question states is contradicted.
    ///
    /// ```
    /// # let policy: permitted::Policy = toml::from_str(include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"), "/examples/policies/plum-medical.toml"
    /// # )))?;
    /// # let engine = permitted::Engine::new([policy])?;
    /// let decision = engine.ask(toml::from_str(
    ///     r#"
    ///     action = "contact"
    ///     channel = "email"
    ///     data = "email-address"
    ///     purpose = "own-marketing"
    ///     by = "controller"
    ///     source = "given"
    ///     gathered-at = "own-website"
    ///     subject = { id = "visitor-9", kind = "visitor" }
    ///     ledger = []
    ///     at = 2026-03-01
    ///     "#,
    /// )?)?;
    /// let missing = decision.parts[0].missing.as_ref().expect("it is not permitted");
    /// assert!(!missing.nothing_cures());
    /// assert_eq!(missing.sets[0][0].to_string(), "consent: express naming channel");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    #[non_exhaustive]
    pub struct Missing {
        /// The sets, at most 16.
        #[serde(default)]
        pub sets: Vec<Vec<MissingFact>>,
        /// Whether the search ended by itself. If it did and there is no set, nothing cures the
        /// answer; if not, its budget ran out and there may be more.
        pub complete: bool,
    }
}

impl Missing {
    /// Whether it is certain that no further fact would help.
    #[must_use]
    pub fn nothing_cures(&self) -> bool {
        self.sets.is_empty() && self.complete
    }
}
