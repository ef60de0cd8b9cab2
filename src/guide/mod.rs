//! Documentation without code: what a reader of this crate looks up.

pub mod reference;
