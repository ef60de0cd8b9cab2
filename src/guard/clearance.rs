//! What the engine clears, and for what it is used.

use super::answered::Answered;
use super::covered_categories::CoveredCategories;
use super::refused::Refused;
use crate::engine::{Decision, Engine, PreparedAct, PreparedFacts};
use crate::facts::{Act, Item, Life, PartyInRole, SourceOfData, Stated, Subject};
use crate::ids::PartyId;
use crate::policy::Identifiability;
use crate::words::facets::{GatheredAtFacet, PurposeFacet};
use crate::words::{Facet, FacetKind, TermId, Vocabulary};
use time::{Date, OffsetDateTime, Time, UtcOffset};

/// That all of an act is permitted, with these facts, from this moment until the answer may change.
///
/// [`Engine::clear`] alone makes one. Hand it to whoever opens [guarded](super::Guarded) values, as proof
/// that was not forged. It borrows what it was made from, and so ends with the request: facts that are
/// recorded after they were looked up, such as an objection, are not in it.
///
/// ```
/// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose, Subject};
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\nuntil = 2026-06-01\n\
///      [[permit]]\nclause = '3'\npurpose = 'billing'",
/// )?;
/// let engine = Engine::new([policy])?;
/// let act = Act::new(Action::USE).data(DataCategory::POSTAL_ADDRESS).purpose(Purpose::BILLING);
/// let act = engine.prepare(act)?;
/// let facts = engine.facts(Facts::about(Subject::new("client-17")))?;
/// let clearance = engine.clear(&act, &facts, datetime!(2026-03-01 9:00 UTC))?;
/// assert_eq!(clearance.decision().clauses()[0].as_str(), "3");
/// assert_eq!(clearance.decision().stable_until, Some(datetime!(2026-06-01 0:00 UTC)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[must_use = "a clearance does nothing until it opens a value"]
pub struct Clearance<'q> {
    pub(super) vocabulary: &'q Vocabulary,
    pub(super) act: &'q Act,
    pub(super) subject: &'q Subject,
    pub(super) items: Box<[Cleared<'q>]>,
    /// What of the items needs no more than a category.
    pub(super) covered: CoveredCategories,
    purposes: Box<[Broad]>,
    /// The role in which somebody receives, if one does.
    recipient: Option<Role<'q>>,
    /// From when it holds, and before when, in UTC.
    from: DayAndTime,
    until: Option<DayAndTime>,
    decision: Decision,
}

/// A day and a time of it, which compare at once.
type DayAndTime = (Date, Time);

/// A word that was cleared, with what lies below it or exactly.
#[derive(Debug, Clone, Copy)]
pub(super) struct Broad {
    term: TermId,
    exactly: bool,
}

/// A data item that was cleared, with what the act says of all its items.
#[derive(Debug)]
pub(super) struct Cleared<'q> {
    pub(super) data: Broad,
    pub(super) source: Option<&'q SourceOfData>,
    pub(super) gathered_at: Option<&'q Stated<GatheredAtFacet>>,
    pub(super) identifiability: Identifiability,
    pub(super) record: Option<&'q Life>,
}

/// Who receives: the role that is played, and the very party.
#[derive(Debug)]
struct Role<'a> {
    role: Broad,
    party: Option<&'a PartyId>,
}

/// For what cleared data is used: a purpose, and towards whom.
///
/// Made by [`Clearance::for_purpose`], once for all values that are opened for it. What does not lie
/// within the clearance opens nothing.
///
/// ```
/// use permitted::facts::PartyInRole;
/// use permitted::guard::{Guarded, NotCovered};
/// use permitted::{Act, Action, DataCategory, Engine, Facts, Party, Policy, Purpose, Subject};
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\nrecipient = 'processor'",
/// )?;
/// let engine = Engine::new([policy])?;
/// let mailing = engine.prepare(
///     Act::new(Action::SHARE)
///         .data(DataCategory::CONTACT_DETAILS)
///         .purpose(Purpose::SERVICE_PROVISION)
///         .recipient(PartyInRole::named(Party::PROCESSOR, "north-post")),
/// )?;
/// let facts = engine.facts(Facts::about(Subject::new("client-17")))?;
/// let now = datetime!(2026-03-01 9:00 UTC);
/// let clearance = engine.clear(&mailing, &facts, now)?;
///
/// let address = Guarded::new("12 Quay Street", DataCategory::POSTAL_ADDRESS, "client-17");
/// let delivery = clearance.for_purpose(Purpose::DELIVERY);
/// // Who receives has to be said.
/// assert!(matches!(address.open(&delivery, now), Err(NotCovered::Recipient { .. })));
/// let delivery = delivery.to(PartyInRole::named(Party::PROCESSOR, "north-post"));
/// assert_eq!(*address.open(&delivery, now)?.if_nothing_is_due()?, "12 Quay Street");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Use<'c> {
    pub(super) clearance: &'c Clearance<'c>,
    pub(super) purpose: Stated<PurposeFacet>,
    pub(super) recipient: Option<PartyInRole>,
    /// Whether the purpose lies within those of the act, and the recipient within its.
    pub(super) has_purpose: bool,
    pub(super) has_recipient: bool,
}

impl Cleared<'_> {
    /// Whether whatever lies in its category is within it, if nothing else is stated of that.
    fn is_any_of_its_category(&self) -> bool {
        !self.data.exactly
            && self.source.is_none()
            && self.gathered_at.is_none()
            && self.identifiability == FULLY
            && self.record.is_none()
    }
}

impl<'c> Use<'c> {
    /// Towards this role or party, which the recipient of the act has to be or to contain. Where the
    /// act has a recipient one must be said, and where it has none, none.
    #[must_use]
    pub fn to(mut self, recipient: impl Into<PartyInRole>) -> Self {
        let recipient = recipient.into();
        self.has_recipient = self.clearance.has_recipient(&recipient);
        self.recipient = Some(recipient);
        self
    }

    #[inline]
    pub(super) fn is_cleared(&self) -> bool {
        self.has_purpose & self.has_recipient
    }

    /// The clearance.
    pub fn clearance(&self) -> &'c Clearance<'c> {
        self.clearance
    }
}

impl<'q> Clearance<'q> {
    /// The decision, to log: it says by which clauses it is permitted, and with which obligations.
    #[must_use]
    #[inline]
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// A use for this purpose, which has to lie within one of those of the act.
    #[must_use]
    #[inline]
    pub fn for_purpose<'c>(&'c self, purpose: impl Into<Stated<PurposeFacet>>) -> Use<'c> {
        let purpose = purpose.into();
        let has_purpose =
            self.purposes.iter().any(|cleared| cleared.contains(self.vocabulary, &purpose));
        let has_recipient = self.act.recipient.is_none();
        Use { clearance: self, purpose, recipient: None, has_purpose, has_recipient }
    }

    /// INVARIANT: all of the act is permitted with these facts, as this decision says.
    fn of_permitted(
        vocabulary: &'q Vocabulary,
        act: &'q Act,
        subject: &'q Subject,
        decision: Decision,
    ) -> Self {
        let broad = |stated| Broad::of(vocabulary, stated);
        let cleared = |item: &'q Item| {
            let source = item.source.as_ref().or(act.source.as_ref());
            let gathered_at = item.gathered_at.as_ref().or(act.gathered_at.as_ref());
            let identifies = item.identifiability.or(act.identifiability).unwrap_or(FULLY);
            let record = item.record.as_deref().or(act.record.as_deref());
            Some(Cleared {
                data: Broad::of(vocabulary, &item.category)?,
                source,
                gathered_at,
                identifiability: identifies,
                record,
            })
        };
        let items: Box<[Cleared<'q>]> = act.items.iter().filter_map(cleared).collect();
        let mut covered = CoveredCategories::none();
        for item in items.iter().filter(|item| item.is_any_of_its_category()) {
            covered.add(vocabulary, item.data.term);
        }
        Self {
            vocabulary,
            act,
            subject,
            items,
            covered,
            purposes: act.purposes.iter().filter_map(broad).collect(),
            recipient: act.recipient.as_ref().and_then(|who| Role::of(vocabulary, who)),
            from: in_utc(decision.at),
            until: decision.stable_until.map(in_utc),
            decision,
        }
    }

    /// Whether it holds at this moment.
    #[inline]
    pub(super) fn holds_at(&self, at: OffsetDateTime) -> bool {
        let at = in_utc(at);
        !is_before(at, self.from) && self.until.is_none_or(|until| is_before(at, until))
    }

    /// What was asked and answered, for saying why a value does not open.
    pub(super) fn answered(&self) -> Answered<'_> {
        let Self { vocabulary, act, subject, ref decision, .. } = *self;
        Answered { vocabulary, act, subject, decision }
    }

    /// Whether it is cleared that this role or party receives.
    fn has_recipient(&self, recipient: &PartyInRole) -> bool {
        let (words, kind) = (self.vocabulary, FacetKind::Party);
        let (Some(cleared), Some(receives)) = (&self.recipient, Role::of(words, recipient)) else {
            return false;
        };
        cleared.role.holds(words, kind, receives.role)
            && cleared.party.is_none_or(|party| receives.party == Some(party))
    }
}

#[inline]
fn in_utc(at: OffsetDateTime) -> DayAndTime {
    if at.offset().is_utc() { (at.date(), at.time()) } else { shifted_to_utc(at) }
}

/// The first or the last moment that there is, where the moment lies beyond it.
#[cold]
#[inline(never)]
fn shifted_to_utc(at: OffsetDateTime) -> DayAndTime {
    match at.checked_to_offset(UtcOffset::UTC) {
        Some(at) => (at.date(), at.time()),
        None if at.year() < 0 => (Date::MIN, Time::MIDNIGHT),
        None => (Date::MAX, Time::MAX),
    }
}

/// By the days alone where these differ.
#[inline]
fn is_before((day, time): DayAndTime, other: DayAndTime) -> bool {
    if day == other.0 { time < other.1 } else { day < other.0 }
}

/// How far data identifies of which that is not said.
pub(super) const FULLY: Identifiability = Identifiability::Identified;

impl Broad {
    #[inline]
    fn of<F: Facet>(vocabulary: &Vocabulary, stated: &Stated<F>) -> Option<Self> {
        let term = match stated.word.built_in_index() {
            Some(term) => term,
            None => Self::own_term(vocabulary, stated)?,
        };
        Some(Self { term, exactly: stated.exactly })
    }

    #[inline(never)]
    fn own_term<F: Facet>(vocabulary: &Vocabulary, stated: &Stated<F>) -> Option<TermId> {
        vocabulary.find(stated.word.any())
    }

    /// Whether a stated word is this, or lies below it where that is meant.
    #[inline]
    pub(super) fn contains<F: Facet>(self, vocabulary: &Vocabulary, stated: &Stated<F>) -> bool {
        Self::of(vocabulary, stated).is_some_and(|other| self.holds(vocabulary, F::KIND, other))
    }

    #[inline]
    fn holds(self, vocabulary: &Vocabulary, kind: FacetKind, other: Self) -> bool {
        match self.exactly {
            true => other.exactly && other.term == self.term,
            false => other.term == self.term || lies_below(vocabulary, kind, other.term, self.term),
        }
    }
}

/// Apart, so that what compares equal words stays short.
#[inline(never)]
fn lies_below(vocabulary: &Vocabulary, kind: FacetKind, term: TermId, above: TermId) -> bool {
    vocabulary.within(kind, term, above)
}

impl<'a> Role<'a> {
    /// The role that somebody plays as the engine reads it: a party that has a word of its own plays
    /// the role of that word. Nothing where the engine would refuse it.
    fn of(vocabulary: &'a Vocabulary, stated: &'a PartyInRole) -> Option<Self> {
        let role = Broad::of(vocabulary, &stated.role)?;
        let known = vocabulary.party_of(role.term);
        let Some(party) = &stated.party else { return Some(Self { role, party: known }) };
        if vocabulary.is_collective(role.term) || known.is_some_and(|known| known != party) {
            return None;
        }
        let within = |term, above| vocabulary.within(FacetKind::Party, term, above);
        let role = match vocabulary.word_of_party(party) {
            Some(word) if !within(role.term, word) => {
                let may_be = !role.exactly && within(word, role.term);
                may_be.then_some(Broad { term: word, ..role })?
            }
            _ => role,
        };
        Some(Self { role, party: Some(party) })
    }
}

impl Engine {
    /// Clears an act: if all of it is permitted, with these facts, at this moment, what opens
    /// [guarded](crate::guard) values for it.
    ///
    /// It costs what [`decide`](Engine::decide) costs. The clearance holds until the moment at which the
    /// answer may change, and with the facts as they are here: look them up for each request.
    ///
    /// ```
    /// use permitted::guard::Guarded;
    /// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose, Subject};
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'billing'",
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let act = Act::new(Action::USE).data(DataCategory::POSTAL_ADDRESS).purpose(Purpose::BILLING);
    /// let act = engine.prepare(act)?;
    /// let facts = engine.facts(Facts::about(Subject::new("client-17")))?;
    ///
    /// let now = datetime!(2026-03-01 9:00 UTC);
    /// let clearance = engine.clear(&act, &facts, now)?;
    /// let address = Guarded::new("12 Quay Street", DataCategory::POSTAL_ADDRESS, "client-17");
    /// let opened = address.open(&clearance.for_purpose(Purpose::BILLING), now)?;
    /// assert_eq!(*opened.if_nothing_is_due()?, "12 Quay Street");
    ///
    /// // The policy was not in force yet.
    /// let refused = engine.clear(&act, &facts, datetime!(2025-03-01 9:00 UTC)).unwrap_err();
    /// assert!(!refused.decision().is_permitted());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The whole [`Decision`], if not all of it is permitted.
    pub fn clear<'q>(
        &'q self,
        act: &'q PreparedAct,
        facts: &'q PreparedFacts,
        at: OffsetDateTime,
    ) -> Result<Clearance<'q>, Refused> {
        let decision = self.decide(act, facts, at);
        match decision.is_permitted() {
            true => {
                let subject = &facts.facts().subject;
                Ok(Clearance::of_permitted(self.vocabulary(), act.act(), subject, decision))
            }
            false => Err(Refused::new(decision)),
        }
    }
}
