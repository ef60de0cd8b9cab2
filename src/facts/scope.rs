use crate::ids::PartyId;
use crate::policy::Naming;
use crate::short_lists::{Blank, Few};
use crate::words::{AnyWord, Channel, DataCategory, FacetKind, Party, Place, Purpose};

/// Which uses a consent event or a piece of evidence speaks about: in each facet any of the words
/// listed (or what lies below them), or every use where none is listed.
///
/// Words are not looked up until a request is built: a record may speak of what a later version of
/// a policy no longer knows. A grant with an unknown word covers nothing; an objection with one is
/// read as not naming that facet.
///
/// ```
/// use permitted::{Channel, Purpose};
/// use permitted::facts::RecordedScope;
///
/// let scope = RecordedScope::default().purpose(Purpose::MARKETING).channel(Channel::EMAIL);
/// assert!(scope.purposes().eq([&Purpose::MARKETING]));
/// assert!(scope.channels().eq([&Channel::EMAIL]));
/// assert_eq!(scope.places().count(), 0);
/// assert_eq!(scope.data_categories().count(), 0);
/// assert_eq!(scope.recipients().count(), 0);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RecordedScope {
    /// INVARIANT: facet after facet. One list for all, since most records name a word or two.
    words: Few<ScopeWord, 2>,
    pub(crate) parties: Vec<PartyId>,
}

/// The facets in which a record can restrict what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ScopeFacet {
    Data,
    Purpose,
    Recipient,
    Channel,
    Place,
}

impl ScopeFacet {
    pub(crate) const fn vocabulary(self) -> FacetKind {
        match self {
            Self::Data => FacetKind::Data,
            Self::Purpose => FacetKind::Purpose,
            Self::Recipient => FacetKind::Party,
            Self::Channel => FacetKind::Channel,
            Self::Place => FacetKind::Place,
        }
    }
}

impl ScopeFacet {
    /// Its bit among those of all facets.
    pub(crate) const fn bit(self) -> u8 {
        1_u8 << (self as u8)
    }
}

/// A word in a facet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ScopeWord {
    Data(DataCategory),
    Purpose(Purpose),
    Recipient(Party),
    Channel(Channel),
    Place(Place),
}

impl Blank for ScopeWord {
    const BLANK: Self = Self::Purpose(Purpose::built_in(0));
}

impl ScopeWord {
    const fn facet(&self) -> ScopeFacet {
        match self {
            Self::Data(_) => ScopeFacet::Data,
            Self::Purpose(_) => ScopeFacet::Purpose,
            Self::Recipient(_) => ScopeFacet::Recipient,
            Self::Channel(_) => ScopeFacet::Channel,
            Self::Place(_) => ScopeFacet::Place,
        }
    }

    #[inline]
    fn any(&self) -> AnyWord<'_> {
        match self {
            Self::Data(word) => word.any(),
            Self::Purpose(word) => word.any(),
            Self::Recipient(word) => word.any(),
            Self::Channel(word) => word.any(),
            Self::Place(word) => word.any(),
        }
    }
}

/// The methods by which scopes, and the facts on record that have one, say which uses they are about.
macro_rules! scope_methods {
    ($self:ident, $scope:expr) => {
        /// For these purposes, or any below them.
        #[must_use]
        #[inline]
        pub fn purpose(mut $self, any_of: impl IntoIterator<Item = $crate::Purpose>) -> Self {
            $scope.add(any_of.into_iter().map($crate::facts::ScopeWord::Purpose));
            $self
        }

        /// With these categories of data, or any below them.
        #[must_use]
        #[inline]
        pub fn data(mut $self, any_of: impl IntoIterator<Item = $crate::DataCategory>) -> Self {
            $scope.add(any_of.into_iter().map($crate::facts::ScopeWord::Data));
            $self
        }

        /// Towards these recipients.
        #[must_use]
        #[inline]
        pub fn recipient(mut $self, any_of: impl IntoIterator<Item = $crate::Party>) -> Self {
            $scope.add(any_of.into_iter().map($crate::facts::ScopeWord::Recipient));
            $self
        }

        /// By these channels.
        #[must_use]
        #[inline]
        pub fn channel(mut $self, any_of: impl IntoIterator<Item = $crate::Channel>) -> Self {
            $scope.add(any_of.into_iter().map($crate::facts::ScopeWord::Channel));
            $self
        }

        /// To or in these places.
        #[must_use]
        #[inline]
        pub fn place(mut $self, any_of: impl IntoIterator<Item = $crate::Place>) -> Self {
            $scope.add(any_of.into_iter().map($crate::facts::ScopeWord::Place));
            $self
        }
    };
}

/// The method by which scopes and consent events say which very parties they are about.
macro_rules! party_methods {
    ($self:ident, $scope:expr) => {
        /// By, towards or from this very party, or another one that is named so.
        #[must_use]
        #[inline]
        pub fn party(mut $self, party: impl Into<$crate::ids::PartyId>) -> Self {
            $scope.parties.push(party.into());
            $self
        }
    };
}

/// The same for what has a scope beside other things, and takes one whole.
macro_rules! scoped_methods {
    ($self:ident) => {
        /// About these uses, instead of what was said before.
        #[must_use]
        #[inline]
        pub fn about(mut $self, scope: $crate::facts::RecordedScope) -> Self {
            $self.scope = scope;
            $self
        }

        $crate::facts::scope::scope_methods!($self, $self.scope);
    };
}

impl RecordedScope {
    #[inline]
    pub(crate) fn add(&mut self, words: impl IntoIterator<Item = ScopeWord>) {
        self.words.extend(words);
        // Mostly the facets are named in their order.
        if !self.words.is_sorted_by_key(ScopeWord::facet) {
            self.words.sort_by_key(ScopeWord::facet);
        }
    }

    /// Every word that it lists, and of which facet; those of one facet one after the other.
    pub(crate) fn words(&self) -> impl Iterator<Item = (ScopeFacet, AnyWord<'_>)> {
        self.words.iter().map(|word| (word.facet(), word.any()))
    }

    scope_methods!(self, self);
    party_methods!(self, self);

    /// The purposes that it lists.
    pub fn purposes(&self) -> impl Iterator<Item = &Purpose> + Clone {
        self.words.iter().filter_map(|word| match word {
            ScopeWord::Purpose(purpose) => Some(purpose),
            _ => None,
        })
    }

    /// The categories of data that it lists.
    pub fn data_categories(&self) -> impl Iterator<Item = &DataCategory> + Clone {
        self.words.iter().filter_map(|word| match word {
            ScopeWord::Data(category) => Some(category),
            _ => None,
        })
    }

    /// The recipients that it lists.
    pub fn recipients(&self) -> impl Iterator<Item = &Party> + Clone {
        self.words.iter().filter_map(|word| match word {
            ScopeWord::Recipient(party) => Some(party),
            _ => None,
        })
    }

    /// The channels that it lists.
    pub fn channels(&self) -> impl Iterator<Item = &Channel> + Clone {
        self.words.iter().filter_map(|word| match word {
            ScopeWord::Channel(channel) => Some(channel),
            _ => None,
        })
    }

    /// The places that it lists.
    pub fn places(&self) -> impl Iterator<Item = &Place> + Clone {
        self.words.iter().filter_map(|word| match word {
            ScopeWord::Place(place) => Some(place),
            _ => None,
        })
    }

    /// The very parties that it is confined to, any of which is meant.
    #[must_use]
    pub fn parties(&self) -> &[PartyId] {
        &self.parties
    }

    /// Whether it names a facet.
    #[must_use]
    pub fn names(&self, facet: Naming) -> bool {
        match facet {
            Naming::Purpose => self.purposes().next().is_some(),
            Naming::Data => self.data_categories().next().is_some(),
            Naming::Recipient => self.recipients().next().is_some(),
            Naming::Channel => self.channels().next().is_some(),
            Naming::Place => self.places().next().is_some(),
            Naming::Party => !self.parties.is_empty(),
        }
    }
}

pub(super) use {party_methods, scope_methods, scoped_methods};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_the_same_in_whatever_order_its_facets_are_named() {
        let one = RecordedScope::default()
            .place([Place::DE, Place::FR])
            .purpose(Purpose::MARKETING)
            .data(DataCategory::EMAIL_ADDRESS)
            .purpose(Purpose::ANALYTICS);
        let other = RecordedScope::default()
            .data(DataCategory::EMAIL_ADDRESS)
            .purpose([Purpose::MARKETING, Purpose::ANALYTICS])
            .place([Place::DE, Place::FR]);
        assert_eq!(one, other);
        assert!(one.purposes().eq([&Purpose::MARKETING, &Purpose::ANALYTICS]));
        assert!(one.places().eq([&Place::DE, &Place::FR]));
        assert!(one.names(Naming::Data) && !one.names(Naming::Channel));
    }

    #[test]
    fn a_scope_of_very_many_words_is_put_together_in_no_time_to_speak_of() {
        let places = std::iter::repeat_n(Place::DE, 200_000);
        let data = std::iter::repeat_n(DataCategory::EMAIL_ADDRESS, 200_000);
        let scope = RecordedScope::default().place(places).data(data);
        assert_eq!(scope.data_categories().count(), 200_000);
        assert_eq!(scope.places().count(), 200_000);
    }
}
