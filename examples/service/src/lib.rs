//! A web service that asks before it uses personal data.
//!
//! See `main.rs` for what it answers and how it is started. A team that copies it changes four files:
//! [`permissions`], where the acts of the service are stated, [`customer`] with `customer.fields.toml`, where
//! stands what data is in which field, [`store`], and [`web`].

pub mod app;
pub mod clock;
pub mod customer;
pub mod failure;
pub mod permissions;
pub mod policy_files;
pub mod reload;
pub mod running;
pub mod samples;
pub mod store;
pub mod web;
