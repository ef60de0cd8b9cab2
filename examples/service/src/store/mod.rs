//! What the service keeps, in SQLite: one connection, one transaction at a time.
//!
//! Events, evidence, records, requests and decisions are stored as the JSON that the crate `permitted`
//! reads and writes, one a row, so that nothing of them is lost.

pub mod archive;
pub mod cases;
pub mod customers;
pub mod log;
pub mod on_record;
pub mod records;

use crate::failure::Failure;
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

const TABLES: &str = "
    PRAGMA synchronous = NORMAL;
    PRAGMA journal_mode = WAL;
    BEGIN;
    CREATE TABLE IF NOT EXISTS customers (
        id TEXT PRIMARY KEY, subject TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL,
        phone TEXT, address TEXT, employer TEXT, card TEXT
    );
    CREATE TABLE IF NOT EXISTS events (
        place INTEGER PRIMARY KEY, subject TEXT NOT NULL, id TEXT, event TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS events_of ON events (subject);
    CREATE INDEX IF NOT EXISTS events_by_id ON events (id);
    CREATE TABLE IF NOT EXISTS evidence (
        place INTEGER PRIMARY KEY, subject TEXT NOT NULL, evidence TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS evidence_of ON evidence (subject);
    CREATE TABLE IF NOT EXISTS records (
        id TEXT PRIMARY KEY, subject TEXT NOT NULL, record TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS records_of ON records (subject);
    CREATE TABLE IF NOT EXISTS cases (
        id TEXT PRIMARY KEY, request TEXT NOT NULL, answer TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS decisions (
        place INTEGER PRIMARY KEY, request TEXT NOT NULL, record TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS decisions_of ON decisions (request);
    CREATE TABLE IF NOT EXISTS outbox (
        place INTEGER PRIMARY KEY, address TEXT NOT NULL, footer TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS versions (fingerprint TEXT PRIMARY KEY, policy TEXT NOT NULL);
    COMMIT;
";

/// The database.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
}

impl Store {
    /// Opens a database, and makes what it lacks.
    ///
    /// # Errors
    /// The database.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let connection = Connection::open(path)?;
        connection.execute_batch(TABLES)?;
        Ok(Self { connection: Mutex::new(connection) })
    }

    /// Does something with the database, all of it or, where it fails, nothing.
    ///
    /// # Errors
    /// Those of the work, and the database.
    pub fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        // Whoever panicked left a transaction behind, which was rolled back.
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

/// What is stored of a value.
fn written(table: &'static str, id: &str, value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|why| garbage(table, id, &why))
}

/// A value as it was stored.
fn read<T: DeserializeOwned>(table: &'static str, id: &str, text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|why| garbage(table, id, &why))
}

fn garbage(table: &'static str, id: &str, why: &serde_json::Error) -> Failure {
    Failure::Garbage { table, id: id.to_owned(), why: why.to_string() }
}

/// A column of all rows that belong to one thing.
fn texts(db: &Connection, query: &str, of: &str) -> Result<Vec<String>, Failure> {
    let mut statement = db.prepare_cached(query)?;
    let rows = statement.query_map([of], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
