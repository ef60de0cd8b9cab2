//! What is told where nothing is cleared.

use crate::engine::{Decision, Effect, Outcome, Part};
use std::error::Error;
use std::fmt::{self, Display};

/// Not all of an act is permitted, so that nothing is cleared.
///
/// Displayed, it says the outcome and why on one line, of the first part with that outcome. It holds
/// the whole decision, to show, to log, or to see which items are permitted.
///
/// ```
/// use permitted::{Act, Action, DataCategory, Engine, Facts, Outcome, Policy, Purpose};
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[forbid]]\nclause = '7.1'\ndata = 'health-data'\npurpose = 'marketing'",
/// )?;
/// let engine = Engine::new([policy])?;
/// let act = engine.prepare(
///     Act::new(Action::USE).data(DataCategory::HEALTH_DATA).purpose(Purpose::OWN_MARKETING),
/// )?;
/// let facts = engine.facts(Facts::default())?;
/// let refused = engine.clear(&act, &facts, datetime!(2026-03-01 9:00 UTC)).unwrap_err();
/// assert_eq!(refused.decision().outcome, Outcome::Prohibited);
/// assert_eq!(
///     refused.to_string(),
///     "prohibited: health-data for own-marketing; forbidden by forbid `7.1`",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Behind a pointer, since an error is moved through every `?`.
    decision: Box<Decision>,
}

impl Refused {
    /// INVARIANT: a decision that is not permitted.
    pub(super) fn new(decision: Decision) -> Self {
        Self { decision: Box::new(decision) }
    }

    /// The decision, with what is missing.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// The decision, to keep.
    #[must_use]
    pub fn into_decision(self) -> Decision {
        *self.decision
    }
}

impl Error for Refused {}

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Decision { outcome, parts, .. } = self.decision();
        write!(f, "{outcome}")?;
        let Some(part) = parts.iter().find(|part| part.outcome == *outcome) else { return Ok(()) };
        write!(f, ": {} for {}", part.data, part.purpose)?;
        for (place, witness) in part.witness.iter().enumerate() {
            let joint = if place == 0 { " (" } else { ", " };
            write!(f, "{joint}{witness}")?;
        }
        if !part.witness.is_empty() {
            f.write_str(")")?;
        }
        match outcome {
            Outcome::Prohibited => {
                let forbids = part.citations.iter().filter(|one| one.effect == Effect::Forbids);
                list(f, "; forbidden by ", forbids.map(|one| &one.rule))
            }
            Outcome::NotPermitted => not_permitted(f, part),
            Outcome::Undetermined => list(f, "; unknown: ", &part.unknown),
            Outcome::OutOfScope => f.write_str("; the policies do not speak of it"),
            Outcome::Permitted => Ok(()),
        }
    }
}

/// What is missing, or that nothing would help.
fn not_permitted(f: &mut fmt::Formatter<'_>, part: &Part) -> fmt::Result {
    let Some(missing) = &part.missing else { return Ok(()) };
    match missing.sets.first() {
        Some(set) => list(f, "; missing: ", set),
        None if missing.nothing_cures() => f.write_str("; nothing permits it"),
        None => Ok(()),
    }
}

fn list<T: Display>(
    f: &mut fmt::Formatter<'_>,
    before: &str,
    all: impl IntoIterator<Item = T>,
) -> fmt::Result {
    for (place, one) in all.into_iter().enumerate() {
        write!(f, "{}{one}", if place == 0 { before } else { ", " })?;
    }
    Ok(())
}
