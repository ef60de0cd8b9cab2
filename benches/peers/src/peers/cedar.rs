//! Cedar: one policy a rule, hierarchies as entities, consent as sets of purposes in the context.

use super::{Entry, entry, from_strings};
use crate::question::{Question, Set};
use crate::rules::{Atom, Condition, Literal, Rule, Rules, Terms};
use crate::words::Words;
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid,
    PolicySet, Request, RestrictedExpression,
};
use permitted::policy::TermFacet;
use permitted::words::FacetKind;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::str::FromStr;
use std::sync::Arc;

/// The word that stands for none: no entity, so within nothing.
const NONE: &str = "-";

/// Both ways of asking.
pub fn entries(rules: &Rules) -> Vec<Box<dyn Entry>> {
    let cedar = Arc::new(Cedar::new(rules));
    let (building, deciding) = (Arc::clone(&cedar), Arc::clone(&cedar));
    vec![
        entry(
            "cedar-policy",
            move |question| building.request(question),
            move |request| deciding.permits(request),
        ),
        from_strings("cedar-policy", move |question| cedar.permits(&cedar.request(question))),
    ]
}

/// A policy set with its entities.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    types: HashMap<FacetKind, EntityTypeName>,
    /// What the policies read of the context.
    facets: Vec<TermFacet>,
    sets: Vec<Set>,
    reads_facts: bool,
    reads_age: bool,
    reads_identifiability: bool,
}

impl Cedar {
    /// Writes the policies and parses them.
    pub fn new(rules: &Rules) -> Self {
        let types = KINDS.map(|(kind, name)| (kind, EntityTypeName::from_str(name)));
        let types: HashMap<_, _> = types
            .into_iter()
            .map(|(kind, name)| (kind, name.expect("these are names of types")))
            .collect();
        let text = text(rules);
        let in_context = |facet: &TermFacet| context_key(*facet).is_some();
        Self {
            authorizer: Authorizer::new(),
            policies: PolicySet::from_str(&text).expect("the policies are written as Cedar has it"),
            entities: entities(&rules.words, &types),
            facets: rules.facets().into_iter().filter(in_context).collect(),
            sets: rules.sets(),
            reads_facts: rules.atoms().any(|atom| matches!(atom, Atom::Fact(_))),
            reads_age: rules.atoms().any(|atom| matches!(atom, Atom::AgeAtLeast(_))),
            reads_identifiability: rules
                .atoms()
                .any(|atom| matches!(atom, Atom::IdentifiabilityAtLeast(_))),
            types,
        }
    }

    fn uid(&self, kind: FacetKind, word: &str) -> EntityUid {
        EntityUid::from_type_name_and_id(self.types[&kind].clone(), EntityId::new(word))
    }

    /// Cedar's request for a question.
    pub fn request(&self, question: &Question) -> Request {
        let uid =
            |facet: TermFacet| self.uid(facet.vocabulary(), question.word(facet).unwrap_or(NONE));
        let mut context: Vec<(String, RestrictedExpression)> = Vec::new();
        for facet in &self.facets {
            if let Some(key) = context_key(*facet) {
                let word = RestrictedExpression::new_entity_uid(uid(*facet));
                context.push((key.to_owned(), word));
            }
        }
        for set in &self.sets {
            let purposes = question.set(*set).iter().map(|purpose| {
                RestrictedExpression::new_entity_uid(self.uid(FacetKind::Purpose, purpose))
            });
            context.push((set.name().to_owned(), RestrictedExpression::new_set(purposes)));
        }
        if self.reads_facts {
            let facts = question.facts.iter().map(|fact| long(*fact as i64));
            context.push(("facts".to_owned(), RestrictedExpression::new_set(facts)));
        }
        if self.reads_age {
            context.push(("age".to_owned(), long(i64::from(question.age))));
        }
        if self.reads_identifiability {
            let value = long(i64::from(question.identifiability));
            context.push(("identifiability".to_owned(), value));
        }
        let context = Context::from_pairs(context).expect("no key is given twice");
        let (by, action, data) = (uid(TermFacet::By), uid(TermFacet::Action), uid(TermFacet::Data));
        Request::new(by, action, data, context, None).expect("no schema can refuse it")
    }

    /// Cedar's answer. A policy that errs would be skipped in silence, so none may.
    pub fn permits(&self, request: &Request) -> bool {
        let response = self.authorizer.is_authorized(request, &self.policies, &self.entities);
        assert_eq!(response.diagnostics().errors().count(), 0, "a policy erred");
        response.decision() == Decision::Allow
    }
}

fn long(value: i64) -> RestrictedExpression {
    RestrictedExpression::new_long(value)
}

const KINDS: [(FacetKind, &str); 9] = [
    (FacetKind::Action, "Action"),
    (FacetKind::Data, "Data"),
    (FacetKind::Purpose, "Purpose"),
    (FacetKind::Party, "Party"),
    (FacetKind::Channel, "Channel"),
    (FacetKind::Place, "Place"),
    (FacetKind::Source, "Source"),
    (FacetKind::GatheredAt, "GatheredAt"),
    (FacetKind::Subject, "Subject"),
];

fn type_of(kind: FacetKind) -> &'static str {
    KINDS.iter().find(|(other, _)| *other == kind).map_or("Other", |(_, name)| name)
}

/// Where a facet stands in the context; the others are principal, action and resource.
fn context_key(facet: TermFacet) -> Option<&'static str> {
    match facet {
        TermFacet::By | TermFacet::Action | TermFacet::Data => None,
        TermFacet::GatheredAt => Some("gatheredAt"),
        other => Some(other.name()),
    }
}

fn entities(words: &Words, types: &HashMap<FacetKind, EntityTypeName>) -> Entities {
    let mut entities = Vec::new();
    for (kind, _) in KINDS {
        let tree = words.tree(kind);
        let uid = |word: usize| {
            EntityUid::from_type_name_and_id(types[&kind].clone(), EntityId::new(tree.name(word)))
        };
        for word in 0..tree.len() {
            let parents: HashSet<EntityUid> =
                tree.parents(word).iter().map(|parent| uid(*parent)).collect();
            entities.push(Entity::new_no_attrs(uid(word), parents));
        }
    }
    Entities::from_entities(entities, None).expect("words are each defined once")
}

/// All policies as Cedar text.
pub fn text(rules: &Rules) -> String {
    let mut text = String::new();
    for (effect, list) in [("permit", &rules.permits), ("forbid", &rules.forbids)] {
        for rule in list {
            policy(&mut text, effect, rule);
        }
    }
    text
}

fn policy(text: &mut String, effect: &str, rule: &Rule) {
    let _ = write!(text, "{effect}(principal, action, resource)");
    let tests = conjunction(&rule.terms, &rule.when);
    if tests != "true" {
        let _ = write!(text, " when {{ {tests} }}");
    }
    for (terms, when) in &rule.unless {
        let _ = write!(text, " unless {{ {} }}", conjunction(terms, when));
    }
    text.push_str(";\n");
}

fn conjunction(terms: &Terms, when: &Condition) -> String {
    let mut tests: Vec<String> =
        terms.restricted().map(|(facet, list)| within(facet, list)).collect();
    if !when.is_always() {
        tests.push(condition(when));
    }
    if tests.is_empty() { "true".to_owned() } else { tests.join(" && ") }
}

fn condition(when: &Condition) -> String {
    let alternative = |literals: &Vec<Literal>| {
        let tests: Vec<String> = literals.iter().map(literal).collect();
        format!("({})", tests.join(" && "))
    };
    match when.0.as_slice() {
        [] => "false".to_owned(),
        alternatives => {
            let alternatives: Vec<String> = alternatives.iter().map(alternative).collect();
            format!("({})", alternatives.join(" || "))
        }
    }
}

fn literal(literal: &Literal) -> String {
    let test = match &literal.atom {
        Atom::Fact(fact) => format!("context.facts.contains({fact})"),
        Atom::Within(facet, list) => format!("({})", within(*facet, list)),
        Atom::AgeAtLeast(years) => format!("(context.age >= {years})"),
        Atom::IdentifiabilityAtLeast(value) => format!("(context.identifiability >= {value})"),
        Atom::PurposeIn(set) => format!("(context.purpose in context.{})", set.name()),
    };
    if literal.holds { test } else { format!("!{test}") }
}

fn within(facet: TermFacet, list: &[String]) -> String {
    let subject = match (facet, context_key(facet)) {
        (_, Some(key)) => format!("context.{key}"),
        (TermFacet::By, None) => "principal".to_owned(),
        (TermFacet::Action, None) => "action".to_owned(),
        (_, None) => "resource".to_owned(),
    };
    let kind = type_of(facet.vocabulary());
    let uid = |word: &String| format!("{kind}::\"{word}\"");
    match list {
        [word] => format!("{subject} in {}", uid(word)),
        _ => {
            let words: Vec<String> = list.iter().map(uid).collect();
            format!("{subject} in [{}]", words.join(", "))
        }
    }
}
