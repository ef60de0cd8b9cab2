//! The versions by which it was decided, so that a decision can be checked when its policy is gone.

use super::{read, written};
use crate::failure::Failure;
use permitted::audit::AuditRecord;
use permitted::ids::Fingerprint;
use permitted::{Engine, Policy};
use rusqlite::{Connection, OptionalExtension};

/// Keeps the versions of an engine.
///
/// # Errors
/// The database.
pub fn keep(db: &Connection, engine: &Engine) -> Result<(), Failure> {
    for known in engine.versions() {
        let fingerprint = known.fingerprint.to_string();
        let text = written("versions", &fingerprint, known.policy)?;
        db.prepare_cached("INSERT OR IGNORE INTO versions VALUES (?1, ?2)")?
            .execute((fingerprint, text))?;
    }
    Ok(())
}

/// The versions by which a decision was made.
#[must_use]
pub fn decided_by(record: &AuditRecord) -> Vec<Fingerprint> {
    record.decision.versions.iter().map(|version| version.fingerprint).collect()
}

/// An engine of these versions.
///
/// # Errors
/// A version that is not kept, rows that are not what was stored, and the database.
pub fn engine(db: &Connection, versions: &[Fingerprint]) -> Result<Engine, Failure> {
    let mut policies: Vec<Policy> = Vec::new();
    for fingerprint in versions {
        let id = fingerprint.to_string();
        let query = "SELECT policy FROM versions WHERE fingerprint = ?1";
        let text: Option<String> = db.query_row(query, [&id], |row| row.get(0)).optional()?;
        let unknown = || Failure::Unknown { what: "version of a policy", id: id.clone() };
        policies.push(read("versions", &id, &text.ok_or_else(unknown)?)?);
    }
    Ok(Engine::new(policies)?)
}
