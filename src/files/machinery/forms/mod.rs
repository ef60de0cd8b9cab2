//! The forms in which values are written: texts, words, closed lists, dates and periods, tables.

mod closed_lists;
mod numbers;
mod owed;
mod spelt;
mod tables;
mod texts;
mod words;

pub(crate) use closed_lists::{Marked, OneOf, SomeOf};
pub(crate) use numbers::{Count, Flag, Years};
pub(crate) use owed::{ExactObligations, Obligations};
pub(crate) use spelt::{ADDRESS, DATE, INSTANT, OFFSET, PERIOD, SomeSpelt, Spelling, Spelt};
pub(crate) use tables::{Inner, One, Rules, Tables};
pub(crate) use texts::{Text, Texts, worded};
pub(crate) use words::{AllWords, OneWord, Words, WordsAmong, word};
