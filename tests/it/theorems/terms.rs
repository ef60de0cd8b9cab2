//! What terms do and cannot do: T6, T7, T8.

use super::says_knowingly;
use crate::generate::facts::{fit, question};
use crate::generate::policies::{Rules, Timeline, Version, permit};
use crate::generate::words::{
    CHANNEL, DATA, EVIDENCE, GATHERED_AT, PARTY, PLACE, PURPOSE, SOURCE, SUBJECT, parse,
};
use crate::generate::{Case, FIRST, case};
use crate::harness::{Hits, check, same};
use crate::oracle::{Oracle, ask};
use crate::reference::{Verdict, is};
use permitted::facts::Stated;
use permitted::policy::{PolicyKind, TermFacet};
use permitted::words::{Facet, FacetKind, OwnWord, Source, Vocabulary, Word};
use permitted::{Action, Question};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A term below the one asked, or that term exactly.
fn narrower<F: Facet>(words: &Vocabulary, asked: &Stated<F>, index: &Index) -> Stated<F> {
    if asked.exactly {
        return asked.clone();
    }
    let below: Vec<Word<F>> = words.descendants(&asked.word).collect();
    let place = index.index(below.len() * 2);
    Stated { word: below[place / 2].clone(), exactly: place.is_multiple_of(2) }
}

fn all_narrower(case: &Case, index: &Index) -> Vec<Question> {
    let words = case.vocabulary();
    let question = &case.question;
    let mut narrowed = Vec::new();
    let mut narrow = |change: &dyn Fn(&mut Question)| {
        let mut changed = question.clone();
        change(&mut changed);
        // Some roles take no party, or one alone.
        let mut fitted = changed.clone();
        fit(&mut fitted);
        if fitted == changed {
            narrowed.push(changed);
        }
    };
    narrow(&|question| {
        let item = &mut question.act.items[0];
        item.category = narrower(&words, &item.category, index);
    });
    narrow(&|question| {
        question.act.purposes[0] = narrower(&words, &question.act.purposes[0], index);
    });
    narrow(&|question| {
        if let Some(recipient) = &mut question.act.recipient {
            recipient.role = narrower(&words, &recipient.role, index);
        }
    });
    narrow(&|question| {
        question.act.channel =
            question.act.channel.as_ref().map(|asked| narrower(&words, asked, index));
    });
    narrow(&|question| {
        question.act.place =
            question.act.place.as_ref().map(|asked| narrower(&words, asked, index));
    });
    narrow(&|question| {
        question.act.purposes = vec![index.get(&question.act.purposes).clone()].into();
    });
    narrow(&|question| {
        // What is joined is as identifying as its most identifying part, so that a part alone is
        // another kind of data, not less of the same.
        if !is(&words, question, &Action::COMBINE) {
            question.act.items = vec![index.get(&question.act.items).clone()].into();
        }
    });
    narrowed
}

#[test]
fn t6_what_is_narrower_than_the_permitted_is_permitted() {
    let hits = Hits::default();
    check(4_000, &(case(), any::<Index>()), |(case, index)| {
        let oracle = Oracle::new(&case);
        if !oracle.permits(&case.question) {
            return Ok(());
        }
        for question in all_narrower(&case, &index) {
            prop_assert!(oracle.permits(&question), "not permitted: {question:#?}");
            hits.count(question != case.question);
        }
        Ok(())
    });
    hits.at_least(400);
}

/// A question and a policy that permits something and says no more.
fn one_permit() -> impl Strategy<Value = Case> {
    (permit(), question()).prop_map(|(permit, question)| {
        let rules = Rules { permits: vec![permit], ..Rules::default() };
        let version = Version { from: FIRST, until: None, words: Vec::new(), rules };
        let timelines = vec![Timeline { kind: PolicyKind::Operating, versions: vec![version] }];
        Case { timelines, question }
    })
}

/// Terms above the one asked that lie in none of the words that the permit names.
fn wider<F: Facet>(case: &Case, asked: &Word<F>, facet: TermFacet) -> Vec<Word<F>> {
    let words = case.vocabulary();
    let permit = &case.timelines[0].versions[0].rules.permits[0];
    let named: Vec<Word<F>> = permit.terms().words(facet).map(parse).collect();
    let above = words.words::<F>().filter(|word| words.is_within(asked, word));
    let outside = above.filter(|word| !named.iter().any(|named| words.is_within(word, named)));
    if named.is_empty() { Vec::new() } else { outside.collect() }
}

#[test]
fn t7_a_permit_does_not_extend_to_what_is_wider() {
    let hits = Hits::default();
    check(6_000, &one_permit(), |case| {
        let oracle = Oracle::new(&case);
        let question = &case.question;
        if !oracle.permits(question) {
            return Ok(());
        }
        let mut widened: Vec<Question> = Vec::new();
        for word in wider(&case, &question.act.purposes[0].word, TermFacet::Purpose) {
            let mut question = question.clone();
            question.act.purposes[0].word = word;
            widened.push(question);
        }
        for word in wider(&case, &question.act.items[0].category.word, TermFacet::Data) {
            let mut question = question.clone();
            question.act.items[0].category.word = word;
            widened.push(question);
        }
        if let Some(recipient) = &question.act.recipient {
            for word in wider(&case, &recipient.role.word, TermFacet::Recipient) {
                let mut question = question.clone();
                question.act.recipient.as_mut().unwrap().role.word = word;
                widened.push(question);
            }
        }
        if let Some(place) = &question.act.place {
            for word in wider(&case, &place.word, TermFacet::Place) {
                let mut question = question.clone();
                question.act.place.as_mut().unwrap().word = word;
                widened.push(question);
            }
        }
        for question in widened {
            prop_assert!(!oracle.permits(&question), "permitted: {question:#?}");
            hits.count(true);
        }
        Ok(())
    });
    hits.at_least(100);
}

/// A new word below some of the old ones.
fn leaf() -> impl Strategy<Value = (OwnWord, Vec<&'static str>)> {
    let facets: Vec<(FacetKind, &'static [&'static str])> = vec![
        (FacetKind::Data, DATA),
        (FacetKind::Purpose, PURPOSE),
        (FacetKind::Party, PARTY),
        (FacetKind::Channel, CHANNEL),
        (FacetKind::Place, PLACE),
        (FacetKind::Source, SOURCE),
        (FacetKind::GatheredAt, GATHERED_AT),
        (FacetKind::Subject, SUBJECT),
        (FacetKind::Evidence, EVIDENCE),
        (FacetKind::Action, &["use", "disclose", "collect", "combine"]),
    ];
    (select(facets), any::<Index>(), any::<bool>()).prop_map(|((facet, keys), index, two)| {
        let mut parents = vec![*index.get(keys)];
        // The last word of every facet has nothing in common with the others yet.
        parents.extend(two.then(|| keys[keys.len() - 1]));
        parents.dedup();
        let word = OwnWord::new(facet, "leaf", "A new word.");
        (parents.iter().fold(word, |word, parent| word.below(*parent)), parents)
    })
}

/// Whether a word lies below one that a `together` names: what stands for it stands for more at once.
fn is_named_together(case: &Case, word: &OwnWord) -> bool {
    let words = case.vocabulary();
    let mut named = case.versions().flat_map(|version| {
        let forbids = version.rules.forbids.iter().flat_map(|rule| rule.other_data());
        forbids.chain(version.rules.duties.iter().flat_map(|rule| rule.other_data()))
    });
    word.facet() == FacetKind::Data && named.any(|named| words.is_within(&parse(word.key()), named))
}

#[test]
fn t8_a_new_leaf_changes_nothing_or_narrows() {
    let (unchanged, narrowed) = (Hits::default(), Hits::default());
    check(4_000, &(case(), leaf()), |(case, (word, parents))| {
        let mut grown = case.clone();
        // More is asked about where the question names a parent of the new word.
        let question = &mut grown.question;
        let first = parents[0];
        match word.facet() {
            FacetKind::Data => question.act.items[0].category = Stated::from(parse(first)),
            FacetKind::Purpose => question.act.purposes[0] = Stated::from(parse(first)),
            FacetKind::Place if question.act.place.is_some() => {
                question.act.place = Some(Stated::from(parse(first)));
            }
            FacetKind::Source if question.act.source.is_some() => {
                question.act.source = Some(Source::new(first).unwrap().into());
            }
            FacetKind::Party => {
                if let Some(recipient) = &mut question.act.recipient {
                    recipient.role = Stated::from(parse(first));
                }
            }
            FacetKind::Channel if question.act.channel.is_some() => {
                question.act.channel = Some(Stated::from(parse(first)));
            }
            FacetKind::GatheredAt => question.act.gathered_at = Some(Stated::from(parse(first))),
            FacetKind::Subject => {
                question.facts.subject.kinds = vec![Stated::from(parse(first))].into()
            }
            _ => {}
        }
        fit(&mut grown.question);
        let case = Case { question: grown.question.clone(), ..case };
        for version in &mut grown.timelines[0].versions {
            version.words.push(word.clone());
        }
        let (before, after) = (ask(&case), ask(&grown));
        if parents.len() == 1 && !is_named_together(&grown, &word) {
            unchanged.count(before.outcome == Verdict::Permitted);
            return same("without and with the leaf", &before, &after);
        }
        if says_knowingly(&case) {
            return Ok(());
        }
        for (before, after) in before.parts.iter().zip(&after.parts) {
            let widened =
                after.outcome == Verdict::Permitted && before.outcome != Verdict::Permitted;
            prop_assert!(!widened, "{:?} became permitted", before.outcome);
            narrowed.count(after != before);
        }
        Ok(())
    });
    unchanged.at_least(80);
    narrowed.at_least(10);
}
