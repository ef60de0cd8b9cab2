//! Stored records, with their lives.

use super::{read, texts, written};
use crate::failure::Failure;
use permitted::retention::Swept;
use permitted::{Facts, Record, Subject};
use rusqlite::Connection;

/// A record, and whose it is.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The record.
    pub record: Record,
    /// Who is known of whom it is about.
    pub facts: Facts,
}

impl Swept for Stored {
    fn record(&self) -> &Record {
        &self.record
    }

    fn facts(&self) -> Option<&Facts> {
        Some(&self.facts)
    }
}

/// The records of a subject.
///
/// # Errors
/// Rows that are not what was stored, and the database.
pub fn of(db: &Connection, subject: &str) -> Result<Vec<Record>, Failure> {
    let rows = texts(db, "SELECT record FROM records WHERE subject = ?1 ORDER BY id", subject)?;
    rows.iter().map(|text| read("records", subject, text)).collect()
}

/// Keeps a record, instead of what it was before.
///
/// # Errors
/// The database.
pub fn put(db: &Connection, subject: &str, record: &Record) -> Result<(), Failure> {
    let id = record.id.to_string();
    let text = written("records", &id, record)?;
    db.prepare_cached("INSERT OR REPLACE INTO records VALUES (?1, ?2, ?3)")?
        .execute((id, subject, text))?;
    Ok(())
}

/// Erases a record.
///
/// # Errors
/// The database.
pub fn erase(db: &Connection, id: &str) -> Result<(), Failure> {
    db.prepare_cached("DELETE FROM records WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Hands all records on, one after the other, as they are read.
///
/// # Errors
/// The database, before the first of them, and what `sweep` says.
pub fn stream<T>(
    db: &Connection,
    sweep: impl FnOnce(&mut dyn Iterator<Item = Result<Stored, Failure>>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut statement = db.prepare_cached(
        "SELECT r.id, r.record, c.subject FROM records AS r
         LEFT JOIN customers AS c ON c.id = r.subject ORDER BY r.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?))
    })?;
    let mut stored = rows.map(|row| {
        let (id, record, subject) = row?;
        let record = read("records", &id, &record)?;
        let subject = subject.map(|text| read::<Subject>("customers", &id, &text)).transpose()?;
        Ok(Stored { record, facts: Facts::about(subject.unwrap_or_default()) })
    });
    sweep(&mut stored)
}
