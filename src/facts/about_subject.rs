//! What is known of a subject, and what is on record about it.

use super::evidence::Evidence;
use super::ledger::ConsentLedger;
use super::subject::Subject;

/// What is known of one subject, and what is on record about it.
///
/// Load them where the request names a person: the subject's attributes, the consent ledger, the
/// evidence on record. [`Engine::facts`](crate::Engine::facts) looks them up once; any number of
/// prepared acts can be asked about them then. Facts know nothing of the act and nothing of the
/// moment.
///
/// ```
/// use permitted::{ConsentEvent, ConsentLedger, Facts, Place, Purpose, Subject};
/// use permitted::policy::Strength;
/// use time::macros::datetime;
///
/// let yes = ConsentEvent::granted("reader-17", Strength::Express, datetime!(2026-01-10 0:00 UTC))
///     .purpose(Purpose::OWN_MARKETING);
/// let facts = Facts::about(Subject::new("reader-17").residence(Place::DE))
///     .ledger(ConsentLedger::new([yes])?);
/// assert!(facts.ledger.is_some());
/// // Without a ledger, what the subject agreed or objected to is unknown.
/// assert!(Facts::about(Subject::new("reader-17")).ledger.is_none());
/// # Ok::<(), permitted::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Facts {
    /// Who it is about.
    pub subject: Subject,
    /// The consent history, complete for the subject; consent and objections are unknown without.
    pub ledger: Option<ConsentLedger>,
    /// What is on record beside consent.
    pub evidence: Vec<Evidence>,
}

impl Facts {
    /// Facts about this subject, with nothing on record yet and consent unknown.
    ///
    /// ```
    /// use permitted::{Facts, Subject};
    ///
    /// assert_eq!(Facts::about("reader-17"), Facts::about(Subject::new("reader-17")));
    /// ```
    #[must_use]
    #[inline]
    pub fn about(subject: impl Into<Subject>) -> Self {
        Self { subject: subject.into(), ledger: None, evidence: Vec::new() }
    }

    /// With this consent history, which must be complete for the subject.
    #[must_use]
    #[inline]
    pub fn ledger(mut self, ledger: ConsentLedger) -> Self {
        self.ledger = Some(ledger);
        self
    }

    /// With this on record, beside what is on record already.
    #[must_use]
    #[inline]
    pub fn evidence(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        self.evidence.extend(evidence);
        self
    }
}

/// With nothing on record yet, and consent unknown.
impl From<Subject> for Facts {
    fn from(subject: Subject) -> Self {
        Self::about(subject)
    }
}
