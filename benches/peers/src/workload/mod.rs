//! Policies with the questions that are asked of them.

pub mod company;
pub mod synthetic;

use crate::aim::Aim;
use crate::lower::{Records, lower};
use crate::question::Question;
use crate::rules::Rules;
use permitted::Policy;
use std::collections::HashSet;

/// A policy, as `permitted` has it and as the peers are told it.
pub struct Workload {
    /// What it is called in the table.
    pub name: String,
    /// The policy.
    pub policy: Policy,
    /// The same in the form from which the peers' policies are written.
    pub rules: Rules,
    records: Records,
    /// How many permits and forbids the questions are aimed at.
    aimed_at: (usize, usize),
    seed: u64,
}

impl Workload {
    /// A workload whose questions are aimed at all rules.
    ///
    /// # Panics
    /// If the policy asks for records that cannot be handed over so.
    pub fn new(name: impl Into<String>, policy: Policy, records: Records, seed: u64) -> Self {
        let rules = lower(&policy, records).expect("the records are said as the policy needs them");
        let aimed_at = (rules.permits.len(), rules.forbids.len());
        Self { name: name.into(), policy, rules, records, aimed_at, seed }
    }

    /// The same, with the questions of a policy of which this one is a growth.
    #[must_use]
    pub fn asked_as(mut self, base: &Self) -> Self {
        self.aimed_at = base.aimed_at;
        self
    }

    /// How many rules there are.
    pub fn size(&self) -> usize {
        self.rules.all().count()
    }

    /// Questions without end, no two alike.
    pub fn questions(&self) -> impl Iterator<Item = Question> {
        let mut aim = Aim::new(&self.rules, self.records, self.aimed_at, self.seed);
        let mut asked = HashSet::new();
        std::iter::from_fn(move || {
            loop {
                let question = aim.question();
                if asked.insert(fingerprint(&question)) {
                    return Some(question);
                }
            }
        })
    }
}

/// Two questions with one fingerprint are taken for one: at worst a question is left out.
fn fingerprint(question: &Question) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
    BuildHasherDefault::<DefaultHasher>::default().hash_one(question)
}
