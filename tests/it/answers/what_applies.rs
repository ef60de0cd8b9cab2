//! Which facets belong to which actions: what could have been said and was not is unknown, what
//! cannot be said is refused.

use super::{SHOP, decide, differences, engine, scenarios, unknown};
use permitted::Outcome::{NotPermitted, Permitted, Prohibited, Undetermined};
use permitted::{Decision, Outcome, Policy};

const GRADES: &str = "permit = [{ clause = '1', action = ['analyse', 'consult'], basis = 'contract' }, \
     { clause = '2', action = 'compare', basis = 'legitimate-interests' }]\n\
     forbid = [{ clause = '3', action = 'analyse', place = 'SG' }, \
     { clause = '4', action = 'consult', unless = [{ place = 'NZ' }] }]\n";

fn asks(rules: &str, question: &str) -> Decision {
    decide(&[&format!("{SHOP}{rules}")], question)
}

#[track_caller]
fn is(rules: &str, question: &str, outcome: Outcome, facts: &[&str]) {
    let decision = asks(rules, question);
    let facts: Vec<String> = facts.iter().map(|fact| (*fact).to_owned()).collect();
    assert_eq!((decision.outcome, unknown(&decision)), (outcome, facts), "{rules}{question}");
}

/// `where-not-said`.
#[test]
fn where_is_not_said() {
    let asked =
        |more: &str| format!("data = 'grades'\npurpose = 'statistics'\nby = 'controller'\n{more}");
    let analysed = asked("action = 'analyse'\n");
    is(GRADES, &format!("{analysed}place = 'SG'"), Prohibited, &[]);
    is(GRADES, &format!("{analysed}place = 'NZ'"), Permitted, &[]);
    is(GRADES, &analysed, Undetermined, &["place"]);
    // The exception is a place, and it is named.
    let consulted = asked("action = 'consult'\n");
    is(GRADES, &consulted, Undetermined, &["place"]);
    let policy = format!("{SHOP}{GRADES}");
    let expected = "expect = { outcome = 'undetermined', missing = [['place: NZ']] }";
    assert!(differences(&[&policy], &consulted, expected).is_empty());
    // An objection names a place.
    let compared = asked(
        "action = 'compare'\nsubject.id = 'u'\n\
         ledger = [{ event = 'objected', recorded = 2026-01-05, place = 'CH' }]\n",
    );
    is(GRADES, &compared, Undetermined, &["place"]);
    is(GRADES, &format!("{compared}place = 'CH'"), NotPermitted, &[]);
    is(GRADES, &format!("{compared}place = 'NZ'"), Permitted, &[]);
}

const LIBRARY: &str = "\
    word = [{ facet = 'action', key = 'remind', definition = 'Reminding a borrower of a loan.' }, \
    { facet = 'action', key = 'hand-over', definition = 'Giving a file to someone.' }, \
    { facet = 'action', key = 'remind-again', parent = 'remind', definition = 'Once more.' }, \
    { facet = 'action', key = 'shelve', parent = 'store', definition = 'Putting a file away.' }]\n\
    permit = [{ clause = '1', action = ['remind', 'hand-over', 'shelve'], basis = 'contract' }]\n\
    forbid = [{ clause = '2', action = 'remind', purpose = 'billing', channel = 'phone' }, \
    { clause = '4', action = 'hand-over', recipient = 'lawyer' }]\n\
    opt-out = [{ clause = '3', action = 'remind', route = 'email' }]\n";

/// A policy's own actions below no built-in one: by which channel, and to whom?
/// `policy-s-own-actions-reminded`.
#[test]
fn own_actions_have_a_channel_and_a_recipient() {
    let named = "data = 'name'\nby = 'controller'\nsubject.id = 'u'\n";
    let service = format!("{named}purpose = 'service-messages'\n");
    let reminded =
        |more: &str| format!("{named}purpose = 'billing'\naction = 'remind'\nledger = []\n{more}");
    is(LIBRARY, &reminded(""), Undetermined, &["channel"]);
    is(LIBRARY, &reminded("channel = 'phone'"), Prohibited, &[]);
    is(LIBRARY, &reminded("channel = 'post'"), Permitted, &[]);
    let again = reminded("").replace("'remind'", "'remind-again'");
    is(LIBRARY, &again, Undetermined, &["channel"]);

    let objected = format!(
        "{service}action = 'remind'\n\
         ledger = [{{ event = 'objected', recorded = 2026-01-10, channel = 'sms' }}]\n"
    );
    is(LIBRARY, &objected, Undetermined, &["channel"]);
    is(LIBRARY, &format!("{objected}channel = 'sms'"), Prohibited, &[]);
    is(LIBRARY, &format!("{objected}channel = 'email'"), Permitted, &[]);

    let handed_over = format!("{service}action = 'hand-over'\nledger = []\n");
    is(LIBRARY, &handed_over, Undetermined, &["recipient"]);
    is(LIBRARY, &format!("{handed_over}recipient = 'lawyer'"), Prohibited, &[]);
    is(LIBRARY, &format!("{handed_over}recipient = 'auditor'"), Permitted, &[]);
    let missing = asks(LIBRARY, &handed_over).parts[0].missing.clone().unwrap();
    assert!(missing.sets[0][0].to_string().starts_with("recipient: "), "{missing:?}");
}

/// One below a built-in action has what that one has.
#[test]
fn own_actions_below_built_in_ones_have_what_these_have() {
    let shelved = "data = 'name'\nby = 'controller'\npurpose = 'billing'\naction = 'shelve'\n";
    is(LIBRARY, shelved, Permitted, &[]);
    assert_eq!(
        refused(LIBRARY, &format!("{shelved}channel = 'post'\n")),
        "scenario `the question`: channel: `shelve` has no channel; leave it out, or name an action \
         that has one: `collect`, `contact`, `disclose` and what lies below or above them, or an own \
         action that only `process` stands above"
    );
}

/// An action that includes disclosing may disclose.
#[test]
fn actions_that_include_others_have_what_these_have() {
    let rules = "word = [{ facet = 'action', key = 'handle', includes = ['use', 'disclose'], \
                 definition = 'Whatever is done.' }]\n\
                 permit = [{ clause = '1', purpose = 'billing', basis = 'contract' }]\n\
                 forbid = [{ clause = '2', action = 'handle', recipient = 'lawyer', channel = 'fax' }]\n";
    let processed = "data = 'name'\nby = 'controller'\npurpose = 'billing'\naction = 'handle'\n";
    is(rules, processed, Undetermined, &["channel", "recipient"]);
    is(rules, &format!("{processed}channel = 'post'"), Permitted, &[]);
    is(rules, &format!("{processed}recipient = 'auditor'"), Permitted, &[]);
    // What is within it, and has none of these, stays as it is.
    is(rules, &processed.replace("'handle'", "'use'"), Permitted, &[]);
}

/// Processing may be anything, and so may an own action of which no more is said than that it is
/// processing.
#[test]
fn processing_may_be_a_disclosure() {
    let rules = "word = [{ facet = 'action', key = 'handle', parent = 'process', \
                 definition = 'Whatever is done.' }]\n\
                 permit = [{ clause = '1', purpose = 'billing', basis = 'contract' }]\n\
                 forbid = [{ clause = '2', recipient = 'lawyer' }, { clause = '3', channel = 'fax' }]\n";
    for action in ["process", "handle"] {
        let asked =
            format!("data = 'name'\nby = 'controller'\npurpose = 'billing'\naction = '{action}'\n");
        is(rules, &asked, Undetermined, &["channel", "recipient"]);
        is(rules, &format!("{asked}channel = 'fax'"), Prohibited, &[]);
        is(rules, &format!("{asked}recipient = 'lawyer'"), Prohibited, &[]);
        let known = format!("{asked}channel = 'post'\nrecipient = 'auditor'\n");
        is(rules, &known, Permitted, &[]);
    }
}

/// A rule about processing speaks of every action; asking for it is asking for none of them.
#[test]
fn a_rule_about_processing_is_about_every_action() {
    let rules = "permit = [{ clause = '1', action = 'process', basis = 'contract' }]\n\
                 forbid = [{ clause = '2', action = 'sell' }]\n";
    let asked = |action: &str| {
        format!("data = 'name'\nby = 'controller'\npurpose = 'billing'\naction = '{action}'\n")
    };
    for action in ["collect", "store", "hide", "aggregate", "rectify", "erase", "process"] {
        is(rules, &asked(action), Permitted, &[]);
    }
    is(rules, &format!("{}recipient = 'auditor'\n", asked("share")), Permitted, &[]);
    is(rules, &format!("{}recipient = 'auditor'\n", asked("rent")), Prohibited, &[]);
    let narrow = "permit = [{ clause = '1', action = 'use', basis = 'contract' }]\n";
    is(narrow, &asked("process"), NotPermitted, &[]);
}

/// `two-landlord-s-policies-one`.
#[test]
fn one_of_two_landlords_speaks_of_a_place() {
    let norway = format!(
        "{SHOP}scope = [{{ clause = '0', place = 'NO' }}]\n\
         permit = [{{ clause = '1', action = 'use', basis = 'contract' }}]\n\
         forbid = [{{ clause = '2', action = 'use', data = 'credit-score' }}]\n"
    );
    let other = "id = 'q'\nversion = '1'\nfrom = 2020-01-01\n\
                 permit = [{ clause = '7', action = 'use', basis = 'contract' }]\n";
    let asked = "action = 'use'\ndata = 'credit-score'\npurpose = 'billing'\nby = 'controller'\n";
    let decide = |place: &str| decide(&[&norway, other], &format!("{asked}{place}"));
    assert_eq!(decide("place = 'NO'").outcome, Prohibited);
    assert_eq!(decide("place = 'SE'").outcome, Permitted);
    let open = decide("");
    assert_eq!((open.outcome, unknown(&open)), (Undetermined, vec!["place".to_owned()]));
}

fn refused(rules: &str, question: &str) -> String {
    let text = format!(
        "[[scenario]]\nname = 'the question'\nat = 2026-03-01\n{question}\nexpect.outcome = 'permitted'\n"
    );
    let engine = engine(&[&format!("{SHOP}{rules}")]);
    scenarios(&text).prepare(&engine).unwrap_err().to_string()
}

const CONSULTED: &str = "permit = [{ clause = '1', action = 'consult', basis = 'contract' }]\n";

/// `facet-action-cannot-have`.
#[test]
fn a_facet_that_the_action_cannot_have_is_refused() {
    let said = |rules: &str| {
        toml::from_str::<Policy>(&format!("{SHOP}{rules}")).unwrap_err().message().to_owned()
    };
    let looked_up = "action = 'consult'\ndata = 'name'\npurpose = 'billing'\nby = 'controller'\n";
    let help = "leave it out, or name an action that has one: `collect`, `contact`, `disclose` and \
                what lies below or above them, or an own action that only `process` stands above";
    assert_eq!(
        said("forbid = [{ clause = '2', action = 'consult', channel = 'phone' }]\n"),
        format!("forbid `2`: channel: `consult` has no channel; {help}")
    );
    // One of several actions is enough; the exceptions are about the rule's actions.
    assert!(
        said("forbid = [{ clause = '2', action = ['consult', 'store'], channel = 'phone' }]\n")
            .starts_with("forbid `2`: channel: `consult`, `store` have no channel; ")
    );
    assert!(
        said(
            "forbid = [{ clause = '2', action = 'store', unless = [{ recipient = 'processor' }] }]\n"
        )
        .starts_with("forbid `2`: unless[0]: recipient: `store` has no recipient; ")
    );
    let both = "forbid = [{ clause = '2', action = ['consult', 'contact'], channel = 'phone' }]\n";
    is(&format!("{CONSULTED}{both}"), looked_up, Permitted, &[]);
    assert_eq!(
        refused(CONSULTED, &format!("{looked_up}channel = 'phone'\n")),
        format!("scenario `the question`: channel: `consult` has no channel; {help}")
    );
}

#[test]
fn a_default_is_dropped_where_it_does_not_apply() {
    let file = "[defaults]\nat = 2026-03-01\ndata = 'name'\npurpose = 'billing'\nby = 'controller'\n\
                recipient = 'processor'\nchannel = 'phone'\n";
    let asked = |action: &str| {
        format!(
            "{file}[[scenario]]\nname = '{action}'\naction = '{action}'\n\
             expect.outcome = 'permitted'\n"
        )
    };
    let engine = engine(&[&format!(
        "{SHOP}{}",
        LIBRARY.replace("['remind', ", "['remind', 'consult', 'contact', 'share', ")
    )]);
    for (action, [recipient, channel]) in [
        ("consult", [false, false]),
        ("contact", [false, true]),
        ("share", [true, true]),
        ("shelve", [false, false]),
        ("hand-over", [true, true]),
    ] {
        let file = scenarios(&asked(action));
        let prepared = file.prepare(&engine).unwrap();
        let checked = prepared[0].check(&engine);
        assert!(checked.differences.is_empty(), "{action}: {:?}", checked.differences);
        let known = permitted::words::Vocabulary::built_in();
        let act = &file.scenarios()[0].question.act;
        if known.contains(&act.action) {
            assert_eq!([act.recipient.is_some(), act.channel.is_some()], [recipient, channel]);
        }
    }
}

/// The party of a denial is looked for in every role that is played.
#[test]
fn consent_withdrawn_from_who_acts_with_others() {
    let rules = "permit = [{ clause = '1', action = ['share', 'collect', 'contact'], \
                 purpose = 'event-promotion', basis = 'consent' }]\n";
    let by = "by = { role = 'partner', party = 'corner-books' }\n";
    let asked = |more: &str| {
        format!(
            "data = 'email-address'\npurpose = 'event-promotion'\nsubject.id = 'u'\n{more}\n\
             ledger = [{{ event = 'granted', strength = 'express', recorded = 2025-03-01, \
             purpose = 'event-promotion' }}, \
             {{ event = 'withdrawn', recorded = 2026-01-20, party = 'corner-books' }}]\n"
        )
    };
    let writes = "action = 'contact'\nchannel = 'email'\n";
    let shares =
        "action = 'share'\nrecipient = { role = 'mailing-provider', party = 'elm-print' }\n";
    let collects = "action = 'collect'\nsource = { kind = 'given', party = 'u' }\n";
    for act in [writes, shares, collects] {
        is(rules, &asked(&format!("{by}{act}")), NotPermitted, &[]);
    }
    // Somebody else acts, with and without others of the withdrawal's name.
    let other = "by = { role = 'controller', party = 'north-books' }\n";
    is(rules, &asked(&format!("{other}{shares}")), Permitted, &[]);
    let to_them = shares.replace("elm-print", "corner-books");
    is(rules, &asked(&format!("{other}{to_them}")), NotPermitted, &[]);
    let from_them = collects.replace("party = 'u'", "party = 'corner-books'");
    is(rules, &asked(&format!("{other}{from_them}")), NotPermitted, &[]);
    // Which party plays a role is not said.
    is(
        rules,
        &asked(&format!("{other}action = 'share'\nrecipient = 'partner'\n")),
        Undetermined,
        &["recipient party"],
    );
    is(rules, &asked(&format!("by = 'controller'\n{shares}")), Undetermined, &["by party"]);
    is(
        rules,
        &asked(&format!("{other}action = 'collect'\nsource = 'given'\n")),
        Undetermined,
        &["source party"],
    );
}
