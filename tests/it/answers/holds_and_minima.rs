//! What holds and minima of the schedule do to an act on a stored record.

use super::{SHOP, becomes, cited, decide, example, next_due, notices, standing, unknown};
use permitted::Outcome::{NotPermitted, OutOfScope, Permitted, Prohibited, Undetermined};
use permitted::{Decision, Outcome};

const HOLD: &str = "hold = [{ reference = 'suit 12', from = 2025-03-01 }]";

/// An act of Plexuus on a client's name whose purpose was fulfilled in 2025.
fn plexuus(action: &str, record: &str, rest: &str) -> Decision {
    let question = format!(
        "action = '{action}'\ndata = 'name'\npurpose = 'service-provision'\nby = 'controller'\n\
         place = 'US'\nsubject.id = 'client-17'\nledger = []\n\
         record = {{ collected = 2024-05-01, purpose-fulfilled = 2025-01-01, {record} }}\n{rest}\n"
    );
    decide(&[&example("plexuus")], &question)
}

#[test]
fn a_hold_is_on_what_still_leads_to_a_person() {
    for (identifiability, outcome) in [
        ("identified", Prohibited),
        ("pseudonymised", Prohibited),
        ("aggregated", Permitted),
        ("anonymised", Permitted),
    ] {
        let rest = format!("identifiability = '{identifiability}'");
        let decision = plexuus("erase", HOLD, &rest);
        assert_eq!(decision.outcome, outcome, "{identifiability}");
        let held = if outcome == Prohibited { vec!["held by suit 12"] } else { vec![] };
        assert_eq!(notices(&decision), held, "{identifiability}");
        let deletion = cited(&decision).contains(&"PX-40-deletion permits".to_owned());
        assert_eq!(deletion, outcome == Permitted, "{identifiability}");
    }
}

#[test]
fn any_hold_in_force_forbids_to_erase_and_only_those_are_named() {
    let holds = |holds: &str| plexuus("erase", &format!("hold = [{holds}]"), "");
    let over = "{ reference = 'audit', from = 2025-02-01, until = 2026-03-01 }";
    let running = "{ reference = 'suit 12', from = 2026-03-01 }";
    let to_come = "{ reference = 'inquiry', from = 2026-03-02 }";
    let decision = holds(&format!("{over}, {running}, {to_come}"));
    assert_eq!(
        (decision.outcome, notices(&decision)),
        (Prohibited, vec!["held by suit 12".to_owned()])
    );
    let decision = holds(&format!("{over}, {to_come}"));
    assert_eq!((decision.outcome, notices(&decision)), (Permitted, vec![]));
    assert_eq!(decision.stable_until.map(super::written).as_deref(), Some("2026-03-02"));
    let record = format!(
        "record = 'r'\ndata = 'name'\npurpose = 'service-provision'\npurpose-fulfilled = 2025-01-01\n\
         hold = [{over}, {running}, {to_come}]\n"
    );
    assert_eq!(becomes(&standing(&[&example("plexuus")], &record)), "held by suit 12");
}

#[test]
fn a_hold_forbids_nothing_where_the_policy_does_not_speak() {
    let policy = |scope: &str| {
        format!("{SHOP}{scope}[[permit]]\nclause = 'PX-40'\naction = 'erase'\nbasis = 'notice'\n")
    };
    let question = format!(
        "action = 'erase'\ndata = 'name'\npurpose = 'billing'\nby = 'controller'\nrecord = {{ {HOLD} }}\n"
    );
    let outcome = |scope: &str| decide(&[&policy(scope)], &question).outcome;
    assert_eq!(outcome(""), Prohibited);
    assert_eq!(outcome("[[beyond]]\nclause = 'PX-22'\ndata = 'name'\n"), OutOfScope);
    // Where it may speak, the hold may forbid.
    let open = "[[beyond]]\nclause = 'PM-40'\ngathered-at = 'other-website'\n";
    assert_eq!(outcome(open), Undetermined);
    assert_eq!(unknown(&decide(&[&policy(open)], &question)), ["gathered-at"]);
}

#[test]
fn a_hold_forbids_to_dispose_and_nothing_else() {
    let outcome = |action, rest: &str| plexuus(action, HOLD, rest).outcome;
    assert_eq!(outcome("anonymise", ""), Prohibited);
    // Past the maximum of its purpose the name is not used; it may be stored while it is held.
    let used = plexuus("use", HOLD, "");
    assert_eq!((used.outcome, notices(&used)), (Prohibited, vec![]));
    assert!(cited(&used).contains(&"PX-40 forbids".to_owned()));
    let stored = plexuus("store", HOLD, "");
    assert_eq!((stored.outcome, notices(&stored)), (Permitted, vec!["held by suit 12".to_owned()]));
    assert_eq!(plexuus("store", "", "").outcome, Prohibited);
    // Past its maximum a record is disposed of as its rule says, and by no other action.
    assert_eq!(outcome("restrict", ""), Prohibited);
}

#[test]
fn what_is_restricted_may_lie_beyond_its_maximum() {
    let policy = |rest: &str| {
        format!(
            "{SHOP}[[permit]]\nclause = 'PN-50'\naction = 'restrict'\nbasis = 'notice'\n\
             [[retention]]\nclause = 'PX-40'\nmaximum = {{ from = 'purpose-fulfilled' }}\n{rest}"
        )
    };
    let question = "action = 'restrict'\ndata = 'name'\npurpose = 'billing'\nby = 'controller'\n\
                    record = { purpose-fulfilled = 2025-01-01 }\n";
    let decision = decide(&[&policy("then = 'restrict'\n")], question);
    assert_eq!(
        (decision.outcome, cited(&decision)),
        (Permitted, vec!["PN-50 permits".to_owned(), "PX-40 permits".to_owned()])
    );
    // What the schedule erases is not restricted instead.
    let decision = decide(&[&policy("then = 'erase'\n")], question);
    assert_eq!(
        (decision.outcome, cited(&decision)),
        (Prohibited, vec!["PX-40 forbids".to_owned()])
    );
}

#[test]
fn a_minimum_of_any_policy_lets_the_record_be_stored() {
    let shop = format!(
        "{SHOP}[[permit]]\nclause = 'PX-40'\naction = 'store'\nbasis = 'contract'\n\
         [[retention]]\nclause = 'PX-40'\nid = 'notice'\nmaximum = {{ period = '1 year', from = 'collected' }}\n"
    );
    let law = |data: &str| {
        format!(
            "{}[[retention]]\nclause = 'AO-147'\ndata = '{data}'\n\
             minimum = {{ period = '7 years', from = 'collected' }}\n",
            super::LAW
        )
    };
    let store = |law: &str, collected: &str| {
        let question = format!(
            "action = 'store'\ndata = 'invoices'\npurpose = 'billing'\nby = 'controller'\n\
             record = {{ collected = {collected} }}\n"
        );
        decide(&[&shop, law], &question)
    };
    let kept = store(&law("invoices"), "2020-05-01");
    assert_eq!(kept.outcome, Permitted);
    assert_eq!(cited(&kept), ["AO-147 retains", "PX-40 permits"]);
    // Up to its end, and only for what it speaks of.
    assert_eq!(store(&law("invoices"), "2019-03-01").outcome, Prohibited);
    assert_eq!(store(&law("invoices"), "2019-03-02").outcome, Permitted);
    assert_eq!(store(&law("receipts"), "2020-05-01").outcome, Prohibited);
}

#[test]
fn what_must_be_kept_is_cited_where_it_is_stored_alone() {
    let retains = |action: &str, rest: &str| -> (Outcome, bool) {
        let question = format!(
            "action = '{action}'\ndata = 'transaction'\npurpose = 'tax-compliance'\nplace = 'US'\n\
             by = 'controller'\nsource = 'given'\nledger = []\nsubject.id = 'client-17'\n\
             evidence = [{{ kind = 'legal-obligation', recorded = 2020-05-01 }}]\n\
             record = {{ collected = 2020-05-01, purpose-fulfilled = 'not-yet' }}\n{rest}"
        );
        let decision = decide(&[&example("plexuus")], &question);
        (decision.outcome, cited(&decision).contains(&"PX-40-tax retains".to_owned()))
    };
    assert_eq!(retains("store", ""), (Permitted, true));
    let authority = "recipient = 'tax-authority'\n";
    assert_eq!(retains("disclose", authority), (NotPermitted, false));
}

/// The next date on which a record may become due is that of the last hold, and no past one's.
#[test]
fn nothing_held_is_due_before_its_last_hold_ends() {
    let record = |holds: &str| {
        format!(
            "record = 'r'\ndata = 'name'\npurpose = 'service-provision'\n\
             purpose-fulfilled = 2025-01-01\nhold = [{holds}]\n"
        )
    };
    let due = |holds: &str| next_due(&[&example("plexuus")], &[&record(holds)]);
    let over = "{ reference = 'audit', from = 2025-02-01, until = 2025-06-01 }";
    let suit = "{ reference = 'suit', from = 2025-02-01, until = 2026-08-01 }";
    let inquiry = "{ reference = 'inquiry', from = 2025-02-01, until = 2026-05-01 }";
    let forever = "{ reference = 'order', from = 2025-02-01 }";
    assert_eq!(due(&format!("{over}, {suit}, {inquiry}")).as_deref(), Some("2026-08-01"));
    assert_eq!(due(&format!("{over}, {suit}, {forever}")), None);
}
