//! T14: the engine and the reference agree on everything.

use crate::generate::case;
use crate::generate::words::is_party_bound;
use crate::harness::{CASES, check, same};
use crate::oracle::answer;
use crate::reference::{Reference, Verdict};
use permitted::Engine;

#[test]
fn engine_and_reference_agree() {
    check(CASES, &case(), |case| {
        let timelines = case.build();
        let engine = Engine::new(timelines.clone()).unwrap();
        let reference = Reference::new(&timelines, engine.vocabulary(), is_party_bound);
        let request = engine.request(case.question.clone()).unwrap();

        let decision = engine.decide(&request);
        let found = answer(&decision);
        let expected = reference.decide(&case.question);
        same("engine and reference", &found, &expected)?;

        let permitted = expected.outcome == Verdict::Permitted;
        same("`permits` and the reference", &engine.permits(&request), &permitted)?;
        same("`is_permitted` and the reference", &decision.is_permitted(), &permitted)?;
        let asked: Vec<(usize, usize)> = (0..case.question.items.len())
            .flat_map(|item| (0..case.question.purposes.len()).map(move |purpose| (item, purpose)))
            .collect();
        let answered: Vec<(usize, usize)> =
            found.parts.iter().map(|part| (part.item, part.purpose)).collect();
        same("the parts answered and asked", &answered, &asked)
    });
}
