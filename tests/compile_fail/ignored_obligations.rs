//! A value that is opened and left there warns, and with it what is due.

#![deny(unused_must_use)]

use permitted::guard::{Guarded, NotCovered, Use};
use time::OffsetDateTime;

fn ignore<'a>(email: &'a Guarded<String>, newsletter: &Use<'a>, now: OffsetDateTime) -> Result<(), NotCovered> {
    email.open(newsletter, now)?;
    Ok(())
}

fn main() {}
