//! On what conditions a schedule speaks: its exceptions, what it may ask, and what that does to what is
//! due.

use super::{SHOP, are_answered, next_due, refused};

/// Case `everything-thirty-days-but-stills`.
#[test]
fn everything_thirty_days_but_stills_and_longer_for_those_who_agree() {
    let policy = r#"
permit = [{ clause = "1", action = "use", basis = "contract" }]
retention = [{ clause = "2", purpose = "public-relations", maximum = { period = "30 days", from = "collected" }, then = "erase", unless = [{ data = "photograph" }] },
             { clause = "3", data = "photograph", purpose = "public-relations", maximum = { period = "2 years", from = "collected" }, then = "erase", unless = [{ when.consent = "express" }] }]
"#;
    let questions = r#"
record = [{ name = "a still of December", record = "s-1", data = "photograph", purpose = "public-relations", collected = 2025-12-01,
            expect = { standing = "keep", clause = "3", until = 2027-12-01 } },
          { name = "a door log of December", record = "d-1", data = "location-history", purpose = "public-relations", collected = 2025-12-01,
            expect = { standing = "dispose", clause = "2", due-since = 2025-12-31 } },
          { name = "an old still", record = "s-2", data = "photograph", purpose = "public-relations", collected = 2023-06-01,
            expect = { standing = "dispose", clause = "3", due-since = 2025-06-01 } },
          { name = "an old still, agreed to", record = "s-3", data = "photograph", purpose = "public-relations", collected = 2023-06-01,
            ledger = [{ event = "granted", strength = "express", recorded = 2023-06-01, purpose = "public-relations" }],
            expect = { standing = "keep", usable = "public-relations", without-maximum = "public-relations" } },
          { name = "an old still, of which nobody knows whether it was agreed to", record = "s-4", data = "photograph", purpose = "public-relations", collected = 2023-06-01, without = "ledger",
            expect = { standing = "undetermined", needs = "consent ledger" } }]
[[scenario]]
name = "a still of 2023, agreed to"
action = "use"
data = "photograph"
purpose = "public-relations"
record = { collected = 2023-06-01 }
ledger = [{ event = "granted", strength = "express", recorded = 2023-06-01, purpose = "public-relations" }]
expect = { outcome = "permitted", clause = ["1"] }

[[scenario]]
name = "and not agreed to"
action = "use"
data = "photograph"
purpose = "public-relations"
record = { collected = 2023-06-01 }
expect = { outcome = "prohibited", clause = ["3"], missing = [["consent: express"]] }

[[scenario]]
name = "what was agreed to may be erased all the same"
action = "erase"
data = "photograph"
purpose = "public-relations"
record = { collected = 2023-06-01 }
ledger = [{ event = "granted", strength = "express", recorded = 2023-06-01, purpose = "public-relations" }]
expect = { outcome = "permitted", clause = ["3"] }
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

#[test]
fn conditions_on_circumstances_are_unknown_while_these_are() {
    let policy = r#"
permit = [{ clause = "1", action = ["use", "erase"], basis = "contract" }]
retention = [{ clause = "2", data = "usage", purpose = "analytics", when.age.below = 16, maximum = { period = "30 days", from = "collected" } }]
"#;
    let questions = r#"
defaults = { action = "use", data = "usage", purpose = "analytics", record = { collected = 2025-06-01 } }
scenario = [{ name = "of a child", subject = { id = "u", age = 12 }, expect = { outcome = "prohibited", clause = ["2"] } },
            { name = "of an adult", subject = { id = "u", age = 40 }, expect = { outcome = "permitted", clause = ["1"] } },
            { name = "nobody knows how old", expect = { outcome = "undetermined", missing = [["age: at least 16"]] } }]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// What lets data be kept longer may end, and the data is due then.
#[test]
fn the_next_due_date_counts_the_end_of_what_lets_data_be_kept() {
    let policy = format!(
        "{SHOP}retention = [{{ clause = '1', data = 'photograph', purpose = 'public-relations', \
         maximum = {{ period = '2 years', from = 'collected' }}, unless = [{{ when.consent = 'express' }}] }}]"
    );
    let record = "record = 's-1'\ndata = 'photograph'\npurpose = 'public-relations'\n\
                  collected = 2023-06-01\nsubject.id = 'u'\n";
    let until = |expires: &str| {
        let ledger = format!(
            "ledger = [{{ event = 'granted', strength = 'express', recorded = 2023-06-01, \
             expires = {expires}, purpose = 'public-relations' }}]\n"
        );
        next_due(&[&policy], &[&format!("{record}{ledger}")])
    };
    assert_eq!(until("2026-09-01").as_deref(), Some("2026-09-01"));
}

#[test]
fn what_a_schedule_may_not_say_is_refused() {
    let said = |rule: &str| refused(&format!("{SHOP}retention = [{{ clause = '1', {rule} }}]"));
    assert_eq!(
        said("data = 'usage'"),
        "retention `1`: the retention rule is empty; write `minimum`, `maximum`, both, or \
         `indefinitely = true`"
    );
    assert_eq!(
        said("indefinitely = true, maximum.from = 'collected'"),
        "retention `1`: what is kept indefinitely has no `maximum`; drop one of the two"
    );
    assert_eq!(
        said("minimum.from = 'collected', unless = [{ when.consent = 'express' }]"),
        "retention `1`: unless[0]: when: `consent` may not stand here; how long a record is kept depends on \
         no fact on record, but in the `unless` of a rule that has a maximum alone: name circumstances \
         here, let the period run from a life event, or put a hold on the record"
    );
    assert_eq!(
        said("maximum.from = 'collected', unless = [{ channel = 'email' }]"),
        "retention `1`: a retention rule and its exceptions speak of stored data: of `data`, \
         `purpose`, `place`, `source`, `subject`, `residence` and `identifiability`; drop the other \
         facets"
    );
    assert_eq!(
        said("maximum.from = 'colected'"),
        "retention `1`: maximum: from: unknown life-event `colected`, did you mean `collected`?"
    );
}
