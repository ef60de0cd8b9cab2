//! GPP strings, and the header `Sec-GPC`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should panic"
)]

mod common;

use common::{Bits, TcString, clauses, engine, missing};
use imports::tcf::Tcf;
use imports::{Effect, ImportError, Imported, gpc, gpp};
use permitted::engine::Outcome;
use permitted::{ConsentEvent, ConsentLedger, DataCategory, Decision, Party, Purpose, Question};
use time::OffsetDateTime;
use time::macros::datetime;

const RECEIVED: OffsetDateTime = datetime!(2026-02-01 9:31 UTC);

fn import(string: &str) -> Result<Imported, ImportError> {
    gpp::import(string, &Tcf::default(), "c-1", RECEIVED)
}

/// A head that announces these sections.
fn head(sections: &[u32]) -> String {
    let mut bits = Bits::default().number(3, 6).number(1, 6).number(sections.len() as u64, 12);
    let mut last = 0;
    for section in sections {
        bits = fibonacci(bits.number(0, 1), section - last);
        last = *section;
    }
    bits.text()
}

fn fibonacci(bits: Bits, number: u32) -> Bits {
    let mut series = vec![1, 2];
    while series[series.len() - 1] <= number {
        series.push(series[series.len() - 1] + series[series.len() - 2]);
    }
    let largest = series.iter().rposition(|one| *one <= number).unwrap();
    let (mut rest, mut digits) = (number, vec![false; largest + 1]);
    for place in (0..=largest).rev() {
        if series[place] <= rest {
            rest -= series[place];
            digits[place] = true;
        }
    }
    digits.iter().fold(bits, |bits, digit| bits.number(u64::from(*digit), 1)).number(1, 1)
}

/// California's section: sale, sharing, kinds of sensitive data, children, and whether `Sec-GPC` was seen.
fn california(
    sale: u64,
    sharing: u64,
    sensitive: [u64; 9],
    children: [u64; 2],
    gpc: bool,
) -> String {
    let mut core =
        Bits::default().number(1, 6).number(0b01_01_01, 6).number(sale, 2).number(sharing, 2);
    for choice in sensitive.into_iter().chain(children) {
        core = core.number(choice, 2);
    }
    // No consent to other uses was asked for, and the transaction is covered.
    let core = core.number(0, 2).number(1, 2).number(0, 4).text();
    let gpc = Bits::default().number(1, 2).number(u64::from(gpc), 1).text();
    format!("{}~{core}.{gpc}", head(&[8]))
}

fn sale_objections(subject: &str, at: OffsetDateTime) -> Vec<ConsentEvent> {
    let mut events = vec![
        ConsentEvent::objected(subject, at).purpose([
            Purpose::DATA_SALE,
            Purpose::INSIGHT_SALE,
            Purpose::DATABASE_SALE,
        ]),
        ConsentEvent::objected(subject, at)
            .recipient([Party::THIRD_PARTY, Party::JOINT_CONTROLLER]),
    ];
    events.sort();
    events
}

/// A sale of what a Californian bought to a broker, with all that the law asks for beside.
fn sale(ledger: ConsentLedger) -> Decision {
    let question = "
        at = 2026-03-01T09:00:00Z
        action = 'sell'
        by = { role = 'controller', party = 'any-business' }
        data = 'purchase-history'
        purpose = 'data-sale'
        place = 'US'
        source = 'given'
        gathered-at = 'own-website'
        channel = 'api'
        recipient = { role = 'data-broker', party = 'broker-co' }
        subject = { id = 'c-1', kind = 'consumer', age = 34, residence = 'US-CA' }
        ledger = []
        evidence = [
          { kind = 'privacy-notice', recorded = 2026-01-02, purpose = 'data-sale' },
          { kind = 'opt-out-offered', recorded = 2026-01-02 },
          { kind = 'use-limitation', party = 'broker-co', recorded = 2025-01-01 },
        ]";
    let mut question: Question = toml::from_str(question).unwrap();
    question.facts.ledger = Some(ledger);
    engine(&["any-business", "ccpa"]).ask(question).unwrap()
}

#[test]
fn an_opt_out_of_sale_ends_sales() {
    let found = import(&california(1, 2, [0; 9], [0; 2], false)).unwrap();
    assert_eq!(found.events, sale_objections("c-1", RECEIVED));
    let noted: Vec<String> = found.notes.iter().map(ToString::to_string).collect();
    assert_eq!(noted, ["gpp.UsCa.sharing_opt_out: `DidNotOptOut` takes nothing back"]);
    let refused = sale(found.ledger().unwrap());
    assert_eq!(refused.outcome, Outcome::Prohibited);
    assert_eq!(clauses(&refused), ["CCPA-1798.120", "CCPA-1798.135"]);
    assert_eq!(missing(&refused), [["consent: express"], ["lifted by subject"]]);
    // With nobody's choice on record it is permitted.
    assert_eq!(sale(ConsentLedger::default()).outcome, Outcome::Permitted);
}

#[test]
fn a_later_section_that_is_no_opt_out_takes_none_back() {
    let mut ledger = import(&california(1, 0, [0; 9], [0; 2], false)).unwrap().ledger().unwrap();
    let later = gpp::import(
        &california(2, 2, [0; 9], [0; 2], false),
        &Tcf::default(),
        "c-1",
        datetime!(2026-02-20 9:31 UTC),
    );
    let later = later.unwrap();
    assert_eq!(later.events, []);
    assert_eq!(later.notes[0].effect, Effect::TakesNothingBack);
    ledger.merge(later.ledger().unwrap()).unwrap();
    assert_eq!(sale(ledger).outcome, Outcome::Prohibited);
}

#[test]
fn choices_about_sensitive_data_are_scoped_by_that_data() {
    // Documents, money, location, origin, messages, genes, biometrics, health, sex.
    let found = import(&california(0, 0, [0, 0, 1, 0, 0, 1, 0, 2, 0], [0; 2], false)).unwrap();
    let data = |word| ConsentEvent::objected("c-1", RECEIVED).data([word]);
    let mut expected = vec![data(DataCategory::PRECISE_LOCATION), data(DataCategory::GENETIC_DATA)];
    expected.sort();
    assert_eq!(found.events, expected);
}

#[test]
fn what_nobody_agreed_to_for_a_known_child_is_neither_sold_nor_shared() {
    let found = import(&california(0, 0, [0; 9], [1, 1], false)).unwrap();
    let mut expected = sale_objections("c-1", RECEIVED);
    expected.push(
        ConsentEvent::objected("c-1", RECEIVED)
            .recipient([Party::THIRD_PARTY, Party::JOINT_CONTROLLER])
            .purpose([Purpose::PERSONALISED_ADVERTISING]),
    );
    expected.sort();
    assert_eq!(found.events, expected);
    // A consent names no purpose, and grants nothing.
    let found = import(&california(0, 0, [0; 9], [2, 0], false)).unwrap();
    assert_eq!((found.events.len(), found.notes.len()), (0, 1));
}

#[test]
fn published_sections_of_other_states_and_of_the_nation_are_read() {
    // All choices are made, and made against the controller.
    for string in ["DBABJg~BVVVVVg", "DBABVg~BVVVVVVg", "DBABBg~BVVVVVVY"] {
        let found = import(string).unwrap();
        let sales = sale_objections("c-1", RECEIVED);
        assert!(sales.iter().all(|event| found.events.contains(event)), "{string}");
        assert_eq!(sale(found.ledger().unwrap()).outcome, Outcome::Prohibited);
    }
    // Nothing applies.
    for string in ["DBABJg~BAAAAEA", "DBABVg~BAAAAAEA"] {
        assert_eq!(import(string).unwrap(), Imported::default(), "{string}");
    }
}

#[test]
fn sections_of_all_states_are_read_and_their_kinds_of_data_are_known() {
    // Each choice is made against the controller, whichever fields a state has.
    for section in 7..=23 {
        let found = import(&format!("{}~B{}", head(&[section]), "V".repeat(30))).unwrap();
        let sales = sale_objections("c-1", RECEIVED);
        assert!(sales.iter().all(|event| found.events.contains(event)), "section {section}");
        let data = found.events.iter().flat_map(|event| event.scope().data_categories());
        let data: Vec<&DataCategory> = data.collect();
        assert!(data.contains(&&DataCategory::GENETIC_DATA), "section {section}");
        assert!(!data.contains(&&DataCategory::SENSITIVE_DATA), "section {section}");
    }
}

#[test]
fn the_older_american_string_is_read() {
    let found = import("DBABTA~1YYN").unwrap();
    assert_eq!(found.events, sale_objections("c-1", RECEIVED));
    assert_eq!(import("DBABTA~1YNN").unwrap().events, []);
}

#[test]
fn the_european_section_is_a_consent_string() {
    let string =
        TcString { consents: vec![7], vendor_consents: vec![755], ..TcString::refusing_all() };
    let alone = Tcf::default().import(&string.text(), "c-1", RECEIVED).unwrap();
    let text = format!("{}~{}~1YYN", head(&[2, 6]), string.text());
    let found = import(&text).unwrap();
    let mut expected = alone.events;
    expected.extend(sale_objections("c-1", RECEIVED));
    expected.sort();
    assert_eq!(found.events, expected);
}

#[test]
fn hostile_strings_give_errors_that_name_the_place_and_no_events() {
    let fault = |string: &str| import(string).unwrap_err().to_string();
    assert!(fault("").starts_with("gpp.header: ``: it ends in the middle of itself"));
    assert!(fault("DBAB").starts_with("gpp.header: `DBAB`: it ends in the middle"));
    assert_eq!(
        fault("CBABTA~1YYN"),
        "gpp.header: `CBABTA`: is of kind 2, where a GPP string has 3"
    );
    assert_eq!(
        fault("DCABTA~1YYN"),
        "gpp.header: `DCABTA`: version 2 of GPP is not known, version 1 is"
    );
    // A section is announced and does not follow; a section that no version has.
    assert!(fault("DBACNY~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA").contains("do not match"));
    assert!(fault(&format!("{}~AAAA", head(&[77]))).contains("unsupported section id 77"));
    // Canada's section is not half read.
    let canada = "DBABjw~BPXuQIAPXuQIAAfKABENB-CgAAAAAAAAAAAAAAAA.YAAAAAAAAAA~1YYN";
    assert!(fault(canada).starts_with("gpp.TcfCaV1: `TcfCaV1` is not known; "));
    // A good section does not save a bad one.
    assert!(fault("DBACNY~CPX~1YYN").starts_with("gpp.TcfEuV2: `CPX`: it ends too early"));
    assert!(fault("DBABTA~1YY").starts_with("gpp.UspV1: `1YY` is no such string: "));
    assert!(fault("DBABTA~1YAY").starts_with("gpp.UspV1: `1YAY` is no such string: "));
    assert!(fault(&"D".repeat(5_000)).starts_with("gpp: 5000 characters, more than the limit"));
}

#[test]
fn numbers_of_sections_that_overflow_are_refused() {
    // The sum of these does not fit into a byte, in which the decoder counts.
    let bits = fibonacci(Bits::default().number(3, 6).number(1, 6).number(1, 12).number(0, 1), 322);
    let fault = import(&format!("{}~1YYN", bits.text())).unwrap_err();
    assert!(fault.to_string().contains("no section has the number 322"), "{fault}");
    let two = head(&[250, 260]);
    assert!(
        import(&format!("{two}~1YYN~1YYN")).unwrap_err().to_string().contains("the number 260")
    );
}

#[test]
fn the_header_is_an_objection_to_sale_and_targeted_advertising() {
    let seen = datetime!(2026-02-01 9:30 UTC);
    let found = gpc::import(Some("1"), "c-1", seen).unwrap();
    let advertising =
        ConsentEvent::objected("c-1", seen).purpose([Purpose::PERSONALISED_ADVERTISING]);
    assert!(found.events.contains(&advertising));
    assert!(sale_objections("c-1", seen).iter().all(|event| found.events.contains(event)));
    assert_eq!(found.events.len(), 3);
    let refused = sale(found.ledger().unwrap());
    assert_eq!(refused.outcome, Outcome::Prohibited);
    assert_eq!(clauses(&refused), ["CCPA-1798.120", "CCPA-1798.135"]);
    assert_eq!(missing(&refused), [["consent: express"], ["lifted by subject"]]);
    // California's section can say that the header was seen.
    let section = import(&california(0, 0, [0; 9], [0; 2], true)).unwrap();
    assert_eq!(section.events.len(), 3);
}

#[test]
fn no_header_and_any_other_value_say_nothing() {
    let seen = datetime!(2026-02-01 9:30 UTC);
    assert_eq!(gpc::import(None, "c-1", seen).unwrap(), Imported::default());
    for value in ["0", "", "true", "11", "1 ", "1;q=0"] {
        let found = gpc::import(Some(value), "c-1", seen).unwrap();
        assert_eq!(found.events, [], "{value}");
        assert_eq!(found.notes[0].effect, Effect::SaysNothing);
    }
    let nobody = gpc::import(Some("1"), " ", seen).unwrap_err();
    assert!(matches!(nobody, ImportError::Event(_)), "{nobody}");
}
