//! Data that may be used by itself, but not together with other data of the same act.

use super::{LAW, SHOP, cited, decide, differences, near};
use permitted::{Decision, Outcome};

const SHARE: &str = "[[permit]]\nclause = '1'\naction = 'share'\nbasis = 'contract'\n";
/// Names, or illnesses, but not both.
const NOT_BOTH: &str =
    "[[forbid]]\nclause = '2'\naction = 'share'\ndata = 'name'\ntogether = 'health-data'\n";

fn question(data: &str) -> String {
    format!(
        "action = 'share'\npurpose = 'research'\nby = 'controller'\nsubject.id = 'u'\nledger = []\n\
         recipient = {{ role = 'research-partner', party = 'lab-4' }}\ndata = {data}\n"
    )
}

fn ask(rules: &str, data: &str) -> Decision {
    decide(&[&format!("{SHOP}{SHARE}{rules}")], &question(data))
}

/// The outcome of each part, by its data.
fn parts(decision: &Decision) -> Vec<String> {
    let part = |part: &permitted::engine::Part| format!("{} {}", part.data, part.outcome);
    decision.parts.iter().map(part).collect()
}

/// `names-or-illnesses-but-not`.
#[test]
fn names_or_illnesses_but_not_both() {
    let policy = format!("{SHOP}{SHARE}{NOT_BOTH}");
    for (data, outcome) in [
        ("'name'", "permitted"),
        ("'health-data'", "permitted"),
        ("['name', 'health-data']", "prohibited"),
        ("'personal-data'", "prohibited"),
        // What lies below is within what is named.
        ("['name', 'mental-health']", "prohibited"),
        ("['name', 'email-address']", "permitted"),
    ] {
        let expected = format!("expect.outcome = '{outcome}'");
        let found = differences(&[&policy], &question(data), &expected);
        assert_eq!(found, Vec::<String>::new(), "{data}");
    }
}

#[test]
fn only_the_data_in_question_is_forbidden() {
    let both = ask(NOT_BOTH, "['name', 'health-data']");
    assert_eq!(parts(&both), ["name prohibited", "health-data permitted"]);
    assert_eq!(cited(&both)[0], "2 forbids");
}

#[test]
fn a_term_does_not_stand_beside_itself() {
    let once = "[[forbid]]\nclause = '3'\naction = 'share'\ndata = 'contact-details'\n\
                together = 'contact-details'\n";
    assert_eq!(ask(once, "'email-address'").outcome, Outcome::Permitted);
    // Two records of the same data are the same data.
    assert_eq!(ask(once, "['email-address', 'email-address']").outcome, Outcome::Permitted);
    assert_eq!(ask(once, "['email-address', 'phone-number']").outcome, Outcome::Prohibited);
    // A broad item stands for all of its terms at once, one that is meant exactly for itself.
    assert_eq!(ask(once, "'contact-details'").outcome, Outcome::Prohibited);
    assert_eq!(ask(once, "[{ exactly = 'contact-details' }]").outcome, Outcome::Permitted);
}

#[test]
fn of_a_broad_item_the_only_term_that_is_named_is_told_apart() {
    // No rule names data by its terms.
    let beside = "[[forbid]]\nclause = '4'\naction = 'share'\ntogether = 'email-address'\n";
    assert_eq!(ask(beside, "'email-address'").outcome, Outcome::Permitted);
    let broad = ask(beside, "['contact-details', 'email-address']");
    assert_eq!(parts(&broad), ["contact-details prohibited", "email-address permitted"]);
    let only = "[[forbid]]\nclause = '4'\naction = 'share'\ndata = 'email-address'\n\
                together = 'email-address'\n";
    assert_eq!(ask(only, "'contact-details'").outcome, Outcome::Permitted);
    // The witness is the term that is forbidden: of the names those that stand beside the alias.
    let named = "[[forbid]]\nclause = '4'\naction = 'share'\ntogether = 'alias'\n\
                 unless = [{ data = ['given-name', 'former-name'] }]\n";
    let broad = ask(named, "'name'");
    assert_eq!(broad.outcome, Outcome::Prohibited);
    assert_eq!(witness(&broad), ["data exactly name"]);
    let last = "[[forbid]]\nclause = '4'\naction = 'share'\ndata = ['family-name', 'alias']\n\
                together = 'alias'\n";
    let broad = ask(last, "'name'");
    assert_eq!(witness(&broad), ["data family-name"]);
}

fn witness(decision: &Decision) -> Vec<String> {
    decision.parts[0].witness.iter().map(ToString::to_string).collect()
}

#[test]
fn what_would_be_forbidden_beside_other_data_is_near() {
    assert_eq!(near(&ask(NOT_BOTH, "'name'")), ["2 Together([data(health-data)])"]);
    let near = &ask(NOT_BOTH, "'name'").parts[0].near[0];
    assert_eq!(permitted::render::near_miss(near), "2, but that asks for health-data beside it");
}

#[test]
fn a_duty_may_ask_what_stands_together() {
    let duty = "[[duty]]\nclause = '5'\ndata = 'name'\ntogether = ['health-data', 'biometric-data']\n\
                obligation = 'pseudonymise'\n";
    let owed = |data: &str| -> Vec<String> {
        ask(duty, data).obligations.iter().map(|due| due.obligation.to_string()).collect()
    };
    assert_eq!(owed("'name'"), Vec::<String>::new());
    assert_eq!(owed("'health-data'"), Vec::<String>::new());
    assert_eq!(owed("['name', 'health-data']"), ["pseudonymise"]);
    assert_eq!(owed("'personal-data'"), ["pseudonymise"]);
}

#[test]
fn each_policy_relates_the_words_as_it_says_itself() {
    let own = "[[word]]\nfacet = 'data'\nkey = 'dental-chart'\ndefinition = 'A chart of teeth.'\n";
    let shop = format!("{SHOP}{own}parent = 'health-data'\n{SHARE}");
    let law = format!("{LAW}{NOT_BOTH}");
    let ask = |policies: &[&str]| decide(policies, &question("['name', 'dental-chart']")).outcome;
    assert_eq!(ask(&[&format!("{shop}{NOT_BOTH}")]), Outcome::Prohibited);
    // A word that the law does not know stands for it where the policy that has it puts it.
    assert_eq!(ask(&[&shop, &law]), Outcome::Prohibited);
}

#[test]
fn words_of_another_policy_do_not_widen_what_stands_together() {
    let own = "[[word]]\nfacet = 'data'\nkey = 'wellbeing'\ndefinition = 'How somebody lives.'\n\
               parent = 'health-data'\nincludes = 'location'\n";
    let shop = format!("{SHOP}{own}{SHARE}");
    let law = format!("{LAW}{NOT_BOTH}");
    let question = question("['name', 'location']");
    let alone = decide(&[&format!("{shop}{NOT_BOTH}")], &question);
    assert_eq!(alone.outcome, Outcome::Prohibited);
    assert_eq!(decide(&[&shop, &law], &question).outcome, Outcome::Permitted);
}

#[test]
fn only_forbids_and_duties_ask_for_it() {
    for rule in [
        "[[opt-out]]\nclause = '6'\ntogether = 'name'\n",
        "[[permit]]\nclause = '6'\naction = 'use'\ntogether = 'name'\n",
        "[[forbid]]\nclause = '6'\nunless = [{ purpose = 'billing', together = 'name' }]\n",
        "[[closed]]\nclause = '6'\ntogether = 'name'\n",
    ] {
        let error = toml::from_str::<permitted::Policy>(&format!("{SHOP}{rule}")).unwrap_err();
        assert!(error.to_string().contains("unknown key `together`"), "{error}");
    }
}
