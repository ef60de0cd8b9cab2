//! What was said of consent for a use: how strong the grants are that count, and the last words.

use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::truth::Truth;
use crate::instant::order;
use crate::policy::Strength;

/// How strong the strongest grant is that surely counts, and the strongest that may.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Granted {
    pub(crate) sure: Option<Strength>,
    pub(crate) possible: Option<Strength>,
}

impl Granted {
    /// Whether a grant that is at least so strong counts.
    pub(crate) fn at_least(self, strength: Strength) -> Truth {
        if self.sure >= Some(strength) {
            Truth::True
        } else if self.possible >= Some(strength) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

/// The last event that surely bears on a use, and the last that may.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Latest<'a> {
    sure: Option<&'a ResolvedEvent>,
    possible: Option<&'a ResolvedEvent>,
}

impl<'a> Latest<'a> {
    /// Takes in an event, and whether it bears on the use.
    pub(crate) fn add(&mut self, event: &'a ResolvedEvent, bears: Truth) {
        let slot = match bears {
            Truth::True => &mut self.sure,
            Truth::Unknown => &mut self.possible,
            Truth::False => return,
        };
        if slot.is_none_or(|last| order(last.recorded_at, event.recorded_at).is_lt()) {
            *slot = Some(event);
        }
    }

    /// Whether one of them fits; the later the likelier.
    pub(crate) fn any(self, fits: impl Fn(&ResolvedEvent) -> bool) -> Truth {
        if self.sure.is_some_and(&fits) {
            Truth::True
        } else if self.possible.is_some_and(&fits) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

/// What was said of processing on consent, as far as the subject's own word needs it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnWord<'a> {
    /// The subject's last denials.
    pub(crate) denied: Latest<'a>,
    /// The subject's last express grants that stand.
    pub(crate) agreed: Latest<'a>,
    /// Whether anybody's denial is in force.
    pub(crate) denied_by_any: Truth,
}

impl Default for OwnWord<'_> {
    fn default() -> Self {
        let (denied, agreed) = (Latest::default(), Latest::default());
        Self { denied, agreed, denied_by_any: Truth::False }
    }
}
