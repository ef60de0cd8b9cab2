//! Requests by which persons exercise their rights, with the last answer to each.

use super::{read, written};
use crate::failure::Failure;
use permitted::rights::RightsOutcome;
use permitted::{RightsAnswer, RightsRequest};
use rusqlite::{Connection, OptionalExtension};

/// A request and what was answered last.
#[derive(Debug, Clone)]
pub struct Case {
    /// The request's own id.
    pub id: String,
    /// What was asked, without what is on record.
    pub request: RightsRequest,
    /// What was answered last.
    pub answer: RightsAnswer,
}

impl Case {
    /// Whether something has to be shown or found out before it can be answered for good.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(
            self.answer.outcome,
            RightsOutcome::FirstDo { .. }
                | RightsOutcome::Undetermined { .. }
                | RightsOutcome::MayRefuse
        )
    }

    /// The id of the customer.
    #[must_use]
    pub fn subject(&self) -> String {
        self.request.subject.ids().next().map(ToString::to_string).unwrap_or_default()
    }
}

/// Finds a case.
///
/// # Errors
/// None of that id, rows that are not what was stored, and the database.
pub fn find(db: &Connection, id: &str) -> Result<Case, Failure> {
    let query = "SELECT request, answer FROM cases WHERE id = ?1";
    let row = db.query_row(query, [id], |row| Ok((row.get(0)?, row.get(1)?)));
    let row: Option<(String, String)> = row.optional()?;
    let (request, answer) =
        row.ok_or_else(|| Failure::Unknown { what: "request", id: id.to_owned() })?;
    let (request, answer) = (read("cases", id, &request)?, read("cases", id, &answer)?);
    Ok(Case { id: id.to_owned(), request, answer })
}

/// Opens a case.
///
/// # Errors
/// A case of that id, and the database.
pub fn open(db: &Connection, case: &Case) -> Result<(), Failure> {
    match find(db, &case.id) {
        Err(Failure::Unknown { .. }) => put(db, case),
        Err(other) => Err(other),
        Ok(_) => Err(Failure::Known { what: "request", id: case.id.clone() }),
    }
}

/// Keeps a case, instead of what it was before.
///
/// # Errors
/// The database.
pub fn put(db: &Connection, case: &Case) -> Result<(), Failure> {
    let request = written("cases", &case.id, &case.request)?;
    let answer = written("cases", &case.id, &case.answer)?;
    db.prepare_cached("INSERT OR REPLACE INTO cases VALUES (?1, ?2, ?3)")?
        .execute((&case.id, request, answer))?;
    Ok(())
}
