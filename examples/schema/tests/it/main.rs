//! The schemas refuse what the reader refuses for its shape, and nothing else.

mod examples;
mod fixtures;
mod known_differences;
mod mutations;
mod random;
mod systematic;
mod verdicts;
