//! Questions drawn from the words of a policy, aimed at its rules so that many come near one: a
//! benchmark of nothing but misses would flatter whoever gives up early.

use crate::facts::FactTest;
use crate::lower::Records;
use crate::question::{Event, PARTY, Proof, Question, Record, STRANGER, Scope};
use crate::rules::{Atom, Rule, Rules};
use crate::words::place;
use permitted::policy::{Naming, Strength, TermFacet};
use permitted::words::FacetKind;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// Draws questions, always the same for the same seed.
pub struct Aim<'a> {
    rules: &'a Rules,
    targets: Targets<'a>,
    records: Records,
    /// The words of each facet from which is drawn where no rule says more.
    pools: Vec<(TermFacet, Vec<usize>)>,
    rng: Pcg64Mcg,
}

struct Targets<'a> {
    permits: Vec<&'a Rule>,
    forbids: Vec<&'a Rule>,
}

impl<'a> Aim<'a> {
    /// Aims at the first so many permits and forbids, with words that these name or contain.
    pub fn new(rules: &'a Rules, records: Records, first: (usize, usize), seed: u64) -> Self {
        let targets = Targets {
            permits: rules.permits.iter().take(first.0).collect(),
            forbids: rules.forbids.iter().take(first.1).collect(),
        };
        let pools = TermFacet::ALL.map(|facet| (facet, pool(rules, &targets, facet))).to_vec();
        Self { rules, targets, records, pools, rng: Pcg64Mcg::seed_from_u64(seed) }
    }

    /// The next question.
    pub fn question(&mut self) -> Question {
        let target = match self.rng.random_range(0..10) {
            0..7 => self.targets.permits.choose(&mut self.rng),
            7..9 => self.targets.forbids.choose(&mut self.rng),
            _ => None,
        };
        let target = target.copied();
        let mut question = Question::default();
        for facet in TermFacet::ALL {
            let aimed = target.map(|rule| self.asked(rule, facet)).unwrap_or_default();
            let list: &[String] = if self.rng.random_ratio(1, 16) { &[] } else { aimed };
            if !self.applies(&question, facet) {
                continue;
            }
            question.words[place(facet)] = self.word(facet, list);
        }
        question.identifiability = *[0, 0, 0, 0, 1, 2, 3].choose(&mut self.rng).unwrap_or(&0);
        question.age =
            *[9, 12, 13, 15, 16, 17, 18, 30, 44, 65].choose(&mut self.rng).unwrap_or(&30);
        self.consents(&mut question);
        match self.records {
            Records::AsSets => question.fill_sets(),
            Records::AsFacts => {
                self.evidence(&mut question);
                let holds = |test: &FactTest| test.holds(&question, &self.rules.words);
                let facts = self.rules.facts.iter().zip(0..);
                question.facts =
                    facts.filter(|(test, _)| holds(test)).map(|(_, number)| number).collect();
            }
        }
        question
    }

    /// The words that a rule takes in a facet: its terms', else those of one of its conditions.
    fn asked(&mut self, rule: &'a Rule, facet: TermFacet) -> &'a [String] {
        let terms = rule.terms.list(facet);
        if !terms.is_empty() {
            return terms;
        }
        let lifting = rule.unless.choose(&mut self.rng);
        let lifting = lifting.filter(|_| self.rng.random_bool(0.5));
        if let Some((terms, _)) = lifting {
            return terms.list(facet);
        }
        let asked = rule.when.0.iter().flatten().find_map(|literal| match &literal.atom {
            Atom::Within(other, list) if *other == facet => Some(list.as_slice()),
            _ => None,
        });
        asked.filter(|_| self.rng.random_bool(0.7)).unwrap_or_default()
    }

    /// Whether the action of the question has the facet: what it has a complete question states, and
    /// what it has not no question does.
    fn applies(&self, question: &Question, facet: TermFacet) -> bool {
        let actions = self.rules.words.tree(FacetKind::Action);
        let action = question.word(TermFacet::Action).and_then(|name| actions.find(name));
        let Some(action) = action else { return true };
        let has = |kinds: &[&str]| {
            let kinds: Vec<String> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
            actions.down(action).iter().any(|below| actions.within(actions.name(*below), &kinds))
        };
        match facet {
            TermFacet::Recipient => has(&["disclose"]),
            TermFacet::Channel => has(&["disclose", "collect", "contact"]),
            _ => true,
        }
    }

    /// A word within a list, or of the pool. Circumstances are leaves: a broad one would be
    /// unknown to the rules that name something below it.
    fn word(&mut self, facet: TermFacet, list: &[String]) -> Option<String> {
        let tree = self.rules.words.facet(facet);
        let pool = self.pools.iter().find(|(other, _)| *other == facet).map(|(_, pool)| pool)?;
        let chosen = match list.choose(&mut self.rng).and_then(|name| tree.find(name)) {
            Some(named) => {
                let below = tree.down(named);
                *below.choose(&mut self.rng)?
            }
            None => *pool.choose(&mut self.rng)?,
        };
        let word = if is_circumstance(facet) {
            let leaves = tree.down(chosen).iter().filter(|word| tree.is_leaf(**word));
            *leaves.collect::<Vec<_>>().choose(&mut self.rng)?
        } else {
            &chosen
        };
        Some(tree.name(*word).to_owned())
    }

    /// A purpose at or above the question's own, or any.
    fn purpose(&mut self, question: &Question) -> Option<String> {
        let tree = self.rules.words.tree(FacetKind::Purpose);
        let own = question.word(TermFacet::Purpose).and_then(|name| tree.find(name));
        match own {
            Some(own) if self.rng.random_bool(0.6) => {
                tree.up(own).choose(&mut self.rng).map(|word| tree.name(*word).to_owned())
            }
            _ => self.word(TermFacet::Purpose, &[]),
        }
    }

    fn consents(&mut self, question: &mut Question) {
        for _ in 0..self.rng.random_range(0..4) {
            let event = match self.rng.random_range(0..12) {
                0..2 => Event::Granted(Strength::Implied),
                2..6 => Event::Granted(Strength::Express),
                6..9 => Event::Granted(Strength::Explicit),
                9..11 => Event::ObjectedAfter,
                _ => Event::ObjectedBefore,
            };
            let mut scope = Scope::default();
            for _ in 0..self.rng.random_range(1..3) {
                scope.purposes.extend(self.purpose(question));
            }
            if self.records == Records::AsFacts {
                self.name_more(question, &mut scope);
            }
            question.records.push(Record { event, scope });
        }
    }

    fn evidence(&mut self, question: &mut Question) {
        let rules = self.rules;
        for test in &rules.facts {
            let (FactTest::Evidence(kinds, naming, _) | FactTest::Deemed(kinds, naming)) = test
            else {
                continue;
            };
            // Every rule asks for its own; often enough several have to be there at once.
            if !self.rng.random_bool(0.6) {
                continue;
            }
            let tree = rules.words.tree(FacetKind::Evidence);
            let kind = kinds.choose(&mut self.rng).and_then(|name| tree.find(name));
            let Some(kind) = kind.and_then(|kind| tree.down(kind).choose(&mut self.rng)) else {
                continue;
            };
            let mut scope = Scope::default();
            if naming.contains(&Naming::Purpose) {
                scope.purposes.extend(self.purpose(question));
            }
            if !naming.is_empty() || self.rng.random_ratio(1, 8) {
                self.name_more(question, &mut scope);
            }
            let whose = if self.rng.random_ratio(1, 8) { STRANGER } else { PARTY };
            scope.party = Some(whose.to_owned());
            question.proofs.push(Proof { kind: tree.name(*kind).to_owned(), scope });
        }
    }

    /// Lets a record name facets of the use beside its purposes, now and then another's.
    fn name_more(&mut self, question: &Question, scope: &mut Scope) {
        for (facet, list) in [
            (TermFacet::Data, &mut scope.data),
            (TermFacet::Recipient, &mut scope.recipients),
            (TermFacet::Channel, &mut scope.channels),
            (TermFacet::Place, &mut scope.places),
        ] {
            if self.rng.random_bool(0.3) {
                let own = question.word(facet).map(str::to_owned);
                let other = self.rng.random_ratio(1, 8);
                list.extend(if other { self.word(facet, &[]) } else { own });
            }
        }
        if self.rng.random_bool(0.3) {
            scope.party = Some(PARTY.to_owned());
        }
    }
}

fn is_circumstance(facet: TermFacet) -> bool {
    matches!(
        facet,
        TermFacet::Source | TermFacet::GatheredAt | TermFacet::Subject | TermFacet::Residence
    )
}

/// The words that the targets name in a facet, and all below them; all words where they name none.
fn pool(rules: &Rules, targets: &Targets<'_>, facet: TermFacet) -> Vec<usize> {
    let tree = rules.words.facet(facet);
    let mut pool: Vec<usize> = targets
        .permits
        .iter()
        .chain(&targets.forbids)
        .flat_map(|rule| {
            let exceptions = rule.unless.iter().flat_map(move |(terms, _)| terms.list(facet));
            rule.terms.list(facet).iter().chain(exceptions)
        })
        .filter_map(|name| tree.find(name))
        .flat_map(|word| tree.down(word).iter().copied())
        .collect();
    pool.sort_unstable();
    pool.dedup();
    if pool.is_empty() { (0..tree.len()).collect() } else { pool }
}
