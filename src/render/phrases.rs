//! Phrases that several kinds of prose have in common.

use crate::ids::Clause;
use crate::instant::format_instant;
use crate::policy::Condition;
use crate::problem::brief;
use std::fmt;
use time::{Date, OffsetDateTime};

/// An instant as people write it: the day alone where it is a midnight.
pub(super) fn moment(at: OffsetDateTime) -> String {
    brief(&format_instant(at)).to_owned()
}

/// The last day before the midnight that ends it.
pub(super) fn last_day(end: OffsetDateTime) -> Date {
    end.date().previous_day().unwrap_or_else(|| end.date())
}

pub(super) fn list<T: fmt::Display>(items: impl IntoIterator<Item = T>, last: &str) -> String {
    let mut items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    match items.pop() {
        None => String::new(),
        Some(only) if items.is_empty() => only,
        Some(end) => format!("{} {last} {end}", items.join(", ")),
    }
}

/// The clauses of a rule, and its id where that is not one of them.
pub(super) fn named(clauses: &[Clause], id: &str) -> String {
    let all = list(clauses, "and");
    if clauses.iter().any(|clause| clause.as_str() == id) { all } else { format!("{all} ({id})") }
}

pub(super) fn condition(when: &Condition) -> String {
    match when {
        Condition::All(parts) => list(parts.iter().map(condition), "and"),
        Condition::Any(parts) => list(parts.iter().map(condition), "or"),
        Condition::Not(part) => format!("not {}", condition(part)),
        Condition::Knowingly(part) => format!("knowingly {}", condition(part)),
        Condition::Consent { .. } => consent(when),
        Condition::Evidence { kinds, .. } => format!("{} on record", list(kinds, "or")),
        Condition::Age { at_least, below } => match (at_least, below) {
            (Some(from), Some(to)) => format!("age {from} to below {to}"),
            (Some(from), None) => format!("age {from} or more"),
            (None, Some(to)) => format!("age below {to}"),
            (None, None) => "any age".to_owned(),
        },
        Condition::Residence(places) => format!("residence in {}", list(places, "or")),
        Condition::Source(sources) => format!("source {}", list(sources, "or")),
        Condition::Subject(kinds) => format!("a subject who is {}", list(kinds, "or")),
        Condition::GatheredAt(settings) => format!("gathered at {}", list(settings, "or")),
        Condition::Identifiability(value) => format!("{} data", value.name()),
    }
}

/// A grant as a condition asks for it.
fn consent(when: &Condition) -> String {
    let Condition::Consent { strength, naming, naming_data, giver, no_older_than, expiring } = when
    else {
        return String::new();
    };
    let mut phrase = format!("{} consent", strength.name());
    let mut add = |part: String| phrase.push_str(&part);
    if !giver.is_empty() {
        let givers = list(giver.iter().map(|giver| giver.name()), "or");
        add(format!(" of the {givers}"));
    }
    if !naming.is_empty() {
        add(format!(" naming the {}", list(naming.iter().map(|facet| facet.name()), "and")));
    }
    if !naming_data.is_empty() {
        add(format!(" naming {}", list(naming_data, "or")));
    }
    if let Some(age) = no_older_than {
        add(format!(" no older than {age}"));
    }
    if *expiring {
        add(" that states its end".to_owned());
    }
    phrase
}
