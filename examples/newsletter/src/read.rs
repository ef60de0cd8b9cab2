//! Subjects and their ledgers, read as they stand in the database.

use crate::Error;
use permitted::words::SubjectKind;
use permitted::{ConsentLedger, Facts, Place, Subject};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use time::Date;
use time::macros::format_description;

/// A subject with all that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// The number in the database.
    pub id: i64,
    /// Where the newsletter would go.
    pub email: String,
    /// What is known and on record.
    pub facts: Facts,
}

/// One pass over all subjects with their events. Both tables are ordered by the subject, so that the
/// database sorts nothing and looks nothing up.
const EVERYBODY: &str = "
    SELECT s.id, s.email, s.kind, s.residence, s.born, s.deceased, s.has_history, e.place, e.event
    FROM subjects AS s LEFT JOIN consent_events AS e ON e.subject = s.id
    ORDER BY s.id, e.place";

/// Reads all subjects, and hands so many at a time to `take`.
///
/// # Errors
/// A row that is not what the schema says, events that are none, and whatever `take` says.
pub fn in_batches<E: From<Error>>(
    connection: &Connection,
    size: usize,
    mut take: impl FnMut(Vec<Customer>) -> Result<(), E>,
) -> Result<(), E> {
    let database = |fault: rusqlite::Error| E::from(Error::Database(fault));
    let mut statement = connection.prepare(EVERYBODY).map_err(database)?;
    let mut rows = statement.query([]).map_err(database)?;
    let mut batch = Vec::with_capacity(size);
    let mut open: Option<Open> = None;
    while let Some(row) = rows.next().map_err(database)? {
        let id: i64 = row.get(0).map_err(database)?;
        let mut current = match open.take() {
            Some(same) if same.id == id => same,
            before => {
                batch.extend(before.map(Open::close).transpose()?);
                if batch.len() >= size {
                    take(std::mem::replace(&mut batch, Vec::with_capacity(size)))?;
                }
                Open::new(id, row)?
            }
        };
        current.add(row)?;
        open = Some(current);
    }
    batch.extend(open.map(Open::close).transpose()?);
    if batch.is_empty() { Ok(()) } else { take(batch) }
}

/// A subject whose events are being read.
struct Open {
    id: i64,
    email: String,
    subject: Subject,
    has_history: bool,
    /// The events so far, as a list in JSON that is not closed yet: a ledger reads from such a list.
    events: String,
}

impl Open {
    fn new(id: i64, row: &Row<'_>) -> Result<Self, Error> {
        let mut subject = Subject::new(format!("customer-{id}"));
        let deceased: Option<String> = row.get(5)?;
        // The dead are nobody's customers, and no privacy statement says so.
        let kind: String = match &deceased {
            None => row.get(2)?,
            Some(_) => SubjectKind::DECEASED.as_str().to_owned(),
        };
        subject = subject.kind(word(id, "kind", &kind, SubjectKind::new(&kind))?);
        if let Some(place) = row.get::<_, Option<String>>(3)? {
            subject = subject.residence(word(id, "residence", &place, Place::new(&place))?);
        }
        if let Some(born) = row.get::<_, Option<String>>(4)? {
            subject = subject.born_on(day(id, "born", &born)?);
        }
        if let Some(day_of_death) = deceased {
            let died = day(id, "deceased", &day_of_death)?.midnight().assume_utc();
            subject = subject.deceased(died);
        }
        let (email, has_history) = (row.get(1)?, row.get(6)?);
        Ok(Self { id, email, subject, has_history, events: String::new() })
    }

    fn add(&mut self, row: &Row<'_>) -> Result<(), Error> {
        if row.get_ref(7)? != ValueRef::Null {
            self.events.push(if self.events.is_empty() { '[' } else { ',' });
            self.events.push_str(row.get_ref(8)?.as_str().map_err(rusqlite::Error::from)?);
        }
        Ok(())
    }

    fn close(mut self) -> Result<Customer, Error> {
        let mut facts = Facts::about(self.subject);
        if self.has_history {
            self.events.push_str(if self.events.is_empty() { "[]" } else { "]" });
            let ledger: ConsentLedger = serde_json::from_str(&self.events)
                .map_err(|source| Error::Events { subject: self.id, source })?;
            facts = facts.ledger(ledger);
        }
        Ok(Customer { id: self.id, email: self.email, facts })
    }
}

fn word<W, F: std::fmt::Display>(
    subject: i64,
    column: &'static str,
    value: &str,
    word: Result<W, F>,
) -> Result<W, Error> {
    word.map_err(|fault| Error::Column {
        subject,
        column,
        value: value.to_owned(),
        why: format!("is no word: {fault}"),
    })
}

fn day(subject: i64, column: &'static str, value: &str) -> Result<Date, Error> {
    Date::parse(value, format_description!("[year]-[month]-[day]")).map_err(|fault| Error::Column {
        subject,
        column,
        value: value.to_owned(),
        why: format!("is no day: {fault}"),
    })
}
