//! What is told of files with faults, each fault once and with what may stand there, and what looks like
//! a fault and is none.

use super::{SHOP, are_answered, scenarios};
use permitted::ConsentLedger;
use permitted::policy::Policy;
use permitted::scenario::Scenarios;

fn problems(rules: &str) -> Vec<String> {
    let document = toml::from_str::<permitted::files::Document>(&format!("{SHOP}{rules}")).unwrap();
    let error = Policy::try_from(document).unwrap_err();
    error.problems().iter().map(ToString::to_string).collect()
}

/// `one-clause-two-rules`.
#[test]
fn one_clause_may_name_rules_of_several_kinds() {
    let shared = "permit = [{ clause = 'G-4', action = 'use', data = 'name', basis = 'contract' }]\n\
         retention = [{ clause = 'G-4', data = 'name', purpose = 'billing', \
                        maximum = { period = '1 year', from = 'contract-ended' }, then = 'erase' }]\n";
    are_answered(
        &[&format!("{SHOP}{shared}")],
        "scenario = [{ name = 'used', action = 'use', data = 'name', purpose = 'billing', \
                       expect = { outcome = 'permitted', clause = 'G-4' } }]",
    );
    let clash = "permit = [{ clause = 'G-4', action = 'use' }, { clause = 'G-4', action = 'store' }]\n\
                 forbid = [{ clause = 'G-4', action = 'sell' }]\n";
    assert_eq!(
        problems(clash),
        [
            "permit `G-4`: id `G-4` is used by two unequal rules, permit[0] and permit[1]; give one of \
          them an `id` of its own, such as `G-4-b`"
        ]
    );
}

/// `word-fault-its-own`.
#[test]
fn a_faulty_word_is_told_once_and_where_it_is_defined() {
    let used = "permit = [{ clause = '1', action = 'use', data = 'locker-number', basis = 'contract' },\n\
                          { clause = '2', action = 'store', data = 'locker-number', basis = 'contract' }]\n";
    let word = |word: &str| problems(&format!("word = [{{ {word} }}]\n{used}"));
    let lacks =
        "word `locker-number`: `definition` is missing; say in one line what the word means";
    for named in ["facet = 'data', key = 'locker-number'", "data = 'locker-number'"] {
        assert_eq!(word(&format!("{named}, parent = 'account-data'")), [lacks]);
        // What is above it is checked all the same.
        let both = word(&format!("{named}, parent = 'acount-data'"));
        assert_eq!(both.len(), 2, "{both:?}");
        assert!(both[1].contains("refers to `acount-data`, which is unknown"), "{both:?}");
    }
    let described = "definition = 'The number of a locker.'";
    let unknown = word(&format!("facet = 'dta', key = 'locker-number', {described}"));
    assert_eq!(unknown.len(), 1, "{unknown:?}");
    assert!(unknown[0].starts_with("word `locker-number`: facet: unknown value `dta`"));
    // A word that stands below the faulty one follows from it.
    let below = "data = 'box-number', parent = 'locker-number', definition = 'Of a box.'";
    let told = word(&format!("facet = 'dta', key = 'locker-number', {described} }}, {{ {below}"));
    assert_eq!(told.len(), 1, "{told:?}");
    let two = word(&format!("data = 'locker-number', purpose = 'locker-number', {described}"));
    assert_eq!(
        two,
        [
            "word `locker-number`: the word has several names; a word belongs to one vocabulary; keep \
          one of the keys that name it"
        ]
    );
}

/// `empty-document-no-history`.
#[test]
fn an_empty_document_is_no_ledger() {
    let read = |text: &str| serde_json::from_str::<ConsentLedger>(text);
    let told = read("{}").unwrap_err().to_string();
    assert!(told.contains("`event` is missing"), "{told}");
    assert!(read("[]").unwrap().is_empty());
    assert!(read(r#"{ "event": [] }"#).unwrap().is_empty());
}

/// `one-id-two-events-blank`.
#[test]
fn one_id_for_two_events_and_an_id_with_a_blank_are_refused() {
    let id = "0f8d6f9e-52f1-4a6e-9d0b-2d1f6a3b7c11";
    let ask = |rest: &str| {
        let usual = "defaults = { action = 'analyse', data = 'usage', purpose = 'analytics', \
                                  by = 'controller', at = 2026-03-01T09:00:00Z }\n";
        toml::from_str::<Scenarios>(&format!(
            "{usual}scenario = [{{ name = 'asked', {rest}, expect.outcome = 'not-permitted' }}]"
        ))
    };
    let events = |second: &str| {
        format!(
            "subject.id = 'u', ledger = [{{ event = 'objected', recorded = 2026-01-01, id = '{id}' }}, \
             {{ event = '{second}, id = '{id}' }}]"
        )
    };
    let told = ask(&events("lifted', recorded = 2026-01-02")).unwrap_err().to_string();
    assert!(told.contains(&format!("two different events have the id `{id}`")), "{told}");
    // Equal events are one.
    assert!(ask(&events("objected', recorded = 2026-01-01")).is_ok());
    let blank = ask(
        "subject.id = 'u ', ledger = [{ event = 'objected', subject = 'u', recorded = 2026-01-01 }]",
    );
    let told = blank.unwrap_err().to_string();
    assert!(told.contains("subject: id: `u ` begins or ends with a blank"), "{told}");
}

/// `until-day-began-until-year`.
#[test]
fn an_expiry_may_lie_before_the_record_and_no_instant_beyond_the_years_that_are_written() {
    are_answered(
        &[&format!("{SHOP}permit = [{{ clause = '1', action = 'use', basis = 'consent' }}]\n")],
        "defaults = { action = 'use', data = 'photograph', purpose = 'public-relations' }\n\
         scenario = [{ name = 'valid for one day', expect = { outcome = 'not-permitted', stable-until = 'forever' },\n\
                       ledger = [{ event = 'granted', strength = 'express', recorded = 2026-03-01, expires = 2026-03-01, purpose = 'public-relations' }] },\n\
                     { name = 'recorded in March, valid in February', at = 2026-02-10, expect.outcome = 'not-permitted',\n\
                       ledger = [{ event = 'granted', strength = 'express', recorded = 2026-03-01, valid-from = 2026-02-01, expires = 2026-02-28, purpose = 'public-relations' }] }]",
    );
    let far = "scenario = [{ name = 'far away', action = 'use', data = 'photograph', \
               purpose = 'public-relations', at = 2026-03-01, \
               expect = { outcome = 'not-permitted', stable-until = '9700-12-31T23:59:59-23:00' } }]";
    let told = toml::from_str::<Scenarios>(far).unwrap_err().to_string();
    assert!(told.contains("expect: stable-until: 9701-01-01 is out of range"), "{told}");
}

/// `de-identified-is-no-value`.
#[test]
fn a_word_with_several_meanings_is_never_taken_for_its_contrary() {
    let permit = |value: &str| {
        problems(&format!(
            "permit = [{{ clause = '1', action = 'share', identifiability = '{value}', basis = 'contract' }}]"
        ))
    };
    assert_eq!(
        permit("de-identified"),
        [
            "permit `1`: identifiability: `de-identified` can mean several things; write `aggregated` or \
          `anonymised`, whichever is meant"
        ]
    );
    let told = permit("un-identified").join("; ");
    assert!(!told.contains("did you mean"), "{told}");
    // The same of every vocabulary: what comes next says no contrary either.
    for (rule, written, contrary) in [
        (
            "permit = [{ clause = '1', basis = 'notice-with-opt-in' }]",
            "notice-with-opt-in",
            "notice-with-opt-out",
        ),
        ("permit = [{ clause = '1', purpose = 'non-marketing' }]", "non-marketing", "marketing"),
        (
            "forbid = [{ clause = '1', data = 'not-contact-details' }]",
            "not-contact-details",
            "contact-details",
        ),
        (
            "opt-out = [{ clause = '1', purpose = 'anti-advertising' }]",
            "anti-advertising",
            "advertising",
        ),
    ] {
        let told = problems(rule).join("; ");
        assert!(told.contains("unknown") && told.contains(written), "{told}");
        assert!(!told.contains(&format!("did you mean `{contrary}`")), "{told}");
    }
}

/// `key-not-known-there`.
#[test]
fn every_problem_is_told_at_once_with_what_may_stand_there() {
    let told = problems(
        "beyond = [{ clause = '1', data = 'name', when.evidence = 'court-order' }]\n\
         permit = [{ clause = '2', action = 'use', basis = 'contract', consent = 'express' }]\n\
         forbid = [{ clause = '5', action = 'sell', consent = 'express' }]\n\
         retention = [{ clause = '3', data = 'name', purpose = 'billing', \
                        maximum = { period = '1 year', from = 'collected' }, them = 'erase' }]\n\
         right = [{ clause = '4', right = 'access', deadline = { period = '1 month', extension = '10 wekdays' } }]\n",
    );
    let expect = |place: &str, parts: &[&str]| {
        let mut found = told.iter().filter(|problem| problem.starts_with(place));
        let problem = found.next().unwrap_or_else(|| panic!("{place}: {told:#?}"));
        for part in parts {
            assert!(problem.contains(part), "{problem}");
        }
    };
    assert_eq!(told.len(), 5, "{told:#?}");
    // In what a policy speaks of nothing can be turned round into a permit.
    expect("beyond `1`: when: `evidence`", &["ask for the fact in the rules"]);
    let known = "(known here: clause, id, heading, reading, ";
    expect("permit `2`: unknown key `consent`", &["write `when.consent`", known]);
    // A forbid asks for consent in an exception alone.
    expect("forbid `5`: unknown key `consent`", &["`unless = [{ when.consent = … }]`", known]);
    expect("retention `3`: unknown key `them`", &["did you mean `then`?", known, "then, within"]);
    expect("right `4`: deadline: extension: `10 wekdays`", &["is not a period", "`10 days`"]);
}

#[test]
fn fifty_problems_are_told_of_whatever_is_read_and_twenty_with_what_was_meant() {
    let keys: String = (0..60).map(|place| format!("versoin{place:02} = 1\n")).collect();
    let read = |text: String| -> (usize, usize, bool) {
        let document = toml::from_str::<permitted::files::Document>(&text).unwrap();
        let error = match text.contains("action") {
            true => permitted::Question::try_from(document).map(|_| ()).unwrap_err(),
            false => Policy::try_from(document).map(|_| ()).unwrap_err(),
        };
        let problems: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
        let meant = problems.iter().filter(|problem| problem.contains("did you mean")).count();
        (problems.len(), meant, error.has_more())
    };
    assert_eq!(read(format!("{SHOP}{keys}")), (50, 20, true));
    let places: String = (0..60).map(|place| format!("plaec{place:02} = 1\n")).collect();
    let question = "action = 'use'\ndata = 'name'\npurpose = 'billing'\nat = 2026-03-01\n";
    assert_eq!(read(format!("{question}{places}")), (50, 0, true));
    // Defaults that a scenario leaves open, too.
    let without: Vec<String> = (0..60).map(|_| "'palce'".to_owned()).collect();
    let text = format!(
        "defaults = {{ place = 'DE', at = 2026-03-01 }}\n\
         scenario = [{{ name = 'asked', action = 'use', data = 'name', purpose = 'billing', \
                        without = [{}], expect.outcome = 'permitted' }}]",
        without.join(", ")
    );
    let document = toml::from_str::<permitted::files::Document>(&text).unwrap();
    let error = Scenarios::try_from(document).unwrap_err();
    let meant = error.problems().iter().filter(|one| one.to_string().contains("did you mean"));
    assert_eq!((error.problems().len(), meant.count()), (50, 20));
}

/// What a scenario file says once reaches its records and requests, as far as they have the key.
#[test]
fn defaults_reach_records_and_requests() {
    let text = "defaults = { at = 2026-03-01, data = 'name', purpose = ['billing', 'newsletters'], \
                             subject = { id = 'u', residence = 'DE' }, channel = 'email', action = 'contact', \
                             evidence = [{ kind = 'identity-verified', recorded = 2026-02-01 }] }\n\
                record = [{ name = 'kept', record = 'r-1', collected = 2026-01-01, expect.standing = 'keep' },\n\
                          { name = 'of its own', record = 'r-2', data = 'usage', without = 'purpose', expect.standing = 'keep' }]\n\
                request = [{ name = 'asked', right = 'access', received = 2026-02-20, expect.answer = 'grant' },\n\
                           { name = 'unverified', right = 'access', received = 2026-02-20, without = 'evidence', expect.answer = 'first-do' }]";
    let scenarios = scenarios(text);
    let said = |place: usize| {
        let record = &scenarios.records()[place].record;
        (record.data.len(), record.purposes.len())
    };
    assert_eq!((said(0), said(1)), ((1, 2), (1, 0)));
    let evidence = |place: usize| scenarios.requests()[place].request.evidence.len();
    assert_eq!((evidence(0), evidence(1)), (1, 0));
    // What questions are about narrows no request.
    let written = toml::to_string(&scenarios).unwrap();
    let request = written.split("[[request]]").nth(1).unwrap();
    assert!(!request.contains("channel") && !request.contains("purpose"), "{request}");
    // What is more than words is told, not dropped.
    let faulty = text.replace("data = 'name'", "data = { exactly = 'name' }");
    let told = toml::from_str::<Scenarios>(&faulty).unwrap_err().to_string();
    assert!(
        told.contains("record `kept`: a default that is more than words cannot be taken here"),
        "{told}"
    );
}
