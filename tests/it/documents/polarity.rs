//! Facts on record can only help, objections can only hurt: what could turn that round is refused.

use super::{policy, said_of_policy};
use insta::assert_snapshot;

#[test]
fn consent_and_evidence_stand_where_they_can_only_help() {
    assert_snapshot!(said_of_policy(r#"
        [[forbid]]
        clause = "PI-07"
        action = "disclose"
        when.consent = "express"

        [[forbid]]
        clause = "PI-13"
        action = "disclose"
        when.all = [{ residence = "US" }, { any = [{ evidence = "subpoena" }] }]

        [[forbid]]
        clause = "PX-23"
        action = "use"
        when.knowingly.evidence = "subpoena"

        [[duty]]
        clause = "PN-46"
        action = "contact"
        obligation = "offer-unsubscribe"
        when.consent = "implied"

        [[scope]]
        clause = "PM-01"
        when.consent = "implied"

        [[beyond]]
        clause = "PM-40"
        when.evidence = "subpoena"

        [[opt-out]]
        clause = "PN-40"
        purpose = "marketing"
        when.consent = "express"

        [[closed]]
        clause = "PI-27"
        action = "disclose"
        when.evidence = "subpoena"

        [[statement]]
        clause = "PN-58"
        text = "personal information as the CCPA defines it"
        when.consent = "express"

        [[deemed-consent]]
        clause = "PX-32"
        event = "arrival-via-partner-link"
        when.evidence = "partner-agreement"
    "#), @r"
    scope `PM-01`: when: `consent` may not stand here; what a policy speaks of depends on no fact on record: name terms and circumstances here, and ask for the fact in the rules
    beyond `PM-40`: when: `evidence` may not stand here; what a policy speaks of depends on no fact on record: name terms and circumstances here, and ask for the fact in the rules
    forbid `PI-07`: when: `consent` may not stand here; write what lifts the rule into its `unless`
    forbid `PI-13`: when: any[0]: `evidence` may not stand here; write what lifts the rule into its `unless`
    forbid `PX-23`: when: knowingly: `evidence` may not stand here; write what lifts the rule into its `unless`
    opt-out `PN-40`: when: `consent` may not stand here; write what lifts the rule into its `unless`
    duty `PN-46`: when: `consent` may not stand here; write what lifts the rule into its `unless`
    closed `PI-27`: when: `evidence` may not stand here; name circumstances here, such as age or residence; facts on record stand in the `when` of a permit and in `unless`
    statement `PN-58`: when: `consent` may not stand here; name circumstances here, such as age or residence; facts on record stand in the `when` of a permit and in `unless`
    deemed-consent `PX-32`: when: `evidence` may not stand here; name circumstances here, such as age or residence; facts on record stand in the `when` of a permit and in `unless`
    ");
}

#[test]
fn consent_and_evidence_never_stand_under_not() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-25"
        action = "disclose"
        when.not.evidence = "subpoena"

        [[permit]]
        clause = "PX-27"
        action = "disclose"
        when.not.not.consent = "express"

        [[permit]]
        clause = "PX-30"
        action = "disclose"
        when.not.any = [{ residence = "US" }, { consent = "express" }]

        [[forbid]]
        clause = "PI-07"
        action = "disclose"
        when.not.consent = "express"

        [[forbid]]
        clause = "PI-22"
        action = "disclose"
        unless = [{ recipient = "processor" }, { when.not.evidence = "subpoena" }]

        [[opt-out]]
        clause = "PN-40"
        purpose = "marketing"
        unless = [{ when.not.consent = "express" }]
    "#), @r"
    permit `PX-25`: when: not: `evidence` may not stand under `not`; write a forbid with the fact in `unless`
    permit `PX-27`: when: not: not: `consent` may not stand under `not`; write a forbid with the fact in `unless`
    permit `PX-30`: when: not: any[1]: `consent` may not stand under `not`; write a forbid with the fact in `unless`
    forbid `PI-07`: when: not: `consent` may not stand under `not`; write a forbid with the fact in `unless`
    forbid `PI-22`: unless[1]: when: not: `evidence` may not stand under `not`; write a forbid with the fact in `unless`
    opt-out `PN-40`: unless[0]: when: not: `consent` may not stand under `not`; write a forbid with the fact in `unless`
    ");
}

#[test]
fn knowingly_stands_in_the_when_of_a_forbid_alone() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-10"
        action = "use"
        when.knowingly.age.at-least = 18

        [[forbid]]
        clause = "PX-23"
        action = "use"
        unless = [{ when.knowingly.age.at-least = 18 }]

        [[forbid]]
        clause = "PN-25"
        action = "collect"
        when.not.knowingly.age.at-least = 13

        [[opt-out]]
        clause = "PN-40"
        purpose = "marketing"
        when.any = [{ knowingly.residence = "US-CA" }, { residence = "EEA" }]

        [[duty]]
        clause = "PN-46"
        obligation = "offer-unsubscribe"
        when.knowingly.residence = "US-CA"

        [[scope]]
        clause = "PM-01"
        when.knowingly.source = "the-subject"
    "#), @r"
    scope `PM-01`: when: `knowingly` may not stand here; it reads unknown as false, so only a forbid's `when` may use it
    permit `PX-10`: when: `knowingly` may not stand here; it reads unknown as false, so only a forbid's `when` may use it
    forbid `PX-23`: unless[0]: when: `knowingly` may not stand here; it reads unknown as false, so only a forbid's `when` may use it
    forbid `PN-25`: when: not: `knowingly` may not stand under `not`; it reads unknown as false, so only a forbid's `when` may use it
    opt-out `PN-40`: when: any[0]: `knowingly` may not stand here; it reads unknown as false, so only a forbid's `when` may use it
    duty `PN-46`: when: `knowingly` may not stand here; it reads unknown as false, so only a forbid's `when` may use it
    ");
}

#[test]
fn identifiability_never_stands_under_not() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-07"
        action = "use"
        when.not.identifiability = "identified"

        [[forbid]]
        clause = "PM-21"
        action = "disclose"
        when.knowingly.not.all = [{ identifiability = "aggregated" }, { residence = "GB" }]
    "#), @r"
    permit `PX-07`: when: not: `identifiability` may not stand under `not`; name the other side of the scale instead
    forbid `PM-21`: when: knowingly: not: `identifiability` may not stand under `not`; name the other side of the scale instead
    ");
}

#[test]
fn objections_stand_in_opt_outs_alone() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-38"
        action = "contact"
        when.objection = true
        grace = "10 days"

        [[forbid]]
        clause = "PX-09"
        action = "use"
        unless = [{ purpose = "security", when.not.objected = true }]
    "#), @r"
    permit `PX-38`: when: unknown key `objection`; known here: all, any, not, knowingly, consent, evidence, age, residence, source, subject, gathered-at, identifiability
    permit `PX-38`: unknown key `grace`; known here: clause, id, heading, reading, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, when, basis, obligation, only, survives-objection
    forbid `PX-09`: unless[0]: when: not: unknown key `objected`; known here: all, any, not, knowingly, consent, evidence, age, residence, source, subject, gathered-at, identifiability
    ");
}

#[test]
fn only_rests_on_no_fact_on_record() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-04"
        action = "use"
        data = "financial"
        purpose = "fraud-prevention"
        only = "purpose"
        when.evidence = "request-to-share"

        [[permit]]
        clause = "PN-21"
        action = "use"
        data = "card-data"
        purpose = "payment"
        only = "purpose"
        when.any = [{ residence = "US" }, { all = [{ consent = "express" }] }]

        [[permit]]
        clause = "PX-08"
        action = "use"
        data = "cookie"
        only = "purpose"

        [[permit]]
        clause = "PX-05"
        action = "use"
        purpose = "analytics"
        only = "data"

        [[forbid]]
        clause = "PM-24"
        action = "use"
        purpose = "third-party-marketing"
        only = "purpose"
    "#), @r#"
    permit `PX-05`: only: unknown value `data`; allowed: purpose
    forbid `PM-24`: unknown key `only`; known here: clause, id, heading, reading, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, together, when, unless
    permit `PX-04`: `only` cannot stand beside consent or evidence in `when`; drop `only` and write a forbid of its own, with the exceptions meant
    permit `PN-21`: `only` cannot stand beside consent or evidence in `when`; drop `only` and write a forbid of its own, with the exceptions meant
    permit `PX-08`: `only = "purpose"` needs a purpose; name the purposes that are allowed
    "#);
}

#[test]
fn what_has_the_right_polarity_is_accepted() {
    let policy = policy(
        r#"
        [[permit]]
        clause = "PX-04"
        action = "use"
        data = "financial"
        purpose = "fraud-prevention"
        only = "purpose"
        when.not.residence = "US-CA"

        [[permit]]
        clause = "PX-32"
        action = "share"
        when.all = [{ consent = "implied" }, { any = [{ evidence = "partner-agreement" }, { age.at-least = 18 }] }]

        [[forbid]]
        clause = "PX-23"
        action = "use"
        when.any = [{ knowingly.not.age.at-least = 18 }, { identifiability = "identified" }]
        unless = [{ when.any = [{ consent = "express" }, { identifiability = "aggregated" }] }]

        [[opt-out]]
        clause = "PN-40"
        purpose = "marketing"
        when.not.residence = "US-CA"
        unless = [{ when.consent = "explicit" }]
        grace = { period = "10 days", only-for = "already-in-process" }
        "#,
    );
    assert!(policy.is_ok(), "{policy:?}");
}
