//! What would make a part of a question permitted.
//!
//! The search tries facts that the first failing use reads, one more at each level, and asks the
//! evaluator itself whether they cure. So nothing is listed that does not, and when the search
//! ends by itself nothing was overlooked: every cure must change what that use reads.

use crate::engine::answer::decision::Decision;
use crate::engine::answer::missing_facts::{Fact, FactValue, Missing, MissingFact};
use crate::engine::judge::all_versions::Judges;
use crate::engine::judge::outcome::Outcome;
use crate::engine::missing::candidate_facts::candidates;
use crate::engine::missing::candidate_values::{Alike, vocabulary_of};
use crate::engine::missing::supplied_facts::{Supply, Value, supplied};
use crate::engine::missing::unsearched::Unsearched;
use crate::engine::tables::rule_index::Block;
use crate::engine::uses::asked::Asked;
use crate::engine::uses::division::divide;
use crate::engine::uses::found_uses::Uses;
use crate::engine::uses::groups::Groups;
use crate::policy::Strength;
use crate::words::{EvidenceKind, FacetKind, TermId, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// How many sets an answer lists.
const MAX_SETS: usize = 16;
/// How much work a decision may spend on the search before it gives up: a set of facts tried costs
/// one, and more for large requests.
const BUDGET: usize = 4_000;
/// How many items, purposes and records cost as much as one try.
const PER_TRY: usize = 16;
/// How many facts a set has at most.
const MAX_FACTS: usize = 8;

/// Adds to every part of a decision that is not permitted what is missing.
pub(crate) fn add(asked: &Asked<'_>, uses: &Uses, decision: &mut Decision) {
    let mut budget = BUDGET;
    for part in &mut decision.parts {
        if part.outcome != Outcome::Permitted {
            let place = (part.item, part.purpose_index);
            part.missing = Some(missing(asked, uses, place, &mut budget));
        }
    }
}

fn missing(
    asked: &Asked<'_>,
    uses: &Uses,
    (item, purpose): (usize, usize),
    budget: &mut usize,
) -> Missing {
    if !asked.period.governed {
        return Missing { sets: Vec::new(), complete: true };
    }
    let (left, cost) = (*budget, cost(asked));
    let alike = Alike::new();
    let unsearched = Unsearched::default();
    let mut search = Search { asked: *asked, uses, item, purpose, left, cost, alike, unsearched };
    let (cures, complete) = search.run();
    *budget = search.left;
    let sets = search.sets(cures);
    let complete =
        complete && !(sets.is_empty() && search.unsearched.may_cure(asked, item, purpose));
    Missing { sets, complete }
}

struct Search<'a> {
    asked: Asked<'a>,
    /// Those of the request as it is.
    uses: &'a Uses,
    item: usize,
    purpose: usize,
    left: usize,
    cost: usize,
    alike: Alike,
    unsearched: Unsearched,
}

/// What one try costs.
fn cost(asked: &Asked<'_>) -> usize {
    let (request, facts) = (asked.act, asked.facts);
    let (items, purposes) = (request.items.len(), request.purposes.len());
    let size = [items, purposes, facts.evidence.len(), facts.events().len()]
        .into_iter()
        .fold(0, usize::saturating_add);
    (size / PER_TRY).saturating_add(1)
}

type Facts = Vec<Supply>;

impl Search<'_> {
    fn run(&mut self) -> (Vec<Facts>, bool) {
        let mut cures: Vec<Facts> = Vec::new();
        let mut tried: BTreeSet<Facts> = BTreeSet::new();
        let mut level: Vec<Facts> = vec![Facts::new()];
        for _ in 0..MAX_FACTS {
            let mut next_level = Vec::new();
            for facts in &level {
                for candidate in self.candidates(facts) {
                    let Some(wider) = joined(facts, candidate) else { continue };
                    let covered = |cure: &Facts| cure.iter().all(|fact| wider.contains(fact));
                    if cures.iter().any(covered) || !tried.insert(wider.clone()) {
                        continue;
                    }
                    let Some(left) = self.left.checked_sub(self.cost) else {
                        return (without_stronger(cures), false);
                    };
                    self.left = left;
                    if self.cures(&wider) {
                        cures.extend(self.minimal(wider, &tried));
                    } else {
                        next_level.push(wider);
                    }
                }
            }
            level = next_level;
            if level.is_empty() {
                return (without_stronger(cures), true);
            }
        }
        (without_stronger(cures), false)
    }

    /// Visits the uses of the part as they would stand with these facts.
    fn each(
        &self,
        facts: &[Supply],
        visit: &mut impl FnMut(&Judges<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let supplied = supplied(&self.asked, self.item, self.purpose, facts);
        let asked = Asked { act: &supplied.act, facts: &supplied.facts, ..self.asked };
        let divides = || facts.iter().any(Supply::is_record) && divide(&asked);
        if !facts.iter().any(Supply::is_of_act) && !divides() {
            let mut uses = self.uses.of_part(self.item, self.purpose);
            return uses.try_for_each(|(one, rows)| {
                Judges::of(&asked, one, rows).with_narrowed(&mut *visit)
            });
        }
        let groups = Groups::new(&asked, Some((self.item, self.purpose)));
        groups.each(&asked, &mut |one, rows| {
            let rows: Vec<Block> = rows.iter().flatten().copied().collect();
            Judges::of(&asked, &one, &rows).with_narrowed(&mut *visit)
        })
    }

    fn cures(&self, facts: &[Supply]) -> bool {
        let mut look = |judges: &Judges<'_>| match judges.outcome() {
            Outcome::Permitted => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        };
        self.each(facts, &mut look).is_continue()
    }

    /// The cures within a cure of which no part is one. A fact that was tried first can turn out
    /// to be needless beside a later one, as evidence beside evidence of a narrower kind. No part
    /// that was tried before is a cure, or this one would not have been tried.
    fn minimal(&self, cure: Facts, tried: &BTreeSet<Facts>) -> BTreeSet<Facts> {
        let mut minimal = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![cure];
        while let Some(cure) = open.pop() {
            let parts = (0..cure.len()).map(|dropped| {
                let mut fewer = cure.clone();
                fewer.remove(dropped);
                fewer
            });
            let open_parts = parts.filter(|fewer| !fewer.is_empty() && !tried.contains(fewer));
            let cures: Vec<Facts> = open_parts.filter(|fewer| self.cures(fewer)).collect();
            if cures.is_empty() {
                minimal.insert(cure);
            } else {
                open.extend(cures.into_iter().filter(|fewer| seen.insert(fewer.clone())));
            }
        }
        minimal
    }

    /// The facts that the first failing use reads and that the request leaves open.
    fn candidates(&mut self, facts: &[Supply]) -> Vec<Supply> {
        let mut alike = std::mem::take(&mut self.alike);
        let original = self.asked;
        let mut found = Vec::new();
        let _ = self.each(facts, &mut |judges| match candidates(judges, &original, &mut alike) {
            None => ControlFlow::Continue(()),
            Some(open) => {
                found = open;
                ControlFlow::Break(())
            }
        });
        self.alike = alike;
        self.unsearched.note(&found);
        found
    }

    /// The cures as a caller reads them: alternatives in one fact's value taken together.
    fn sets(&self, cures: Vec<Facts>) -> Vec<Vec<MissingFact>> {
        let mut shapes: BTreeMap<(Facts, Vec<Fact>), BTreeSet<Vec<Value>>> = BTreeMap::new();
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
        for ((fixed, facts), mut open) in shapes {
            let all = open.clone();
            while let Some(first) = open.pop_first() {
                let lists = widest(&first, &all);
                open.retain(|values| !within(values, &lists));
                let mut set: Vec<MissingFact> =
                    facts.iter().zip(&lists).map(|(fact, list)| self.value(*fact, list)).collect();
                set.extend(fixed.iter().filter_map(|supply| self.fixed(supply)));
                sets.push(set);
            }
        }
        sets.sort_by_key(|set| {
            let written: Vec<String> = set.iter().map(ToString::to_string).collect();
            (set.len(), written)
        });
        sets.truncate(MAX_SETS);
        sets
    }

    fn fixed(&self, supply: &Supply) -> Option<MissingFact> {
        Some(match supply {
            Supply::NoObjection => MissingFact::NoObjection,
            Supply::Consent { strength, naming, of } => {
                let naming = naming.iter().collect();
                MissingFact::Consent { strength: *strength, naming, of: *of }
            }
            Supply::Evidence { kind, naming, of, .. } => MissingFact::Evidence {
                kind: EvidenceKind::new(self.asked.vocabulary().key(FacetKind::Evidence, *kind))
                    .ok()?,
                of: *of,
                naming: naming.iter().collect(),
            },
            Supply::Value(..) => return None,
        })
    }

    fn value(&self, fact: Fact, list: &[Value]) -> MissingFact {
        let mut values: Vec<FactValue> = Vec::new();
        for value in list {
            match value {
                Value::Term(_) | Value::Exactly(_) => {
                    let alike = self.alike.get(&(fact, value.clone()));
                    values.extend(alike.into_iter().flatten().cloned());
                }
                Value::Years { at_least, below } => {
                    let adjacent = match values.last_mut() {
                        Some(FactValue::Age { below: end, .. }) if *end == Some(*at_least) => {
                            Some(end)
                        }
                        _ => None,
                    };
                    match adjacent {
                        Some(end) => *end = *below,
                        None => {
                            values.push(FactValue::Age { at_least: *at_least, below: *below });
                        }
                    }
                }
                Value::NotYet => values.push(FactValue::NotYet),
                Value::Instant(at) => values.push(FactValue::Instant(*at)),
                Value::Party(party) => values.push(FactValue::Party(party.clone())),
                Value::OtherParty(party) => values.push(FactValue::Other(party.to_string())),
            }
        }
        if let Some(kind) = vocabulary_of(fact) {
            without_narrower(self.asked.vocabulary(), kind, &mut values);
        }
        values.sort();
        MissingFact::Value { fact, values }
    }
}

/// A set with one fact more, sorted; none if the fact does not go with the others.
fn joined(facts: &Facts, more: Supply) -> Option<Facts> {
    let clash = |other: &Supply| match (other, &more) {
        (Supply::Value(fact, value), Supply::Value(other, more)) => {
            // A subject can be of several kinds.
            fact == other && (*fact != Fact::Subject || value == more)
        }
        (
            Supply::Consent { .. } | Supply::NoObjection,
            Supply::Consent { .. } | Supply::NoObjection,
        ) => true,
        (one, other) => one == other,
    };
    if facts.iter().any(clash) {
        return None;
    }
    let mut joined = Facts::with_capacity(facts.len().saturating_add(1));
    joined.extend_from_slice(facts);
    joined.insert(facts.partition_point(|fact| *fact < more), more);
    Some(joined)
}

/// Drops cures that only ask for a stronger grant than another cure does.
fn without_stronger(mut cures: Vec<Facts>) -> Vec<Facts> {
    let weaker = |one: &Supply, other: &Supply| match (one, other) {
        (
            Supply::Consent { strength, naming, of },
            Supply::Consent { strength: other_strength, naming: other_naming, of: other_of },
        ) => {
            strength <= other_strength
                && naming.within(*other_naming)
                && (of.is_none() || of == other_of)
        }
        (Supply::NoObjection, Supply::Consent { strength, .. }) => *strength >= Strength::Implied,
        _ => one == other,
    };
    let implies = |one: &Facts, other: &Facts| {
        one != other
            && one.len() == other.len()
            && one.iter().all(|fact| other.iter().any(|more| weaker(fact, more)))
    };
    let kept = |cure| !cures.iter().any(|other| implies(other, cure));
    let kept: Vec<bool> = cures.iter().map(kept).collect();
    let mut kept = kept.into_iter();
    cures.retain(|_| kept.next().unwrap_or(true));
    cures
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
