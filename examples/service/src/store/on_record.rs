//! What is on record of a subject: the consent ledger and evidence, one a row.

use super::{customers, garbage, read, texts, written};
use crate::failure::Failure;
use permitted::ids::EventId;
use permitted::{ConsentEvent, ConsentLedger, Evidence, Facts};
use rusqlite::Connection;

/// All that is known of a customer, as it stands now.
///
/// # Errors
/// Nobody of that id, rows that are not what was stored, and the database.
pub fn facts(db: &Connection, id: &str) -> Result<Facts, Failure> {
    let subject = customers::subject(db, id)?;
    Ok(Facts::about(subject).ledger(ledger(db, id)?).evidence(evidence(db, id)?))
}

/// The ledger of a subject.
///
/// # Errors
/// Rows that are not what was stored, and the database.
pub fn ledger(db: &Connection, id: &str) -> Result<ConsentLedger, Failure> {
    let events = texts(db, "SELECT event FROM events WHERE subject = ?1 ORDER BY place", id)?;
    // A ledger reads from a list of events.
    let list = format!("[{}]", events.join(","));
    serde_json::from_str(&list).map_err(|why| garbage("events", id, &why))
}

/// Records events, all or none of them. One that is on record already changes nothing.
///
/// # Errors
/// An id that another event has, and the database.
pub fn record(db: &Connection, events: &[ConsentEvent]) -> Result<(), Failure> {
    for event in events {
        let (subject, id) = (event.subject().to_string(), event.event_id());
        let mut known = ledger(db, &subject)?;
        // An id tells an event from those of all subjects.
        if let Some(id) = id {
            known.record_all(of_id(db, id)?)?;
        }
        let before = known.len();
        known.record(event.clone())?;
        if known.len() > before {
            let (text, id) = (written("events", &subject, event)?, id.map(ToString::to_string));
            db.prepare_cached("INSERT INTO events (subject, id, event) VALUES (?1, ?2, ?3)")?
                .execute((&subject, id, text))?;
        }
    }
    Ok(())
}

/// The events of this id, of which there is one at most while nobody else writes into the table.
///
/// # Errors
/// Rows that are not what was stored, and the database.
pub fn of_id(db: &Connection, id: &EventId) -> Result<Vec<ConsentEvent>, Failure> {
    let id = id.to_string();
    let rows = texts(db, "SELECT event FROM events WHERE id = ?1", &id)?;
    rows.iter().map(|text| read("events", &id, text)).collect()
}

/// The evidence on record of a subject.
///
/// # Errors
/// Rows that are not what was stored, and the database.
pub fn evidence(db: &Connection, id: &str) -> Result<Vec<Evidence>, Failure> {
    let rows = texts(db, "SELECT evidence FROM evidence WHERE subject = ?1 ORDER BY place", id)?;
    rows.iter().map(|text| read("evidence", id, text)).collect()
}

/// Puts evidence on record.
///
/// # Errors
/// The database.
pub fn add_evidence(db: &Connection, id: &str, all: &[Evidence]) -> Result<(), Failure> {
    for one in all {
        let text = written("evidence", id, one)?;
        db.prepare_cached("INSERT INTO evidence (subject, evidence) VALUES (?1, ?2)")?
            .execute((id, text))?;
    }
    Ok(())
}
