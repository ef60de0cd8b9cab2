//! The public: no single party, and not who is named.

use super::{SHOP, cited, decide, missing, nothing_cures};
use permitted::Outcome::{NotPermitted, Permitted, Prohibited};
use permitted::facts::PartyInRole;
use permitted::{Act, Action, DataCategory, Decision, Engine, Party, Policy, Purpose};

const GRID: &str = "permit = [{ clause = '1', action = 'disclose', data = 'energy-consumption', \
                      recipient = 'third-party', basis = 'notice' }]\n\
                    forbid = [{ clause = '2', action = 'disclose', recipient = 'the-public' }]\n";

fn disclosed(rules: &str, recipient: &str) -> Decision {
    let question = format!(
        "action = 'disclose'\ndata = 'energy-consumption'\npurpose = 'research'\n\
         recipient = {recipient}\n"
    );
    decide(&[&format!("{SHOP}{rules}")], &question)
}

/// `named-company-not-everybody`.
#[test]
fn a_named_company_is_not_everybody() {
    let named = disclosed(GRID, "{ role = 'third-party', party = 'grid-lab' }");
    assert_eq!((named.outcome, cited(&named)), (Permitted, vec!["1 permits".to_owned()]));
    let third_parties = disclosed(GRID, "'third-party'");
    assert_eq!(third_parties.outcome, Prohibited);
    // A party that is named would do, which is not searched for: nothing else is claimed.
    assert!(!nothing_cures(&third_parties));
    assert_eq!(missing(&third_parties), Vec::<String>::new());
    assert_eq!(disclosed(GRID, "{ exactly = 'third-party' }").outcome, Permitted);
}

#[test]
fn what_a_policy_puts_below_the_public_is_collective_too() {
    let readers = "word = [{ facet = 'party', key = 'readers', parent = ['the-public', 'partner'], \
                     definition = 'Whoever reads the report.' }]\n";
    let rules = format!(
        "{readers}{}",
        GRID.replace("'the-public'", "'readers'").replace("third-party", "partner")
    );
    assert_eq!(disclosed(&rules, "{ role = 'partner', party = 'grid-lab' }").outcome, Permitted);
    assert_eq!(disclosed(&rules, "'partner'").outcome, Prohibited);
    // Other roles below one that is named are still meant.
    let rules = GRID.replace("'the-public'", "'data-broker'");
    assert_eq!(
        disclosed(&rules, "{ role = 'third-party', party = 'grid-lab' }").outcome,
        Prohibited
    );
}

#[test]
fn the_public_takes_no_party() {
    let policy: Policy = toml::from_str(&format!("{SHOP}{GRID}")).unwrap();
    let engine = Engine::new([policy]).unwrap();
    let act = |party: PartyInRole| {
        let act = Act::new(Action::DISCLOSE).data(DataCategory::ENERGY_CONSUMPTION);
        engine.prepare(act.purpose(Purpose::RESEARCH).recipient(party))
    };
    assert!(act(Party::THE_PUBLIC.into()).is_ok());
    let error = act(PartyInRole::named(Party::THE_PUBLIC, "grid-lab")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "recipient: `the-public` is no single party; leave `party` out, or name the role that the \
         party plays"
    );
    // Nobody is told to name one.
    let rules =
        "permit = [{ clause = '1', action = 'disclose', when.evidence = 'confidentiality' }]\n";
    let public = disclosed(rules, "'the-public'");
    assert_eq!((public.outcome, missing(&public)), (NotPermitted, Vec::<String>::new()));
}
