//! Which rules an answer cites and how they bear, which nearly applied, and which use stands for the
//! rest.

use super::{LAW, SHOP, cited, decide, near, notices};
use permitted::Outcome::{NotPermitted, OutOfScope, Permitted, Prohibited, Undetermined};
use permitted::{Decision, Outcome};

const QUESTION: &str = "action = 'use'\ndata = 'email-address'\npurpose = 'newsletters'\n\
                        by = 'controller'\nsubject.id = 'visitor-3'\n";
const PERMIT: &str = "[[permit]]\nclause = 'PM-42'\npurpose = 'marketing'\nbasis = 'notice'\n";

fn ask(rules: &str, facts: &str) -> Decision {
    decide(&[&format!("{SHOP}{rules}")], &format!("{QUESTION}{facts}\n"))
}

#[track_caller]
fn cites(decision: &Decision, outcome: Outcome, expected: &[&str]) {
    assert_eq!(decision.outcome, outcome);
    assert_eq!(cited(decision), expected);
}

// --- Citations ----------------------------------------------------------------------------------

#[test]
fn what_puts_a_use_outside_is_cited() {
    let scope = "[[scope]]\nclause = 'PM-01'\ngathered-at = 'own-website'\n";
    let beyond = "[[beyond]]\nclause = 'PM-40'\nsource = 'third-party'\n";
    let both = format!("{scope}{beyond}{PERMIT}");
    let outside = "gathered-at = 'event'\n";
    cites(&ask(&both, &format!("{outside}source = 'given'")), OutOfScope, &["PM-01 puts outside"]);
    // What surely lies beyond lies there whatever the scope says.
    let third = "source = 'third-party'";
    cites(&ask(&both, &format!("{outside}{third}")), OutOfScope, &["PM-40 puts outside"]);
    cites(&ask(&both, third), OutOfScope, &["PM-40 puts outside"]);
    // What may lie beyond says less than a scope that does not hold.
    cites(&ask(&both, outside), OutOfScope, &["PM-01 puts outside", "PM-40 puts outside"]);
    let open = ["PM-01 puts outside", "PM-40 puts outside", "PM-42 might apply"];
    cites(&ask(&both, ""), Undetermined, &open);
    cites(
        &ask(&both, "source = 'given'"),
        Undetermined,
        &["PM-01 puts outside", "PM-42 might apply"],
    );
}

#[test]
fn a_limit_puts_nothing_outside() {
    let shop = format!("{SHOP}[[beyond]]\nclause = 'PM-40'\ndata = 'contact-details'\n{PERMIT}");
    let law = format!(
        "{LAW}[[scope]]\nclause = 'GDPR-3'\nresidence = 'EEA'\n[[forbid]]\nclause = 'GDPR-9'\ndata = 'health-data'\n"
    );
    let question = format!("{QUESTION}subject.residence = 'US'\n");
    cites(&decide(&[&shop, &law], &question), OutOfScope, &["PM-40 puts outside"]);
}

#[test]
fn a_closed_declaration_is_cited_where_its_own_policy_does_not_permit() {
    let closed = "[[closed]]\nclause = 'PM-43'\naction = 'use'\n";
    let permits = format!("id = 'host'\nversion = '1'\nfrom = 2020-01-01\n{PERMIT}{closed}");
    let other = format!("{SHOP}[[permit]]\nclause = 'PX-14'\npurpose = 'billing'\n");
    cites(&decide(&[&permits, &other], QUESTION), NotPermitted, &[]);
    let other = format!("{other}[[closed]]\nclause = 'PX-43'\naction = 'use'\n");
    cites(&decide(&[&permits, &other], QUESTION), NotPermitted, &["PX-43 closes"]);
    // One that may be about something else is not.
    let elsewhere = "[[closed]]\nclause = 'PX-02'\nsource = 'observed'\n";
    cites(&ask(elsewhere, ""), NotPermitted, &[]);
    cites(&ask(elsewhere, "source = 'device'"), NotPermitted, &["PX-02 closes"]);
}

#[test]
fn statements_are_cited_where_they_surely_hold() {
    let rules = format!(
        "{PERMIT}[[statement]]\nclause = 'PM-01'\ngathered-at = 'own-website'\ntext = 'Of this website.'\n"
    );
    cites(&ask(&rules, ""), Permitted, &["PM-42 permits"]);
    cites(&ask(&rules, "gathered-at = 'login'"), Permitted, &["PM-01 states", "PM-42 permits"]);
    cites(&ask(&rules, "gathered-at = 'event'"), Permitted, &["PM-42 permits"]);
}

#[test]
fn a_deemed_consent_is_cited_where_it_carries_what_asks_for_implied_consent() {
    let deemed = "[[deemed-consent]]\nclause = 'PX-44'\nevent = 'policy-acceptance'\npurpose = 'marketing'\n";
    let accepted =
        "ledger = []\nevidence = [{ kind = 'policy-acceptance', recorded = 2026-01-10 }]\n";
    let permit = |rest: &str| {
        format!("[[permit]]\nclause = 'PX-14'\npurpose = 'marketing'\n{rest}\n{deemed}")
    };
    let carried = ["PX-14 permits", "PX-44 deems consent"];
    cites(&ask(&permit("basis = 'consent'"), accepted), Permitted, &carried);
    cites(&ask(&permit("when.consent = 'implied'"), accepted), Permitted, &carried);
    // Not where a stronger consent is asked for, even if it was given as well,
    let explicit = accepted.replace(
        "ledger = []",
        "ledger = [{ event = 'granted', strength = 'explicit', purpose = 'marketing', recorded = 2026-01-10 }]",
    );
    cites(&ask(&permit("basis = 'explicit-consent'"), &explicit), Permitted, &["PX-14 permits"]);
    cites(&ask(&permit("when.consent = 'express'"), &explicit), Permitted, &["PX-14 permits"]);
    // nor where no consent is, nor where nothing deems it.
    cites(&ask(&permit("basis = 'notice'"), accepted), Permitted, &["PX-14 permits"]);
    let granted = explicit.lines().next().unwrap();
    cites(&ask(&permit("basis = 'consent'"), granted), Permitted, &["PX-14 permits"]);
    // An exception that asks for consent is carried likewise.
    let forbid = "[[forbid]]\nclause = 'PM-24'\npurpose = 'marketing'\nunless = [{ when.consent = 'implied' }]\n";
    cites(
        &ask(&format!("{PERMIT}{forbid}{deemed}"), accepted),
        Permitted,
        &["PM-24 is excepted", "PM-42 permits", "PX-44 deems consent"],
    );
    cites(
        &ask(&format!("{PERMIT}{forbid}{deemed}"), granted),
        Permitted,
        &["PM-24 is excepted", "PM-42 permits"],
    );
}

#[test]
fn a_forbid_is_cited_as_excepted_where_it_surely_would_forbid_and_surely_does_not() {
    let forbid = |terms: &str, unless: &str| {
        format!(
            "{PERMIT}[[forbid]]\nclause = 'PM-24'\npurpose = 'marketing'\n{terms}\nunless = [{unless}]\n"
        )
    };
    let one = "{ data = 'contact-details' }";
    let excepted = ["PM-24 is excepted", "PM-42 permits"];
    cites(&ask(&forbid("", one), ""), Permitted, &excepted);
    // Where it may speak of something else it is not cited,
    cites(&ask(&forbid("source = 'observed'", one), ""), Permitted, &["PM-42 permits"]);
    // and of several exceptions only those that surely hold are.
    let two = format!("{one}, {{ clause = 'PM-26', source = 'observed' }}");
    let decision = ask(&forbid("", &two), "");
    cites(&decision, Permitted, &excepted);
    let clauses = |decision: &Decision| {
        let clauses = decision.parts[0].citations[0].clauses.iter();
        clauses.map(|clause| clause.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(clauses(&decision), ["PM-24"]);
    let decision = ask(&forbid("", &two), "source = 'device'");
    assert_eq!(cited(&decision), ["PM-24 is excepted", "PM-24 is excepted", "PM-42 permits"]);
}

#[test]
fn opt_outs_are_cited_where_an_objection_is_on_record_and_does_not_bear() {
    let opt_out = |rest: &str| {
        format!("[[opt-out]]\nclause = 'PM-20'\npurpose = 'marketing'\nroute = 'email'\n{rest}\n")
    };
    let objected = "ledger = [{ event = 'objected', recorded = 2026-02-01 }]";
    let grace = format!("{PERMIT}{}", opt_out("grace = '60 days'"));
    cites(&ask(&grace, objected), Permitted, &["PM-20 does not bear", "PM-42 permits"]);
    // Without an objection there is nothing to say,
    cites(&ask(&grace, "ledger = []"), Permitted, &["PM-42 permits"]);
    let elsewhere = objected.replace("recorded", "purpose = 'billing', recorded");
    cites(&ask(&grace, &elsewhere), Permitted, &["PM-42 permits"]);
    // not even that an exception holds.
    let unless = format!("{PERMIT}{}", opt_out("unless = [{ data = 'contact-details' }]"));
    cites(&ask(&unless, "ledger = []"), Permitted, &["PM-42 permits"]);
    // Where one does, that is why it does not bear.
    cites(&ask(&unless, objected), Permitted, &["PM-20 is excepted", "PM-42 permits"]);
}

#[test]
fn each_policy_says_for_itself_why_an_objection_does_not_bear() {
    let opt_out = "[[opt-out]]\nclause = 'O-1'\npurpose = 'marketing'\nroute = 'email'\n";
    let policy = |id: &str, rest: &str| {
        format!("id = '{id}'\nversion = '1'\nfrom = 2020-01-01\n{PERMIT}{opt_out}{rest}\n")
    };
    let one = policy("a", "unless = [{ data = 'contact-details' }]");
    let other = policy("b", "grace = '60 days'");
    let objected =
        format!("{QUESTION}ledger = [{{ event = 'objected', recorded = 2026-02-01 }}]\n");
    cites(
        &decide(&[&one, &other], &objected),
        Permitted,
        &["O-1 is excepted", "PM-42 permits", "O-1 does not bear", "PM-42 permits"],
    );
}

#[test]
fn duties_oblige_unless_they_surely_speak_of_something_else() {
    let duty = |terms: &str| {
        format!(
            "{PERMIT}[[duty]]\nclause = 'PM-44'\npurpose = 'marketing'\n{terms}\nobligation = 'offer-opt-out'\n"
        )
    };
    let obliges = |terms: &str, facts: &str| {
        let decision = ask(&duty(terms), facts);
        assert_eq!(decision.outcome, Permitted);
        let due =
            decision.obligations.iter().map(|due| due.obligation.to_string()).collect::<Vec<_>>();
        assert_eq!(cited(&decision).contains(&"PM-44 obliges".to_owned()), !due.is_empty());
        !due.is_empty()
    };
    assert!(obliges("", ""));
    // Left out, the terms are about personal data.
    assert!(obliges("", "identifiability = 'pseudonymised'"));
    assert!(!obliges("", "identifiability = 'aggregated'"));
    assert!(obliges("identifiability = 'anonymised'", "identifiability = 'aggregated'"));
    assert!(obliges("source = 'observed'", ""));
    assert!(!obliges("source = 'observed'", "source = 'given'"));
    // It means at least as identifying.
    assert!(obliges("identifiability = 'aggregated'", "identifiability = 'pseudonymised'"));
    assert!(!obliges("identifiability = 'pseudonymised'", "identifiability = 'aggregated'"));
    assert!(obliges("when.identifiability = 'aggregated'", "identifiability = 'pseudonymised'"));
    assert!(!obliges("when.identifiability = 'pseudonymised'", "identifiability = 'aggregated'"));
}

// --- What nearly applied ------------------------------------------------------------------------

#[test]
fn what_nearly_permits_is_told_with_what_failed() {
    let all = "[[permit]]\nclause = 'PX-43'\npurpose = 'marketing'\n\
               when.all = [{ evidence = 'opt-out-offered' }, { age.at-least = 18 }]\n";
    let told = near(&ask(all, "subject.age = 44"));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("opt-out-offered") && !told[0].contains("Age"), "{told:?}");
    // A permit that may hold does not nearly hold,
    let open = "[[permit]]\nclause = 'PX-14'\npurpose = 'marketing'\nsource = 'given'\n";
    let decision = ask(open, "");
    assert_eq!((decision.outcome, near(&decision)), (Undetermined, vec![]));
    // nor is any told where the use is permitted, or the policy does not speak of it.
    let billing = "[[permit]]\nclause = 'PX-12'\npurpose = 'billing'\n";
    let decision = ask(&format!("{PERMIT}{all}{billing}"), "subject.age = 44");
    assert_eq!((decision.outcome, near(&decision)), (Permitted, vec![]));
    let beyond = "[[beyond]]\nclause = 'PM-40'\ndata = 'contact-details'\n";
    let decision = ask(&format!("{beyond}{all}{billing}"), "subject.age = 44");
    assert_eq!((decision.outcome, near(&decision)), (OutOfScope, vec![]));
}

#[test]
fn what_nearly_forbids_is_told_unless_something_does() {
    let young = "[[forbid]]\nclause = 'PX-23'\npurpose = 'marketing'\nwhen.age.below = 18\n";
    let staff = "[[forbid]]\nclause = 'PX-20'\nby = 'staff'\n";
    let decision = ask(&format!("{PERMIT}{young}{staff}"), "subject.age = 44");
    assert_eq!(decision.outcome, Permitted);
    let told = near(&decision);
    assert!(told.iter().any(|one| one.starts_with("PX-23 Condition")), "{told:?}");
    assert!(told.contains(&"PX-20 Facet(By)".to_owned()), "{told:?}");
    assert_eq!(told.len(), 2);
    let forbid = "[[forbid]]\nclause = 'PM-42-no'\npurpose = 'marketing'\n";
    let decision = ask(&format!("{PERMIT}{young}{staff}{forbid}"), "subject.age = 44");
    assert_eq!((decision.outcome, near(&decision)), (Prohibited, vec![]));
    // Beside what forbids, what would nearly permit.
    let billing = "[[permit]]\nclause = 'PX-12'\npurpose = 'billing'\n";
    let decision = ask(&format!("{forbid}{billing}{young}"), "subject.age = 44");
    assert_eq!(
        (decision.outcome, near(&decision)),
        (Prohibited, vec!["PX-12 Facet(Purpose)".to_owned()])
    );
}

#[test]
fn a_permit_that_nearly_holds_fails_on_consent_or_on_an_objection() {
    let permit = |basis: &str| {
        format!("[[permit]]\nclause = 'PM-19'\npurpose = 'marketing'\nbasis = {basis}\n")
    };
    let objected = "ledger = [{ event = 'objected', recorded = 2026-02-01 }]";
    let told = near(&ask(&permit("'legitimate-interests'"), objected));
    assert!(told[0].starts_with("PM-19 Objection") && told[0].contains("Objected"), "{told:?}");
    let told = near(&ask(&permit("'consent'"), objected));
    assert!(told[0].starts_with("PM-19 ConsentForBasis"), "{told:?}");
    // On both: after an objection no consent is left either.
    let told = near(&ask(&permit("['consent', 'legitimate-interests']"), objected));
    assert!(told[0].starts_with("PM-19 ConsentForBasis"), "{told:?}");
}

// --- The use that stands for the rest -----------------------------------------------------------

const BROAD: &str = "action = 'use'\ndata = 'contact-details'\npurpose = 'newsletters'\n\
                     by = 'controller'\nsubject.id = 'visitor-3'\n";

fn witness(decision: &Decision) -> Vec<String> {
    decision.parts[0].witness.iter().map(ToString::to_string).collect()
}

#[test]
fn of_uses_that_are_equally_bad_the_word_itself_stands_for_the_others() {
    let duty = "[[duty]]\nclause = 'PM-44'\ndata = 'email-address'\nobligation = 'offer-opt-out'\n";
    let policy = format!("{SHOP}[[permit]]\nclause = 'PX-12'\npurpose = 'billing'\n{duty}");
    let decision = decide(&[&policy], BROAD);
    assert_eq!((decision.outcome, witness(&decision)), (NotPermitted, vec![]));
    // The first of those that are worse than it.
    let policy = format!(
        "{SHOP}{PERMIT}[[forbid]]\nclause = 'PM-24'\ndata = ['phone-number', 'email-address']\n"
    );
    let decision = decide(&[&policy], BROAD);
    assert_eq!(decision.outcome, Prohibited);
    assert_eq!(witness(&decision), ["data email-address"]);
}

#[test]
fn what_nearly_applied_is_told_of_the_worst_use_alone() {
    let policy = format!(
        "{SHOP}[[permit]]\nclause = 'PX-14'\npurpose = 'marketing'\nwhen.consent = 'express'\n\
         [[forbid]]\nclause = 'PM-24'\ndata = 'postal-address'\n"
    );
    let granted = "ledger = [{ event = 'granted', strength = 'express', purpose = 'marketing', data = 'postal-address', \
                   recorded = 2026-01-10 }]\n";
    // The grant holds for the address, which is forbidden, and for nothing else.
    let decision = decide(&[&policy], &format!("{BROAD}{granted}"));
    assert_eq!((decision.outcome, near(&decision)), (Prohibited, vec![]));
    assert_eq!(notices(&decision), [""; 0]);
    let email = BROAD.replace("contact-details", "email-address");
    let decision = decide(&[&policy], &format!("{email}{granted}"));
    assert_eq!(decision.outcome, NotPermitted);
    let told = near(&decision);
    assert!(told.iter().any(|one| one.starts_with("PX-14 Condition")), "{told:?}");
    assert!(told.contains(&"PM-24 Facet(Data)".to_owned()), "{told:?}");
    assert_eq!(notices(&decision), ["grant of 2026-01-10 is about other uses"]);
}
