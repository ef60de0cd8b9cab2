//! Where unknown facts decide, the answer names those that were read, and no others.

use super::{LAW, SHOP, decide, unknown};
use permitted::Outcome::{NotPermitted, Permitted, Undetermined};
use permitted::{Decision, Outcome};

/// A visitor's email address goes to a mailing service; by whom, how and whereto is not said.
const QUESTION: &str = "action = 'disclose'\ndata = 'email-address'\npurpose = 'newsletters'\n";
const RECIPIENT: &str = "recipient = 'mailing-provider'\n";
const PERMIT: &str = "[[permit]]\nclause = 'PM-17'\npurpose = 'marketing'\nbasis = 'notice'\n";

fn ask(rules: &str, facts: &str) -> Decision {
    let recipient = if facts.contains("recipient =") { "" } else { RECIPIENT };
    decide(&[&format!("{SHOP}{rules}")], &format!("{QUESTION}{recipient}{facts}\n"))
}

#[track_caller]
fn reads(rules: &str, facts: &str, expected: &[&str]) {
    let decision = ask(rules, facts);
    let outcome = if expected.is_empty() { Permitted } else { Undetermined };
    assert_eq!(
        (decision.outcome, unknown(&decision)),
        (outcome, owned(expected)),
        "{rules}{facts}"
    );
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn what_the_scope_asks_is_read() {
    let scope = "[[scope]]\nclause = 'PM-01'\ngathered-at = 'own-website'\n";
    let beyond = "[[beyond]]\nclause = 'PM-40'\nsource = 'third-party'\n";
    reads(&format!("{scope}{PERMIT}"), "", &["gathered-at"]);
    reads(&format!("{beyond}{PERMIT}"), "", &["source"]);
    reads(&format!("{scope}{beyond}{PERMIT}"), "", &["source", "gathered-at"]);
    // A part of it that is known is not.
    reads(&format!("{scope}{beyond}{PERMIT}"), "source = 'observed'", &["gathered-at"]);
    reads(&format!("{scope}{beyond}{PERMIT}"), "gathered-at = 'account-page'", &["source"]);
    let both = "[[scope]]\nclause = 'PM-01'\ngathered-at = 'own-website'\nwhen.age.at-least = 18\n";
    reads(&format!("{both}{PERMIT}"), "subject.age = 44", &["gathered-at"]);
    reads(&format!("{both}{PERMIT}"), "gathered-at = 'login'", &["age"]);
}

/// Of several scopes that may hold, none that surely does not.
#[test]
fn a_scope_that_surely_does_not_hold_is_not_read() {
    let grown_up = "[[scope]]\nclause = 'PX-23'\ngathered-at = 'own-website'\n\
                    when.age.at-least = 18\n";
    let given = "[[scope]]\nclause = 'PM-01'\nsource = 'given'\n";
    let rules = format!("{grown_up}{given}{PERMIT}");
    reads(&rules, "subject.age = 12", &["source"]);
    reads(&rules, "subject.age = 44", &["source", "gathered-at"]);
    let beyond = grown_up.replace("scope", "beyond");
    reads(&format!("{beyond}{given}{PERMIT}"), "subject.age = 12", &["source"]);
}

#[test]
fn each_facet_and_condition_of_a_rule_that_may_hold_is_read() {
    for (facet, fact) in [
        ("by = 'processor'", "by"),
        ("channel = 'email'", "channel"),
        ("place = 'US'", "place"),
        ("source = 'given'", "source"),
        ("gathered-at = 'own-website'", "gathered-at"),
        ("subject = 'visitor'", "subject"),
        ("residence = 'GB'", "residence"),
        ("when.residence = 'GB'", "residence"),
        ("when.subject = 'visitor'", "subject"),
        ("when.source = 'given'", "source"),
        ("when.gathered-at = 'own-website'", "gathered-at"),
        ("when.age.at-least = 18", "age"),
        ("when.not.age.at-least = 18", "age"),
        ("when.consent = 'express'", "consent ledger"),
        ("basis = 'consent'", "consent ledger"),
        ("basis = 'legitimate-interests'", "consent ledger"),
    ] {
        let permit = format!("[[permit]]\nclause = 'PM-19'\ndata = 'contact-details'\n{facet}\n");
        reads(&permit, "", &[fact]);
        if !facet.contains("consent") && !facet.starts_with("basis") {
            let forbid = format!("{PERMIT}[[forbid]]\nclause = 'PM-20'\n{facet}\n");
            reads(&forbid, "", &[fact]);
            let unless = format!(
                "{PERMIT}[[forbid]]\nclause = 'PM-20'\npurpose = 'marketing'\nunless = [{{ {facet} }}]\n"
            );
            reads(&unless, "", &[fact]);
        }
    }
}

#[test]
fn of_a_rule_that_surely_holds_or_fails_nothing_is_read() {
    let young = "[[forbid]]\nclause = 'PX-23'\nby = 'processor'\nwhen.age.below = 18\n";
    reads(&format!("{PERMIT}{young}"), "subject.age = 44", &[]);
    reads(&format!("{PERMIT}{young}"), "subject.age = 17", &["by"]);
    reads(&format!("{PERMIT}{young}"), "", &["by", "age"]);
    // Of a condition only the parts that are unknown.
    let any = "[[permit]]\nclause = 'PM-19'\npurpose = 'marketing'\n\
               when.any = [{ age.at-least = 18 }, { residence = 'GB' }]\n";
    reads(any, "subject.age = 17", &["residence"]);
    reads(any, "", &["residence", "age"]);
    let all = any.replace("when.any", "when.all");
    reads(&all, "subject.age = 44", &["residence"]);
    // Of several exceptions only those.
    let unless = "[[forbid]]\nclause = 'PM-20'\npurpose = 'marketing'\n\
                  unless = [{ residence = 'GB' }, { channel = 'post' }, { by = 'processor' }]\n";
    reads(&format!("{PERMIT}{unless}"), "channel = 'email'", &["by", "residence"]);
    reads(&format!("{PERMIT}{unless}"), "channel = 'post'", &[]);
}

#[test]
fn several_kinds_of_a_subject_are_read_together() {
    let permit = "[[permit]]\nclause = 'PM-19'\npurpose = 'marketing'\nsubject = 'physician'\n";
    let kinds = |kinds: &str| ask(permit, &format!("subject.kind = {kinds}"));
    // One may be a physician.
    let found = kinds("['visitor', 'healthcare-professional']");
    assert_eq!((found.outcome, unknown(&found)), (Undetermined, owned(&["subject"])));
    let found = kinds("['healthcare-professional', 'visitor']");
    assert_eq!((found.outcome, unknown(&found)), (Undetermined, owned(&["subject"])));
    let by = format!("{permit}by = 'controller'\n");
    let kinds = |kinds: &str| ask(&by, &format!("subject.kind = {kinds}"));
    // One is: what is unknown is who acts.
    assert_eq!(unknown(&kinds("['visitor', 'physician']")), ["by"]);
    assert_eq!(unknown(&kinds("['physician', 'healthcare-professional']")), ["by"]);
    assert_eq!(kinds("['visitor', 'nurse']").outcome, NotPermitted);
}

#[test]
fn what_scopes_on_record_are_asked_is_read() {
    let consent = "[[permit]]\nclause = 'PM-42'\npurpose = 'marketing'\nbasis = 'consent'\n";
    let grant = |scope: &str| {
        format!(
            "subject.id = 'visitor-3'\nledger = [{{ event = 'granted', strength = 'express', purpose = 'marketing', {scope}, \
             recorded = 2026-01-10 }}]"
        )
    };
    reads(consent, &grant("channel = 'email'"), &["channel"]);
    reads(consent, &grant("place = 'GB'"), &["place"]);
    reads(consent, &grant("party = 'acme'"), &["recipient party"]);
    reads(
        consent,
        &grant("party = 'acme', channel = 'email', place = 'GB'"),
        &["channel", "place", "recipient party"],
    );
    // What speaks of other uses is asked nothing,
    let decision = ask(consent, &grant("data = 'postal-address', channel = 'email'"));
    assert_eq!((decision.outcome, unknown(&decision)), (NotPermitted, vec![]));
    let other = "{ event = 'granted', strength = 'express', purpose = 'billing', place = 'GB', recorded = 2026-01-10 }]";
    let both = grant("channel = 'email'").replace("}]", &format!("}}, {other}"));
    reads(consent, &both, &["channel"]);
    // nor what is stated.
    let stated = grant("party = 'acme', channel = 'email', place = 'GB'");
    reads(consent, &format!("{stated}\nchannel = 'email'\nplace = 'GB'"), &["recipient party"]);
}

#[test]
fn what_scopes_of_evidence_are_asked_is_read_in_the_role_asked_for() {
    let permit = |of: &str| {
        format!(
            "[[permit]]\nclause = 'PM-25'\npurpose = 'marketing'\n\
             when.evidence = {{ kind = 'confidentiality'{of} }}\n"
        )
    };
    let evidence =
        "evidence = [{ kind = 'confidentiality', party = 'acme', recorded = 2026-01-10 }]";
    reads(&permit(""), evidence, &["recipient party"]);
    reads(&permit(", of = 'by'"), evidence, &["by party"]);
    reads(&permit(", of = 'source'"), evidence, &["source party"]);
    let named = "recipient = { role = 'mailing-provider', party = 'acme' }\n";
    reads(&permit(", of = 'source'"), &format!("{named}{evidence}"), &["source party"]);
    reads(&permit(""), &format!("{named}{evidence}"), &[]);
    let mailed = evidence.replace("recorded", "channel = 'post', recorded");
    reads(&permit(""), &format!("{named}{mailed}"), &["channel"]);
}

#[test]
fn an_opt_out_reads_the_ledger_only_where_an_objection_may_bear() {
    let opt_out = "[[opt-out]]\nclause = 'PM-20'\npurpose = 'marketing'\nroute = 'email'\n";
    reads(&format!("{PERMIT}{opt_out}"), "", &["consent ledger"]);
    let objected = |scope: &str| {
        format!(
            "subject.id = 'v'\nledger = [{{ event = 'objected', {scope} recorded = 2026-02-01 }}]"
        )
    };
    reads(&format!("{PERMIT}{opt_out}"), &objected("channel = 'email',"), &["channel"]);
    // That it bears is known; whether the opt-out speaks of this is not.
    let by = format!("{PERMIT}{opt_out}by = 'processor'\n");
    reads(&by, &objected(""), &["by"]);
    // Whether the objection is about this channel does not matter where another bears.
    let both = objected("")
        .replace("}]", "}, { event = 'objected', channel = 'post', recorded = 2026-02-01 }]");
    reads(&by, &both, &["by"]);
    reads(&by, "", &["by", "consent ledger"]);
}

#[test]
fn a_basis_that_gives_way_reads_what_the_opt_outs_ask() {
    let permit =
        "[[permit]]\nclause = 'PM-19'\npurpose = 'marketing'\nbasis = 'legitimate-interests'\n";
    let opt_out = "[[opt-out]]\nclause = 'PM-39'\npurpose = 'marketing'\nchannel = 'email'\n\
                   route = 'email'\ngrace = '60 days'\n";
    // At once if it has none, or with a grace if it is sent by email.
    let objected = "subject.id = 'v'\nledger = [{ event = 'objected', recorded = 2026-02-01 }]";
    let rules = format!("{permit}{opt_out}");
    reads(&rules, objected, &["channel"]);
    reads(&rules, &format!("{objected}\nchannel = 'email'"), &[]);
    assert_eq!(ask(&rules, &format!("{objected}\nchannel = 'post'")).outcome, NotPermitted);
    // Where the objection surely bears, nothing else matters.
    let open = format!("{permit}source = 'given'\n");
    assert_eq!(ask(&open, objected).outcome, NotPermitted);
    reads(&open, "subject.id = 'v'\nledger = []", &["source"]);
}

#[test]
fn consent_reads_what_deems_it() {
    let consent = "[[permit]]\nclause = 'PM-42'\npurpose = 'marketing'\n";
    let deemed =
        "[[deemed-consent]]\nclause = 'PM-02'\nevent = 'policy-acceptance'\nby = 'controller'\n";
    let accepted = "subject.id = 'v'\nledger = []\n\
                    evidence = [{ kind = 'policy-acceptance', recorded = 2026-01-10 }]";
    for rule in ["basis = 'consent'\n", "when.consent = 'implied'\n"] {
        reads(&format!("{consent}{rule}{deemed}"), accepted, &["by"]);
        // Without an acceptance on record nothing is deemed, whoever acts.
        let rules = format!("{consent}{rule}{deemed}");
        assert_eq!(ask(&rules, "subject.id = 'v'\nledger = []").outcome, NotPermitted);
        // Of two declarations only the one that may deem consent is read.
        let other = "[[deemed-consent]]\nclause = 'PX-44'\nevent = 'registration'\nplace = 'US'\n";
        reads(&format!("{consent}{rule}{deemed}{other}"), accepted, &["by"]);
    }
    // What deems it does where a grant only may.
    let unknown = accepted.replace(
        "ledger = []",
        "by = 'controller'\nledger = [{ event = 'granted', strength = 'implied', \
         purpose = 'marketing', channel = 'email', recorded = 2026-01-10 }]",
    );
    reads(&format!("{consent}basis = 'consent'\n{deemed}"), &unknown, &[]);
    let granted = unknown.replace("policy-acceptance", "registration");
    reads(&format!("{consent}basis = 'consent'\n{deemed}"), &granted, &["channel"]);
    // Nothing stronger is deemed.
    let express = format!("{consent}when.consent = 'express'\n{deemed}");
    assert_eq!(ask(&express, accepted).outcome, NotPermitted);
}

#[test]
fn a_limit_reads_what_its_forbids_ask() {
    let law = format!("{LAW}[[forbid]]\nclause = 'GDPR-44'\nplace = 'US'\n");
    let decision = decide(&[&format!("{SHOP}{PERMIT}"), &law], &format!("{QUESTION}{RECIPIENT}"));
    assert_eq!((decision.outcome, unknown(&decision)), (Undetermined, owned(&["place"])));
}

/// Which events of the life of a record decide, minimum or maximum.
#[test]
fn a_schedule_reads_the_events_from_which_it_counts() {
    let schedule = "[[retention]]\nclause = 'PX-40'\ndata = 'contact-details'\n\
                    minimum = { period = '1 year', from = 'collected' }\n\
                    maximum = { period = '2 years', from = 'last-used' }\n";
    let asked = |action: &str, life: &str| -> (Outcome, Vec<String>) {
        let question = QUESTION.replace("disclose", action).replace("newsletters", "marketing");
        let permit = PERMIT.replace("basis", "action = ['erase', 'use', 'store']\nbasis");
        let question = format!("{question}record = {{ {life} }}\n");
        let decision = decide(&[&format!("{SHOP}{permit}{schedule}")], &question);
        (decision.outcome, unknown(&decision))
    };
    let open = |facts: &[&str]| (Undetermined, owned(facts));
    assert_eq!(asked("use", "collected = 2020-01-01"), open(&["last-used"]));
    assert_eq!(asked("erase", "last-used = 2020-01-01"), open(&["collected"]));
    assert_eq!(asked("erase", ""), open(&["collected", "last-used"]));
    assert_eq!(asked("use", "last-used = 2026-01-01"), (Permitted, vec![]));
    assert_eq!(asked("erase", "collected = 2020-01-01"), (Permitted, vec![]));
}

/// Where data is joined, the item whose source is unknown is named.
#[test]
fn the_source_that_is_unknown_is_named_by_its_item() {
    let rules = "[[permit]]\nclause = 'PX-15'\naction = 'combine'\nbasis = 'notice'\n\
                 [[forbid]]\nclause = 'PX-04'\nsource = 'third-party'\n";
    let asked = |items: &str| {
        let question = format!(
            "action = 'combine'\ndata = [{items}]\npurpose = 'data-accuracy'\nby = 'controller'\n"
        );
        let decision = decide(&[&format!("{SHOP}{rules}")], &question);
        assert_eq!(decision.outcome, Undetermined, "{items}");
        unknown(&decision)
    };
    let known = "{ category = 'name', source = 'given' }";
    // Each of the two parts reads it.
    assert_eq!(asked(&format!("{known}, 'postal-address'")), ["source of data[1]"; 2]);
    assert_eq!(asked(&format!("'postal-address', {known}")), ["source"; 2]);
}
