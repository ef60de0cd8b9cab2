//! A question with one of its facts left out, for each fact that it states.

use permitted::Question;

/// The question as it would stand without each single fact, with the name of what is left out.
pub(crate) fn each_left_out(question: &Question) -> Vec<(String, Question)> {
    let mut all = Vec::new();
    let mut without = |name: String, change: &dyn Fn(&mut Question)| {
        let mut fewer = question.clone();
        change(&mut fewer);
        if fewer != *question {
            all.push((name, fewer));
        }
    };
    without("channel".into(), &|question| question.act.channel = None);
    without("place".into(), &|question| question.act.place = None);
    without("by".into(), &|question| question.act.by = None);
    without("the party that acts".into(), &|question| {
        question.act.by.iter_mut().for_each(|by| by.party = None);
    });
    without("the party that receives".into(), &|question| {
        question.act.recipient.iter_mut().for_each(|recipient| recipient.party = None);
    });
    without("source".into(), &|question| {
        question.act.source = None;
        question.act.items.iter_mut().for_each(|item| item.source = None);
    });
    without("the party of the source".into(), &|question| {
        let own = question.act.source.iter_mut();
        own.for_each(|source| source.party = None);
        let sources = question.act.items.iter_mut().filter_map(|item| item.source.as_mut());
        sources.for_each(|source| source.party = None);
    });
    without("gathered-at".into(), &|question| {
        question.act.gathered_at = None;
        question.act.items.iter_mut().for_each(|item| item.gathered_at = None);
    });
    without("the kinds of subject".into(), &|question| {
        question.facts.subject.kinds = Vec::new().into();
    });
    without("residence".into(), &|question| question.facts.subject.residence = None);
    without("age".into(), &|question| question.facts.subject.age = None);
    without("the ledger".into(), &|question| question.facts.ledger = None);
    for place in 0..question.facts.evidence.len() {
        without(format!("evidence[{place}]"), &|question| {
            question.facts.evidence.remove(place);
        });
    }
    all
}
