//! By when a request is answered, and what it costs.

use super::{are_answered, shop};

/// Days from identification, stopped, in working days: `clock-request`.
#[test]
fn the_clock_of_a_request() {
    let policy = shop(
        "right = [{ clause = '1', right = 'access', on-extension = 'inform-of-extension', deadline = { period = '15 working days', extension = '10 working days', start = 'identified' } }, { clause = '2', right = 'erasure', deadline = { period = '1 month', extension = '5 working days', rolls = 'next-working-day' } }]",
    );
    are_answered(
        &[&policy],
        r#"
        [[request]]
        name = "identified on Friday 6 February, asked something from 9 to 12 February"
        right = "access"
        received = 2026-02-02
        identified = 2026-02-06
        stopped = [{ from = 2026-02-09, until = 2026-02-12 }]
        expect = { answer = "grant", deadline = 2026-03-05T00:00:00Z, extendable-to = 2026-03-19T00:00:00Z, unknown = [], obligation = [] }
        [[request]]
        name = "two questions at once stop it once"
        right = "access"
        received = 2026-02-02
        identified = 2026-02-06
        stopped = [{ from = 2026-02-09, until = 2026-02-12 }, { from = 2026-02-10, until = 2026-02-11 }]
        expect = { answer = "grant", deadline = 2026-03-05T00:00:00Z }
        [[request]]
        name = "extended"
        right = "access"
        received = 2026-02-02
        identified = 2026-02-06
        extended = true
        stopped = [{ from = 2026-02-09, until = 2026-02-12 }]
        expect = { answer = "grant", deadline = 2026-03-19T00:00:00Z, obligation = ["inform-of-extension"] }
        [[request]]
        name = "nobody says when it was known who asks"
        right = "access"
        received = 2026-02-02
        expect = { answer = "grant", deadline = 2026-02-24T00:00:00Z, unknown = ["identified"] }
        [[request]]
        name = "known long before"
        right = "access"
        received = 2026-02-02
        identified = 2020-01-01
        expect = { answer = "grant", deadline = 2026-02-24T00:00:00Z, unknown = [] }
        [[request]]
        name = "a month stands still for calendar days, and rolls past the weekend"
        right = "erasure"
        received = 2026-02-02
        stopped = [{ from = 2026-02-09, until = 2026-02-14 }]
        expect = { answer = "grant", deadline = 2026-03-10T00:00:00Z, extendable-to = 2026-03-17T00:00:00Z }
        [[request]]
        name = "a question after the last day stops nothing"
        right = "erasure"
        received = 2026-01-02
        stopped = [{ from = 2026-02-03, until = 2026-02-20 }]
        expect = { answer = "grant", deadline = 2026-02-03T00:00:00Z }
        [[request]]
        name = "a question that is open still stops it up to the day of the answer"
        right = "erasure"
        received = 2026-02-02
        at = 2026-02-20
        stopped = [{ from = 2026-02-10 }]
        expect = { answer = "grant", deadline = 2026-03-13T00:00:00Z }
        "#,
    );
}

/// Free so many times in a period; while the number is unknown, nothing may be charged.
#[test]
fn the_first_in_twelve_months_is_free() {
    let clinic = shop(
        "right = [{ clause = '528', right = 'accounting-of-disclosures', fee = { free = 1, per = '12 months', then = 'cost-based' } }, { clause = '524', right = 'access', fee = 'cost-based' }]",
    );
    are_answered(
        &[&clinic],
        r#"
        [[request]]
        name = "the first"
        right = "accounting-of-disclosures"
        earlier = 0
        received = 2026-02-20
        expect = { answer = "grant", clause = "528", fee = "none", unknown = [] }
        [[request]]
        name = "the second"
        right = "accounting-of-disclosures"
        earlier = 1
        received = 2026-02-20
        expect = { answer = "grant", fee = "cost-based", unknown = [] }
        [[request]]
        name = "nobody counted"
        right = "accounting-of-disclosures"
        received = 2026-02-20
        expect = { answer = "grant", fee = "none", unknown = ["earlier"] }
        [[request]]
        name = "a copy, at cost"
        right = "access"
        received = 2026-02-20
        expect = { answer = "grant", fee = "cost-based", unknown = [] }
        "#,
    );
}

/// Of several rights the most favourable fee counts.
#[test]
fn of_several_fees_the_lowest_counts() {
    let policy = shop(
        "right = [{ clause = '1', right = 'access', fee = 'allowed' }, { clause = '2', right = 'access', residence = 'DE', fee = 'cost-based' }, { clause = '3', right = 'access', residence = 'FR', fee = 'none' }]",
    );
    let asked = |name: &str, place: &str, fee: &str| {
        format!(
            "[[request]]\nname = '{name}'\nright = 'access'\nreceived = 2026-02-20\nsubject = {{ id = 'u', residence = '{place}' }}\nexpect = {{ answer = 'grant', fee = '{fee}' }}\n"
        )
    };
    let questions = [
        asked("in Germany", "DE", "cost-based"),
        asked("in France", "FR", "none"),
        asked("in Italy", "IT", "allowed"),
        asked("somewhere in Europe", "EEA", "none"),
    ];
    are_answered(&[&policy], &questions.concat());
}
