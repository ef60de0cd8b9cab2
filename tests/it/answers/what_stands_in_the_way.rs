//! Answers that name the very thing they are about: the event or evidence that does not count, the rest of
//! a word, the permit that was overridden, the grant that carries a use.

use super::{SHOP, are_answered, decide, missing, nothing_cures, notices};
use permitted::engine::{Depth, Notice};
use permitted::facts::PartyInRole;
use permitted::policy::Policy;
use permitted::words::{FacetKind, OwnWord};
use permitted::{
    Act, Action, ConsentLedger, DataCategory, Decision, Engine, Facts, Outcome, Party, Purpose,
    Question, Subject, render,
};
use time::macros::datetime;

fn ask(rules: &str, question: &str) -> Decision {
    let usual = "by = 'controller'\nsubject.id = 'u'\nat = 2026-03-01T09:00:00Z\n";
    let ledger = if question.contains("ledger") { "" } else { "ledger = []\n" };
    decide(&[&format!("{SHOP}{rules}")], &format!("{usual}{ledger}{question}\n"))
}

fn near(decision: &Decision) -> Vec<String> {
    decision.parts[0].near.iter().map(render::near_miss).collect()
}

fn told(decision: &Decision) -> Vec<String> {
    decision.parts[0].notices.iter().map(render::notice).collect()
}

/// `answer-as-data`.
#[test]
fn an_answer_is_data_and_reads_back() {
    let decision = ask(
        "permit = [{ clause = '1', action = 'contact', basis = 'consent', \
         when.consent = { strength = 'express', naming = 'channel' } }]\n",
        "action = 'contact'\nchannel = 'sms'\ndata = 'name'\npurpose = 'service-messages'",
    );
    let written = serde_json::to_value(&decision).unwrap();
    let part = &written["parts"][0];
    let consent = serde_json::json!({ "consent": {
        "strength": "express",
        "giver": { "kind": "subject" },
        "naming": ["channel"],
        "expiring": false,
    } });
    assert_eq!(part["missing"]["sets"], serde_json::json!([[consent]]));
    assert_eq!(
        part["near"][0]["failed"],
        serde_json::json!({ "condition": [{ "consent": { "strength": "express", "naming": "channel" } }] })
    );
    assert_eq!(serde_json::from_value::<Decision>(written).unwrap(), decision);
}

/// `contract-record-why-does-not`.
#[test]
fn evidence_that_does_not_count_is_named_with_its_fault() {
    let rules = "permit = [{ clause = '1', action = 'disclose', recipient = 'insurer', \
                             basis = 'contract', when.evidence = 'confidentiality' }]\n";
    let fault = |evidence: &str| {
        let question = format!(
            "action = 'disclose'\ndata = 'tenancy'\npurpose = 'requested-disclosure'\n\
             recipient = {{ role = 'insurer', party = 'house-cover' }}\n\
             evidence = [{{ kind = 'confidentiality', {evidence} }}]\n"
        );
        let decision = ask(rules, &question);
        assert_eq!(decision.outcome, Outcome::NotPermitted);
        assert_eq!(missing(&decision), ["evidence: confidentiality of recipient"]);
        notices(&decision).join("; ")
    };
    let another = "confidentiality of 2026-01-01 names another party";
    assert_eq!(fault("party = 'roof-cover', recorded = 2026-01-01"), another);
    let ended = fault("party = 'house-cover', recorded = 2024-01-01, expires = 2025-01-01");
    assert_eq!(ended, "confidentiality of 2024-01-01 has expired");
    assert_eq!(fault("recorded = 2026-01-01"), "confidentiality of 2026-01-01 names no party");
}

/// `all-security-named-yet-not`.
#[test]
fn the_rest_of_a_word_is_named_exactly() {
    let named = "access-control account-protection age-verification authentication \
                 business-continuity fraud-prevention identity-verification incident-response \
                 network-security physical-security security-monitoring trust-and-safety";
    let named: Vec<String> = named.split_whitespace().map(|word| format!("'{word}'")).collect();
    let permit = |purposes: &str| {
        format!(
            "permit = [{{ clause = '1', action = 'use', purpose = [{purposes}], basis = 'contract' }}]\n"
        )
    };
    let witness = |rules: &str, purpose: &str| {
        let decision = ask(rules, &format!("action = 'use'\ndata = 'name'\npurpose = {purpose}\n"));
        assert_eq!(decision.outcome, Outcome::NotPermitted);
        let witness = decision.parts[0].witness.iter().map(ToString::to_string);
        witness.collect::<Vec<String>>()
    };
    let all = permit(&named.join(", "));
    assert_eq!(witness(&all, "'security'"), ["purpose exactly security"]);
    // Who asks for the rest alone knows what is not permitted, and so does who asks for what none is.
    assert_eq!(witness(&all, "{ exactly = 'security' }"), [""; 0]);
    assert_eq!(witness(&permit("'billing'"), "'security'"), [""; 0]);
}

/// `objection-none-one-somebody-else`.
#[test]
fn the_very_event_is_named_and_nobody_elses() {
    let rules = "permit = [{ clause = '1', action = 'analyse', basis = 'legitimate-interests' }, \
                           { clause = '2', action = 'contact', basis = 'consent' }]\n";
    let question = "data = 'usage'\npurpose = 'service-messages'\n";
    let refused = ask(
        rules,
        &format!(
            "{question}action = 'analyse'\nledger = [{{ event = 'refused', recorded = 2026-01-05 }}]"
        ),
    );
    assert_eq!(refused.outcome, Outcome::NotPermitted);
    assert_eq!(near(&refused)[0], "1, but that gives way to the refusal of 2026-01-05");
    // Of several the last that bears; another's word is told as such.
    let several = "ledger = [{ event = 'objected', recorded = 2026-01-05 }, \
                             { event = 'objected', recorded = 2026-02-05, giver = 'agent' }, \
                             { event = 'objected', recorded = 2026-02-07, purpose = 'marketing' }]";
    let several = ask(rules, &format!("{question}action = 'analyse'\n{several}"));
    assert_eq!(
        near(&several)[0],
        "1, but that gives way to the objection of 2026-02-05, by the agent"
    );

    let others = "ledger = [{ event = 'objected', subject = 'v', recorded = 2026-01-05 }]";
    let text = format!(
        "{question}action = 'analyse'\nby = 'controller'\nsubject.id = 'u'\nat = 2026-03-01\n{others}"
    );
    let asked: Question = toml::from_str(&text).unwrap();
    let of_others = render::question(&asked);
    assert!(!of_others.contains("objected"), "{of_others}");
    let decision = ask(rules, &format!("{question}action = 'analyse'\n{others}"));
    assert_eq!(decision.outcome, Outcome::Permitted);
    assert!(decision.parts[0].notices.contains(&Notice::LedgerOfOthers));

    let misspelt = "ledger = [{ event = 'granted', strength = 'express', recorded = 2026-01-01, purpose = 'service-messages' }, \
                              { event = 'objected', recorded = 2026-02-01, purpose = 'post-marketing' }]";
    let decision =
        ask(rules, &format!("{question}action = 'contact'\nchannel = 'post'\n{misspelt}"));
    assert_eq!(decision.outcome, Outcome::NotPermitted);
    assert_eq!(
        told(&decision),
        [
            "the grant of 2026-01-01 does not count: the objection of 2026-02-01 goes against it",
            "the objection of 2026-02-01 names a word that the vocabulary does not know, and is read as \
             not naming that facet",
        ]
    );
    let two = misspelt
        .replace("}]", "}, { event = 'restricted', recorded = 2026-02-02, data = 'usgae' }]");
    let decision = ask(rules, &format!("{question}action = 'contact'\nchannel = 'post'\n{two}"));
    let last = told(&decision).pop().unwrap();
    assert!(last.ends_with("that facet, and 1 further denials do"), "{last}");
}

/// `on-which-consent`.
#[test]
fn a_ground_names_the_grant_and_the_evidence_that_it_rests_on() {
    let rules = "permit = [{ clause = '1', action = 'use', basis = 'consent', when.evidence = 'interest-assessment' }]\n";
    let id = "0f8d6f9e-52f1-4a6e-9d0b-2d1f6a3b7c11";
    let question = format!(
        "action = 'use'\ndata = 'photograph'\npurpose = 'public-relations'\n\
         evidence = [{{ kind = 'interest-assessment', recorded = 2026-01-03, reference = 'note-5' }}, \
                     {{ kind = 'subpoena', recorded = 2026-01-03, reference = 'note-6', party = 'court' }}]\n\
         ledger = [{{ event = 'granted', strength = 'express', recorded = 2026-01-01, purpose = 'public-relations', reference = 'form-17', id = '{id}' }}, \
                   {{ event = 'granted', strength = 'express', recorded = 2026-01-02, purpose = 'newsletters', reference = 'form-18' }}]\n"
    );
    let decision = ask(rules, &question);
    assert_eq!(decision.outcome, Outcome::Permitted);
    let ground = &decision.parts[0].grounds[0];
    let grants: Vec<_> = ground.grants.iter().map(|one| one.reference.as_deref()).collect();
    let evidence: Vec<_> = ground.evidence.iter().map(|one| one.reference.as_deref()).collect();
    assert_eq!((grants, evidence), (vec![Some("form-17")], vec![Some("note-5")]));
    assert_eq!(ground.grants[0].id.as_ref().unwrap().to_string(), id);
    assert_eq!(ground.grants[0].recorded, datetime!(2026-01-01 0:00 UTC));
    let reasons = render::reasons(&decision.parts[0]);
    assert_eq!(
        reasons,
        [format!(
            "permitted by 1, on consent, by the grant of 2026-01-01 (form-17, {id}) and the \
             interest-assessment of 2026-01-03 (note-5)"
        )]
    );
    // A subject of several ids, whose events come from two systems, and consent that an event deems.
    let rules = "permit = [{ clause = '1', action = 'use', basis = 'consent' }]\n\
                 deemed-consent = [{ clause = '2', event = 'registration', purpose = 'billing' }]\n";
    let question = "action = 'use'\ndata = 'name'\npurpose = 'billing'\nsubject = { id = ['b', 'a'] }\n\
         by = 'controller'\nat = 2026-03-01\n\
         evidence = [{ kind = 'registration', recorded = 2026-01-03, reference = 'log-1' }]\n\
         ledger = [{ event = 'granted', subject = 'a', strength = 'express', recorded = 2026-02-02, purpose = 'billing', reference = 'later' }, \
                   { event = 'granted', subject = 'b', strength = 'implied', recorded = 2026-01-01, purpose = 'billing', reference = 'earlier' }]\n";
    let decision = decide(&[&format!("{SHOP}{rules}")], question);
    let ground = &decision.parts[0].grounds[0];
    let grants: Vec<_> = ground.grants.iter().map(|one| one.reference.as_deref()).collect();
    assert_eq!(grants, [Some("earlier"), Some("later")]);
    assert_eq!(ground.evidence[0].reference.as_deref(), Some("log-1"));
}

/// `two-things-joined`.
#[test]
fn what_is_missing_about_each_of_several_joined_sources_is_listed() {
    let rules = "permit = [{ clause = '1', action = 'combine', basis = 'contract', \
                             when.evidence = { kind = 'partner-agreement', of = 'source' } }]\n";
    let item = |category: &str, party: &str| {
        format!(
            "{{ category = '{category}', source = {{ kind = 'partner-source', party = '{party}' }} }}"
        )
    };
    let question = |items: &[String], on_record: &[&str]| {
        let evidence: Vec<String> = on_record
            .iter()
            .map(|party| {
                format!(
                    "{{ kind = 'partner-agreement', party = '{party}', recorded = 2026-01-01 }}"
                )
            })
            .collect();
        format!(
            "action = 'combine'\ndata = [{}]\npurpose = 'statistics'\nevidence = [{}]\n",
            items.join(", "),
            evidence.join(", ")
        )
    };
    let two = [item("energy-consumption", "grid-lab"), item("invoices", "sun-coop")];
    let both = ask(rules, &question(&two, &["grid-lab", "sun-coop"]));
    assert_eq!(both.outcome, Outcome::Permitted);
    let none = ask(rules, &question(&two, &[]));
    assert_eq!(none.outcome, Outcome::NotPermitted);
    let lab = "evidence: partner-agreement of source `grid-lab`";
    let coop = "evidence: partner-agreement of source `sun-coop`";
    assert_eq!(missing(&none), [format!("{lab}, {coop}")]);
    assert!(!nothing_cures(&none));
    let one = ask(rules, &question(&two, &["grid-lab"]));
    assert_eq!(missing(&one), [coop]);
    // One party of two items is asked once.
    let three = [&two[..], &[item("name", "sun-coop")]].concat();
    assert_eq!(missing(&ask(rules, &question(&three, &[]))), [format!("{lab}, {coop}")]);
}

/// `withdrawn-this-very-instant`.
#[test]
fn what_is_missing_comes_after_all_that_is_recorded_at_this_instant() {
    are_answered(
        &[&format!("{SHOP}permit = [{{ clause = '1', action = 'use', basis = 'consent' }}]\n")],
        "scenario = [{ name = 'the page after the click', action = 'use', data = 'usage', purpose = 'analytics', \
                       ledger = [{ event = 'withdrawn', recorded = 2026-03-01T09:00:00Z }], \
                       expect = { outcome = 'not-permitted', missing = ['consent: express'] } }]",
    );
}

/// `forbidden-spite-permit`.
#[test]
fn a_prohibition_is_told_with_the_permits_that_it_overrides() {
    let rules = "permit = [{ clause = '1', action = 'use', data = 'reading-history', basis = 'contract' }, \
                           { clause = '3', action = 'use', basis = 'consent' }]\n\
         forbid = [{ clause = '2', action = 'use', data = 'reading-history', purpose = 'research', \
                     unless = [{ when.all = [{ evidence = 'interest-assessment' }, \
                                             { any = [{ age.at-least = 18 }, { consent = 'express' }] }] }] }]\n";
    let decision = decide(
        &[&format!("{SHOP}{rules}")],
        "action = 'use'\ndata = 'reading-history'\npurpose = 'research'\nby = 'controller'\n\
         subject = { id = 'u', age = 17 }\nledger = []\nat = 2026-03-01\n",
    );
    assert_eq!(decision.outcome, Outcome::Prohibited);
    let part = &decision.parts[0];
    let overridden: Vec<String> = part.overridden.iter().map(|one| one.rule.to_string()).collect();
    assert_eq!(overridden, ["permit `1`"]);
    assert_eq!(render::reasons(part), ["forbidden by 2", "otherwise permitted by 1"]);
    // What decided is the prohibition alone.
    assert_eq!(part.clauses(), [&permitted::ids::Clause::from("2")]);
}

/// `two-fields-two-purposes`.
#[test]
fn each_item_is_answered_over_all_purposes() {
    let rules = "permit = [{ clause = '1', action = 'consult', data = ['name', 'phone-number'], purpose = 'delivery', basis = 'contract' }, \
                           { clause = '2', action = 'consult', data = 'name', purpose = 'customer-support', basis = 'contract' }]\n";
    let decision = ask(
        rules,
        "action = 'consult'\ndata = ['name', 'phone-number']\npurpose = ['delivery', 'customer-support']\n",
    );
    let items: Vec<(String, Outcome)> =
        decision.items.iter().map(|item| (item.data.to_string(), item.outcome)).collect();
    let expected = [("name", Outcome::Permitted), ("phone-number", Outcome::NotPermitted)];
    assert_eq!(items, expected.map(|(data, outcome)| (data.to_owned(), outcome)));
}

/// `facts-another-engine-prepared`.
#[test]
fn what_another_engine_prepared_is_never_a_silent_no() {
    let permit = "permit = [{ clause = '1', action = 'use', basis = 'contract' }]\n";
    let load = |text: &str| Engine::new([toml::from_str::<Policy>(text).unwrap()]).unwrap();
    let (old, new) = (load(&format!("{SHOP}{permit}")), load(&format!("{SHOP}{permit}")));
    let about = || Facts::about(Subject::new("u")).ledger(ConsentLedger::default());
    let act = Act::new(Action::USE)
        .data(DataCategory::NAME)
        .purpose(Purpose::BILLING)
        .by(Party::CONTROLLER);
    let act = new.prepare(act).unwrap();
    let facts = old.facts(about()).unwrap();
    let at = datetime!(2026-03-01 9:00 UTC);
    // The same files loaded again: looked up anew, and answered as ever.
    assert!(new.decide_to(&act, &facts, at, Depth::Full).is_permitted());
    // What means nothing to the other engine is told, and no claim is made that nothing would help.
    let own = OwnWord::new(FacetKind::Party, "night-desk", "The desk at night.").below("staff");
    let policy: Policy = toml::from_str(&format!("{SHOP}{permit}")).unwrap();
    let third = Engine::new([policy.into_builder().word(own).build().unwrap()]).unwrap();
    let by = PartyInRole::role(Party::new("night-desk").unwrap());
    let strange = Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::BILLING).by(by);
    let strange = third.prepare(strange).unwrap();
    let decision = new.decide(&strange, &facts, at);
    assert_eq!(decision.outcome, Outcome::NotPermitted);
    assert!(
        matches!(&decision.parts[0].notices[..], [Notice::PreparedElsewhere { problems }] if problems.contains("night-desk"))
    );
    assert_eq!(decision.parts[0].missing, None);
}
