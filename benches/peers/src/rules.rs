//! The policy in the form from which every peer's own text is written: permits and forbids whose
//! conditions are alternatives of literals. It also has the plainest evaluator there can be, which
//! guards the translation: a peer that disagrees with it was told something else.

use crate::facts::FactTest;
use crate::question::{Question, Set};
use crate::words::{FACETS, Words, place};
use permitted::policy::TermFacet;
use std::sync::Arc;

/// A policy as permits and forbids. A use is permitted if a permit holds and no forbid does.
#[derive(Debug)]
pub struct Rules {
    /// The hierarchies.
    pub words: Arc<Words>,
    /// The permits.
    pub permits: Vec<Rule>,
    /// The forbids, among them what lies outside the policy's scope.
    pub forbids: Vec<Rule>,
    /// The conditions that peers cannot say, by the numbers of [`Atom::Fact`].
    pub facts: Vec<FactTest>,
}

/// A rule holds if its terms and its condition do and none of its exceptions does.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Rule {
    /// What it is about.
    pub terms: Terms,
    /// What else it takes.
    pub when: Condition,
    /// What lifts it.
    pub unless: Vec<(Terms, Condition)>,
}

/// In each facet any of the words listed, or anything where none is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Terms {
    lists: [Vec<String>; FACETS],
}

impl Terms {
    /// The words of a facet.
    pub fn list(&self, facet: TermFacet) -> &[String] {
        &self.lists[place(facet)]
    }

    /// The words of a facet, to change them.
    pub fn list_mut(&mut self, facet: TermFacet) -> &mut Vec<String> {
        &mut self.lists[place(facet)]
    }

    /// The facets that are restricted, the most telling first, and their words.
    pub fn restricted(&self) -> impl Iterator<Item = (TermFacet, &[String])> {
        ORDER.iter().map(|facet| (*facet, self.list(*facet))).filter(|(_, list)| !list.is_empty())
    }
}

/// The order in which peers test facets: what tells most rules apart comes first, for their good.
pub const ORDER: [TermFacet; FACETS] = [
    TermFacet::Purpose,
    TermFacet::Data,
    TermFacet::Recipient,
    TermFacet::Action,
    TermFacet::Channel,
    TermFacet::Source,
    TermFacet::GatheredAt,
    TermFacet::By,
    TermFacet::Place,
    TermFacet::Subject,
    TermFacet::Residence,
];

/// Alternatives, in each of which all literals hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition(pub Vec<Vec<Literal>>);

/// A fact, or that it is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Literal {
    /// The fact.
    pub atom: Atom,
    /// Whether it must hold or must not.
    pub holds: bool,
}

/// What a condition can ask.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Atom {
    /// A condition that peers cannot say is among those that hold.
    Fact(usize),
    /// A facet of the question is within these words.
    Within(TermFacet, Vec<String>),
    /// The subject has completed that many years.
    AgeAtLeast(u8),
    /// The data identifies that little.
    IdentifiabilityAtLeast(u8),
    /// The purpose is within one of a set of purposes.
    PurposeIn(Set),
}

impl Default for Condition {
    fn default() -> Self {
        Self::always()
    }
}

impl Condition {
    /// What always holds.
    pub fn always() -> Self {
        Self(vec![Vec::new()])
    }

    /// What never holds.
    pub fn never() -> Self {
        Self(Vec::new())
    }

    /// One fact.
    pub fn atom(atom: Atom) -> Self {
        Self(vec![vec![Literal { atom, holds: true }]])
    }

    /// Whether it always holds, as it is written.
    pub fn is_always(&self) -> bool {
        self.0.iter().any(Vec::is_empty)
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut all = Vec::new();
        for one in &self.0 {
            for two in &other.0 {
                let mut joined = one.clone();
                for literal in two {
                    if !joined.contains(literal) {
                        joined.push(literal.clone());
                    }
                }
                if !all.contains(&joined) {
                    all.push(joined);
                }
            }
        }
        Self(all)
    }

    /// Either.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        for alternative in other.0 {
            if !self.0.contains(&alternative) {
                self.0.push(alternative);
            }
        }
        self
    }

    /// The contrary.
    #[must_use]
    pub fn negated(self) -> Self {
        self.0.into_iter().fold(Self::always(), |so_far, alternative| {
            let contrary = alternative
                .into_iter()
                .map(|literal| vec![Literal { holds: !literal.holds, ..literal }]);
            so_far.and(Self(contrary.collect()))
        })
    }

    fn literals(&self) -> impl Iterator<Item = &Literal> {
        self.0.iter().flatten()
    }
}

impl Rules {
    /// The same words without rules, by which single conditions are worked out.
    pub fn words_only(&self) -> Self {
        let words = Arc::clone(&self.words);
        Self { words, permits: Vec::new(), forbids: Vec::new(), facts: Vec::new() }
    }

    /// All rules, forbids first.
    pub fn all(&self) -> impl Iterator<Item = &Rule> {
        self.forbids.iter().chain(&self.permits)
    }

    /// Every fact that some rule asks for.
    pub fn atoms(&self) -> impl Iterator<Item = &Atom> {
        let exceptions = self.all().flat_map(|rule| &rule.unless).map(|(_, when)| when);
        let conditions = self.all().map(|rule| &rule.when).chain(exceptions);
        conditions.flat_map(Condition::literals).map(|literal| &literal.atom)
    }

    /// The facets that some rule restricts, the most telling first.
    pub fn facets(&self) -> Vec<TermFacet> {
        let named_by = |terms: &Terms, facet| !terms.list(facet).is_empty();
        let asked = |facet| {
            self.atoms().any(|atom| match atom {
                Atom::Within(asked, _) => *asked == facet,
                Atom::PurposeIn(_) => facet == TermFacet::Purpose,
                _ => false,
            })
        };
        let named = |facet: &TermFacet| {
            self.all().any(|rule| {
                named_by(&rule.terms, *facet)
                    || rule.unless.iter().any(|(terms, _)| named_by(terms, *facet))
            }) || asked(*facet)
        };
        ORDER.into_iter().filter(named).collect()
    }

    /// The sets of purposes that some rule reads.
    pub fn sets(&self) -> Vec<Set> {
        let read = |set: &Set| self.atoms().any(|atom| *atom == Atom::PurposeIn(*set));
        Set::ALL.into_iter().filter(read).collect()
    }

    /// Whether the use is permitted, read off the rules word by word.
    pub fn permits(&self, question: &Question) -> bool {
        let holds = |rule: &Rule| self.holds(rule, question);
        self.permits.iter().any(holds) && !self.forbids.iter().any(holds)
    }

    fn holds(&self, rule: &Rule, question: &Question) -> bool {
        self.terms_hold(&rule.terms, question) && self.lets(&rule.when, &rule.unless, question)
    }

    /// Whether a condition holds and no exception does, whatever the terms say.
    pub fn lets(
        &self,
        when: &Condition,
        unless: &[(Terms, Condition)],
        question: &Question,
    ) -> bool {
        let lifted = |(terms, when): &(Terms, Condition)| {
            self.terms_hold(terms, question) && self.condition_holds(when, question)
        };
        self.condition_holds(when, question) && !unless.iter().any(lifted)
    }

    fn terms_hold(&self, terms: &Terms, question: &Question) -> bool {
        terms.restricted().all(|(facet, list)| self.within(question, facet, list))
    }

    fn within(&self, question: &Question, facet: TermFacet, list: &[String]) -> bool {
        question.word(facet).is_some_and(|word| self.words.facet(facet).within(word, list))
    }

    fn condition_holds(&self, condition: &Condition, question: &Question) -> bool {
        let holds = |literal: &Literal| self.atom_holds(&literal.atom, question) == literal.holds;
        condition.0.iter().any(|alternative| alternative.iter().all(holds))
    }

    fn atom_holds(&self, atom: &Atom, question: &Question) -> bool {
        match atom {
            Atom::Fact(fact) => question.facts.contains(fact),
            Atom::Within(facet, list) => self.within(question, *facet, list),
            Atom::AgeAtLeast(years) => question.age >= *years,
            Atom::IdentifiabilityAtLeast(value) => question.identifiability >= *value,
            Atom::PurposeIn(set) => self.within(question, TermFacet::Purpose, question.set(*set)),
        }
    }
}
