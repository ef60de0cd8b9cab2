//! The rules that may have a say in a part of a question, and what they ask of the facts.
//!
//! What these rules do not tell apart cures alike: it is tried once.

use crate::engine::judge::all_versions::Judges;
use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::givers::OF_AGE;
use crate::engine::judge::judge::{Judge, Setting};
use crate::engine::missing::prospects::each_undecided;
use crate::engine::missing::supplied_facts::{Names, Supply};
use crate::engine::resolved::act::OneOf;
use crate::engine::tables::bit_blocks::{self as bits, BLOCK};
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail};
use crate::engine::tables::conditions::{Circumstance, EvidenceTest, Test};
use crate::engine::tables::order_detail::Order;
use crate::engine::tables::truth::Truth;
use crate::engine::tables::versions::InForce;
use crate::engine::uses::asked::Asked;
use crate::policy::{Naming, TermFacet};
use crate::words::{FacetKind, TermId};
use std::collections::{BTreeMap, BTreeSet};

/// The rules that may have a say in one part of a question.
pub(crate) struct RulesAtHand<'a> {
    versions: Vec<AtHand<'a>>,
    /// The ages that conditions name.
    pub(crate) ages: BTreeSet<u8>,
}

/// Those of one version.
struct AtHand<'a> {
    setting: Setting<'a>,
    /// The rows, as bits in the blocks that they stand in.
    rows: BTreeMap<u32, u64>,
    circumstances: BTreeSet<(Circumstance, &'a [TermId])>,
    /// The evidence that they ask for: of any of these kinds, naming these facets.
    evidence: BTreeSet<(&'a [TermId], Names)>,
}

impl<'a> RulesAtHand<'a> {
    pub(crate) fn new(asked: &'a Asked<'a>) -> Self {
        let version = |version: InForce<'a>| AtHand {
            setting: Setting::new(asked, version),
            rows: BTreeMap::new(),
            circumstances: BTreeSet::new(),
            evidence: BTreeSet::new(),
        };
        // A parent's word ends with that age.
        let ages = BTreeSet::from([OF_AGE]);
        Self { versions: asked.versions().map(version).collect(), ages }
    }

    /// Takes in the rules that may have a say in a use.
    pub(crate) fn take(&mut self, judges: &Judges<'_>) {
        let Self { versions, ages } = self;
        for (at_hand, (_, judge)) in versions.iter_mut().zip(judges.each()) {
            each_undecided(&judge, &mut |row| {
                let place = u32::try_from(row / BLOCK).unwrap_or(u32::MAX);
                *at_hand.rows.entry(place).or_default() |= bits::bit(row);
                at_hand.read(&judge, row, ages);
            });
        }
    }

    /// What the rules tell of a word: equal for words that they do not tell apart.
    pub(crate) fn told(&self, facet: TermFacet, stated: OneOf) -> Vec<u64> {
        let mut told = Vec::new();
        for AtHand { setting, rows, circumstances, .. } in &self.versions {
            let index = &setting.compiled.index;
            for (place, rows) in rows {
                let (yes, maybe) = index.selects(facet, stated, *place as usize);
                told.extend([yes & rows, maybe & rows]);
            }
            for (asked, words) in circumstances {
                if asked.facet() != facet {
                    continue;
                }
                let contains = |word: &TermId| setting.contains(facet.vocabulary(), stated, *word);
                told.push(words.iter().map(contains).max().map_or(0, |value| value as u64));
            }
        }
        told
    }

    /// Which conditions evidence to record would satisfy: equal for evidence that cures alike.
    pub(crate) fn satisfied(&self, evidence: &Supply) -> Vec<u64> {
        let Supply::Evidence { kind, party_bound, naming, of, source } = evidence else {
            return Vec::new();
        };
        let named = if of.is_some() { naming.with(Naming::Party) } else { *naming };
        // A declaration of consent may name what evidence does not.
        let role = of.map_or(0, |role| (role as u64).wrapping_add(1));
        let source = source.map_or(0, |source| (source as u64).wrapping_add(1));
        let mut satisfied = vec![u64::from(*party_bound), role, source, named.number()];
        for AtHand { setting, evidence, .. } in &self.versions {
            let words = setting.vocabulary();
            let satisfies = |(kinds, naming): &(&[TermId], Names)| {
                let mut kinds = kinds.iter();
                naming.within(named)
                    && kinds.any(|above| words.within(FacetKind::Evidence, *kind, *above))
            };
            let mut blocks = vec![0; evidence.len().div_ceil(BLOCK)];
            let all = evidence.iter().enumerate().filter(|(_, asked)| satisfies(asked));
            all.for_each(|(place, _)| bits::set(&mut blocks, place));
            satisfied.append(&mut blocks);
        }
        satisfied
    }
}

impl<'a> AtHand<'a> {
    /// Reads what a row asks that is not settled.
    fn read(&mut self, judge: &Judge<'_>, index: usize, ages: &mut BTreeSet<u8>) {
        let compiled: &'a CompiledPolicy = self.setting.compiled;
        let Some(row) = compiled.row(index) else { return };
        if let Detail::Deemed { event, .. } = &row.detail {
            self.evidence.insert((event, Names::default()));
        }
        if let Detail::Order(detail) = &row.detail
            && let Order::Granted { evidence, .. } = &detail.order
        {
            self.evidence.insert((std::slice::from_ref(evidence), Names::default()));
        }
        let Some(test) = &row.test else { return };
        test.leaves(&mut |leaf| match leaf {
            Test::Age { at_least, below } => {
                ages.extend(at_least.iter().chain(below));
            }
            // What is surely so stays so.
            leaf if judge.test(leaf, Meaning::AtMost) == Truth::True => {}
            Test::Evidence(EvidenceTest { kinds, naming, .. }, _) => {
                self.evidence.insert((kinds, naming.iter().collect()));
            }
            Test::Circumstance(circumstance, words) => {
                self.circumstances.insert((*circumstance, words));
            }
            _ => {}
        });
    }
}
