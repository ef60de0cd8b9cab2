//! Retention: how a schedule is written, what it says of a record, and how it is carried out. This module
//! holds no code.
//!
//! # From a sentence to a rule
//!
//! | the notice says | the rule |
//! |---|---|
//! | two years after the contract ended | `maximum = { period = "2 years", from = "contract-ended" }` |
//! | at least six years | `minimum = { period = "6 years", from = "collected" }` |
//! | as long as the purposes need | `maximum = { from = "purpose-fulfilled" }` |
//! | ten years from the end of the calendar year | `minimum = { period = "10 years", from = "invoiced", start = "year-end" }` |
//! | three years after it was last used, or collected if it never was | `maximum = { period = "3 years", from = ["last-used", "collected"] }` |
//! | everything thirty days, stills excepted | `unless = [{ data = "photograph" }]` |
//! | longer if the applicant agrees | `unless = [{ when.consent = "express" }]` |
//! | erased or aggregated within two weeks | `then = ["erase", "aggregate"]`, `within = "14 days"` |
//! | backups ninety days | `place = "backup"` |
//! | kept for good | `indefinitely = true` |
//!
//! A schedule has rules of policies and of laws. For each category and purpose the earliest of several
//! maxima counts, and for a record the latest of several minima; a law's rules stand beside the policy's.
//!
//! # What a record states
//!
//! Keep with each record the events from which its periods run. An event that has not happened is
//! `not-yet`, one that never will is `never`, and one that is left out is unknown: whatever depends on it
//! is undetermined then, and not kept in silence. A file of many readings has several instants. A policy
//! may define events of its own.
//!
//! ```
//! use permitted::retention::Disposition;
//! use permitted::scenario::{Scenarios, check_all};
//! use permitted::{Engine, Policy};
//!
//! let policy: Policy = toml::from_str(
//!     r#"
//!     id = "library"
//!     version = "1"
//!     from = 2020-01-01
//!     word = [{ life-event = "book-returned", definition = "The book came back." }]
//!
//!     [[retention]]
//!     clause = "4"
//!     data = "usage"
//!     purpose = "requested-service"
//!     maximum = { from = "book-returned" }
//!     then = ["erase", "aggregate"]
//!     within = "14 days"
//!
//!     [[retention]]
//!     clause = "5"
//!     data = "invoices"
//!     minimum = { period = "10 years", from = "invoiced", start = "year-end" }
//!     "#,
//! )?;
//! let engine = Engine::new([policy])?;
//! let questions: Scenarios = toml::from_str(
//!     r#"
//!     defaults.at = 2026-03-01
//!
//!     [[record]]
//!     name = "a loan that ended on 20 February"
//!     record = "loan-1"
//!     data = "usage"
//!     purpose = "requested-service"
//!     book-returned = 2026-02-20
//!     expect = { standing = "dispose", clause = "4", due-since = 2026-02-20, due-by = 2026-03-06 }
//!
//!     [[record]]
//!     name = "an invoice of 2017"
//!     record = "invoice-9"
//!     data = "invoices"
//!     purpose = "billing"
//!     invoiced = 2017-05-02
//!     expect = { standing = "keep", clause = "5", must-until = 2028-01-01, without-maximum = "billing" }
//!     "#,
//! )?;
//! assert_eq!(check_all(&engine, &questions)?, 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What the schedule says of it
//!
//! [`Engine::standing`](crate::Engine::standing) answers *keep* (how long it must be kept, how long it may
//! be, and by which clauses), *dispose* (in which ways, since when it is due, by when it has to be done),
//! *held* (by which orders), or *undetermined* (which facts are missing). It lists the purposes for which
//! the record still serves, and those for which it does no more. Where no rule sets a maximum it says so:
//! a gap in the schedule that GDPR Art. 13(2)(a) does not leave open.
//!
//! `decide` says the same of each use: past its maximum a record is prohibited for that purpose, what is due
//! may be disposed of as the rule says, by the rule's id and without a legal basis, and what must be kept
//! may be stored and not erased.
//!
//! # Holds, and erasure that was asked for
//!
//! A hold keeps a record whatever else is said, and serves for legal claims alone. When a person's request
//! for erasure is granted, store the instant that the answer hands over as the record's
//! *erasure-requested*, also of those records that a minimum keeps: from then on they serve for nothing but
//! the purposes for which they must be kept.
//!
//! # Sweep
//!
//! [`Engine::sweep`](crate::Engine::sweep) goes through any iterator of records, or of the `Result`s that a
//! database yields, one at a time, and yields what is due. Hand in pairs of a record and facts where the
//! schedule asks about the subject. A record that cannot be looked at comes back with its error.
//! [`Engine::next_due`](crate::Engine::next_due) says when it is worth looking again.
