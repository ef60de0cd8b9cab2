//! Where conditions may stand: facts on record can only help, objections only hurt.

use super::checker::Checker;
use super::condition::{Condition, MAX_CONDITION_DEPTH};
use super::giver_kind::GiverKind;
use crate::problem::{Path, ProblemKind};
use crate::words::{AnyWord, Word};
use std::collections::BTreeMap;

/// What a condition may speak of where it stands.
#[derive(Clone, Copy)]
pub(super) struct Allowed {
    /// Consent and evidence.
    facts: bool,
    /// `knowingly`.
    knowingly: bool,
    /// What whoever asks for facts on record is told to write instead, where they have no place.
    instead: &'static str,
}

impl Allowed {
    /// Circumstances alone.
    pub(super) const CIRCUMSTANCES: Self = Self {
        facts: false,
        knowingly: false,
        instead: "name circumstances here, such as age or residence; facts on record stand in the `when` of \
                  a permit and in `unless`",
    };
    /// The same where whose word counts is said.
    pub(super) const OF_GIVERS: Self = Self {
        instead: "whose word counts depends on circumstances alone, such as age or residence",
        ..Self::CIRCUMSTANCES
    };
    /// The same in a rule of the schedule, but in the exceptions to a maximum.
    pub(super) const OF_SCHEDULE: Self = Self {
        instead: "how long a record is kept depends on no fact on record, but in the `unless` of a rule that has a \
                  maximum alone: name circumstances here, let the period run from a life event, or put a hold \
                  on the record",
        ..Self::CIRCUMSTANCES
    };
    /// The same in a scope, in what lies beyond it, and in the exceptions to that.
    pub(super) const OF_SCOPE: Self = Self {
        instead: "what a policy speaks of depends on no fact on record: name terms and circumstances here, \
                  and ask for the fact in the rules",
        ..Self::CIRCUMSTANCES
    };
    /// The same in a rule that has exceptions, which may ask for facts on record.
    pub(super) const IN_UNLESS: Self =
        Self { instead: "write what lifts the rule into its `unless`", ..Self::CIRCUMSTANCES };
    /// Circumstances, and whether they are known, in a forbid.
    pub(super) const KNOWN_CIRCUMSTANCES: Self = Self { knowingly: true, ..Self::IN_UNLESS };
    /// Circumstances and facts on record.
    pub(super) const FACTS: Self = Self { facts: true, ..Self::CIRCUMSTANCES };
    /// All of it: what a section says for rules of every kind.
    pub(super) const ALL: Self = Self { knowingly: true, ..Self::FACTS };
}

/// Checks a condition that stands at `path`.
pub(super) fn condition(
    checker: &Checker<'_>,
    path: &Path<'_>,
    condition: &Condition,
    allowed: Allowed,
) {
    let walk = Walk { checker, allowed, negated: false, depth: MAX_CONDITION_DEPTH };
    walk.condition(path, condition);
}

pub(super) fn rests_on_facts(condition: &Condition) -> bool {
    matches!(condition, Condition::Consent { .. } | Condition::Evidence { .. })
        || condition.parts().iter().any(rests_on_facts)
}

/// Adds every word that a condition says.
pub(super) fn words_of<'a>(condition: &'a Condition, words: &mut Vec<AnyWord<'a>>) {
    match condition {
        Condition::Consent { naming_data, .. } => words.extend(naming_data.iter().map(Word::any)),
        Condition::Evidence { kinds, .. } => words.extend(kinds.iter().map(Word::any)),
        Condition::Residence(list) => words.extend(list.iter().map(Word::any)),
        Condition::Source(list) => words.extend(list.iter().map(Word::any)),
        Condition::Subject(list) => words.extend(list.iter().map(Word::any)),
        Condition::GatheredAt(list) => words.extend(list.iter().map(Word::any)),
        _ => {}
    }
    condition.parts().iter().for_each(|part| words_of(part, words));
}

#[derive(Clone, Copy)]
struct Walk<'a> {
    checker: &'a Checker<'a>,
    allowed: Allowed,
    /// Whether it stands under `not`.
    negated: bool,
    /// How much deeper it may go.
    depth: usize,
}

impl Walk<'_> {
    fn condition(self, path: &Path<'_>, when: &Condition) {
        let Some(depth) = self.depth.checked_sub(1) else {
            self.checker.note(path, ProblemKind::TooDeep { limit: MAX_CONDITION_DEPTH });
            return;
        };
        let below = Self { depth, ..self };
        match when {
            Condition::All(parts) => below.side_by_side(path, parts),
            Condition::Any(parts) => {
                self.some(path, parts);
                let list = path.key("any");
                for (index, part) in parts.iter().enumerate() {
                    below.condition(&list.item(index), part);
                }
            }
            Condition::Not(part) => {
                Self { negated: true, ..below }.condition(&path.key("not"), part);
            }
            Condition::Knowingly(part) => {
                self.knowingly(path);
                below.condition(&path.key("knowingly"), part);
            }
            Condition::Consent { naming_data, giver, .. } => {
                self.fact("consent", path);
                let consent = path.key("consent");
                self.checker.words(&consent.key("naming"), "data", naming_data);
                if giver.contains(&GiverKind::Controller) {
                    let help = "name `subject`, `parent` or `agent`";
                    let what = "the controller consents for nobody";
                    self.checker.inconsistent(&consent.key("giver"), what, help);
                }
            }
            Condition::Evidence { kinds, naming, of } => {
                self.fact("evidence", path);
                let evidence = path.key("evidence");
                let is_short = naming.is_empty() && of.is_none();
                let (place, key) = if is_short { (path, "evidence") } else { (&evidence, "kind") };
                self.checker.named(place, key, kinds, "name the kind of evidence");
            }
            Condition::Age { at_least, below } => self.age(&path.key("age"), *at_least, *below),
            Condition::Residence(words) => {
                self.checker.named(path, "residence", words, "name a place");
            }
            Condition::Source(words) => {
                self.checker.named(path, "source", words, "name a source");
            }
            Condition::Subject(words) => {
                self.checker.named(path, "subject", words, "name a kind of subject");
            }
            Condition::GatheredAt(words) => {
                self.checker.named(path, "gathered-at", words, "name a setting");
            }
            Condition::Identifiability(_) if self.negated => {
                let help = "name the other side of the scale instead";
                self.misplaced("identifiability", "under `not`", path, help);
            }
            Condition::Identifiability(_) => {}
        }
    }

    /// The parts of `all`. Those that stand in one table, and so are the only ones of their kind,
    /// are told by their own keys.
    fn side_by_side(self, path: &Path<'_>, parts: &[Condition]) {
        self.some(path, parts);
        let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
        for part in parts {
            let count = alike.entry(part.key()).or_default();
            *count = count.saturating_add(1);
        }
        let list = path.key("all");
        for (index, part) in parts.iter().enumerate() {
            let is_alone = alike.get(part.key()) == Some(&1);
            let item = list.item(index);
            self.condition(if is_alone { path } else { &item }, part);
        }
    }

    fn some(self, path: &Path<'_>, parts: &[Condition]) {
        if parts.is_empty() {
            let help = "write at least one condition";
            self.checker.note(path, ProblemKind::empty("the condition", help));
        }
    }

    fn knowingly(self, path: &Path<'_>) {
        let place = match (self.negated, self.allowed.knowingly) {
            (true, _) => "under `not`",
            (false, false) => "here",
            (false, true) => return,
        };
        let help = "it reads unknown as false, so only a forbid's `when` may use it";
        self.misplaced("knowingly", place, path, help);
    }

    /// Facts on record can only help: they may not strengthen a forbid or weaken a permit.
    fn fact(self, condition: &'static str, path: &Path<'_>) {
        if self.negated {
            let help = "write a forbid with the fact in `unless`";
            self.misplaced(condition, "under `not`", path, help);
        } else if !self.allowed.facts {
            self.misplaced(condition, "here", path, self.allowed.instead);
        }
    }

    fn misplaced(
        self,
        condition: &'static str,
        place: &'static str,
        path: &Path<'_>,
        help: &'static str,
    ) {
        self.checker.note(path, ProblemKind::misplaced(condition, place, help));
    }

    fn age(self, path: &Path<'_>, at_least: Option<u8>, below: Option<u8>) {
        let what = match (at_least, below) {
            (None, None) => "the age has no bound".to_owned(),
            (Some(at_least), Some(below)) if at_least >= below => {
                format!("nobody is at least {at_least} and below {below}")
            }
            (_, Some(0)) => "nobody is below 0".to_owned(),
            _ => return,
        };
        let help = "write `at-least`, `below` or both, in completed years";
        self.checker.inconsistent(path, what, help);
    }
}
