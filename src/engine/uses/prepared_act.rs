use crate::engine::resolved::act::ResolvedAct;
use crate::engine::resolved::engine_identity::EngineIdentity;
use crate::engine::resolved::facts::{NO_FACTS, ResolvedFacts};
use crate::engine::resolved::look_up::{ended, look_up_act};
use crate::engine::tables::versions::Tables;
use crate::engine::uses::asked::Asked;
use crate::engine::uses::data_together::data_together;
use crate::engine::uses::division::broad_words;
use crate::engine::uses::found_uses::{TooBroad, Uses};
use crate::facts::Act;
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use time::OffsetDateTime;

/// How many periods in which other versions are in force an act keeps its uses for. In further ones
/// they are found each time they are asked for.
const MAX_PERIODS_KEPT: usize = 16;
/// How many parts an act may have, one for each data item and purpose: an answer speaks of each.
const MAX_PARTS: usize = 16_384;
/// What an act has too much of whose uses select too many rules.
const SELECTED: &str = "rules that may speak of its uses, counted use by use";

/// An [`Act`] with its words looked up, and with the rules found that may speak of it.
///
/// Made by [`Engine::prepare`](crate::Engine::prepare) for that engine, once, at start-up. It keeps
/// no moment and no subject: both are stated each time it is asked about. Another engine, such as
/// the one that takes over after a reload, prepares it anew each time it is asked: correct, and
/// slower.
///
/// ```
/// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose};
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\npurpose = 'billing'",
/// )?;
/// let engine = Engine::new([policy])?;
/// let billing = engine.prepare(
///     Act::new(Action::USE).data(DataCategory::POSTAL_ADDRESS).purpose(Purpose::BILLING),
/// )?;
/// let nobody = engine.facts(Facts::default())?;
/// assert!(engine.permits(&billing, &nobody, datetime!(2026-03-01 9:00 UTC)));
/// // The policy was not in force yet.
/// assert!(!engine.permits(&billing, &nobody, datetime!(2025-03-01 9:00 UTC)));
/// assert_eq!(billing.act().purposes.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[repr(C)]
pub struct PreparedAct {
    // What most answers by yes or no read stands here, in the order in which it is read, and the rest
    // apart.
    /// The engine that it was made by.
    pub(crate) made_by: EngineIdentity,
    /// Whether it is about particular stored records.
    has_records: bool,
    /// The number of the first period in which something may be permitted, and the uses then.
    period: u32,
    uses: Uses,
    resolved: Box<ResolvedAct>,
    /// Those of further periods.
    others: Vec<(u32, Uses)>,
    act: Act,
}

impl PreparedAct {
    /// The act in words.
    #[must_use]
    pub fn act(&self) -> &Act {
        &self.act
    }

    /// Looks up the words of an act and finds the uses that it stands for, or says what is wrong
    /// with it.
    pub(crate) fn new(act: Act, tables: &Tables) -> Result<Self, InputError> {
        let mut made = Self::looked_up(act, tables)?;
        let governed = tables.periods.iter().zip(0_u32..).filter(|(period, _)| period.governed);
        let mut is_first = true;
        for (_, period) in governed {
            made.find_uses(tables, period, std::mem::take(&mut is_first))?;
        }
        Ok(made)
    }

    /// An act with its words looked up, of which no uses are found yet; or what is wrong with it.
    pub(crate) fn looked_up(act: Act, tables: &Tables) -> Result<Self, InputError> {
        let problems = Problems::of(ProblemPart::Act);
        let made = Self::noting(act, tables, &problems);
        ended(problems).map(|()| made)
    }

    /// Finds its uses at one moment; those at others are found when they are asked for.
    pub(crate) fn find_uses_at(
        &mut self,
        tables: &Tables,
        at: OffsetDateTime,
    ) -> Result<(), InputError> {
        self.find_uses(tables, tables.period_at(at), true)
    }

    /// An act with its words looked up, of which no uses are found yet. What is wrong with it is noted
    /// among other problems.
    pub(crate) fn noting(act: Act, tables: &Tables, problems: &Problems) -> Self {
        let mut resolved = Box::<ResolvedAct>::default();
        look_up_act(&act, &tables.vocabulary, problems, &mut resolved);
        let parts = resolved.items.len().saturating_mul(resolved.purposes.len());
        if parts > MAX_PARTS {
            let what = "parts, one for each data item and purpose";
            problems.within(ProblemPart::Act, || {
                problems.note("", ProblemKind::too_large(what, parts, MAX_PARTS));
            });
        }
        resolved.broad = broad_words(&resolved, &tables.vocabulary);
        resolved.together = data_together(&resolved, tables);
        Self {
            made_by: tables.identity,
            has_records: resolved.items.iter().any(|item| item.life.is_some()),
            period: u32::MAX,
            uses: Uses::default(),
            resolved,
            others: Vec::new(),
            act,
        }
    }

    fn find_uses(&mut self, tables: &Tables, period: u32, first: bool) -> Result<(), InputError> {
        let asked = Asked {
            tables,
            period: tables.period(period),
            at: OffsetDateTime::UNIX_EPOCH,
            act: &self.resolved,
            facts: &NO_FACTS,
            has_records: self.has_records,
        };
        let too_broad = |TooBroad { of_rules, found, limit }| {
            let kind = match of_rules {
                true => ProblemKind::too_large(SELECTED, found, limit),
                false => ProblemKind::TooBroad { found, limit },
            };
            InputError::of(ProblemPart::Act, kind)
        };
        if first {
            self.period = period;
            return self.uses.find(&asked).map_err(too_broad);
        }
        let mut uses = Uses::default();
        uses.find(&asked).map_err(too_broad)?;
        if self.others.len() < MAX_PERIODS_KEPT {
            self.others.push((period, uses));
        }
        Ok(())
    }

    /// The uses in a period, if they are kept.
    #[inline]
    pub(crate) fn uses_in(&self, period: u32) -> Option<&Uses> {
        if period == self.period {
            return Some(&self.uses);
        }
        let mut others = self.others.iter();
        others.find(|(other, _)| *other == period).map(|(_, uses)| uses)
    }

    /// The act, asked with these facts at this moment.
    #[inline]
    pub(crate) fn asked<'a>(
        &'a self,
        tables: &'a Tables,
        facts: &'a ResolvedFacts,
        at: OffsetDateTime,
        period: u32,
    ) -> Asked<'a> {
        Asked {
            tables,
            period: tables.period(period),
            at,
            act: &self.resolved,
            facts,
            has_records: self.has_records,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PreparedAct;

    /// Two to four of its lines are read. Where more than three lie unread between one act and the
    /// next, many in a row took half as long again.
    #[test]
    fn a_prepared_act_takes_four_cache_lines_at_most() {
        assert!(size_of::<PreparedAct>() <= 4 * 64, "{}", size_of::<PreparedAct>());
    }
}
