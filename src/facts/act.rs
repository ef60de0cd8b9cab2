//! An act: what is done, with which data, for what, by whom and towards whom.

use super::life::Life;
use super::stated::{Item, PartyInRole, SourceOfData, Stated};
use crate::policy::Identifiability;
use crate::short_lists::Several;
use crate::words::{Action, facets};
use std::fmt;
use std::ops::{Deref, DerefMut};

/// What is to be done: an action with data for a purpose, and who does it, towards whom, by which
/// means and where.
///
/// Use one for each thing that your service does: state it once, let
/// [`Engine::prepare`](crate::Engine::prepare) look its words up at start-up, and ask the prepared
/// act about one subject after the other. An act knows nothing of the subject and nothing of the
/// moment.
///
/// What is left out of an act is unknown, and unknown never permits: a newsletter whose channel is
/// not stated is not permitted by a rule about email.
///
/// ```
/// use permitted::{Act, Action, Channel, DataCategory, Party, Purpose};
///
/// let newsletter = Act::new(Action::CONTACT)
///     .data(DataCategory::EMAIL_ADDRESS)
///     .purpose(Purpose::OWN_MARKETING)
///     .channel(Channel::EMAIL)
///     .by(Party::CONTROLLER);
/// assert_eq!(newsletter.purposes.len(), 1);
/// ```
///
/// A disclosure has a recipient, and data has a source and a setting:
///
/// ```
/// use permitted::{Act, Action, DataCategory, Party, Place, Purpose};
/// use permitted::policy::Identifiability;
/// use permitted::words::{GatheredAt, Source};
///
/// let statistics = Act::new(Action::SHARE)
///     .data(DataCategory::USAGE)
///     .purpose(Purpose::RESEARCH)
///     .recipient(Party::PARTNER)
///     .place(Place::CH)
///     .source(Source::OBSERVED)
///     .gathered_at(GatheredAt::OWN_WEBSITE)
///     .identifiability(Identifiability::Aggregated);
/// assert!(statistics.recipient.is_some());
/// ```
///
/// What it says can be read and changed field by field, as those of [`ActFields`].
#[derive(Clone)]
pub struct Act {
    /// Behind a pointer, since a builder is moved once for all that is said.
    fields: Box<ActFields>,
}

/// What an [`Act`] says, field by field.
///
/// An act dereferences to its fields, so that they can be read and changed as `act.channel`.
///
/// ```
/// use permitted::{Act, Action, Channel, DataCategory, Purpose};
///
/// let mut act = Act::new(Action::CONTACT)
///     .data(DataCategory::EMAIL_ADDRESS)
///     .purpose(Purpose::OWN_MARKETING);
/// assert!(act.channel.is_none());
/// act.channel = Some(Channel::EMAIL.into());
/// assert_eq!(act, act.clone());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ActFields {
    /// What is done; always meant exactly.
    pub action: Action,
    /// With which data: at least one item.
    pub items: Several<Item>,
    /// For which purposes: at least one.
    pub purposes: Several<Stated<facets::PurposeFacet>>,
    /// Who acts; always meant exactly. Unknown if left out.
    pub by: Option<PartyInRole>,
    /// Who receives. Must be stated where something is disclosed; unknown if left out of what may
    /// disclose, such as a policy's own action; refused where nobody receives anything.
    pub recipient: Option<PartyInRole>,
    /// By which means. Unknown if left out where something is collected, disclosed or said, or may
    /// be; refused elsewhere.
    pub channel: Option<Stated<facets::ChannelFacet>>,
    /// Where it is done, or where the data goes. Unknown if left out.
    pub place: Option<Stated<facets::PlaceFacet>>,
    /// Where items came from that do not say so themselves.
    pub source: Option<SourceOfData>,
    /// Where items were gathered that do not say so themselves.
    pub gathered_at: Option<Stated<facets::GatheredAtFacet>>,
    /// How far items identify that do not say so themselves.
    pub identifiability: Option<Identifiability>,
    /// Where items stand in their life that do not say so themselves.
    pub record: Option<Box<Life>>,
}

/// By what they say.
impl PartialEq for Act {
    fn eq(&self, other: &Self) -> bool {
        self.fields == other.fields
    }
}

impl Eq for Act {}

impl fmt::Debug for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fields.fmt(f)
    }
}

impl Deref for Act {
    type Target = ActFields;

    #[inline]
    fn deref(&self) -> &ActFields {
        &self.fields
    }
}

impl DerefMut for Act {
    #[inline]
    fn deref_mut(&mut self) -> &mut ActFields {
        &mut self.fields
    }
}

impl Act {
    /// Starts an act of this action.
    #[must_use]
    #[inline]
    pub fn new(action: Action) -> Self {
        Self {
            fields: Box::new(ActFields {
                action,
                items: Several::default(),
                purposes: Several::default(),
                by: None,
                recipient: None,
                channel: None,
                place: None,
                source: None,
                gathered_at: None,
                identifiability: None,
                record: None,
            }),
        }
    }

    /// With these data items.
    #[must_use]
    #[inline]
    pub fn data<I: Into<Item>>(mut self, items: impl IntoIterator<Item = I>) -> Self {
        self.items.extend(items.into_iter().map(Into::into));
        self
    }

    /// For these purposes.
    #[must_use]
    #[inline]
    pub fn purpose<P: Into<Stated<facets::PurposeFacet>>>(
        mut self,
        purposes: impl IntoIterator<Item = P>,
    ) -> Self {
        self.purposes.extend(purposes.into_iter().map(Into::into));
        self
    }

    /// Done by this role or party.
    #[must_use]
    #[inline]
    pub fn by(mut self, actor: impl Into<PartyInRole>) -> Self {
        self.by = Some(actor.into());
        self
    }

    /// Towards this role or party.
    #[must_use]
    #[inline]
    pub fn recipient(mut self, recipient: impl Into<PartyInRole>) -> Self {
        self.recipient = Some(recipient.into());
        self
    }

    /// By this channel.
    #[must_use]
    #[inline]
    pub fn channel(mut self, channel: impl Into<Stated<facets::ChannelFacet>>) -> Self {
        self.channel = Some(channel.into());
        self
    }

    /// To, or in, this place.
    #[must_use]
    #[inline]
    pub fn place(mut self, place: impl Into<Stated<facets::PlaceFacet>>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// With data from this source, where items do not say otherwise.
    #[must_use]
    #[inline]
    pub fn source(mut self, source: impl Into<SourceOfData>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// With data gathered in this setting, where items do not say otherwise.
    #[must_use]
    #[inline]
    pub fn gathered_at(mut self, setting: impl Into<Stated<facets::GatheredAtFacet>>) -> Self {
        self.gathered_at = Some(setting.into());
        self
    }

    /// With data that identifies so far, where items do not say otherwise.
    #[must_use]
    #[inline]
    pub fn identifiability(mut self, identifiability: Identifiability) -> Self {
        self.identifiability = Some(identifiability);
        self
    }

    /// With stored records that stand there in their life, where items do not say otherwise.
    #[must_use]
    #[inline]
    pub fn record(mut self, life: Life) -> Self {
        self.record = Some(Box::new(life));
        self
    }
}
