//! Fields: the permitted part of a row, on its way to the wire.
//!
//! Say once what data stands in which field ([`Fields`]), prepare that with an act
//! ([`Engine::prepare_fields`](crate::Engine::prepare_fields)), ask about a person
//! ([`Engine::show`](crate::Engine::show)), and serialise what is permitted ([`Shown::redact`]): of
//! whatever serialises, in whatever format. A row that is under [guard](crate::guard) is opened by
//! [`Shown::open`], which checks whose row it is and hands over what has to be done along with it: prefer
//! it.
//!
//! ```
//! use permitted::fields::Fields;
//! use permitted::{Act, Action, Engine, Facts, Party, Policy, Purpose, Subject};
//! use serde::Serialize;
//! use time::macros::datetime;
//!
//! #[derive(Serialize)]
//! struct Customer {
//!     id: u64,
//!     email: &'static str,
//!     diagnosis: &'static str,
//!     orders: Vec<Order>,
//!     added_last_week: &'static str,
//! }
//!
//! #[derive(Serialize)]
//! struct Order {
//!     card: &'static str,
//!     total: u32,
//! }
//!
//! let policy: Policy = toml::from_str(
//!     r#"
//!     id = "harbour-clinic"
//!     version = "2026-01"
//!     from = 2026-01-01
//!
//!     [[permit]]
//!     clause = "4.2"
//!     data = ["contact-details", "invoices"]
//!     purpose = ["billing", "customer-support"]
//!
//!     [[permit]]
//!     clause = "4.3"
//!     data = "card-number"
//!     purpose = "billing"
//!     "#,
//! )?;
//! let fields: Fields = toml::from_str(
//!     r#"
//!     id = { open = true }
//!     email = "email-address"
//!     diagnosis = "health-data"
//!     "orders[].card" = "card-number"
//!     "orders[].total" = "invoices"
//!     "#,
//! )?;
//! let engine = Engine::new([policy])?;
//! let desk = Act::new(Action::USE)
//!     .purpose([Purpose::BILLING, Purpose::CUSTOMER_SUPPORT])
//!     .by(Party::CONTROLLER);
//! let desk = engine.prepare_fields(&fields, desk)?;
//!
//! let customer = Customer {
//!     id: 17,
//!     email: "ada@example.org",
//!     diagnosis: "J45",
//!     orders: vec![Order { card: "5500 0000 0000 0004", total: 120 }],
//!     added_last_week: "nobody mapped it",
//! };
//! let facts = engine.facts(Facts::about(Subject::new("patient-17")))?;
//! let shown = engine.show(&desk, &facts, datetime!(2026-03-01 9:00 UTC));
//! // The card is permitted for one of the two purposes alone, and so it is not shown.
//! assert_eq!(
//!     serde_json::to_value(shown.redact(&customer))?,
//!     serde_json::json!({ "id": 17, "email": "ada@example.org", "orders": [{ "total": 120 }] }),
//! );
//! assert!(shown.decision().is_partly_permitted());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is shown
//!
//! - A value is shown if it is mapped, or stands in something that is mapped, and all that is mapped on the
//!   way to it is permitted for all purposes of the act, or open. What is permitted for some of the purposes
//!   is not shown.
//! - A table or list that nothing maps is shown with what is shown in it, and not at all if that is nothing.
//!   What stands at the top of what is serialised is shown even if it is empty; if it is neither table nor
//!   list, as nothing.
//! - What is not shown is absent. Elements that are not shown are absent from their list, so that the others
//!   move up; map the elements as open, `orders[]`, where their number is to stay.
//! - Fields are called as they are serialised: renamed, flattened, tagged. An option and a newtype are what
//!   they hold; a tuple is a list, an enum a table with the name of its variant as the key, or where the
//!   variant holds nothing, a text. A key of a map that is a number, a flag or a sign is called as it is
//!   written in JSON; any other is no text, and only `*` leads to what stands under it.
//! - A struct of which fields are dropped is written as a map, and keeps its names in every format.

mod field_table;
mod guarding;
mod kept;
mod mapped;
mod path;
mod prepared;
mod shown;
mod shown_guarded;
mod sift;
mod steps;
mod unmatched;

pub(crate) use field_table::FIELDS;
pub use mapped::{Field, Fields, FieldsBuilder};
pub use prepared::PreparedFields;
pub use shown::{FieldOutcome, Redacted, Shown};
