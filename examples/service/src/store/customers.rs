//! Customers: rows under guard, and who they are as subjects.

use super::{read, written};
use crate::customer::Customer;
use crate::failure::Failure;
use permitted::Subject;
use permitted::fields::Fields;
use permitted::guard::Guarded;
use rusqlite::{Connection, OptionalExtension};

/// Who a customer is, as a subject.
///
/// # Errors
/// Nobody of that id, and the database.
pub fn subject(db: &Connection, id: &str) -> Result<Subject, Failure> {
    let mut statement = db.prepare_cached("SELECT subject FROM customers WHERE id = ?1")?;
    let text: Option<String> = statement.query_row([id], |row| row.get(0)).optional()?;
    let text = text.ok_or_else(|| unknown(id))?;
    read("customers", id, &text)
}

/// The row of a customer, which is under guard from here on.
///
/// # Errors
/// Nobody of that id, and the database.
pub fn find(db: &Connection, id: &str, fields: &Fields) -> Result<Guarded<Customer>, Failure> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, email, phone, address, employer, card FROM customers WHERE id = ?1",
    )?;
    let row = statement.query_row([id], |row| {
        Ok(Customer {
            id: row.get(0)?,
            name: row.get(1)?,
            email: row.get(2)?,
            phone: row.get(3)?,
            address: row.get(4)?,
            employer: row.get(5)?,
            card: row.get(6)?,
        })
    });
    let row = row.optional()?.ok_or_else(|| unknown(id))?;
    Ok(fields.guard(row, id))
}

/// The address of a customer alone, under guard.
///
/// # Errors
/// Nobody of that id, and the database.
pub fn email(db: &Connection, id: &str, fields: &Fields) -> Result<Guarded<String>, Failure> {
    let mut statement = db.prepare_cached("SELECT email FROM customers WHERE id = ?1")?;
    let row: Option<String> = statement.query_row([id], |row| row.get(0)).optional()?;
    Ok(fields.guard_field("email", row.ok_or_else(|| unknown(id))?, id))
}

/// Takes a customer in.
///
/// # Errors
/// The database.
pub fn put(db: &Connection, customer: &Customer, subject: &Subject) -> Result<(), Failure> {
    let Customer { id, name, email, phone, address, employer, card } = customer;
    let subject = written("customers", id, subject)?;
    db.prepare_cached("INSERT INTO customers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
        .execute((id, subject, name, email, phone, address, employer, card))?;
    Ok(())
}

fn unknown(id: &str) -> Failure {
    Failure::Unknown { what: "customer", id: id.to_owned() }
}
