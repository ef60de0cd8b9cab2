//! Schedules and rights, with few other rules beside them.

use super::{
    CIRCUMSTANCES, FACTS, Rules, condition, duty, entry, excepting, identifiability, named,
    obligations, picks, picks_of, placeholder, renamed,
};
use crate::generate::facts::life_events;
use crate::generate::words::{DATA, PLACE, PURPOSE, parse, some_words};
use permitted::policy::{
    Beyond, Disposal, Exception, Forbid, Period, PeriodStart, Permit, PolicyKind, Retention, Right,
    Scope, Span, TermFacet,
};
use permitted::{LegalBasis, LifeEvent, RightKind};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use time::Month;

/// Mostly what every record states; now and then several events, or the end of a year or month.
fn span() -> impl Strategy<Value = Span> + Clone {
    let periods = vec![
        Period::ZERO,
        Period::days(1),
        Period::days(10),
        Period::days(10),
        Period::months(1),
        Period::years(1),
    ];
    let event = prop_oneof![
        2 => Just(LifeEvent::COLLECTED),
        1 => Just(LifeEvent::PURPOSE_FULFILLED),
        6 => select(life_events().to_vec()),
        1 => select(vec![LifeEvent::BORN, LifeEvent::DECEASED, LifeEvent::ERASURE_REQUESTED]),
    ];
    let starts = vec![
        PeriodStart::YEAR_END,
        PeriodStart::MonthEnd,
        PeriodStart::year_ending(Month::January, 15).unwrap(),
    ];
    let events = prop_oneof![4 => vec(event.clone(), 1), 1 => vec(event, 2..=3)];
    (select(periods), events, weighted(0.15, select(starts))).prop_map(|(period, events, start)| {
        let span = Span::of(period).from(events);
        start.into_iter().fold(span, Span::starting)
    })
}

/// What a rule of the schedule is about.
const STORED: &[TermFacet] = &[
    TermFacet::Data,
    TermFacet::Purpose,
    TermFacet::Data,
    TermFacet::Purpose,
    TermFacet::Place,
    TermFacet::Source,
    TermFacet::Subject,
    TermFacet::Residence,
];

pub(super) fn retention() -> impl Strategy<Value = Retention> + Clone {
    let all = [
        Disposal::Erase,
        Disposal::Erase,
        Disposal::Anonymise,
        Disposal::Restrict,
        Disposal::Aggregate,
        Disposal::Pseudonymise,
    ];
    let disposals = vec(select(all.to_vec()), 1..=2);
    let spans = (weighted(0.75, span()), weighted(0.35, span()), proptest::bool::weighted(0.1));
    let facets = picks_of(STORED, 0, 2);
    let identifies = weighted(0.1, identifiability());
    let exceptions = (
        weighted(0.2, condition(FACTS)),
        weighted(0.15, condition(CIRCUMSTANCES)),
        weighted(0.15, picks_of(STORED, 1, 1)),
    );
    let when = weighted(0.15, condition(CIRCUMSTANCES));
    (facets, identifies, when, spans, disposals, exceptions).prop_map(
        |(mut picks, identifies, when, (maximum, minimum, indefinitely), disposals, unless)| {
            picks.identifiability = identifies;
            let rule = named(Retention::new(placeholder()), picks, when).then(disposals);
            let is_maximum_alone = minimum.is_none() && maximum.is_some();
            let (on_record, of_circumstances, terms) = unless;
            let when =
                if is_maximum_alone { on_record.or(of_circumstances) } else { of_circumstances };
            let rule =
                when.into_iter().fold(rule, |rule, when| rule.unless(Exception::new().when(when)));
            let rule = terms.into_iter().fold(rule, |rule, mut picks| {
                picks.identifiability = None;
                rule.unless(excepting(picks))
            });
            match (minimum, maximum) {
                (Some(minimum), Some(maximum)) => rule.at_least(minimum).at_most(maximum),
                (Some(minimum), None) => rule.at_least(minimum),
                (None, Some(maximum)) => rule.at_most(maximum),
                (None, None) if indefinitely => rule.indefinitely(),
                (None, None) => rule.while_open(),
            }
        },
    )
}

fn right() -> impl Strategy<Value = Right> + Clone {
    let kinds = vec![
        RightKind::ACCESS,
        RightKind::PORTABILITY,
        RightKind::RECTIFICATION,
        RightKind::ERASURE,
        RightKind::RESTRICTION,
    ];
    let about = (weighted(0.2, some_words(DATA)), weighted(0.15, some_words(PURPOSE)));
    (vec(select(kinds), 1..=3), obligations(), weighted(0.15, some_words(PLACE)), about).prop_map(
        |(mut kinds, obligations, residence, (data, purpose))| {
            kinds.sort_unstable();
            kinds.dedup();
            Right::new(placeholder(), kinds)
                .obligation(obligations)
                .residence(residence.unwrap_or_default())
                .data(data.unwrap_or_default())
                .purpose(purpose.unwrap_or_default())
        },
    )
}

/// A schedule, rights, and what may stand in their way: forbids, scopes, few permits.
pub(super) fn rules_of_schedules(kind: PolicyKind) -> BoxedStrategy<Rules> {
    let operating = kind == PolicyKind::Operating;
    let basis = prop_oneof![
        3 => Just(Vec::new()),
        1 => Just(vec![LegalBasis::CONSENT]),
        1 => Just(vec![LegalBasis::LEGITIMATE_INTERESTS]),
    ];
    let permit = (picks(0, 1), basis, obligations())
        .prop_map(|(picks, basis, obligations)| {
            let permit = Permit::new(placeholder()).basis(basis).obligation(obligations);
            named(permit.purpose([parse("pa"), parse("pb"), parse("pd")]), picks, None)
        })
        .boxed();
    let unless = weighted(0.3, condition(FACTS));
    let forbid = (picks(1, 2), weighted(0.2, condition(CIRCUMSTANCES)), unless).prop_map(
        |(picks, when, unless)| {
            let forbid = named(Forbid::new(placeholder()), picks, when);
            let unless = unless.map(|when| permitted::policy::Exception::new().when(when));
            unless.into_iter().fold(forbid, Forbid::unless)
        },
    );
    let few = |share: f64| weighted(share, Just(1_usize)).prop_map(Option::unwrap_or_default);
    let lists = (
        vec(permit, if operating { 0..=2 } else { 0..=0 }),
        (vec(forbid, 1), few(0.2)),
        (vec(duty(), 1), few(0.3)),
        (vec(entry(Scope::new), 1), few(0.15)),
        (vec(entry(Beyond::new), 1), few(0.1)),
        prop_oneof![1 => vec(retention(), 0), 3 => vec(retention(), 1..=3)],
        vec(right(), 0..=2),
    );
    lists
        .prop_map(|(permits, forbids, duties, scopes, beyond, retentions, rights)| {
            fn cut<R>((mut rules, count): (Vec<R>, usize)) -> Vec<R> {
                rules.truncate(count);
                rules
            }
            let rights = rights.into_iter().enumerate();
            Rules {
                permits: renamed("p", permits),
                forbids: renamed("f", cut(forbids)),
                duties: renamed("d", cut(duties)),
                scopes: renamed("s", cut(scopes)),
                beyond: renamed("b", cut(beyond)),
                retentions: renamed("r", retentions),
                rights: rights.map(|(place, right)| right.named(format!("g{place}"))).collect(),
                ..Rules::default()
            }
        })
        .boxed()
}
