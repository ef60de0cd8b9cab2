//! Rego by regorus, run by its virtual machine and by its interpreter: one program for all
//! policies, the rules a table of data, hierarchies unfolded into the table when it is loaded so
//! that every test is one look-up.

use super::{Entry, entry, from_strings};
use crate::question::{Question, Set};
use crate::rules::{Atom, Condition, Literal, ORDER, Rule, Rules, Terms};
use permitted::policy::TermFacet;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Rc as Shared, Value};
use serde_json::{Map, Value as Json, json};
use std::cell::RefCell;
use std::rc::Rc;

const PROGRAM: &str = include_str!("../../policies/rules.rego");
const QUERY: &str = "data.privacy.permitted";

/// Both ways of asking, of both evaluators.
pub fn entries(rules: &Rules) -> Vec<Box<dyn Entry>> {
    let shape = Rc::new(Shape::new(rules));
    let engine = engine(rules);
    let machine = Rc::new(RefCell::new(machine(&engine, rules)));
    let interpreter = Rc::new(RefCell::new(engine));
    let inputs = || {
        let shape = Rc::clone(&shape);
        move |question: &Question| shape.input(question)
    };
    let by_machine = {
        move |input: Value| {
            let mut machine = machine.borrow_mut();
            machine.set_input(input);
            machine.execute().expect("the program runs") == Value::from(true)
        }
    };
    let by_interpreter = {
        move |input: Value| {
            let mut interpreter = interpreter.borrow_mut();
            interpreter.set_input(input);
            let answer = interpreter.eval_rule(QUERY.to_owned());
            answer.expect("the program runs") == Value::from(true)
        }
    };
    let (strings_machine, strings_interpreter) = (by_machine.clone(), by_interpreter.clone());
    let (for_machine, for_interpreter) = (inputs(), inputs());
    vec![
        entry("regorus, RVM", inputs(), move |input: &Value| by_machine(input.clone())),
        from_strings("regorus, RVM", move |question| strings_machine(for_machine(question))),
        entry("regorus, interpreter", inputs(), move |input: &Value| by_interpreter(input.clone())),
        from_strings("regorus, interpreter", move |question| {
            strings_interpreter(for_interpreter(question))
        }),
    ]
}

fn engine(rules: &Rules) -> Engine {
    let mut engine = Engine::new();
    let added = engine.add_policy("rules.rego".to_owned(), PROGRAM.to_owned());
    added.expect("the program is Rego");
    engine.add_data(Value::from(table(rules))).expect("the table is an object");
    engine
}

fn machine(engine: &Engine, rules: &Rules) -> RegoVM {
    let query: Shared<str> = QUERY.into();
    let policy = engine.clone().compile_with_entrypoint(&query).expect("the query names a rule");
    let program = Compiler::compile_from_policy(&policy, &[QUERY]).expect("the program compiles");
    let mut machine = RegoVM::new();
    // By default it gives up after 25,000 instructions, which is a few hundred rules.
    machine.set_max_instructions(usize::MAX);
    machine.load_program(program);
    machine.set_data(Value::from(table(rules))).expect("the table is an object");
    machine
}

/// What the rules read of the input.
struct Shape {
    facets: Vec<TermFacet>,
    sets: Vec<Set>,
    reads_facts: bool,
}

impl Shape {
    fn new(rules: &Rules) -> Self {
        let read = rules.facets();
        // Rules without terms are looked up by the action.
        let is_read = |facet: &TermFacet| read.contains(facet) || *facet == TermFacet::Action;
        Self {
            facets: ORDER.into_iter().filter(is_read).collect(),
            sets: rules.sets(),
            reads_facts: rules.atoms().any(|atom| matches!(atom, Atom::Fact(_))),
        }
    }

    fn input(&self, question: &Question) -> Value {
        let mut input = Map::new();
        for facet in &self.facets {
            if let Some(word) = question.word(*facet) {
                input.insert(key(*facet), word.into());
            }
        }
        for set in &self.sets {
            input.insert(set.name().to_owned(), json!(question.set(*set)));
        }
        if self.reads_facts {
            let facts = question.facts.iter().map(|fact| (fact.to_string(), Json::Bool(true)));
            input.insert("facts".to_owned(), Json::Object(facts.collect()));
        }
        input.insert("age".to_owned(), question.age.into());
        input.insert("identifiability".to_owned(), question.identifiability.into());
        Value::from(Json::Object(input))
    }
}

/// A facet's key; keys sort as peers test facets, the most telling first.
fn key(facet: TermFacet) -> String {
    let place = ORDER.iter().position(|other| *other == facet).unwrap_or_default();
    format!("{}-{}", char::from(b'a' + place as u8), facet.name())
}

/// The rules as data, and for every purpose those above it.
fn table(rules: &Rules) -> Json {
    let list = |list: &[Rule]| list.iter().map(|one| row(rules, one)).collect::<Vec<_>>();
    let tree = rules.words.facet(TermFacet::Purpose);
    let above = |word: usize| {
        let above = tree.up(word).iter().map(|above| (tree.name(*above).to_owned(), true.into()));
        (tree.name(word).to_owned(), Json::Object(above.collect()))
    };
    let purposes: Map<String, Json> = (0..tree.len()).map(above).collect();
    json!({
        "permits": list(&rules.permits),
        "forbids": list(&rules.forbids),
        "purposes": purposes,
    })
}

fn row(rules: &Rules, rule: &Rule) -> Json {
    let unless: Vec<Json> = rule
        .unless
        .iter()
        .map(
            |(terms, when)| json!({ "terms": words(rules, terms), "when": condition(rules, when) }),
        )
        .collect();
    // What tells most rules apart is tested first, without a call or a loop.
    let actions = || (TermFacet::Action, below_all(rules, TermFacet::Action));
    let named = rule.terms.restricted().next();
    let (facet, first) =
        named.map_or_else(actions, |(facet, list)| (facet, below(rules, facet, list)));
    json!({
        "facet": key(facet),
        "first": first,
        "terms": words(rules, &rule.terms),
        "when": condition(rules, &rule.when),
        "unless": unless,
    })
}

/// All words of a facet in which every question says something.
fn below_all(rules: &Rules, facet: TermFacet) -> Json {
    let tree = rules.words.facet(facet);
    Json::Object((0..tree.len()).map(|word| (tree.name(word).to_owned(), true.into())).collect())
}

fn words(rules: &Rules, terms: &Terms) -> Json {
    let lists = terms.restricted().map(|(facet, list)| (key(facet), below(rules, facet, list)));
    Json::Object(lists.collect())
}

/// A set as an object, since JSON has no sets and a list would be searched from its beginning.
fn below(rules: &Rules, facet: TermFacet, list: &[String]) -> Json {
    let tree = rules.words.facet(facet);
    Json::Object(tree.below(list).map(|word| (word.to_owned(), true.into())).collect())
}

fn condition(rules: &Rules, when: &Condition) -> Json {
    let literal = |literal: &Literal| {
        let mut test = match &literal.atom {
            Atom::Fact(fact) => json!({ "kind": "fact", "fact": fact.to_string() }),
            Atom::Within(facet, list) => json!({
                "kind": "within",
                "facet": key(*facet),
                "words": below(rules, *facet, list),
            }),
            Atom::AgeAtLeast(years) => json!({ "kind": "least", "of": "age", "value": years }),
            Atom::IdentifiabilityAtLeast(value) => {
                json!({ "kind": "least", "of": "identifiability", "value": value })
            }
            Atom::PurposeIn(set) => json!({ "kind": "purpose", "set": set.name() }),
        };
        test["holds"] = literal.holds.into();
        test
    };
    let alternative = |literals: &Vec<Literal>| literals.iter().map(literal).collect::<Vec<_>>();
    json!(when.0.iter().map(alternative).collect::<Vec<_>>())
}
