//! `permitted` beside other policy engines. See `main.rs` for what is measured and how.
//!
//! ```text
//! question ─ a use in plain strings ─┐
//! words, rules ─ the policy for peers├─ peers ─ measure ─ table
//!   ▲ lower (Policy → rules)         │
//!   workload: synthetic, company ────┘
//! ```

pub mod words;
pub mod question;
pub mod rules;
pub mod facts;
pub mod lower;
pub mod aim;
pub mod workload;
pub mod generate;
pub mod peers;
pub mod measure;
pub mod table;
