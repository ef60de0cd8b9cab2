//! What describes a table, and what reads, writes and lists any table by its description.

mod asks;
mod describe;
mod form;
mod forms;
mod notation;
mod part;
mod passes_on;
mod reader;
mod shape;
mod slot;
mod table;
mod value;
mod wording;
mod writer;

pub(crate) use asks::Ask;
pub(crate) use form::{Form, Others, Read};
pub(crate) use forms::{
    ADDRESS, AllWords, Count, DATE, ExactObligations, Flag, INSTANT, Inner, Marked, OFFSET,
    Obligations, One, OneOf, OneWord, PERIOD, Rules, SomeOf, SomeSpelt, Spelling, Spelt, Tables,
    Text, Texts, Words, WordsAmong, Years, word, worded,
};
pub(crate) use notation::Notation;
pub(crate) use part::{KeysOf, SomeKeysOf};
pub(crate) use passes_on::PassesOn;
pub(crate) use shape::Shape;
pub(crate) use shape::{Described, DescribedKey, DescribedKeys};
pub(crate) use slot::{Slot, Within, boxed, list, optional, plain, within};
pub(crate) use table::{Key, Keys, Table, key};
pub(crate) use value::{Entries, Reading, Section, Value};
pub(crate) use wording::Wording;
