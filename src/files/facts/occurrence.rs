//! When events in the life of a record happened, as files say it.

use crate::facts::{Life, Occurrence, Occurrences};
use crate::files::document::Node;
use crate::files::machinery::{DescribedKey, Form, Notation, Others, Shape, Spelling, Value};
use crate::instant::{format_instant, parse_instant};
use crate::words::{LifeEvent, is_kebab_case};

pub(crate) static OCCURRENCE: Spelling<Occurrence> = Spelling {
    notation: Notation::Occurrence,
    parse: |text| match text {
        "not-yet" => Ok(Occurrence::NotYet),
        "never" => Ok(Occurrence::Never),
        _ => parse_instant(text).map(Occurrence::At),
    },
    write: |when| match when {
        Occurrence::At(at) => format_instant(*at),
        Occurrence::NotYet => "not-yet".to_owned(),
        Occurrence::Never => "never".to_owned(),
    },
};

/// Each of them.
pub(super) fn occurrences(all: &Occurrences) -> Vec<Occurrence> {
    all.iter().collect()
}

fn read(value: &Value<'_>) -> Option<Occurrences> {
    let (read, all) = value.texts(|value, text| OCCURRENCE.read(value, text));
    all.and(Occurrences::new(read))
}

fn write(when: &Occurrences) -> Option<Node> {
    Node::texts(when.iter().map(|one| (OCCURRENCE.write)(&one)))
}

/// What is known of a built-in event.
pub(super) struct Occurred(pub(super) fn() -> LifeEvent);

impl Form<Life> for Occurred {
    fn shape(&self) -> Shape {
        Shape::SomeSpelt(Notation::Occurrence)
    }

    fn read(&self, life: &mut Life, value: &Value<'_>) -> Option<()> {
        life.events.insert((self.0)(), read(value)?);
        Some(())
    }

    fn write(&self, life: &Life) -> Option<Node> {
        life.known(&(self.0)()).and_then(write)
    }
}

/// What is known of events of a policy's own, each under its word.
pub(super) struct OwnEvents;

impl Others<Life> for OwnEvents {
    fn described(&self) -> DescribedKey {
        DescribedKey {
            name: "a life event of a policy's own",
            about: "When that event happened.",
            shape: Shape::SomeSpelt(Notation::Occurrence),
            is_required: false,
            is_inherited: false,
            is_added: false,
        }
    }

    /// What is no date is a misspelt key, and told as such.
    fn takes(&self, key: &str, node: &Node) -> bool {
        let is_when = |node: &Node| match node {
            Node::Text(text) => (OCCURRENCE.parse)(text).is_ok(),
            _ => false,
        };
        let is_date = match node {
            Node::List(nodes) => !nodes.is_empty() && nodes.iter().all(is_when),
            node => is_when(node),
        };
        is_kebab_case(key) && is_date
    }

    fn read(&self, life: &mut Life, key: &str, value: &Value<'_>) -> Option<()> {
        let event = LifeEvent::new(key).ok()?;
        life.events.insert(event, read(value)?);
        Some(())
    }

    fn write(&self, life: &Life, entries: &mut Vec<(String, Node)>) {
        for (event, when) in life.events().filter(|(event, _)| !event.is_built_in()) {
            entries.extend(write(when).map(|node| (event.to_string(), node)));
        }
    }
}
