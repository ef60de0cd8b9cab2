//! Categories of data: what is known about a person, and a few words for what is not about a person.

mod affairs;
mod identity;
mod life;
mod money;
mod online;
mod organisations;
mod sensitive;

use crate::words::built_in_word::{BuiltInWord, joined};

pub(crate) static TABLE: &[BuiltInWord] = &joined::<{ organisations::END as usize }>(&[
    identity::WORDS,
    money::WORDS,
    online::WORDS,
    life::WORDS,
    affairs::WORDS,
    sensitive::WORDS,
    organisations::WORDS,
]);
