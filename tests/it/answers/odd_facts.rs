//! One subject under several ids, ledgers of others, clocks that are ahead, names in other letters.

use super::{SHOP, decide, notices};
use permitted::Outcome::{NotPermitted, Permitted};
use permitted::{
    Act, Action, ConsentEvent, ConsentLedger, DataCategory, Decision, Engine, Facts, Party, Policy,
    Purpose, Subject,
};
use time::macros::datetime;

const RULES: &str =
    "[[permit]]\nclause = '1'\naction = ['analyse', 'share']\nbasis = 'legitimate-interests'\n";

fn ask(question: &str) -> Decision {
    let question = format!("data = 'reading-history'\npurpose = 'service-improvement'\n{question}");
    decide(&[&format!("{SHOP}{RULES}")], &question)
}

/// Asked of the library's own look at what somebody read.
fn analysed(ids: &str, ledger: &str) -> Decision {
    ask(&format!("action = 'analyse'\nsubject.id = {ids}\nledger = [{ledger}]\n"))
}

/// `two-library-cards-one-reader`.
#[test]
fn two_library_cards_one_reader() {
    let objected = "{ event = 'objected', subject = 'card-88', recorded = 2025-10-01 }";
    assert_eq!(analysed("['card-12', 'card-88']", objected).outcome, NotPermitted);
    assert_eq!(analysed("['card-88', 'card-12']", objected).outcome, NotPermitted);
    let alone = analysed("'card-12'", objected);
    assert_eq!(alone.outcome, Permitted);
    assert_eq!(notices(&alone), ["the ledger is of others"]);
}

#[test]
fn events_of_several_ids_are_one_history() {
    let objected =
        |on: &str| format!("{{ event = 'objected', subject = 'card-88', recorded = {on} }}");
    let lifted = "{ event = 'lifted', subject = 'card-12', recorded = 2026-01-10 }";
    let ids = "['card-12', 'card-88']";
    let answered = analysed(ids, &format!("{}, {lifted}", objected("2025-10-01")));
    assert_eq!((answered.outcome, notices(&answered)), (Permitted, Vec::<String>::new()));
    let anew = analysed(ids, &format!("{lifted}, {}", objected("2026-02-01")));
    assert_eq!(anew.outcome, NotPermitted);
    // An event that names no subject is of the first of the ids.
    let first = analysed(ids, "{ event = 'objected', recorded = 2026-01-01 }");
    assert_eq!(first.outcome, NotPermitted);
    // An id that is stated twice is one.
    assert_eq!(analysed("['card-88', 'card-88']", &objected("2025-10-01")).outcome, NotPermitted);
}

/// `one-identifier-two-spellings`.
#[test]
fn one_identifier_two_spellings() {
    let objected = |whose: &str| {
        format!("{{ event = 'objected', subject = '{whose}', recorded = 2026-01-01 }}")
    };
    let uuid = analysed(
        "'8c2f5d34-0e6b-4b57-9a11-6f1d2c3b4a50'",
        &objected("8C2F5D340E6B4B579A116F1D2C3B4A50"),
    );
    assert_eq!((uuid.outcome, notices(&uuid)), (NotPermitted, Vec::<String>::new()));
    let others = analysed("'K-201'", &objected("k-201"));
    assert_eq!(others.outcome, Permitted);
    assert_eq!(notices(&others), ["the ledger is of others"]);
}

/// Shared with a printer, by a bank, what its client said; one of them denied.
fn shared(denied: &str) -> Decision {
    ask(&format!(
        "action = 'share'\nby = {{ role = 'controller', party = 'north-bank' }}\n\
         source = {{ kind = 'given', party = 'u' }}\nchannel = 'api'\nplace = 'US'\n\
         recipient = {{ role = 'mailing-provider', party = 'elm-print' }}\nsubject.id = 'u'\n\
         ledger = [{{ event = 'objected', recorded = 2026-01-02, party = '{denied}' }}]\n"
    ))
}

#[test]
fn a_party_in_other_letters_is_told() {
    let told = shared("Elm-Print");
    assert_eq!(
        (told.outcome, notices(&told)),
        (Permitted, vec!["elm-print is spelt Elm-Print".to_owned()])
    );
    assert_eq!(notices(&shared("e\u{301}lm-print")), Vec::<String>::new());
    assert_eq!(shared("elm-print").outcome, NotPermitted);
    assert_eq!(notices(&shared("north-BANK")), ["north-bank is spelt north-BANK"]);
    assert_eq!(notices(&shared("oak-print")), Vec::<String>::new());
}

/// `objection-two-seconds-later`.
#[test]
fn the_objection_of_two_seconds_later() {
    let later = "{ event = 'objected', recorded = 2026-03-01T00:00:02Z }, \
                 { event = 'objected', recorded = 2026-04-01 }";
    let decision = analysed("'u'", later);
    assert_eq!(decision.outcome, Permitted);
    assert_eq!(notices(&decision), ["events from 2026-03-01T00:00:02Z on"]);
    assert_eq!(decision.stable_until.map(super::written).as_deref(), Some("2026-03-01T00:00:02Z"));
    // Of what is surely about something else nothing is said.
    let other = "{ event = 'objected', purpose = 'newsletters', recorded = 2026-04-01 }";
    assert_eq!(notices(&analysed("'u'", other)), Vec::<String>::new());
}

/// `prepared-at-six-objected-at`, of its first half.
#[test]
fn prepared_at_six_objected_at_half_past_seven_asked_at_nine() {
    let policy: Policy = toml::from_str(&format!("{SHOP}{RULES}")).unwrap();
    let engine = Engine::new([policy]).unwrap();
    let act = Act::new(Action::ANALYSE).data(DataCategory::USAGE).purpose(Purpose::ANALYTICS);
    let act = engine.prepare(act.by(Party::CONTROLLER)).unwrap();
    let mut ledger = ConsentLedger::default();
    ledger.record(ConsentEvent::objected("u", datetime!(2026-03-01 7:30 UTC))).unwrap();
    let facts = [engine.facts(Facts::about(Subject::new("u")).ledger(ledger)).unwrap()];
    let at = |at| engine.permits_each(&act, &facts, at).collect::<Vec<bool>>();
    assert_eq!(at(datetime!(2026-03-01 6:00 UTC)), [true]);
    assert_eq!(at(datetime!(2026-03-01 9:00 UTC)), [false]);
    let decision = engine.decide(&act, &facts[0], datetime!(2026-03-01 9:00 UTC));
    assert_eq!(decision.outcome, NotPermitted);
}
