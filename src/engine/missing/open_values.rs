//! The values that an open fact could take, one of each group that nothing tells apart.
//!
//! Groups of words are found for a whole version where it is compiled. For one part of a question
//! those are tried together that the rules at hand do not tell apart, and listed one by one.

use crate::engine::answer::missing_facts::FactValue;
use crate::engine::answer::open_fact::OpenFact;
use crate::engine::judge::age::CompletedYears;
use crate::engine::missing::rules_at_hand::RulesAtHand;
use crate::engine::missing::supplied_facts::Value;
use crate::engine::resolved::act::OneOf;
use crate::engine::tables::versions::InForce;
use crate::engine::tables::word_groups::{Classes, WordGroup, exact_group, word_groups};
use crate::engine::uses::asked::Asked;
use crate::facts::ScopeFacet;
use crate::ids::PartyId;
use crate::instant::EARLIEST;
use crate::policy::TermFacet;
use crate::words::{Party, TermId, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What an open fact is tried with.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) value: Value,
    /// One term of each class of terms that a word stands for.
    pub(crate) points: Vec<TermId>,
    /// The groups of words that it is tried for.
    groups: Arc<[WordGroup]>,
    members: Vec<usize>,
}

/// The facet whose words are the values of a fact, if words are.
pub(crate) fn facet_of(fact: OpenFact) -> Option<TermFacet> {
    Some(match fact {
        OpenFact::Recipient => TermFacet::Recipient,
        OpenFact::Channel => TermFacet::Channel,
        OpenFact::Place => TermFacet::Place,
        OpenFact::By => TermFacet::By,
        OpenFact::Source { .. } => TermFacet::Source,
        OpenFact::GatheredAt { .. } => TermFacet::GatheredAt,
        OpenFact::Subject => TermFacet::Subject,
        OpenFact::Residence => TermFacet::Residence,
        _ => return None,
    })
}

/// The values of a fact that a question leaves open, as far as the rules at hand tell them apart.
pub(crate) fn choices(asked: &Asked<'_>, rules: &RulesAtHand<'_>, fact: OpenFact) -> Vec<Choice> {
    let plain =
        |value| Choice { value, points: Vec::new(), groups: Arc::default(), members: Vec::new() };
    match fact {
        OpenFact::Age => ages(asked, rules).map(plain).collect(),
        OpenFact::LifeEvent { .. } => instants(asked).map(plain).collect(),
        OpenFact::ByParty if asked.act.by_controller => controllers(asked).map(plain).collect(),
        OpenFact::ByParty => {
            let role = asked.act.by.term.map(|role| role.term);
            parties_in(asked, role).into_iter().map(plain).collect()
        }
        OpenFact::RecipientParty => {
            let role = asked.act.recipient.term();
            parties_in(asked, role).into_iter().map(plain).collect()
        }
        OpenFact::SourceParty { .. } => parties(asked).map(plain).collect(),
        fact => match facet_of(fact) {
            Some(facet) => words(asked, rules, fact, facet),
            None => Vec::new(),
        },
    }
}

fn ages(asked: &Asked<'_>, rules: &RulesAtHand<'_>) -> impl Iterator<Item = Value> {
    let subject = &asked.facts.subject;
    let possible = CompletedYears::at(subject.age, subject.offset, asked.at);
    let bounds: BTreeSet<u8> = rules.ages.iter().copied().chain([0]).collect();
    let bounds: Vec<u8> = bounds.into_iter().collect();
    let ends = bounds.iter().skip(1).copied().map(Some).chain([None]).collect::<Vec<_>>();
    let ages = bounds.into_iter().zip(ends);
    // While a birthday has begun somewhere only, the subject has one of two ages, not any.
    ages.filter_map(move |(at_least, below)| {
        let at_least = match possible {
            None => at_least,
            Some(years) if years.may_be_within(at_least, below) => at_least.max(years.at_least()),
            Some(_) => return None,
        };
        Some(Value::Years { at_least, below })
    })
}

/// An event has not happened yet, happened just now, or longer ago than any period.
fn instants(asked: &Asked<'_>) -> impl Iterator<Item = Value> {
    [Value::NotYet, Value::Instant(asked.at), Value::Instant(EARLIEST)].into_iter()
}

fn parties(asked: &Asked<'_>) -> impl Iterator<Item = Value> {
    let scopes = asked.facts.scopes();
    let named: BTreeSet<PartyId> =
        scopes.flat_map(|scope| scope.parties().iter().cloned()).collect();
    let mut other = PartyId::new("another-party");
    while named.contains(&other) || asked.vocabulary().word_of_party(&other).is_some() {
        other = PartyId::new(format!("{other}-x"));
    }
    std::iter::once(Value::OtherParty(other)).chain(named.into_iter().map(Value::Party))
}

/// The parties that may play a role: the one for which it stands, else those that have no word of
/// their own. Which role that word is is not known where none is stated.
fn parties_in(asked: &Asked<'_>, role: Option<TermId>) -> Vec<Value> {
    let words = asked.vocabulary();
    let Some(role) = role else { return parties(asked).collect() };
    if let Some(party) = words.party_of(role) {
        return vec![Value::Party(party.clone())];
    }
    let has_no_word = |value: &Value| match value {
        Value::Party(party) => words.word_of_party(party).is_none(),
        _ => true,
    };
    parties(asked).filter(has_no_word).collect()
}

/// The parties that may be the controller who acts: those that the policies in force name, where all
/// that read who acts name one.
fn controllers(asked: &Asked<'_>) -> impl Iterator<Item = Value> {
    let of = |version: InForce<'_>| version.compiled.controller.clone();
    let named: BTreeSet<PartyId> = asked.versions().filter_map(of).collect();
    let all_name_one = asked.versions().all(|version| version.compiled.controller.is_some());
    let others = parties(asked).filter(move |_| !all_name_one);
    let values: BTreeSet<Value> = others.chain(named.into_iter().map(Value::Party)).collect();
    values.into_iter()
}

/// The roles by which a very party is stated: of a recipient in any case, since evidence to record may
/// name another, and of who acts where records ask about parties.
fn roles_of_parties(asked: &Asked<'_>, facet: TermFacet) -> Vec<TermId> {
    let names_party = || asked.facts.scopes().any(|scope| !scope.parties().is_empty());
    match facet {
        TermFacet::Recipient => {}
        TermFacet::By if names_party() => {}
        _ => return Vec::new(),
    }
    let mut roles: Vec<TermId> = asked.act.roles_of_parties.roles().collect();
    if facet == TermFacet::By
        && asked.versions().any(|version| version.compiled.controller.is_some())
    {
        roles.extend(asked.vocabulary().find(Party::CONTROLLER.any()));
    }
    roles
}

/// What records on file tell apart in a facet.
fn told_by_records(asked: &Asked<'_>, facet: ScopeFacet) -> Classes {
    let kind = facet.vocabulary();
    let mut classes = Classes::one(asked.vocabulary().len(kind));
    let lists = asked.facts.scopes().filter_map(|scope| scope.terms(facet));
    let lists: BTreeSet<Vec<TermId>> = lists.map(Iterator::collect).collect();
    for words in asked.vocabularies() {
        for list in &lists {
            let inside = list.iter().flat_map(|above| words.down(kind, *above));
            let inside: BTreeSet<TermId> = inside.copied().collect();
            classes.tell_apart(inside.into_iter());
        }
    }
    classes
}

/// The words that an open fact could take.
fn words(
    asked: &Asked<'_>,
    rules: &RulesAtHand<'_>,
    fact: OpenFact,
    facet: TermFacet,
) -> Vec<Choice> {
    let scope = match facet {
        TermFacet::Recipient => Some(ScopeFacet::Recipient),
        TermFacet::Channel => Some(ScopeFacet::Channel),
        TermFacet::Place => Some(ScopeFacet::Place),
        _ => None,
    };
    let named = |scope: &ScopeFacet| asked.facts.scopes().any(|record| record.names(*scope));
    let records = scope.filter(named).map(|scope| told_by_records(asked, scope));
    let of_parties = roles_of_parties(asked, facet);
    let mut groups = groups(asked, fact, facet, records.as_ref(), &of_parties);
    if asked.period.relate_words {
        groups = one_by_one(asked.vocabulary(), facet, &groups);
    }
    let told = |exactly: bool, point: TermId| {
        let mut told = rules.told(facet, OneOf { term: point, exactly });
        told.extend(records.as_ref().map(|classes| u64::from(classes.of(point))));
        told.extend(of_parties.iter().map(|role| u64::from(*role == point)));
        // Who is named is not everybody.
        let is_recipient = facet == TermFacet::Recipient;
        told.push(u64::from(is_recipient && asked.vocabulary().is_collective(point)));
        told
    };
    // Groups that the rules at hand do not tell apart are tried once, unless words are related
    // differently.
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        let told: BTreeSet<Vec<u64>> =
            group.points.iter().map(|point| told(group.exactly, *point)).collect();
        let alone = asked.period.relate_words.then_some(place);
        alike.entry((group.exactly, told, alone)).or_default().push(place);
    }
    let choice = |members: Vec<usize>| {
        let group = groups.get(*members.first()?)?;
        let first = group.words.first().copied()?;
        let value = if group.exactly { Value::Exactly(first) } else { Value::Term(first) };
        // Of the terms that it stands for one is enough of those that are not told apart.
        let (mut seen, mut points) = (BTreeSet::new(), group.points.clone());
        points.retain(|point| seen.insert(told(group.exactly, *point)));
        Some(Choice { value, points, groups: Arc::clone(&groups), members })
    };
    alike.into_values().filter_map(choice).collect()
}

/// Each word by itself, as it is to be tried where policies relate words differently: a record to
/// obtain names the very word. Words that nothing names stay together.
fn one_by_one(vocabulary: &Vocabulary, facet: TermFacet, groups: &[WordGroup]) -> Arc<[WordGroup]> {
    let is_broad = matches!(facet, TermFacet::Channel | TermFacet::Place);
    let alone = |group: &WordGroup, word: TermId| {
        let points = match is_broad && !group.exactly {
            true => vocabulary.down(facet.vocabulary(), word).to_vec(),
            false => vec![word],
        };
        WordGroup { words: vec![word], points, ..group.clone() }
    };
    let each = |group: &WordGroup| match group.named {
        true => group.words.iter().map(|word| alone(group, *word)).collect(),
        false => vec![group.clone()],
    };
    groups.iter().flat_map(each).collect()
}

/// The groups of words that neither versions nor records tell apart.
fn groups(
    asked: &Asked<'_>,
    fact: OpenFact,
    facet: TermFacet,
    records: Option<&Classes>,
    of_parties: &[TermId],
) -> Arc<[WordGroup]> {
    let vocabulary = asked.vocabulary();
    let known: &[OneOf] = match fact {
        OpenFact::Residence => asked.facts.subject.residence.as_slice(),
        OpenFact::Subject => &asked.facts.subject.kinds,
        OpenFact::Source { item } => {
            asked.act.own_sources.get(item).map_or(&[], |source| source.term.as_slice())
        }
        OpenFact::GatheredAt { item } => {
            asked.act.items.get(item).map_or(&[], |item| item.gathered_at.as_slice())
        }
        _ => &[],
    };
    let mut told = asked.versions().filter_map(|version| version.compiled.open.of(facet));
    let (first, more) = (told.next(), told.next());
    if let (Some(first), None, None, [], []) = (first, more, records, known, of_parties) {
        return Arc::clone(&first.groups);
    }
    let kind = facet.vocabulary();
    let mut classes = Classes::one(vocabulary.len(kind));
    for open in first.into_iter().chain(more).chain(told) {
        classes.tell_apart_as(&open.classes);
    }
    if let Some(records) = records {
        classes.tell_apart_as(records);
    }
    for role in of_parties {
        classes.tell_apart(std::iter::once(*role));
    }
    if known.is_empty() {
        let terms = 0..TermId::try_from(vocabulary.len(kind)).unwrap_or(TermId::MAX);
        return word_groups(vocabulary, facet, &terms.collect::<Vec<_>>(), &classes).into();
    }
    // What is stated broadly may be narrowed, never contradicted.
    let broad = known.iter().filter(|stated| !stated.exactly).map(|stated| stated.term);
    let narrower: BTreeSet<TermId> =
        broad.flat_map(|term| vocabulary.down(kind, term)).copied().collect();
    let stated = |term: &TermId| known.iter().any(|stated| stated.term == *term);
    let terms: Vec<TermId> = narrower.into_iter().filter(|term| !stated(term)).collect();
    let mut groups = word_groups(vocabulary, facet, &terms, &classes);
    if let [OneOf { term, exactly: false }] = known {
        groups.extend(exact_group(vocabulary, facet, &classes, *term));
    }
    groups.into()
}

impl Choice {
    /// The values to list for it.
    pub(crate) fn listed(&self, asked: &Asked<'_>, fact: OpenFact) -> Vec<FactValue> {
        let Some(facet) = facet_of(fact) else { return vec![plain_value(&self.value)] };
        let (vocabulary, kind) = (asked.vocabulary(), facet.vocabulary());
        let word = |term: &TermId| vocabulary.key(kind, *term).to_owned();
        let groups = self.members.iter().filter_map(|member| self.groups.get(*member));
        let values = groups.flat_map(|group| match group {
            WordGroup { exactly: true, words, .. } => {
                words.iter().map(|term| FactValue::Exactly(word(term))).collect::<Vec<_>>()
            }
            WordGroup { named: false, words, .. } => {
                words.iter().take(1).map(|term| FactValue::Other(word(term))).collect()
            }
            WordGroup { words, .. } => {
                words.iter().map(|term| FactValue::Word(word(term))).collect()
            }
        });
        values.collect()
    }
}

/// A value that stands for itself.
fn plain_value(value: &Value) -> FactValue {
    match value {
        Value::Years { at_least, below } => FactValue::Age { at_least: *at_least, below: *below },
        Value::NotYet => FactValue::NotYet,
        Value::Instant(at) => FactValue::Instant(*at),
        Value::Party(party) => FactValue::Party(party.clone()),
        Value::OtherParty(party) => FactValue::Other(party.to_string()),
        // A word is one of its group.
        Value::Term(term) | Value::Exactly(term) => FactValue::Other(term.to_string()),
    }
}
