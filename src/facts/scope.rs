use crate::names::PartyId;
use crate::words::{Channel, DataCategory, Party, Place, Purpose};

/// Which uses a consent event or a piece of evidence speaks about: in each facet any of the words
/// listed (or what lies below them), or every use where none is listed.
///
/// Words are not looked up until a request is built: a record may speak of what a later version of
/// a policy no longer knows. A grant with an unknown word covers nothing; an objection with one is
/// read as not naming that facet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RecordedScope {
    /// For these purposes.
    pub purposes: Vec<Purpose>,
    /// With these categories of data.
    pub data: Vec<DataCategory>,
    /// Towards these recipients.
    pub recipients: Vec<Party>,
    /// By these channels.
    pub channels: Vec<Channel>,
    /// To or in these places.
    pub places: Vec<Place>,
    /// By, towards or from this very party.
    pub party: Option<PartyId>,
}

/// The methods by which facts on record say which uses they are about.
macro_rules! scope_methods {
    () => {
        /// For these purposes, or any below them.
        #[must_use]
        pub fn purpose(mut self, any_of: impl IntoIterator<Item = $crate::Purpose>) -> Self {
            self.scope.purposes.extend(any_of);
            self
        }

        /// With these categories of data, or any below them.
        #[must_use]
        pub fn data(mut self, any_of: impl IntoIterator<Item = $crate::DataCategory>) -> Self {
            self.scope.data.extend(any_of);
            self
        }

        /// Towards these recipients.
        #[must_use]
        pub fn recipient(mut self, any_of: impl IntoIterator<Item = $crate::Party>) -> Self {
            self.scope.recipients.extend(any_of);
            self
        }

        /// By these channels.
        #[must_use]
        pub fn channel(mut self, any_of: impl IntoIterator<Item = $crate::Channel>) -> Self {
            self.scope.channels.extend(any_of);
            self
        }

        /// To or in these places.
        #[must_use]
        pub fn place(mut self, any_of: impl IntoIterator<Item = $crate::Place>) -> Self {
            self.scope.places.extend(any_of);
            self
        }

        /// By, towards or from this very party.
        #[must_use]
        pub fn party(mut self, party: impl Into<$crate::PartyId>) -> Self {
            self.scope.party = Some(party.into());
            self
        }
    };
}
pub(super) use scope_methods;
