//! A clearance is made by the engine alone: it has no literal, no constructor and no default, and is
//! not read from anywhere.

use permitted::{Clearance, Decision};

fn forge(decision: Decision) {
    let literal = Clearance { decision };
    let made = Clearance::new(literal.decision().clone());
    let converted = Clearance::from(literal.decision().clone());
    let default: Clearance<'static> = Default::default();
    let read: Clearance<'static> = serde_json::from_str("{}").unwrap();
    let _ = (made, converted, default, read);
}

fn main() {}
