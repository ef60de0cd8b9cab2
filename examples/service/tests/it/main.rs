//! The service over real HTTP, on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should panic, and its numbers are small"
)]

mod consent;
mod harness;
mod log;
mod policies;
mod requests;
mod sweep;
mod under_reload;
