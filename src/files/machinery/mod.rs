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

pub(crate) use form::{Form, Read};
pub(crate) use forms::{
    ADDRESS, Flag, INSTANT, Marked, One, OneOf, PERIOD, Rules, SomeOf, Spelling, Spelt, Tables,
    Text, Texts, Words, Years,
};
pub(crate) use part::KeysOf;
pub(crate) use shape::Shape;
pub(crate) use shape::{Described, DescribedKey, DescribedKeys};
pub(crate) use slot::{Slot, Within, list, optional, plain, within};
pub(crate) use table::{Key, Keys, Table, key};
pub(crate) use value::{Reading, Value};
