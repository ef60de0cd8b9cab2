use super::condition::Condition;
use super::period::Period;
use super::terms::{Identifiability, Terms, name_in, terms_methods};
use crate::ids::{Clause, RuleId};
use crate::words::{
    Action, Channel, DataCategory, EvidenceKind, GatheredAt, LegalBasis, Obligation, Party, Place,
    Purpose, Source, SubjectKind,
};

/// A rule or declaration of a policy: what it cites, what it is about, when it holds, and what
/// its kind `K` adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule<K> {
    pub(crate) id: RuleId,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) reading: Option<String>,
    pub(crate) heading: Option<String>,
    pub(crate) terms: Terms,
    pub(crate) when: Option<Condition>,
    pub(crate) detail: K,
}

/// Allows what lies within its terms, while its condition holds.
pub type Permit = Rule<kinds::Permit>;
/// Prohibits what lies within its terms, while its condition holds, exceptions aside. Overrides
/// every permit.
pub type Forbid = Rule<kinds::Forbid>;
/// A forbid that strikes while an objection of the subject bears.
pub type OptOut = Rule<kinds::OptOut>;
/// Puts obligations on whatever is permitted within its terms.
pub type Duty = Rule<kinds::Duty>;
/// Says what the policy speaks about at all.
pub type Scope = Rule<kinds::Scope>;
/// Says what lies beyond the policy.
pub type Beyond = Rule<kinds::Beyond>;
/// Says that whatever is not permitted within its terms never happens. Decides nothing by itself,
/// since that is the default, but is cited by the answer *not permitted*.
pub type Closed = Rule<kinds::Closed>;
/// A definition, commitment or documented contradiction. Decides nothing, and is cited by every
/// answer within its terms.
pub type Statement = Rule<kinds::Statement>;
/// Makes evidence of a kind count as an implied grant of consent within its terms.
pub type DeemedConsent = Rule<kinds::DeemedConsent>;

/// What each kind of rule adds to the common part.
pub mod kinds {
    use super::{EvidenceKind, Exception, Grace, LegalBasis, Obligation, Route};

    /// What a permit adds.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct Permit {
        pub(crate) bases: Vec<LegalBasis>,
        pub(crate) obligations: Vec<Obligation>,
        pub(crate) only_purpose: bool,
        pub(crate) survives_objection: bool,
    }

    /// What a forbid adds.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct Forbid {
        pub(crate) unless: Vec<Exception>,
    }

    /// What an opt-out adds.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct OptOut {
        pub(crate) unless: Vec<Exception>,
        pub(crate) routes: Vec<Route>,
        pub(crate) grace: Grace,
    }

    /// What a duty adds.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct Duty {
        pub(crate) obligations: Vec<Obligation>,
    }

    /// A scope entry adds nothing.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct Scope {}

    /// A beyond entry adds nothing.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct Beyond {}

    /// A closed declaration adds nothing.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct Closed {}

    /// What a statement adds.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct Statement {
        pub(crate) text: String,
    }

    /// What a deemed consent adds.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct DeemedConsent {
        pub(crate) event: Vec<EvidenceKind>,
    }
}

impl<K> Rule<K> {
    pub(super) fn with(clause: Clause, detail: K) -> Self {
        Self {
            id: RuleId::new(clause.as_str()),
            clauses: vec![clause],
            reading: None,
            heading: None,
            terms: Terms::default(),
            when: None,
            detail,
        }
    }

    /// Gives the rule an id of its own; otherwise its first clause is its id.
    #[must_use]
    pub fn named(mut self, id: impl Into<RuleId>) -> Self {
        self.id = id.into();
        self
    }

    /// Cites a further clause.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<Clause>) -> Self {
        self.clauses.push(clause.into());
        self
    }

    /// Notes the interpretation chosen where the text leaves a choice.
    #[must_use]
    pub fn reading(mut self, reading: impl Into<String>) -> Self {
        self.reading = Some(reading.into());
        self
    }

    /// Adds a condition; all conditions added must hold.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.when = Some(match self.when.take() {
            None => condition,
            Some(Condition::All(mut parts)) => {
                parts.push(condition);
                Condition::All(parts)
            }
            Some(other) => Condition::All(vec![other, condition]),
        });
        self
    }

    terms_methods!();

    /// The rule's id within its policy.
    #[must_use]
    pub fn id(&self) -> &RuleId {
        &self.id
    }

    /// The clauses that the rule puts into effect.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The interpretation chosen where the text leaves a choice.
    #[must_use]
    pub fn chosen_reading(&self) -> Option<&str> {
        self.reading.as_deref()
    }

    /// The heading of the section in which the rule stands.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// What the rule is about.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What the rule asks beside its terms.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        self.when.as_ref()
    }
}

impl Permit {
    /// A permit that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Permit::default())
    }

    /// Rests the permit on these legal bases, which hold together. Alternatives are permits of
    /// their own.
    #[must_use]
    pub fn basis(mut self, all_of: impl IntoIterator<Item = LegalBasis>) -> Self {
        self.detail.bases.extend(all_of);
        self
    }

    /// Puts these obligations on what is done under the permit.
    #[must_use]
    pub fn obligation(mut self, all_of: impl IntoIterator<Item = Obligation>) -> Self {
        self.detail.obligations.extend(all_of);
        self
    }

    /// Adds the forbid "and for no other purpose": within the permit's other terms, personal data
    /// may be processed for no purpose but those that the permit names.
    #[must_use]
    pub fn only_purpose(mut self) -> Self {
        self.detail.only_purpose = true;
        self
    }

    /// Keeps a permit on legitimate interests, public task or notice with opt-out alive while an
    /// objection bears (compelling grounds, GDPR Art. 21(1)).
    #[must_use]
    pub fn survives_objection(mut self) -> Self {
        self.detail.survives_objection = true;
        self
    }

    /// The legal bases, all of which hold.
    #[must_use]
    pub fn bases(&self) -> &[LegalBasis] {
        &self.detail.bases
    }

    /// The obligations that come with the permit.
    #[must_use]
    pub fn obligations(&self) -> &[Obligation] {
        &self.detail.obligations
    }

    /// Whether the permit forbids every other purpose.
    #[must_use]
    pub fn is_only_purpose(&self) -> bool {
        self.detail.only_purpose
    }

    /// Whether the permit goes on while an objection bears.
    #[must_use]
    pub fn does_survive_objection(&self) -> bool {
        self.detail.survives_objection
    }
}

impl Forbid {
    /// A forbid that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Forbid::default())
    }

    /// Lifts the forbid where this exception holds.
    #[must_use]
    pub fn unless(mut self, exception: Exception) -> Self {
        self.detail.unless.push(exception);
        self
    }

    /// The exceptions, any of which lifts the forbid.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.detail.unless
    }
}

impl OptOut {
    /// An opt-out that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::OptOut::default())
    }

    /// Lifts the opt-out where this exception holds.
    #[must_use]
    pub fn unless(mut self, exception: Exception) -> Self {
        self.detail.unless.push(exception);
        self
    }

    /// Ways in which the subject can object.
    #[must_use]
    pub fn route(mut self, any_of: impl IntoIterator<Item = Route>) -> Self {
        self.detail.routes.extend(any_of);
        self
    }

    /// The time after an objection during which it does not bear yet.
    #[must_use]
    pub fn grace(mut self, grace: Grace) -> Self {
        self.detail.grace = grace;
        self
    }

    /// The exceptions, any of which lifts the opt-out.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.detail.unless
    }

    /// The ways in which the subject can object.
    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.detail.routes
    }

    /// The time after an objection during which it does not bear yet.
    #[must_use]
    pub fn grace_period(&self) -> &Grace {
        &self.detail.grace
    }
}

impl Duty {
    /// A duty that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Duty::default())
    }

    /// Puts these obligations on what is permitted within the duty's terms.
    #[must_use]
    pub fn obligation(mut self, all_of: impl IntoIterator<Item = Obligation>) -> Self {
        self.detail.obligations.extend(all_of);
        self
    }

    /// The obligations that the duty puts on what is permitted.
    #[must_use]
    pub fn obligations(&self) -> &[Obligation] {
        &self.detail.obligations
    }
}

impl Scope {
    /// A scope entry that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Scope {})
    }
}

impl Beyond {
    /// A beyond entry that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Beyond {})
    }
}

impl Closed {
    /// A closed declaration that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>) -> Self {
        Self::with(clause.into(), kinds::Closed {})
    }
}

impl Statement {
    /// A statement that puts this clause into effect.
    pub fn new(clause: impl Into<Clause>, text: impl Into<String>) -> Self {
        Self::with(clause.into(), kinds::Statement { text: text.into() })
    }

    /// What the clause states, in the policy author's words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.detail.text
    }
}

impl DeemedConsent {
    /// Evidence of any of these kinds is an implied grant, under this clause.
    pub fn new(clause: impl Into<Clause>, event: impl IntoIterator<Item = EvidenceKind>) -> Self {
        let event = event.into_iter().collect();
        Self::with(clause.into(), kinds::DeemedConsent { event })
    }

    /// The kinds of evidence that count as a grant.
    #[must_use]
    pub fn events(&self) -> &[EvidenceKind] {
        &self.detail.event
    }
}

/// What lifts a forbid: terms and a condition, like a rule's, cited where a clause says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exception {
    pub(crate) clauses: Vec<Clause>,
    pub(crate) terms: Terms,
    pub(crate) when: Option<Condition>,
}

impl Exception {
    /// An exception for everything; restrict it by terms or a condition.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Cites a clause.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<Clause>) -> Self {
        self.clauses.push(clause.into());
        self
    }

    /// Holds only while this condition holds.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.when = Some(condition);
        self
    }

    terms_methods!();

    /// The clauses that the exception puts into effect.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// What the exception is about.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What the exception asks beside its terms.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        self.when.as_ref()
    }
}

/// How long an objection takes to bear, and for which uses it may take that long.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grace {
    pub(crate) period: Period,
    pub(crate) only_for: Vec<EvidenceKind>,
}

impl Grace {
    /// This period, for every use.
    #[must_use]
    pub fn of(period: Period) -> Self {
        Self { period, only_for: Vec::new() }
    }

    /// Only for uses with such evidence on record from before the objection.
    #[must_use]
    pub fn only_for(mut self, any_of: impl IntoIterator<Item = EvidenceKind>) -> Self {
        self.only_for.extend(any_of);
        self
    }

    /// How long it takes.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The evidence to which the grace is confined; none means every use has it.
    #[must_use]
    pub fn confined_to(&self) -> &[EvidenceKind] {
        &self.only_for
    }
}

/// A way in which a subject can object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Route {
    /// A link or function to unsubscribe.
    UnsubscribeLink,
    /// A message to an electronic mailbox.
    Email,
    /// A call.
    Phone,
    /// A letter.
    Post,
    /// A text message.
    Sms,
    /// A form or page of the website.
    Website,
    /// The settings of one's account.
    AccountSettings,
    /// The settings of the browser or device.
    BrowserSettings,
    /// Speaking to somebody.
    InPerson,
    /// Customer support, however it is reached.
    CustomerSupport,
}

impl Route {
    pub(crate) const NAMES: [(&'static str, Self); 10] = [
        ("unsubscribe-link", Self::UnsubscribeLink),
        ("email", Self::Email),
        ("phone", Self::Phone),
        ("post", Self::Post),
        ("sms", Self::Sms),
        ("website", Self::Website),
        ("account-settings", Self::AccountSettings),
        ("browser-settings", Self::BrowserSettings),
        ("in-person", Self::InPerson),
        ("customer-support", Self::CustomerSupport),
    ];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }
}

/// When an amended version of the policy takes effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TakesEffect {
    /// As soon as it is published.
    OnPublication,
    /// On the date that a prior notice gives.
    AfterNotice,
}

impl TakesEffect {
    pub(crate) const NAMES: [(&'static str, Self); 2] =
        [("on-publication", Self::OnPublication), ("after-notice", Self::AfterNotice)];

    /// The name that files and messages use.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&Self::NAMES, self)
    }
}

/// How a new version of the policy comes into force; cited by every answer of the version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    pub(crate) id: RuleId,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) reading: Option<String>,
    pub(crate) heading: Option<String>,
    pub(crate) takes_effect: TakesEffect,
    pub(crate) obligations: Vec<Obligation>,
}

impl Amendment {
    /// New versions take effect in this way, under this clause.
    pub fn new(clause: impl Into<Clause>, takes_effect: TakesEffect) -> Self {
        let clause = clause.into();
        Self {
            id: RuleId::new(clause.as_str()),
            clauses: vec![clause],
            reading: None,
            heading: None,
            takes_effect,
            obligations: Vec::new(),
        }
    }

    /// What has to be done about an amendment.
    #[must_use]
    pub fn obligation(mut self, all_of: impl IntoIterator<Item = Obligation>) -> Self {
        self.obligations.extend(all_of);
        self
    }

    /// The declaration's id within its policy.
    #[must_use]
    pub fn id(&self) -> &RuleId {
        &self.id
    }

    /// The clauses that the declaration puts into effect.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// When a new version takes effect.
    #[must_use]
    pub fn takes_effect(&self) -> TakesEffect {
        self.takes_effect
    }

    /// What has to be done about an amendment.
    #[must_use]
    pub fn obligations(&self) -> &[Obligation] {
        &self.obligations
    }
}
