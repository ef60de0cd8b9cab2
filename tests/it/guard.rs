//! Guarded values: what a clearance opens, and that it opens nothing else.

use crate::documents::{Example, load};
use crate::generate::words::parse;
use crate::generate::{Case, INSTANTS, case};
use crate::harness::{Hits, check};
use crate::oracle::prepare;
use permitted::facts::{Item, Life, PartyInRole, Stated};
use permitted::guard::{About, Clearance, Guarded, ItemPart, NotCovered, Use};
use permitted::ids::SubjectId;
use permitted::policy::Identifiability;
use permitted::words::facets::{DataFacet, PartyFacet, PurposeFacet};
use permitted::words::{Facet, GatheredAt, Source, Vocabulary};
use permitted::{
    Act, Action, ConsentLedger, DataCategory, Engine, Facts, Outcome, Party, Policy, PreparedAct,
    PreparedFacts, Purpose, Question, Subject,
};
use proptest::prelude::*;
use proptest::sample::Index;
use std::convert::Infallible;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

const NOW: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);

/// The value, whatever is due.
fn open<'a, T>(
    value: &'a Guarded<T>,
    use_of_it: &Use<'a>,
    at: OffsetDateTime,
) -> Result<&'a T, NotCovered> {
    let opened = value.open(use_of_it, at)?;
    Ok(opened.taking_on(|_| Ok::<(), Infallible>(())).unwrap_or_else(|never| match never {}))
}

/// What an act says of one of its items.
fn in_full(act: &Act, item: &Item) -> Item {
    let (item, act) = (item.clone(), act.clone());
    Item {
        source: item.source.or(act.source.clone()),
        gathered_at: item.gathered_at.or(act.gathered_at.clone()),
        identifiability: item.identifiability.or(act.identifiability),
        record: item.record.or(act.record.clone()),
        ..item
    }
}

/// Whom facts are about.
fn about(facts: &Facts) -> About {
    facts.subject.id.clone().map_or(About::Nobody, About::Subject)
}

/// A use towards whom the act says.
fn use_of<'c>(
    clearance: &'c Clearance<'c>,
    purpose: &Stated<PurposeFacet>,
    recipient: Option<&PartyInRole>,
) -> Use<'c> {
    let use_of_it = clearance.for_purpose(purpose.clone());
    match recipient {
        Some(recipient) => use_of_it.to(recipient.clone()),
        None => use_of_it,
    }
}

// --- the questions of the examples -----------------------------------------------------------------

/// What deviates in one thing from what an act says of an item, and in what.
fn deviations(item: &Item) -> Vec<(Item, ItemPart)> {
    let item = || item.clone();
    let source = match &item().source {
        Some(_) => Item { source: None, ..item() },
        None => item().source(Source::OBSERVED),
    };
    let setting = match &item().gathered_at {
        Some(_) => Item { gathered_at: None, ..item() },
        None => item().gathered_at(GatheredAt::OWN_WEBSITE),
    };
    let identifies = match item().identifiability {
        Some(Identifiability::Aggregated) => Identifiability::Anonymised,
        _ => Identifiability::Aggregated,
    };
    let record = match &item().record {
        Some(_) => Item { record: None, ..item() },
        None => item().record(Life::new()),
    };
    vec![
        (Item { category: DataCategory::BIOMETRIC_DATA.into(), ..item() }, ItemPart::Category),
        (source, ItemPart::Source),
        (setting, ItemPart::GatheredAt),
        (item().identifiability(identifies), ItemPart::Identifiability),
        (record, ItemPart::Record),
    ]
}

/// Whatever a scenario permits opens what its act names, and nothing that deviates in one thing; what
/// is not permitted clears nothing, and says so.
#[test]
fn a_clearance_opens_what_its_act_names_and_nothing_beside() {
    let (mut cleared, mut refused, mut received) = (0, 0, 0);
    for name in Example::NAMES.into_iter().chain(Example::FROM_LAW) {
        let example = Example::load(name);
        let engine = Engine::new([example.policy.clone()]).unwrap();
        for scenario in example.files().into_iter().flat_map(|file| file.scenarios()) {
            let Question { act, facts, at, .. } = scenario.question.clone();
            let Ok(prepared) = engine.prepare(act.clone()) else { continue };
            let Ok(known) = engine.facts(facts.clone()) else { continue };
            let decision = engine.decide(&prepared, &known, at);
            let clearance = match engine.clear(&prepared, &known, at) {
                Ok(clearance) => clearance,
                Err(no) => {
                    assert!(!decision.is_permitted());
                    assert_eq!(no.decision(), &decision);
                    let line = no.to_string();
                    assert!(line.starts_with(&decision.outcome.to_string()), "{line}");
                    assert!(!line.contains('\n'), "{line}");
                    refused += 1;
                    continue;
                }
            };
            assert_eq!(clearance.decision(), &decision);
            assert!(decision.is_permitted());
            let recipient = act.recipient.as_ref();
            received += usize::from(recipient.is_some());
            for purpose in &act.purposes {
                let use_of_it = use_of(&clearance, purpose, recipient);
                for item in &act.items {
                    let item = in_full(&act, item);
                    let value = Guarded::new("the value", [item.clone()], about(&facts));
                    let opened = value.open(&use_of_it, at).unwrap();
                    assert_eq!(opened.obligations(), decision.obligations);
                    assert_eq!(open(&value, &use_of_it, at), Ok(&"the value"));
                    refuses_other_uses(&value, &clearance, &act, purpose, at);
                    for (other, part) in deviations(&item) {
                        let other = Guarded::new(1, [item.clone(), other], about(&facts));
                        let Err(NotCovered::Data { differs_in, cleared, .. }) =
                            other.open(&use_of_it, at)
                        else {
                            panic!("{}: {other:?} is opened", scenario.name)
                        };
                        assert_eq!(cleared.len(), act.items.len());
                        // Another item of the act may be nearer.
                        assert!(differs_in == part || act.items.len() > 1, "{}", scenario.name);
                    }
                }
            }
            cleared += 1;
        }
    }
    assert!(cleared > 300 && refused > 300 && received > 50, "{cleared} {refused} {received}");
}

/// Another person, purpose, recipient or moment.
fn refuses_other_uses(
    value: &Guarded<&str>,
    clearance: &Clearance<'_>,
    act: &Act,
    purpose: &Stated<PurposeFacet>,
    at: OffsetDateTime,
) {
    let recipient = act.recipient.as_ref();
    let use_of_it = use_of(clearance, purpose, recipient);
    for about in [About::Unknown, About::from("someone else"), About::Nobody] {
        if about == *value.about() {
            continue;
        }
        let other = Guarded::new("the value", value.items().to_vec(), about.clone());
        let Err(NotCovered::Subject { about: told, .. }) = other.open(&use_of_it, at) else {
            panic!("the value about {about} is opened")
        };
        assert_eq!(told, about);
    }

    let elsewhere = use_of(clearance, &Purpose::new("no-such-purpose").unwrap().into(), recipient);
    let Err(NotCovered::Purpose { cleared, .. }) = value.open(&elsewhere, at) else {
        panic!("opened for a purpose that nobody asked about")
    };
    assert_eq!(cleared, *act.purposes);

    let unnamed = use_of(clearance, purpose, None);
    let other = unnamed.clone().to(PartyInRole::named(Party::JOINT_CONTROLLER, "nobody knows it"));
    let wrong = if recipient.is_some() { vec![unnamed, other] } else { vec![other] };
    for wrong in wrong {
        let Err(NotCovered::Recipient { cleared, .. }) = value.open(&wrong, at) else {
            panic!("opened towards someone else")
        };
        assert_eq!(cleared.as_deref(), recipient);
    }

    let early = at - Duration::NANOSECOND;
    let error = NotCovered::TooEarly { at: early, cleared_at: clearance.decision().at };
    assert_eq!(open(value, &use_of_it, early), Err(error));
    match clearance.decision().stable_until {
        Some(stable_until) => {
            let last = stable_until - Duration::NANOSECOND;
            assert!(open(value, &use_of_it, last).is_ok());
            for at in [stable_until, stable_until + Duration::days(900)] {
                let error = NotCovered::TooLate { at, stable_until };
                assert_eq!(open(value, &use_of_it, at), Err(error));
            }
        }
        None => assert!(open(value, &use_of_it, at + Duration::days(9_000)).is_ok()),
    }
}

// --- soundness over generated worlds ---------------------------------------------------------------

/// A word at or near the one that is stated: below it, above it, or another.
fn near<F: Facet>(words: &Vocabulary, stated: &Stated<F>, index: &Index) -> Stated<F> {
    let below = words.descendants(&stated.word);
    let above = words.words::<F>().filter(|word| words.is_within(&stated.word, word));
    let near: Vec<_> = below.chain(above).collect();
    let place = index.index(near.len() * 3);
    Stated { word: near[place / 3].clone(), exactly: place.is_multiple_of(3) }
}

/// A question about what is opened, in place of that which was cleared.
fn opened_instead(
    case: &Case,
    item: &Item,
    purpose: &Stated<PurposeFacet>,
    recipient: Option<&PartyInRole>,
    at: OffsetDateTime,
) -> Question {
    let mut question = case.question.clone();
    question.at = at;
    question.act.purposes = vec![purpose.clone()].into();
    question.act.recipient = recipient.cloned();
    question.act.items.push(item.clone());
    let place = question.act.items.len() - 1;
    question.act.items.swap(0, place);
    // What is joined is another kind of data without its parts.
    if !case.vocabulary().is_within(&question.act.action, &Action::COMBINE) {
        question.act.items.truncate(1);
    }
    question
}

/// What a clearance opens, the engine permits when it is asked about that alone, at the moment at which
/// it is opened.
#[test]
fn what_is_opened_is_permitted_by_itself() {
    let (narrower, refused) = (Hits::default(), Hits::default());
    let change = (any::<Index>(), any::<Index>(), any::<u8>(), 0..INSTANTS.len());
    let changes = proptest::collection::vec(change, 12);
    check(3_000, &(case(), changes), |(case, changes)| {
        let engine = Engine::new(case.build()).unwrap();
        let Question { act, facts, at, .. } = case.question.clone();
        let (prepared, known) = prepare(&engine, &case.question);
        if !engine.permits(&prepared, &known, at) {
            return Ok(());
        }
        let clearance = engine.clear(&prepared, &known, at).unwrap();
        let words = case.vocabulary();
        for (index, other, change, instant) in changes {
            let has = |bit: u8| change >> bit & 1 == 1;
            let mut item = in_full(&act, index.get(&act.items));
            let mut purpose = index.get(&act.purposes).clone();
            let mut recipient = act.recipient.clone();
            if has(0) {
                item.category = near::<DataFacet>(&words, &item.category, &other);
            }
            if has(1) {
                purpose = near(&words, &purpose, &other);
            }
            if let Some(recipient) = recipient.as_mut().filter(|_| has(2)) {
                recipient.role = near::<PartyFacet>(&words, &recipient.role, &other);
            }
            if has(3) && has(4) {
                item.source = item.source.is_none().then(|| Source::new("sa").unwrap().into());
            }
            if has(5) && has(6) {
                let role = parse::<PartyFacet>("rc").into();
                recipient = Some(PartyInRole { role, party: Some("acme".into()) });
            }
            let at = if has(7) { INSTANTS[instant] } else { at };

            let value = Guarded::new((), [item.clone()], about(&facts));
            let use_of_it = use_of(&clearance, &purpose, recipient.as_ref());
            if value.open(&use_of_it, at).is_err() {
                refused.count(true);
                continue;
            }
            let question = opened_instead(&case, &item, &purpose, recipient.as_ref(), at);
            let permitted = engine.ask(question.clone()).is_ok_and(|answer| answer.is_permitted());
            prop_assert!(permitted, "opened, and not permitted: {question:#?}");
            let mut asked = case.question.clone();
            asked.act.items.truncate(1);
            narrower.count(question.act != asked.act || question.at != asked.at);
        }
        Ok(())
    });
    narrower.at_least(250);
    refused.at_least(250);
}

// --- what fails closed -----------------------------------------------------------------------------

/// Whether a web shop may use what a customer gave it for an account, under a real policy.
struct Shop {
    engine: Engine,
    act: PreparedAct,
    customer: PreparedFacts,
}

impl Shop {
    fn new() -> Self {
        let engine = Engine::new([load::<Policy>("plusnxt.toml")]).unwrap();
        let act = Act::new(Action::USE)
            .data([DataCategory::CONTACT_DETAILS, DataCategory::NAME])
            .purpose(Purpose::ACCOUNT_ACCESS)
            .by(Party::CONTROLLER)
            .source(Source::GIVEN)
            .gathered_at(GatheredAt::OWN_WEBSITE);
        let subject = Subject::new("customer-7")
            .also("card-12")
            .kind(permitted::words::SubjectKind::CUSTOMER)
            .aged(44);
        let facts = Facts::about(subject).ledger(ConsentLedger::default());
        let (act, customer) = (engine.prepare(act).unwrap(), engine.facts(facts).unwrap());
        Self { engine, act, customer }
    }

    fn clear(&self) -> Clearance<'_> {
        self.engine.clear(&self.act, &self.customer, NOW).unwrap()
    }
}

fn given(category: DataCategory) -> Item {
    as_given(category.into())
}

fn as_given(category: Stated<DataFacet>) -> Item {
    Item::new(category).source(Source::GIVEN).gathered_at(GatheredAt::OWN_WEBSITE)
}

#[test]
fn a_value_of_which_nothing_is_said_stays_shut() {
    let shop = Shop::new();
    let clearance = shop.clear();
    let access = clearance.for_purpose(Purpose::ACCOUNT_ACCESS);
    let nothing = Guarded::new("?", Vec::<Item>::new(), "customer-7");
    assert_eq!(open(&nothing, &access, NOW), Err(NotCovered::NoData));
    // All that it is has to be cleared.
    let both = [given(DataCategory::EMAIL_ADDRESS), given(DataCategory::HEALTH_DATA)];
    let both = Guarded::new("?", both, "customer-7");
    let error = open(&both, &access, NOW).unwrap_err();
    let told = "the value is health-data, and what was cleared is contact-details, name";
    assert_eq!(error.to_string(), told);
    // A word that no policy knows.
    let odd = given(DataCategory::new("shoe-size").unwrap());
    assert!(open(&Guarded::new("?", odd, "customer-7"), &access, NOW).is_err());
}

#[test]
fn a_person_is_known_under_each_of_its_ids() {
    let shop = Shop::new();
    let clearance = shop.clear();
    let access = clearance.for_purpose(Purpose::ACCOUNT_ACCESS);
    let email =
        |about: About| Guarded::new("ada@example.org", given(DataCategory::EMAIL_ADDRESS), about);
    for id in ["customer-7", "card-12"] {
        assert_eq!(open(&email(id.into()), &access, NOW), Ok(&"ada@example.org"));
    }
    let error = open(&email("customer-8".into()), &access, NOW).unwrap_err();
    let told = "the value is about `customer-8`, and the facts are about `customer-7`";
    assert_eq!(error.to_string(), told);
    for about in [About::Nobody, About::Unknown] {
        let cleared = Some(SubjectId::new("customer-7"));
        let error = Err(NotCovered::Subject { about: about.clone(), cleared });
        assert_eq!(open(&email(about), &access, NOW), error);
    }
}

#[test]
fn words_that_are_meant_exactly_are_cleared_exactly() {
    let shop = Shop::new();
    let broad = |category: Stated<DataFacet>, opens: Stated<DataFacet>| {
        let act = Act::new(Action::USE)
            .data([as_given(category)])
            .purpose(Purpose::ACCOUNT_ACCESS)
            .by(Party::CONTROLLER);
        let act = shop.engine.prepare(act).unwrap();
        let clearance = shop.engine.clear(&act, &shop.customer, NOW).unwrap();
        let value = Guarded::new((), as_given(opens), "customer-7");
        open(&value, &clearance.for_purpose(Purpose::ACCOUNT_ACCESS), NOW).is_ok()
    };
    let (contact, email) = (DataCategory::CONTACT_DETAILS, DataCategory::EMAIL_ADDRESS);
    let exactly = Stated::exactly;
    assert!(broad(contact.clone().into(), contact.clone().into()));
    assert!(broad(contact.clone().into(), email.clone().into()));
    assert!(broad(contact.clone().into(), exactly(email.clone())));
    assert!(broad(contact.clone().into(), exactly(contact.clone())));
    assert!(broad(exactly(contact.clone()), exactly(contact.clone())));
    assert!(!broad(exactly(contact.clone()), contact.clone().into()));
    assert!(!broad(exactly(contact.clone()), email.clone().into()));
    assert!(!broad(email.into(), contact.into()));
}

/// Values of one category each, alone and beside another, under an act that names two.
#[test]
fn categories_open_by_what_lies_below_and_nothing_else() {
    let policy = "id = 'club'\nversion = '1'\nfrom = 2026-01-01\n\
        word = [{ data = 'gait', parent = 'health-data', definition = 'How somebody runs.' }, \
        { data = 'training', includes = ['precise-location', 'gait'], definition = 'What a watch tells.' }]\n\
        [[permit]]\nclause = '1'\naction = 'use'\npurpose = 'research'";
    let engine = Engine::new([toml::from_str::<Policy>(policy).unwrap()]).unwrap();
    let member = engine.facts(Facts::about(Subject::new("member-3"))).unwrap();
    let words: Vec<DataCategory> = engine.vocabulary().words().collect();
    let below = |one, above| engine.vocabulary().is_within::<DataFacet>(one, above);
    let mut opened = 0;
    for (place, cleared) in words.iter().enumerate() {
        let beside = words.get(place.wrapping_mul(31) % words.len()).unwrap();
        let act = Act::new(Action::USE).data([cleared.clone(), beside.clone()]);
        let act = engine.prepare(act.purpose(Purpose::RESEARCH)).unwrap();
        let clearance = engine.clear(&act, &member, NOW).unwrap();
        let research = clearance.for_purpose(Purpose::RESEARCH);
        for word in &words {
            let is_cleared = below(word, cleared) || below(word, beside);
            let value = Guarded::new((), word.clone(), "member-3");
            assert_eq!(
                value.open(&research, NOW).is_ok(),
                is_cleared,
                "{word} for {cleared}, {beside}"
            );
            let value = Guarded::new((), [cleared.clone(), word.clone()], "member-3");
            assert_eq!(
                value.open(&research, NOW).is_ok(),
                is_cleared,
                "{word} for {cleared}, {beside}"
            );
            opened += usize::from(is_cleared);
        }
    }
    assert!(opened > words.len(), "{opened}");
}

#[test]
fn recipients_are_read_as_the_engine_reads_them() {
    let policy: Policy = toml::from_str(
        "id = 'sun-shop'\nversion = '1'\nfrom = 2026-01-01\n\
         permit = [{ clause = '1', action = 'share' }]\n\
         word = [{ facet = 'party', key = 'sun-coop', parent = 'partner', party = 'coop-17', \
                   definition = 'The cooperative that runs the panels.' }]",
    )
    .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let facts = engine.facts(Facts::about(Subject::new("u"))).unwrap();
    let value = Guarded::new((), DataCategory::ENERGY_CONSUMPTION, "u");
    let opens = |cleared: PartyInRole, recipient: PartyInRole| {
        let act = Act::new(Action::SHARE)
            .data(DataCategory::ENERGY_CONSUMPTION)
            .purpose(Purpose::BILLING)
            .recipient(cleared);
        let act = engine.prepare(act).unwrap();
        let clearance = engine.clear(&act, &facts, NOW).unwrap();
        open(&value, &clearance.for_purpose(Purpose::BILLING).to(recipient), NOW).is_ok()
    };
    let partner = || PartyInRole::role(Party::PARTNER);
    let coop = || PartyInRole::role(Party::new("sun-coop").unwrap());
    let partner_coop = || PartyInRole::named(Party::PARTNER, "coop-17");
    let lab = || PartyInRole::named(Party::PARTNER, "grid-lab");
    let court = || PartyInRole::role(Party::COURT);
    // Any partner is cleared: one by its word, one by its id, another.
    for one in [partner(), coop(), partner_coop(), lab()] {
        assert!(opens(partner(), one));
    }
    // The cooperative alone is, by its word or its id.
    for cleared in [coop(), partner_coop()] {
        for one in [coop(), partner_coop()] {
            assert!(opens(cleared.clone(), one));
        }
        for one in [partner(), lab(), court()] {
            assert!(!opens(cleared.clone(), one));
        }
    }
    // Another partner is not the cooperative, and no role without a party is.
    for one in [partner(), coop(), partner_coop()] {
        assert!(!opens(lab(), one));
    }
    // What the engine would refuse opens nothing: the cooperative is no court, the public no party.
    assert!(!opens(PartyInRole::role(Party::COURT), PartyInRole::named(Party::COURT, "coop-17")));
    let public = || PartyInRole::role(Party::THE_PUBLIC);
    assert!(opens(public(), public()));
    assert!(!opens(public(), PartyInRole::named(Party::THE_PUBLIC, "coop-17")));
}

#[test]
fn facts_and_acts_of_another_engine_are_looked_up_anew() {
    let shop = Shop::new();
    let other = Engine::new([load::<Policy>("plusnxt.toml")]).unwrap();
    let clearance = other.clear(&shop.act, &shop.customer, NOW).unwrap();
    let value = Guarded::new((), given(DataCategory::EMAIL_ADDRESS), "customer-7");
    assert!(open(&value, &clearance.for_purpose(Purpose::ACCOUNT_ACCESS), NOW).is_ok());
    // A policy that says otherwise clears nothing.
    let other = Engine::new([load::<Policy>("clinic.toml")]).unwrap();
    let refused = other.clear(&shop.act, &shop.customer, NOW).unwrap_err();
    assert_ne!(refused.decision().outcome, Outcome::Permitted);
}

// --- what is shown, and what is due -----------------------------------------------------------------

#[test]
fn nothing_shows_the_value() {
    let shop = Shop::new();
    let value = Guarded::new("ada@example.org", given(DataCategory::EMAIL_ADDRESS), "customer-7");
    let clearance = shop.clear();
    let access = clearance.for_purpose(Purpose::ACCOUNT_ACCESS);
    let opened = value.open(&access, NOW).unwrap();
    let shown =
        [format!("{value:?} {value:#?}"), format!("{opened:?}"), format!("{:?}", value.as_ref())];
    for shown in shown {
        assert!(!shown.contains("ada"), "{shown}");
        assert!(!shown.contains("customer-7"), "{shown}");
    }
    assert_eq!(format!("{value:?}"), "Guarded { data: [email-address], .. }");
    let error = value.open(&clearance.for_purpose(Purpose::MARKETING), NOW).unwrap_err();
    assert!(!format!("{error:?} {error}").contains("ada@"));
    assert_eq!(error.to_string(), "it is opened for marketing, and cleared for account-access");
}

#[test]
fn what_is_made_of_a_value_stays_under_its_guard() {
    let shop = Shop::new();
    let clearance = shop.clear();
    let access = clearance.for_purpose(Purpose::ACCOUNT_ACCESS);
    let items = [given(DataCategory::NAME), given(DataCategory::EMAIL_ADDRESS)];
    let row = Guarded::new(("Ada", "ada@example.org"), items, "customer-7");
    let name = row.as_ref().map(|(name, _)| *name);
    assert_eq!((name.items(), name.about()), (row.items(), row.about()));
    assert_eq!(open(&name, &access, NOW), Ok(&"Ada"));
    let other = row.map(|(name, _)| name.len());
    assert!(open(&other, &clearance.for_purpose(Purpose::MARKETING), NOW).is_err());
    assert_eq!(open(&other, &access, NOW), Ok(&3));
}

#[test]
fn what_is_due_is_taken_on_before_the_value_is_handed_out() {
    let policy: Policy = toml::from_str(
        "id = 'harbour-clinic'\nversion = '1'\nfrom = 2026-01-01\n\
         permit = [{ clause = '1', purpose = 'own-marketing', obligation = ['log', 'offer-unsubscribe'] }, \
                   { clause = '2', purpose = 'billing' }]",
    )
    .unwrap();
    let engine = Engine::new([policy]).unwrap();
    let facts = engine.facts(Facts::about(Subject::new("p-1"))).unwrap();
    let value = Guarded::new(7, DataCategory::NAME, "p-1");
    let act =
        |purpose| engine.prepare(Act::new(Action::USE).data(DataCategory::NAME).purpose(purpose));

    let marketing = act(Purpose::OWN_MARKETING).unwrap();
    let clearance = engine.clear(&marketing, &facts, NOW).unwrap();
    let use_of_it = clearance.for_purpose(Purpose::OWN_MARKETING);
    let mut seen = Vec::new();
    let opened = value.open(&use_of_it, NOW).unwrap();
    let taken = opened.taking_on(|due| {
        seen.push(due.obligation.to_string());
        if seen.len() < 2 { Ok(()) } else { Err("nobody knows how") }
    });
    assert_eq!(
        (taken, seen),
        (Err("nobody knows how"), vec!["log".into(), "offer-unsubscribe".into()])
    );
    let still_due = value.open(&use_of_it, NOW).unwrap().if_nothing_is_due().unwrap_err();
    assert_eq!(still_due.obligations(), clearance.decision().obligations);
    assert_eq!(still_due.to_string(), "first do: log, offer-unsubscribe");

    let billing = act(Purpose::BILLING).unwrap();
    let clearance = engine.clear(&billing, &facts, NOW).unwrap();
    let opened = value.open(&clearance.for_purpose(Purpose::BILLING), NOW).unwrap();
    assert_eq!(opened.if_nothing_is_due(), Ok(&7));
}
