//! Running properties: how many cases, from which seed, and what to say on failure.

use proptest::strategy::Strategy;
use proptest::test_runner::{
    Config, RngAlgorithm, TestCaseError, TestCaseResult, TestError, TestRng, TestRunner,
};

/// How many cases the differential test has by default; other tests state a share of it.
pub(crate) const CASES: u32 = 20_000;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable)
        .ok()
        .map(|text| text.parse().unwrap_or_else(|_| panic!("{variable} is a number, not `{text}`")))
}

/// The number of cases: `PERMITTED_CASES` scales all tests alike.
pub(crate) fn scaled(cases: u32) -> u32 {
    match number("PERMITTED_CASES") {
        Some(all) => {
            let scaled = u64::from(cases) * all / u64::from(CASES);
            u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
        }
        None => cases,
    }
}

/// A runner with a seed of its own: the same on every run, unless `PERMITTED_SEED` says otherwise.
pub(crate) fn runner(cases: u32) -> TestRunner {
    let mut seed = [7_u8; 32];
    seed[..8].copy_from_slice(&number("PERMITTED_SEED").unwrap_or(1).to_le_bytes());
    let config = Config {
        cases: scaled(cases),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        max_global_rejects: u32::MAX,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}

/// Runs a property on so many cases; a failing case is shrunk and shown.
pub(crate) fn check<S: Strategy>(
    cases: u32,
    strategy: &S,
    property: impl Fn(S::Value) -> TestCaseResult,
) {
    match runner(cases).run(strategy, property) {
        Ok(()) => {}
        Err(TestError::Fail(reason, case)) => panic!("{reason}\nfor {case:#?}"),
        Err(TestError::Abort(reason)) => panic!("no verdict: {reason}"),
    }
}

/// Fails a property with both sides shown.
pub(crate) fn same<T: PartialEq + std::fmt::Debug>(
    what: &str,
    one: &T,
    other: &T,
) -> TestCaseResult {
    if one == other {
        Ok(())
    } else {
        Err(TestCaseError::fail(format!("{what}:\n  {one:?}\n  {other:?}")))
    }
}

/// Counts the cases in which a property said anything at all.
#[derive(Debug, Default)]
pub(crate) struct Hits(std::cell::Cell<u32>);

impl Hits {
    pub(crate) fn count(&self, hit: bool) {
        self.0.set(self.0.get() + u32::from(hit));
    }

    /// Fails if there were fewer, at the default number of cases.
    pub(crate) fn at_least(&self, least: u32) {
        let (found, least) = (self.0.get(), scaled(least));
        println!("{found} cases");
        assert!(found >= least, "only {found} cases said anything; {least} should");
    }
}
