//! An objection that does not bear yet: the answer says by which opt-out its grace runs, and until
//! when.

use super::{SHOP, decide, notices, unknown};
use permitted::Outcome::{NotPermitted, Permitted, Undetermined};
use permitted::{Decision, Outcome};

const PERMIT: &str = "[[permit]]\nclause = 'PX-38'\npurpose = 'own-marketing'\nbasis = 'notice'\n";
/// A permit that gives way to objections.
const YIELDS: &str =
    "[[permit]]\nclause = 'PX-14'\npurpose = 'own-marketing'\nbasis = 'legitimate-interests'\n";
/// An opt-out that gives sixty days.
const OPT_OUT: &str = "[[opt-out]]\nclause = 'PX-39'\npurpose = 'own-marketing'\nroute = 'website'\ngrace = '60 days'\n";
const OBJECTED: &str = "{ event = 'objected', recorded = 2026-02-01 }, ";
/// Sixty days after the objection.
const END: &str = "grace of PX-39 ends 2026-04-02";

fn ask(rules: &str, ledger: &str, rest: &str) -> Decision {
    let question = format!(
        "action = 'contact'\ndata = 'email-address'\npurpose = 'newsletters'\nchannel = 'email'\n\
         subject.id = 'client-17'\nledger = [{ledger}]\n{rest}\n"
    );
    decide(&[&format!("{SHOP}{rules}")], &question)
}

#[track_caller]
fn tells(decision: &Decision, outcome: Outcome, expected: &[&str]) {
    assert_eq!(
        (decision.outcome, notices(decision)),
        (outcome, expected.iter().map(|one| one.to_string()).collect())
    );
}

#[test]
fn a_grace_that_runs_is_told_with_its_end() {
    let rules = format!("{PERMIT}{OPT_OUT}");
    tells(&ask(&rules, OBJECTED, ""), Permitted, &[END]);
    tells(&ask(&rules, "", ""), Permitted, &[]);
    // Each objection has its own.
    let refused = "{ event = 'refused', recorded = 2026-02-11 }";
    let ends = [END, "grace of PX-39 ends 2026-04-12"];
    tells(&ask(&rules, &format!("{OBJECTED}{refused}"), ""), Permitted, &ends);
}

#[test]
fn no_grace_is_told_of_an_opt_out_that_does_not_speak_of_the_use() {
    let rules =
        |facet: &str| format!("{PERMIT}{}", OPT_OUT.replace("route", &format!("{facet}\nroute")));
    tells(&ask(&rules("action = 'disclose'"), OBJECTED, ""), Permitted, &[]);
    tells(&ask(&rules("channel = 'post'"), OBJECTED, ""), Permitted, &[]);
    tells(&ask(&rules("channel = 'email'"), OBJECTED, ""), Permitted, &[END]);
    // Whatever restricts means at least as identifying.
    tells(&ask(&rules("when.identifiability = 'aggregated'"), OBJECTED, ""), Permitted, &[END]);
    tells(&ask(&rules("when.age.below = 18"), OBJECTED, "subject.age = 44"), Permitted, &[]);
    tells(&ask(&rules("when.age.below = 18"), OBJECTED, "subject.age = 17"), Permitted, &[END]);
}

#[test]
fn no_grace_is_told_where_an_exception_surely_lifts_the_opt_out() {
    let rules = |unless: &str| format!("{PERMIT}{OPT_OUT}unless = [{{ {unless} }}]\n");
    tells(&ask(&rules("channel = 'email'"), OBJECTED, ""), Permitted, &[]);
    tells(&ask(&rules("channel = 'post'"), OBJECTED, ""), Permitted, &[END]);
    // An exception that may hold lifts nothing yet.
    tells(&ask(&rules("by = 'processor'"), OBJECTED, ""), Permitted, &[END]);
}

#[test]
fn a_grace_of_an_opt_out_that_may_speak_of_the_use_is_told() {
    let opt_out = OPT_OUT.replace("route", "gathered-at = 'own-website'\nroute");
    tells(&ask(&format!("{PERMIT}{opt_out}"), OBJECTED, ""), Permitted, &[END]);
    let forbid = "[[forbid]]\nclause = 'PX-20'\nby = 'processor'\n";
    let open = ask(&format!("{PERMIT}{OPT_OUT}{forbid}"), OBJECTED, "");
    tells(&open, Undetermined, &[END]);
    assert_eq!(unknown(&open), ["by"]);
}

/// For a basis that gives way to objections the terms of an opt-out alone set the grace.
#[test]
fn a_grace_for_a_basis_is_told_whatever_the_opt_out_asks_beside_its_terms() {
    let young = OPT_OUT.replace("route", "when.age.below = 18\nroute");
    let ask = |rules: &str| ask(rules, OBJECTED, "subject.age = 44");
    tells(&ask(&format!("{YIELDS}{young}")), Permitted, &[END]);
    // Not for a basis that does not give way,
    let survives = format!("{YIELDS}survives-objection = true\n");
    tells(&ask(&format!("{survives}{young}")), Permitted, &[]);
    tells(&ask(&format!("{PERMIT}{young}")), Permitted, &[]);
    // nor for a permit that does not hold anyway,
    let without = YIELDS.replace("basis", "when.evidence = 'opt-out-offered'\nbasis");
    tells(&ask(&format!("{PERMIT}{without}{young}")), Permitted, &[]);
    // but for one that may.
    let perhaps = YIELDS.replace("basis", "by = 'processor'\nbasis");
    let open = ask(&format!("{perhaps}{young}"));
    tells(&open, Undetermined, &[END]);
    // An opt-out of other uses sets no grace; another one that speaks of this use does.
    let other = "[[opt-out]]\nclause = 'PX-09'\naction = 'disclose'\nroute = 'website'\ngrace = '90 days'\n";
    tells(&ask(&format!("{YIELDS}{OPT_OUT}{other}")), Permitted, &[END]);
    tells(&ask(&format!("{YIELDS}{other}")), NotPermitted, &[]);
}

#[test]
fn no_grace_is_told_once_an_express_grant_answers() {
    let rules = format!("{PERMIT}{OPT_OUT}");
    let grant = |rest: &str| {
        format!(
            "{OBJECTED}{{ event = 'granted', strength = 'express', purpose = 'own-marketing', {rest} }}"
        )
    };
    tells(&ask(&rules, &grant("recorded = 2026-02-02"), ""), Permitted, &[]);
    // One of the same instant prevails where it is about less than the objection.
    tells(&ask(&rules, &grant("recorded = 2026-02-01"), ""), Permitted, &[]);
    // Neither an implied one nor one that may be about others answers.
    tells(
        &ask(&rules, &grant("recorded = 2026-02-02").replace("'express'", "'implied'"), ""),
        Permitted,
        &[END],
    );
    tells(&ask(&rules, &grant("party = 'acme', recorded = 2026-02-02"), ""), Permitted, &[END]);
}

/// Grace for messages that were on their way when the objection came in.
fn on_its_way(evidence: &str) -> Decision {
    let opt_out = OPT_OUT.replace(
        "grace = '60 days'",
        "grace = { period = '60 days', only-for = 'already-in-process' }",
    );
    let kinds: String = evidence
        .split_terminator(';')
        .map(|rest| format!("{{ kind = 'already-in-process', {rest} }}, "))
        .collect();
    ask(&format!("{PERMIT}{opt_out}"), OBJECTED, &format!("evidence = [{kinds}]"))
}

#[test]
fn a_grace_ends_with_the_evidence_that_it_is_for() {
    let ends = |evidence: &str, end: &str| {
        tells(&on_its_way(evidence), Permitted, &[&format!("grace of PX-39 ends {end}")]);
    };
    ends("recorded = 2026-01-31", "2026-04-02");
    ends("recorded = 2026-01-31, expires = 2026-03-10", "2026-03-10");
    // The last to end decides, but never beyond the period.
    ends(
        "recorded = 2026-01-31, expires = 2026-03-10; recorded = 2026-01-30, expires = 2026-03-20",
        "2026-03-20",
    );
    ends("recorded = 2026-01-31, expires = 2026-09-01", "2026-04-02");
    ends("recorded = 2026-01-31, expires = 2026-03-10; recorded = 2026-01-30", "2026-04-02");
    // What was recorded with the objection or after it, has expired or is about others has no part.
    let first = "recorded = 2026-01-31, expires = 2026-03-10";
    ends(&format!("{first}; recorded = 2026-02-01, expires = 2026-03-20"), "2026-03-10");
    ends(&format!("{first}; recorded = 2026-02-01"), "2026-03-10");
    ends(
        &format!("{first}; recorded = 2026-01-15, purpose = 'billing', expires = 2026-03-20"),
        "2026-03-10",
    );
    ends(&format!("{first}; recorded = 2026-01-15, purpose = 'billing'"), "2026-03-10");
}

#[test]
fn a_grace_that_perhaps_runs_is_not_told() {
    let open = on_its_way("recorded = 2026-01-31, party = 'acme'");
    tells(&open, Undetermined, &[]);
    assert_eq!(unknown(&open), ["by party"]);
}
