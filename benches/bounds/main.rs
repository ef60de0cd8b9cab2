//! How work and memory grow with what a caller, or the author of a file, can make large.
//!
//! Each row doubles one thing three times and prints how long each size takes, how much memory it
//! takes at most, and the largest factor of each per doubling. Work is to be nearly linear, at most
//! 2.3 per doubling, or to be stopped by a limit, whose message is printed then. `guide::limits`
//! lists the limits.
//!
//! `cargo bench --bench bounds` runs all rows, `cargo bench --bench bounds -- ledger` those whose
//! names hold `ledger`.

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark that cannot go on should panic, and its numbers are small"
)]

mod api;
mod asking;
mod documents;
mod foreign;
mod measure;
mod records;
mod words;

use measure::Row;

fn main() {
    // `cargo bench` adds an argument of its own.
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let is_wanted = |row: &&Row| {
        wanted.is_empty() || wanted.iter().any(|part| row.name.contains(part.as_str()))
    };
    let rows = [words::ROWS, documents::ROWS, records::ROWS, asking::ROWS].concat();
    measure::print_heading();
    let over = rows.iter().filter(is_wanted).filter(|row| !measure::print(row)).count();
    println!("{over} of these grow faster than {} per doubling without a limit", measure::MOST);
}
