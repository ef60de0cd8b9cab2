//! A party that has a word of its own: whoever states the word states the party, and whoever states
//! the party states the word.

use super::{SHOP, cited, decide, missing, nothing_cures};
use permitted::Outcome::{NotPermitted, Permitted, Prohibited, Undetermined};
use permitted::facts::PartyInRole;
use permitted::{Act, Action, DataCategory, Decision, Engine, Party, Policy, Purpose};

const COOP: &str = "word = [{ facet = 'party', key = 'sun-coop', parent = 'partner', party = 'coop-17', \
                      definition = 'The cooperative that runs the panels.' }]\n";

fn coop(rules: &str) -> String {
    format!("{SHOP}{COOP}{rules}\n")
}

fn shared(rules: &str, recipient: &str, on_record: &str) -> Decision {
    let question = format!(
        "action = 'share'\ndata = 'energy-consumption'\npurpose = 'billing'\nrecipient = {recipient}\n{on_record}\n"
    );
    decide(&[&coop(rules)], &question)
}

/// `partner-has-word-its-own`.
#[test]
fn a_consent_for_a_party_is_one_for_its_word() {
    let rules =
        "permit = [{ clause = '1', action = 'share', recipient = 'sun-coop', basis = 'consent' }]";
    let granted = "subject.id = 'u'\nledger = [{ event = 'granted', subject = 'u', strength = 'express', \
                   recorded = 2026-01-01, purpose = 'billing', party = 'coop-17' }]";
    for recipient in ["'sun-coop'", "{ role = 'partner', party = 'coop-17' }"] {
        let decision = shared(rules, recipient, granted);
        assert_eq!(
            (decision.outcome, cited(&decision)),
            (Permitted, vec!["1 permits".into()]),
            "{recipient}"
        );
    }
    // Another partner is not the cooperative; whoever else it is, the consent is not for it.
    let other = shared(rules, "{ role = 'partner', party = 'grid-lab' }", granted);
    assert_eq!(other.outcome, NotPermitted);
    let other = shared(rules, "'sun-coop'", &granted.replace("coop-17", "grid-lab"));
    assert_eq!(other.outcome, NotPermitted);
    assert_eq!(missing(&other), ["consent: implied"]);
}

#[test]
fn a_rule_about_the_word_is_not_escaped_by_stating_the_party() {
    let rules = "permit = [{ clause = '1', action = 'share' }]\n\
                 forbid = [{ clause = '2', action = 'share', recipient = 'sun-coop' }]";
    for recipient in ["'sun-coop'", "{ role = 'partner', party = 'coop-17' }"] {
        let decision = shared(rules, recipient, "");
        assert_eq!(
            (decision.outcome, cited(&decision)),
            (Prohibited, vec!["2 forbids".into()]),
            "{recipient}"
        );
    }
    // Who is named is not another party.
    let other = shared(rules, "{ role = 'partner', party = 'grid-lab' }", "");
    assert_eq!((other.outcome, cited(&other)), (Permitted, vec!["1 permits".into()]));
    // So naming the recipient may help, which is not searched for: nothing else is claimed.
    let anybody = shared(rules, "'partner'", "");
    assert_eq!(anybody.outcome, Prohibited);
    assert!(!nothing_cures(&anybody));
}

#[test]
fn evidence_about_the_party_is_told_by_its_name() {
    let rules = "permit = [{ clause = '1', action = 'share', when.evidence = 'confidentiality' }]";
    let decision = shared(rules, "'sun-coop'", "");
    assert_eq!(decision.outcome, NotPermitted);
    let told = ["recipient party: coop-17, evidence: confidentiality of recipient"];
    assert_eq!(missing(&decision), told);
    let evidence =
        "evidence = [{ kind = 'confidentiality', party = 'coop-17', recorded = 2026-01-10 }]";
    assert_eq!(shared(rules, "'sun-coop'", evidence).outcome, Permitted);
    assert_eq!(
        shared(rules, "'sun-coop'", &evidence.replace("coop-17", "grid-lab")).outcome,
        NotPermitted
    );
}

#[test]
fn who_acts_is_told_by_its_word_where_evidence_is_about_it() {
    let rules = "permit = [{ clause = '1', action = 'use', when.evidence = { kind = 'confidentiality', of = 'by' } }]\n\
                 statement = [{ clause = '2', by = 'affiliate', text = 'Affiliates act, too.' }]";
    let question = "action = 'use'\ndata = 'energy-consumption'\npurpose = 'billing'\nplace = 'DE'\n\
                    evidence = [{ kind = 'confidentiality', party = 'coop-17', recorded = 2026-01-10 }]\n";
    let decision = decide(&[&coop(rules)], question);
    assert_eq!(decision.outcome, Undetermined);
    assert!(missing(&decision).contains(&"by: sun-coop".to_owned()), "{:?}", missing(&decision));
    for set in missing(&decision) {
        assert!(!set.contains("by party: coop-17"), "{set}");
    }
    let by = |who: &str| decide(&[&coop(rules)], &format!("by = {who}\n{question}")).outcome;
    assert_eq!(by("'sun-coop'"), Permitted);
    assert_eq!(by("'affiliate'"), Undetermined);
}

#[test]
fn a_party_plays_no_other_role_than_its_word() {
    let policy: Policy =
        toml::from_str(&coop("permit = [{ clause = '1', action = 'share' }]")).unwrap();
    let engine = Engine::new([policy]).unwrap();
    let act = |recipient: PartyInRole| {
        let act = Act::new(Action::SHARE).data(DataCategory::ENERGY_CONSUMPTION);
        engine.prepare(act.purpose(Purpose::BILLING).recipient(recipient)).map(|_| ())
    };
    let word = Party::new("sun-coop").unwrap();
    assert!(act(PartyInRole::named(word.clone(), "coop-17")).is_ok());
    assert!(act(PartyInRole::named(Party::THIRD_PARTY, "coop-17")).is_ok());
    let refused = |recipient| act(recipient).unwrap_err().to_string();
    assert_eq!(
        refused(PartyInRole::named(word, "grid-lab")),
        "recipient: `sun-coop` is the party `coop-17` and not `grid-lab`; state the word or the party, \
         or both of one"
    );
    assert_eq!(
        refused(PartyInRole::named(Party::PROCESSOR, "coop-17")),
        "recipient: the party `coop-17` is `sun-coop` and not `processor`; state its word as the role, \
         or for a recipient a role above it"
    );
    let by = Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::BILLING);
    let by = engine.prepare(by.by(PartyInRole::named(Party::PARTNER, "coop-17"))).unwrap_err();
    assert!(by.to_string().starts_with("by: the party `coop-17` is `sun-coop`"), "{by}");
}

/// A broad role stands for the cooperative too, about which the evidence is not.
#[test]
fn evidence_about_one_partner_is_not_about_all_of_them() {
    let rules = "permit = [{ clause = '1', action = 'share' }]\n\
                 [[forbid]]\nclause = '2'\nunless = [{ when.evidence = 'confidentiality' }]";
    let evidence =
        "evidence = [{ kind = 'confidentiality', party = 'grid-lab', recorded = 2026-01-10 }]";
    let decision = shared(rules, "'partner'", evidence);
    assert_eq!(
        (decision.outcome, cited(&decision)),
        (
            Prohibited,
            // The cooperative may not; of other partners nobody knows which they are.
            vec!["1 might apply".into(), "2 forbids".into(), "2 might apply".into()]
        )
    );
}
