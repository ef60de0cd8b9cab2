//! What rules ask beside their terms.

use super::giver_kind::GiverKind;
use super::period::Period;
use super::terms::Identifiability;
use crate::closed_list::closed_list;
use crate::words::{DataCategory, EvidenceKind, GatheredAt, Place, Source, SubjectKind};
use url::Url;

/// How deep conditions may nest.
pub(crate) const MAX_CONDITION_DEPTH: usize = 16;

/// How strongly a grant of consent was given (DPV consent types).
///
/// ```
/// use permitted::policy::Strength;
///
/// assert!(Strength::Explicit > Strength::Express);
/// assert_eq!(Strength::Implied.name(), "implied");
/// assert_eq!(Strength::Express.iri().unwrap().as_str(), "https://w3id.org/dpv#ExpressedConsent");
/// assert_eq!(Strength::by_iri("https://w3id.org/dpv#ImpliedConsent"), Some(Strength::Implied));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Inferred from what the subject did (`dpv:ImpliedConsent`).
    Implied,
    /// Given by a clear affirmative act (GDPR Art. 4(11), `dpv:ExpressedConsent`).
    Express,
    /// Stated in words (GDPR Art. 9(2)(a), `dpv:ExplicitlyExpressedConsent`).
    Explicit,
}

closed_list! {
    Strength {
        Implied = "implied",
        Express = "express",
        Explicit = "explicit",
    }
}

impl Strength {
    /// The term of the Data Privacy Vocabulary for such consent.
    #[must_use]
    pub fn iri(self) -> Option<Url> {
        let term = match self {
            Self::Implied => "ImpliedConsent",
            Self::Express => "ExpressedConsent",
            Self::Explicit => "ExplicitlyExpressedConsent",
        };
        Url::parse(&format!("https://w3id.org/dpv#{term}")).ok()
    }

    /// The strength for which that term stands.
    #[must_use]
    pub fn by_iri(iri: impl AsRef<str>) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|strength| strength.iri().is_some_and(|found| found.as_str() == iri.as_ref()))
    }
}

/// A facet that a grant or a piece of evidence can be asked to name.
///
/// ```
/// use permitted::policy::{Condition, Naming, Strength};
///
/// // The very grant that counts must say by which channel: a general yes is not enough.
/// let by_channel = Condition::consent(Strength::Express).naming(Naming::Channel);
/// assert!(matches!(by_channel, Condition::Consent { naming, .. } if naming == [Naming::Channel]));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// It names purposes.
    Purpose,
    /// It names categories of data.
    Data,
    /// It names recipients.
    Recipient,
    /// It names channels.
    Channel,
    /// It names places.
    Place,
    /// It names the very party.
    Party,
}

closed_list! {
    Naming {
        Purpose = "purpose",
        Data = "data",
        Recipient = "recipient",
        Channel = "channel",
        Place = "place",
        Party = "party",
    }
}

/// In which role of the question a party stands.
///
/// ```
/// use permitted::EvidenceKind;
/// use permitted::policy::{Condition, Naming, PartyRole};
///
/// // The contract on record must be one with the party that receives the data.
/// let bound = Condition::evidence(EvidenceKind::PROCESSING_AGREEMENT)
///     .naming(Naming::Party)
///     .of(PartyRole::Recipient);
/// assert!(matches!(bound, Condition::Evidence { of: Some(PartyRole::Recipient), .. }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyRole {
    /// The one who receives.
    Recipient,
    /// The one who acts.
    By,
    /// The one from whom the data came.
    Source,
}

closed_list! {
    PartyRole {
        Recipient = "recipient",
        By = "by",
        Source = "source",
    }
}

/// What a rule asks beside its terms: a small, closed, total language.
///
/// Its values are three: true, false and unknown. An age or residence that nobody knows makes a
/// condition on it unknown, not false.
///
/// ```
/// use permitted::{DataCategory, Purpose};
/// use permitted::policy::{Condition, Permit, Strength};
///
/// // With express consent, or for those who are at least 18 years old.
/// let permit = Permit::new("3.2").data(DataCategory::CONTACT_DETAILS).purpose(Purpose::MARKETING).when(
///     Condition::Any(vec![Condition::consent(Strength::Express), Condition::at_least_aged(18)]),
/// );
/// assert!(matches!(permit.condition(), Some(Condition::Any(parts)) if parts.len() == 2));
/// // Known to be a child: an unknown age does not count.
/// assert!(matches!(Condition::younger_than(13).knowingly(), Condition::Knowingly(_)));
/// assert!(matches!(Condition::younger_than(13).not(), Condition::Not(_)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// All of these hold.
    All(Vec<Condition>),
    /// One of these holds.
    Any(Vec<Condition>),
    /// This does not hold. Facts on record and identifiability may not stand below it.
    Not(Box<Condition>),
    /// A grant of consent counts for the use.
    Consent {
        /// At least this strong.
        strength: Strength,
        /// And this same grant names these facets.
        naming: Vec<Naming>,
        /// And this same grant names one of these categories of data, or one below; any where none
        /// is listed.
        naming_data: Vec<DataCategory>,
        /// And one of these gave it; anybody where none is listed.
        giver: Vec<GiverKind>,
        /// And it was recorded within this period before the moment.
        no_older_than: Option<Period>,
        /// And it states when it ends.
        expiring: bool,
    },
    /// Evidence on record counts for the use.
    Evidence {
        /// Of any of these kinds, or below.
        kinds: Vec<EvidenceKind>,
        /// And this same evidence names these facets.
        naming: Vec<Naming>,
        /// The role in which the party that the evidence names must stand. By default the
        /// recipient where there is one, else the source when collecting, else who acts.
        of: Option<PartyRole>,
    },
    /// The subject's age in completed years lies between these.
    Age {
        /// At least this old.
        at_least: Option<u8>,
        /// Younger than this.
        below: Option<u8>,
    },
    /// The subject lives in one of these places.
    Residence(Vec<Place>),
    /// The data came from one of these sources.
    Source(Vec<Source>),
    /// The subject is one of these.
    Subject(Vec<SubjectKind>),
    /// The data was gathered in one of these settings.
    GatheredAt(Vec<GatheredAt>),
    /// The data identifies at most (permits, exceptions) or at least (forbids, opt-outs) so far.
    Identifiability(Identifiability),
    /// The condition is known to hold: unknown counts as false. Only in a forbid's `when`.
    Knowingly(Box<Condition>),
}

impl Condition {
    /// A grant that is at least this strong.
    #[must_use]
    pub fn consent(strength: Strength) -> Self {
        Self::Consent {
            strength,
            naming: Vec::new(),
            naming_data: Vec::new(),
            giver: Vec::new(),
            no_older_than: None,
            expiring: false,
        }
    }

    /// Evidence of any of these kinds.
    #[must_use]
    pub fn evidence(any_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        Self::Evidence { kinds: any_of.into_iter().collect(), naming: Vec::new(), of: None }
    }

    /// For consent and evidence: and that same fact names this facet. Other conditions stay as
    /// they are.
    #[must_use]
    pub fn naming(mut self, facet: Naming) -> Self {
        if let Self::Consent { naming, .. } | Self::Evidence { naming, .. } = &mut self {
            naming.push(facet);
        }
        self
    }

    /// For consent: and that same grant names one of these categories of data, or one below. Other
    /// conditions stay as they are.
    ///
    /// ```
    /// use permitted::DataCategory;
    /// use permitted::policy::{Condition, GiverKind, Period, Strength};
    ///
    /// let consent = Condition::consent(Strength::Express)
    ///     .naming_data([DataCategory::HEALTH_DATA])
    ///     .given_by([GiverKind::Parent])
    ///     .no_older_than(Period::months(12))
    ///     .expiring();
    /// assert!(matches!(consent, Condition::Consent { expiring: true, .. }));
    /// ```
    #[must_use]
    pub fn naming_data(mut self, any_of: impl IntoIterator<Item = DataCategory>) -> Self {
        if let Self::Consent { naming_data, .. } = &mut self {
            naming_data.extend(any_of);
        }
        self
    }

    /// For consent: and one of these gave it. Other conditions stay as they are.
    #[must_use]
    pub fn given_by(mut self, any_of: impl IntoIterator<Item = GiverKind>) -> Self {
        if let Self::Consent { giver, .. } = &mut self {
            giver.extend(any_of);
        }
        self
    }

    /// For consent: and it was recorded within this period before the moment. Other conditions stay
    /// as they are.
    #[must_use]
    pub fn no_older_than(mut self, period: Period) -> Self {
        if let Self::Consent { no_older_than, .. } = &mut self {
            *no_older_than = Some(period);
        }
        self
    }

    /// For consent: and it states when it ends. Other conditions stay as they are.
    #[must_use]
    pub fn expiring(mut self) -> Self {
        if let Self::Consent { expiring, .. } = &mut self {
            *expiring = true;
        }
        self
    }

    /// For evidence: the party that it names stands in this role. Other conditions stay as they
    /// are.
    #[must_use]
    pub fn of(mut self, role: PartyRole) -> Self {
        if let Self::Evidence { of, .. } = &mut self {
            *of = Some(role);
        }
        self
    }

    /// The subject is younger than this many years.
    #[must_use]
    pub fn younger_than(years: u8) -> Self {
        Self::Age { at_least: None, below: Some(years) }
    }

    /// The subject is at least this many years old.
    #[must_use]
    pub fn at_least_aged(years: u8) -> Self {
        Self::Age { at_least: Some(years), below: None }
    }

    /// This condition is known to hold.
    #[must_use]
    pub fn knowingly(self) -> Self {
        Self::Knowingly(Box::new(self))
    }

    /// This condition does not hold.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "reads as the file's own key")]
    pub fn not(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// A condition, together with one that there may be already.
    pub(crate) fn both(first: Option<Self>, second: Self) -> Self {
        match first {
            None => second,
            Some(Self::All(mut parts)) => {
                parts.push(second);
                Self::All(parts)
            }
            Some(first) => Self::All(vec![first, second]),
        }
    }

    /// The key that files use.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::All(_) => "all",
            Self::Any(_) => "any",
            Self::Not(_) => "not",
            Self::Consent { .. } => "consent",
            Self::Evidence { .. } => "evidence",
            Self::Age { .. } => "age",
            Self::Residence(_) => "residence",
            Self::Source(_) => "source",
            Self::Subject(_) => "subject",
            Self::GatheredAt(_) => "gathered-at",
            Self::Identifiability(_) => "identifiability",
            Self::Knowingly(_) => "knowingly",
        }
    }

    /// The conditions directly below this one.
    pub(crate) fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) | Self::Knowingly(part) => std::slice::from_ref(part),
            _ => &[],
        }
    }
}
