//! A database of customers that is the same on every run.

use crate::Error;
use permitted::policy::Strength;
use permitted::{Channel, ConsentEvent, Purpose};
use rusqlite::{Connection, params};
use std::ops::RangeInclusive;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

/// The tables. A ledger's events stand in the order in which they are read.
pub const SCHEMA: &str = "
    CREATE TABLE subjects (
        id INTEGER PRIMARY KEY,
        email TEXT NOT NULL,
        kind TEXT NOT NULL,
        residence TEXT,
        born TEXT,
        deceased TEXT,
        -- Whether the consent history is complete: events say all there is to say then.
        has_history INTEGER NOT NULL
    );
    CREATE TABLE consent_events (
        subject INTEGER NOT NULL REFERENCES subjects (id),
        place INTEGER NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (subject, place)
    ) WITHOUT ROWID;";

/// The last event of any ledger was recorded before this.
pub const UNTIL: OffsetDateTime = datetime!(2026-03-01 0:00 UTC);

/// A stream of numbers that is the same on every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    fn below(&mut self, bound: u64) -> u64 {
        self.next().checked_rem(bound).unwrap_or(0)
    }

    /// Whether something happens that happens so many times in a hundred.
    fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of a list, by how often it comes in a hundred.
    fn one<T: Copy>(&mut self, list: &[(u64, T)]) -> Option<T> {
        let mut place = self.below(list.iter().map(|(often, _)| often).sum());
        for (often, one) in list {
            if place < *often {
                return Some(*one);
            }
            place = place.saturating_sub(*often);
        }
        None
    }

    /// A day so many years before the newsletter.
    fn years_ago(&mut self, years: RangeInclusive<u64>) -> OffsetDateTime {
        let days = years.start().saturating_mul(366).saturating_add(
            self.below(years.end().saturating_sub(*years.start()).saturating_mul(365)),
        );
        UNTIL.saturating_sub(Duration::days(i64::try_from(days).unwrap_or(0)))
    }
}

/// Fills an empty database with so many subjects, and calls `step` after each.
///
/// # Errors
/// A database that has these tables already, or cannot be written.
pub fn generate(
    connection: &mut Connection,
    subjects: u32,
    mut step: impl FnMut(),
) -> Result<(), Error> {
    connection.execute_batch(SCHEMA)?;
    let transaction = connection.transaction()?;
    {
        let mut add = transaction.prepare(
            "INSERT INTO subjects (id, email, kind, residence, born, deceased, has_history)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let mut record = transaction
            .prepare("INSERT INTO consent_events (subject, place, event) VALUES (?1, ?2, ?3)")?;
        for id in 1..=i64::from(subjects) {
            let mut numbers = Numbers(id.cast_unsigned().wrapping_mul(0xD6E8_FEB8_6659_FD93));
            let kinds = [
                (60, "customer"),
                (18, "subscriber"),
                (10, "prospect"),
                (7, "contact-person"),
                (5, "applicant"),
            ];
            let places =
                [(40, "US-NV"), (15, "US-CA"), (15, "DE"), (10, "FR"), (10, "GB"), (5, "CH")];
            let kind = numbers.one(&kinds);
            let residence = numbers.one(&places).filter(|_| numbers.happens(95));
            let years = if numbers.happens(2) { 8..=12 } else { 14..=90 };
            let born = numbers.years_ago(years).date();
            let born = numbers.happens(70).then(|| born.to_string());
            let deceased = numbers.happens(1).then(|| numbers.years_ago(0..=5).date().to_string());
            let has_history = numbers.happens(97);
            let email = format!("reader-{id}@example.com");
            add.execute(params![id, email, kind, residence, born, deceased, has_history])?;
            let count = if has_history {
                numbers.one(&[(45, 0), (25, 1), (15, 2), (10, 3), (5, 4)])
            } else {
                None
            };
            for (place, event) in (1_i64..).zip(events(&mut numbers, id, count.unwrap_or(0))) {
                record.execute(params![id, place, stored(id, &event)?])?;
            }
            step();
        }
    }
    transaction.commit()?;
    Ok(())
}

/// An event as it is stored.
///
/// # Errors
/// None for events that a ledger takes.
pub fn stored(subject: i64, event: &ConsentEvent) -> Result<String, Error> {
    serde_json::to_string(event).map_err(|source| Error::Events { subject, source })
}

/// So many things that a subject said, one after the other.
fn events(numbers: &mut Numbers, id: i64, count: u64) -> Vec<ConsentEvent> {
    let subject = format!("customer-{id}");
    let mut at = numbers.years_ago(0..=3);
    let mut said = Vec::new();
    for _ in 0..count {
        let one = match numbers.below(100) {
            0..35 => ConsentEvent::granted(subject.as_str(), Strength::Express, at)
                .purpose([Purpose::OWN_MARKETING]),
            35..45 => ConsentEvent::granted(subject.as_str(), Strength::Implied, at)
                .purpose([Purpose::NEWSLETTERS])
                .channel([Channel::EMAIL]),
            45..60 => ConsentEvent::objected(subject.as_str(), at).purpose([Purpose::NEWSLETTERS]),
            60..70 => ConsentEvent::objected(subject.as_str(), at)
                .purpose([Purpose::MARKETING])
                .channel([Channel::EMAIL]),
            70..80 => ConsentEvent::objected(subject.as_str(), at)
                .purpose([Purpose::MARKETING])
                .channel([Channel::PHONE]),
            80..90 => ConsentEvent::withdrawn(subject.as_str(), at).purpose([Purpose::ANALYTICS]),
            _ => ConsentEvent::lifted(subject.as_str(), at),
        };
        said.push(one);
        at = at.saturating_add(Duration::days(i64::try_from(numbers.below(200)).unwrap_or(0)));
        at = at.min(UNTIL);
    }
    said
}
