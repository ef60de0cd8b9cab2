//! What describes a table, and what reads, writes and lists any table by its description.

mod describe;
mod form;
mod forms;
mod part;
mod reader;
mod shape;
mod slot;
mod table;
mod value;
mod writer;

pub(crate) use form::{Form, Others, Read};
pub(crate) use forms::{
    ADDRESS, AllWords, DATE, ExactObligations, Flag, INSTANT, Inner, Marked, OFFSET, Obligations,
    One, OneOf, OneWord, PERIOD, Rules, SomeOf, SomeSpelt, Spelling, Spelt, Tables, Text, Texts,
    Words, WordsAmong, Years, word,
};
pub(crate) use part::{KeysOf, SomeKeysOf};
pub(crate) use shape::Shape;
pub(crate) use shape::{Described, DescribedKey, DescribedKeys};
pub(crate) use slot::{Slot, Within, boxed, list, optional, plain, within};
pub(crate) use table::{Key, Keys, PassesOn, Table, key};
pub(crate) use value::{Entries, Reading, Section, Value};
