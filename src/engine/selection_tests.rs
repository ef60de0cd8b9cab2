//! That an act selects no rows that cannot match, however many rules there are.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should panic"
)]

use super::Engine;
use super::tables::rule_index::Block;
use crate::policy::{Condition, Exception, Forbid, Policy, Strength};
use crate::scenario::Scenarios;
use crate::words::{DataCategory, FacetKind, OwnWord, Purpose};

/// The policy with so many forbids about data and purposes of their own, each of which consent
/// lifts.
fn with_forbids(policy: Policy, number: usize) -> Policy {
    let key = |number: usize| format!("added-{number}");
    let add = |policy: crate::policy::PolicyBuilder, number| {
        let word = |facet| OwnWord::new(facet, key(number), "A word of an added rule.");
        let forbid = Forbid::new(format!("A-{number}"))
            .data(DataCategory::new(&key(number)).unwrap())
            .purpose(Purpose::new(&key(number)).unwrap())
            .unless(Exception::new().when(Condition::consent(Strength::Express)));
        policy.word(word(FacetKind::Data)).word(word(FacetKind::Purpose)).forbid(forbid)
    };
    (0..number).fold(policy.into_builder(), add).build().unwrap()
}

fn load<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/examples/policies/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_use_of_a_broad_word_selects_what_it_selects_alone() {
    let (mut divided, mut lifted, mut opted_out) = (0, 0, 0);
    for name in ["plexuus", "plexus-it", "plum-medical", "plusnxt"] {
        let policy: Policy = load(name);
        let scenarios: Scenarios = load(&format!("{name}.scenarios"));
        let small = Engine::new([policy.clone()]).unwrap();
        let large = Engine::new([with_forbids(policy, 500)]).unwrap();
        for scenario in scenarios.scenarios() {
            let most = [&small, &large].map(|engine| {
                let (act, facts, at) = engine.prepare_question(scenario.question.clone()).unwrap();
                let period = engine.tables.period_at(at);
                let asked = act.asked(&engine.tables, &facts.resolved, at, period);
                let uses = act.uses_in(period).unwrap();
                divided += usize::from(uses.all().count() > 1);
                let uses = uses.all().map(|(one, rows)| {
                    let mut alone = Vec::new();
                    for (at, version) in (0_u32..).zip(asked.versions()) {
                        version.compiled.select(at, &one.points, &mut |row| alone.push(row));
                        let within = |range| alone.iter().filter_map(move |row| row.of(range));
                        lifted += within(&version.compiled.exceptions).count();
                        let excepted = |row: &Block| {
                            row.maybe & version.compiled.excepted[row.place as usize] != 0
                        };
                        let opt_outs = &version.compiled.opt_outs;
                        opted_out += within(opt_outs).filter(excepted).count();
                    }
                    assert_eq!(rows, alone, "{name}: {}", scenario.name);
                    rows.iter().map(|block| block.maybe.count_ones()).sum::<u32>()
                });
                uses.max().unwrap()
            });
            // The rule about the added words that are asked about, and its exception.
            assert!(most[1] <= most[0] + 2, "{name}: {}, {most:?}", scenario.name);
        }
    }
    assert!(divided > 400, "{divided}");
    assert!(lifted > 1_000 && opted_out > 90, "{lifted} {opted_out}");
}
