//! Terms: the words of a vocabulary by number.

/// A term's place in its facet's vocabulary. Built-in words have the same place in every one.
/// Small, so that what requests and records say fits into few lines of the cache.
pub(crate) type TermId = u16;
