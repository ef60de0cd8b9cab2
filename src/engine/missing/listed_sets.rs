//! From cures to the sets that an answer lists.

use crate::engine::answer::missing_facts::{FactValue, MissingFact};
use crate::engine::answer::open_fact::OpenFact;
use crate::engine::missing::fact_sets::Facts;
use crate::engine::missing::open_values::facet_of;
use crate::engine::missing::supplied_facts::{Supply, Value};
use crate::engine::missing::trial::OpenFacts;
use crate::engine::uses::asked::Asked;
use crate::words::{DataCategory, EvidenceKind, FacetKind, TermId, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// How many sets an answer lists.
const MAX_SETS: usize = 16;
/// How many combinations of records that cure alike are looked at.
const MAX_ALIKE: usize = 1_024;

/// Evidence that cures alike, by the one that is tried.
pub(crate) type AlikeEvidence = BTreeMap<Supply, Vec<Supply>>;

/// Cures as a caller reads them: alternatives in one fact's value taken together, the fewest facts
/// first.
pub(crate) fn listed_sets(
    asked: &Asked<'_>,
    open: &OpenFacts,
    alike: &AlikeEvidence,
    cures: Vec<Facts>,
) -> Vec<Vec<MissingFact>> {
    let mut shapes: BTreeMap<(Facts, Vec<OpenFact>), BTreeSet<Vec<Value>>> = BTreeMap::new();
    for cure in cures {
        let mut fixed = Facts::new();
        let mut facts = Vec::new();
        let mut values = Vec::new();
        for supply in cure {
            match supply {
                Supply::Value(fact, value) => {
                    facts.push(fact);
                    values.push(value);
                }
                other => fixed.push(other),
            }
        }
        shapes.entry((fixed, facts)).or_default().insert(values);
    }
    let mut sets = Vec::new();
    for ((fixed, facts), mut left) in shapes {
        let records = with_alike(&fixed, alike);
        let all = left.clone();
        while let Some(first) = left.pop_first() {
            let lists = widest(&first, &all);
            left.retain(|values| !within(values, &lists));
            let values = facts.iter().zip(&lists);
            let values = values.map(|(fact, list)| value(asked, open, *fact, list));
            // INVARIANT: every open fact has words.
            let Some(values) = values.collect::<Option<Vec<MissingFact>>>() else { continue };
            for records in &records {
                let records = records.iter().filter_map(|supply| record(asked, supply));
                let set: Vec<MissingFact> = values.iter().cloned().chain(records).collect();
                let written: Vec<String> = set.iter().map(ToString::to_string).collect();
                sets.push(((set.len(), written), set));
            }
        }
        // Those that come later are not listed.
        if sets.len() > MAX_ALIKE {
            keep_first(&mut sets);
        }
    }
    keep_first(&mut sets);
    sets.into_iter().map(|(_, set)| set).collect()
}

fn keep_first<K: Ord, T>(sets: &mut Vec<(K, T)>) {
    sets.sort_by(|(one, _), (other, _)| one.cmp(other));
    sets.truncate(MAX_SETS);
}

/// The same records with such in place of each that cure alike.
fn with_alike(records: &[Supply], alike: &AlikeEvidence) -> Vec<Facts> {
    let mut all: Vec<Facts> = vec![Facts::new()];
    for record in records {
        let each = alike.get(record).map_or(std::slice::from_ref(record), Vec::as_slice);
        let longer = |chosen: &Facts| {
            let longer = |one: &Supply| chosen.iter().chain([one]).cloned().collect::<Facts>();
            each.iter().map(longer).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).take(MAX_ALIKE).collect();
    }
    all
}

fn record(asked: &Asked<'_>, supply: &Supply) -> Option<MissingFact> {
    Some(match supply {
        Supply::NoObjection => MissingFact::NoObjection,
        Supply::Lifted(giver) => MissingFact::Lifted { by: giver.clone() },
        Supply::Consent(consent) => {
            let word = |term: &TermId| {
                let key = asked.vocabulary().key(FacetKind::Data, *term);
                DataCategory::new(key).ok()
            };
            MissingFact::Consent {
                strength: consent.strength,
                giver: consent.giver.clone(),
                naming: consent.naming.iter().collect(),
                naming_data: consent.data.iter().filter_map(word).collect(),
                of: consent.of,
                expiring: consent.expiring,
            }
        }
        Supply::Evidence { kind, naming, of, source, .. } => {
            let of_source = source.and_then(|source| asked.act.own_sources.get(source));
            let party = of_source.and_then(|source| source.party.clone());
            let key = asked.vocabulary().key(FacetKind::Evidence, *kind);
            let kind = EvidenceKind::new(key).ok()?;
            MissingFact::Evidence { kind, of: *of, party, naming: naming.iter().collect() }
        }
        Supply::Value(..) => return None,
    })
}

fn value(
    asked: &Asked<'_>,
    open: &OpenFacts,
    fact: OpenFact,
    list: &[Value],
) -> Option<MissingFact> {
    let choices = open.get(&fact).into_iter().flatten();
    let listed = choices.filter(|choice| list.contains(&choice.value));
    let mut values: Vec<FactValue> = listed.flat_map(|choice| choice.listed(asked, fact)).collect();
    if let Some(facet) = facet_of(fact) {
        without_narrower(asked.vocabulary(), facet.vocabulary(), &mut values);
    }
    values.sort();
    values.dedup_by(|next, last| joins(last, next));
    Some(MissingFact::Value { fact: fact.in_words(asked.vocabulary())?, values })
}

/// Whether the second of two values says nothing beside the first, which takes in an age that
/// begins where its own ends.
fn joins(last: &mut FactValue, next: &FactValue) -> bool {
    match (last, next) {
        (FactValue::Age { below, .. }, FactValue::Age { at_least, below: end }) => {
            let adjacent = *below == Some(*at_least);
            if adjacent {
                *below = *end;
            }
            adjacent
        }
        (last, next) => last == next,
    }
}

/// The widest lists of values around one combination of which every combination is a cure.
fn widest(first: &[Value], all: &BTreeSet<Vec<Value>>) -> Vec<Vec<Value>> {
    let mut lists: Vec<Vec<Value>> = first.iter().map(|value| vec![value.clone()]).collect();
    for place in 0..first.len() {
        let further: BTreeSet<&Value> = all.iter().filter_map(|values| values.get(place)).collect();
        for value in further {
            let Some(list) = lists.get_mut(place) else { continue };
            if list.contains(value) {
                continue;
            }
            list.push(value.clone());
            if !combinations(&lists).all(|values| all.contains(&values))
                && let Some(list) = lists.get_mut(place)
            {
                list.pop();
            }
        }
        if let Some(list) = lists.get_mut(place) {
            list.sort();
        }
    }
    lists
}

fn within(values: &[Value], lists: &[Vec<Value>]) -> bool {
    values.iter().zip(lists).all(|(value, list)| list.contains(value))
}

fn combinations(lists: &[Vec<Value>]) -> impl Iterator<Item = Vec<Value>> {
    let mut all: Vec<Vec<Value>> = vec![Vec::new()];
    for list in lists {
        all = all
            .iter()
            .flat_map(|values| {
                list.iter().map(move |value| {
                    let mut values = values.clone();
                    values.push(value.clone());
                    values
                })
            })
            .collect();
    }
    all.into_iter()
}

/// Drops words that stand below others of the list.
fn without_narrower(vocabulary: &Vocabulary, kind: FacetKind, values: &mut Vec<FactValue>) {
    let broad = |value: &FactValue| match value {
        FactValue::Word(word) => vocabulary.find_key(kind, word),
        _ => None,
    };
    let exact = |value: &FactValue| match value {
        FactValue::Exactly(word) => vocabulary.find_key(kind, word),
        _ => None,
    };
    let terms: Vec<TermId> = values.iter().filter_map(broad).collect();
    values.retain(|value| {
        let stands_below = |term: TermId, other: TermId| vocabulary.within(kind, term, other);
        let is_narrower =
            |term| terms.iter().any(|other| *other != term && stands_below(term, *other));
        let is_inside = |term| terms.iter().any(|other| stands_below(term, *other));
        !broad(value).is_some_and(is_narrower) && !exact(value).is_some_and(is_inside)
    });
}
