//! What a schedule or a granted right orders is permitted, unless a forbid holds or the policy does
//! not speak of it.

use super::{LAW, SHOP, cited, decide, missing, nothing_cures, notices, standing, unknown};
use permitted::Outcome::{NotPermitted, OutOfScope, Permitted, Prohibited, Undetermined};
use permitted::retention::{Disposition, Standing};
use permitted::{Decision, Outcome};

const CALLS: &str = "
    [[permit]]
    clause = '1'
    action = 'use'
    basis = 'contract'
    [[retention]]
    clause = '2'
    data = 'call-recording'
    purpose = 'quality-assurance'
    maximum = { period = '90 days', from = 'collected' }
    then = 'erase'
";
const COPIES: &str = "
    [[permit]]
    clause = '1'
    action = 'use'
    basis = 'contract'
    [[right]]
    clause = '2'
    right = ['access', 'rectification', 'erasure']
    obligation = 'provide-copy'
";

fn shop(rules: &str) -> String {
    format!("{SHOP}{rules}")
}

fn recording(policies: &[&str], action: &str, record: &str) -> Decision {
    let question = format!(
        "action = '{action}'\ndata = 'call-recording'\npurpose = 'quality-assurance'\n\
         by = 'controller'\nsubject.id = 'u'\nledger = []\nplace = 'DE'\nat = 2026-03-01\nrecord = {{ {record} }}"
    );
    decide(policies, &question)
}

/// An act on the meter readings of someone, with this on record.
fn readings(policies: &[&str], act: &str, on_record: &str) -> Decision {
    let ledger = if on_record.contains("ledger") { "" } else { "ledger = []\n" };
    let question = format!(
        "data = 'energy-consumption'\nby = 'controller'\nsubject.id = 'u'\nat = 2026-03-01\n\
         place = 'DE'\nchannel = 'email'\n{ledger}{act}\n{on_record}"
    );
    decide(policies, &question)
}

const TO_SUBJECT: &str =
    "action = 'disclose'\nrecipient = 'the-subject'\npurpose = 'requested-disclosure'";
const GRANTED: &str = "evidence = [{ kind = 'granted-access', recorded = 2026-02-25 }]";

fn relied_on(decision: &Decision) -> Vec<String> {
    let grounds = decision.parts.iter().flat_map(|part| &part.grounds);
    grounds.filter(|ground| ground.relied_on).map(|ground| ground.rule.to_string()).collect()
}

#[test]
fn what_is_due_may_be_disposed_of_as_its_rule_says_and_is_used_no_more() {
    let policy = shop(CALLS);
    let old = |action| recording(&[&policy], action, "collected = 2025-06-01");
    let erased = old("erase");
    assert_eq!((erased.outcome, cited(&erased)), (Permitted, vec!["2 permits".to_owned()]));
    assert_eq!(relied_on(&erased), ["retention `2`"]);
    assert!(erased.parts[0].grounds[0].bases.is_empty());
    for action in ["use", "anonymise", "restrict"] {
        let other = old(action);
        assert_eq!((other.outcome, cited(&other)), (Prohibited, vec!["2 forbids".to_owned()]));
    }
    // Not before it is due, and who knows when it was collected?
    let young = recording(&[&policy], "erase", "collected = 2026-02-01");
    assert_eq!((young.outcome, cited(&young)), (NotPermitted, vec![]));
    assert!(nothing_cures(&young), "{:?}", missing(&young));
    let unknown_age = recording(&[&policy], "erase", "");
    assert_eq!(unknown_age.outcome, Undetermined);
    assert_eq!(unknown(&unknown_age), ["collected"]);
}

#[test]
fn other_disposals_are_ordered_as_the_schedule_says() {
    for (then, action, outcome) in [
        ("anonymise", "anonymise", Permitted),
        ("anonymise", "erase", NotPermitted),
        ("anonymise", "restrict", Prohibited),
        ("restrict", "restrict", Permitted),
        ("restrict", "anonymise", Prohibited),
        ("restrict", "erase", NotPermitted),
    ] {
        let policy = shop(&CALLS.replace("then = 'erase'", &format!("then = '{then}'")));
        let decision = recording(&[&policy], action, "collected = 2025-06-01");
        assert_eq!(decision.outcome, outcome, "{then}: {action}");
    }
}

#[test]
fn forbids_holds_and_minima_override_what_is_ordered() {
    let forbidden = shop(&format!("{CALLS}[[forbid]]\nclause = '3'\naction = 'erase'\n"));
    let old = "collected = 2025-06-01";
    let decision = recording(&[&forbidden], "erase", old);
    assert_eq!((decision.outcome, cited(&decision)), (Prohibited, vec!["3 forbids".to_owned()]));
    let held = format!("{old}, hold = [{{ reference = 'suit 12', from = 2025-03-01 }}]");
    let decision = recording(&[&shop(CALLS)], "erase", &held);
    assert_eq!(
        (decision.outcome, notices(&decision)),
        (Prohibited, vec!["held by suit 12".into()])
    );
    let law = format!(
        "{LAW}[[retention]]\nclause = 'L2'\ndata = 'call-recording'\npurpose = 'quality-assurance'\n\
         minimum = {{ period = '2 years', from = 'collected' }}\n"
    );
    let decision = recording(&[&shop(CALLS), &law], "erase", old);
    assert_eq!((decision.outcome, cited(&decision)), (Prohibited, vec!["L2 forbids".to_owned()]));
}

#[test]
fn a_law_s_schedule_orders_under_each_policy_that_speaks_of_the_use() {
    let policy = shop("permit = [{ clause = '1', action = 'use', basis = 'contract' }]");
    let second = policy.replace("id = 'shop'", "id = 'branch'");
    let (_, schedule) = CALLS.split_once("[[retention]]").expect("the shop has a schedule");
    let law = format!("{LAW}[[retention]]{schedule}");
    let decision = recording(&[&policy, &second, &law], "erase", "collected = 2025-06-01");
    assert_eq!((decision.outcome, cited(&decision)), (Permitted, vec!["2 permits".to_owned()]));
    assert_eq!(decision.parts[0].grounds[0].rule.policy.as_str(), "law");
    // No operating policy speaks of it, or none of whose scope anything is known.
    let elsewhere = format!("{policy}\nscope = [{{ clause = '0', residence = 'NO' }}]\n");
    let decision = recording(&[&elsewhere, &law], "erase", "collected = 2025-06-01");
    assert_eq!(decision.outcome, Undetermined);
    assert_eq!(unknown(&decision), ["residence"]);
    let abroad = elsewhere.replace("residence = 'NO'", "place = 'NO'");
    let decision = recording(&[&abroad, &law], "erase", "collected = 2025-06-01");
    assert_eq!(decision.outcome, OutOfScope);
}

#[test]
fn a_right_that_was_granted_permits_what_carries_it_out() {
    let policy = shop(COPIES);
    let decision = readings(&[&policy], TO_SUBJECT, GRANTED);
    assert_eq!((decision.outcome, cited(&decision)), (Permitted, vec!["2 permits".to_owned()]));
    assert_eq!(relied_on(&decision), ["right `2`"]);
    assert_eq!(decision.obligations[0].obligation.to_string(), "provide-copy");
    let without = readings(&[&policy], TO_SUBJECT, "");
    assert_eq!((without.outcome, cited(&without)), (NotPermitted, vec![]));
    assert_eq!(missing(&without), ["evidence: granted-access"]);
}

fn outcome(act: &str, evidence: &str) -> Outcome {
    readings(&[&shop(COPIES)], act, &format!("evidence = [{{ {evidence} }}]")).outcome
}

#[test]
fn what_is_granted_goes_to_the_person_or_to_whom_it_was_granted() {
    let granted = "kind = 'granted-access', recorded = 2026-02-25";
    let to = |recipient: &str| {
        format!("action = 'disclose'\nrecipient = {recipient}\npurpose = 'requested-disclosure'")
    };
    let named = format!("{granted}, party = 'grid-lab'");
    let (grid, sun) =
        ("{ role = 'partner', party = 'grid-lab' }", "{ role = 'partner', party = 'sun-coop' }");
    assert_eq!(outcome(&to(grid), &named), Permitted);
    assert_eq!(outcome(&to(grid), granted), NotPermitted);
    assert_eq!(outcome(&to(sun), &named), NotPermitted);
    assert_eq!(outcome(&to("'partner'"), &named), Undetermined);
    // The person's own name may be the one that the evidence says.
    assert_eq!(outcome(TO_SUBJECT, &named), Undetermined);
    // To be shown one's data is not to have it shared or published.
    for action in ["share", "publish", "exchange", "sell"] {
        let act = to(grid).replace("disclose", action);
        assert_eq!(outcome(&act, &named), NotPermitted, "{action}");
    }
    // A recipient who may be anybody is not the person.
    assert_eq!(outcome(&to("'third-party'"), granted), NotPermitted);
}

#[test]
fn a_grant_of_a_right_reaches_as_far_as_it_says_and_lasts_as_long() {
    for (evidence, expected) in [
        (
            "kind = 'granted-access', recorded = 2026-02-25, purpose = 'requested-disclosure'",
            Permitted,
        ),
        ("kind = 'granted-access', recorded = 2026-02-25, purpose = 'billing'", NotPermitted),
        ("kind = 'granted-access', recorded = 2026-02-25, data = 'usage'", NotPermitted),
        ("kind = 'granted-access', recorded = 2026-02-25, place = 'FR'", NotPermitted),
        ("kind = 'granted-access', recorded = 2026-02-25, expires = 2026-03-01", NotPermitted),
        ("kind = 'granted-access', recorded = 2026-03-02", NotPermitted),
        ("kind = 'granted-right', recorded = 2026-02-25", NotPermitted),
        ("kind = 'granted-erasure', recorded = 2026-02-25", NotPermitted),
    ] {
        assert_eq!(outcome(TO_SUBJECT, evidence), expected, "{evidence}");
    }
    let erase = |action: &str| format!("action = '{action}'\npurpose = 'billing'");
    let erasure = "kind = 'granted-erasure', recorded = 2026-02-25";
    for (action, evidence, expected) in [
        ("erase", erasure, Permitted),
        ("anonymise", erasure, Permitted),
        ("rectify", erasure, NotPermitted),
        ("rectify", "kind = 'granted-rectification', recorded = 2026-02-25", Permitted),
        // A right that this policy does not give.
        ("disclose", "kind = 'granted-portability', recorded = 2026-02-25", NotPermitted),
    ] {
        let act =
            erase(action) + if action == "disclose" { "\nrecipient = 'the-subject'" } else { "" };
        let act = act.replace("\nchannel = 'email'", "");
        let question = format!("evidence = [{{ {evidence} }}]");
        let policy = shop(COPIES);
        let text = format!(
            "data = 'energy-consumption'\nby = 'controller'\nsubject.id = 'u'\nat = 2026-03-01\n\
             place = 'DE'\nledger = []\n{act}\n{question}"
        );
        assert_eq!(decide(&[&policy], &text).outcome, expected, "{action}: {evidence}");
    }
}

#[test]
fn a_granted_right_goes_through_restriction_and_past_the_maximum_but_not_through_a_forbid() {
    let restricted = "ledger = [{ event = 'restricted', recorded = 2026-02-01 }]\n";
    let policy = shop(COPIES);
    let decision = readings(&[&policy], TO_SUBJECT, &format!("{restricted}{GRANTED}"));
    assert_eq!((decision.outcome, cited(&decision)), (Permitted, vec!["2 permits".to_owned()]));
    let decision = readings(&[&policy], TO_SUBJECT, restricted);
    assert_eq!(decision.outcome, Prohibited);
    assert_eq!(
        missing(&decision),
        ["evidence: granted-access", "consent: express", "lifted by the subject"][..1]
    );
    let with_schedule = shop(&format!(
        "{COPIES}[[retention]]\nclause = '3'\ndata = 'energy-consumption'\n\
         purpose = 'requested-disclosure'\nmaximum = {{ period = '1 year', from = 'collected' }}\n\
         then = 'erase'\n"
    ));
    let past = format!("{TO_SUBJECT}\nrecord = {{ collected = 2024-01-01 }}");
    assert_eq!(readings(&[&with_schedule], &past, GRANTED).outcome, Permitted);
    let decision = readings(&[&with_schedule], &past, "");
    assert_eq!((decision.outcome, cited(&decision)), (Prohibited, vec!["3 forbids".to_owned()]));
    let forbids = shop(&format!("{COPIES}[[forbid]]\nclause = '4'\naction = 'disclose'\n"));
    let decision = readings(&[&forbids], TO_SUBJECT, GRANTED);
    assert_eq!((decision.outcome, cited(&decision)), (Prohibited, vec!["4 forbids".to_owned()]));
}

#[test]
fn what_its_subject_asked_to_erase_may_be_erased_and_who_says_so_is_cited() {
    let asked = "collected = 2026-02-01, erasure-requested = 2026-02-20";
    let request_alone = shop("permit = [{ clause = '1', action = 'use', basis = 'contract' }]");
    let by_right = format!("{request_alone}\nright = [{{ clause = '2', right = 'erasure' }}]\n");
    let right = "[[right]]\nclause = '2'\nright = 'erasure'\ndata = 'health-data'\n";
    let of_other_data = format!("{request_alone}\n{right}");
    let by_rule = format!("{}\n[[right]]\nclause = '4'\nright = 'erasure'\n", shop(CALLS));
    for (policy, rule, id) in [
        (&request_alone, "erasure-request `erasure-requested`", "erasure-requested"),
        (&of_other_data, "erasure-request `erasure-requested`", "erasure-requested"),
        (&by_right, "right `2`", "2"),
        (&by_rule, "retention `2`", "2"),
    ] {
        let erased = recording(&[policy], "erase", asked);
        assert_eq!(erased.outcome, Permitted, "{rule}");
        assert_eq!(relied_on(&erased), [rule]);
        let used = recording(&[policy], "use", asked);
        assert_eq!((used.outcome, cited(&used)), (Prohibited, vec![format!("{id} forbids")]));
        let rules: Vec<String> =
            used.parts[0].citations.iter().map(|one| one.rule.to_string()).collect();
        assert_eq!(rules, [rule]);
        assert_eq!(recording(&[policy], "anonymise", asked).outcome, NotPermitted);
    }
    // Not before it was asked for.
    let later = "collected = 2026-02-01, erasure-requested = 2026-03-02";
    assert_eq!(recording(&[&by_right], "erase", later).outcome, NotPermitted);
    assert_eq!(recording(&[&by_right], "use", later).outcome, Permitted);
}

/// What a record still serves after its erasure was asked for is what it may be used for.
/// `erasure-asked-held-lawsuit-due`.
#[test]
fn asked_to_erase_and_held_for_a_lawsuit() {
    let policy = shop(
        "permit = [{ clause = '1', action = 'use', basis = 'contract' }]\n\
         [[retention]]\nclause = '2'\ndata = 'tenancy'\npurpose = ['account-servicing', 'legal-claims']\n\
         maximum = { period = '5 years', from = 'contract-ended' }\nthen = 'erase'\n",
    );
    let held = "contract-ended = 2025-06-01\nerasure-requested = 2026-01-15\n\
                hold = [{ reference = 'case-3', from = 2025-12-01 }]\n";
    let used = |purpose: &str| {
        let record = held.trim_end().replace('\n', ", ");
        decide(
            &[&policy],
            &format!(
                "action = 'use'\ndata = 'tenancy'\npurpose = '{purpose}'\nby = 'controller'\n\
                 subject.id = 'u'\nledger = []\nplace = 'DE'\nrecord = {{ {record} }}"
            ),
        )
    };
    let servicing = used("account-servicing");
    assert_eq!((servicing.outcome, cited(&servicing)), (Prohibited, vec!["2 forbids".to_owned()]));
    let lawsuit = used("legal-claims");
    assert_eq!((lawsuit.outcome, cited(&lawsuit)), (Permitted, vec!["1 permits".to_owned()]));
    let record = |purposes: &str, rest: &str| {
        standing(
            &[&policy],
            &format!("record = 'flat'\ndata = 'tenancy'\npurpose = {purposes}\n{rest}"),
        )
    };
    let usable =
        |standing: &Standing| standing.usable.iter().map(ToString::to_string).collect::<Vec<_>>();
    let flat_7 = record("['account-servicing', 'legal-claims']", held);
    assert!(matches!(flat_7.disposition, Disposition::Held { .. }), "{flat_7:?}");
    assert_eq!(usable(&flat_7), ["legal-claims"]);
    let flat_8 = record(
        "'account-servicing'",
        "contract-ended = 2025-06-01\nerasure-requested = 2026-02-20\n",
    );
    assert!(matches!(flat_8.disposition, Disposition::Dispose { .. }), "{flat_8:?}");
    assert_eq!(usable(&flat_8), Vec::<String>::new());
}
