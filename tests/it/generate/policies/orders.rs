//! Schedules and rights, with few other rules beside them.

use super::{
    CIRCUMSTANCES, FACTS, Rules, condition, duty, entry, named, obligations, picks, picks_of,
    placeholder, renamed,
};
use crate::generate::facts::ANCHORS;
use crate::generate::words::{PLACE, parse, some_words};
use permitted::LegalBasis;
use permitted::RightKind;
use permitted::policy::{
    Anchor, Beyond, Disposal, Forbid, Period, Permit, PolicyKind, Retention, Right, Scope,
    TermFacet,
};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

/// Mostly what every record states.
fn span() -> impl Strategy<Value = (Period, Anchor)> + Clone {
    let periods = vec![
        Period::ZERO,
        Period::days(1),
        Period::days(10),
        Period::days(10),
        Period::months(1),
        Period::years(1),
    ];
    let anchor = prop_oneof![
        3 => Just(Anchor::Collected),
        2 => Just(Anchor::PurposeFulfilled),
        1 => select(&ANCHORS[..]),
    ];
    (select(periods), anchor)
}

fn retention() -> impl Strategy<Value = Retention> + Clone {
    let disposal =
        select(vec![Disposal::Erase, Disposal::Erase, Disposal::Anonymise, Disposal::Restrict]);
    let facets = picks_of(&[TermFacet::Data, TermFacet::Purpose], 0, 2);
    (facets, weighted(0.75, span()), weighted(0.35, span()), disposal).prop_map(
        |(mut picks, maximum, minimum, disposal)| {
            picks.identifiability = None;
            let rule = named(Retention::new(placeholder()), picks, None).then(disposal);
            let rule = match minimum {
                Some((period, from)) => rule.at_least(period, from),
                None => rule,
            };
            match maximum {
                Some((period, from)) => rule.at_most(period, from),
                None if rule.minimum().is_some() => rule,
                None => rule.while_open(),
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
    (vec(select(kinds), 1..=3), obligations(), weighted(0.15, some_words(PLACE))).prop_map(
        |(mut kinds, obligations, residence)| {
            kinds.sort_unstable();
            kinds.dedup();
            Right::new(placeholder(), kinds)
                .obligation(obligations)
                .residence(residence.unwrap_or_default())
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
