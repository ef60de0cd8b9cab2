//! Patterns of days and times.

use crate::instant::{EARLIEST_YEAR, LATEST_YEAR};

/// The month and day of a day that every year has.
pub(super) const DAY_OF_YEAR: &str = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|\
                                      (?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|\
                                      02-(?:0[1-9]|1[0-9]|2[0-8]))";

/// A day of the calendar: `2026-03-01`.
pub(super) fn day() -> String {
    format!("(?:{}-{DAY_OF_YEAR}|{}-02-29)", years(|_| true), years(is_leap_year))
}

/// A day, or an instant as RFC 3339 writes it.
pub(super) fn instant() -> String {
    let day = day();
    // Some minutes have a leap second. Which ones, the reader knows.
    format!(
        "(?:{day}|{day}[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?\
         (?:[Zz]|{OFFSET}))"
    )
}

/// An offset from UTC: `-05:00`.
pub(super) const OFFSET: &str = "[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]";

fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The years among those that the crate calculates with, by their centuries: of each century the
/// last digits, and the centuries that have the same ones together.
fn years(is_one: impl Fn(i32) -> bool) -> String {
    let mut cases: Vec<(Vec<String>, String)> = Vec::new();
    for century in EARLIEST_YEAR / 100..=LATEST_YEAR / 100 {
        let is_listed = |decade: i32, digit: i32| {
            let year = century
                .saturating_mul(100)
                .saturating_add(decade.saturating_mul(10))
                .saturating_add(digit);
            year <= LATEST_YEAR && is_one(year)
        };
        let mut decades: Vec<(String, String)> = Vec::new();
        for decade in 0..10 {
            let digits: String = (0..10)
                .filter(|digit| is_listed(decade, *digit))
                .map(|digit| digit.to_string())
                .collect();
            match decades.iter_mut().find(|(other, _)| *other == digits) {
                _ if digits.is_empty() => {}
                Some((_, decades)) => decades.push_str(&decade.to_string()),
                None => decades.push((digits, decade.to_string())),
            }
        }
        let decades: Vec<String> = decades
            .iter()
            .map(|(digits, decades)| format!("{}{}", class(decades), class(digits)))
            .collect();
        let ends = decades.join("|");
        match cases.iter_mut().find(|(_, other)| *other == ends) {
            _ if ends.is_empty() => {}
            Some((centuries, _)) => centuries.push(century.to_string()),
            None => cases.push((vec![century.to_string()], ends)),
        }
    }
    let cases: Vec<String> = cases
        .iter()
        .map(|(centuries, ends)| format!("(?:{})(?:{ends})", centuries.join("|")))
        .collect();
    format!("(?:{})", cases.join("|"))
}

/// One of these digits.
fn class(digits: &str) -> String {
    match digits {
        "0123456789" => "[0-9]".to_owned(),
        digits if digits.len() == 1 => digits.to_owned(),
        digits => format!("[{digits}]"),
    }
}
