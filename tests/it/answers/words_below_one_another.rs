//! What a rule about a word says of the words below it, and of those that were put apart on purpose.

use super::{SHOP, cited, decide};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Prohibited};

fn asked(rules: &str, question: &str) -> Decision {
    let question = format!("by = 'controller'\nsubject.id = 'u'\n{question}\n");
    decide(&[&format!("{SHOP}{rules}")], &question)
}

/// Logging in is a matter of security, as in DPV; a place of birth is no whereabouts, which the word
/// says. Case `words-dpv-puts-below-one`.
#[test]
fn an_objection_to_security_is_one_to_logging_in() {
    let rules = "permit = [{ clause = '1', action = 'use', basis = 'contract' }]\n\
                 forbid = [{ clause = '2', action = 'use', data = 'location' }]\n\
                 opt-out = [{ clause = '3', action = 'use', purpose = 'security', route = 'email' }]\n";
    let objected = "ledger = [{ event = 'objected', recorded = 2026-01-01, purpose = 'security' }]";
    let log_in = format!("action = 'use'\ndata = 'name'\npurpose = 'authentication'\n{objected}");
    let decision = asked(rules, &log_in);
    assert_eq!(decision.outcome, Prohibited);
    assert_eq!(cited(&decision), ["3 forbids"]);

    let birth = "action = 'use'\ndata = 'place-of-birth'\npurpose = 'billing'\nledger = []";
    assert_eq!(asked(rules, birth).outcome, Permitted);
    let decision = asked(rules, &birth.replace("place-of-birth", "gps-coordinates"));
    assert_eq!((decision.outcome, cited(&decision)), (Prohibited, vec!["2 forbids".to_owned()]));
}

/// The insurer of the controller is one of its advisers; other insurers are not.
#[test]
fn an_insurer_is_no_adviser_unless_it_is_the_controllers() {
    let rules = "permit = [{ clause = '1', action = 'disclose', recipient = 'professional-adviser', \
                 basis = 'legitimate-interests' }]\n";
    let to = |recipient: &str| {
        let question = format!(
            "action = 'disclose'\ndata = 'name'\npurpose = 'insurance'\nrecipient = '{recipient}'\n\
             ledger = []"
        );
        asked(rules, &question).outcome
    };
    assert_eq!(to("own-insurer"), Permitted);
    for other in ["insurer", "life-insurer", "health-insurer", "workers-compensation-insurer"] {
        assert_eq!(to(other), NotPermitted, "{other}");
    }
}

/// Psychotherapy notes are kept apart from the record, and so is what is said about the record.
#[test]
fn psychotherapy_notes_are_no_part_of_the_record() {
    let rules = "permit = [{ clause = '1', action = 'use', data = 'designated-record-set', \
                 basis = 'treatment-payment-operations' }]\n";
    let of = |data: &str| {
        asked(rules, &format!("action = 'use'\ndata = '{data}'\npurpose = 'treatment'")).outcome
    };
    assert_eq!(of("clinical-notes"), Permitted);
    assert_eq!(of("medical-bill"), Permitted);
    assert_eq!(of("psychotherapy-notes"), NotPermitted);
    assert_eq!(of("health-data"), NotPermitted, "the notes are among it");
    let forbidden =
        rules.replace("permit", "forbid").replace(", basis = 'treatment-payment-operations'", "");
    let all = format!(
        "{forbidden}{}",
        "permit = [{ clause = '2', action = 'use', data = 'health-data', basis = 'contract' }]\n"
    );
    let hit = |data: &str| {
        asked(&all, &format!("action = 'use'\ndata = '{data}'\npurpose = 'treatment'")).outcome
    };
    assert_eq!((hit("diagnosis"), hit("hiv-status")), (Prohibited, Permitted));
}
