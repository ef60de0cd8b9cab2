//! Consent that is missing: how strong, what it has to name, and what would do instead of it.

use super::{SHOP, decide, missing, nothing_cures};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Prohibited, Undetermined};

const QUESTION: &str = "action = 'disclose'\ndata = 'email-address'\npurpose = 'newsletters'\n\
                        by = 'controller'\nsubject.id = 'visitor-3'\n";
const NO_LEDGER_OF: &str = "recipient = { role = 'marketing-partner', party = 'acme' }\n\
                            channel = 'email'\nplace = 'GB'\n";
const KNOWN: &str = "recipient = { role = 'marketing-partner', party = 'acme' }\n\
                     channel = 'email'\nplace = 'GB'\nledger = []\n";

fn ask(rules: &str, facts: &str) -> Decision {
    decide(&[&format!("{SHOP}{rules}")], &format!("{QUESTION}{facts}\n"))
}

fn permit(rest: &str) -> String {
    format!("[[permit]]\nclause = 'PM-42'\npurpose = 'marketing'\n{rest}\n")
}

fn forbid(id: &str, strength: &str, naming: &str) -> String {
    format!(
        "[[forbid]]\nclause = 'PM-24'\nid = '{id}'\npurpose = 'marketing'\n\
         unless = [{{ when.consent = {{ strength = '{strength}', naming = '{naming}' }} }}]\n"
    )
}

#[track_caller]
fn cured_by(decision: &Decision, expected: &[&str]) {
    assert_ne!(decision.outcome, Permitted);
    assert_eq!(missing(decision), expected);
    assert_eq!(nothing_cures(decision), expected.is_empty());
}

#[test]
fn consent_to_obtain_is_as_strong_as_the_rule_asks() {
    cured_by(&ask(&permit("basis = 'consent'"), KNOWN), &["consent: implied"]);
    cured_by(&ask(&permit("basis = 'explicit-consent'"), KNOWN), &["consent: explicit"]);
    cured_by(
        &ask(&permit("when.consent = 'express'\nbasis = 'consent'"), KNOWN),
        &["consent: express"],
    );
}

#[test]
fn consent_names_each_facet_that_a_rule_asks_for() {
    for (naming, named) in [
        ("data", "naming data"),
        ("recipient", "naming recipient"),
        ("channel", "naming channel"),
        ("place", "naming place"),
        ("party", "naming party"),
    ] {
        let rule =
            permit(&format!("when.consent = {{ strength = 'express', naming = '{naming}' }}"));
        cured_by(&ask(&rule, KNOWN), &[&format!("consent: express {named}")]);
    }
    // A grant names a purpose in any case.
    let rule = permit("when.consent = { strength = 'express', naming = 'purpose' }");
    cured_by(&ask(&rule, KNOWN), &["consent: express"]);
}

/// One grant has to do for all rules, and names no more than they ask.
#[test]
fn one_grant_names_what_all_rules_in_the_way_ask() {
    let base = permit("basis = 'consent'");
    let two =
        [&*base, &forbid("a", "express", "data"), &forbid("b", "express", "channel")].concat();
    cured_by(&ask(&two, KNOWN), &["consent: express naming data and channel"]);
    // A rule about something else asks nothing of it.
    let elsewhere = forbid("c", "express", "place").replace("'marketing'", "'billing'");
    cured_by(
        &ask(&format!("{two}{elsewhere}"), KNOWN),
        &["consent: express naming data and channel"],
    );
    let three = format!("{two}{}", forbid("c", "explicit", "place"));
    cured_by(&ask(&three, KNOWN), &["consent: explicit naming data and channel and place"]);
    let four = format!("{three}{}", forbid("d", "express", "party"));
    cured_by(
        &ask(&four, KNOWN),
        &["consent: explicit naming data and channel and place and party"],
    );
}

/// Where one grant would do and a stronger or narrower one as well, the lesser is told.
#[test]
fn of_alternatives_only_the_least_is_told() {
    let either = permit(
        "when.any = [{ consent = { strength = 'express', naming = 'data' } }, { consent = 'explicit' }]",
    );
    let told = ["consent: explicit", "consent: express naming data"];
    cured_by(&ask(&either, KNOWN), &told);
    // Neither is less than the other; here the second one is.
    let narrow = permit(
        "when.any = [{ consent = { strength = 'express', naming = ['data', 'channel'] } }, \
         { consent = { strength = 'express', naming = 'channel' } }]",
    );
    cured_by(&ask(&narrow, KNOWN), &["consent: express naming channel"]);
    // A grant that names whom it is for is more than one that does not.
    let party = permit(
        "when.any = [{ consent = { strength = 'express', naming = 'party' } }, \
         { consent = { strength = 'explicit', naming = 'recipient' } }]",
    );
    cured_by(
        &ask(&party, KNOWN),
        &["consent: explicit naming recipient", "consent: express naming party"],
    );
    let party = permit(
        "when.any = [{ consent = { strength = 'express', naming = ['data', 'party'] } }, \
         { consent = { strength = 'express', naming = 'data' } }]",
    );
    cured_by(&ask(&party, KNOWN), &["consent: express naming data"]);
}

/// What a grant is to name has to be known first.
#[test]
fn what_a_grant_is_to_name_is_missing_along_with_it() {
    let rule = |naming: &str| {
        permit(&format!("when.consent = {{ strength = 'express', naming = '{naming}' }}"))
    };
    let without = |key: &str| {
        let kept = KNOWN.lines().filter(|line| !line.starts_with(key));
        kept.map(|line| format!("{line}\n")).collect::<String>()
    };
    let found = ask(&rule("channel"), &without("channel"));
    cured_by(&found, &["channel: any other, consent: express naming channel"]);
    let found = ask(&rule("place"), &without("place"));
    cured_by(&found, &["place: any other, consent: express naming place"]);
    let unnamed = KNOWN.replace(", party = 'acme'", "");
    let found = ask(&rule("party"), &unnamed);
    cured_by(&found, &["recipient party: any other, consent: express naming party"]);
}

#[test]
fn without_a_ledger_one_that_shows_no_objection_does() {
    let opt_out = "[[opt-out]]\nclause = 'PM-20'\npurpose = 'marketing'\nroute = 'email'\n";
    let notice = permit("basis = 'notice'");
    let decision = ask(&format!("{notice}{opt_out}"), NO_LEDGER_OF);
    assert_eq!(decision.outcome, Undetermined);
    // To obtain consent would be more than to look it up.
    cured_by(&decision, &["no objection"]);
    cured_by(&ask(&permit("basis = 'legitimate-interests'"), NO_LEDGER_OF), &["no objection"]);
}

#[test]
fn an_objection_is_cured_by_an_express_grant() {
    let objected =
        KNOWN.replace("ledger = []", "ledger = [{ event = 'objected', recorded = 2026-02-01 }]");
    let opt_out = "[[opt-out]]\nclause = 'PM-20'\npurpose = 'marketing'\nroute = 'email'\n";
    let rules = format!("{}{opt_out}", permit("basis = 'notice'"));
    let decision = ask(&rules, &objected);
    assert_eq!(decision.outcome, Prohibited);
    cured_by(&decision, &["consent: express", "lifted by subject"]);
    // Consent does not bring legitimate interests back.
    let lifted = ["lifted by subject"];
    cured_by(&ask(&permit("basis = 'legitimate-interests'"), &objected), &lifted);
    // An implied grant does not count after it.
    cured_by(&ask(&permit("basis = 'consent'"), &objected), &["consent: express"]);
}

#[test]
fn evidence_from_which_consent_is_deemed_does_as_well() {
    let deemed = |terms: &str| {
        format!("[[deemed-consent]]\nclause = 'PX-44'\nevent = 'policy-acceptance'\n{terms}\n")
    };
    let implied = permit("basis = 'consent'");
    let rules = format!("{implied}{}", deemed("purpose = 'marketing'"));
    cured_by(&ask(&rules, KNOWN), &["consent: implied", "evidence: policy-acceptance"]);
    // Nothing stronger is deemed, and nothing at all after an objection.
    let express =
        format!("{}{}", permit("when.consent = 'express'"), deemed("purpose = 'marketing'"));
    cured_by(&ask(&express, KNOWN), &["consent: express"]);
    let objected =
        KNOWN.replace("ledger = []", "ledger = [{ event = 'objected', recorded = 2026-02-01 }]");
    cured_by(&ask(&rules, &objected), &["consent: express"]);
    // Where the declaration does not name the channel, the evidence has to.
    let naming = permit("when.consent = { strength = 'implied', naming = 'channel' }");
    let rules = format!("{naming}{}", deemed("purpose = 'marketing'"));
    cured_by(
        &ask(&rules, KNOWN),
        &["consent: implied naming channel", "evidence: policy-acceptance naming channel"],
    );
}

/// The terms of the declaration may be what is unknown.
#[test]
fn what_a_deemed_consent_asks_is_missing_along_with_its_evidence() {
    let rules = "[[permit]]\nclause = 'PX-13'\npurpose = 'personalisation'\nbasis = 'consent'\n\
                 [[deemed-consent]]\nclause = 'PX-44'\nevent = 'policy-acceptance'\n\
                 purpose = 'personalisation'\nby = 'controller'\n";
    let ask = |rest: &str| {
        let question = format!(
            "action = 'use'\ndata = 'page-views'\npurpose = 'personalisation'\n\
             subject.id = 'client-17'\nledger = []\n{rest}\n"
        );
        decide(&[&format!("{SHOP}{rules}")], &question)
    };
    let decision = ask("");
    assert_eq!(decision.outcome, NotPermitted);
    cured_by(&decision, &["consent: implied", "by: controller, evidence: policy-acceptance"]);
    let accepted = "evidence = [{ kind = 'policy-acceptance', recorded = 2026-01-10 }]";
    let decision = ask(accepted);
    assert_eq!(decision.outcome, Undetermined);
    cured_by(&decision, &["by: controller", "consent: implied"]);
}
