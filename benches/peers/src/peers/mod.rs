//! The engines, each behind the same loop.
//!
//! To measure one more way of asking, add one [`entry`] to the list of its engine.

pub mod bitset;
pub mod casbin;
pub mod cedar;
pub mod permitted;
pub mod rego;

use crate::question::Question;
use crate::rules::Rules;
use ::permitted::Policy;
use std::hint::black_box;
use std::ops::Range;

/// What stands ready before the clock runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The engine's own request: the clock measures the decision alone.
    Prebuilt,
    /// Plain strings, as a service holds them: the clock measures the making of the request, too.
    FromStrings,
}

impl Mode {
    /// The name in tables and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prebuilt => "request prebuilt",
            Self::FromStrings => "from strings",
        }
    }
}

/// One engine asked in one way.
pub trait Entry {
    /// The engine, and how it is asked.
    fn engine(&self) -> &'static str;
    /// What stands ready before the clock runs.
    fn mode(&self) -> Mode;
    /// Makes ready what these questions need; nobody times it.
    fn load(&mut self, questions: &[Question]);
    /// The answers to all questions loaded.
    fn answers(&self) -> Vec<bool>;
    /// Answers a part of the questions loaded and counts the permitted; this is what is timed.
    fn run(&self, part: Range<usize>) -> usize;
}

struct Looped<R, B, D> {
    engine: &'static str,
    mode: Mode,
    build: B,
    decide: D,
    requests: Vec<R>,
}

impl<R, B: Fn(&Question) -> R, D: Fn(&R) -> bool> Entry for Looped<R, B, D> {
    fn engine(&self) -> &'static str {
        self.engine
    }

    fn mode(&self) -> Mode {
        self.mode
    }

    fn load(&mut self, questions: &[Question]) {
        self.requests = questions.iter().map(&self.build).collect();
    }

    fn answers(&self) -> Vec<bool> {
        self.requests.iter().map(&self.decide).collect()
    }

    fn run(&self, part: Range<usize>) -> usize {
        let requests = &self.requests[part];
        let permitted = |request: &&R| black_box((self.decide)(black_box(*request)));
        requests.iter().filter(permitted).count()
    }
}

/// An engine that decides requests of its own kind, `build` untimed.
pub fn entry<R: 'static>(
    engine: &'static str,
    build: impl Fn(&Question) -> R + 'static,
    decide: impl Fn(&R) -> bool + 'static,
) -> Box<dyn Entry> {
    Box::new(Looped { engine, mode: Mode::Prebuilt, build, decide, requests: Vec::new() })
}

/// An engine that starts from plain strings each time.
pub fn from_strings(
    engine: &'static str,
    decide: impl Fn(&Question) -> bool + 'static,
) -> Box<dyn Entry> {
    let build = Question::clone;
    let mode = Mode::FromStrings;
    Box::new(Looped { engine, mode, build, decide, requests: Vec::new() })
}

/// Those that say no more than yes or no, for measurements over a million questions.
pub fn quickest(policy: &Policy, rules: &Rules) -> Vec<Box<dyn Entry>> {
    let mut entries = permitted::answers(policy);
    entries.extend(bitset::entries(rules));
    entries
}

/// Those that bear forty thousand rules.
pub fn quick(policy: &Policy, rules: &Rules) -> Vec<Box<dyn Entry>> {
    let mut entries = quickest(policy, rules);
    entries.extend(permitted::decisions(policy));
    entries
}

/// All engines.
pub fn all(policy: &Policy, rules: &Rules) -> Vec<Box<dyn Entry>> {
    let mut entries = quick(policy, rules);
    entries.extend(cedar::entries(rules));
    entries.extend(rego::entries(rules));
    entries.extend(casbin::entries(rules));
    entries
}
