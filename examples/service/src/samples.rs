//! A few customers with records to try the service on.

use crate::customer::Customer;
use crate::failure::Failure;
use crate::store::{Store, customers, on_record, records};
use permitted::facts::{Life, Occurrence};
use permitted::words::SubjectKind;
use permitted::{DataCategory, Evidence, EvidenceKind, LifeEvent, Place, Purpose, Record, Subject};
use time::macros::datetime;

/// Puts them into a database that has no customers yet.
///
/// # Errors
/// The database.
pub fn put_into(store: &Store) -> Result<(), Failure> {
    store.with(|db| {
        let number: i64 = db.query_row("SELECT count(*) FROM customers", [], |row| row.get(0))?;
        if number > 0 {
            return Ok(());
        }
        let people =
            [("Ada Marlow", Place::US_CA), ("Ines Vega", Place::ES), ("Tom Reed", Place::US)];
        for (number, (name, residence)) in (1_u32..).zip(people) {
            let id = format!("customer-{number}");
            let subject =
                Subject::new(&id).kind(SubjectKind::CUSTOMER).residence(residence).aged(34);
            customers::put(db, &customer(&id, name), &subject)?;
            // What the person was told when the data was collected.
            let notice =
                Evidence::new(EvidenceKind::PRIVACY_NOTICE, datetime!(2024-02-01 9:00 UTC))
                    .purpose([Purpose::NEWSLETTERS, Purpose::BILLING, Purpose::REQUESTED_SERVICE]);
            on_record::add_evidence(db, &id, &[notice])?;
            for record in kept(&id) {
                records::put(db, &id, &record)?;
            }
        }
        Ok(())
    })
}

/// A customer of that name.
#[must_use]
pub fn customer(id: &str, name: &str) -> Customer {
    Customer {
        id: id.to_owned(),
        name: name.to_owned(),
        email: format!("{id}@example.org"),
        phone: Some("+1 555 0100".to_owned()),
        address: Some("12 Quay Street".to_owned()),
        employer: Some("Harbour Tools".to_owned()),
        card: Some("5500 0000 0000 0004".to_owned()),
    }
}

/// What is kept of a customer: an invoice, an order and a complaint.
#[must_use]
pub fn kept(id: &str) -> Vec<Record> {
    let ordered = datetime!(2024-03-04 9:00 UTC);
    vec![
        Record::new(format!("invoice of {id}"))
            .data(DataCategory::INVOICES)
            .purpose(Purpose::BILLING)
            .life(Life::new().event(LifeEvent::INVOICED, ordered)),
        Record::new(format!("order of {id}"))
            .data(DataCategory::ORDERS)
            .purpose(Purpose::ORDER_FULFILMENT)
            .life(Life::new().event(LifeEvent::PURPOSE_FULFILLED, ordered)),
        Record::new(format!("complaint of {id}"))
            .data(DataCategory::COMMUNICATIONS)
            .purpose(Purpose::CUSTOMER_SUPPORT)
            .life(Life::new().event(LifeEvent::CASE_CLOSED, Occurrence::NotYet)),
    ]
}
