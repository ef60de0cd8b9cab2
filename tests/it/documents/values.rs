//! Values of the wrong type, out of range, or too many.

use super::{lines, policy, said_of, said_of_policy};
use insta::assert_snapshot;
use permitted::Policy;
use permitted::files::Document;
use permitted::policy::{Condition, Forbid};
use time::macros::datetime;

#[test]
fn dates_are_dates() {
    assert_snapshot!(said_of::<Policy>(r#"
        id = "clinic"
        version = "1"
        from = "1 January 2026"
        until = 12:30:00
    "#), @r"
    from: `1 January 2026` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`
    until: `12:30:00` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`
    ");
    assert_snapshot!(said_of::<Policy>(r#"
        id = "clinic"
        version = "1"
        from = "2026-02-30"
        until = 2026
    "#), @r"
    from: `2026-02-30` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`
    until: expected a date or an instant, found the number 2026
    ");
    assert_snapshot!(said_of::<Policy>(r#"
        id = "clinic"
        version = "1"
        from = 2026-02-28T09:00:00
    "#), @"from: `2026-02-28T09:00:00` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`");
}

#[test]
fn dates_lie_in_range() {
    assert_snapshot!(said_of::<Policy>(r#"
        id = "clinic"
        version = "1"
        from = 0026-01-01
        until = 9999-12-31T23:59:59Z
    "#), @r"
    from: 0026-01-01 is out of range; dates lie in the years 1000 to 9700
    until: 9999-12-31 is out of range; dates lie in the years 1000 to 9700
    ");
    let ancient = Policy::builder("clinic", "1", datetime!(0999-12-31 0:00 UTC)).build();
    assert_snapshot!(
        lines(&ancient.unwrap_err()),
        @"from: 0999-12-31 is out of range; dates lie in the years 1000 to 9700"
    );
}

#[test]
fn a_version_ends_after_it_begins() {
    assert_snapshot!(said_of::<Policy>(r#"
        id = "clinic"
        version = "1"
        from = 2026-01-01
        until = 2025-01-01
    "#), @"until: `2025-01-01` is not after `2026-01-01`; swap them or correct one");
    assert_snapshot!(said_of::<Policy>(r#"
        id = "clinic"
        version = "1"
        from = 2026-01-01T02:00:00+02:00
        until = 2026-01-01
    "#), @"until: `2026-01-01` is not after `2026-01-01`; swap them or correct one");
}

#[test]
fn periods_are_numbers_and_units() {
    assert_snapshot!(said_of_policy(r#"
        [[opt-out]]
        clause = "PN-40"
        purpose = "marketing"
        grace = "a fortnight"

        [[opt-out]]
        clause = "PX-38"
        purpose = "marketing"
        grace = 10

        [[opt-out]]
        clause = "PX-39"
        purpose = "marketing"
        grace = { only-for = "already-in-process" }

        [[opt-out]]
        clause = "PX-09"
        purpose = "marketing"
        grace = { period = "300 years" }

        [[opt-out]]
        clause = "PM-20"
        purpose = "marketing"
        grace = "-1 days"

        [[opt-out]]
        clause = "PM-39"
        purpose = "marketing"
        grace = "1 year 6 months"
    "#), @r"
    opt-out `PN-40`: grace: `a fortnight` is not a period; write a whole number and years, months, weeks, days or hours, as in `10 days` or `1 year 6 months`, at most 200 years
    opt-out `PX-38`: grace: expected a period, such as `10 days`, found the number 10
    opt-out `PX-39`: grace: `period` is missing; write how long the grace lasts, such as `10 days`
    opt-out `PX-09`: grace: period: `300 years` is not a period; write a whole number and years, months, weeks, days or hours, as in `10 days` or `1 year 6 months`, at most 200 years
    opt-out `PM-20`: grace: `-1 days` is not a period; write a whole number and years, months, weeks, days or hours, as in `10 days` or `1 year 6 months`, at most 200 years
    ");
}

#[test]
fn values_have_the_type_of_their_key() {
    assert_snapshot!(said_of_policy(r#"
        title = 7
        url = "plexuus"
        word = ["google-analytics"]
        forbid = "everything"

        [permit]
        clause = "PX-10"
        action = true
        purpose = ["payment", 3]
        basis = { consent = true }
        survives-objection = "yes"
        identifiability = ["aggregated"]
        when = "express"
    "#), @r#"
    title: expected a text in quotes, found the number 7
    url: `plexuus` is not a web address (relative URL without a base); write it whole, with `https://`
    word[0]: expected a table, found the text `google-analytics`
    permit `PX-10`: action: expected a text in quotes or a list of them, found `true`
    permit `PX-10`: purpose[1]: expected a text in quotes, found the number 3
    permit `PX-10`: identifiability: expected a text in quotes, found a list
    permit `PX-10`: when: expected a condition, such as `{ residence = "EU" }`, found the text `express`
    permit `PX-10`: basis: unknown key `consent`; known here: any, all
    permit `PX-10`: survives-objection: expected `true` or `false`, found the text `yes`
    forbid: expected a table, found the text `everything`
    "#);
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-10"
        action = "use"
        when.age = 18
        when.consent = true
        when.any = { consent = "express" }
        when.not = "age"
    "#), @r#"
    permit `PX-10`: when: any: expected a list of conditions, found a table
    permit `PX-10`: when: not: expected a condition, such as `{ residence = "EU" }`, found the text `age`
    permit `PX-10`: when: consent: unknown value `true`; allowed: implied, express, explicit
    permit `PX-10`: when: age: expected a table, such as `{ at-least = 16 }`, found the number 18
    "#);
}

#[test]
fn closed_lists_are_told_whole() {
    assert_snapshot!(said_of_policy(r#"
        kind = "law"

        [[permit]]
        clause = "PX-10"
        action = "use"
        identifiability = "anonymous"
        when.consent = { strength = "expres", naming = ["chanel", "age"] }
        when.evidence = { kind = "subpoena", of = "recipients" }

        [[opt-out]]
        clause = "PN-40"
        purpose = "marketing"
        route = ["e-mail", "telepathy"]
    "#), @r"
    kind: unknown value `law`; allowed: operating, limit
    permit `PX-10`: identifiability: unknown value `anonymous`; allowed: identified, pseudonymised, aggregated, anonymised
    permit `PX-10`: when: consent: strength: unknown value `expres`, did you mean `express`? (allowed: implied, express, explicit)
    permit `PX-10`: when: consent: naming[0]: unknown value `chanel`, did you mean `channel`? (allowed: purpose, data, recipient, channel, place, party)
    permit `PX-10`: when: consent: naming[1]: unknown value `age`; allowed: purpose, data, recipient, channel, place, party
    permit `PX-10`: when: evidence: of: unknown value `recipients`, did you mean `recipient`? (allowed: recipient, by, source)
    opt-out `PN-40`: route[0]: unknown value `e-mail`, did you mean `email`? (allowed: unsubscribe-link, email, phone, post, sms, website, account-settings, browser-settings, in-person, customer-support)
    opt-out `PN-40`: route[1]: unknown value `telepathy`; allowed: unsubscribe-link, email, phone, post, sms, website, account-settings, browser-settings, in-person, customer-support
    ");
}

#[test]
fn a_policy_has_an_id_a_version_and_a_start() {
    assert_snapshot!(said_of::<Policy>("title = \"Privacy policy\""), @r"
    `id` is missing; give the policy a short name, such as `plexuus`
    `version` is missing; name the version, such as `2026-01`
    `from` is missing; write the date on which the version comes into force
    ");
    let list: Document = serde_json::from_str("[]").unwrap();
    assert_snapshot!(
        lines(&Policy::try_from(list).unwrap_err()),
        @"expected a table, found a list"
    );
}

#[test]
fn a_key_stands_once() {
    let text = r#"{
        "id": "clinic", "version": "1", "from": "2026-01-01", "version": "2",
        "permit": [{
            "clause": "PX-10", "action": "use", "action": "disclose",
            "when": { "consent": "express", "consent": "implied" }
        }]
    }"#;
    let document: Document = serde_json::from_str(text).unwrap();
    assert_snapshot!(lines(&Policy::try_from(document).unwrap_err()), @r"
    permit `PX-10`: when: key `consent` stands twice; keep one
    permit `PX-10`: key `action` stands twice; keep one
    key `version` stands twice; keep one
    ");
    // The format itself refuses it in TOML.
    assert!(toml::from_str::<Document>("id = \"a\"\nid = \"b\"").is_err());
}

#[test]
fn conditions_nest_so_deep_and_no_deeper() {
    let nested = |depth: usize| {
        let nots = "not.".repeat(depth - 1);
        format!("[[permit]]\nclause = \"PX-10\"\naction = \"use\"\nwhen.{nots}residence = \"US\"\n")
    };
    assert!(policy(&nested(16)).is_ok());
    assert_snapshot!(
        said_of_policy(&nested(17)).replace("not: ", ""),
        @"permit `PX-10`: when: nested deeper than 16 levels; flatten the conditions"
    );

    let deep = (0..16).fold(Condition::younger_than(13), |condition, _| condition.not());
    let policy = Policy::builder("clinic", "1", datetime!(2026-01-01 0:00 UTC))
        .forbid(Forbid::new("PN-25").when(deep))
        .build();
    assert_snapshot!(
        lines(&policy.unwrap_err()).replace("not: ", ""),
        @"forbid `PN-25`: when: nested deeper than 16 levels; flatten the conditions"
    );
}

#[test]
fn documents_nest_so_deep_and_no_deeper() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(serde_json::from_str::<Document>(&nested(64)).is_ok());
    let error = serde_json::from_str::<Document>(&nested(65)).unwrap_err();
    assert!(error.to_string().starts_with("nested deeper than 64 levels"), "{error}");
}

#[test]
fn a_facet_lists_so_many_words_and_no_more() {
    let listing = |count: usize| {
        let words = vec!["\"payment\""; count].join(", ");
        format!("[[permit]]\nclause = \"PX-10\"\npurpose = [{words}]\n")
    };
    assert!(policy(&listing(4096)).is_ok());
    assert_snapshot!(
        said_of_policy(&listing(4097)),
        @"permit `PX-10`: purpose: 4097 words, more than the limit of 4096; split the document"
    );
}

#[test]
fn overlong_texts_are_told_cut() {
    let long = "plexuus ".repeat(40);
    let said = said_of_policy(&format!("[[permit]]\nclause = \"{long}\"\naction = \"use\"\n"));
    assert!(said.contains("longer than 200 bytes") && said.contains('…'), "{said}");
    assert!(said.len() < 250, "{said}");
}

#[test]
fn deserialising_directly_says_the_same() {
    let text = "id = \"clinic\"\nversion = \"1\"\nfrom = 2026-01-01\nforbids = []\ntitel = \"x\"\n";
    let error = toml::from_str::<Policy>(text).unwrap_err().to_string();
    for said in [
        "unknown key `forbids`, did you mean `forbid`?",
        "; unknown key `titel`, did you mean `title`?",
    ] {
        assert!(error.contains(said), "{error}");
    }
}
