//! Rego by regorus, run by its virtual machine and by its interpreter: one program for all
//! policies, the rules a table of data under the words that they let through. Hierarchies are
//! unfolded into the table when it is loaded, so that every test is one look-up.

use super::{Entry, entry, from_strings};
use crate::question::{Question, Set};
use crate::rules::{Atom, Condition, Literal, ORDER, Rule, Rules, Terms};
use crate::words::Tree;
use permitted::policy::TermFacet;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Rc as Shared, Value};
use serde_json::{Map, Value as Json, json};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

const PROGRAM: &str = include_str!("../../policies/rules.rego");
const QUERY: &str = "data.privacy.permitted";

/// Both ways of asking, of both evaluators.
pub fn entries(rules: &Rules) -> Vec<Box<dyn Entry>> {
    let shape = Rc::new(Shape::new(rules));
    let table = table(rules);
    let engine = engine(&table);
    let machine = Rc::new(RefCell::new(machine(&engine, table)));
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

fn engine(table: &Value) -> Engine {
    let mut engine = Engine::new();
    let added = engine.add_policy("rules.rego".to_owned(), PROGRAM.to_owned());
    added.expect("the program is Rego");
    engine.add_data(table.clone()).expect("the table is an object");
    engine
}

fn machine(engine: &Engine, table: Value) -> RegoVM {
    let query: Shared<str> = QUERY.into();
    let policy = engine.clone().compile_with_entrypoint(&query).expect("the query names a rule");
    let program = Compiler::compile_from_policy(&policy, &[QUERY]).expect("the program compiles");
    let mut machine = RegoVM::new();
    // By default it gives up after 25,000 instructions; no question shall fail by that.
    machine.set_max_instructions(usize::MAX);
    machine.load_program(program);
    machine.set_data(table).expect("the table is an object");
    machine
}

/// What the rules read of the input.
struct Shape {
    facets: Vec<TermFacet>,
    sets: Vec<Set>,
    facts: usize,
}

impl Shape {
    fn new(rules: &Rules) -> Self {
        let (read, index) = (rules.facets(), index(rules));
        let is_read = |facet: &TermFacet| read.contains(facet) || index.contains(facet);
        Self {
            facets: ORDER.into_iter().filter(is_read).collect(),
            sets: rules.sets(),
            facts: rules.facts.len(),
        }
    }

    fn input(&self, question: &Question) -> Value {
        let mut input = Map::new();
        for facet in &self.facets {
            let word = question.word(*facet).unwrap_or_default();
            input.insert(facet.name().to_owned(), word.into());
        }
        for set in &self.sets {
            input.insert(set.name().to_owned(), json!(question.set(*set)));
        }
        for number in 0..self.facts {
            let holds = question.facts.contains(&number);
            input.insert(fact(number), u8::from(holds).into());
        }
        input.insert(AGE.to_owned(), question.age.into());
        input.insert(IDENTIFIABILITY.to_owned(), question.identifiability.into());
        Value::from(Json::Object(input))
    }
}

const AGE: &str = "age";
const IDENTIFIABILITY: &str = "identifiability";
/// The key of the rules that leave a facet open.
const OPEN: &str = "*";

/// The key under which the input says whether a fact holds, 1 or 0.
fn fact(number: usize) -> String {
    format!("fact-{number}")
}

/// The two facets that tell most rules apart: of the words of the question they let through the
/// least, taken over all rules.
fn index(rules: &Rules) -> [TermFacet; 2] {
    let passed = |facet: TermFacet| -> f64 {
        let tree = rules.words.facet(facet);
        let share = |rule: &Rule| match rule.terms.list(facet) {
            [] => 1.0,
            list => tree.below(list).count() as f64 / tree.len() as f64,
        };
        rules.all().map(share).sum()
    };
    let mut facets = ORDER.map(|facet| (passed(facet), facet));
    facets.sort_by(|one, other| one.0.total_cmp(&other.0));
    [facets[0].1, facets[1].1]
}

/// The rules as data, and for every purpose those above it.
fn table(rules: &Rules) -> Value {
    let tree = rules.words.facet(TermFacet::Purpose);
    let above = |word: usize| {
        let names = tree.up(word).iter().map(|above| (text(tree.name(*above)), Value::from(true)));
        (text(tree.name(word)), object(names))
    };
    let facets = index(rules);
    let sets = rules.sets();
    object([
        (text("facets"), facets.iter().map(|facet| text(facet.name())).collect::<Vec<_>>().into()),
        (text("sets"), sets.iter().map(|set| text(set.name())).collect::<Vec<_>>().into()),
        (text("permits"), indexed(rules, &rules.permits, facets)),
        (text("forbids"), indexed(rules, &rules.forbids, facets)),
        (text("purposes"), object((0..tree.len()).map(above))),
    ])
}

fn text(text: &str) -> Value {
    Value::from(text)
}

fn object(fields: impl IntoIterator<Item = (Value, Value)>) -> Value {
    fields.into_iter().collect::<BTreeMap<_, _>>().into()
}

/// Rules under the words that they let through in the first facet, then in the second.
fn indexed(rules: &Rules, list: &[Rule], [first, second]: [TermFacet; 2]) -> Value {
    // Of rules that say the same, one is enough.
    let mut seen = HashMap::new();
    for (place, rule) in list.iter().enumerate() {
        seen.entry(rule).or_insert(place);
    }
    let mut places: Vec<usize> = seen.into_values().collect();
    places.sort_unstable();
    let rows: HashMap<usize, Value> =
        places.iter().map(|place| (*place, row(rules, &list[*place], [first, second]))).collect();
    under(rules.words.facet(first), first, list, &places, |places| {
        under(rules.words.facet(second), second, list, places, |places| {
            places.iter().map(|place| rows[place].clone()).collect::<Vec<_>>().into()
        })
    })
}

/// For every word of a facet what becomes of the rules that name it or a word above it, made once
/// for all words that have the same rules, and what becomes of those that leave the facet open.
fn under(
    tree: &Tree,
    facet: TermFacet,
    list: &[Rule],
    places: &[usize],
    make: impl Fn(&[usize]) -> Value,
) -> Value {
    let mut open = Vec::new();
    let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
    for place in places {
        let words = list[*place].terms.list(facet);
        if words.is_empty() {
            open.push(*place);
        }
        for word in tree.below(words) {
            named.entry(word).or_default().push(*place);
        }
    }
    let mut made: HashMap<Vec<usize>, Value> = HashMap::new();
    let mut fields = BTreeMap::new();
    for (word, places) in named {
        let value = made.entry(places).or_insert_with_key(|places| make(places));
        fields.insert(text(word), value.clone());
    }
    if !open.is_empty() {
        fields.insert(text(OPEN), make(&open));
    }
    fields.into()
}

/// A rule, without the terms by which it is found.
fn row(rules: &Rules, rule: &Rule, index: [TermFacet; 2]) -> Value {
    let exception = |(terms, when): &(Terms, Condition)| json!({ "terms": tests(rules, terms, &[]), "when": condition(rules, when) });
    Value::from(json!({
        "terms": tests(rules, &rule.terms, &index),
        "when": condition(rules, &rule.when),
        "unless": rule.unless.iter().map(exception).collect::<Vec<_>>(),
    }))
}

/// A test for every facet that is restricted, but for some.
fn tests(rules: &Rules, terms: &Terms, but: &[TermFacet]) -> Vec<Json> {
    let rest = terms.restricted().filter(|(facet, _)| !but.contains(facet));
    rest.map(|(facet, list)| test(facet.name(), below(rules, facet, list))).collect()
}

/// One look-up of what the input says.
fn test(of: &str, words: Json) -> Json {
    json!({ "of": of, "words": words })
}

/// A set as an object, since JSON has no sets and a list would be searched from its beginning.
fn below(rules: &Rules, facet: TermFacet, list: &[String]) -> Json {
    let tree = rules.words.facet(facet);
    Json::Object(tree.below(list).map(|word| (word.to_owned(), true.into())).collect())
}

/// For every number up to a highest whether it is at least a limit.
fn at_least(limit: u8, highest: u8) -> Json {
    (0..=highest).map(|value| value >= limit).collect()
}

fn condition(rules: &Rules, when: &Condition) -> Vec<Json> {
    when.0.iter().map(|literals| alternative(rules, literals)).collect()
}

fn alternative(rules: &Rules, literals: &[Literal]) -> Json {
    let (mut yes, mut no, mut agreed, mut not_agreed) =
        <(Vec<_>, Vec<_>, Vec<_>, Vec<_>)>::default();
    for Literal { atom, holds } in literals {
        let test = match atom {
            Atom::PurposeIn(set) => {
                if *holds { &mut agreed } else { &mut not_agreed }.push(set.name());
                continue;
            }
            Atom::Fact(number) => test(&fact(*number), at_least(1, 1)),
            Atom::Within(facet, list) => test(facet.name(), below(rules, *facet, list)),
            Atom::AgeAtLeast(years) => test(AGE, at_least(*years, u8::MAX)),
            Atom::IdentifiabilityAtLeast(value) => test(IDENTIFIABILITY, at_least(*value, 3)),
        };
        if *holds { &mut yes } else { &mut no }.push(test);
    }
    json!({ "yes": yes, "no": no, "agreed": agreed, "not_agreed": not_agreed })
}
