//! The log of decisions: each with all that it rested on, under the id of the request that asked.

use super::{read, texts, written};
use crate::failure::Failure;
use permitted::audit::AuditRecord;
use rusqlite::Connection;

/// How many decisions are on record.
///
/// # Errors
/// The database.
pub fn len(db: &Connection) -> Result<u64, Failure> {
    let last = "SELECT coalesce(max(place), 0) FROM decisions";
    let last: i64 = db.query_row(last, [], |row| row.get(0))?;
    Ok(u64::try_from(last).unwrap_or(0))
}

/// Puts a decision on record.
///
/// # Errors
/// The database.
pub fn put(db: &Connection, record: &AuditRecord) -> Result<(), Failure> {
    let request = record.question_id().map(ToString::to_string).unwrap_or_default();
    let text = written("decisions", &request, record)?;
    db.prepare_cached("INSERT INTO decisions (request, record) VALUES (?1, ?2)")?
        .execute((request, text))?;
    Ok(())
}

/// The decisions that were made for a request: several if its id was used again.
///
/// # Errors
/// None of that id, rows that are not what was stored, and the database.
pub fn of(db: &Connection, request: &str) -> Result<Vec<AuditRecord>, Failure> {
    let query = "SELECT record FROM decisions WHERE request = ?1 ORDER BY place";
    let rows = texts(db, query, request)?;
    if rows.is_empty() {
        return Err(Failure::Unknown { what: "decision for request", id: request.to_owned() });
    }
    rows.iter().map(|text| read("decisions", request, text)).collect()
}

/// Hands all decisions on, earliest first, as they are read.
///
/// # Errors
/// Rows that are not what was stored, the database, and what `take` says.
pub fn each(
    db: &Connection,
    mut take: impl FnMut(AuditRecord) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut statement = db.prepare("SELECT request, record FROM decisions ORDER BY place")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (request, text): (String, String) = (row.get(0)?, row.get(1)?);
        take(read("decisions", &request, &text)?)?;
    }
    Ok(())
}
