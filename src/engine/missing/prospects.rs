//! What may still change where more is known and on record. What is surely so stays so: facts are
//! never contradicted, and records only help.

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Row};
use crate::engine::tables::conditions::Test;
use crate::engine::tables::order_detail::{GrantedTo, Order};
use crate::engine::tables::truth::Truth;

/// Whether a row may hold once more is known and on record.
pub(crate) fn could_hold(judge: &Judge<'_>, row: usize) -> bool {
    let test = judge.setting.compiled.row(row).and_then(|row| row.test.as_ref());
    judge.terms(row) != Truth::False
        && test.is_none_or(|test| could(judge, test, Meaning::AtMost, true))
}

/// Whether an order may come to stand once more is known and on record.
pub(crate) fn could_be_ordered(judge: &Judge<'_>, row: usize) -> bool {
    if judge.terms(row) == Truth::False {
        return false;
    }
    match judge.order_of(row) {
        // To the person it is granted without a name.
        Some(Order::Granted { to: GrantedTo::ItsParty, .. }) => !judge.is_towards_subject(),
        Some(Order::Granted { .. }) => true,
        Some(_) => judge.order(row, Truth::True) == Truth::Unknown,
        None => false,
    }
}

/// Whether an exception of a row may hold once more is known and on record.
pub(crate) fn could_be_excepted(judge: &Judge<'_>, row: &Row) -> bool {
    let exceptions = row.exceptions();
    exceptions.is_some_and(|rows| judge.possible(rows).any(|row| could_hold(judge, row)))
}

/// Whether a row that restricts may fail once more is known.
pub(crate) fn could_fail(judge: &Judge<'_>, row: usize) -> bool {
    let test = judge.setting.compiled.row(row).and_then(|row| row.test.as_ref());
    judge.terms(row) != Truth::True
        || test.is_some_and(|test| could(judge, test, Meaning::AtLeast, false))
}

/// Whether the condition of a row that restricts fails for not being known, and may hold once it is.
fn may_become_known(judge: &Judge<'_>, row: usize) -> bool {
    let test = judge.setting.compiled.row(row).and_then(|row| row.test.as_ref());
    test.is_some_and(|test| {
        judge.test(test, Meaning::AtLeast) == Truth::False
            && could(judge, test, Meaning::AtLeast, true)
    })
}

/// Whether a condition may come to hold, or not to hold.
fn could(judge: &Judge<'_>, test: &Test, meaning: Meaning, hold: bool) -> bool {
    match test {
        Test::All(parts) if hold => parts.iter().all(|part| could(judge, part, meaning, hold)),
        Test::Any(parts) if !hold => parts.iter().all(|part| could(judge, part, meaning, hold)),
        Test::All(parts) | Test::Any(parts) => {
            parts.iter().any(|part| could(judge, part, meaning, hold))
        }
        Test::Not(part) => could(judge, part, meaning, !hold),
        // What is not known now need not become known.
        Test::Knowingly(part) if !hold => judge.test(part, meaning) != Truth::True,
        Test::Knowingly(part) => could(judge, part, meaning, hold),
        Test::Consent(..) | Test::Evidence(..) if hold => true,
        leaf => judge.test(leaf, meaning) != if hold { Truth::False } else { Truth::True },
    }
}

/// Visits the rows whose value may still change and then has a say in the outcome of a use.
pub(crate) fn each_undecided(judge: &Judge<'_>, visit: &mut impl FnMut(usize)) {
    let compiled: &CompiledPolicy = judge.setting.compiled;
    let scope = judge.scope();
    if scope == Truth::False {
        return;
    }
    for row in judge.possible(&compiled.scopes).chain(judge.possible(&compiled.beyond)) {
        if judge.entry(row, Meaning::AtMost) == Truth::Unknown {
            visit(row);
        }
    }
    for index in judge.possible(&compiled.beyond) {
        let exceptions = compiled.row(index).and_then(|row| row.exceptions());
        let exceptions = exceptions.into_iter().flat_map(|rows| judge.possible(rows));
        exceptions.filter(|row| could_hold(judge, *row)).for_each(&mut *visit);
    }
    for index in judge.possible(&compiled.forbids) {
        // Where a basis gives way to objections the terms of opt-outs have a say of their own.
        let stands = judge.forbid(index, scope) != Truth::False || may_become_known(judge, index);
        if stands || compiled.opt_outs.contains(&index) {
            visit(index);
        }
        let exceptions = compiled.row(index).and_then(|row| row.exceptions());
        if let Some(exceptions) = exceptions.filter(|_| stands) {
            judge.possible(exceptions).filter(|row| could_hold(judge, *row)).for_each(&mut *visit);
        }
    }
    for range in [&compiled.permits, &compiled.deemed, &compiled.restrictions] {
        judge.possible(range).filter(|row| could_hold(judge, *row)).for_each(&mut *visit);
    }
    for range in [&compiled.givers, &compiled.admitted, &compiled.opt_outs_of_act] {
        judge.possible(range).for_each(&mut *visit);
    }
    let orders = judge.possible(&compiled.orders);
    orders.filter(|row| could_be_ordered(judge, *row)).for_each(&mut *visit);
    for (index, row) in judge.retentions() {
        visit(index);
        let exceptions = row.exceptions().into_iter().flat_map(|rows| judge.possible(rows));
        exceptions.filter(|row| could_hold(judge, *row)).for_each(&mut *visit);
    }
}
