//! Questions as a person reads them.

use super::phrases::{list, moment};
use crate::facts::{Age, ConsentEvent, PartyInRole, Question, Stated};
use crate::instant::format_offset;
use crate::words::Facet;

pub(super) fn asked<F: Facet>(asked: &Stated<F>) -> String {
    if asked.exactly { format!("exactly {}", asked.word) } else { asked.word.to_string() }
}

fn party(party: &PartyInRole) -> String {
    match &party.party {
        Some(name) => format!("{} {name}", asked(&party.role)),
        None => asked(&party.role),
    }
}

/// A question in one sentence.
#[must_use]
pub fn question(question: &Question) -> String {
    let (act, facts) = (&question.act, &question.facts);
    let mut text = format!(
        "{} {} for {}",
        act.action,
        list(act.items.iter().map(|item| asked(&item.category)), "and"),
        list(act.purposes.iter().map(asked), "and"),
    );
    let mut say = |part: String| {
        text.push_str(", ");
        text.push_str(&part);
    };
    if let Some(actor) = &act.by {
        say(format!("by {}", party(actor)));
    }
    if let Some(recipient) = &act.recipient {
        say(format!("to {}", party(recipient)));
    }
    if let Some(channel) = &act.channel {
        say(format!("via {}", asked(channel)));
    }
    if let Some(place) = &act.place {
        say(format!("in {}", asked(place)));
    }
    if let Some(source) = &act.source {
        let name = source.party.as_ref().map_or_else(String::new, |party| format!(" {party}"));
        say(format!("from {}{name}", asked(&source.kind)));
    }
    if let Some(value) = act.identifiability {
        say(value.name().to_owned());
    }
    let subject = &facts.subject;
    let mut about: Vec<String> = subject.kinds.iter().map(asked).collect();
    match subject.age {
        Some(Age::Years(years)) => about.push(format!("aged {years}")),
        Some(Age::BornOn(date)) => about.push(format!("born {date}")),
        None => {}
    }
    about.extend(subject.offset.map(|offset| format!("at {}", format_offset(offset))));
    about.extend(subject.residence.as_ref().map(|place| format!("living in {}", asked(place))));
    if !about.is_empty() {
        say(format!("about a subject ({})", about.join(", ")));
    }
    if !facts.evidence.is_empty() {
        let kinds = facts.evidence.iter().map(|evidence| evidence.kind());
        say(format!("with {} on record", list(kinds, "and")));
    }
    match &facts.ledger {
        None => say("without a consent ledger".to_owned()),
        Some(ledger) => {
            let is_own = |event: &&ConsentEvent| subject.ids().any(|id| id == event.subject());
            let events = ledger.events().filter(is_own).map(|event| event.kind().name());
            let said = list(events, "then");
            if !said.is_empty() {
                say(format!("consent {said}"));
            } else if !ledger.is_empty() {
                say("with a ledger in which others speak alone".to_owned());
            }
        }
    }
    say(format!("on {}", moment(question.at)));
    text
}
