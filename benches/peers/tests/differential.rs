//! Generated policies of the part that Cedar can say: `permitted`, Cedar, and the rules read word
//! by word give one answer to every question. Three that were written apart agree on what a policy
//! permits, or the question on which they do not is printed with its policy.

use ::permitted::Policy;
use peers::generate;
use peers::lower::{Records, lower};
use peers::peers::cedar::{self, Cedar};
use peers::peers::permitted;
use peers::workload::Workload;
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

/// How many policies there are, and questions of each.
const POLICIES: usize = 400;
const QUESTIONS: usize = 60;

#[test]
fn permitted_and_cedar_agree_on_what_cedar_can_say() {
    let mut rng = Pcg64Mcg::seed_from_u64(20);
    let (mut refused, mut asked, mut allowed, mut overridden) = (0, 0, 0, 0);
    for seed in 0..POLICIES as u64 {
        let policy: Policy = loop {
            match serde_json::from_value(generate::policy(&mut rng)) {
                Ok(policy) => break policy,
                Err(_) => refused += 1,
            }
        };
        let workload = Workload::new("generated", policy, Records::AsSets, seed);
        let engine = permitted::engine(&workload.policy);
        let cedar = Cedar::new(&workload.rules);
        for question in workload.questions().take(QUESTIONS) {
            let (act, facts) = permitted::made(&engine, &question);
            let ours = engine.permits(&act, &facts, permitted::AT);
            let decided = engine.decide(&act, &facts, permitted::AT).is_permitted();
            let theirs = cedar.permits(&cedar.request(&question));
            let plain = workload.rules.permits(&question);
            assert!(
                [decided, theirs, plain] == [ours; 3],
                "permits says {ours}, decide {decided}, Cedar {theirs}, the rules {plain}\n\
                 {question:#?}\n{}\n{:#}",
                cedar::text(&workload.rules),
                serde_json::to_value(&workload.policy).unwrap_or_default(),
            );
            asked += 1;
            allowed += usize::from(ours);
            let mut permits_alone = workload.rules.words_only();
            permits_alone.permits.clone_from(&workload.rules.permits);
            overridden += usize::from(!ours && permits_alone.permits(&question));
        }
    }
    // Agreement on questions that nobody would permit proves nothing.
    assert!(asked >= 20_000, "{asked} questions");
    assert!(allowed * 10 > asked, "{allowed} of {asked} are permitted");
    assert!(overridden * 20 > asked, "a forbid prevails in {overridden} of {asked}");
    assert!(refused * 10 < POLICIES, "{refused} policies did not load");
}

#[test]
fn what_sets_of_purposes_cannot_say_is_refused() {
    let document = serde_json::json!({
        "id": "clinic", "version": "1", "from": "2020-01-01T00:00:00Z",
        "permit": [{ "clause": "1", "when": { "evidence": "subpoena" } }],
    });
    let policy: Policy = serde_json::from_value(document).expect("the policy loads");
    assert!(lower(&policy, Records::AsSets).is_err());
    assert!(lower(&policy, Records::AsFacts).is_ok());
}
