//! How fields are mapped in files.

use super::mapped::{Field, Fields, no_path};
use super::path::FieldPath;
use crate::facts::{Item, Several};
use crate::files::document::{Document, Node};
use crate::files::facts::ITEM;
use crate::files::machinery::{
    DescribedKey, Flag, Keys, Others, Read, Shape, Slot, Table, Tables, Value, key,
};
use crate::files::serde_by_table;
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};

pub(crate) static FIELDS: Table<Fields> = Table {
    name: "fields",
    about: "What data stands in which field of what a service shows.",
    others: Some(&EachField),
    ..Table::of(Fields::default)
};

/// What a file says of a field.
#[derive(Default)]
struct Said {
    data: Several<Item>,
    is_open: bool,
}

static FIELD: Table<Said> = Table {
    name: "field",
    about: "What stands in a field: `data`, all of which has to be permitted for the field to be shown, \
            or `open`. It covers all that stands in it; what is mapped in it counts as well.",
    short: Some("data"),
    keys: &[Keys::Own(&[
        key("data", &Tables(&ITEM, Slot { get: data, put: |said, data| said.data = data }))
            .about("Which data (GDPR Art. 4(1), DPV `pd`)."),
        key("open", &Flag(Slot { get: open, put: |said, is_open| said.is_open = is_open }))
            .about("It is no personal data, and is shown to whoever may see what it stands in."),
    ])],
    done: |said, entries| {
        let mut keys = entries.entries.iter().map(|(key, _)| key.as_str());
        let (what, help) = match (said.is_open, entries.says("data")) {
            (true, true) => ("`data` and `open` contradict each other", "keep one of them"),
            // A misspelt key is told as such.
            (false, false) if keys.all(|key| entries.listed.contains(&key)) => {
                ("it says neither `data` nor `open`", "name the data, or write `open = true`")
            }
            _ => return,
        };
        entries.note(ProblemKind::inconsistent(what.to_owned(), help));
    },
    ..Table::of(Said::default)
};

fn data(said: &Said) -> Option<&Several<Item>> {
    (!said.data.is_empty()).then_some(&said.data)
}

fn open(said: &Said) -> Option<&bool> {
    Some(&said.is_open)
}

/// The fields, each under its path.
struct EachField;

impl Others<Fields> for EachField {
    fn described(&self) -> DescribedKey {
        DescribedKey {
            name: "the path of a field",
            about: "What stands there. A path joins keys by `.`; `[]` stands for each element of a list, \
                    and `*` for any key, as in `orders[].card`. A `.`, `[`, `*` or `\\` that belongs to a \
                    key is written behind a `\\`.",
            shape: Shape::Table(&FIELD),
            is_required: false,
            is_inherited: false,
            is_added: false,
        }
    }

    fn takes(&self, _: &str, _: &Node) -> bool {
        true
    }

    fn read(&self, to: &mut Fields, key: &str, value: &Value<'_>) -> Option<()> {
        let path = match FieldPath::parse(key) {
            Ok(path) => path,
            Err(what) => {
                value.note(no_path(what));
                return None;
            }
        };
        let (Said { data, is_open }, how) = FIELD.read(value)?;
        let field = if is_open { Field::Open } else { Field::Data(data) };
        to.all.push((path, field));
        (how == Read::Whole).then_some(())
    }

    fn write(&self, from: &Fields, entries: &mut Vec<(String, Node)>) {
        for (path, field) in &from.all {
            let said = match field {
                Field::Open => Said { is_open: true, ..Said::default() },
                Field::Data(data) => Said { data: data.clone(), is_open: false },
            };
            entries.push((path.to_string(), FIELD.write(&said)));
        }
    }
}

impl TryFrom<Document> for Fields {
    type Error = InputError;

    fn try_from(document: Document) -> Result<Self, InputError> {
        let (mut fields, problems) =
            (FIELDS.read_document(&document)?, Problems::of(ProblemPart::Act));
        fields.check(&problems);
        if problems.is_empty() { Ok(fields) } else { Err(problems.into_error()) }
    }
}

serde_by_table! {
    /// Writes a table with a key for each field, its path.
    Fields: FIELDS;
}
