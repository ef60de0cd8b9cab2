//! What rules are about: words for each facet.

use crate::closed_list::closed_list;
use crate::words::{
    Action, AnyWord, Channel, DataCategory, Facet, FacetKind, GatheredAt, Party, Place, Purpose,
    Source, SubjectKind, Word,
};

/// How far data identifies a person, from most to least. The first two are personal data
/// (GDPR Art. 4(1) and 4(5), Recital 26).
///
/// ```
/// use permitted::policy::Identifiability;
///
/// assert!(Identifiability::Pseudonymised.is_personal());
/// assert!(!Identifiability::Aggregated.is_personal());
/// assert!(Identifiability::Identified < Identifiability::Anonymised);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identifiability {
    /// It says who the person is, or lets anyone find out.
    Identified,
    /// It says so only together with further information kept apart (GDPR Art. 4(5)).
    Pseudonymised,
    /// It speaks of groups.
    Aggregated,
    /// Nobody can lead it back to a person.
    Anonymised,
}

closed_list! {
    Identifiability {
        Identified = "identified",
        Pseudonymised = "pseudonymised",
        Aggregated = "aggregated",
        Anonymised = "anonymised",
    }
}

impl Identifiability {
    /// Whether data of this kind is personal data.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Identified | Self::Pseudonymised)
    }
}

/// The facets in which a rule can say what it is about.
///
/// ```
/// use permitted::policy::TermFacet;
/// use permitted::words::FacetKind;
///
/// assert_eq!(TermFacet::Recipient.name(), "recipient");
/// assert_eq!(TermFacet::Recipient.vocabulary(), FacetKind::Party);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermFacet {
    /// What is done.
    Action,
    /// With which data.
    Data,
    /// For what.
    Purpose,
    /// By whom.
    By,
    /// Towards whom.
    Recipient,
    /// By which means.
    Channel,
    /// Where it is done, or where the data goes.
    Place,
    /// Where the data came from.
    Source,
    /// In which setting it was gathered.
    GatheredAt,
    /// What the subject is.
    Subject,
    /// Where the subject lives.
    Residence,
}

closed_list! {
    TermFacet {
        Action = "action",
        Data = "data",
        Purpose = "purpose",
        By = "by",
        Recipient = "recipient",
        Channel = "channel",
        Place = "place",
        Source = "source",
        GatheredAt = "gathered-at",
        Subject = "subject",
        Residence = "residence",
    }
}

impl TermFacet {
    /// Whether it is a circumstance of the data or the person, and no part of the act.
    pub(crate) const fn is_circumstance(self) -> bool {
        matches!(self, Self::Source | Self::GatheredAt | Self::Subject | Self::Residence)
    }

    /// The vocabulary from which the facet takes its words.
    #[must_use]
    pub const fn vocabulary(self) -> FacetKind {
        match self {
            Self::Action => FacetKind::Action,
            Self::Data => FacetKind::Data,
            Self::Purpose => FacetKind::Purpose,
            Self::By | Self::Recipient => FacetKind::Party,
            Self::Channel => FacetKind::Channel,
            Self::Place | Self::Residence => FacetKind::Place,
            Self::Source => FacetKind::Source,
            Self::GatheredAt => FacetKind::GatheredAt,
            Self::Subject => FacetKind::Subject,
        }
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

/// What a rule is about: in each facet any of the words listed, or anything where none is.
///
/// ```
/// use permitted::DataCategory;
/// use permitted::policy::{Identifiability, Permit, TermFacet};
///
/// let permit = Permit::new("4")
///     .data([DataCategory::BROWSING_HISTORY, DataCategory::IP_ADDRESS])
///     .identifiability(Identifiability::Aggregated);
/// let terms = permit.terms();
/// assert_eq!(terms.words(TermFacet::Data).count(), 2);
/// assert_eq!(terms.words(TermFacet::Purpose).count(), 0);
/// assert_eq!(terms.identifiability(), Some(Identifiability::Aggregated));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    pub(crate) action: Vec<Action>,
    pub(crate) data: Vec<DataCategory>,
    pub(crate) purpose: Vec<Purpose>,
    pub(crate) by: Vec<Party>,
    pub(crate) recipient: Vec<Party>,
    pub(crate) channel: Vec<Channel>,
    pub(crate) place: Vec<Place>,
    pub(crate) source: Vec<Source>,
    pub(crate) gathered_at: Vec<GatheredAt>,
    pub(crate) subject: Vec<SubjectKind>,
    pub(crate) residence: Vec<Place>,
    pub(crate) identifiability: Option<Identifiability>,
}

fn erased<F: Facet>(words: &[Word<F>]) -> Vec<AnyWord<'_>> {
    words.iter().map(Word::any).collect()
}

impl Terms {
    /// The names of the words that one facet lists; none means any.
    pub fn words(&self, facet: TermFacet) -> impl Iterator<Item = &str> {
        self.list(facet).into_iter().map(AnyWord::key)
    }

    /// The identifiability named: at most this in permits and exceptions, at least this in
    /// whatever restricts, such as forbids, opt-outs and duties. These speak of personal data where
    /// none is named.
    #[must_use]
    pub fn identifiability(&self) -> Option<Identifiability> {
        self.identifiability
    }

    /// Whether no facet restricts anything.
    #[must_use]
    pub fn is_unrestricted(&self) -> bool {
        *self == Self::default()
    }

    pub(crate) fn list(&self, facet: TermFacet) -> Vec<AnyWord<'_>> {
        match facet {
            TermFacet::Action => erased(&self.action),
            TermFacet::Data => erased(&self.data),
            TermFacet::Purpose => erased(&self.purpose),
            TermFacet::By => erased(&self.by),
            TermFacet::Recipient => erased(&self.recipient),
            TermFacet::Channel => erased(&self.channel),
            TermFacet::Place => erased(&self.place),
            TermFacet::Source => erased(&self.source),
            TermFacet::GatheredAt => erased(&self.gathered_at),
            TermFacet::Subject => erased(&self.subject),
            TermFacet::Residence => erased(&self.residence),
        }
    }
}

/// The methods by which rules and exceptions say what they are about.
macro_rules! terms_methods {
    () => {
        /// About these actions, or any below them.
        #[must_use]
        pub fn action(mut self, any_of: impl IntoIterator<Item = Action>) -> Self {
            self.terms.action.extend(any_of);
            self
        }

        /// About these categories of data, or any below them.
        #[must_use]
        pub fn data(mut self, any_of: impl IntoIterator<Item = DataCategory>) -> Self {
            self.terms.data.extend(any_of);
            self
        }

        /// About these purposes, or any below them.
        #[must_use]
        pub fn purpose(mut self, any_of: impl IntoIterator<Item = Purpose>) -> Self {
            self.terms.purpose.extend(any_of);
            self
        }

        /// About what these parties do.
        #[must_use]
        pub fn by(mut self, any_of: impl IntoIterator<Item = Party>) -> Self {
            self.terms.by.extend(any_of);
            self
        }

        /// About what goes to these recipients.
        #[must_use]
        pub fn recipient(mut self, any_of: impl IntoIterator<Item = Party>) -> Self {
            self.terms.recipient.extend(any_of);
            self
        }

        /// About what goes by these channels.
        #[must_use]
        pub fn channel(mut self, any_of: impl IntoIterator<Item = Channel>) -> Self {
            self.terms.channel.extend(any_of);
            self
        }

        /// About what is done in, or goes to, these places.
        #[must_use]
        pub fn place(mut self, any_of: impl IntoIterator<Item = Place>) -> Self {
            self.terms.place.extend(any_of);
            self
        }

        /// About data from these sources.
        #[must_use]
        pub fn source(mut self, any_of: impl IntoIterator<Item = Source>) -> Self {
            self.terms.source.extend(any_of);
            self
        }

        /// About data gathered in these settings.
        #[must_use]
        pub fn gathered_at(mut self, any_of: impl IntoIterator<Item = GatheredAt>) -> Self {
            self.terms.gathered_at.extend(any_of);
            self
        }

        /// About subjects of these kinds.
        #[must_use]
        pub fn subject(mut self, any_of: impl IntoIterator<Item = SubjectKind>) -> Self {
            self.terms.subject.extend(any_of);
            self
        }

        /// About subjects who live in these places.
        #[must_use]
        pub fn residence(mut self, any_of: impl IntoIterator<Item = Place>) -> Self {
            self.terms.residence.extend(any_of);
            self
        }

        /// About data that identifies at most this far in permits and exceptions, at least this
        /// far in whatever restricts, such as forbids, opt-outs and duties. Left out, these are about
        /// personal data.
        #[must_use]
        pub fn identifiability(mut self, identifiability: Identifiability) -> Self {
            self.terms.identifiability = Some(identifiability);
            self
        }
    };
}
pub(crate) use terms_methods;
