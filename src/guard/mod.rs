//! A guard that the compiler holds: values that open only for what was cleared.
//!
//! Wrap personal data where it enters the service, in a [`Guarded`], with what it is and whom it is
//! about. It shows nothing, does not serialise and is not copied. Ask the engine where the data is used:
//! [`Engine::clear`](crate::Engine::clear) gives a [`Clearance`] if all of the act is permitted, and a
//! [`Refused`] with the whole decision if not. A value opens with a clearance that covers it: its data, the
//! person it is about, the purpose and the recipient for which it is opened, the moment. What has to be
//! done along with it is taken on before the value is handed out.
//!
//! ```
//! use permitted::guard::Guarded;
//! use permitted::{Act, Action, Channel, ConsentLedger, DataCategory, Engine, Facts, Obligation};
//! use permitted::{Party, Policy, Purpose, Subject};
//! use time::macros::datetime;
//!
//! let policy: Policy = toml::from_str(
//!     r#"
//!     id = "harbour-clinic"
//!     version = "2026-01"
//!     from = 2026-01-01
//!
//!     [[permit]]
//!     clause = "4.2"
//!     action = "contact"
//!     data = "contact-details"
//!     purpose = "own-marketing"
//!     basis = "legitimate-interests"
//!     obligation = "offer-unsubscribe"
//!     "#,
//! )?;
//! let engine = Engine::new([policy])?;
//! let newsletter = engine.prepare(
//!     Act::new(Action::CONTACT)
//!         .data(DataCategory::EMAIL_ADDRESS)
//!         .purpose(Purpose::OWN_MARKETING)
//!         .channel(Channel::EMAIL)
//!         .by(Party::CONTROLLER),
//! )?;
//!
//! // Where the row is read.
//! let address = Guarded::new("ada@example.org", DataCategory::EMAIL_ADDRESS, "patient-17");
//! assert_eq!(format!("{address:?}"), "Guarded { data: [email-address], .. }");
//!
//! // Where the address is used.
//! let now = datetime!(2026-03-01 9:00 UTC);
//! let facts = Facts::about(Subject::new("patient-17")).ledger(ConsentLedger::default());
//! let facts = engine.facts(facts)?;
//! let clearance = engine.clear(&newsletter, &facts, now)?;
//! let opened = address.open(&clearance.for_purpose(Purpose::OWN_MARKETING), now)?;
//! let mut with_unsubscribe_link = false;
//! let address = opened.taking_on(|due| match &due.obligation {
//!     duty if *duty == Obligation::OFFER_UNSUBSCRIBE => {
//!         with_unsubscribe_link = true;
//!         Ok(())
//!     }
//!     other => Err(format!("nobody here knows how to {other}")),
//! })?;
//! assert_eq!((*address, with_unsubscribe_link), ("ada@example.org", true));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it holds, and what not
//!
//! - Nobody outside this crate can make a clearance, or get at a value without one: both are tests
//!   that must not compile.
//! - A clearance borrows the engine, the act and the facts, so that it cannot outlive the request that
//!   looked them up. Facts are those of that moment: an objection that is recorded afterwards is not in
//!   them. Look the facts up for each request, and clear anew.
//! - What is opened is out of the guard's hands, and so is data that was never put under it. Whoever
//!   wraps a value says what it is; the guard believes that.
//! - What is used together is asked about together, as one act: rules about data that stands beside other
//!   data see one act alone.

mod about;
mod answered;
mod clearance;
mod covered_categories;
mod guarded;
mod in_part;
mod not_covered;
mod opened;
mod refused;

pub use about::About;
pub(crate) use answered::Answered;
pub use clearance::{Clearance, Use};
pub use guarded::Guarded;
pub use not_covered::{ItemPart, NotCovered};
pub use opened::{Opened, StillDue};
pub use refused::Refused;
