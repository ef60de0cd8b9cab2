//! What a misspelt name was likely meant to be, and which names say the contrary.

mod nearest;
mod opposites;

pub(crate) use nearest::{nearest, nearest_word};
