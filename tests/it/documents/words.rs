//! Words and keys that are not what the author meant.

use super::{policy, said_of, said_of_policy};
use insta::assert_snapshot;
use permitted::policy::TermFacet;
use permitted::{DataCategory, Engine, Policy, PolicyTimeline, Purpose};

#[test]
fn an_unknown_word_is_told_with_the_nearest() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        id = "marketing-by-email"
        clause = "PM-19"
        action = "contact"
        channel = "emial"
        purpose = ["own-newsletter", "own-markting"]
        basis = "consnt"
        obligation = "offer-unsubscibe"
    "#), @r"
    permit `marketing-by-email`: purpose[0]: unknown purpose `own-newsletter`, did you mean `newsletters`?
    permit `marketing-by-email`: purpose[1]: unknown purpose `own-markting`, did you mean `own-marketing`?
    permit `marketing-by-email`: channel: unknown channel `emial`, did you mean `email`?
    permit `marketing-by-email`: basis: unknown basis `consnt`, did you mean `consent`?
    permit `marketing-by-email`: obligation: unknown obligation `offer-unsubscibe`, did you mean `offer-unsubscribe`?
    ");
}

#[test]
fn a_choice_among_obligations_is_a_table() {
    assert_snapshot!(said_of_policy(r#"
        [[duty]]
        clause = "PM-20"
        obligation = ["log", { any = ["notify-by-emial", "notify-by-post"] }]

        [[duty]]
        clause = "PM-21"
        obligation = { all = ["log", "notify"] }

        [[right]]
        clause = "PM-22"
        right = "access"
        obligation = [["log", "notify"], 3]

        [[amendment]]
        clause = "PM-23"
        takes-effect = "after-notice"
        obligation = { any = [] }
    "#), @r#"
    amendment `PM-23`: obligation: any: the list is empty; name the obligations of which one is enough
    duty `PM-21`: obligation: `any` is missing; name the obligations of which one is enough
    duty `PM-21`: obligation: unknown key `all`; known here: any
    right `PM-22`: obligation[0]: expected an obligation in quotes, or a table such as `{ any = ["log", "notify"] }`, found a list
    right `PM-22`: obligation[1]: expected an obligation in quotes, or a table such as `{ any = ["log", "notify"] }`, found the number 3
    duty `PM-20`: obligation[1]: any[0]: unknown obligation `notify-by-emial`, did you mean `notify-by-email`?
    "#);
}

#[test]
fn an_unknown_word_is_found_wherever_it_stands() {
    assert_snapshot!(said_of_policy(r#"
        [[scope]]
        clause = "PM-01"
        gathered-at = "own-web-site"

        [[beyond]]
        clause = "PM-40"
        gathered-at = "other-web-site"

        [[forbid]]
        clause = "PI-07"
        action = "disclos"
        unless = [
          { clause = "PI-12", recipient = ["audtor", "lawyer"] },
          { clause = "PI-13", when.any = [{ evidence = "legal-proces" }, { consent = "express" }] },
        ]

        [[opt-out]]
        clause = "PN-40"
        purpose = "marketin"
        grace = { period = "10 days", only-for = "already-in-proces" }

        [[duty]]
        clause = "PN-46"
        channel = "email"
        obligation = "offer-unsubscibe"

        [[deemed-consent]]
        clause = "PX-32"
        event = "arival-via-partner-link"

        [[amendment]]
        clause = "PN-01"
        takes-effect = "after-notice"
        obligation = "notfy"
    "#), @r"
    scope `PM-01`: gathered-at: unknown gathered-at `own-web-site`, did you mean `own-website`?
    beyond `PM-40`: gathered-at: unknown gathered-at `other-web-site`, did you mean `other-website`?
    forbid `PI-07`: action: unknown action `disclos`, did you mean `disclose`?
    forbid `PI-07`: unless[0]: recipient[0]: unknown party `audtor`, did you mean `auditor`?
    forbid `PI-07`: unless[1]: when: any[0]: evidence: unknown evidence `legal-proces`, did you mean `legal-process`?
    opt-out `PN-40`: purpose: unknown purpose `marketin`, did you mean `marketing`?
    opt-out `PN-40`: grace: only-for: unknown evidence `already-in-proces`, did you mean `already-in-process`?
    duty `PN-46`: obligation: unknown obligation `offer-unsubscibe`, did you mean `offer-unsubscribe`?
    deemed-consent `PX-32`: event: unknown evidence `arival-via-partner-link`, did you mean `arrival-via-partner-link`?
    amendment `PN-01`: obligation: unknown obligation `notfy`, did you mean `notify`?
    ");
}

#[test]
fn an_unknown_word_in_a_condition_is_told_by_its_key() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-30"
        action = "share"
        when.evidence = { kind = ["request-to-shar", "subpoena"], of = "recipient" }
        when.residence = ["US", "us-ca"]
    "#), @r"
    permit `PX-30`: when: evidence: kind[0]: unknown evidence `request-to-shar`, did you mean `request-to-share`?
    permit `PX-30`: when: residence[1]: unknown place `us-ca`, did you mean `US-CA`?
    ");
}

#[test]
fn an_unknown_word_of_a_section_is_told_once_and_there() {
    assert_snapshot!(said_of_policy(r#"
        [[section]]
        heading = "How we use it"
        action = "us"
        permit = [
          { clause = "PX-10", purpose = "service-provision" },
          { clause = "PX-11", purpose = "service-updates" },
        ]
    "#), @"section[0]: action: unknown action `us`, did you mean `use`?");
}

#[test]
fn a_fides_key_is_told_with_our_word() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-01"
        action = "collect"
        data = ["user.contact.email", "user.financial"]
    "#), @r"
    permit `PX-01`: data[0]: `user.contact.email` is not a word for data, did you mean `email-address`?
    permit `PX-01`: data[1]: `user.financial` is not a word for data, did you mean `financial`?
    ");
}

#[test]
fn a_text_that_is_no_word_is_told_in_good_grammar() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-01"
        action = "Use"
        data = "name"
        obligation = "Log it!"
    "#), @r"
    permit `PX-01`: action: `Use` is not a word for action, did you mean `use`?
    permit `PX-01`: obligation: `Log it!` is not a word for obligation; words are lower-case letters and digits joined by single hyphens, at most 64 characters
    ");
    assert_snapshot!(said_of_policy(r#"
        [[word]]
        facet = "evidence"
        key = "Signed Form"
        definition = "A form with a signature."
    "#), @"word: `Signed Form` is not a word for evidence: write lower-case letters and digits joined by single hyphens, at most 64 characters");
}

#[test]
fn a_misspelt_key_is_told_with_the_nearest() {
    assert_snapshot!(said_of_policy(r#"
        controler = "Harbour Clinic"
        forbids = []

        [[permit]]
        clause = "PX-04"
        acton = "collect"
        data = "financial"
        sources = "third-party"
        when.consents = "express"

        [[permit]]
        clause = "PM-19"
        action = "contact"
        when.consent = { strength = "express", nameing = "channel" }

        [[forbid]]
        clause = "PI-07"
        action = "disclose"
        basis = "consent"
        unless = [{ clause = "PI-13", recipient = "authority", wehn.evidence = "legal-process" }]

        [[opt-out]]
        clause = "PN-40"
        purpose = "marketing"
        grace = { period = "10 days", only-fro = "already-in-process" }

        [[section]]
        headline = "Use"

        [[word]]
        facet = "party"
        key = "google-analytics"
        parents = "analytics-provider"
        definition = "A named analytics company."
    "#), @r"
    word `google-analytics`: unknown key `parents`, did you mean `parent`? (known here: action, data, purpose, role, channel, place, source, gathered-at, subject, evidence, basis, obligation, life-event, right, facet, key, definition, parent, includes, party, party-bound)
    permit `PX-04`: when: unknown key `consents`, did you mean `consent`? (known here: all, any, not, knowingly, consent, evidence, age, residence, source, subject, gathered-at, identifiability)
    permit `PX-04`: unknown key `acton`, did you mean `action`? (known here: clause, id, heading, reading, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, when, basis, obligation, only, survives-objection)
    permit `PX-04`: unknown key `sources`, did you mean `source`? (known here: clause, id, heading, reading, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, when, basis, obligation, only, survives-objection)
    permit `PM-19`: when: consent: unknown key `nameing`, did you mean `naming`? (known here: strength, naming, giver, no-older-than, expiring)
    forbid `PI-07`: unless[0]: unknown key `wehn`, did you mean `when`? (known here: clause, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, when)
    forbid `PI-07`: unknown key `basis`; known here: clause, id, heading, reading, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, together, when, unless
    opt-out `PN-40`: grace: unknown key `only-fro`, did you mean `only-for`? (known here: period, only-for)
    section[0]: unknown key `headline`, did you mean `heading`? (known here: heading, basis, when, obligation, exemption, action, data, purpose, by, recipient, channel, place, source, gathered-at, subject, residence, identifiability, permit, forbid, opt-out, duty, closed, statement, deemed-consent, consent-giver, admitted-basis, restriction, right, retention)
    unknown key `controler`, did you mean `controller`? (known here: id, title, controller, version, kind, from, until, announced, url, reading, word, scope, beyond, amendment, permit, forbid, opt-out, duty, closed, statement, deemed-consent, consent-giver, admitted-basis, restriction, right, retention, section)
    unknown key `forbids`, did you mean `forbid`? (known here: id, title, controller, version, kind, from, until, announced, url, reading, word, scope, beyond, amendment, permit, forbid, opt-out, duty, closed, statement, deemed-consent, consent-giver, admitted-basis, restriction, right, retention, section)
    ");
}

#[test]
fn words_of_the_policy_stand_in_no_circle() {
    assert_snapshot!(said_of_policy(r#"
        [[word]]
        facet = "purpose"
        key = "promotion"
        parent = "outreach"
        definition = "Making services known."

        [[word]]
        facet = "purpose"
        key = "outreach"
        parent = "own-marketing"
        includes = "marketing"
        definition = "Speaking to people."
    "#), @"word: purpose words stand below each other in a circle: marketing below outreach below own-marketing below marketing; remove one of these parents");
    assert_snapshot!(said_of_policy(r#"
        [[word]]
        facet = "place"
        key = "home"
        parent = "home"
        definition = "Where we are."
    "#), @"word: place words stand below each other in a circle: home below home; remove one of these parents");
}

#[test]
fn words_of_the_policy_are_new_and_refer_to_known_ones() {
    assert_snapshot!(said_of_policy(r#"
        [[word]]
        facet = "data"
        key = "email-address"
        definition = "An address for mail."

        [[word]]
        facet = "party"
        key = "google-analytics"
        parent = "analytic-provider"
        definition = "A named analytics company."
    "#), @r"
    word: data `email-address` is defined already; give it another key
    word: party `google-analytics` refers to `analytic-provider`, which is unknown, did you mean `analytics-provider`?
    ");
}

#[test]
fn a_country_is_not_taken_for_a_far_one() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "PX-22"
        action = "store"
        place = ["USA", "UK"]
    "#), @r"
    permit `PX-22`: place[0]: unknown place `USA`, did you mean `US`?
    permit `PX-22`: place[1]: unknown place `UK`, did you mean `GB`?
    ");
}

#[test]
fn words_of_the_policy_say_what_they_mean() {
    assert_snapshot!(said_of_policy(r#"
        [[word]]
        key = "google-analytics"

        [[word]]
        facet = "parties"
        key = ""
        definition = "A named analytics company."
        party-bound = "yes"
    "#), @r"
    word `google-analytics`: `definition` is missing; say in one line what the word means
    word `google-analytics`: `facet` is missing; say which vocabulary the word belongs to, such as `data`
    word[1]: facet: unknown value `parties`; allowed: action, data, purpose, party, channel, place, source, gathered-at, subject, evidence, basis, obligation, life-event, right
    word[1]: party-bound: expected `true` or `false`, found the text `yes`
    word[1]: key: the text is empty; name the word
    ");
}

#[test]
fn a_policy_uses_its_own_words() {
    let policy = policy(
        r#"
        [[word]]
        facet = "purpose"
        key = "loyalty-club"
        parent = "own-marketing"
        definition = "Running the loyalty club."

        [[permit]]
        clause = "PN-45"
        action = "contact"
        purpose = "loyalty-club"
        "#,
    )
    .unwrap();
    let club = Purpose::new("loyalty-club").unwrap();
    assert!(policy.vocabulary().is_within(&club, &Purpose::MARKETING));
    let named = policy.permits()[0].terms().words(TermFacet::Purpose);
    assert_eq!(named.collect::<Vec<_>>(), ["loyalty-club"]);
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    assert_snapshot!(said_of::<Policy>(r#"
        id = "clinic"
        from = 2026-01-01
        until = 2025-01-01
        titel = "Privacy policy"

        [[permit]]
        clause = "PM-18"
        action = "contact"
        data = []
        purpose = "news"
        when.not.consent = "express"

        [[permit]]
        clause = "PM-18"
        action = "use"

        [[forbid]]
        action = "sell"
        when.age.below = "13"

        [[amendment]]
        clause = "PM-37"
        takes-effect = "at-once"
    "#), @r"
    `version` is missing; name the version, such as `2026-01`
    amendment `PM-37`: takes-effect: unknown value `at-once`; allowed: on-publication, after-notice
    permit `PM-18`: data: the list is empty; name at least one, or leave the key out
    forbid[0]: `clause` is missing; cite the clause that the rule puts into effect
    forbid[0]: when: age: below: expected a whole number of years from 0 to 255, found the text `13`
    unknown key `titel`, did you mean `title`? (known here: id, title, controller, version, kind, from, until, announced, url, reading, word, scope, beyond, amendment, permit, forbid, opt-out, duty, closed, statement, deemed-consent, consent-giver, admitted-basis, restriction, right, retention, section)
    until: `2025-01-01` is not after `2026-01-01`; swap them or correct one
    permit `PM-18`: purpose: unknown purpose `news`; choose a word that exists, or define it as a `[[word]]` of the policy
    permit `PM-18`: when: not: `consent` may not stand under `not`; write a forbid with the fact in `unless`
    permit `PM-18`: id `PM-18` is used by two unequal rules, permit[0] and permit[1]; give one of them an `id` of its own, such as `PM-18-b`
    ");
}

#[test]
fn a_word_that_is_spelt_otherwise_is_found_by_its_parts_or_its_definition() {
    assert_snapshot!(said_of_policy(r#"
        [[permit]]
        clause = "1"
        action = "delete"
        purpose = ["partner-marketing", "own-newsletter"]
        residence = ["Germany", "uk"]
        basis = ["Art. 6(1)(f)", "performance of the contract"]
        obligation = "unsubscribe"
    "#), @r"
    permit `1`: residence[0]: `Germany` is not a word for place, did you mean `DE`?
    permit `1`: basis[0]: `Art. 6(1)(f)` is not a word for basis, did you mean `legitimate-interests`?
    permit `1`: basis[1]: `performance of the contract` is not a word for basis, did you mean `contract-performance`?
    permit `1`: action: unknown action `delete`; choose one of process, collect, store, use, consult, analyse, compare, monitor, derive, infer, profile, decide, train-model, contact, combine, disclose, share, sell, rent, exchange, publish, alter, aggregate, rectify, hide, restrict, pseudonymise, anonymise, erase, or define it as a `[[word]]` of the policy
    permit `1`: purpose[0]: unknown purpose `partner-marketing`, did you mean `marketing`?
    permit `1`: purpose[1]: unknown purpose `own-newsletter`, did you mean `newsletters`?
    permit `1`: residence: unknown place `uk`, did you mean `GB`?
    permit `1`: obligation: unknown obligation `unsubscribe`, did you mean `offer-unsubscribe`?
    ");
}

#[test]
fn a_word_stands_for_one_party_and_a_party_has_one_word() {
    assert_snapshot!(said_of_policy(r#"
        [[word]]
        facet = "party"
        key = "sun-coop"
        parent = "partner"
        party = "coop-17"
        definition = "The cooperative that runs the panels."

        [[word]]
        facet = "party"
        key = "panel-owner"
        parent = "partner"
        party = "coop-17"
        definition = "The owner of the panels."

        [[word]]
        facet = "party"
        key = "coop-office"
        parent = "sun-coop"
        party = "coop-office-2"
        definition = "The office of the cooperative."

        [[word]]
        facet = "purpose"
        key = "panel-care"
        party = "coop-17"
        definition = "Care for the panels."
    "#), @r"
    word: purpose `panel-care` names a party, which only a role of a party can stand for; leave `party` out
    word: `coop-office` is the party `coop-office-2` and stands below `sun-coop`, which is another party; put it below a role
    word: the party `coop-17` of `sun-coop` has the word `panel-owner` already; use that word for it
    ");
}

/// A law, a notice and the notice as it is from July on; each with what it says of the same word.
#[test]
fn versions_word_a_definition_anew_and_policies_do_not() {
    let version = |id: &str, from: &str, word: &str| -> Policy {
        let head = format!("id = '{id}'\nversion = '{from}'\nfrom = {from}\nword = [{word}]\n");
        toml::from_str(&format!("{head}[[permit]]\nclause = '1'\ndata = 'gait'\n")).unwrap()
    };
    let gait = |parent: &str, prose: &str| {
        format!("{{ data = 'gait', parent = '{parent}', definition = '{prose}' }}")
    };
    let load = |first: String, second: String, other: Option<String>| {
        let club = [version("club", "2026-01-01", &first), version("club", "2026-07-01", &second)];
        let club = PolicyTimeline::new(club).unwrap();
        let other = other.map(|word| PolicyTimeline::from(version("gym", "2026-01-01", &word)));
        Engine::new([club].into_iter().chain(other))
    };
    let (runs, walks) = ("How somebody runs.", "How somebody runs or walks.");
    let health = |prose| gait("health-data", prose);
    let engine = load(health(runs), health(walks), Some(health(walks))).unwrap();
    let word = DataCategory::new("gait").unwrap();
    let described = engine.vocabulary().describe(&word).unwrap();
    assert_eq!(described.definition, walks);
    // Where it stands is what it means.
    let told = load(health(runs), gait("biometric-data", walks), None).unwrap_err().to_string();
    let conflict = "data `gait` is defined differently by two policies, or by two versions of one; \
                    make the definitions equal or rename one";
    assert_eq!(told, format!("policy `club@2026-07-01`: {conflict}"));
    // Another policy has to say what the latest version says.
    for other in [health(runs), gait("biometric-data", walks)] {
        let told = load(health(runs), health(walks), Some(other)).unwrap_err().to_string();
        assert_eq!(told, format!("policy `gym@2026-01-01`: {conflict}"));
    }
}
