//! Requests of persons, each with the clause, fee, deadline, obligations and records that it is
//! answered with.

mod clocks_and_fees;
mod in_part;
mod what_is_handed_over;
mod who_asks;

use super::{LAW, SHOP, are_answered, decide, differences};

fn shop(rules: &str) -> String {
    format!("{SHOP}{rules}")
}

fn law(rules: &str) -> String {
    format!("{LAW}{rules}")
}
