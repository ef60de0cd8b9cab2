//! The theorems that every policy, fact and question obeys, as property tests. Each has the name
//! that the design gives it.

mod facts;
mod fingerprints;
mod missing;
mod omissions;
mod orders;
pub(crate) mod reading_back;
mod rules;
mod stored_answers;
mod terms;
pub(crate) mod writing;

use crate::generate::Case;
use crate::reference::{Answer, conditions};
use permitted::policy::Condition;
use proptest::test_runner::{TestCaseError, TestCaseResult};

/// Whether any condition of the policies says `knowingly`, which reads unknown as false.
fn says_knowingly(case: &Case) -> bool {
    !read_knowingly(case).is_empty()
}

/// What stands under some `knowingly`.
fn read_knowingly(case: &Case) -> Vec<Condition> {
    fn find(condition: &Condition, within: bool, found: &mut Vec<Condition>) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| find(part, within, found));
            }
            Condition::Not(part) => find(part, within, found),
            Condition::Knowingly(part) => find(part, true, found),
            leaf if within => found.push(leaf.clone()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for timeline in case.build() {
        for version in timeline.versions() {
            conditions(version).into_iter().for_each(|one| find(one, false, &mut found));
        }
    }
    found
}

/// Part by part, no outcome is better than before.
fn no_part_is_better(before: &Answer, after: &Answer) -> TestCaseResult {
    compare(before, after, |before, after| after <= before)
}

/// Part by part, no outcome is worse than before.
fn no_part_is_worse(before: &Answer, after: &Answer) -> TestCaseResult {
    compare(before, after, |before, after| after >= before)
}

fn compare(
    before: &Answer,
    after: &Answer,
    holds: fn(crate::reference::Verdict, crate::reference::Verdict) -> bool,
) -> TestCaseResult {
    for (before, after) in before.parts.iter().zip(&after.parts) {
        if !holds(before.outcome, after.outcome) {
            let (item, purpose) = (before.item, before.purpose);
            let reason = format!(
                "data[{item}], purpose[{purpose}]: {:?}, then {:?}",
                before.outcome, after.outcome
            );
            return Err(TestCaseError::fail(reason));
        }
    }
    Ok(())
}
