//! Which uses a consent event or a piece of evidence is about.

use crate::facts::RecordedScope;
use crate::files::machinery::{
    Keys, KeysOf, Table, Texts, Within, Wording, WordsAmong, key, plain,
};
use std::mem;

/// One facet of a scope, whose words stand among those of all facets.
macro_rules! facet {
    ($words:ident, $add:ident) => {
        WordsAmong {
            get: |scope: &RecordedScope| scope.$words().collect(),
            add: |scope, words| *scope = mem::take(scope).$add(words),
        }
    };
}

pub(crate) static SCOPE: Table<RecordedScope> = Table {
    name: "recorded-scope",
    about: "Which uses a record is about: in each facet any of the words, or what lies below them. \
            A facet that is left out is not restricted.",
    keys: &[Keys::Own(&[
        key("purpose", &facet!(purposes, purpose))
            .about("For which purposes. A grant names at least one (GDPR Art. 6(1)(a))."),
        key("data", &facet!(data_categories, data)).about("With which categories of data."),
        key("recipient", &facet!(recipients, recipient)).about("Towards which recipients."),
        key("channel", &facet!(channels, channel)).about("By which channels."),
        key("place", &facet!(places, place)).about("To or in which places."),
    ])],
    ..Table::of(RecordedScope::default)
};

/// The same where it stands alone, with the very parties that events and evidence name in their own way.
pub(crate) static SCOPE_ALONE: Table<RecordedScope> = Table {
    name: "recorded-scope",
    about: "Which uses a record is about, and by, towards or from which very parties.",
    keys: &[
        Keys::Of(&KeysOf(&SCOPE, Within::WHOLE)),
        Keys::Own(&[key("party", &Texts(Wording::Id, plain!(RecordedScope: parties)))
            .about("By, towards or from which very parties, any of them.")]),
    ],
    ..Table::of(RecordedScope::default)
};
