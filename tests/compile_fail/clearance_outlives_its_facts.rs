//! A clearance ends with the facts that it rests on, and with the engine that issued it.

use permitted::{Clearance, Engine, PreparedAct, PreparedFacts};
use time::OffsetDateTime;

fn of_old_facts<'q>(
    engine: &'q Engine,
    act: &'q PreparedAct,
    facts: PreparedFacts,
    now: OffsetDateTime,
) -> Clearance<'q> {
    engine.clear(act, &facts, now).unwrap()
}

fn of_an_old_engine(engine: Engine, act: &PreparedAct, facts: &PreparedFacts, now: OffsetDateTime) {
    let clearance = engine.clear(act, facts, now).unwrap();
    drop(engine);
    let _ = clearance.decision();
}

fn main() {}
