//! From facts to documents.

use super::consent::{ConsentEvent, Giver};
use super::evidence::Evidence;
use super::ledger::ConsentLedger;
use super::question::Question;
use super::record::{Anchored, Life, Record};
use super::scope::RecordedScope;
use super::stated::{Item, PartyInRole, SourceOfData, Stated};
use super::subject::{Age, Subject};
use crate::files::{Node, TableWriter};
use crate::instant::format_instant;
use crate::words::Facet;

pub(crate) fn question(question: &Question) -> Node {
    let (act, facts) = (&question.act, &question.facts);
    let mut table = TableWriter::default();
    table.text("action", &act.action);
    table.nodes("data", act.items.iter().map(item).collect());
    table.nodes("purpose", act.purposes.iter().map(asked).collect());
    if let Some(by) = &act.by {
        table.put("by", asked_party(by));
    }
    if let Some(recipient) = &act.recipient {
        table.put("recipient", asked_party(recipient));
    }
    if let Some(channel) = &act.channel {
        table.put("channel", asked(channel));
    }
    if let Some(place) = &act.place {
        table.put("place", asked(place));
    }
    if let Some(source) = &act.source {
        table.put("source", source_of_data(source));
    }
    table.optional("gathered-at", act.gathered_at.as_ref());
    table.optional("identifiability", act.identifiability.map(|value| value.name()));
    if let Some(life) = &act.record {
        table.put("record", life_table(life).finish());
    }
    table.text("at", format_instant(question.at));
    if facts.subject != Subject::default() {
        table.put("subject", subject(&facts.subject));
    }
    table.nodes("evidence", facts.evidence.iter().map(evidence).collect());
    if let Some(ledger) = &facts.ledger {
        table.put("ledger", Node::List(ledger.events().map(event).collect()));
    }
    table.finish()
}

/// Writes a table with one key, `event`, the list of events.
impl serde::Serialize for ConsentLedger {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = TableWriter::default();
        table.put("event", Node::List(self.events().map(event).collect()));
        table.finish().serialize(serializer)
    }
}

fn asked<F: Facet>(asked: &Stated<F>) -> Node {
    if !asked.exactly {
        return Node::Text(asked.word.to_string());
    }
    let mut table = TableWriter::default();
    table.text("exactly", &asked.word);
    table.finish()
}

fn put_asked<F: Facet>(table: &mut TableWriter, key: &str, asked: &Stated<F>) {
    table.text(if asked.exactly { "exactly" } else { key }, &asked.word);
}

fn asked_party(asked: &PartyInRole) -> Node {
    if asked.party.is_none() && !asked.role.exactly {
        return Node::Text(asked.role.word.to_string());
    }
    let mut table = TableWriter::default();
    put_asked(&mut table, "role", &asked.role);
    table.optional("party", asked.party.as_ref());
    table.finish()
}

fn source_of_data(source: &SourceOfData) -> Node {
    if source.party.is_none() {
        return Node::Text(source.kind.to_string());
    }
    let mut table = TableWriter::default();
    table.text("kind", &source.kind);
    table.optional("party", source.party.as_ref());
    table.finish()
}

fn item(item: &Item) -> Node {
    let plain = item.source.is_none()
        && item.gathered_at.is_none()
        && item.identifiability.is_none()
        && item.record.is_none()
        && !item.category.exactly;
    if plain {
        return Node::Text(item.category.word.to_string());
    }
    let mut table = TableWriter::default();
    put_asked(&mut table, "category", &item.category);
    if let Some(source) = &item.source {
        table.put("source", source_of_data(source));
    }
    table.optional("gathered-at", item.gathered_at.as_ref());
    table.optional("identifiability", item.identifiability.map(|value| value.name()));
    if let Some(life) = &item.record {
        table.put("record", life_table(life).finish());
    }
    table.finish()
}

pub(crate) fn subject(subject: &Subject) -> Node {
    let mut table = TableWriter::default();
    table.optional("id", subject.id.as_ref());
    table.texts("kind", &subject.kinds);
    match subject.age {
        Some(Age::Years(years)) => {
            table.put("age", Node::Integer(i64::from(years)));
        }
        Some(Age::BornOn(date)) => {
            table.text("birth-date", date);
        }
        None => {}
    }
    table.optional("residence", subject.residence.as_ref());
    table.finish()
}

fn anchored(when: Anchored) -> String {
    match when {
        Anchored::At(at) => format_instant(at),
        Anchored::NotYet => "not-yet".to_owned(),
    }
}

fn life_table(life: &Life) -> TableWriter {
    let mut table = TableWriter::default();
    for (anchor, when) in &life.anchors {
        table.text(anchor.name(), anchored(*when));
    }
    let fulfilled = life.fulfilled.iter().map(|(purpose, when)| {
        let mut table = TableWriter::default();
        table.text("purpose", purpose);
        table.text("at", anchored(*when));
        table.finish()
    });
    table.nodes("fulfilled", fulfilled.collect());
    let holds = life.holds.iter().map(|hold| {
        let mut table = TableWriter::default();
        table.text("reference", &hold.reference);
        table.text("from", format_instant(hold.from));
        table.optional("until", hold.until.map(format_instant));
        table.finish()
    });
    table.nodes("hold", holds.collect());
    table
}

/// The keys of a stored record.
pub(crate) fn record(record: &Record) -> Node {
    let mut table = life_table(&record.life);
    table.text("record", &record.id);
    table.texts("data", &record.data);
    table.texts("purpose", &record.purposes);
    table.optional("erasure-requested", record.erasure_requested.map(format_instant));
    table.finish()
}

fn scope(table: &mut TableWriter, scope: &RecordedScope) {
    table.texts("purpose", scope.purposes());
    table.texts("data", scope.data_categories());
    table.texts("recipient", scope.recipients());
    table.texts("channel", scope.channels());
    table.texts("place", scope.places());
    table.optional("party", scope.very_party());
}

pub(crate) fn evidence(evidence: &Evidence) -> Node {
    let mut table = TableWriter::default();
    table.text("kind", &evidence.kind);
    scope(&mut table, &evidence.scope);
    table.text("recorded", format_instant(evidence.recorded_at));
    table.optional("expires", evidence.expires_at.map(format_instant));
    table.optional("reference", evidence.reference.as_ref());
    table.finish()
}

pub(crate) fn event(event: &ConsentEvent) -> Node {
    let mut table = TableWriter::default();
    table.text("event", event.kind.name());
    table.text("subject", &event.subject);
    if event.kind.is_grant() {
        table.text("strength", event.strength.name());
    }
    scope(&mut table, &event.scope);
    table.optional("policy", event.policy.as_deref());
    table.text("recorded", format_instant(event.recorded_at));
    table.optional("expires", event.expires_at.map(format_instant));
    if event.giver != Giver::Subject {
        table.text("giver", event.giver.name());
    }
    table.optional("reference", event.reference.as_ref());
    table.finish()
}
