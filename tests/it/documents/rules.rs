//! Ids, and rules that say nothing or contradict themselves.

use super::{policy, said_of, said_of_policy};
use insta::assert_snapshot;
use permitted::Policy;

#[test]
fn one_id_stands_for_one_rule_of_its_kind() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-26"
        action = "disclose"
        purpose = "harm-prevention"

        [[forbid]]
        clause = "PX-36"
        action = "collect"

        [[duty]]
        id = "PX-36"
        clause = "PX-47"
        obligation = "safeguard"

        [section]
        permit = [
            { clause = "PX-26", action = "disclose", purpose = "harm-prevention" },
            { clause = "PX-26", action = "disclose", purpose = "rights-protection" },
        ]
        duty = { clause = "PX-36", obligation = "log" }
    "#), @r"
    permit `PX-26`: id `PX-26` is used by two unequal rules, permit[0] and section: permit[1]; give one of them an `id` of its own, such as `PX-26-b`
    duty `PX-36`: id `PX-36` is used by two unequal rules, duty[0] and section: duty; give one of them an `id` of its own, such as `PX-36-b`
    ");
}

#[test]
fn a_rule_may_be_repeated() {
    let rule = "[[permit]]\nclause = \"PX-26\"\naction = \"disclose\"\n";
    let once = policy(rule).unwrap();
    assert_eq!(policy(&rule.repeat(3)).unwrap(), once);
    assert_eq!(once.permits().len(), 1);
}

#[test]
fn a_rule_cites_a_clause() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        action = "use"

        [[permit]]
        id = "PX-10"
        action = "use"

        [[permit]]
        clause = []
        action = "use"

        [[section]]
        heading = "How we use it"
        forbid = [{ action = "sell" }]
    "#), @r"
    permit[0]: `clause` is missing; cite the clause that the rule puts into effect
    permit `PX-10`: `clause` is missing; cite the clause that the rule puts into effect
    permit[2]: clause: the list is empty; cite the clause that the rule puts into effect
    section[0]: forbid[0]: `clause` is missing; cite the clause that the rule puts into effect
    ");
}

#[test]
fn a_rule_without_a_name_is_told_by_its_place() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = ""
        action = "use"
    "#), @"permit[0]: clause: the text is empty; cite the clause that the rule puts into effect");
}

#[test]
fn a_rule_says_something() {
    assert_snapshot!(said_of_policy(r#"
        [[scope]]
        clause = "PM-01"

        [[beyond]]
        clause = "PM-40"
        reading = "other sites"

        [[permit]]
        clause = "PX-10"
        basis = "contract"

        [[permit]]
        clause = "PX-11"
        action = []
        purpose = "service-updates"

        [[forbid]]
        clause = "PN-23"
        action = "disclose"
        purpose = "direct-marketing"
        unless = [{ clause = "PN-19" }, {}]

        [[duty]]
        clause = "PN-46"
        action = "contact"

        [[deemed-consent]]
        clause = "PX-32"
        action = "share"

        [[statement]]
        clause = "PN-58"
        data = "name"

        [[statement]]
        clause = "PN-59"
        text = " "

        [[amendment]]
        clause = "PX-41"
    "#), @r"
    amendment `PX-41`: `takes-effect` is missing; write `on-publication` or `after-notice`
    permit `PX-11`: action: the list is empty; name at least one, or leave the key out
    duty `PN-46`: `obligation` is missing; say what has to be done
    statement `PN-58`: `text` is missing; say in your own words what the clause states
    statement `PN-59`: text: the text is empty; say in your own words what the clause states
    deemed-consent `PX-32`: `event` is missing; name the evidence that counts as consent
    scope `PM-01`: the rule is empty; name at least one facet or a condition
    beyond `PM-40`: the rule is empty; name at least one facet or a condition
    permit `PX-10`: the rule is empty; name at least one facet or a condition
    forbid `PN-23`: unless[0]: the exception is empty; name at least one facet or a condition; as it stands it lifts the rule always
    forbid `PN-23`: unless[1]: the exception is empty; name at least one facet or a condition; as it stands it lifts the rule always
    ");
}

#[test]
fn a_condition_says_something() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-10"
        action = "use"
        when = {}

        [[permit]]
        clause = "PX-11"
        action = "contact"
        when.any = []

        [[permit]]
        clause = "PX-12"
        action = "contact"
        when.not = {}

        [[permit]]
        clause = "PX-13"
        action = "use"
        when.age = {}

        [[permit]]
        clause = "PX-14"
        action = "use"
        when.age = { at-least = 18, below = 13 }

        [[permit]]
        clause = "PX-15"
        action = "use"
        when.consent = {}
    "#), @r"
    permit `PX-10`: when: the condition is empty; write a condition, or leave the key out
    permit `PX-11`: when: any: the list is empty; write at least one condition
    permit `PX-12`: when: not: the condition is empty; write a condition, or leave the key out
    permit `PX-15`: when: consent: `strength` is missing; write `implied`, `express` or `explicit`
    permit `PX-13`: when: age: the age has no bound; write `at-least`, `below` or both, in completed years
    permit `PX-14`: when: age: nobody is at least 18 and below 13; write `at-least`, `below` or both, in completed years
    ");
}

#[test]
fn one_mistake_is_one_problem() {
    assert_snapshot!(said_of::<Policy>(r#"
        id = ""
        version = 1
        from = 2026-01-01
    "#), @r"
    id: the text is empty; give the policy a short name, such as `plexuus`
    version: expected a text in quotes, found the number 1
    ");
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-25"
        action = "disclose"
        when.evidence = []

        [[permit]]
        clause = "PX-31"
        action = "disclose"
        when.evidence = { naming = "purpose" }

        [[permit]]
        clause = "PX-10"
        action = "use"
        when.any = [{}]

        [[permit]]
        clause = "PX-11"
        action = "use"
        when.residence = 1

        [[forbid]]
        clause = "PX-23"
        action = "use"
        when.age = { below = 300 }

        [[duty]]
        clause = "PN-46"
        action = "contact"
        obligation = []

        [[permit]]
        clause = "PX-12"
        action = 7

        [[forbid]]
        clause = "PX-36"
        data = "credentials"
        unless = [{ by = 7 }]
    "#), @r"
    permit `PX-25`: when: evidence: the list is empty; name the kind of evidence
    permit `PX-31`: when: evidence: `kind` is missing; name the kind of evidence
    permit `PX-10`: when: any[0]: the condition is empty; write a condition, or leave the key out
    permit `PX-11`: when: residence: expected a text in quotes or a list of them, found the number 1
    permit `PX-12`: action: expected a text in quotes or a list of them, found the number 7
    forbid `PX-23`: when: age: below: expected a whole number of years from 0 to 255, found the number 300
    forbid `PX-36`: unless[0]: by: expected a text in quotes or a list of them, found the number 7
    duty `PN-46`: obligation: the list is empty; say what has to be done
    ");
}

#[test]
fn a_limit_permits_nothing() {
    assert_snapshot!(said_of_policy(r#"
        kind = "limit"

        [[permit]]
        clause = "GDPR-6"
        action = "use"

        [[deemed-consent]]
        clause = "GDPR-7"
        event = "site-use"

        [[forbid]]
        clause = "GDPR-9"
        data = "special-category"
        unless = [{ when.consent = "explicit" }]
    "#), @r#"
    permit `GDPR-6`: a limit cannot permit; turn the permit into a forbid with an exception, or drop `kind = "limit"`
    deemed-consent `GDPR-7`: a limit cannot deem consent; declare it in an operating policy
    "#);
}

#[test]
fn a_condition_beside_when_is_told_where_it_belongs() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "3.2"
        action = "contact"
        consent = "express"

        [[forbid]]
        clause = "4"
        action = "disclose"
        unless = { evidence = "court-order" }

        [[forbid]]
        clause = "5"
        action = "sell"
        unless = [{ age.at-least = 16 }, { clause = "5.1" }]
    "#), @r"
    permit `3.2`: unknown key `consent`; write `when.consent` (known here: clause, id, heading, reading, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, when, basis, obligation, only, survives-objection)
    forbid `4`: unless: unknown key `evidence`; write `when.evidence` (known here: clause, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, when)
    forbid `5`: unless[0]: unknown key `age`; write `when.age` (known here: clause, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, when)
    forbid `5`: unless[1]: the exception is empty; name at least one facet or a condition; as it stands it lifts the rule always
    ");
}

#[test]
fn a_table_that_is_expected_is_shown() {
    assert_snapshot!(said_of_policy(r#"
        [[retention]]
        clause = "6"
        data = "orders"
        maximum = "2 years"

        [[right]]
        clause = "7"
        right = "erasure"
        when.age = 16
        exemption = "legal-obligation"

        [[permit]]
        clause = "8"
        action = "use"
        purpose = "billing"
        only = true
        when.consent = true
    "#), @r#"
    permit `8`: when: consent: unknown value `true`; allowed: implied, express, explicit
    permit `8`: only: unknown value `true`; allowed: purpose
    right `7`: when: age: expected a table, such as `{ at-least = 16 }`, found the number 16
    right `7`: exemption: expected a table, such as `{ when.evidence = "legal-obligation" }`, found the text `legal-obligation`
    retention `6`: maximum: expected a table, such as `{ period = "2 years", from = "collected" }`, found the text `2 years`
    "#);
}
