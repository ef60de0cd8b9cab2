//! The role controller is the party that the policy names.

use super::{LAW, SHOP, decide, missing, notices, unknown};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Undetermined};
use permitted::policy::Policy;

const LIBRARY: &str = "controller = { name = 'City Library', party = 'city-library' }\n";

fn ask(policies: &[&str], by: &str, rest: &str) -> Decision {
    let question = format!(
        "action = 'analyse'\ndata = 'reading-history'\npurpose = 'service-improvement'\nby = {by}\n\
         subject.id = 'u'\n{rest}\n"
    );
    decide(policies, &question)
}

const OBJECTED: &str =
    "ledger = [{ event = 'objected', recorded = 2026-01-05, party = 'corner-books' }]";
const INTERESTS: &str =
    "[[permit]]\nclause = '1'\naction = 'analyse'\nbasis = 'legitimate-interests'\n";

/// `objection-partner-library-works-on`.
#[test]
fn an_objection_to_a_partner_while_the_library_itself_works_on() {
    let library = format!("{SHOP}{LIBRARY}{INTERESTS}");
    assert_eq!(ask(&[&library], "'controller'", OBJECTED).outcome, Permitted);
    let own = OBJECTED.replace("corner-books", "city-library");
    assert_eq!(ask(&[&library], "'controller'", &own).outcome, NotPermitted);
    // One that is not named is unknown, and so is who of the staff acts.
    let unnamed = ask(&[&format!("{SHOP}{INTERESTS}")], "'controller'", OBJECTED);
    assert_eq!((unnamed.outcome, unknown(&unnamed)), (Undetermined, vec!["by party".to_owned()]));
    let named = format!("{SHOP}controller = 'City Library'\n{INTERESTS}");
    assert_eq!(ask(&[&named], "'controller'", OBJECTED).outcome, Undetermined);
    assert_eq!(ask(&[&library], "'staff'", OBJECTED).outcome, Undetermined);
    // What is shared with the partner is the partner's as well, and with nobody named perhaps.
    let shares = library.replace("'analyse'", "['analyse', 'share']");
    let shared = |recipient: &str| {
        let question = "action = 'share'\ndata = 'reading-history'\npurpose = 'service-improvement'\n\
                        by = 'controller'\nsubject.id = 'u'";
        decide(&[&shares], &format!("{question}\nrecipient = {recipient}\n{OBJECTED}\n"))
    };
    let with_partner = shared("{ role = 'partner', party = 'corner-books' }");
    assert_eq!(with_partner.outcome, NotPermitted);
    let with_some = shared("'partner'");
    assert_eq!(
        (with_some.outcome, unknown(&with_some)),
        (Undetermined, vec!["recipient party".to_owned()])
    );
    // A party that is stated counts.
    let partner = "{ role = 'controller', party = 'corner-books' }";
    assert_eq!(ask(&[&library], partner, OBJECTED).outcome, NotPermitted);
}

#[test]
fn each_policy_names_its_own_controller() {
    let library = format!("{SHOP}{LIBRARY}{INTERESTS}");
    let books =
        library.replace("id = 'shop'", "id = 'books'").replace("city-library", "corner-books");
    let both = [library.as_str(), books.as_str()];
    assert_eq!(ask(&both, "'controller'", OBJECTED).outcome, NotPermitted);
    let third = OBJECTED.replace("corner-books", "ad-hub");
    assert_eq!(ask(&both, "'controller'", &third).outcome, Permitted);
    // A limit that names none knows of none.
    let law = format!(
        "{LAW}[[forbid]]\nclause = 'L'\naction = 'analyse'\nunless = [{{ when.evidence = 'confidentiality' }}]\n"
    );
    let bound = "ledger = []\n\
                 evidence = [{ kind = 'confidentiality', party = 'city-library', recorded = 2026-01-01 }]";
    assert_eq!(ask(&[&library, &law], "'controller'", bound).outcome, Undetermined);
    let law = law.replace("kind = 'limit'\n", &format!("kind = 'limit'\n{LIBRARY}"));
    assert_eq!(ask(&[&library, &law], "'controller'", bound).outcome, Permitted);
}

#[test]
fn consent_to_obtain_names_the_controller() {
    let consent = "[[permit]]\nclause = '1'\naction = 'analyse'\nbasis = 'consent'\n\
                   when.consent = { strength = 'express', naming = 'party' }\n";
    let library = format!("{SHOP}{LIBRARY}{consent}");
    let granted = |party: &str| {
        format!(
            "ledger = [{{ event = 'granted', strength = 'express', purpose = 'service-improvement', \
               party = '{party}', recorded = 2026-01-05 }}]"
        )
    };
    assert_eq!(ask(&[&library], "'controller'", &granted("city-library")).outcome, Permitted);
    let other = ask(&[&library], "'controller'", &granted("corner-books"));
    assert_eq!(other.outcome, NotPermitted);
    assert_eq!(missing(&other), ["by party: city-library, consent: express naming party"]);
}

#[test]
fn another_spelling_of_the_controller_is_told() {
    let library = format!("{SHOP}{LIBRARY}{INTERESTS}");
    let objected = OBJECTED.replace("corner-books", "City-Library");
    let decision = ask(&[&library], "'controller'", &objected);
    assert_eq!(decision.outcome, Permitted);
    assert_eq!(notices(&decision), ["city-library is spelt City-Library"]);
}

#[test]
fn a_controller_is_written_as_it_is_read() {
    for text in [
        "controller = \"City Library\"\n",
        "[controller]\nname = \"City Library\"\nparty = \"city-library\"\n",
    ] {
        let policy = format!("{SHOP}{text}");
        let policy: Policy = toml::from_str(&policy).unwrap();
        let written = toml::to_string(&policy).unwrap();
        assert!(written.contains(text), "{written}");
        assert_eq!(toml::from_str::<Policy>(&written).unwrap(), policy);
    }
    let unusable = format!("{SHOP}controller = {{ name = 'City Library', party = 'city ' }}\n");
    let error = toml::from_str::<Policy>(&unusable).unwrap_err().to_string();
    assert!(error.contains("controller: party"), "{error}");
}
