//! From a [`Policy`] to [`Rules`], by the policy's public parts: what the semantics derive (bases
//! that ask for consent, `only`, scope, opt-outs, defaults of identifiability) is written out.

use crate::facts::FactTest;
use crate::question::Set;
use crate::rules::{Atom, Condition as When, Rule, Rules, Terms};
use crate::words::Words;
use permitted::{LegalBasis, words};
use permitted::policy::{
    Condition, Exception, Identifiability, Naming, Policy, Strength, TermFacet, self,
};
use std::sync::Arc;

/// How consent and objections reach the peers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Records {
    /// As sets of purposes, on which the peers' own policies decide. Grants that name anything
    /// else, and evidence, cannot be said so.
    AsSets,
    /// As conditions whose values come with the question.
    AsFacts,
}

/// Why a policy has no translation.
pub type NotSaid = String;

/// Translates a policy.
///
/// # Errors
/// If it asks for records that sets of purposes cannot express.
pub fn lower(policy: &Policy, records: Records) -> Result<Rules, NotSaid> {
    let mut lowering = Lowering { policy, records, facts: Vec::new() };
    let mut permits = Vec::new();
    for permit in policy.permits() {
        // A permit stands once for each alternative among its bases.
        for bases in alternatives(permit) {
            permits.push(lowering.permit(permit, &bases)?);
        }
    }
    let forbids = lowering.forbids()?;
    let words = Arc::new(Words::new(policy.vocabulary()));
    Ok(Rules { words, permits, forbids, facts: lowering.facts })
}

fn alternatives(permit: &policy::Permit) -> Vec<Vec<LegalBasis>> {
    let with = |one: &LegalBasis| [std::slice::from_ref(one), permit.bases()].concat();
    match permit.alternative_bases() {
        [] => vec![permit.bases().to_vec()],
        any => any.iter().map(with).collect(),
    }
}

/// How identifiability is meant.
#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    AtMost,
    AtLeast,
}

struct Lowering<'a> {
    policy: &'a Policy,
    records: Records,
    facts: Vec<FactTest>,
}

impl Lowering<'_> {
    fn permit(&mut self, permit: &policy::Permit, bases: &[LegalBasis]) -> Result<Rule, NotSaid> {
        let mut rule = self.rule(permit.terms(), permit.condition(), Meaning::AtMost)?;
        if let Some(strength) = self.strength_of(bases) {
            rule.when = rule.when.and(self.consent(strength, &[])?);
        }
        if permit.does_survive_objection() {
            return Ok(rule);
        }
        // For these an answer by consent is left aside.
        let interests = [LegalBasis::LEGITIMATE_INTERESTS, LegalBasis::PUBLIC_TASK];
        if self.rests_on(bases, &interests) {
            let denial = self.denial();
            rule.when = rule.when.and(self.gives_way(denial)?.negated());
        }
        if self.rests_on(bases, &[LegalBasis::NOTICE_WITH_OPT_OUT]) {
            let denial = self.objection();
            rule.when = rule.when.and(self.gives_way(denial)?.negated());
        }
        Ok(rule)
    }

    /// Whether a permit gives way to a denial: as the opt-outs say whose act terms hold the use, and
    /// at once where none has such terms.
    fn gives_way(&mut self, denial: When) -> Result<When, NotSaid> {
        let (mut held, mut strikes) = (When::never(), When::never());
        let policy = self.policy;
        for opt_out in policy.opt_outs() {
            let rule = self.rule(opt_out.terms(), opt_out.condition(), Meaning::AtLeast)?;
            let mut full = when_of(&rule.terms, |_| true).and(rule.when);
            for (terms, when) in self.exceptions(opt_out.exceptions())? {
                full = full.and(when_of(&terms, |_| true).and(when).negated());
            }
            held = held.or(when_of(&rule.terms, is_of_act));
            strikes = strikes.or(full);
        }
        Ok(denial.and(strikes.or(held.negated())))
    }

    /// That somebody denied, whether or not it was answered.
    fn denial(&mut self) -> When {
        match self.records {
            Records::AsSets => purpose_in(Set::Objected).or(purpose_in(Set::ObjectedBefore)),
            Records::AsFacts => When::atom(Atom::Fact(self.number(FactTest::Denial))),
        }
    }

    fn rests_on(&self, bases: &[LegalBasis], any_of: &[LegalBasis]) -> bool {
        let vocabulary = self.policy.vocabulary();
        let is = |basis: &LegalBasis| any_of.iter().any(|one| vocabulary.is_within(basis, one));
        bases.iter().any(is)
    }

    /// The consent that bases ask for.
    fn strength_of(&self, bases: &[LegalBasis]) -> Option<Strength> {
        let explicit = [LegalBasis::EXPLICIT_CONSENT, LegalBasis::TRANSFER_EXPLICIT_CONSENT];
        if self.rests_on(bases, &explicit) {
            Some(Strength::Explicit)
        } else {
            self.rests_on(bases, &[LegalBasis::CONSENT]).then_some(Strength::Implied)
        }
    }

    fn forbids(&mut self) -> Result<Vec<Rule>, NotSaid> {
        let policy = self.policy;
        let mut forbids = Vec::new();
        for forbid in policy.forbids() {
            if !forbid.other_data().is_empty() {
                return Err(format!("`together` of {} asks for the whole act", forbid.id()));
            }
            let mut rule = self.rule(forbid.terms(), forbid.condition(), Meaning::AtLeast)?;
            rule.unless = self.exceptions(forbid.exceptions())?;
            forbids.push(rule);
        }
        for opt_out in policy.opt_outs() {
            let mut rule = self.rule(opt_out.terms(), opt_out.condition(), Meaning::AtLeast)?;
            rule.when = rule.when.and(self.objection());
            rule.unless = self.exceptions(opt_out.exceptions())?;
            forbids.push(rule);
        }
        for permit in policy.permits().iter().filter(|permit| permit.is_only_purpose()) {
            let mut terms = terms_of(permit.terms());
            let purposes = std::mem::take(terms.list_mut(TermFacet::Purpose));
            let other = When::atom(Atom::Within(TermFacet::Purpose, purposes)).negated();
            let when = identifiability(None, Meaning::AtLeast).and(other);
            forbids.push(Rule { terms, when, unless: Vec::new() });
        }
        // What lies outside the scope is not permitted either.
        for beyond in policy.beyond() {
            forbids.push(self.rule(beyond.terms(), beyond.condition(), Meaning::AtMost)?);
        }
        if !policy.scopes().is_empty() {
            let mut unless = Vec::new();
            for scope in policy.scopes() {
                let rule = self.rule(scope.terms(), scope.condition(), Meaning::AtMost)?;
                unless.push((rule.terms, rule.when));
            }
            forbids.push(Rule { unless, ..Rule::default() });
        }
        Ok(forbids)
    }

    fn rule(
        &mut self,
        terms: &policy::Terms,
        condition: Option<&Condition>,
        meaning: Meaning,
    ) -> Result<Rule, NotSaid> {
        let mut when = identifiability(terms.identifiability(), meaning);
        if let Some(condition) = condition {
            when = when.and(self.condition(condition, meaning)?);
        }
        Ok(Rule { terms: terms_of(terms), when, unless: Vec::new() })
    }

    fn exceptions(&mut self, exceptions: &[Exception]) -> Result<Vec<(Terms, When)>, NotSaid> {
        let mut lowered = Vec::new();
        for one in exceptions {
            let rule = self.rule(one.terms(), one.condition(), Meaning::AtMost)?;
            lowered.push((rule.terms, rule.when));
        }
        Ok(lowered)
    }

    fn condition(&mut self, condition: &Condition, meaning: Meaning) -> Result<When, NotSaid> {
        Ok(match condition {
            Condition::All(parts) => {
                let mut all = When::always();
                for part in parts {
                    all = all.and(self.condition(part, meaning)?);
                }
                all
            }
            Condition::Any(parts) => {
                let mut any = When::never();
                for part in parts {
                    any = any.or(self.condition(part, meaning)?);
                }
                any
            }
            Condition::Not(part) => self.condition(part, meaning)?.negated(),
            // With complete facts everything true is known to be.
            Condition::Knowingly(part) => self.condition(part, meaning)?,
            Condition::Consent { strength, naming, naming_data, giver, no_older_than, expiring } => {
                if !naming_data.is_empty()
                    || !giver.is_empty()
                    || no_older_than.is_some()
                    || *expiring
                {
                    return Err("consent of which more is asked than its strength".to_owned());
                }
                self.consent(*strength, naming)?
            }
            Condition::Evidence { kinds, naming, of } => {
                self.fact(FactTest::Evidence(names(kinds), naming.clone(), *of))?
            }
            Condition::Age { at_least, below } => {
                let least = at_least.map(|years| When::atom(Atom::AgeAtLeast(years)));
                let below = below.map(|years| When::atom(Atom::AgeAtLeast(years)).negated());
                least.unwrap_or_default().and(below.unwrap_or_default())
            }
            Condition::Residence(places) => within(TermFacet::Residence, places),
            Condition::Source(sources) => within(TermFacet::Source, sources),
            Condition::Subject(kinds) => within(TermFacet::Subject, kinds),
            Condition::GatheredAt(settings) => within(TermFacet::GatheredAt, settings),
            Condition::Identifiability(value) => identifiability(Some(*value), meaning),
        })
    }

    fn consent(&mut self, strength: Strength, naming: &[Naming]) -> Result<When, NotSaid> {
        if self.records == Records::AsSets {
            let only_purposes = naming.iter().all(|facet| *facet == Naming::Purpose);
            if !only_purposes || !self.policy.deemed_consents().is_empty() {
                return Err("consent that names more than a purpose".to_owned());
            }
            let set = if strength == Strength::Explicit { Set::Explicit } else { Set::Express };
            let express = purpose_in(set).and(purpose_in(Set::Objected).negated());
            let by_conduct = purpose_in(Set::Implied)
                .and(purpose_in(Set::Objected).negated())
                .and(purpose_in(Set::ObjectedBefore).negated());
            return Ok(match strength {
                Strength::Implied => express.or(by_conduct),
                _ => express,
            });
        }
        let mut when = self.fact(FactTest::Consent(strength, naming.to_vec()))?;
        if strength == Strength::Implied {
            let policy = self.policy;
            for deemed in policy.deemed_consents() {
                let declared = declared(deemed.terms());
                let open = naming.iter().filter(|facet| !declared.contains(facet));
                let test = FactTest::Deemed(names(deemed.events()), open.copied().collect());
                let rule = self.rule(deemed.terms(), deemed.condition(), Meaning::AtMost)?;
                let mut grant = rule.when.and(self.fact(test)?);
                for (facet, list) in rule.terms.restricted() {
                    grant = grant.and(When::atom(Atom::Within(facet, list.to_vec())));
                }
                when = when.or(grant);
            }
        }
        Ok(when)
    }

    fn objection(&mut self) -> When {
        match self.records {
            Records::AsSets => purpose_in(Set::Objected)
                .or(purpose_in(Set::ObjectedBefore).and(purpose_in(Set::Express).negated())),
            Records::AsFacts => When::atom(Atom::Fact(self.number(FactTest::Objection))),
        }
    }

    fn fact(&mut self, test: FactTest) -> Result<When, NotSaid> {
        match self.records {
            Records::AsSets => Err("evidence".to_owned()),
            Records::AsFacts => Ok(When::atom(Atom::Fact(self.number(test)))),
        }
    }

    fn number(&mut self, test: FactTest) -> usize {
        self.facts.iter().position(|other| *other == test).unwrap_or_else(|| {
            self.facts.push(test);
            self.facts.len() - 1
        })
    }
}

/// Whether a facet says what is done, and not in which circumstances.
fn is_of_act(facet: TermFacet) -> bool {
    !matches!(
        facet,
        TermFacet::Source | TermFacet::GatheredAt | TermFacet::Subject | TermFacet::Residence
    )
}

/// Terms as a condition, as far as they name these facets.
fn when_of(terms: &Terms, of: impl Fn(TermFacet) -> bool) -> When {
    let mut when = When::always();
    for facet in TermFacet::ALL.into_iter().filter(|facet| of(*facet)) {
        let list = terms.list(facet);
        if !list.is_empty() {
            when = when.and(When::atom(Atom::Within(facet, list.to_vec())));
        }
    }
    when
}

fn terms_of(terms: &policy::Terms) -> Terms {
    let mut lowered = Terms::default();
    for facet in TermFacet::ALL {
        *lowered.list_mut(facet) = terms.words(facet).map(str::to_owned).collect();
    }
    lowered
}

/// What terms or a condition say of identifiability; left out, forbids mean personal data.
fn identifiability(value: Option<Identifiability>, meaning: Meaning) -> When {
    let rank = |value: Identifiability| value as u8;
    match (meaning, value) {
        (Meaning::AtMost, None) => When::always(),
        (Meaning::AtMost, Some(value)) => When::atom(Atom::IdentifiabilityAtLeast(rank(value))),
        (Meaning::AtLeast, value) => {
            let limit = rank(value.unwrap_or(Identifiability::Pseudonymised));
            When::atom(Atom::IdentifiabilityAtLeast(limit + 1)).negated()
        }
    }
}

fn names<F: words::Facet>(list: &[words::Word<F>]) -> Vec<String> {
    list.iter().map(|word| word.as_str().to_owned()).collect()
}

fn within<F: words::Facet>(facet: TermFacet, list: &[words::Word<F>]) -> When {
    When::atom(Atom::Within(facet, names(list)))
}

fn purpose_in(set: Set) -> When {
    When::atom(Atom::PurposeIn(set))
}

/// Which facets a deemed consent names by its own terms.
fn declared(terms: &policy::Terms) -> Vec<Naming> {
    let named = |facet| terms.words(facet).next().is_some();
    [
        (Naming::Purpose, TermFacet::Purpose),
        (Naming::Data, TermFacet::Data),
        (Naming::Recipient, TermFacet::Recipient),
        (Naming::Channel, TermFacet::Channel),
        (Naming::Place, TermFacet::Place),
    ]
    .into_iter()
    .filter(|(_, facet)| named(*facet))
    .map(|(naming, _)| naming)
    .collect()
}
