//! A value that was opened, before what comes with it is taken on.

use crate::engine::Due;
use std::error::Error;
use std::fmt;

/// A value that was opened, or the part of it that is shown, with what has to be done along with its use.
///
/// The value is handed out once its obligations have been looked at: by
/// [`taking_on`](Self::taking_on) each of them, or where none is due by
/// [`if_nothing_is_due`](Self::if_nothing_is_due). There is no other way to it, so that an obligation
/// cannot be forgotten.
///
/// The obligations are those of all that was cleared. To have those of one purpose alone, ask about that
/// purpose by an act of its own.
///
/// ```
/// use permitted::guard::{About, Guarded};
/// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose};
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '3'\npurpose = 'analytics'\nobligation = 'log'",
/// )?;
/// let engine = Engine::new([policy])?;
/// let act = engine.prepare(Act::new(Action::USE).data(DataCategory::USAGE).purpose(Purpose::ANALYTICS))?;
/// let facts = engine.facts(Facts::default())?;
/// let now = datetime!(2026-03-01 9:00 UTC);
/// let visits = Guarded::new(4_711, DataCategory::USAGE, About::Nobody);
/// let clearance = engine.clear(&act, &facts, now)?;
/// let use_of_it = clearance.for_purpose(Purpose::ANALYTICS);
///
/// // Something is due, so that this way is closed.
/// let still_due = visits.open(&use_of_it, now)?.if_nothing_is_due().unwrap_err();
/// assert_eq!(still_due.to_string(), "first do: log");
/// // What is due is taken on one by one; an error keeps the value shut.
/// let mut log = Vec::new();
/// let visits = visits.open(&use_of_it, now)?.taking_on(|due| {
///     log.push(due.obligation.to_string());
///     Ok::<(), std::convert::Infallible>(())
/// })?;
/// assert_eq!((*visits, log), (4_711, vec!["log".to_owned()]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "a value that was opened is used, and what is due along with it is taken on"]
pub struct Opened<'a, V> {
    value: V,
    obligations: &'a [Due],
}

impl<'a, V> Opened<'a, V> {
    #[inline]
    pub(crate) fn new(value: V, obligations: &'a [Due]) -> Self {
        Self { value, obligations }
    }

    /// What has to be done along with the use.
    pub fn obligations(&self) -> &'a [Due] {
        self.obligations
    }

    /// The value, once `take_on` has taken on each thing that is due, in order.
    ///
    /// Carry it out there, or write down that it has to be done. Refuse what the service does not know
    /// how to do: then the value stays shut.
    ///
    /// # Errors
    /// The first error of `take_on`.
    #[inline]
    pub fn taking_on<E>(self, take_on: impl FnMut(&'a Due) -> Result<(), E>) -> Result<V, E> {
        self.obligations.iter().try_for_each(take_on).map(|()| self.value)
    }

    /// The value, where nothing has to be done along with its use.
    ///
    /// # Errors
    /// What is due, if something is.
    #[inline]
    pub fn if_nothing_is_due(self) -> Result<V, StillDue> {
        if self.obligations.is_empty() {
            Ok(self.value)
        } else {
            Err(StillDue { obligations: self.obligations.to_vec() })
        }
    }
}

/// Shows what is due, and not the value.
impl<V> fmt::Debug for Opened<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened").field("obligations", &self.obligations).finish_non_exhaustive()
    }
}

/// Something has to be done along with the use of a value, so that it is not handed out as if nothing
/// were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StillDue {
    obligations: Vec<Due>,
}

impl StillDue {
    /// What has to be done.
    #[must_use]
    pub fn obligations(&self) -> &[Due] {
        &self.obligations
    }
}

impl Error for StillDue {}

impl fmt::Display for StillDue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, due) in self.obligations.iter().enumerate() {
            let joint = if place == 0 { "first do: " } else { ", " };
            write!(f, "{joint}{}", due.obligation)?;
        }
        Ok(())
    }
}
