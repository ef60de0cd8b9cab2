//! Requests that are granted for some of what they ask: by exemptions, by terms, by the schedule.

use super::{are_answered, shop};

/// An exemption for parents does not strike the reader: `what-girl-15-borrows-not`.
#[test]
fn what_a_girl_of_15_borrows_is_not_her_parents_business() {
    let library = shop(
        "right = [{ clause = '1', right = 'access', exemption = [{ clause = '2', by = 'parent', data = 'reading-history', when.age.at-least = 14 }] }]",
    );
    are_answered(
        &[&library],
        r#"
        [defaults]
        subject = { id = "u", kind = "member", age = 15 }
        [[request]]
        name = "she asks"
        right = "access"
        received = 2026-02-20
        record = [{ record = "l-1", data = "reading-history", purpose = "requested-service" }]
        expect = { answer = "grant", record = [{ record = "l-1", answer = "grant" }] }
        [[request]]
        name = "her mother asks"
        right = "access"
        by = "parent"
        received = 2026-02-20
        record = [{ record = "l-1", data = "reading-history", purpose = "requested-service" }]
        expect = { answer = "refuse", clause = ["1", "2"], record = [{ record = "l-1", answer = "refuse", clause = "2" }], evidence = [] }
        [[request]]
        name = "her mother asks for her address, too"
        right = "access"
        by = "parent"
        received = 2026-02-20
        record = [{ record = "l-1", data = "reading-history", purpose = "requested-service" }, { record = "l-2", data = "postal-address", purpose = "requested-service" }]
        expect = { answer = "grant", record = [{ record = "l-1", answer = "refuse", clause = "2" }, { record = "l-2", answer = "grant" }], evidence = [{ kind = "granted-access", data = "postal-address", recorded = 2026-03-01T09:00:00Z }] }
        [[request]]
        name = "her mother asks for everything"
        right = "access"
        by = "parent"
        received = 2026-02-20
        expect = { answer = "undetermined", needs = "extent" }
        "#,
    );
}

/// Granted for one item, exempt for another; no right for other purposes: `bank-shows-all-but-its`.
#[test]
fn a_bank_shows_all_but_its_fraud_marks() {
    let bank = shop(
        "right = [{ clause = '1', right = 'access', obligation = 'provide-copy', on-refusal = 'inform-of-refusal', exemption = [{ clause = '2', data = 'credit-score' }] }, { clause = '3', right = 'objection', purpose = 'marketing' }]",
    );
    are_answered(
        &[&bank],
        r#"
        [[request]]
        name = "movements and score"
        right = "access"
        received = 2026-02-20
        record = [{ record = "a", data = "bank-transaction", purpose = "billing" }, { record = "b", data = "credit-score", purpose = "fraud-prevention" }]
        expect = { answer = "grant", clause = ["1", "2"], obligation = ["provide-copy", "inform-of-refusal"], record = [{ record = "a", answer = "grant" }, { record = "b", answer = "refuse", clause = "2" }], evidence = [{ kind = "granted-access", data = "bank-transaction", recorded = 2026-03-01T09:00:00Z }] }
        [[request]]
        name = "the score alone"
        right = "access"
        received = 2026-02-20
        record = [{ record = "b", data = "credit-score", purpose = "fraud-prevention" }]
        expect = { answer = "refuse", clause = "2", obligation = ["inform-of-refusal"], evidence = [] }
        [[request]]
        name = "one record of both is to be taken apart first"
        right = "access"
        received = 2026-02-20
        record = [{ record = "c", data = ["bank-transaction", "credit-score"], purpose = "billing" }]
        expect = { answer = "undetermined", needs = "extent" }
        [[request]]
        name = "objects to being screened for fraud"
        right = "objection"
        purpose = "fraud-prevention"
        received = 2026-02-20
        expect = { answer = "no-such-right", event = [] }
        [[request]]
        name = "objects to both: as far as the right goes"
        right = "objection"
        purpose = ["fraud-prevention", "own-marketing"]
        received = 2026-02-20
        expect = { answer = "grant", clause = "3", event = [{ event = "objected", purpose = "own-marketing", recorded = 2026-02-20 }] }
        "#,
    );
}

/// A right for some purposes is one for the records that serve these.
#[test]
fn a_right_for_some_purposes_covers_the_records_that_serve_them() {
    let policy = shop("right = [{ clause = '1', right = 'erasure', purpose = 'marketing' }]");
    are_answered(
        &[&policy],
        r#"
        [[request]]
        name = "two records, each for one purpose"
        right = "erasure"
        received = 2026-02-20
        record = [{ record = "a", data = "email-address", purpose = "newsletters" }, { record = "b", data = "email-address", purpose = "billing" }]
        expect = { answer = "grant", record = [{ record = "a", answer = "grant", standing = "dispose" }, { record = "b", answer = "no-such-right" }], evidence = [{ kind = "granted-erasure", data = "email-address", purpose = "marketing", recorded = 2026-03-01T09:00:00Z }] }
        [[request]]
        name = "one record for both"
        right = "erasure"
        received = 2026-02-20
        record = [{ record = "c", data = "email-address", purpose = ["newsletters", "billing"] }]
        expect = { answer = "undetermined", needs = "extent" }
        "#,
    );
}

/// A minimum for all that is asked about is a refusal, without what a grant owes:
/// `nothing-can-erased`.
#[test]
fn nothing_can_be_erased() {
    let landlord = shop(
        "retention = [{ clause = '1', data = 'tenancy', purpose = 'accounting', minimum = { period = '6 years', from = 'collected' } }]\n\
         right = [{ clause = '2', right = 'erasure', obligation = 'confirm-completion', on-refusal = 'inform-of-refusal' }]",
    );
    are_answered(
        &[&landlord],
        r#"
        [[request]]
        name = "the only file is in its six years"
        right = "erasure"
        received = 2026-02-20
        record = [{ record = "flat-7", data = "tenancy", purpose = "accounting", collected = 2024-03-01 }]
        expect = { answer = "refuse", clause = ["1", "2"], obligation = ["inform-of-refusal"], evidence = [], record = [{ record = "flat-7", answer = "refuse", standing = "keep", clause = "1", erasure-requested = 2026-02-20 }] }
        [[request]]
        name = "a hold refuses likewise"
        right = "erasure"
        received = 2026-02-20
        record = [{ record = "flat-8", data = "photograph", purpose = "requested-service", hold = [{ reference = "case 9", from = 2026-01-01 }] }]
        expect = { answer = "refuse", clause = "2", obligation = ["inform-of-refusal"], record = [{ record = "flat-8", answer = "refuse", standing = "held", erasure-requested = 2026-02-20 }] }
        [[request]]
        name = "one of two goes"
        right = "erasure"
        received = 2026-02-20
        record = [{ record = "flat-7", data = "tenancy", purpose = "accounting", collected = 2024-03-01 }, { record = "view", data = "photograph", purpose = "requested-service" }]
        expect = { answer = "grant", obligation = ["confirm-completion", "inform-of-refusal"], record = [{ record = "flat-7", answer = "refuse", clause = "1", erasure-requested = 2026-02-20 }, { record = "view", answer = "grant", standing = "dispose" }], evidence = [{ kind = "granted-erasure", data = "photograph", recorded = 2026-03-01T09:00:00Z }] }
        [[request]]
        name = "nobody knows when the file was made"
        right = "erasure"
        received = 2026-02-20
        record = [{ record = "flat-9", data = "tenancy", purpose = "accounting" }]
        expect = { answer = "undetermined", needs = "life", obligation = [], record = [{ record = "flat-9", standing = "undetermined", erasure-requested = 2026-02-20 }] }
        "#,
    );
}
