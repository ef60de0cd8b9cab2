//! A version's judgement of one elementary use: which of its rows may hold, and what is remembered
//! while the use is judged.

use crate::engine::judge::granted::{Granted, OwnWord};
use crate::engine::judge::kept_record::Kept;
use crate::engine::resolved::act::OneOf;
use crate::engine::tables::bit_blocks::{self as bits, BLOCK, Ones};
use crate::engine::tables::compiled_policy::CompiledPolicy;
use crate::engine::tables::conditions::REMEMBERED;
use crate::engine::tables::rows_of_subject::OfSubject;
use crate::engine::tables::rule_index::Block;
use crate::engine::tables::truth::Truth;
use crate::engine::tables::versions::InForce;
use crate::engine::uses::asked::Asked;
use crate::engine::uses::elementary_use::ElementaryUse;
use crate::words::{FacetKind, TermId, Vocabulary};
use std::cell::Cell;
use std::ops::Range;
use time::OffsetDateTime;

/// A version's judgement of one use.
pub(crate) struct Judge<'a> {
    pub(crate) setting: Setting<'a>,
    pub(crate) one_use: ElementaryUse<'a>,
    /// What requires the record to be kept, under any version.
    pub(crate) kept: Kept,
    /// The rows that the act selects, and the subject narrows.
    pub(crate) rows: &'a [Block],
    /// The same of all versions in force.
    pub(crate) all_rows: &'a [Block],
    /// The instant at which the subject's age counts, where that is not the moment asked about.
    pub(crate) age_at: Option<OffsetDateTime>,
    pub(crate) subject: OfSubject<'a>,
    /// The values of numbered tests, as far as they are known.
    known: [Cell<Option<Truth>>; REMEMBERED],
    pub(crate) granted: Cell<Option<Granted>>,
    pub(crate) own_word: Cell<Option<OwnWord<'a>>>,
    /// Whether the basis that was asked about last gives way.
    pub(crate) gives_way: Cell<Option<(TermId, Truth)>>,
}

/// What surrounds the use: the version that judges, and what else is in force.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) asked: &'a Asked<'a>,
    /// The version's number, and whether it is a limit.
    pub(crate) number: u32,
    pub(crate) is_limit: bool,
    pub(crate) compiled: &'a CompiledPolicy,
}

impl<'a> Setting<'a> {
    pub(crate) fn new(asked: &'a Asked<'a>, version: InForce<'a>) -> Self {
        let InForce { number, compiled, is_limit } = version;
        Self { asked, number, is_limit, compiled }
    }

    /// The words as the policy relates them.
    pub(crate) fn vocabulary(&self) -> &'a Vocabulary {
        &self.compiled.vocabulary
    }

    /// The words as all policies together relate them.
    pub(crate) fn joint(&self) -> &'a Vocabulary {
        self.asked.vocabulary()
    }

    /// Whether what is stated of a circumstance lies within a word of the policy. It may be
    /// anything that any policy puts below it; only the policy itself says what lies within its
    /// own word.
    pub(crate) fn contains(&self, kind: FacetKind, stated: OneOf, word: TermId) -> Truth {
        let OneOf { term, exactly } = stated;
        if self.vocabulary().within(kind, term, word) {
            Truth::True
        } else if !exactly && self.joint().overlap_as(kind, term, self.vocabulary(), word) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

impl<'a> Judge<'a> {
    #[inline]
    pub(crate) fn new(
        asked: &'a Asked<'a>,
        version: InForce<'a>,
        one_use: ElementaryUse<'a>,
        rows: &'a [Block],
        all_rows: &'a [Block],
        kept: Kept,
    ) -> Self {
        let compiled = version.compiled;
        let one_use = one_use.under(compiled.controller.as_ref());
        Self {
            setting: Setting::new(asked, version),
            one_use,
            kept,
            rows,
            all_rows,
            age_at: None,
            subject: OfSubject::new(&compiled.index, &one_use.facts.subject, one_use.narrowed),
            known: [const { Cell::new(None) }; REMEMBERED],
            granted: Cell::new(None),
            own_word: Cell::new(None),
            gives_way: Cell::new(None),
        }
    }

    /// The judgements of all versions in force on the same use, the subject as old as at an instant,
    /// if one is given.
    pub(crate) fn of_all_versions(
        &self,
        age_at: Option<OffsetDateTime>,
    ) -> impl Iterator<Item = Self> + use<'a> {
        let (asked, one_use, all) = (self.setting.asked, self.one_use, self.all_rows);
        let kept = self.kept;
        asked.versions_with(all).map(move |(version, rows)| Self {
            age_at,
            ..Self::new(asked, version, one_use, rows, all, kept)
        })
    }

    /// The rows that the act selects and that are possible for the subject.
    pub(crate) fn of_subject(&self) -> impl Iterator<Item = Block> + use<'_, 'a> {
        let narrowed = self.rows.iter().map(|block| self.subject.narrow(*block));
        narrowed.filter(|block| block.maybe != 0)
    }

    /// Whether the value of some row is true: of those that nothing but terms decides first.
    pub(crate) fn any(&self, range: &Range<usize>, value: impl Fn(usize) -> Truth) -> Truth {
        let mut any = Truth::False;
        if range.is_empty() {
            return any;
        }
        for block in self.rows {
            let place = block.place as usize;
            let within = bits::within(place, range);
            if block.maybe & within == 0 {
                continue;
            }
            let block = self.subject.narrow(*block);
            let maybe = block.maybe & within;
            let plain = self.setting.compiled.plain.get(place).copied().unwrap_or(0);
            let first = place.wrapping_mul(BLOCK);
            // Of the rows that nothing but terms decides one that holds stands for all of them,
            // else any one that may.
            let (sure, possible) = (maybe & plain & block.yes, maybe & plain);
            if possible != 0 {
                let alone = if sure == 0 { possible } else { sure };
                any = any.or(value(first.wrapping_add(alone.trailing_zeros() as usize)));
            }
            let mut rest = Ones(maybe & !plain);
            while any != Truth::True {
                let Some(bit) = rest.next() else { break };
                any = any.or(value(first.wrapping_add(bit)));
            }
            if any == Truth::True {
                break;
            }
        }
        any
    }

    /// The rows in a range whose terms are not surely false.
    pub(crate) fn possible(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let range = range.clone();
        self.rows.iter().flat_map(move |block| {
            let place = block.place as usize;
            let first = place.wrapping_mul(BLOCK);
            let within = bits::within(place, &range);
            let rows = match block.maybe & within {
                0 => 0,
                _ => self.subject.narrow(*block).maybe & within,
            };
            Ones(rows).map(move |bit| first.wrapping_add(bit))
        })
    }

    /// Whether a row's terms hold.
    pub(crate) fn terms(&self, row: usize) -> Truth {
        let place = row / BLOCK;
        let found = self.rows.iter().find(|block| block.place as usize == place);
        let Some(block) = found else { return Truth::False };
        let (block, bit) = (self.subject.narrow(*block), bits::bit(row));
        if block.yes & bit != 0 {
            Truth::True
        } else if block.maybe & bit != 0 {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// A value that is found once for a use, however many rules ask for it, unless its number is
    /// that of none.
    pub(crate) fn remembered(&self, number: u8, value: impl FnOnce() -> Truth) -> Truth {
        let Some(known) = self.known.get(usize::from(number)) else { return value() };
        known.get().unwrap_or_else(|| {
            let value = value();
            known.set(Some(value));
            value
        })
    }
}
