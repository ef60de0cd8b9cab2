//! The corners of the semantics, one by one: what generated cases seldom reach, with the answer
//! that the text gives. The engine and the reference both have to give it.

use crate::generate::words::is_party_bound;
use crate::oracle::{answer, prepare};
use crate::reference::{Reference, Verdict};
use permitted::engine::Notice;
use permitted::{Decision, Engine, Policy, PolicyTimeline, Question};
use std::collections::BTreeMap;
use time::OffsetDateTime;
use time::macros::datetime;

use Verdict::{NotPermitted, OutOfScope, Permitted, Prohibited, Undetermined};

const SHOP: &str = "id = 'shop'\nversion = '1'\nfrom = 2020-01-01\n";
const LAW: &str = "id = 'law'\nversion = '1'\nkind = 'limit'\nfrom = 2020-01-01\n";
const USE: &str = "action = 'use'\ndata = 'card-number'\npurpose = 'payment'\nby = 'controller'\n\
                   at = 2026-03-01\nsubject.id = 'client-1'\n";

/// Policies, the one text of each below its head; versions of one policy make a timeline.
fn timelines(policies: &[&str]) -> Vec<PolicyTimeline> {
    let mut versions: BTreeMap<String, Vec<Policy>> = BTreeMap::new();
    for text in policies {
        let policy: Policy = toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        versions.entry(policy.id().to_string()).or_default().push(policy);
    }
    versions.into_values().map(|versions| PolicyTimeline::new(versions).unwrap()).collect()
}

#[track_caller]
fn expect(expected: Verdict, policies: &[&str], question: &str) {
    let timelines = timelines(policies);
    let question: Question =
        toml::from_str(question).unwrap_or_else(|error| panic!("{error}\n{question}"));
    let engine = Engine::new(timelines.clone()).unwrap();
    let found = answer(&engine.ask(question.clone()).unwrap());
    let reference = Reference::new(&timelines, engine.vocabulary(), is_party_bound);
    assert_eq!(found, reference.decide(&question), "the engine and the reference");
    assert_eq!(found.outcome, expected, "the outcome");
    assert_eq!(planned(&engine, &question), expected == Permitted, "the act asked about many");
}

/// The answer where the act is prepared without knowing whom it is about.
fn planned(engine: &Engine, question: &Question) -> bool {
    let (act, facts) = prepare(engine, question);
    engine.permits_each(&act, &[facts], question.at).eq([true])
}

fn decided(policies: &[&str], question: &str) -> Decision {
    let engine = Engine::new(timelines(policies)).unwrap();
    let question: Question = toml::from_str(question).unwrap();
    engine.ask(question).unwrap()
}

#[track_caller]
fn expect_stable_until(expected: Option<OffsetDateTime>, policies: &[&str], question: &str) {
    let decision = decided(policies, question);
    // That the reference says the same comes along.
    expect(answer(&decision).outcome, policies, question);
    assert_eq!(decision.stable_until, expected, "the end");
}

fn shop(rules: &str) -> String {
    format!("{SHOP}{rules}")
}

fn asking(facts: &str) -> String {
    format!("{USE}{facts}")
}

fn ledger(events: &str) -> String {
    asking(&format!("ledger = [{events}]\n"))
}

const BY_CONSENT: &str = "[[permit]]\nclause = 'p'\npurpose = 'payment'\nbasis = 'consent'\n";

fn granted(rest: &str) -> String {
    format!("{{ event = 'granted', strength = 'express', purpose = 'payment', {rest} }}, ")
}

#[test]
fn a_grant_counts_from_its_record_up_to_its_expiry() {
    let policy = shop(BY_CONSENT);
    let ask = |expected, events: &str| expect(expected, &[&policy], &ledger(events));
    ask(Permitted, &granted("recorded = 2026-03-01"));
    ask(NotPermitted, &granted("recorded = 2026-03-01T00:00:01Z"));
    ask(NotPermitted, &granted("recorded = 2026-01-01, expires = 2026-03-01"));
    ask(Permitted, &granted("recorded = 2026-01-01, expires = 2026-03-01T00:00:01Z"));
    ask(
        NotPermitted,
        &granted("recorded = 2026-01-01, purpose = 'marketing'").replacen(
            "purpose = 'payment', ",
            "",
            1,
        ),
    );
}

#[test]
fn a_denial_ends_earlier_grants_and_any_denial_stops_implied_ones() {
    let policy = shop(BY_CONSENT);
    let ask = |expected, events: &str| expect(expected, &[&policy], &ledger(events));
    let grant = granted("recorded = 2026-01-10");
    let denied = |day: &str| format!("{{ event = 'withdrawn', recorded = {day} }}");
    // At one instant the grant prevails where it is about less than the denial.
    ask(Permitted, &format!("{grant}{}", denied("2026-01-10")));
    let same = "{ event = 'withdrawn', purpose = 'payment', recorded = 2026-01-10 }";
    ask(NotPermitted, &format!("{grant}{same}"));
    ask(NotPermitted, &format!("{grant}{}", denied("2026-01-11")));
    ask(Permitted, &format!("{grant}{}", denied("2026-01-09")));
    ask(Permitted, &format!("{grant}{}", denied("2026-03-02")));
    let implied = grant.replace("'express'", "'implied'");
    ask(Permitted, &implied);
    ask(NotPermitted, &format!("{implied}{}", denied("2026-01-09")));
}

#[test]
fn words_that_nobody_knows_empty_a_grant_and_widen_an_objection() {
    let policy = shop(BY_CONSENT);
    let ask = |expected, events: &str| expect(expected, &[&policy], &ledger(events));
    ask(NotPermitted, &granted("data = ['card-number', 'unheard-of'], recorded = 2026-01-10"));
    let grant = granted("recorded = 2026-01-10");
    let objected = |data: &str| {
        format!("{grant}{{ event = 'objected', data = {data}, recorded = 2026-02-01 }}")
    };
    ask(Permitted, &objected("'email-address'"));
    ask(NotPermitted, &objected("['email-address', 'unheard-of']"));
}

#[test]
fn evidence_counts_from_its_record_up_to_its_expiry_for_its_party() {
    let policy = shop(
        "[[permit]]\nclause = 'p'\nwhen.evidence = ['litigation', 'subpoena', 'confidentiality']\n",
    );
    let ask = |expected, evidence: &str, rest: &str| {
        let question = asking(&format!("{rest}evidence = [{{ {evidence} }}]\n"));
        let is_shared = rest.contains("recipient");
        let question = if is_shared { question.replace("'use'", "'share'") } else { question };
        expect(expected, &[&policy], &question);
    };
    ask(Permitted, "kind = 'actual-litigation', recorded = 2026-03-01", "");
    ask(
        NotPermitted,
        "kind = 'actual-litigation', recorded = 2026-01-01, expires = 2026-03-01",
        "",
    );
    ask(NotPermitted, "kind = 'legal-process', recorded = 2026-01-01", "");
    // Kinds that are party-bound need a party; an unknown one makes it unknown.
    ask(NotPermitted, "kind = 'subpoena', recorded = 2026-01-01", "");
    ask(Undetermined, "kind = 'subpoena', party = 'acme', recorded = 2026-01-01", "");
    ask(NotPermitted, "kind = 'confidentiality', recorded = 2026-01-01", "");
    ask(Undetermined, "kind = 'confidentiality', party = 'acme', recorded = 2026-01-01", "");
    ask(
        Permitted,
        "kind = 'confidentiality', party = 'acme', recorded = 2026-01-01",
        "recipient = { role = 'partner', party = 'acme' }\n",
    );
    ask(
        NotPermitted,
        "kind = 'confidentiality', party = 'acme', recorded = 2026-01-01",
        "recipient = { role = 'partner', party = 'bolt' }\n",
    );
}

#[test]
fn a_party_on_record_stands_in_the_role_that_the_act_gives_it() {
    let evidence = "evidence = [{ kind = 'subpoena', party = 'acme', recorded = 2026-01-01 }]\n";
    let ask = |expected, of: &str, action: &str, parties: &str| {
        let when = format!("when.evidence = {{ kind = 'subpoena'{of} }}\n");
        let policy = shop(&format!("[[permit]]\nclause = 'p'\n{when}"));
        let question = USE.replace("'use'", action).replace("by = 'controller'\n", "");
        expect(expected, &[&policy], &format!("{question}{parties}{evidence}"));
    };
    let by = "by = { role = 'staff', party = 'acme' }\n";
    let source = "source = { kind = 'third-party', party = 'acme' }\n";
    let recipient = "recipient = { role = 'partner', party = 'acme' }\n";
    ask(Permitted, "", "'use'", by);
    ask(Undetermined, "", "'use'", source);
    ask(Permitted, "", "'collect'", source);
    ask(Undetermined, "", "'collect'", by);
    ask(Permitted, "", "'share'", recipient);
    // There is none in whose role the party could stand.
    ask(NotPermitted, ", of = 'recipient'", "'use'", by);
    ask(Permitted, ", of = 'source'", "'use'", source);
}

const OPT_OUT: &str = "[[permit]]\nclause = 'p'\npurpose = 'payment'\n\
                       [[opt-out]]\nclause = 'o'\npurpose = 'payment'\n";

#[test]
fn an_objection_bears_from_the_end_of_grace_until_an_express_grant() {
    let ask = |expected, grace: &str, events: &str| {
        expect(expected, &[&shop(&format!("{OPT_OUT}{grace}"))], &ledger(events));
    };
    let objected = "{ event = 'objected', recorded = 2026-02-01 }, ";
    ask(Permitted, "", "");
    ask(Prohibited, "", objected);
    ask(Permitted, "grace = '1 month 1 hour'\n", objected);
    ask(Prohibited, "grace = '1 month'\n", objected);
    let and = |rest: &str| format!("{objected}{}", granted(rest));
    ask(Permitted, "", &and("recorded = 2026-02-02"));
    // "No, except this": the grant of the same instant prevails, since it is about less.
    ask(Permitted, "", &and("recorded = 2026-02-01"));
    ask(Prohibited, "", &and("recorded = 2026-02-02").replace("'express'", "'implied'"));
    // An objection is answered only as long as the grant stands.
    ask(Prohibited, "", &and("recorded = 2026-02-02, expires = 2026-02-03"));
    ask(Undetermined, "", &and("party = 'acme', recorded = 2026-02-02"));
    expect(Undetermined, &[&shop(OPT_OUT)], USE);
}

#[test]
fn grace_for_some_uses_needs_evidence_from_before_the_objection() {
    let grace = "grace = { period = '60 days', only-for = 'legal-process' }\n";
    let policy = shop(&format!("{OPT_OUT}{grace}"));
    let ask = |expected, evidence: &str| {
        let objected = ledger("{ event = 'objected', recorded = 2026-02-01 }");
        let question = format!("{objected}evidence = [{{ {evidence} }}]\n");
        expect(expected, &[&policy], &question);
    };
    ask(Permitted, "kind = 'actual-litigation', recorded = 2026-01-31");
    ask(Prohibited, "kind = 'actual-litigation', recorded = 2026-02-01");
    ask(Prohibited, "kind = 'actual-litigation', recorded = 2026-01-31, expires = 2026-03-01");
    // Somebody's demand, and nobody knows whose.
    ask(Prohibited, "kind = 'subpoena', recorded = 2026-01-31");
    ask(Undetermined, "kind = 'subpoena', recorded = 2026-01-31, party = 'acme'");
}

#[test]
fn some_bases_give_way_to_objections_as_the_opt_outs_say() {
    let ask = |expected, permit: &str, opt_outs: &str| {
        let permit = format!("[[permit]]\nclause = 'p'\npurpose = 'payment'\n{permit}");
        let objected = ledger("{ event = 'objected', recorded = 2026-02-01 }");
        expect(expected, &[&shop(&format!("{permit}{opt_outs}"))], &objected);
    };
    let basis = "basis = 'legitimate-interests'\n";
    let survives = "basis = 'legitimate-interests'\nsurvives-objection = true\n";
    let opt_out = |text: &str| format!("[[opt-out]]\nclause = 'o'\n{text}");
    ask(NotPermitted, basis, "");
    ask(Permitted, survives, "");
    ask(Permitted, "basis = 'contract'\n", "");
    ask(Permitted, basis, &opt_out("grace = '60 days'\n"));
    // An opt-out about other uses grants no grace here.
    ask(NotPermitted, basis, &opt_out("action = 'disclose'\ngrace = '60 days'\n"));
    // It gives way exactly as an opt-out does that holds the use by what it says of the act.
    ask(
        Undetermined,
        basis,
        &opt_out("identifiability = 'identified'\ngrace = '10 days'\nwhen.age = { below = 13 }\n"),
    );
    // Not where its exception holds.
    let lifted = opt_out("id = 'o-2'\nunless = [{ action = 'use' }]\n");
    ask(Permitted, basis, &format!("{}{lifted}", opt_out("grace = '60 days'\n")));
    ask(Permitted, survives, &lifted);
}

#[test]
fn deemed_consent_is_an_implied_grant_of_the_version_then_in_force() {
    let deemed = |rest: &str| {
        format!("{BY_CONSENT}[[deemed-consent]]\nclause = 'd'\nevent = 'legal-process'\n{rest}")
    };
    let ask = |expected, policies: &[&str], facts: &str| {
        let facts = format!(
            "place = 'GB'\nevidence = [{{ kind = 'actual-litigation', recorded = 2026-02-01 }}]\n{facts}"
        );
        expect(expected, policies, &asking(&facts));
    };
    let none = "ledger = []\n";
    ask(Permitted, &[&shop(&deemed(""))], none);
    ask(Undetermined, &[&shop(&deemed(""))], "");
    ask(NotPermitted, &[&shop(&deemed("action = 'disclose'\n"))], none);
    ask(
        NotPermitted,
        &[&shop(&deemed(""))],
        "ledger = [{ event = 'refused', recorded = 2020-02-02 }]\n",
    );
    let express = deemed("").replace("basis = 'consent'", "when.consent = 'express'");
    ask(NotPermitted, &[&shop(&express)], none);
    // In force when the event happened was another version.
    let later = deemed("").to_owned();
    let second =
        shop(&later).replace("version = '1'", "version = '2'").replace("2020-01-01", "2026-02-15");
    ask(NotPermitted, &[&shop(&deemed("")), &second], none);
    // It is the declaration, or the evidence, that names the place.
    let naming = |rest: &str| {
        deemed(rest).replace(
            "basis = 'consent'",
            "when.consent = { strength = 'implied', naming = 'place' }",
        )
    };
    ask(NotPermitted, &[&shop(&naming(""))], none);
    ask(Permitted, &[&shop(&naming("place = 'GB'\n"))], none);
    // It counts in its own policy only.
    let law = format!("{LAW}[[forbid]]\nclause = 'f'\nunless = [{{ when.consent = 'implied' }}]\n");
    ask(Prohibited, &[&shop(&deemed("")), &law], none);
}

#[test]
fn a_grant_bound_to_a_version_counts_under_it_and_inside_limits() {
    let law = format!("{LAW}[[forbid]]\nclause = 'f'\nunless = [{{ when.consent = 'express' }}]\n");
    let ask = |expected, version: &str| {
        let policies = [&*shop("[[permit]]\nclause = 'p'\npurpose = 'payment'\n"), &*law];
        let grant = granted(&format!("policy = '{version}', recorded = 2026-01-01"));
        expect(expected, &policies, &ledger(&grant));
        let bound = if expected == Permitted { Permitted } else { NotPermitted };
        expect(bound, &[&shop(BY_CONSENT)], &ledger(&grant));
    };
    ask(Permitted, "shop@1");
    ask(Prohibited, "shop@2");
    ask(Prohibited, "law@1");
}

#[test]
fn limits_and_policies_compose() {
    let permit = shop("[[permit]]\nclause = 'p'\npurpose = 'payment'\n");
    let law = |rest: &str| format!("{LAW}[[forbid]]\nclause = 'f'\n{rest}");
    expect(Permitted, &[&permit, &law("action = 'disclose'\n")], USE);
    expect(Undetermined, &[&permit, &law("when.age = { below = 13 }\n")], USE);
    expect(Prohibited, &[&permit, &law("")], USE);
    // A limit speaks even of what no operating policy speaks of.
    let silent = shop("[[beyond]]\nclause = 'b'\naction = 'use'\n");
    expect(OutOfScope, &[&silent, &law("action = 'disclose'\n")], USE);
    expect(Prohibited, &[&silent, &law("")], USE);
    expect(Undetermined, &[&silent, &law("when.age = { below = 13 }\n")], USE);
    expect(NotPermitted, &[&law("action = 'disclose'\n")], USE);
    // An operating policy with no version in force permits nothing; a silent one is silent.
    let other = permit.replace("'shop'", "'other'");
    expect(Permitted, &[&permit, &silent.replace("'shop'", "'other'")], USE);
    expect(NotPermitted, &[&permit, &other.replace("2020-01-01", "2026-03-02")], USE);
    let limit_to_come = law("").replace("2020-01-01", "2026-03-02");
    expect(Permitted, &[&permit, &limit_to_come], USE);
}

#[test]
fn circumstances_are_one_of_what_lies_below() {
    let ask = |expected, rule: &str, residence: &str| {
        let policy = shop(&format!("[[permit]]\nclause = 'p'\npurpose = 'payment'\n{rule}"));
        let question = USE.replace("subject.id = 'client-1'\n", "");
        let question = format!("{question}[subject]\nid = 'client-1'\n{residence}\n");
        expect(expected, &[&policy], &question);
    };
    ask(Permitted, "residence = 'US'\n", "residence = 'US-CA'");
    ask(Undetermined, "residence = 'US-CA'\n", "residence = 'US'");
    ask(NotPermitted, "residence = 'US'\n", "residence = 'DE'");
    ask(Undetermined, "residence = 'US'\n", "");
    // Two lists that share a member.
    let lists = "[[word]]\nfacet = 'place'\nkey = 'north'\nincludes = ['DE', 'FR']\ndefinition = '.'\n\
                 [[word]]\nfacet = 'place'\nkey = 'south'\nincludes = ['FR', 'IT']\ndefinition = '.'\n";
    ask(Undetermined, &format!("residence = 'north'\n{lists}"), "residence = 'south'");
    // Years are completed at midnight; without a 29 February, at that of 1 March.
    let of_age = |expected, birth_date: &str| {
        let subject = format!("birth-date = {birth_date}\noffset = '+00:00'");
        ask(expected, "when.age = { at-least = 18 }\n", &subject);
    };
    of_age(Permitted, "2008-02-29");
    of_age(Permitted, "2008-03-01");
    of_age(NotPermitted, "2008-03-02");
    // What is not known is not done knowingly.
    let knowingly = "[[forbid]]\nclause = 'f'\nwhen.knowingly.age = { below = 13 }\n";
    ask(Permitted, knowingly, "");
    ask(Prohibited, knowingly, "age = 12");
}

#[test]
fn what_a_policy_speaks_of_comes_first() {
    let of_adults = "[[scope]]\nclause = 's'\nwhen.age = { at-least = 18 }\n";
    let permit = "[[permit]]\nclause = 'p'\npurpose = 'payment'\n";
    expect(Undetermined, &[&shop(&format!("{of_adults}{permit}"))], USE);
    // Nothing that could turn out to be known would permit it.
    expect(NotPermitted, &[&shop(of_adults)], USE);
    expect(OutOfScope, &[&shop(&format!("{of_adults}{permit}"))], &asking("subject.age = 12\n"));
}

#[test]
fn identifiability_is_at_most_in_permits_and_at_least_in_forbids() {
    let ask = |expected, rules: &str, identifiability: &str| {
        let question = asking(&format!("identifiability = '{identifiability}'\n"));
        expect(expected, &[&shop(rules)], &question);
    };
    let permit = "[[permit]]\nclause = 'p'\nidentifiability = 'aggregated'\n";
    ask(Permitted, permit, "anonymised");
    ask(NotPermitted, permit, "pseudonymised");
    let forbid = "[[permit]]\nclause = 'p'\npurpose = 'payment'\n[[forbid]]\nclause = 'f'\n";
    ask(Prohibited, forbid, "pseudonymised");
    ask(Permitted, forbid, "aggregated");
    ask(Prohibited, &format!("{forbid}identifiability = 'aggregated'\n"), "aggregated");
    ask(Prohibited, &format!("{forbid}identifiability = 'aggregated'\n"), "identified");
    // `only` forbids personal data, whatever the permit says of identifiability.
    let only = "[[permit]]\nclause = 'p'\npurpose = 'analytics'\nonly = 'purpose'\n\
                identifiability = 'aggregated'\n";
    ask(Prohibited, only, "identified");
    ask(NotPermitted, only, "aggregated");
}

#[test]
fn what_is_joined_is_as_identifying_and_from_wherever_its_parts_are() {
    let permit = "[[permit]]\nclause = 'p'\npurpose = 'payment'\n";
    let ask = |expected, rules: &str, action: &str| {
        let items = "[{ category = 'usage', source = 'observed', identifiability = 'aggregated' }, \
                     { category = 'card-number', source = 'given', identifiability = 'identified' }]";
        let question = USE.replace("'use'", action).replace("'card-number'", items);
        expect(expected, &[&shop(&format!("{permit}{rules}"))], &question);
    };
    let usage = "[[forbid]]\nclause = 'f'\ndata = 'usage'\n";
    ask(Permitted, usage, "'use'");
    ask(Prohibited, usage, "'combine'");
    let given = "[[forbid]]\nclause = 'f'\ndata = 'usage'\nidentifiability = 'anonymised'\nsource = 'given'\n";
    ask(Permitted, given, "'use'");
    ask(Prohibited, given, "'combine'");
}

/// A law with a list of countries, which the shop does not know.
const LAW_WITH_LIST: &str = "id = 'law'\nversion = '1'\nkind = 'limit'\nfrom = 2020-01-01\n\
                             [[word]]\nfacet = 'place'\nkey = 'listed'\nincludes = ['DE', 'FR']\n\
                             definition = '.'\n";

#[test]
fn a_list_of_another_policy_is_one_of_what_it_includes() {
    let permit = "[[permit]]\nclause = 'p'\npurpose = 'payment'\n";
    let ask = |expected, forbid: &str| {
        let policy = shop(&format!("{permit}[[forbid]]\nclause = 'f'\n{forbid}"));
        expect(expected, &[&policy, LAW_WITH_LIST], &asking("subject.residence = 'listed'\n"));
    };
    ask(Undetermined, "residence = 'DE'\n");
    ask(Undetermined, "when.residence = 'DE'\n");
    ask(Permitted, "residence = 'US'\n");
}

#[test]
fn an_objection_in_the_words_of_another_policy_bears() {
    let ask = |expected, place: &str| {
        let objected = ledger("{ event = 'objected', place = 'listed', recorded = 2026-02-01 }");
        let question = format!("place = '{place}'\n{objected}");
        expect(expected, &[&shop(OPT_OUT), LAW_WITH_LIST], &question);
    };
    ask(Prohibited, "DE");
    ask(Permitted, "US");
    // What it grants is what the shop takes it for.
    let granted = ledger(&granted("place = 'listed', recorded = 2026-02-01"));
    for place in ["DE", "listed"] {
        let question = format!("place = '{place}'\n{granted}");
        expect(NotPermitted, &[&shop(BY_CONSENT), LAW_WITH_LIST], &question);
    }
}

#[test]
fn a_denial_above_one_purpose_divides_another() {
    let word = "[[word]]\nfacet = 'purpose'\nkey = 'loyalty-points'\ndefinition = '.'\n\
                parent = ['marketing', 'service-provision']\n";
    let policy = shop(&format!(
        "{word}[[permit]]\nclause = 'p'\ndata = 'card-number'\n\
         [[opt-out]]\nclause = 'o'\npurpose = 'service-provision'\n"
    ));
    let ask = |expected, purpose: &str| {
        let objected =
            format!("{{ event = 'objected', purpose = '{purpose}', recorded = 2026-02-01 }}");
        let both = "['own-marketing', 'service-provision']";
        expect(expected, &[&policy], &ledger(&objected).replace("'payment'", both));
    };
    // It holds all of own marketing, and of the service no more than the loyalty points.
    ask(Prohibited, "marketing");
    ask(Permitted, "own-marketing");
}

#[test]
fn an_answer_waits_only_for_records_that_speak_of_it() {
    let named = "by = { role = 'controller', party = 'acme' }";
    let end = datetime!(2026-04-01 0:00 UTC);
    let ask = |expected, question: &str, rest: &str| {
        let grant = granted(&format!("{rest}, recorded = 2026-01-01, expires = 2026-04-01"));
        let question = question.replace("by = 'controller'", named);
        expect_stable_until(expected, &[&shop(BY_CONSENT)], &(question + &grants(&grant)));
    };
    ask(Some(end), USE, "party = 'acme'");
    ask(None, USE, "party = 'bolt'");
    ask(Some(end), USE, "policy = 'shop@1'");
    ask(None, USE, "policy = 'shop@2'");
    // The role in which evidence is looked for is the rule's choice.
    let evidence = "evidence = [{ kind = 'subpoena', party = 'bolt', recorded = 2026-01-01, \
                    expires = 2026-04-01 }]\n";
    let question = format!("{}{evidence}", USE.replace("by = 'controller'", named));
    expect_stable_until(Some(end), &[&shop(BY_CONSENT)], &question);
}

fn grants(events: &str) -> String {
    format!("ledger = [{events}]\n")
}

#[test]
fn a_version_ends_when_the_next_begins() {
    let first = format!("until = 2027-01-01\n{}", shop(BY_CONSENT));
    let second = shop(BY_CONSENT).replace("version = '1'", "version = '2'");
    let second = second.replace("2020-01-01", "2026-02-01");
    expect_stable_until(None, &[&first, &second], USE);
    let begins = datetime!(2026-02-01 0:00 UTC);
    let earlier = USE.replace("2026-03-01", "2026-01-01");
    expect_stable_until(Some(begins), &[&first, &second], &earlier);
}

#[test]
fn nobody_knows_the_age_of_one_who_is_not_born_yet() {
    let permit = "[[permit]]\nclause = 'p'\nwhen.age = { below = 13 }\nbasis = 'contract'\n";
    let born = |date: &str| asking(&format!("subject.birth-date = {date}\n"));
    expect(Undetermined, &[&shop(permit)], &born("2030-01-01"));
    expect(Undetermined, &[&shop(permit)], &born("2026-03-02"));
    // The day has begun somewhere on Earth, but not everywhere.
    expect(Undetermined, &[&shop(permit)], &born("2026-03-01"));
    expect(Permitted, &[&shop(permit)], &born("2026-02-28"));
    let in_utc = |date: &str| format!("{}subject.offset = '+00:00'\n", born(date));
    expect(Permitted, &[&shop(permit)], &in_utc("2026-03-01"));
    expect(Undetermined, &[&shop(permit)], &in_utc("2026-03-02"));
    // The birth itself changes the answer, where it can first have been and where it was.
    let first = datetime!(2030-01-01 0:00 +14);
    expect_stable_until(Some(first), &[&shop(permit)], &born("2030-01-01"));
    let birth = datetime!(2030-01-01 0:00 UTC);
    expect_stable_until(Some(birth), &[&shop(permit)], &in_utc("2030-01-01"));
}

#[test]
fn years_are_completed_at_the_subject_s_midnight_wherever_the_question_is_asked() {
    let permit = "[[permit]]\nclause = 'p'\nwhen.age = { at-least = 18 }\nbasis = 'contract'\n";
    let engine = Engine::new(timelines(&[&shop(permit)])).unwrap();
    let cited = |at| {
        let text = asking("subject.birth-date = 2008-03-01\nsubject.offset = '+00:00'\n");
        let mut question: Question = toml::from_str(&text).unwrap();
        question.at = at;
        let decision = engine.ask(question).unwrap();
        let clauses: Vec<&str> = decision.clauses().iter().map(|clause| clause.as_str()).collect();
        (decision.is_permitted(), clauses.concat())
    };
    assert_eq!(cited(datetime!(2026-02-28 20:00 -7)), (true, "p".to_owned()));
    assert_eq!(cited(datetime!(2026-03-01 3:00 +5)), (false, String::new()));
}

#[test]
fn an_answer_says_when_grace_ends_whether_it_is_yes_or_open() {
    let policy = shop(&format!("{OPT_OUT}grace = '60 days'\n"));
    let open = format!("{policy}[[forbid]]\nclause = 'f'\nwhen.age = {{ below = 13 }}\n");
    for policy in [policy, open] {
        let decision =
            decided(&[&policy], &ledger("{ event = 'objected', recorded = 2026-02-01 }"));
        let end = datetime!(2026-04-02 0:00 UTC);
        let says = |notice: &Notice| matches!(notice, Notice::GraceEnds { at, .. } if *at == end);
        assert!(decision.parts[0].notices.iter().any(says), "{:?}", decision.outcome);
    }
}

#[test]
fn what_is_missing_can_be_a_word_without_what_lies_below_it() {
    let words = "[[word]]\nfacet = 'channel'\nkey = 'pigeon'\ndefinition = '.'\n\
                 [[word]]\nfacet = 'channel'\nkey = 'carrier-pigeon'\nparent = 'pigeon'\n\
                 definition = '.'\n";
    let permit = "[[permit]]\nclause = 'p'\nchannel = 'pigeon'\n";
    let missing = |forbid: &str| {
        let policy = shop(&format!("{words}{permit}{forbid}"));
        let decision = decided(&[&policy], &USE.replace("'use'", "'contact'"));
        let sets = &decision.parts[0].missing.as_ref().unwrap().sets;
        sets.iter().flatten().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(missing(""), ["channel: pigeon"]);
    let forbid = "[[forbid]]\nclause = 'f'\nchannel = 'carrier-pigeon'\n";
    assert_eq!(missing(forbid), ["channel: exactly pigeon"]);
}

#[test]
fn what_is_missing_is_one_grant_that_names_what_all_rules_ask() {
    let forbid = |clause: &str, naming: &str| {
        format!(
            "[[forbid]]\nclause = '{clause}'\n\
             unless = [{{ when.consent = {{ strength = 'express', naming = '{naming}' }} }}]\n"
        )
    };
    let rules = [BY_CONSENT, &forbid("f", "data"), &forbid("g", "place")].concat();
    let decision = decided(&[&shop(&rules)], &format!("{}place = 'GB'\n", ledger("")));
    let missing = decision.parts[0].missing.as_ref().unwrap();
    let sets: Vec<String> = missing.sets.iter().flatten().map(ToString::to_string).collect();
    assert_eq!(sets, ["consent: express naming data and place"]);
}

#[test]
fn what_is_missing_for_one_rule_can_do_for_another() {
    let policy = shop(
        "[[permit]]\nclause = 'p'\nwhen.evidence = 'subpoena'\n\
         [[forbid]]\nclause = 'f'\nunless = [{ when.evidence = 'legal-process' }]\n",
    );
    let named = "by = { role = 'controller', party = 'acme' }";
    let decision = decided(&[&policy], &USE.replace("by = 'controller'", named));
    let missing = decision.parts[0].missing.as_ref().unwrap();
    let sets: Vec<String> = missing.sets.iter().flatten().map(ToString::to_string).collect();
    assert_eq!(sets, ["evidence: subpoena of by"]);
}

#[test]
fn a_restriction_goes_on_until_all_agree_who_have_to() {
    let policy = shop(
        "[[permit]]\nclause = 'p'\npurpose = 'payment'\nbasis = 'contract'\n\
         [[consent-giver]]\nclause = 'g'\nwhen.age.below = 16\ngiver = ['subject', 'parent']\nall = true\n",
    );
    let restricted = "{ event = 'restricted', recorded = 2026-01-10 }, ";
    let ask = |expected, age: &str, events: &str| {
        let question = ledger(&format!("{restricted}{events}"));
        expect(expected, &[&policy], &format!("{question}subject.age = {age}\n"));
    };
    let own = granted("recorded = 2026-02-01");
    let of_parent = granted("recorded = 2026-02-02, giver = 'parent'");
    ask(Prohibited, "15", "");
    ask(Prohibited, "15", &own);
    ask(Permitted, "15", &format!("{own}{of_parent}"));
    ask(Permitted, "16", &own);
}

#[test]
fn who_is_heard_alone_is_heard_when_saying_no() {
    let policy = shop(&format!(
        "{BY_CONSENT}[[consent-giver]]\nclause = 'g'\nwhen.age.below = 16\ngiver = 'parent'\nalone = true\n"
    ));
    let refused = "{ event = 'refused', recorded = 2026-01-10, giver = 'parent' }";
    let events = format!("{}{refused}", granted("recorded = 2026-02-01"));
    // Of unknown age: whether or not the declaration holds, it sets no denial of a parent aside.
    expect(NotPermitted, &[&policy], &ledger(&events));
    expect(NotPermitted, &[&policy], &format!("{}subject.age = 15\n", ledger(&events)));
    expect(Permitted, &[&policy], &format!("{}subject.age = 18\n", ledger(&events)));
}
