//! Schemas of texts and words.

use super::definitions::Definitions;
use super::keywords::{all_of, any_of, object, pattern, text, texts};
use crate::files::document::Node;
use crate::files::machinery::Wording;
use crate::ids::MAX_ID;
use crate::text::HIDDEN;
use crate::words::{FacetKind, MAX_WORD};

/// What a word is spelt like.
pub(super) const WORD: &str = "[a-z0-9]+(?:-[a-z0-9]+)*";
/// The same of countries and their parts, beside it.
const PLACE: &str = "[A-Z0-9]+(?:-[A-Z0-9]+)*";

/// All that Unicode calls white space, within a class.
const BLANKS: &str =
    "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/// One character or more that is white space.
pub(super) fn blanks() -> String {
    format!("[{BLANKS}]+")
}

/// A text of the author's own.
pub(super) fn worded(definitions: &mut Definitions, wording: Wording, not_blank: bool) -> Node {
    let schema = match wording {
        Wording::Any => object([("type", text("string"))]),
        Wording::Line => definitions.refer("line", |_| pattern(format!("^[^{}]*$", hidden()))),
        Wording::Prose => {
            definitions.refer("prose", |_| pattern(format!("^[^{}]*$", hidden_in_prose())))
        }
        Wording::Id => definitions.refer("id", |_| short(&id(""))),
        Wording::PolicyId => definitions.refer("policy-id", |_| short(&id("@"))),
        Wording::NewWord => definitions.refer("new-word", |_| spelt_like(FacetKind::Data)),
        Wording::AnyWord => definitions.refer("any-word", |_| spelt_like(FacetKind::Place)),
    };
    let may_be_blank = matches!(wording, Wording::Any | Wording::Line | Wording::Prose);
    match not_blank && may_be_blank {
        true => all_of([schema, pattern(format!("[^{BLANKS}]"))]),
        false => schema,
    }
}

/// An id, and a version, joined as a grant names them.
pub(super) fn policy_version() -> String {
    format!("{}@{}", id("@"), id(""))
}

/// A text of one line without blanks at its ends, and without these characters.
fn id(without: &str) -> String {
    let (inner, ends) =
        (format!("{}{without}", hidden()), format!("{}{without}{BLANKS}", hidden()));
    format!("[^{ends}](?:[^{inner}]*[^{ends}])?")
}

/// At most as long as an id may be: so many bytes, and no more characters than that.
fn short(id: &str) -> Node {
    let length = i64::try_from(MAX_ID).unwrap_or(i64::MAX);
    object([
        ("type", text("string")),
        ("pattern", text(format_args!("^{id}$"))),
        ("maxLength", Node::Integer(length)),
    ])
}

/// A word of a vocabulary: those that the crate knows are named, so that editors offer them, and a
/// policy's own are spelt like them.
pub(super) fn word(definitions: &mut Definitions, facet: FacetKind) -> Node {
    definitions.refer(&word_of(facet), |_| {
        let known = facet.table().iter().map(|entry| entry.key);
        let known = object([("type", text("string")), ("enum", texts(known))]);
        any_of([known, spelt_like(facet)])
    })
}

/// The name by which the words of a vocabulary are defined.
pub(super) fn word_of(facet: FacetKind) -> String {
    format!("{facet}-word")
}

fn spelt_like(facet: FacetKind) -> Node {
    let spelt = match facet {
        FacetKind::Place => format!("^(?:{WORD}|{PLACE})$"),
        _ => format!("^{WORD}$"),
    };
    let length = i64::try_from(MAX_WORD).unwrap_or(i64::MAX);
    object([
        ("type", text("string")),
        ("pattern", text(spelt)),
        ("maxLength", Node::Integer(length)),
    ])
}

/// Control characters and what else is hidden, within a class.
fn hidden() -> String {
    format!("\\u0000-\\u001f\\u007f-\\u009f{}", hidden_beside_controls())
}

/// The same, but for the ends of lines and tabulators.
fn hidden_in_prose() -> String {
    format!(
        "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f{}",
        hidden_beside_controls()
    )
}

fn hidden_beside_controls() -> String {
    let code = |character: char| match u32::from(character) {
        code @ 0..=0xFFFF => format!("\\u{code:04x}"),
        code => format!("\\u{{{code:x}}}"),
    };
    let range = |(first, last): &(char, char)| match first == last {
        true => code(*first),
        false => format!("{}-{}", code(*first), code(*last)),
    };
    HIDDEN.iter().map(range).collect()
}
