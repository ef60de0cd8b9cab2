//! Which data an act stands for beside that of a use: what `together` of forbids and duties asks.

use crate::engine::resolved::act::{DataTogether, ResolvedAct, Slot};
use crate::engine::tables::versions::Tables;
use crate::engine::uses::asked::Asked;
use crate::words::{FacetKind, TermId};
use std::collections::{BTreeMap, BTreeSet};

/// Of the words that rules of each version name by `together` those that the act's data lies within.
/// A broad item stands for all of its terms at once.
pub(crate) fn data_together(act: &ResolvedAct, tables: &Tables) -> Box<[DataTogether]> {
    let asking = (0_u32..).zip(&tables.versions);
    let asking = asking.filter(|(_, version)| !version.together.is_empty());
    let mut terms = None;
    let found = asking.map(|(number, version)| {
        let terms = terms.get_or_insert_with(|| terms_of(act, tables));
        let mut words: BTreeMap<TermId, Option<TermId>> = BTreeMap::new();
        for term in terms.iter() {
            for above in version.vocabulary.up(FacetKind::Data, *term) {
                if version.together.binary_search(above).is_ok() {
                    words.entry(*above).and_modify(|only| *only = None).or_insert(Some(*term));
                }
            }
        }
        let alone: BTreeSet<TermId> = words.values().filter_map(|only| *only).collect();
        let (words, alone) = (words.into_iter().collect(), alone.into_iter().collect());
        DataTogether { version: number, words, alone }
    });
    found.collect()
}

/// Every term of data that the act stands for, ascending.
fn terms_of(act: &ResolvedAct, tables: &Tables) -> Vec<TermId> {
    let mut stated: Vec<(TermId, bool)> = act
        .items
        .iter()
        .filter_map(|item| match item.data {
            Slot::Stated { term, exactly } => Some((term, exactly)),
            Slot::None | Slot::Unknown => None,
        })
        .collect();
    stated.sort_unstable();
    stated.dedup();
    let mut terms: Vec<TermId> = Vec::new();
    for (term, exactly) in stated {
        match exactly {
            true => terms.push(term),
            false => terms.extend(tables.vocabulary.down(FacetKind::Data, term)),
        }
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The terms of data that `together` of the versions in force tells apart from all others.
pub(crate) fn told_apart(asked: &Asked<'_>) -> Vec<TermId> {
    let mut alone: Vec<TermId> = in_force(asked).flat_map(|of| &of.alone).copied().collect();
    alone.sort_unstable();
    alone.dedup();
    alone
}

/// Whether one of them lies below a term, or is it.
pub(crate) fn is_divided_by_data(asked: &Asked<'_>, term: TermId) -> bool {
    let mut below = asked.vocabulary().down(FacetKind::Data, term).iter();
    let is_alone = |term: &TermId| in_force(asked).any(|of| of.alone.binary_search(term).is_ok());
    in_force(asked).next().is_some() && below.any(is_alone)
}

fn in_force<'a>(asked: &Asked<'a>) -> impl Iterator<Item = &'a DataTogether> + use<'a> {
    let versions = &asked.period.in_force;
    asked.act.together.iter().filter(|of| versions.contains(&of.version))
}
