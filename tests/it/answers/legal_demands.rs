//! A legal demand names who makes it, and opens data to that party alone.

use super::{LAW, SHOP, are_answered, decide, missing, notices, unknown};
use permitted::Outcome::{NotPermitted, Permitted, Prohibited, Undetermined};
use permitted::words::Vocabulary;
use permitted::{Decision, EvidenceKind};

const ON_DEMAND: &str = "permit = [{ clause = '1', action = 'disclose', recipient = 'authority', \
                         when.evidence = 'legal-demand', basis = 'legal-obligation' }]\n";

/// `demand-without-name`.
#[test]
fn a_demand_without_a_name_on_it() {
    are_answered(
        &[&format!("{SHOP}{ON_DEMAND}")],
        "defaults = { action = 'disclose', data = 'account-balance', purpose = 'legal-compliance' }
         [[scenario]]
         name = 'the demand names nobody'
         recipient = { role = 'regulator', party = 'rent-board' }
         evidence = [{ kind = 'tax-request', recorded = 2026-02-10 }]
         expect = { outcome = 'not-permitted', near = ['1'], missing = [['evidence: legal-demand of recipient']] }
         [[scenario]]
         name = 'the tax office asked and gets it'
         recipient = { role = 'tax-authority', party = 'tax-office-3' }
         evidence = [{ kind = 'tax-request', recorded = 2026-02-10, party = 'tax-office-3' }]
         expect = { outcome = 'permitted', clause = ['1'], obligation = [] }
         [[scenario]]
         name = 'the tax office asked and the rent board comes for it'
         recipient = { role = 'regulator', party = 'rent-board' }
         evidence = [{ kind = 'tax-request', recorded = 2026-02-10, party = 'tax-office-3' }]
         expect = { outcome = 'not-permitted', near = ['1'], missing = [['evidence: legal-demand of recipient']] }",
    );
}

fn disclosed(rules: &str, recipient: &str, evidence: &str) -> Decision {
    let question = format!(
        "action = 'disclose'\ndata = 'tenancy'\npurpose = 'legal-claims'\n\
         recipient = {recipient}\nevidence = [{{ recorded = 2026-02-10, {evidence} }}]\n"
    );
    decide(&[&format!("{SHOP}{rules}")], &question)
}

const TENANT: &str = "{ role = 'litigant', party = 'tenant-of-2b' }";

#[test]
fn demands_are_party_bound_and_other_legal_process_is_not() {
    let words = Vocabulary::built_in();
    let demand = |kind: &EvidenceKind| words.is_within(kind, &EvidenceKind::LEGAL_DEMAND);
    let bound = |kind: &EvidenceKind| words.describe(kind).unwrap().party_bound;
    let process = words.words().filter(|kind| words.is_within(kind, &EvidenceKind::LEGAL_PROCESS));
    let (demands, others): (Vec<_>, Vec<_>) = process.partition(demand);
    assert_eq!((demands.len(), others.len()), (11, 5));
    assert!(demands.iter().all(bound), "{demands:?}");
    assert!(!others.iter().any(bound) && !bound(&EvidenceKind::LEGAL_PERMISSION), "{others:?}");
}

#[test]
fn a_subpoena_of_one_litigant_opens_nothing_to_another() {
    let rules = ON_DEMAND.replace("'authority'", "['court', 'litigant']");
    let ask = |evidence: &str| {
        let decision = disclosed(&rules, TENANT, evidence);
        // There is no ledger at hand, which only a yes has to tell.
        let told = notices(&decision).into_iter().filter(|told| told.starts_with("subpoena"));
        (decision.outcome, told.collect::<Vec<_>>())
    };
    assert_eq!(ask("kind = 'subpoena', party = 'tenant-of-2b'"), (Permitted, vec![]));
    for (evidence, because) in [
        ("kind = 'subpoena', party = 'tenant-of-3a'", "names another party"),
        ("kind = 'subpoena', party = 'district-court-4'", "names another party"),
        ("kind = 'subpoena'", "names no party"),
    ] {
        let told = format!("subpoena of 2026-02-10 {because}");
        assert_eq!(ask(evidence), (NotPermitted, vec![told]), "{evidence}");
    }
}

/// Where nobody knows who receives the data, it may be who made the demand; without a name on the
/// demand it is nobody.
#[test]
fn an_unnamed_recipient_may_be_who_made_the_demand() {
    let rules = ON_DEMAND.replace("'authority'", "'court'");
    let named = disclosed(&rules, "'court'", "kind = 'court-order', party = 'district-court-4'");
    assert_eq!(named.outcome, Undetermined);
    assert_eq!(unknown(&named), ["recipient party"]);
    assert_eq!(
        missing(&named),
        [
            "recipient party: district-court-4",
            "recipient party: any other, evidence: legal-demand of recipient"
        ]
    );
    assert_eq!(disclosed(&rules, "'court'", "kind = 'court-order'").outcome, NotPermitted);
}

/// What a limit forbids is lifted for who made the demand, and for nobody else.
#[test]
fn an_exception_for_a_demand_is_one_for_who_makes_it() {
    let rules = "permit = [{ clause = '1', action = 'disclose' }]\n";
    let law = format!(
        "{LAW}[[forbid]]\nclause = '2'\naction = 'disclose'\nunless = [{{ when.evidence = 'discovery-request' }}]\n"
    );
    let ask = |party: &str| {
        let question = format!(
            "action = 'disclose'\ndata = 'tenancy'\npurpose = 'legal-claims'\nrecipient = {TENANT}\n\
             evidence = [{{ kind = 'discovery-request', recorded = 2026-02-10{party} }}]\n"
        );
        decide(&[&format!("{SHOP}{rules}"), &law], &question)
    };
    assert_eq!(ask(", party = 'tenant-of-2b'").outcome, Permitted);
    for party in [", party = 'tenant-of-3a'", ""] {
        let decision = ask(party);
        assert_eq!(decision.outcome, Prohibited, "{party}");
        assert_eq!(missing(&decision), ["evidence: discovery-request of recipient"], "{party}");
    }
}

/// An act that nobody receives answers to no demand of somebody else: what the law then asks of the
/// controller is on record as its duty.
#[test]
fn what_is_kept_for_a_court_is_kept_under_a_duty() {
    let rules = "permit = [{ clause = '1', action = 'store' }]\n\
                 [[forbid]]\nclause = '2'\naction = 'store'\nunless = [{ when.evidence = 'legal-process' }]\n";
    let stored = |evidence: &str| {
        let question = format!(
            "action = 'store'\ndata = 'tenancy'\npurpose = 'legal-claims'\n\
             by = {{ role = 'controller', party = 'shop' }}\nevidence = [{{ recorded = 2026-02-10, {evidence} }}]\n"
        );
        decide(&[&format!("{SHOP}{rules}")], &question).outcome
    };
    assert_eq!(stored("kind = 'court-order', party = 'district-court-4'"), Prohibited);
    assert_eq!(stored("kind = 'court-order'"), Prohibited);
    assert_eq!(stored("kind = 'legal-obligation'"), Permitted);
    assert_eq!(stored("kind = 'actual-litigation'"), Permitted);
}
