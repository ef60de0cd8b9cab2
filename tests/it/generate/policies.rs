//! Policies with every feature, over the small vocabularies.

mod orders;

use super::words::{
    ACTION, BASIS, CHANNEL, DATA, EVIDENCE, GATHERED_AT, OBLIGATION, PARTY, PLACE, PURPOSE,
    RECIPIENT, SOURCE, SUBJECT, applies_to_any, own_words, parse, some_words,
};
use super::{FIRST, INSTANTS};
use permitted::LegalBasis;
use permitted::ids::PartyId;
use permitted::policy::{
    AdmittedBasis, Beyond, Closed, Condition, ConsentGiver, Controller, DeemedConsent, Duty,
    Exception, Forbid, Grace, Identifiability, Naming, OptOut, Owed, PartyRole, Period, Permit,
    Policy, PolicyKind, PolicyTimeline, Restriction, Retention, Right, Rule, Scope, Statement,
    Strength, TermFacet,
};
use permitted::words::facets::ObligationFacet;
use permitted::words::{Facet, OwnWord, Word};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use time::OffsetDateTime;

/// The versions of one policy, as lists that tests can change before building.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Timeline {
    pub(crate) kind: PolicyKind,
    pub(crate) versions: Vec<Version>,
}

/// One version.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Version {
    pub(crate) from: OffsetDateTime,
    pub(crate) until: Option<OffsetDateTime>,
    /// Words of its own beside those that every version has.
    pub(crate) words: Vec<OwnWord>,
    pub(crate) rules: Rules,
}

/// The rules of a version.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Rules {
    pub(crate) scopes: Vec<Scope>,
    pub(crate) beyond: Vec<Beyond>,
    pub(crate) permits: Vec<Permit>,
    pub(crate) forbids: Vec<Forbid>,
    pub(crate) opt_outs: Vec<OptOut>,
    pub(crate) duties: Vec<Duty>,
    pub(crate) closed: Vec<Closed>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) deemed_consents: Vec<DeemedConsent>,
    /// The party that the policy names as its controller.
    pub(crate) controller: Option<PartyId>,
    pub(crate) retentions: Vec<Retention>,
    pub(crate) rights: Vec<Right>,
    pub(crate) consent_givers: Vec<ConsentGiver>,
    pub(crate) admitted_bases: Vec<AdmittedBasis>,
    pub(crate) restrictions: Vec<Restriction>,
}

impl Timeline {
    pub(crate) fn build(&self, id: &str) -> PolicyTimeline {
        let versions = self
            .versions
            .iter()
            .zip(1..)
            .map(|(version, number)| version.build(id, &number.to_string(), self.kind));
        PolicyTimeline::new(versions).unwrap()
    }
}

impl Version {
    pub(crate) fn build(&self, id: &str, number: &str, kind: PolicyKind) -> Policy {
        let mut builder = Policy::builder(id, number, self.from).kind(kind);
        if let Some(until) = self.until {
            builder = builder.until(until);
        }
        let words = own_words().chain(self.words.iter().cloned());
        builder = words.fold(builder, |builder, word| builder.word(word));
        let rules = self.rules.clone();
        if let Some(party) = rules.controller {
            builder = builder.controller(Controller::new("Who decides").party(party));
        }
        builder = rules.scopes.into_iter().fold(builder, |b, rule| b.scope(rule));
        builder = rules.beyond.into_iter().fold(builder, |b, rule| b.beyond(rule));
        builder = rules.permits.into_iter().fold(builder, |b, rule| b.permit(rule));
        builder = rules.forbids.into_iter().fold(builder, |b, rule| b.forbid(rule));
        builder = rules.opt_outs.into_iter().fold(builder, |b, rule| b.opt_out(rule));
        builder = rules.duties.into_iter().fold(builder, |b, rule| b.duty(rule));
        builder = rules.closed.into_iter().fold(builder, |b, rule| b.closed(rule));
        builder = rules.statements.into_iter().fold(builder, |b, rule| b.statement(rule));
        builder = rules.deemed_consents.into_iter().fold(builder, |b, rule| b.deemed_consent(rule));
        builder = rules.consent_givers.into_iter().fold(builder, |b, rule| b.consent_giver(rule));
        builder = rules.admitted_bases.into_iter().fold(builder, |b, rule| b.admitted_basis(rule));
        builder = rules.restrictions.into_iter().fold(builder, |b, rule| b.restriction(rule));
        builder = rules.retentions.into_iter().fold(builder, |b, rule| b.retention(rule));
        builder = rules.rights.into_iter().fold(builder, |b, right| b.right(right));
        builder.build().unwrap()
    }
}

/// What one facet of a rule names.
#[derive(Debug, Clone)]
pub(super) struct Pick {
    facet: TermFacet,
    keys: Vec<&'static str>,
}

/// Few facets, so that rules and questions meet often.
#[derive(Debug, Clone, Default)]
pub(super) struct Picks {
    facets: Vec<Pick>,
    identifiability: Option<Identifiability>,
}

fn keys(facet: TermFacet) -> &'static [&'static str] {
    match facet {
        TermFacet::Action => ACTION,
        TermFacet::Data => DATA,
        TermFacet::Purpose => PURPOSE,
        TermFacet::By => PARTY,
        TermFacet::Recipient => RECIPIENT,
        TermFacet::Channel => CHANNEL,
        TermFacet::Place | TermFacet::Residence => PLACE,
        TermFacet::Source => SOURCE,
        TermFacet::GatheredAt => GATHERED_AT,
        TermFacet::Subject => SUBJECT,
    }
}

fn pick(facets: &[TermFacet]) -> impl Strategy<Value = Pick> + Clone + use<> {
    (select(facets.to_vec()), 0_usize..36, weighted(0.35, 0_usize..36)).prop_map(
        |(facet, first, second)| {
            let known = keys(facet);
            let indexes = std::iter::once(first).chain(second);
            Pick { facet, keys: indexes.map(|index| known[index % known.len()]).collect() }
        },
    )
}

fn picks(least: usize, most: usize) -> impl Strategy<Value = Picks> + Clone {
    picks_of(&TermFacet::ALL, least, most)
}

pub(super) fn picks_of(
    facets: &[TermFacet],
    least: usize,
    most: usize,
) -> impl Strategy<Value = Picks> + Clone + use<> {
    (vec(pick(facets), least..=most), weighted(0.15, identifiability()))
        .prop_map(|(facets, identifiability)| Picks { facets, identifiability }.fitting())
}

impl Picks {
    fn actions(&self) -> Vec<&'static str> {
        let of_action = self.facets.iter().filter(|pick| pick.facet == TermFacet::Action);
        of_action.flat_map(|pick| pick.keys.iter().copied()).collect()
    }

    /// Where none of the actions named has a facet, a place is named instead: naming the facet
    /// would be refused.
    fn fitting(self) -> Self {
        let actions = self.actions();
        self.fitting_to(&actions)
    }

    /// The same for an exception to a rule about these actions.
    fn fitting_to(mut self, actions: &[&str]) -> Self {
        for pick in &mut self.facets {
            if !applies_to_any(pick.facet, actions) {
                let keys = pick.keys.iter().map(|key| match key.split_at(1).1 {
                    "c" | "x" => "zx",
                    "a" => "za",
                    "b" => "zb",
                    _ => "zd",
                });
                *pick = Pick { facet: TermFacet::Place, keys: keys.collect() };
            }
        }
        self
    }
}

pub(crate) fn identifiability() -> impl Strategy<Value = Identifiability> + Clone {
    select(
        &[
            Identifiability::Identified,
            Identifiability::Pseudonymised,
            Identifiability::Aggregated,
            Identifiability::Anonymised,
        ][..],
    )
}

macro_rules! name_facets {
    ($rule:expr, $picks:expr) => {{
        let mut rule = $rule;
        for pick in $picks.facets {
            rule = match pick.facet {
                TermFacet::Action => rule.action(read(&pick.keys)),
                TermFacet::Data => rule.data(read(&pick.keys)),
                TermFacet::Purpose => rule.purpose(read(&pick.keys)),
                TermFacet::By => rule.by(read(&pick.keys)),
                TermFacet::Recipient => rule.recipient(read(&pick.keys)),
                TermFacet::Channel => rule.channel(read(&pick.keys)),
                TermFacet::Place => rule.place(read(&pick.keys)),
                TermFacet::Source => rule.source(read(&pick.keys)),
                TermFacet::GatheredAt => rule.gathered_at(read(&pick.keys)),
                TermFacet::Subject => rule.subject(read(&pick.keys)),
                TermFacet::Residence => rule.residence(read(&pick.keys)),
            };
        }
        match $picks.identifiability {
            Some(identifiability) => rule.identifiability(identifiability),
            None => rule,
        }
    }};
}

pub(super) fn read<F: Facet>(keys: &[&str]) -> Vec<Word<F>> {
    keys.iter().map(|key| parse(key)).collect()
}

/// An exception to a rule of the schedule, by its terms alone.
pub(super) fn excepting(picks: Picks) -> Exception {
    name_facets!(Exception::new(), picks)
}

pub(super) fn named<K>(rule: Rule<K>, picks: Picks, when: Option<Condition>) -> Rule<K> {
    let rule = name_facets!(rule, picks);
    match when {
        Some(when) => rule.when(when),
        None => rule,
    }
}

/// What a condition may speak of where it stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Circumstances.
    circumstances: bool,
    /// Consent and evidence.
    facts: bool,
    identifiability: bool,
    knowingly: bool,
}

const CIRCUMSTANCES: Place =
    Place { circumstances: true, facts: false, identifiability: true, knowingly: false };
const FACTS: Place = Place { facts: true, ..CIRCUMSTANCES };
const FACT_ONLY: Place =
    Place { circumstances: false, facts: true, identifiability: false, knowingly: false };
const FORBID: Place = Place { knowingly: true, ..CIRCUMSTANCES };

fn condition(place: Place) -> BoxedStrategy<Condition> {
    nested(place, 2)
}

fn nested(place: Place, depth: u8) -> BoxedStrategy<Condition> {
    let leaf = leaf(place);
    if depth == 0 {
        return leaf;
    }
    let below = nested(place, depth - 1);
    let list = vec(below.clone(), 1..=2);
    // Neither facts on record nor identifiability stand under `not`.
    let circumstances = Place { identifiability: false, ..CIRCUMSTANCES };
    let mut options = vec![
        (6, leaf),
        (1, list.clone().prop_map(Condition::All).boxed()),
        (2, list.prop_map(Condition::Any).boxed()),
        (2, nested(circumstances, depth - 1).prop_map(Condition::not).boxed()),
    ];
    if place.knowingly {
        let inside = Place { identifiability: place.identifiability, ..circumstances };
        options.push((3, nested(inside, depth - 1).prop_map(Condition::knowingly).boxed()));
    }
    proptest::strategy::Union::new_weighted(options).boxed()
}

fn leaf(place: Place) -> BoxedStrategy<Condition> {
    let age = (select(&[0_u8, 13, 16][..]), select(&[13_u8, 16, 18][..]), 0_u8..3).prop_map(
        |(at_least, below, bounds)| {
            let below = if below > at_least { below } else { 18 };
            Condition::Age {
                at_least: (bounds != 0).then_some(at_least),
                below: (bounds != 1).then_some(below),
            }
        },
    );
    let mut options = Vec::new();
    if place.circumstances {
        options.push((2, age.boxed()));
        options.push((1, some_words(PLACE).prop_map(Condition::Residence).boxed()));
        options.push((1, some_words(SOURCE).prop_map(Condition::Source).boxed()));
        options.push((1, some_words(SUBJECT).prop_map(Condition::Subject).boxed()));
        options.push((1, some_words(GATHERED_AT).prop_map(Condition::GatheredAt).boxed()));
    }
    if place.identifiability {
        options.push((1, identifiability().prop_map(Condition::Identifiability).boxed()));
    }
    if place.facts {
        let named = if place.circumstances { 0.3 } else { 0.5 };
        let consent = (strength(), weighted(named, naming())).prop_map(|(strength, naming)| {
            let consent = Condition::consent(strength);
            naming.into_iter().fold(consent, Condition::naming)
        });
        let evidence = (some_words(EVIDENCE), weighted(0.2, naming()), weighted(0.25, role()))
            .prop_map(|(kinds, naming, of)| Condition::Evidence {
                kinds,
                naming: naming.into_iter().collect(),
                of,
            });
        options.push((4, consent.boxed()));
        options.push((4, evidence.boxed()));
    }
    proptest::strategy::Union::new_weighted(options).boxed()
}

pub(crate) fn strength() -> impl Strategy<Value = Strength> + Clone {
    select(&[Strength::Implied, Strength::Express, Strength::Explicit][..])
}

fn naming() -> impl Strategy<Value = Naming> {
    select(
        &[
            Naming::Purpose,
            Naming::Data,
            Naming::Recipient,
            Naming::Channel,
            Naming::Place,
            Naming::Party,
        ][..],
    )
}

fn role() -> impl Strategy<Value = PartyRole> {
    select(&[PartyRole::Recipient, PartyRole::By, PartyRole::Source][..])
}

fn obligations() -> impl Strategy<Value = Vec<Owed>> + Clone {
    let one = select(OBLIGATION).prop_map(|key| Owed::from(parse::<ObligationFacet>(key)));
    let any = vec(select(OBLIGATION).prop_map(parse), 2).prop_map(Owed::any);
    vec(prop_oneof![4 => one, 1 => any], 0..=2)
}

/// Bases among which one suffices.
fn alternatives() -> impl Strategy<Value = Vec<LegalBasis>> + Clone {
    vec(select(BASIS).prop_map(parse), 2..=3)
}

/// A name that says nothing about the rule's place in its list. Made unique later.
pub(super) fn placeholder() -> &'static str {
    "-"
}

pub(crate) fn permit() -> impl Strategy<Value = Permit> + Clone {
    let when = weighted(0.45, condition(FACTS));
    let modest = weighted(0.3, condition(CIRCUMSTANCES));
    let basis = prop_oneof![
        4 => Just(Vec::new()),
        5 => select(BASIS).prop_map(|key| vec![parse(key)]),
        1 => vec(select(BASIS).prop_map(parse::<permitted::words::facets::BasisFacet>), 2),
    ];
    let basis = (basis, weighted(0.2, alternatives()));
    (
        picks(0, 2),
        proptest::bool::weighted(0.12),
        when,
        modest,
        basis,
        obligations(),
        proptest::bool::weighted(0.15),
    )
        .prop_map(|(picks, only, when, modest, basis, obligations, survives)| {
            let (bases, alternatives): (Vec<LegalBasis>, Option<Vec<LegalBasis>>) = basis;
            let mut permit = Permit::new(placeholder())
                .basis(bases)
                .any_basis(alternatives.unwrap_or_default())
                .obligation(obligations);
            if survives {
                permit = permit.survives_objection();
            }
            let restricted = !picks.facets.is_empty() || picks.identifiability.is_some();
            let when = if only { modest } else { when };
            if only {
                let purposes = picks.facets.iter().any(|pick| pick.facet == TermFacet::Purpose);
                permit = permit.only_purpose();
                if !purposes {
                    permit = permit.purpose([parse("pa")]);
                }
            } else if !restricted && when.is_none() {
                permit = permit.purpose([parse("pa"), parse("pb")]);
            }
            named(permit, picks, when)
        })
        .boxed()
}

/// An exception, before it is known of which rule.
#[derive(Debug, Clone)]
struct Unless {
    picks: Picks,
    when: Option<Condition>,
}

impl Unless {
    /// To a rule with these terms.
    fn to(self, rule: &Picks) -> Exception {
        let own = self.picks.actions();
        let actions = if own.is_empty() { rule.actions() } else { own };
        let picks = self.picks.fitting_to(&actions);
        let exception = name_facets!(Exception::new(), picks);
        match self.when {
            Some(when) => exception.when(when),
            None => exception,
        }
    }
}

fn exception() -> impl Strategy<Value = Unless> + Clone {
    (picks(0, 1), condition(FACTS), proptest::bool::weighted(0.75)).prop_map(
        |(picks, when, conditional)| {
            let unrestricted = picks.facets.is_empty() && picks.identifiability.is_none();
            Unless { picks, when: (conditional || unrestricted).then_some(when) }
        },
    )
}

fn excepted(forbid: Forbid, unless: Vec<Exception>) -> Forbid {
    unless.into_iter().fold(forbid, Forbid::unless)
}

fn forbid() -> impl Strategy<Value = Forbid> + Clone {
    let together = weighted(0.15, some_words(DATA));
    (picks(1, 3), weighted(0.4, condition(FORBID)), vec(exception(), 0..=2), together)
        .prop_map(|(picks, when, unless, together)| {
            let unless = unless.into_iter().map(|one| one.to(&picks)).collect();
            let forbid = named(Forbid::new(placeholder()), picks, when);
            excepted(forbid.together(together.unwrap_or_default()), unless)
        })
        .boxed()
}

fn grace() -> impl Strategy<Value = Grace> + Clone {
    let period = select(vec![
        Period::ZERO,
        Period::days(10),
        Period::months(1),
        Period::days(1),
        Period::years(1),
    ]);
    (period, weighted(0.35, some_words(EVIDENCE))).prop_map(|(period, only_for)| match only_for {
        Some(kinds) => Grace::of(period).only_for(kinds),
        None => Grace::of(period),
    })
}

fn opted_out(picks: Picks, when: Option<Condition>, unless: Vec<Unless>, grace: Grace) -> OptOut {
    let unless: Vec<Exception> = unless.into_iter().map(|one| one.to(&picks)).collect();
    let opt_out = named(OptOut::new(placeholder()), picks, when).grace(grace);
    unless.into_iter().fold(opt_out, OptOut::unless)
}

fn opt_out() -> impl Strategy<Value = OptOut> + Clone {
    let when = weighted(0.2, condition(CIRCUMSTANCES));
    (picks(0, 2), when, vec(exception(), 0..=1), grace())
        .prop_map(|(picks, when, unless, grace)| opted_out(picks, when, unless, grace))
        .boxed()
}

fn duty() -> impl Strategy<Value = Duty> + Clone {
    let when = weighted(0.3, condition(CIRCUMSTANCES));
    let beside = (vec(exception(), 0..=1), weighted(0.15, some_words(DATA)));
    (picks(0, 2), when, obligations(), beside).prop_map(|(picks, when, obligations, beside)| {
        let (unless, together) = beside;
        let unless: Vec<Exception> = unless.into_iter().map(|one| one.to(&picks)).collect();
        let duty = named(Duty::new(placeholder()), picks, when).obligation(obligations);
        let duty = duty.together(together.unwrap_or_default());
        let duty = unless.into_iter().fold(duty, Duty::unless);
        if duty.obligations().is_empty() {
            duty.obligation(parse::<ObligationFacet>("oa"))
        } else {
            duty
        }
    })
}

fn deemed_consent() -> impl Strategy<Value = DeemedConsent> + Clone {
    let when = weighted(0.3, condition(CIRCUMSTANCES));
    (picks(0, 2), when, some_words(EVIDENCE), silence()).prop_map(|(picks, when, events, after)| {
        named(DeemedConsent::new(placeholder(), events).after(after), picks, when)
    })
}

/// How long after its event a consent is deemed: mostly at once.
fn silence() -> impl Strategy<Value = Period> + Clone {
    let period = select(vec![Period::days(1), Period::days(10), Period::months(1)]);
    weighted(0.35, period).prop_map(|period| period.unwrap_or(Period::ZERO))
}

/// What lies beyond a policy, mostly without exception. Exceptions ask for no facts on record.
fn beyond(
    entry: impl Strategy<Value = (Picks, Option<Condition>)> + Clone + 'static,
) -> impl Strategy<Value = Beyond> + Clone {
    let exception = (picks(1, 1), weighted(0.3, condition(CIRCUMSTANCES)))
        .prop_map(|(picks, when)| Unless { picks, when });
    (entry, weighted(0.4, exception))
        .prop_map(|((picks, when), unless)| {
            let unless = unless.map(|one| one.to(&picks));
            let beyond = named(Beyond::new(placeholder()), picks, when);
            unless.into_iter().fold(beyond, Beyond::unless)
        })
        .boxed()
}

fn entry<K: std::fmt::Debug + Clone + 'static>(
    new: fn(&'static str) -> Rule<K>,
) -> impl Strategy<Value = Rule<K>> + Clone {
    (picks(1, 2), weighted(0.25, condition(CIRCUMSTANCES)))
        .prop_map(move |(picks, when)| named(new(placeholder()), picks, when))
        .boxed()
}

/// The rules of a version. Ids are the kind's letter and a digit; the digits do not follow the
/// order of the rules.
fn rules(kind: PolicyKind) -> BoxedStrategy<Rules> {
    let operating = kind == PolicyKind::Operating;
    let permits = if operating {
        prop_oneof![1 => vec(permit(), 0), 12 => vec(permit(), 1..=4)].boxed()
    } else {
        Just(Vec::new()).boxed()
    };
    let deemed = if operating { vec(deemed_consent(), 0..=1) } else { vec(deemed_consent(), 0) };
    let none_or =
        |most: usize, share: f64| weighted(share, 1..=most).prop_map(|count| count.unwrap_or(0));
    let declared = (
        vec(entry(Scope::new), 0..=2),
        vec(beyond((picks(1, 2), weighted(0.25, condition(CIRCUMSTANCES)))), 0..=2),
        vec(entry(Closed::new), 0..=1),
        vec(entry(|clause| Statement::new(clause, "A statement.")), 0..=1),
        deemed,
        (none_or(2, 0.25), none_or(2, 0.25)),
    );
    let counted =
        (permits, vec(forbid(), 0..=2), vec(opt_out(), 0..=2), vec(duty(), 0..=2), declared);
    counted
        .prop_map(|(permits, forbids, opt_outs, duties, declared)| {
            let (mut scopes, mut beyond, closed, statements, deemed_consents, entries) = declared;
            scopes.truncate(entries.0);
            beyond.truncate(entries.1);
            Rules {
                scopes: renamed("s", scopes),
                beyond: renamed("b", beyond),
                permits: renamed("p", permits),
                forbids: renamed("f", forbids),
                opt_outs: renamed("o", opt_outs),
                duties: renamed("d", duties),
                closed: renamed("c", closed),
                statements: renamed("t", statements),
                deemed_consents: renamed("e", deemed_consents),
                ..Rules::default()
            }
        })
        .boxed()
}

/// Rules that name little and ask for facts on record.
fn rules_on_record(kind: PolicyKind) -> BoxedStrategy<Rules> {
    let operating = kind == PolicyKind::Operating;
    let circumstances = || weighted(0.1, condition(CIRCUMSTANCES));
    let fact = leaf(FACT_ONLY);
    let basis = weighted(0.6, select(BASIS).prop_map(|key| vec![parse(key)]));
    let basis = (basis, weighted(0.25, alternatives()));
    let survives = proptest::bool::weighted(0.15);
    let permit = (picks(0, 1), weighted(0.6, fact.clone()), basis, survives)
        .prop_map(|(picks, when, (basis, alternatives), survives)| {
            let permit = Permit::new(placeholder())
                .purpose(read(&["pa", "pb", "pd"]))
                .basis(basis.unwrap_or_default())
                .any_basis(alternatives.unwrap_or_default());
            let permit = if survives { permit.survives_objection() } else { permit };
            named(permit, picks, when)
        })
        .boxed();
    let exception =
        (picks(0, 1), fact).prop_map(|(picks, when)| Unless { picks, when: Some(when) }).boxed();
    let forbid = (picks(0, 1), circumstances(), vec(exception.clone(), 1..=2)).prop_map(
        |(picks, when, unless)| {
            let unless = unless.into_iter().map(|one| one.to(&picks)).collect();
            excepted(named(Forbid::new(placeholder()), picks, when), unless)
        },
    );
    let duty = (picks(0, 1), obligations(), vec(exception.clone(), 1..=2)).prop_map(
        |(picks, obligations, unless)| {
            let unless: Vec<Exception> = unless.into_iter().map(|one| one.to(&picks)).collect();
            let duty = named(Duty::new(placeholder()), picks, None);
            let duty = duty.obligation(obligations).obligation(parse::<ObligationFacet>("oa"));
            unless.into_iter().fold(duty, Duty::unless)
        },
    );
    let opt_out = (picks(0, 1), circumstances(), vec(exception, 0..=1), grace())
        .prop_map(|(picks, when, unless, grace)| opted_out(picks, when, unless, grace));
    let deemed = (picks(0, 1), circumstances(), some_words(EVIDENCE), silence()).prop_map(
        |(picks, when, events, after)| {
            named(DeemedConsent::new(placeholder(), events).after(after), picks, when)
        },
    );
    let few = if operating { 0..=1 } else { 0..=2 };
    let lists = (
        vec(permit, if operating { 1..=2 } else { 0..=0 }),
        vec(forbid, few.clone()),
        vec(opt_out, few),
        vec(deemed, if operating { 0..=2 } else { 0..=0 }),
        vec(duty, 0..=1),
    );
    lists
        .prop_map(|(permits, forbids, opt_outs, deemed_consents, duties)| Rules {
            permits: renamed("p", permits),
            forbids: renamed("f", forbids),
            opt_outs: renamed("o", opt_outs),
            deemed_consents: renamed("e", deemed_consents),
            duties: renamed("d", duties),
            ..Rules::default()
        })
        .boxed()
}

/// The facets that most questions state and that rules like these ask for.
const STATED: [TermFacet; 9] = [
    TermFacet::Action,
    TermFacet::By,
    TermFacet::Recipient,
    TermFacet::Channel,
    TermFacet::Place,
    TermFacet::Source,
    TermFacet::GatheredAt,
    TermFacet::Subject,
    TermFacet::Residence,
];

/// Rules of every kind that ask who acts, towards whom, by which means, where, and with data from
/// where, of records in which part of their life; so that a fact left out is one that was asked for.
fn rules_on_circumstances(kind: PolicyKind) -> BoxedStrategy<Rules> {
    let operating = kind == PolicyKind::Operating;
    let asking = |least, most| picks_of(&STATED, least, most);
    let seldom = |condition: BoxedStrategy<Condition>| weighted(0.25, condition);
    let basis = prop_oneof![
        2 => Just(Vec::new()),
        2 => Just(vec![LegalBasis::LEGITIMATE_INTERESTS]),
        2 => Just(vec![LegalBasis::CONSENT]),
        1 => select(BASIS).prop_map(|key| vec![parse(key)]),
    ];
    let flags = (proptest::bool::weighted(0.15), proptest::bool::weighted(0.12));
    let permit = (asking(0, 1), seldom(condition(FACTS)), basis, flags)
        .prop_map(|(picks, when, basis, (survives, only))| {
            let permit = Permit::new(placeholder()).purpose(read(&["pa", "pb", "pd"])).basis(basis);
            let permit = if survives { permit.survives_objection() } else { permit };
            // `only` stands beside no consent or evidence.
            let when = if only { None } else { when };
            let permit = if only { permit.only_purpose() } else { permit };
            named(permit, picks, when)
        })
        .boxed();
    let exception = (asking(1, 1), weighted(0.4, condition(FACTS)))
        .prop_map(|(picks, when)| Unless { picks, when })
        .boxed();
    let forbid = (asking(1, 2), seldom(condition(FORBID)), vec(exception.clone(), 0..=1)).prop_map(
        |(picks, when, unless)| {
            let unless = unless.into_iter().map(|one| one.to(&picks)).collect();
            excepted(named(Forbid::new(placeholder()), picks, when), unless)
        },
    );
    let opt_out = (asking(0, 1), seldom(condition(CIRCUMSTANCES)), vec(exception, 0..=1), grace())
        .prop_map(|(picks, when, unless, grace)| opted_out(picks, when, unless, grace));
    let deemed = (asking(0, 1), some_words(EVIDENCE))
        .prop_map(|(picks, events)| named(DeemedConsent::new(placeholder(), events), picks, None));
    let scope = asking(1, 1).prop_map(|picks| named(Scope::new(placeholder()), picks, None));
    let beyond = beyond((asking(1, 1), Just(None)));
    let few = |share: f64| weighted(share, 1_usize..=2).prop_map(|count| count.unwrap_or(0));
    let lists = (
        vec(permit, if operating { 1..=2 } else { 0..=0 }),
        vec(forbid, 0..=2),
        vec(opt_out, 0..=1),
        vec(deemed, if operating { 0..=1 } else { 0..=0 }),
        (vec(scope, 2), few(0.25)),
        (vec(beyond, 2), few(0.2)),
        (vec(orders::retention(), 2), few(0.4)),
    );
    lists
        .prop_map(|(permits, forbids, opt_outs, deemed_consents, scopes, beyond, retentions)| {
            fn cut<K>((mut rules, count): (Vec<Rule<K>>, usize)) -> Vec<Rule<K>> {
                rules.truncate(count);
                rules
            }
            Rules {
                scopes: renamed("s", cut(scopes)),
                beyond: renamed("b", cut(beyond)),
                permits: renamed("p", permits),
                forbids: renamed("f", forbids),
                opt_outs: renamed("o", opt_outs),
                deemed_consents: renamed("e", deemed_consents),
                retentions: renamed("r", cut(retentions)),
                ..Rules::default()
            }
        })
        .boxed()
}

/// Permits on bases that read what was said, and opt-outs beside them.
pub(super) fn rules_on_consent() -> BoxedStrategy<Rules> {
    let bases = &[
        "consent",
        "consent",
        "own-consent",
        "explicit-consent",
        "legitimate-interests",
        "legitimate-interests",
        "public-task",
        "notice-with-opt-out",
        "both-bases",
        "contract",
        "contract",
        "contract",
        "contract",
    ];
    let when = weighted(0.15, strength().prop_map(Condition::consent));
    let permit = (select(&bases[..]), when)
        .prop_map(|(basis, when)| {
            let permit =
                Permit::new(placeholder()).purpose(read(&["pa", "pb", "pd"])).basis([parse(basis)]);
            named(permit, Picks::default(), when)
        })
        .boxed();
    let act = [TermFacet::Action, TermFacet::Data, TermFacet::Purpose, TermFacet::Channel];
    let limits = (weighted(0.25, some_words(PLACE)), weighted(0.2, strength()));
    let period = select(vec![Period::days(10), Period::months(1)]);
    let grace = prop_oneof![2 => period.prop_map(Grace::of), 1 => grace()];
    let opt_out = (picks_of(&act, 0, 1), limits, grace)
        .prop_map(|(picks, (residence, agreed), grace)| {
            let opt_out = OptOut::new(placeholder()).grace(grace);
            let opt_out = opt_out.residence(residence.unwrap_or_default());
            let agreed = agreed.map(|strength| Exception::new().when(Condition::consent(strength)));
            named(agreed.into_iter().fold(opt_out, OptOut::unless), picks, None)
        })
        .boxed();
    (vec(permit, 1..=2), weighted(0.6, opt_out))
        .prop_map(|(permits, opt_out)| Rules {
            permits: renamed("p", permits),
            opt_outs: renamed("o", opt_out.into_iter().collect()),
            ..Rules::default()
        })
        .boxed()
}

pub(super) fn renamed<K>(letter: &str, rules: Vec<Rule<K>>) -> Vec<Rule<K>> {
    let numbered = rules.into_iter().enumerate();
    numbered.map(|(place, rule)| rule.named(format!("{letter}{}", (place * 3 + 2) % 7))).collect()
}

/// One rule of each kind that a test may add to any version, with ids of their own.
#[derive(Debug, Clone)]
pub(crate) struct Added {
    pub(crate) permit: Permit,
    pub(crate) forbid: Forbid,
    pub(crate) opt_out: OptOut,
    pub(crate) duty: Duty,
}

pub(crate) fn added() -> impl Strategy<Value = Added> {
    (permit(), forbid(), opt_out(), duty()).prop_map(|(permit, forbid, opt_out, duty)| Added {
        permit: permit.named("added-permit"),
        forbid: forbid.named("added-forbid"),
        opt_out: opt_out.named("added-opt-out"),
        duty: duty.named("added-duty"),
    })
}

/// A policy with every feature.
pub(crate) fn timeline(kind: PolicyKind) -> BoxedStrategy<Timeline> {
    timeline_of(kind, rules(kind))
}

/// A policy that asks for facts on record.
pub(crate) fn timeline_on_record(kind: PolicyKind) -> BoxedStrategy<Timeline> {
    timeline_of(kind, rules_on_record(kind))
}

/// A policy that asks for what questions state.
pub(crate) fn timeline_on_circumstances(kind: PolicyKind) -> BoxedStrategy<Timeline> {
    timeline_of(kind, rules_on_circumstances(kind))
}

/// A policy with a schedule and rights.
pub(crate) fn timeline_of_schedules(kind: PolicyKind) -> BoxedStrategy<Timeline> {
    timeline_of(kind, orders::rules_of_schedules(kind))
}

/// A policy that turns on consent and objections; a limit that asks for facts on record.
pub(crate) fn timeline_on_consent(kind: PolicyKind) -> BoxedStrategy<Timeline> {
    let rules = match kind {
        PolicyKind::Operating => rules_on_consent(),
        PolicyKind::Limit => rules_on_record(kind),
    };
    timeline_of(kind, rules)
}

pub(super) fn timeline_of(
    kind: PolicyKind,
    rules: BoxedStrategy<Rules>,
) -> BoxedStrategy<Timeline> {
    let controller = weighted(0.4, select(&["acme", "bolt"][..]).prop_map(PartyId::new));
    let rules = (rules, controller).prop_map(|(mut rules, controller)| {
        rules.controller = controller;
        rules
    });
    let first = (rules.clone(), prop_oneof![8 => Just(FIRST), 1 => select(&INSTANTS[..])]);
    let second = weighted(0.3, (rules, select(&INSTANTS[..])));
    let until = weighted(0.08, select(&INSTANTS[..]));
    (first, second, until, proptest::bool::weighted(0.2))
        .prop_map(move |((rules, from), second, until, extra_words)| {
            let words: Vec<OwnWord> =
                if extra_words { super::words::extra_words().collect() } else { Vec::new() };
            let version = |rules, from| Version { from, until: None, words: words.clone(), rules };
            let mut versions = vec![version(rules, from)];
            if let Some((rules, from)) = second.filter(|(_, later)| *later > from) {
                versions.push(version(rules, from));
            }
            if let Some(last) = versions.last_mut() {
                last.until = until.filter(|end| *end > last.from);
            }
            Timeline { kind, versions }
        })
        .boxed()
}
