//! Values that have a spelling of their own: dates, periods, addresses.

use crate::files::document::Node;
use crate::files::machinery::form::Form;
use crate::files::machinery::notation::Notation;
use crate::files::machinery::shape::Shape;
use crate::files::machinery::slot::Slot;
use crate::files::machinery::value::Value;
use crate::instant::{format_instant, format_offset, parse_date, parse_instant, parse_offset};
use crate::policy::Period;
use crate::problem::ProblemKind;
use crate::text::quoted;
use time::{Date, OffsetDateTime, UtcOffset};
use url::Url;

/// How files write a value as a text.
pub(crate) struct Spelling<V> {
    pub(crate) notation: Notation,
    pub(crate) parse: fn(&str) -> Result<V, ProblemKind>,
    pub(crate) write: fn(&V) -> String,
}

pub(crate) static INSTANT: Spelling<OffsetDateTime> =
    Spelling { notation: Notation::Instant, parse: parse_instant, write: |at| format_instant(*at) };

pub(crate) static DATE: Spelling<Date> =
    Spelling { notation: Notation::Date, parse: parse_date, write: Date::to_string };

pub(crate) static OFFSET: Spelling<UtcOffset> = Spelling {
    notation: Notation::Offset,
    parse: parse_offset,
    write: |offset| format_offset(*offset),
};

pub(crate) static PERIOD: Spelling<Period> =
    Spelling { notation: Notation::Period, parse: str::parse, write: Period::to_string };

pub(crate) static ADDRESS: Spelling<Url> = Spelling {
    notation: Notation::Address,
    parse: |text| {
        Url::parse(text).map_err(|error| {
            ProblemKind::inconsistent(
                format!("`{}` is not a web address ({error})", quoted(text)),
                "write it whole, with `https://`",
            )
        })
    },
    write: Url::to_string,
};

impl<V> Spelling<V> {
    pub(crate) fn read(&self, value: &Value<'_>, text: &str) -> Option<V> {
        (self.parse)(text).map_err(|kind| value.note(kind)).ok()
    }
}

/// A value that is spelt in this way.
pub(crate) struct Spelt<T, V: 'static>(pub(crate) &'static Spelling<V>, pub(crate) Slot<T, V>);

impl<T, V> Form<T> for Spelt<T, V> {
    fn shape(&self) -> Shape {
        Shape::Spelt(self.0.notation)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        (self.1.put)(to, self.0.read(value, value.text(self.0.notation.expected())?)?);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.1.get)(from).map(|value| Node::Text((self.0.write)(value)))
    }
}

/// A value that is spelt in this way, or a list of such values.
pub(crate) struct SomeSpelt<T, V: 'static>(
    pub(crate) &'static Spelling<V>,
    pub(crate) Slot<T, Vec<V>>,
);

impl<T, V> Form<T> for SomeSpelt<T, V> {
    fn shape(&self) -> Shape {
        Shape::SomeSpelt(self.0.notation)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (values, all) = value.texts(|value, text| self.0.read(value, text));
        (self.1.put)(to, values);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        Node::texts((self.1.get)(from)?.iter().map(self.0.write))
    }
}
