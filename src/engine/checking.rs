//! Checking what is to be stored, before it is.

use super::Engine;
use super::resolved::facts::ResolvedSubject;
use super::resolved::look_up::{Resolver, ended};
use super::uses::prepared_act::PreparedAct;
use crate::facts::{Act, ConsentEvent, ConsentLedger, Evidence, Hold, Record, Subject};
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};

/// What [`Engine::check`] can check: consent events and ledgers, evidence, subjects, records and holds,
/// acts, and requests for rights. Sealed.
///
/// Write a function over it where one endpoint stores several of them:
///
/// ```
/// use permitted::engine::Checkable;
/// use permitted::{Engine, InputError, Policy, Record, Subject};
///
/// fn accept(engine: &Engine, row: &impl Checkable) -> Result<(), InputError> {
///     engine.check(row)
/// }
///
/// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
/// let engine = Engine::new([policy])?;
/// assert!(accept(&engine, &Subject::new("reader-17")).is_ok());
/// assert!(accept(&engine, &Record::new("order-1")).is_err()); // it holds nothing
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Checkable: CheckedBy {}

impl<T: CheckedBy> Checkable for T {}

/// How a thing is checked.
pub trait CheckedBy {
    /// All that is wrong with it.
    fn check_by(&self, engine: &Engine) -> Result<(), InputError>;
}

/// Checking what is to be stored.
impl Engine {
    /// Says all that is wrong with something before it is stored: unknown words, each with the nearest
    /// known one, names that cannot be, dates out of range or order.
    ///
    /// It is stricter than looking facts up. There a consent event with a word that no policy knows is
    /// read so that it permits nothing and denies more, since what is on record cannot be mended any
    /// more; here it is refused, and so is what would never count: an event or evidence that ends before
    /// it begins, a grant that is bound to a version which no policy has, evidence that has to name a
    /// party and names none. Call it in the endpoint that stores consent, and answer with the problems.
    ///
    /// Whether an event's id is free is known to its ledger alone; see
    /// [`ConsentLedger::record`](crate::ConsentLedger::record).
    ///
    /// # Errors
    /// All that is wrong with it.
    ///
    /// ```
    /// use permitted::policy::Strength;
    /// use permitted::{ConsentEvent, ConsentLedger, Engine, Policy, Purpose};
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
    /// let engine = Engine::new([policy])?;
    /// let ticked = |purpose: &str| {
    ///     let purpose = Purpose::new(purpose)?;
    ///     let at = datetime!(2026-01-10 9:00 UTC);
    ///     Ok::<_, permitted::words::WordSyntax>(
    ///         ConsentEvent::granted("customer-7", Strength::Express, at).purpose(purpose),
    ///     )
    /// };
    /// let mut ledger = ConsentLedger::default();
    ///
    /// let misspelt = ticked("own-markting")?;
    /// let error = engine.check(&misspelt).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "event: purpose: unknown purpose `own-markting`, did you mean `own-marketing`?",
    /// );
    ///
    /// let event = ticked("own-marketing")?;
    /// engine.check(&event)?;
    /// ledger.record(event)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(&self, what: &impl Checkable) -> Result<(), InputError> {
        what.check_by(self)
    }

    /// What is wrong with a part, once all of it was looked up.
    fn check_part(
        &self,
        part: ProblemPart,
        look_up: impl FnOnce(&Resolver<'_>),
    ) -> Result<(), InputError> {
        let (tables, problems) = (self.tables(), Problems::of(part));
        look_up(&Resolver {
            vocabulary: &tables.vocabulary,
            versions: &tables.names,
            problems: &problems,
        });
        ended(problems)
    }
}

impl CheckedBy for ConsentEvent {
    fn check_by(&self, engine: &Engine) -> Result<(), InputError> {
        engine.check_part(ProblemPart::Event, |words| words.event_strictly(&"event", self))
    }
}

impl CheckedBy for ConsentLedger {
    fn check_by(&self, engine: &Engine) -> Result<(), InputError> {
        engine.check_part(ProblemPart::Ledger, |words| words.ledger_strictly(self))
    }
}

impl CheckedBy for Evidence {
    fn check_by(&self, engine: &Engine) -> Result<(), InputError> {
        engine.check_part(ProblemPart::Evidence, |words| words.evidence_strictly(&"evidence", self))
    }
}

impl CheckedBy for Subject {
    fn check_by(&self, engine: &Engine) -> Result<(), InputError> {
        engine.check_part(ProblemPart::Subject, |words| {
            words.subject(self, &mut ResolvedSubject::default());
        })
    }
}

impl CheckedBy for Record {
    fn check_by(&self, engine: &Engine) -> Result<(), InputError> {
        self.check()?;
        let kept = PreparedAct::looked_up(super::asking_of_records::kept(self), engine.tables());
        kept.map(drop).map_err(|error| super::asking_of_records::of_record(self, error))
    }
}

impl CheckedBy for Hold {
    fn check_by(&self, engine: &Engine) -> Result<(), InputError> {
        engine.check_part(ProblemPart::Record, |words| {
            words.hold(&"hold", self);
            if self.reference.trim().is_empty() {
                let kind = ProblemKind::empty("the reference", "say what orders the hold");
                words.problems.note("hold", kind);
            }
        })
    }
}

/// As [`Engine::prepare`] does.
impl CheckedBy for Act {
    fn check_by(&self, engine: &Engine) -> Result<(), InputError> {
        engine.prepare(self.clone()).map(drop)
    }
}
