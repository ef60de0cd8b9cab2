//! The value is reached through its obligations alone.

use permitted::guard::{Guarded, NotCovered, Use};
use time::OffsetDateTime;

fn read<'a>(email: &'a Guarded<String>, newsletter: &Use<'a>, now: OffsetDateTime) -> Result<String, NotCovered> {
    let opened = email.open(newsletter, now)?;
    let _field = opened.value;
    Ok((*opened).clone())
}

fn main() {}
