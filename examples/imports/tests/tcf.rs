//! Consent strings of TCF version 2.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should panic"
)]

mod common;

use common::{Bits, TcString, clauses, engine, missing};
use iab_gpp::sections::tcfeuv2::TcfEuV2;
use imports::tcf::{Tcf, vendor_party};
use imports::{Effect, ImportError, Imported};
use permitted::engine::Outcome;
use permitted::facts::{ConsentEventKind, PartyInRole};
use permitted::policy::{Naming, Strength};
use permitted::{
    Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Decision, Evidence,
    EvidenceKind, Facts, LegalBasis, Party, Place, Policy, Purpose, Subject,
};
use time::OffsetDateTime;
use time::macros::datetime;

const SAID: OffsetDateTime = datetime!(2026-02-01 9:30 UTC);
const RECEIVED: OffsetDateTime = datetime!(2026-02-01 9:31 UTC);
const ASKED: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);

fn import(string: &TcString) -> Imported {
    Tcf::default().import(&string.text(), "visitor-9", RECEIVED).unwrap()
}

/// Consent to 1, 4 and 7, and interests in 7 and 8; to and of vendor 755, and to vendor 12.
fn mixed() -> TcString {
    TcString {
        consents: vec![1, 4, 7],
        interests: vec![7, 8],
        vendor_consents: vec![12, 755],
        vendor_interests: vec![755],
        ..TcString::refusing_all()
    }
}

fn all_purposes() -> Vec<Purpose> {
    let mut all = vec![
        Purpose::ADVERTISING,
        Purpose::PROFILING,
        Purpose::PERSONALISED_ADVERTISING,
        Purpose::PERSONALISATION,
        Purpose::PROMOTION_MEASUREMENT,
        Purpose::USAGE_ANALYTICS,
        Purpose::ANALYTICS,
        Purpose::AUDIENCE_INSIGHT,
        Purpose::SERVICE_IMPROVEMENT,
        Purpose::PRODUCT_DEVELOPMENT,
        Purpose::CONTENT_PERSONALISATION,
    ];
    all.sort();
    all
}

/// Whether Plexuus may tell a partner that is this vendor how advertisements did.
fn sharing(ledger: ConsentLedger, vendor: u16) -> Decision {
    let engine = engine(&["plexuus"]);
    let act = Act::new(Action::SHARE)
        .data(DataCategory::SITE_ACTIVITY)
        .purpose(Purpose::PROMOTION_MEASUREMENT)
        .by(Party::CONTROLLER)
        .recipient(PartyInRole::named(Party::TRADING_PARTNER, vendor_party(vendor)))
        .channel(Channel::API)
        .place(Place::US);
    let agreed = datetime!(2025-01-01 0:00 UTC);
    let evidence = [
        Evidence::new(EvidenceKind::PARTNER_AGREEMENT, agreed)
            .purpose(Purpose::PROMOTION_MEASUREMENT)
            .party(vendor_party(vendor)),
        Evidence::new(EvidenceKind::EQUIVALENT_CONFIDENTIALITY, agreed).party(vendor_party(vendor)),
    ];
    let facts = Facts::about(Subject::new("visitor-9").aged(30)).ledger(ledger).evidence(evidence);
    engine.decide(&engine.prepare(act).unwrap(), &engine.facts(facts).unwrap(), ASKED)
}

/// Whether a vendor may use what a visitor did, on its legitimate interests.
fn measuring(ledger: ConsentLedger, vendor: u16, purpose: Purpose) -> Outcome {
    let policy: Policy = toml::from_str(
        "id = 'paper'\nversion = '1'\nfrom = 2020-01-01\n\
         [[permit]]\nclause = '1'\naction = 'use'\nbasis = 'legitimate-interests'",
    )
    .unwrap();
    let engine = permitted::Engine::new([policy]).unwrap();
    let act = Act::new(Action::USE)
        .data(DataCategory::SITE_ACTIVITY)
        .purpose(purpose)
        .by(PartyInRole::named(Party::ADVERTISING_NETWORK, vendor_party(vendor)))
        .place(Place::DE);
    let facts = Facts::about(Subject::new("visitor-9")).ledger(ledger);
    engine.decide(&engine.prepare(act).unwrap(), &engine.facts(facts).unwrap(), ASKED).outcome
}

/// What a business that asks for consent to personalise says of a vendor that does it.
fn personalising(
    ledger: ConsentLedger,
    vendor: u16,
    action: Action,
    data: DataCategory,
) -> Decision {
    let engine = engine(&["any-business"]);
    let act = Act::new(action)
        .data(data)
        .purpose(Purpose::CONTENT_PERSONALISATION)
        .by(PartyInRole::named(Party::ADVERTISING_NETWORK, vendor_party(vendor)))
        .place(Place::DE);
    let facts = Facts::about(Subject::new("visitor-9").aged(30)).ledger(ledger);
    engine.decide(&engine.prepare(act).unwrap(), &engine.facts(facts).unwrap(), ASKED)
}

#[test]
fn a_vendor_may_use_what_was_agreed_to_and_locate_nobody_who_did_not_opt_in() {
    let string = TcString { consents: vec![1, 6], ..mixed() };
    let ledger = import(&string).ledger().unwrap();
    let using = |ledger: &ConsentLedger, vendor, data| {
        personalising(ledger.clone(), vendor, Action::USE, data)
    };
    let may = using(&ledger, 755, DataCategory::SITE_ACTIVITY);
    assert_eq!((may.outcome, clauses(&may)), (Outcome::Permitted, vec!["AB-consent".to_owned()]));
    let may_not = using(&ledger, 13, DataCategory::SITE_ACTIVITY);
    assert_eq!(may_not.outcome, Outcome::NotPermitted);
    assert_eq!(missing(&may_not), [["consent: express"]]);
    let located = using(&ledger, 755, DataCategory::PRECISE_LOCATION);
    assert_eq!(located.outcome, Outcome::NotPermitted);
    assert_eq!(missing(&located), [["consent: express"]]);
    let opted_in = TcString { special_features: vec![1], ..string };
    let ledger = import(&opted_in).ledger().unwrap();
    assert_eq!(using(&ledger, 755, DataCategory::PRECISE_LOCATION).outcome, Outcome::Permitted);
}

#[test]
fn what_a_vendor_collects_is_not_covered_by_the_consent_to_that_vendor() {
    // When something is collected, the party that a grant names is who it comes from.
    let ledger = import(&TcString { consents: vec![1, 6], ..mixed() }).ledger().unwrap();
    let asked = personalising(ledger, 755, Action::COLLECT, DataCategory::SITE_ACTIVITY);
    assert_eq!(asked.outcome, Outcome::Undetermined);
    let sources = ["source: any other", "source party: tcf-vendor-12 | tcf-vendor-755"];
    assert_eq!(missing(&asked), [vec!["consent: express"], sources.to_vec()]);
}

#[test]
fn a_string_becomes_these_events() {
    let found = import(&mixed());
    let all = all_purposes();
    let (yes, interests) = (LegalBasis::CONSENT, LegalBasis::LEGITIMATE_INTERESTS);
    let refused = |data: Vec<DataCategory>| {
        ConsentEvent::refused("visitor-9", SAID).purpose(all.clone()).data(data)
    };
    let expected = vec![
        ConsentEvent::replaced("visitor-9", SAID).basis([yes.clone()]).purpose(all.clone()),
        ConsentEvent::refused("visitor-9", SAID).basis([yes]).purpose(all.clone()),
        ConsentEvent::objected("visitor-9", SAID).basis([interests.clone()]).purpose(all.clone()),
        refused(vec![DataCategory::PRECISE_LOCATION]),
        refused(vec![DataCategory::DEVICE_FINGERPRINT]),
        ConsentEvent::granted("visitor-9", Strength::Express, SAID)
            .purpose([Purpose::PERSONALISED_ADVERTISING, Purpose::PROMOTION_MEASUREMENT])
            .party("tcf-vendor-12")
            .party("tcf-vendor-755"),
        ConsentEvent::replaced("visitor-9", datetime!(2026-02-01 9:30:00.000_000_001 UTC))
            .basis([interests])
            .purpose([Purpose::PROMOTION_MEASUREMENT, Purpose::CONTENT_PERFORMANCE])
            .party("tcf-vendor-755"),
    ];
    assert_eq!(found.events, expected);
    assert_eq!(found.notes, []);
}

#[test]
fn consent_reaches_the_vendor_that_has_it_and_no_other() {
    let ledger = import(&mixed()).ledger().unwrap();
    let shared = sharing(ledger.clone(), 755);
    assert_eq!(shared.outcome, Outcome::Permitted);
    assert!(clauses(&shared).contains(&"PX-32".to_owned()), "{:?}", clauses(&shared));
    let ground = &shared.parts[0].grounds[0];
    assert_eq!(ground.clauses[0].as_str(), "PX-32");

    let other = sharing(ledger, 13);
    assert_eq!(other.outcome, Outcome::NotPermitted);
    assert_eq!(missing(&other), [["consent: express naming party"]]);
}

#[test]
fn a_purpose_without_a_bit_is_refused() {
    let string = TcString { consents: vec![1, 4], ..mixed() };
    let refused = sharing(import(&string).ledger().unwrap(), 755);
    assert_eq!(refused.outcome, Outcome::NotPermitted);
    assert_eq!(missing(&refused), [["consent: express naming party"]]);
}

#[test]
fn interests_are_left_to_those_that_have_a_bit_and_denied_to_all_others() {
    let ledger = import(&mixed()).ledger().unwrap();
    let may = |vendor, purpose| measuring(ledger.clone(), vendor, purpose);
    assert_eq!(may(755, Purpose::CONTENT_PERFORMANCE), Outcome::Permitted);
    // Another vendor, and another purpose.
    assert_eq!(may(12, Purpose::CONTENT_PERFORMANCE), Outcome::NotPermitted);
    assert_eq!(may(40_000, Purpose::CONTENT_PERFORMANCE), Outcome::NotPermitted);
    assert_eq!(may(755, Purpose::AUDIENCE_MEASUREMENT), Outcome::NotPermitted);
    // No vendor has a legitimate interest in profiles for advertising, whatever the bits say.
    let string = TcString { interests: vec![3, 4, 7], ..mixed() };
    let found = import(&string);
    let may = measuring(found.ledger().unwrap(), 755, Purpose::PERSONALISED_ADVERTISING);
    assert_eq!(may, Outcome::NotPermitted);
    let noted: Vec<String> = found.notes.iter().map(ToString::to_string).collect();
    assert_eq!(noted, ["tcf.interests: `3` grants nothing", "tcf.interests: `4` grants nothing"]);
}

#[test]
fn what_stays_unsaid_in_a_later_string_is_over() {
    let mut ledger = import(&mixed()).ledger().unwrap();
    assert_eq!(sharing(ledger.clone(), 755).outcome, Outcome::Permitted);
    let later = TcString { last_updated: 17_699_382_000 + 36_000, ..TcString::refusing_all() };
    let said = Tcf::default().import(&later.text(), "visitor-9", datetime!(2026-02-02 0:00 UTC));
    ledger.merge(said.unwrap().ledger().unwrap()).unwrap();
    assert_eq!(sharing(ledger.clone(), 755).outcome, Outcome::NotPermitted);
    assert_eq!(measuring(ledger, 755, Purpose::CONTENT_PERFORMANCE), Outcome::NotPermitted);
}

#[test]
fn an_objection_on_record_to_all_processing_outlasts_a_string() {
    // Somebody objected by letter, before the banner.
    let mut ledger = import(&mixed()).ledger().unwrap();
    let letter = ConsentEvent::objected("visitor-9", datetime!(2026-01-05 0:00 UTC))
        .purpose(Purpose::ANALYTICS);
    ledger.record(letter).unwrap();
    assert_eq!(measuring(ledger, 755, Purpose::CONTENT_PERFORMANCE), Outcome::NotPermitted);
}

#[test]
fn what_a_publisher_restricts_is_taken_out() {
    let restricted = |kind| {
        let restrictions = vec![(7, kind, vec![(700, 800)])];
        let ledger = import(&TcString { restrictions, ..mixed() }).ledger().unwrap();
        let interest = measuring(ledger.clone(), 755, Purpose::PROMOTION_MEASUREMENT);
        (sharing(ledger, 755).outcome, interest)
    };
    assert_eq!(restricted(0), (Outcome::NotPermitted, Outcome::NotPermitted));
    assert_eq!(restricted(1), (Outcome::Permitted, Outcome::NotPermitted));
    assert_eq!(restricted(2), (Outcome::NotPermitted, Outcome::Permitted));
    assert_eq!(restricted(3), (Outcome::NotPermitted, Outcome::NotPermitted));
}

#[test]
fn a_published_string_with_restrictions_is_read_as_its_specification_says() {
    // From the tests of IAB's own libraries: vendors 1 to 10, and vendor 32 needs consent for purpose 7.
    let string = "COwAdDhOwAdDhN4ABAENAPCgAAQAAv___wAAAFP_AAp_4AI6ACACAA";
    let found = Tcf::default().import(string, "visitor-9", RECEIVED).unwrap();
    let left = found.events.iter().filter(|event| {
        event.kind() == ConsentEventKind::Replaced && event.scope().names(Naming::Party)
    });
    let left: Vec<usize> = left.map(|event| event.scope().parties().len()).collect();
    assert_eq!(left, [10], "vendor 7 is not the one that is restricted");
    // The decoder reads another vendor there, which is why this package reads these strings itself.
    let decoded: TcfEuV2 = string.parse().unwrap();
    let restricted = &decoded.core.publisher_restrictions[0].restricted_vendor_ids;
    assert!(!restricted.contains(&32));
}

#[test]
fn vendors_that_were_not_disclosed_have_nothing() {
    let string = TcString { disclosed: Some(vec![12, 13]), ..mixed() };
    let ledger = import(&string).ledger().unwrap();
    assert_eq!(sharing(ledger.clone(), 755).outcome, Outcome::NotPermitted);
    assert_eq!(sharing(ledger, 12).outcome, Outcome::Permitted);
}

#[test]
fn grants_can_be_kept_to_the_vendors_that_one_deals_with() {
    let found =
        Tcf::default().vendors([755]).import(&mixed().text(), "visitor-9", RECEIVED).unwrap();
    let ledger = found.ledger().unwrap();
    assert_eq!(sharing(ledger.clone(), 755).outcome, Outcome::Permitted);
    assert_eq!(sharing(ledger, 12).outcome, Outcome::NotPermitted);
}

#[test]
fn special_features_and_storage_are_denied_by_the_data_that_they_are_about() {
    let denied = |string: &TcString| -> Vec<String> {
        let events = import(string).events;
        let denials = events.iter().filter(|event| event.kind() == ConsentEventKind::Refused);
        let data = denials.flat_map(|event| event.scope().data_categories());
        data.map(ToString::to_string).collect()
    };
    assert_eq!(
        denied(&TcString::refusing_all()),
        ["cookie", "device-identifier", "precise-location", "device-fingerprint"]
    );
    let agreed = TcString { special_features: vec![1, 2], ..mixed() };
    assert!(denied(&agreed).is_empty());
    // The denial is about the data: what else the purpose takes stays agreed to.
    let located = TcString { special_features: vec![2], ..mixed() };
    assert_eq!(denied(&located), ["precise-location"]);
}

#[test]
fn the_publisher_has_what_its_own_segment_says() {
    let string = TcString { publisher: Some((vec![6], vec![8])), ..mixed() };
    let grants = |found: &Imported| {
        let own = |event: &&ConsentEvent| event.scope().parties() == ["plexuus"];
        found.events.iter().filter(own).map(ConsentEvent::kind).collect::<Vec<_>>()
    };
    let tcf = Tcf::default().publisher("plexuus");
    let found = tcf.import(&string.text(), "visitor-9", RECEIVED).unwrap();
    assert_eq!(grants(&found), [ConsentEventKind::Granted, ConsentEventKind::Replaced]);
    // Where nobody says who the publisher is, it has nothing.
    let found = import(&string);
    assert_eq!(grants(&found), []);
    assert_eq!(found.notes[0].effect, Effect::GrantsNothing);
    assert_eq!(found.notes[0].path, "tcf.publisher");
}

#[test]
fn purposes_without_a_word_of_ours_grant_nothing() {
    let string = TcString { consents: vec![3, 5, 11, 14], ..mixed() };
    let found = import(&string);
    assert!(!found.events.iter().any(|event| event.kind().is_grant()));
    let noted: Vec<&str> = found.notes.iter().map(|note| note.value.as_str()).collect();
    assert_eq!(noted, ["3", "5", "11", "14"]);
}

#[test]
fn two_strings_of_one_day_count_in_the_order_in_which_they_came() {
    // TCF 2.2 has platforms write no time of day.
    let day = 17_698_176_000 + 864_000;
    let yes = TcString { last_updated: day, ..mixed() };
    let no = TcString { last_updated: day, ..TcString::refusing_all() };
    let read = |string: &TcString, at| {
        Tcf::default().import(&string.text(), "visitor-9", at).unwrap().ledger().unwrap()
    };
    let both = |first, second| {
        let mut yes_then_no = read(&yes, first);
        yes_then_no.merge(read(&no, second)).unwrap();
        let mut no_then_yes = read(&no, first);
        no_then_yes.merge(read(&yes, second)).unwrap();
        (sharing(yes_then_no, 755).outcome, sharing(no_then_yes, 755).outcome)
    };
    let (morning, evening) = (datetime!(2026-02-01 9:00 UTC), datetime!(2026-02-01 17:00 UTC));
    assert_eq!(both(morning, evening), (Outcome::NotPermitted, Outcome::Permitted));
    // So, too, where both came in long after; and they are of the end of their day, not of today.
    let (late, later) = (datetime!(2026-02-20 9:00 UTC), datetime!(2026-02-20 9:00:01 UTC));
    assert_eq!(both(late, later), (Outcome::NotPermitted, Outcome::Permitted));
    let said = read(&yes, late).events().next().unwrap().recorded_at();
    assert_eq!(said.date(), time::macros::date!(2026 - 02 - 01));
}

#[test]
fn hostile_strings_give_errors_that_name_the_place_and_no_events() {
    let fault = |string: &str| {
        Tcf::default().import(string, "visitor-9", RECEIVED).unwrap_err().to_string()
    };
    let whole = mixed().text();
    for length in 0..40 {
        let told = fault(whole.get(..length).unwrap());
        assert!(told.starts_with("tcf: `"), "{told}");
        assert!(told.contains("ends too early") || told.contains("is empty"), "{told}");
    }
    assert_eq!(fault("CPXu IAPXuQ"), "tcf: `CPXu IAPXuQ`: ` ` is no letter of base64url");
    let version_1 = TcString { version: 1, ..mixed() }.text();
    assert_eq!(fault(&version_1), "tcf.version: `1` is not known; version 2 of TCF is");
    let policy_9 = TcString { policy_version: 9, ..mixed() }.text();
    assert!(fault(&policy_9).starts_with("tcf.policy_version: `9` is not known; "));
    let future = TcString { last_updated: 41_000_000_000, ..mixed() }.text();
    assert!(fault(&future).starts_with("tcf.last_updated: `2099-12-"), "{}", fault(&future));
    let long = "C".repeat(5_000);
    assert_eq!(fault(&long), "tcf: 5000 characters, more than the limit of 4096");
    assert!(fault(&format!("{whole}.{}", Bits::default().number(7, 3).text())).contains("kind 7"));
    let twice = TcString { disclosed: Some(vec![12]), ..mixed() }.text();
    let segment = twice.split('.').nth(1).unwrap();
    assert!(fault(&format!("{twice}.{segment}")).contains("two segments of kind 1"));
}

#[test]
fn ranges_that_overlap_to_no_end_are_refused_before_they_are_written_out() {
    let all = vec![(1, 65_535); 400];
    let mut core =
        Bits::default().number(2, 6).number(17_699_382_000, 36).number(17_699_382_000, 36);
    core = core.number(0, 54).number(4, 6).number(0, 2).set(&[], 12).set(&[7], 24).set(&[], 24);
    core =
        core.number(0, 13).number(65_535, 16).number(1, 1).ranges(&all).vendors(&[]).number(0, 12);
    let fault = Tcf::default().import(&core.text(), "visitor-9", RECEIVED).unwrap_err();
    assert!(matches!(fault, ImportError::Malformed { .. }));
    assert!(fault.to_string().contains("names more vendors than there are numbers"), "{fault}");
}

#[test]
fn strings_without_restrictions_are_read_as_the_decoder_reads_them() {
    let published = [
        "CPXuQIAPXuQIAAfKABENB-CgACAAAAAAAAYgF5wAQF5gAAAA.YAAAAAAAAAAA",
        "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA",
    ];
    let own = [mixed().text(), TcString { disclosed: Some(vec![12]), ..mixed() }.text()];
    for string in published.into_iter().chain(own.iter().map(String::as_str)) {
        let decoded: TcfEuV2 = string.parse().unwrap();
        let found = Tcf::default().import(string, "visitor-9", RECEIVED).unwrap();
        let mut granted: Vec<String> = Vec::new();
        for event in found.events.iter().filter(|event| event.kind().is_grant()) {
            granted.extend(event.scope().parties().iter().map(ToString::to_string));
        }
        let has_words =
            [2, 4, 6, 7, 8, 9, 10].iter().any(|it| decoded.core.purpose_consents.contains(it));
        let expected: Vec<String> = decoded
            .core
            .vendor_consents
            .iter()
            .filter(|vendor| {
                decoded.disclosed_vendors.as_ref().is_none_or(|all| all.contains(*vendor))
            })
            .filter(|_| has_words)
            .map(|vendor| vendor_party(*vendor).to_string())
            .collect();
        assert_eq!(granted, expected, "{string}");
    }
}
