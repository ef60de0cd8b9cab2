//! From documents to facts.

use super::about_subject::Facts;
use super::act::Act;
use super::consent::{ConsentEvent, ConsentEventKind, Giver};
use super::evidence::Evidence;
use super::ledger::ConsentLedger;
use super::question::Question;
use super::record::{Anchored, Hold, Life, Record};
use super::scope::RecordedScope;
use super::stated::{Item, PartyInRole, SourceOfData, Stated};
use super::subject::{Age, Subject};
use crate::files::{Fields, Node, word_of};
use crate::ids::{PartyId, PolicyVersion, RecordId, SubjectId};
use crate::instant::parse_instant;
use crate::policy::{Anchor, Identifiability, Strength};
use crate::problem::{InputError, ProblemKind, Problems};
use crate::words::{Facet, Purpose, Word};
use time::OffsetDateTime;

pub(super) fn question_document(node: &Node) -> Result<Question, InputError> {
    let problems = Problems::default();
    let question = Fields::open(node, String::new(), &problems).and_then(|mut fields| {
        let question = question(&mut fields);
        fields.finish();
        question
    });
    finished(question, problems)
}

pub(super) fn ledger_document(node: &Node) -> Result<ConsentLedger, InputError> {
    let problems = Problems::default();
    let events = Fields::open(node, String::new(), &problems).map(|mut fields| {
        let tables = fields.tables("event");
        fields.finish();
        events(tables, None, &problems)
    });
    ConsentLedger::new(finished(events, problems)?)
}

fn finished<T>(value: Option<T>, problems: Problems) -> Result<T, InputError> {
    let problems = problems.into_vec();
    match value {
        Some(value) if problems.is_empty() => Ok(value),
        _ => Err(InputError::new(problems)),
    }
}

/// Takes the keys of a question out of a table.
pub(crate) fn question(fields: &mut Fields<'_>) -> Option<Question> {
    let problems = fields.problems();
    for (key, help) in [
        ("action", "say what is done, such as `use`"),
        ("data", "say with which data"),
        ("purpose", "say what for"),
        ("at", "say when, such as `2026-03-01T09:00:00Z`"),
    ] {
        if fields.peek(key).is_none() {
            problems.note(fields.path(), ProblemKind::Missing { key, help });
        }
    }
    let action = match fields.text("action") {
        Some(text) => word_of(&text, &fields.at("action"), problems),
        None => None,
    };
    let at = fields.instant("at");
    let items = listed(fields, "data", item);
    let purposes = listed(fields, "purpose", asked);
    let by = single(fields, "by", asked_party);
    let recipient = single(fields, "recipient", asked_party);
    let channel = single(fields, "channel", asked);
    let place = single(fields, "place", asked);
    let source = single(fields, "source", source_of_data);
    let gathered_at = single(fields, "gathered-at", word);
    let identifiability = fields.choice("identifiability", &Identifiability::NAMES);
    let record = single(fields, "record", life).map(Box::new);
    let subject = single(fields, "subject", subject).unwrap_or_default();
    let evidence = fields
        .tables("evidence")
        .into_iter()
        .filter_map(|(path, node)| evidence(node, path, problems))
        .collect();
    let ledger = fields.peek("ledger").map(|_| fields.tables("ledger"));
    let ledger = match ledger {
        None => {
            fields.take("ledger");
            None
        }
        Some(tables) => {
            let events = events(tables, subject.id.as_ref(), problems);
            match ConsentLedger::new(events) {
                Ok(ledger) => Some(ledger),
                Err(error) => {
                    for problem in error.problems() {
                        let path = fields.at(problem.path());
                        problems.note(&path, problem.kind().clone());
                    }
                    None
                }
            }
        }
    };
    let mut act = Act::new(action?);
    act.items = items.into();
    act.purposes = purposes.into();
    act.by = by;
    act.recipient = recipient;
    act.channel = channel;
    act.place = place;
    act.source = source;
    act.gathered_at = gathered_at;
    act.identifiability = identifiability;
    act.record = record;
    Some(Question::new(act, Facts { subject, ledger, evidence }, at?))
}

type Read<T> = fn(&Node, String, &Problems) -> Option<T>;

fn single<T>(fields: &mut Fields<'_>, key: &'static str, read: Read<T>) -> Option<T> {
    let node = fields.take(key)?;
    read(node, fields.at(key), fields.problems())
}

fn listed<T>(fields: &mut Fields<'_>, key: &'static str, read: Read<T>) -> Vec<T> {
    let problems = fields.problems();
    fields.tables(key).into_iter().filter_map(|(path, node)| read(node, path, problems)).collect()
}

fn word<F: Facet>(node: &Node, path: String, problems: &Problems) -> Option<Word<F>> {
    match node {
        Node::Text(text) => word_of(text, &path, problems),
        other => {
            let found = other.described();
            problems.note(&path, ProblemKind::WrongType { expected: "a word in quotes", found });
            None
        }
    }
}

/// A word, or a table that names it exactly.
fn asked<F: Facet>(node: &Node, path: String, problems: &Problems) -> Option<Stated<F>> {
    if !matches!(node, Node::Table(_)) {
        return word(node, path, problems).map(Stated::from);
    }
    let mut fields = Fields::open(node, path, problems)?;
    let asked = exactly_or(&mut fields, "word");
    fields.finish();
    asked
}

/// The word under `key`, or under `exactly`.
fn exactly_or<F: Facet>(fields: &mut Fields<'_>, key: &'static str) -> Option<Stated<F>> {
    let problems = fields.problems();
    let broad = fields.text(key);
    let exact = fields.text("exactly");
    match (broad, exact) {
        (Some(text), None) => word_of(&text, &fields.at(key), problems).map(Stated::from),
        (None, Some(text)) => word_of(&text, &fields.at("exactly"), problems).map(Stated::exactly),
        (Some(_), Some(_)) => {
            let what = format!("`{key}` and `exactly` name one thing twice");
            let help = "keep `exactly` to leave out what lies below the word";
            problems.note(fields.path(), ProblemKind::Inconsistent { what, help });
            None
        }
        (None, None) => {
            let help = "name the word";
            problems.note(fields.path(), ProblemKind::Missing { key, help });
            None
        }
    }
}

fn item(node: &Node, path: String, problems: &Problems) -> Option<Item> {
    if !matches!(node, Node::Table(_)) {
        return word(node, path, problems).map(|category| Item::new(Stated::from(category)));
    }
    let mut fields = Fields::open(node, path, problems)?;
    let category = exactly_or(&mut fields, "category");
    let item = category.map(|category| Item {
        category,
        source: single(&mut fields, "source", source_of_data),
        gathered_at: single(&mut fields, "gathered-at", word),
        identifiability: fields.choice("identifiability", &Identifiability::NAMES),
        record: single(&mut fields, "record", life).map(Box::new),
    });
    if item.is_none() {
        // The other keys mean what they mean although the item cannot be read.
        for key in ["source", "gathered-at", "identifiability", "record"] {
            fields.take(key);
        }
    }
    fields.finish();
    item
}

/// A record's life: an instant or `not-yet` an event, purposes fulfilled by themselves, holds.
fn life(node: &Node, path: String, problems: &Problems) -> Option<Life> {
    let mut fields = Fields::open(node, path, problems)?;
    let life = life_of(&mut fields);
    fields.finish();
    Some(life)
}

fn life_of(fields: &mut Fields<'_>) -> Life {
    let problems = fields.problems();
    let mut life = Life::default();
    for (key, anchor) in Anchor::NAMES {
        if let Some(when) = anchored(fields, key) {
            life = life.anchor(anchor, when);
        }
    }
    for (path, node) in fields.tables("fulfilled") {
        let Some(mut fields) = Fields::open(node, path, problems) else { continue };
        let purposes: Vec<Purpose> = fields.words("purpose");
        let help = "say when the purpose was fulfilled, or `not-yet`";
        if fields.peek("at").is_none() {
            problems.note(fields.path(), ProblemKind::Missing { key: "at", help });
        }
        if let Some(when) = anchored(&mut fields, "at") {
            for purpose in purposes {
                life = life.fulfilled(purpose, when);
            }
        }
        fields.finish();
    }
    for (path, node) in fields.tables("hold") {
        let Some(mut fields) = Fields::open(node, path, problems) else { continue };
        let reference = fields.required("reference", "say what orders the hold");
        if fields.peek("from").is_none() {
            let help = "say since when the hold is in force";
            problems.note(fields.path(), ProblemKind::Missing { key: "from", help });
        }
        let from = fields.instant("from");
        let until = fields.instant("until");
        if let (Some(reference), Some(from)) = (reference, from) {
            life = life.hold(Hold { reference, from, until });
        }
        fields.finish();
    }
    life
}

fn anchored(fields: &mut Fields<'_>, key: &'static str) -> Option<Anchored> {
    fields.parsed(key, "a date or `not-yet`", |text| {
        if text == "not-yet" { Ok(Anchored::NotYet) } else { parse_instant(text).map(Anchored::At) }
    })
}

/// Takes the keys of a stored record out of a table.
pub(crate) fn record(fields: &mut Fields<'_>) -> Option<Record> {
    let id = fields.required("record", "name the record");
    Some(Record {
        data: fields.words("data"),
        purposes: fields.words("purpose"),
        life: life_of(fields),
        erasure_requested: fields.instant("erasure-requested"),
        id: RecordId::new(id?),
    })
}

fn asked_party(node: &Node, path: String, problems: &Problems) -> Option<PartyInRole> {
    if !matches!(node, Node::Table(_)) {
        return word(node, path, problems).map(PartyInRole::role);
    }
    let mut fields = Fields::open(node, path, problems)?;
    let role = exactly_or(&mut fields, "role");
    let party = fields.text("party").map(PartyId::new);
    fields.finish();
    Some(PartyInRole { role: role?, party })
}

fn source_of_data(node: &Node, path: String, problems: &Problems) -> Option<SourceOfData> {
    if !matches!(node, Node::Table(_)) {
        return word(node, path, problems).map(SourceOfData::from);
    }
    let mut fields = Fields::open(node, path, problems)?;
    let kind = fields.required("kind", "name the kind of source");
    let kind = kind.and_then(|text| word_of(&text, &fields.at("kind"), problems));
    let party = fields.text("party").map(PartyId::new);
    fields.finish();
    Some(SourceOfData { kind: kind?, party })
}

pub(crate) fn subject(node: &Node, path: String, problems: &Problems) -> Option<Subject> {
    let expected = "a table, such as `{ id = \"client-17\", kind = \"customer\" }`";
    let mut fields = Fields::open_as(node, path, expected, problems)?;
    let id = fields.text("id").map(SubjectId::new);
    let kinds = fields.words("kind");
    let years = fields.small_number("age");
    let born = fields.date("birth-date");
    let residence = single(&mut fields, "residence", word);
    let age = match (years, born) {
        (Some(_), Some(_)) => {
            let what = "`age` and `birth-date` are both stated".to_owned();
            let help = "keep the birth date";
            problems.note(fields.path(), ProblemKind::Inconsistent { what, help });
            None
        }
        (Some(years), None) => Some(Age::Years(years)),
        (None, born) => born.map(Age::BornOn),
    };
    fields.finish();
    Some(Subject { id, kinds: kinds.into(), age, residence })
}

fn scope(fields: &mut Fields<'_>) -> RecordedScope {
    let scope = RecordedScope::default()
        .purpose(fields.words("purpose"))
        .data(fields.words("data"))
        .recipient(fields.words("recipient"))
        .channel(fields.words("channel"))
        .place(fields.words("place"));
    match fields.text("party") {
        Some(party) => scope.party(party),
        None => scope,
    }
}

fn recorded(fields: &mut Fields<'_>) -> Option<OffsetDateTime> {
    if fields.peek("recorded").is_none() {
        let help = "say since when it is on record";
        fields.problems().note(fields.path(), ProblemKind::Missing { key: "recorded", help });
    }
    fields.instant("recorded")
}

pub(crate) fn evidence(node: &Node, path: String, problems: &Problems) -> Option<Evidence> {
    let expected = "a table, such as `{ kind = \"subpoena\", recorded = 2026-03-01 }`";
    let mut fields = Fields::open_as(node, path, expected, problems)?;
    let kind = fields.required("kind", "name the kind of evidence");
    let kind = kind.and_then(|text| word_of(&text, &fields.at("kind"), problems));
    let recorded_at = recorded(&mut fields);
    let scope = scope(&mut fields);
    let expires_at = fields.instant("expires");
    let reference = fields.text("reference");
    fields.finish();
    Some(Evidence { kind: kind?, scope, recorded_at: recorded_at?, expires_at, reference })
}

fn events(
    tables: Vec<(String, &Node)>,
    subject: Option<&SubjectId>,
    problems: &Problems,
) -> Vec<ConsentEvent> {
    tables
        .into_iter()
        .filter_map(|(path, node)| {
            let expected = "a table, such as `{ event = \"objected\", recorded = 2026-03-01 }`";
            let mut fields = Fields::open_as(node, path, expected, problems)?;
            let event = event(&mut fields, subject);
            fields.finish();
            event
        })
        .collect()
}

fn event(fields: &mut Fields<'_>, subject: Option<&SubjectId>) -> Option<ConsentEvent> {
    let problems = fields.problems();
    if fields.peek("event").is_none() {
        let help = "write `granted`, `renewed`, `refused`, `withdrawn` or `objected`";
        problems.note(fields.path(), ProblemKind::Missing { key: "event", help });
    }
    let kind = fields.choice("event", &ConsentEventKind::NAMES);
    let own = fields.text("subject").map(SubjectId::new);
    let subject = own.or_else(|| subject.cloned());
    if subject.is_none() {
        let help = "name the subject by its id";
        problems.note(fields.path(), ProblemKind::Missing { key: "subject", help });
    }
    let strength = fields.choice("strength", &Strength::NAMES);
    if strength.is_some() && kind.is_some_and(|kind| !kind.is_grant()) {
        let what = "only grants have a strength".to_owned();
        let help = "drop `strength`";
        problems.note(fields.path(), ProblemKind::Inconsistent { what, help });
    }
    let policy = fields.parsed("policy", "a policy and its version", |text| {
        text.parse::<PolicyVersion>().map_err(ProblemKind::from)
    });
    let recorded_at = recorded(fields);
    let scope = scope(fields);
    let expires_at = fields.instant("expires");
    let giver = fields.choice("giver", &Giver::NAMES).unwrap_or_default();
    let reference = fields.text("reference");
    Some(ConsentEvent {
        recorded_at: recorded_at?,
        subject: subject?,
        kind: kind?,
        strength: strength.unwrap_or(Strength::Express),
        scope,
        policy: policy.map(Box::new),
        expires_at,
        giver,
        reference: reference.map(String::into_boxed_str),
    })
}
