//! Circumstances that are known exactly: this word, and nothing below it.

use super::{SHOP, decide, missing, near, nothing_cures, scenarios, unknown};
use permitted::Outcome::{NotPermitted, OutOfScope, Permitted, Prohibited, Undetermined};
use permitted::policy::Policy;
use permitted::rights::RightsOutcome;
use permitted::{Decision, Engine};

const GYM: &str = "word = [{ facet = 'subject', key = 'trial-member', parent = 'member', \
                     definition = 'One who tries the gym for a week.' }]\n\
                   permit = [{ clause = '1', action = 'use', basis = 'contract' }]\n\
                   beyond = [{ clause = '2', subject = 'trial-member' }]\n";

fn ask(rules: &str, facts: &str) -> Decision {
    let question = format!("action = 'use'\ndata = 'name'\npurpose = 'billing'\n{facts}\n");
    decide(&[&format!("{SHOP}{rules}")], &question)
}

/// `member-no-trial-member`.
#[test]
fn a_member_and_no_trial_member() {
    let member = |kind: &str| ask(GYM, &format!("subject = {{ id = 'u', kind = {kind} }}"));
    let broad = member("'member'");
    assert_eq!(broad.outcome, Undetermined);
    assert_eq!(unknown(&broad), ["subject"]);
    assert_eq!(missing(&broad), ["subject: exactly member"]);
    assert_eq!(member("{ exactly = 'member' }").outcome, Permitted);
    assert_eq!(member("'trial-member'").outcome, OutOfScope);
    assert_eq!(member("{ exactly = 'trial-member' }").outcome, OutOfScope);
    // Of several kinds one inside is enough, and the others are still what they are.
    assert_eq!(member("[{ exactly = 'member' }, 'visitor']").outcome, Permitted);
    assert_eq!(member("[{ exactly = 'member' }, 'trial-member']").outcome, OutOfScope);
    assert_eq!(member("[{ exactly = 'visitor' }, 'member']").outcome, Undetermined);
}

#[test]
fn conditions_read_what_is_exact_as_terms_do() {
    let rules = GYM.replace("subject = 'trial-member'", "when.subject = 'trial-member'");
    let member = |kind: &str| ask(&rules, &format!("subject = {{ id = 'u', kind = {kind} }}"));
    assert_eq!(member("'member'").outcome, Undetermined);
    assert_eq!(missing(&member("'member'")), ["subject: exactly member"]);
    assert_eq!(member("{ exactly = 'member' }").outcome, Permitted);
}

#[test]
fn sources_settings_and_residences_can_be_exact() {
    let permit = "[[permit]]\nclause = '1'\nidentifiability = 'identified'\n";
    for (rule, broad, exact, below) in [
        (
            "residence = 'US-CA'",
            "subject.residence = 'US'",
            "subject.residence = { exactly = 'US' }",
            "subject.residence = 'US-CA'",
        ),
        (
            "source = 'volunteered'",
            "source = 'the-subject'",
            "source = { exactly = 'the-subject' }",
            "source = 'volunteered'",
        ),
        (
            "gathered-at = 'registration-form'",
            "gathered-at = 'own-website'",
            "gathered-at = { exactly = 'own-website' }",
            "gathered-at = 'registration-form'",
        ),
    ] {
        for rule in [rule.to_owned(), format!("when.{rule}")] {
            let rules = format!("{permit}[[forbid]]\nclause = '2'\n{rule}\n");
            assert_eq!(ask(&rules, broad).outcome, Undetermined, "{rule}");
            let exactly = ask(&rules, exact);
            assert_eq!(
                (exactly.outcome, unknown(&exactly)),
                (Permitted, Vec::<String>::new()),
                "{rule}"
            );
            assert_eq!(ask(&rules, below).outcome, Prohibited, "{rule}");
        }
    }
    let of_item = "data = { category = 'name', source = { exactly = 'the-subject', party = 'u' } }";
    let rules = format!("{permit}[[forbid]]\nclause = '2'\nsource = 'volunteered'\n");
    let question = format!("action = 'use'\npurpose = 'billing'\n{of_item}\n");
    assert_eq!(decide(&[&format!("{SHOP}{rules}")], &question).outcome, Permitted);
}

#[test]
fn what_is_exact_is_no_further_fact_to_learn() {
    let rules = "permit = [{ clause = '1', subject = 'physician' }]";
    let staff = ask(rules, "subject = { id = 'u', kind = { exactly = 'employee' } }");
    assert_eq!((staff.outcome, nothing_cures(&staff)), (NotPermitted, true));
    assert_eq!(near(&staff), ["1 Facet(Subject)"]);
}

#[test]
fn rights_are_those_of_who_is_exactly_there() {
    let policy = "id = 'p'\nversion = '1'\nfrom = 2020-01-01\n\
                  right = [{ clause = '1', right = 'access', residence = 'US-CA' }]";
    let policy: Policy = toml::from_str(policy).unwrap();
    let engine = Engine::new([policy]).unwrap();
    let answer = |residence: &str| {
        let asked = scenarios(&format!(
            "request = [{{ name = 'who lives there', at = 2026-03-01, received = 2026-03-01, \
               right = 'access', subject = {{ id = 'u', residence = {residence} }}, \
               expect.answer = 'grant' }}]"
        ));
        asked.requests()[0].check(&engine).unwrap().answer.outcome
    };
    assert!(matches!(answer("'US'"), RightsOutcome::Undetermined { .. }));
    assert_eq!(answer("{ exactly = 'US' }"), RightsOutcome::NoSuchRight);
    assert_eq!(answer("'US-CA'"), RightsOutcome::Grant);
}
