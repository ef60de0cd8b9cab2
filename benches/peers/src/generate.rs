//! Random policies of the part that Cedar can say: every facet, exceptions, opt-outs, scope, bases,
//! `only`, ages, circumstances and identifiability, and consent over purposes; no evidence, no
//! grants that name more than purposes, no grace, no groups.

use rand::Rng;
use rand::seq::{IndexedRandom, IteratorRandom};
use rand_pcg::Pcg64Mcg;
use serde_json::{Map, Value, json};

/// The words from which each facet's lists are drawn. Data and purposes are the policy's own.
const WORDS: [(&str, &[&str]); 9] = [
    (
        "action",
        &[
            "collect", "store", "use", "analyse", "derive", "infer", "profile", "contact",
            "disclose", "share", "sell", "rent", "publish",
        ],
    ),
    ("by", &["controller", "staff", "officer", "processor", "sub-processor", "third-party"]),
    (
        "recipient",
        &["processor", "third-party", "affiliate", "subsidiary", "partner", "authority", "court"],
    ),
    ("channel", &["electronic", "electronic-message", "email", "sms", "phone", "post"]),
    ("place", &["EEA", "EU", "DE", "FR", "US", "US-CA", "GB"]),
    ("source", &["the-subject", "given", "volunteered", "third-party", "derived", "inferred"]),
    ("gathered-at", &["own-service", "own-website", "order-form", "login", "mobile-web"]),
    ("subject", &["customer", "former-customer", "user", "registered-user", "visitor"]),
    ("residence", &["EEA", "EU", "DE", "US", "US-CA"]),
];
/// How many own words a facet gets.
const OWN: usize = 9;
const STRENGTHS: [&str; 3] = ["implied", "express", "explicit"];
const DEGREES: [&str; 4] = ["identified", "pseudonymised", "aggregated", "anonymised"];

/// What may stand in a condition.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// A permit's `when`, or an exception's.
    Helping,
    /// A forbid's `when`.
    Forbidding,
    /// Below a `not`.
    Negated,
    /// The `when` of scope and beyond, and of permits with `only`.
    Plain,
}

/// A policy document, or one that does not load: that is for the loader to say.
pub fn policy(rng: &mut Pcg64Mcg) -> Value {
    let mut number = 0;
    let mut rules = |rng: &mut Pcg64Mcg, count: usize, one: fn(&mut Pcg64Mcg) -> Value| {
        let list = (0..count).map(|_| {
            number += 1;
            let mut rule = one(rng);
            rule["clause"] = format!("R-{number}").into();
            rule
        });
        Value::Array(list.collect())
    };
    let (permits, forbids) = (rng.random_range(1..6), rng.random_range(0..4));
    let (opt_outs, seldom) = (rng.random_range(0..3), rng.random_ratio(1, 4));
    let permit = rules(rng, permits, permit);
    let forbid = rules(rng, forbids, forbid);
    let opt_out = rules(rng, opt_outs, opt_out);
    let scope = rules(rng, if seldom { 2 } else { 0 }, plain);
    let beyond = rules(rng, usize::from(seldom), plain);
    let mut words = own_words(rng, "data");
    words.extend(own_words(rng, "purpose"));
    json!({
        "id": "generated", "version": "1", "from": "2020-01-01T00:00:00Z", "word": words,
        "permit": permit, "forbid": forbid, "opt-out": opt_out, "scope": scope, "beyond": beyond,
    })
}

/// Words that stand below each other in a random order without circles.
fn own_words(rng: &mut Pcg64Mcg, facet: &str) -> Vec<Value> {
    let word = |place: usize| format!("{facet}-{place}");
    (0..OWN)
        .map(|place| {
            let count = rng.random_range(0..3);
            let mut parents: Vec<String> =
                (0..place).choose_multiple(rng, count).into_iter().map(word).collect();
            parents.sort();
            let mut own = json!({ "facet": facet, "key": word(place), "definition": "A word." });
            if !parents.is_empty() {
                own["parent"] = parents.into();
            }
            own
        })
        .collect()
}

fn words(rng: &mut Pcg64Mcg, facet: &str) -> Value {
    let count = rng.random_range(1..4);
    let list: Vec<String> = match WORDS.iter().find(|(name, _)| *name == facet) {
        Some((_, words)) => {
            words.choose_multiple(rng, count).map(|word| (*word).to_owned()).collect()
        }
        None => (0..OWN)
            .choose_multiple(rng, count)
            .into_iter()
            .map(|place| format!("{facet}-{place}"))
            .collect(),
    };
    list.into()
}

/// Terms of which each facet is restricted now and then.
fn terms(rng: &mut Pcg64Mcg, each: f64) -> Map<String, Value> {
    let mut terms = Map::new();
    for facet in ["data", "purpose"].into_iter().chain(WORDS.iter().map(|(facet, _)| *facet)) {
        let often = matches!(facet, "data" | "purpose" | "action");
        if rng.random_bool(if often { each * 2.0 } else { each * 0.6 }) {
            terms.insert(facet.to_owned(), words(rng, facet));
        }
    }
    if rng.random_bool(0.15) {
        terms.insert("identifiability".to_owned(), degree(rng));
    }
    terms
}

fn degree(rng: &mut Pcg64Mcg) -> Value {
    DEGREES.choose(rng).copied().unwrap_or_default().into()
}

fn permit(rng: &mut Pcg64Mcg) -> Value {
    let mut rule = terms(rng, 0.25);
    let basis: Option<&str> = *[
        None,
        None,
        Some("consent"),
        Some("contract"),
        Some("legitimate-interests"),
        Some("notice-with-opt-out"),
        Some("explicit-consent"),
    ]
    .choose(rng)
    .unwrap_or(&None);
    if let Some(basis) = basis {
        rule.insert("basis".to_owned(), basis.into());
    }
    if basis == Some("legitimate-interests") && rng.random_bool(0.3) {
        rule.insert("survives-objection".to_owned(), true.into());
    }
    let only = rule.contains_key("purpose") && rng.random_bool(0.15);
    if only {
        rule.insert("only".to_owned(), "purpose".into());
    }
    if rng.random_bool(0.5) {
        let place = if only { Place::Plain } else { Place::Helping };
        rule.insert("when".to_owned(), condition(rng, place, 2));
    }
    rule.into()
}

fn forbid(rng: &mut Pcg64Mcg) -> Value {
    let mut rule = terms(rng, 0.35);
    if rng.random_bool(0.4) {
        rule.insert("when".to_owned(), condition(rng, Place::Forbidding, 2));
    }
    exceptions(rng, &mut rule);
    rule.into()
}

fn opt_out(rng: &mut Pcg64Mcg) -> Value {
    let mut rule = terms(rng, 0.25);
    rule.insert("route".to_owned(), "email".into());
    exceptions(rng, &mut rule);
    rule.into()
}

fn exceptions(rng: &mut Pcg64Mcg, rule: &mut Map<String, Value>) {
    let count = rng.random_range(0..3);
    let unless: Vec<Value> = (0..count)
        .map(|_| {
            let mut exception = terms(rng, 0.15);
            if exception.is_empty() || rng.random_bool(0.4) {
                exception.insert("when".to_owned(), condition(rng, Place::Helping, 1));
            }
            exception.into()
        })
        .collect();
    if !unless.is_empty() {
        rule.insert("unless".to_owned(), unless.into());
    }
}

fn plain(rng: &mut Pcg64Mcg) -> Value {
    let facet = *["subject", "gathered-at", "data", "residence"].choose(rng).unwrap_or(&"data");
    let mut rule = Map::from_iter([(facet.to_owned(), words(rng, facet))]);
    if rng.random_bool(0.3) {
        rule.insert("when".to_owned(), condition(rng, Place::Plain, 1));
    }
    rule.into()
}

fn condition(rng: &mut Pcg64Mcg, place: Place, depth: usize) -> Value {
    let below = |rng: &mut Pcg64Mcg, place| condition(rng, place, depth.saturating_sub(1));
    match rng.random_range(0..if depth == 0 { 7 } else { 11 }) {
        0 | 1 if place == Place::Helping => {
            json!({ "consent": STRENGTHS.choose(rng).copied().unwrap_or_default() })
        }
        0 if place != Place::Negated => json!({ "identifiability": degree(rng) }),
        0..=2 => match rng.random_range(0..3) {
            0 => json!({ "age": { "at-least": rng.random_range(10..40) } }),
            1 => json!({ "age": { "below": rng.random_range(10..40) } }),
            _ => json!({ "age": { "at-least": 13, "below": rng.random_range(16..60) } }),
        },
        3 => json!({ "residence": words(rng, "residence") }),
        4 => json!({ "source": words(rng, "source") }),
        5 => json!({ "subject": words(rng, "subject") }),
        6 => json!({ "gathered-at": words(rng, "gathered-at") }),
        7 => json!({ "all": [below(rng, place), below(rng, place)] }),
        8 => json!({ "any": [below(rng, place), below(rng, place)] }),
        9 if place == Place::Forbidding => json!({ "knowingly": below(rng, Place::Negated) }),
        _ => json!({ "not": below(rng, Place::Negated) }),
    }
}
