//! A customer as the service shows one, and what data stands in which field.

use permitted::fields::Fields;
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
