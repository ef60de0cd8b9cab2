//! Permits with alternatives among their legal bases.

use super::{SHOP, cited, decide, differences, missing, near, nothing_cures, notices};
use permitted::{Decision, Outcome};

const QUESTION: &str = "action = 'use'\ndata = 'current-location'\npurpose = 'requested-service'\n\
                        by = 'controller'\nsubject.id = 'u'\n";
const OBJECTED: &str = "ledger = [{ event = 'objected', recorded = 2026-02-01 }]\n";
const AGREED: &str = "ledger = [{ event = 'granted', strength = 'express', recorded = 2026-02-01, \
                      purpose = 'requested-service' }]\n";

fn permit(basis: &str) -> String {
    format!("{SHOP}[[permit]]\nclause = '1'\naction = 'use'\ndata = 'location'\n{basis}\n")
}

fn ask(basis: &str, facts: &str) -> Decision {
    decide(&[&permit(basis)], &format!("{QUESTION}{facts}"))
}

/// Each ground's bases, those of the one relied on marked.
fn grounds(decision: &Decision) -> Vec<String> {
    let line = |ground: &permitted::engine::Ground| {
        let bases: Vec<String> = ground.bases.iter().map(ToString::to_string).collect();
        let relied_on = if ground.relied_on { " (relied on)" } else { "" };
        format!("{}: {}{relied_on}", ground.rule.id, bases.join(" and "))
    };
    decision.parts.iter().flat_map(|part| &part.grounds).map(line).collect()
}

/// `two-bases-one-row`.
#[test]
fn the_contract_carries_what_was_objected_to() {
    let any = "basis.any = ['contract', 'legitimate-interests']";
    let question = format!("{QUESTION}{OBJECTED}");
    let found = differences(&[&permit(any)], &question, "expect.outcome = 'permitted'");
    assert_eq!(found, Vec::<String>::new());
    // A list means all of them.
    let all = "basis = ['contract', 'legitimate-interests']";
    let found = differences(&[&permit(all)], &question, "expect.outcome = 'not-permitted'");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn grounds_list_each_alternative_that_holds() {
    let any = "basis.any = ['legitimate-interests', 'contract']";
    let both = ask(any, "ledger = []\n");
    assert_eq!(grounds(&both), ["1: legitimate-interests (relied on)", "1: contract"]);
    assert_eq!(grounds(&ask(any, OBJECTED)), ["1: contract (relied on)"]);
    // Cited once, whatever it stands on.
    assert_eq!(cited(&both), ["1 permits"]);
}

#[test]
fn the_other_bases_hold_with_each_alternative() {
    let table = "basis = { any = ['contract', 'legitimate-interests'], all = 'explicit-consent' }";
    let agreed = AGREED.replace("express", "explicit");
    let decision = ask(table, &agreed);
    assert_eq!(
        grounds(&decision),
        [
            "1: contract and explicit-consent (relied on)",
            "1: legitimate-interests and explicit-consent"
        ]
    );
    assert_eq!(ask(table, AGREED).outcome, Outcome::NotPermitted);
    assert_eq!(ask(table, "ledger = []\n").outcome, Outcome::NotPermitted);
}

#[test]
fn alternatives_that_come_to_the_same_bases_are_one() {
    let table =
        "basis = { any = ['contract', 'notice', 'contract'], all = ['notice', 'contract'] }";
    let decision = ask(table, "ledger = []\n");
    assert_eq!(grounds(&decision), ["1: contract and notice (relied on)"]);
    let twice = "basis.any = ['contract', 'contract']";
    assert_eq!(grounds(&ask(twice, "ledger = []\n")), ["1: contract (relied on)"]);
}

#[test]
fn consent_is_missing_where_no_alternative_does_without() {
    let any = "basis.any = ['legitimate-interests', 'consent']";
    let refused = ask(any, OBJECTED);
    assert_eq!(refused.outcome, Outcome::NotPermitted);
    assert_eq!(near(&refused), ["1 ConsentForBasis(basis(consent))"]);
    assert_eq!(missing(&refused), ["consent: express", "lifted by subject"]);
    assert!(!nothing_cures(&refused));
    assert_eq!(grounds(&ask(any, "ledger = []\n")), ["1: legitimate-interests (relied on)"]);
}

#[test]
fn without_a_ledger_only_what_asks_for_none_is_sure() {
    assert_eq!(ask("basis.any = ['contract', 'consent']", "").outcome, Outcome::Permitted);
    let open = ask("basis.any = ['legitimate-interests', 'consent']", "");
    assert_eq!(open.outcome, Outcome::Undetermined);
    assert_eq!(super::unknown(&open), ["consent ledger"]);
    // To obtain consent would be more than to look it up.
    assert_eq!(missing(&open), ["no objection"]);
}

#[test]
fn what_carries_a_use_after_a_withdrawal_is_told() {
    let withdrawn = "ledger = [{ event = 'granted', strength = 'express', recorded = 2026-01-01, \
                     purpose = 'requested-service' }, { event = 'withdrawn', recorded = 2026-02-01 }]\n";
    let decision = ask("basis.any = ['consent', 'contract']", withdrawn);
    assert_eq!(grounds(&decision), ["1: contract (relied on)"]);
    assert_eq!(notices(&decision), ["1 carries it, consent was withdrawn 2026-02-01"]);
    let agreed = ask("basis.any = ['consent', 'contract']", AGREED);
    assert_eq!(grounds(&agreed), ["1: consent (relied on)", "1: contract"]);
    assert_eq!(notices(&agreed), Vec::<String>::new());
}
