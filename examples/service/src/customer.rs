//! A customer as the service shows one, and what data stands in which field.

use permitted::facts::Item;
use permitted::fields::{Field, Fields};
use permitted::guard::Guarded;
use serde::Serialize;

/// A row of the table of customers. It goes about under guard: see
/// [`find`](crate::store::customers::find).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Customer {
    /// The id, by which the subject is known as well.
    pub id: String,
    /// The full name.
    pub name: String,
    /// Where a newsletter goes.
    pub email: String,
    /// A phone number.
    pub phone: Option<String>,
    /// Where goods go.
    pub address: Option<String>,
    /// For whom the customer buys.
    pub employer: Option<String>,
    /// The card on file.
    pub card: Option<String>,
}

/// What data stands in which field, by `customer.fields.toml`, which is part of the program.
///
/// # Errors
/// A table that is none: found when the service starts.
pub fn fields() -> Result<Fields, toml::de::Error> {
    toml::from_str(include_str!("customer.fields.toml"))
}

/// Puts a customer under guard, as all the data that its fields hold.
#[must_use]
pub fn guarded(customer: Customer, fields: &Fields) -> Guarded<Customer> {
    let id = customer.id.clone();
    Guarded::new(customer, items(fields, |_| true), id)
}

/// Puts the email address alone under guard, as what its field holds.
#[must_use]
pub fn guarded_email(id: &str, email: String, fields: &Fields) -> Guarded<String> {
    Guarded::new(email, items(fields, |path| path == "email"), id)
}

fn items(fields: &Fields, is_meant: impl Fn(&str) -> bool) -> Vec<Item> {
    let meant = fields.iter().filter(|(path, _)| is_meant(path));
    let data = meant.filter_map(|(_, field)| match field {
        Field::Data(items) => Some(items.iter().cloned()),
        Field::Open => None,
    });
    data.flatten().collect()
}
