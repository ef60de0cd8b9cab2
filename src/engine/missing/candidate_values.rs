//! The values that an open fact could take, one of each group that nothing tells apart.

use crate::engine::answer::missing_facts::{Fact, FactValue};
use crate::engine::judge::all_versions::Judges;
use crate::engine::missing::supplied_facts::{Supply, Value};
use crate::engine::tables::conditions::Circumstance;
use crate::engine::tables::truth::Truth;
use crate::engine::uses::asked::Asked;
use crate::facts::ScopeFacet;
use crate::ids::PartyId;
use crate::policy::TermFacet;
use crate::words::{FacetKind, TermId};
use std::collections::{BTreeMap, BTreeSet};

/// Groups of terms that policies and records do not tell apart, by the one that is tried: the
/// words to list for it, the widest of each group.
pub(crate) type Alike = BTreeMap<(Fact, Value), Vec<FactValue>>;

/// The vocabulary from which a fact takes its values.
pub(crate) fn vocabulary_of(fact: Fact) -> Option<FacetKind> {
    Some(match fact {
        Fact::Channel => FacetKind::Channel,
        Fact::Place | Fact::Residence => FacetKind::Place,
        Fact::By => FacetKind::Party,
        Fact::Source { .. } => FacetKind::Source,
        Fact::GatheredAt { .. } => FacetKind::GatheredAt,
        Fact::Subject => FacetKind::Subject,
        _ => return None,
    })
}

/// The values of open facts.
pub(crate) struct Values<'a, 'b> {
    pub(crate) judges: &'a Judges<'b>,
    /// The request without anything supplied.
    pub(crate) original: &'a Asked<'a>,
    /// Which words each value tried stands for.
    pub(crate) alike: &'a mut Alike,
    pub(crate) found: Vec<Supply>,
}

impl Values<'_, '_> {
    /// Adds the values of a fact.
    pub(crate) fn add(&mut self, fact: Fact) {
        match fact {
            Fact::Age => self.ages(),
            Fact::Anchor { .. } => self.instants(fact),
            Fact::ByParty | Fact::RecipientParty | Fact::SourceParty { .. } => self.parties(fact),
            fact => self.terms(fact),
        }
    }

    fn ages(&mut self) {
        let mut bounds: BTreeSet<u8> = self
            .judges
            .each()
            .flat_map(|(_, judge)| judge.setting.compiled.ages.iter())
            .copied()
            .collect();
        bounds.insert(0);
        let bounds: Vec<u8> = bounds.into_iter().collect();
        let ends = bounds.iter().skip(1).copied().map(Some).chain([None]);
        for (at_least, below) in bounds.iter().copied().zip(ends) {
            self.found.push(Supply::Value(Fact::Age, Value::Years { at_least, below }));
        }
    }

    /// An event has not happened yet, happened just now, or longer ago than any period.
    fn instants(&mut self, fact: Fact) {
        let now = self.original.at;
        let long_ago = now.replace_year(1000).unwrap_or(now);
        for value in [Value::NotYet, Value::Instant(now), Value::Instant(long_ago)] {
            self.found.push(Supply::Value(fact, value));
        }
    }

    fn parties(&mut self, fact: Fact) {
        let scopes = self.original.facts.scopes();
        let named: BTreeSet<PartyId> =
            scopes.flat_map(|scope| scope.parties().iter().cloned()).collect();
        let mut other = PartyId::new("another-party");
        while named.contains(&other) {
            other = PartyId::new(format!("{other}-x"));
        }
        self.found.push(Supply::Value(fact, Value::OtherParty(other)));
        for party in named {
            self.found.push(Supply::Value(fact, Value::Party(party)));
        }
    }

    /// The terms that an open fact could take, one of each group that nothing tells apart.
    fn terms(&mut self, fact: Fact) {
        let Some(kind) = vocabulary_of(fact) else { return };
        let vocabulary = self.judges.asked.vocabulary();
        let known: &[TermId] = match fact {
            Fact::Residence => self.original.facts.subject.residence.as_slice(),
            Fact::Subject => &self.original.facts.subject.kinds,
            Fact::Source { item } => {
                self.original.act.own_sources.get(item).map_or(&[], |source| source.term.as_slice())
            }
            Fact::GatheredAt { item } => {
                self.original.act.items.get(item).map_or(&[], |item| item.gathered_at.as_slice())
            }
            _ => &[],
        };
        let all: Vec<TermId>;
        let below: Vec<TermId> = if known.is_empty() {
            all = (0..TermId::try_from(vocabulary.len(kind)).unwrap_or(TermId::MAX)).collect();
            all
        } else {
            // What is stated broadly may be narrowed, never contradicted.
            let narrower = known.iter().flat_map(|term| vocabulary.down(kind, *term)).copied();
            narrower.filter(|term| !known.contains(term)).collect()
        };
        let mut groups: BTreeMap<Signature, Vec<TermId>> = BTreeMap::new();
        let mut remainders: BTreeMap<Signature, Vec<TermId>> = BTreeMap::new();
        for term in below {
            let one = std::slice::from_ref(&term);
            // A term of the act stands for all below it, or exactly for what nobody named.
            let is_broad = matches!(fact, Fact::Channel | Fact::Place);
            let uses = if is_broad { vocabulary.down(kind, term) } else { one };
            groups.entry(self.signature(fact, kind, uses)).or_default().push(term);
            if uses.len() > 1 {
                remainders.entry(self.signature(fact, kind, one)).or_default().push(term);
            }
        }
        remainders.retain(|signature, _| !groups.contains_key(signature));
        for terms in remainders.into_values() {
            let Some(tried) = terms.first().copied().map(Value::Exactly) else { continue };
            let word = |term| FactValue::Exactly(vocabulary.key(kind, term).to_owned());
            let values = terms.into_iter().map(word).collect();
            self.alike.entry((fact, tried.clone())).or_insert(values);
            self.found.push(Supply::Value(fact, tried));
        }
        for (signature, terms) in groups {
            let widest: Vec<TermId> = terms
                .iter()
                .filter(|term| {
                    let above = vocabulary.up(kind, **term);
                    !above.iter().any(|other| other != *term && terms.contains(other))
                })
                .copied()
                .collect();
            let Some(tried) = widest.first().copied() else { continue };
            let word = |term: TermId| vocabulary.key(kind, term).to_owned();
            let values = if signature.nothing_names_it {
                vec![FactValue::Other(word(tried))]
            } else {
                widest.iter().map(|term| FactValue::Word(word(*term))).collect()
            };
            self.alike.entry((fact, Value::Term(tried))).or_insert(values);
            self.found.push(Supply::Value(fact, Value::Term(tried)));
        }
    }

    /// What policies and records tell of the terms for which a value of the fact stands.
    fn signature(&self, fact: Fact, kind: FacetKind, terms: &[TermId]) -> Signature {
        let facets: &[TermFacet] = match fact {
            Fact::Channel => &[TermFacet::Channel],
            Fact::Place => &[TermFacet::Place],
            Fact::By => &[TermFacet::By],
            Fact::Source { .. } => &[TermFacet::Source],
            Fact::GatheredAt { .. } => &[TermFacet::GatheredAt],
            Fact::Subject => &[TermFacet::Subject],
            Fact::Residence => &[TermFacet::Residence],
            _ => &[],
        };
        let mut told: BTreeSet<Vec<u32>> = BTreeSet::new();
        let mut nothing_names_it = true;
        for term in terms {
            let mut marks = Vec::new();
            for (_, judge) in self.judges.each() {
                for facet in facets {
                    let index = &judge.setting.compiled.index;
                    let sets = index.sets(*facet, *term).unwrap_or_default();
                    marks.extend([sets.yes, sets.maybe]);
                    nothing_names_it &= index.is_unnamed(*facet, *term);
                }
            }
            self.mark_records(fact, *term, &mut marks, &mut nothing_names_it);
            self.mark_conditions(fact, kind, *term, &mut marks, &mut nothing_names_it);
            told.insert(marks);
        }
        Signature { nothing_names_it, told }
    }

    fn mark_records(&self, fact: Fact, term: TermId, marks: &mut Vec<u32>, unnamed: &mut bool) {
        let facet = match fact {
            Fact::Channel => ScopeFacet::Channel,
            Fact::Place => ScopeFacet::Place,
            _ => return,
        };
        let vocabulary = self.judges.asked.vocabulary();
        let scopes = self.original.facts.scopes();
        let lists = scopes.filter_map(|scope| scope.terms(facet));
        let lists: BTreeSet<Vec<TermId>> = lists.map(Iterator::collect).collect();
        for list in lists {
            let within = |above: &TermId| vocabulary.within(facet.vocabulary(), term, *above);
            let inside = list.iter().any(within);
            marks.push(u32::from(inside));
            *unnamed &= !inside;
        }
    }

    /// Conditions ask about circumstances beside the terms.
    fn mark_conditions(
        &self,
        fact: Fact,
        kind: FacetKind,
        term: TermId,
        marks: &mut Vec<u32>,
        unnamed: &mut bool,
    ) {
        let stated = match fact {
            Fact::Source { .. } => Circumstance::Source,
            Fact::GatheredAt { .. } => Circumstance::GatheredAt,
            Fact::Subject => Circumstance::Subject,
            Fact::Residence => Circumstance::Residence,
            _ => return,
        };
        for (_, judge) in self.judges.each() {
            for (circumstance, words) in &judge.setting.compiled.circumstances {
                if *circumstance != stated {
                    continue;
                }
                for word in words {
                    let relation = judge.setting.contains(kind, term, *word);
                    marks.push(relation as u32);
                    *unnamed &= relation == Truth::False;
                }
            }
        }
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    nothing_names_it: bool,
    told: BTreeSet<Vec<u32>>,
}
