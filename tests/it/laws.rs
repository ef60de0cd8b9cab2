//! The laws of the examples put every article or section that they claim into effect, and each of
//! their rules and exceptions settles a question; the policies of the examples are asked beside them.

mod ccpa;
mod gdpr;

use crate::documents::{Example, load};
use permitted::ids::Clause;
use permitted::scenario::{Difference, Scenarios, check_all};
use permitted::{Engine, Policy};
use std::collections::BTreeSet;
use std::path::Path;
use toml::{Table, Value};

struct Law {
    name: &'static str,
    claimed: &'static [&'static str],
    uncited: &'static [&'static str],
}

const LAWS: [Law; 2] = [
    Law { name: "gdpr", claimed: gdpr::ARTICLES, uncited: gdpr::UNCITED },
    Law { name: "ccpa", claimed: ccpa::SECTIONS, uncited: ccpa::UNCITED },
];

impl Law {
    fn table(&self) -> Table {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/policies");
        let text = std::fs::read_to_string(folder.join(format!("{}.toml", self.name))).unwrap();
        toml::from_str(&text).unwrap()
    }

    fn scenarios(&self) -> Scenarios {
        load(&format!("{}.scenarios.toml", self.name))
    }
}

/// Whether some question is answered otherwise than expected, or expects a clause that nothing cites.
fn is_noticed(engine: &Engine, scenarios: &Scenarios) -> bool {
    let Ok(prepared) = scenarios.prepare(engine) else { return true };
    let wrong = |found: &[Difference]| !found.is_empty();
    scenarios
        .records()
        .iter()
        .any(|one| one.check(engine).map_or(true, |it| wrong(&it.differences)))
        || scenarios
            .requests()
            .iter()
            .any(|one| one.check(engine).map_or(true, |it| wrong(&it.differences)))
        || prepared.iter().any(|one| wrong(&one.check(engine).differences))
}

/// A key of a table, or a place in a list.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Place(usize),
}

/// The ways to all that `is_meant` says of a table and of the key under which it stands in a list.
fn ways(value: &Value, is_meant: &impl Fn(&str, &Table) -> bool) -> Vec<Vec<Step>> {
    fn walk(
        value: &Value,
        way: &mut Vec<Step>,
        is_meant: &impl Fn(&str, &Table) -> bool,
        found: &mut Vec<Vec<Step>>,
    ) {
        match value {
            Value::Table(table) => {
                if let [.., Step::Key(key), Step::Place(_)] = way.as_slice()
                    && is_meant(key, table)
                {
                    found.push(way.clone());
                }
                for (key, value) in table {
                    way.push(Step::Key(key.clone()));
                    walk(value, way, is_meant, found);
                    way.pop();
                }
            }
            Value::Array(list) => {
                for (place, value) in list.iter().enumerate() {
                    way.push(Step::Place(place));
                    walk(value, way, is_meant, found);
                    way.pop();
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, &mut Vec::new(), is_meant, &mut found);
    found
}

/// The document without what a way leads to; a list that is empty then is left out.
fn without(value: &mut Value, way: &[Step]) {
    match (value, way) {
        (Value::Array(list), [Step::Place(place)]) => drop(list.remove(*place)),
        (Value::Array(list), [Step::Place(place), rest @ ..]) => without(&mut list[*place], rest),
        (Value::Table(table), [Step::Key(key), rest @ ..]) => {
            without(table.get_mut(key).unwrap(), rest);
            if table[key].as_array().is_some_and(Vec::is_empty) {
                table.remove(key);
            }
        }
        (value, way) => panic!("no {way:?} in {value}"),
    }
}

/// The clauses that a document cites anywhere.
fn cited(value: &Value, clauses: &mut BTreeSet<String>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                match value {
                    Value::String(clause) if key == "clause" => {
                        clauses.insert(clause.clone());
                    }
                    Value::Array(list) if key == "clause" => {
                        clauses.extend(list.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => cited(value, clauses),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| cited(value, clauses)),
        _ => {}
    }
}

/// The clauses that the answers to a file's questions are expected to cite.
fn asked(scenarios: &Scenarios) -> BTreeSet<String> {
    let uses = scenarios.scenarios().iter().flat_map(|one| &one.expected.clauses);
    let records = scenarios.records().iter().flat_map(|one| &one.expected.clauses);
    let requests = scenarios.requests().iter().flat_map(|one| &one.expected.clauses);
    uses.chain(records).chain(requests).map(Clause::to_string).collect()
}

#[test]
fn laws_cite_what_they_claim_and_nothing_else() {
    for law in LAWS {
        let mut found = BTreeSet::new();
        cited(&Value::Table(law.table()), &mut found);
        let claimed: BTreeSet<String> =
            law.claimed.iter().map(|&clause| clause.to_owned()).collect();
        assert_eq!(found, claimed, "{}", law.name);
        assert_eq!(claimed.len(), law.claimed.len(), "{} claims something twice", law.name);
    }
}

#[test]
fn every_article_and_section_is_asked_about() {
    for law in LAWS {
        let asked = asked(&law.scenarios());
        let is_left = |clause: &&&str| !asked.contains(**clause) && !law.uncited.contains(clause);
        let left: Vec<&&str> = law.claimed.iter().filter(is_left).collect();
        assert!(left.is_empty(), "no scenario of {} expects {left:?}", law.name);
    }
}

/// A law permits nothing, so that it is asked beside a business that allows itself everything.
#[test]
fn laws_answer_as_expected() {
    for law in LAWS {
        let policies =
            ["any-business", law.name].map(|name| load::<Policy>(&format!("{name}.toml")));
        let count = check_all(&Engine::new(policies).unwrap(), &law.scenarios()).unwrap();
        assert!(count >= 90, "{} is asked {count} questions", law.name);
    }
}

/// Without it, the answer to some question is another one.
#[test]
fn every_rule_and_exception_of_a_law_settles_a_question() {
    let business: Policy = load("any-business.toml");
    let rights: Scenarios = load("plusnxt-rights.scenarios.toml");
    for law in LAWS {
        let scenarios = law.scenarios();
        let document = Value::Table(law.table());
        let is_meant = |key: &str, table: &Table| {
            table.contains_key("clause") || matches!(key, "unless" | "exemption")
        };
        let ways = ways(&document, &is_meant);
        assert!(ways.len() >= 60, "{} rules and exceptions of {}", ways.len(), law.name);
        let mut idle = Vec::new();
        for way in ways {
            let mut rest = document.clone();
            without(&mut rest, &way);
            let policy: Policy = toml::from_str(&toml::to_string(&rest).unwrap()).unwrap();
            if is_noticed(&Engine::new([business.clone(), policy.clone()]).unwrap(), &scenarios) {
                continue;
            }
            let other = if law.name == "gdpr" { "ccpa.toml" } else { "gdpr.toml" };
            let both = [load::<Policy>("plusnxt.toml"), load(other), policy];
            if !is_noticed(&Engine::new(both).unwrap(), &rights) {
                idle.push(format!("{way:?}"));
            }
        }
        assert!(idle.is_empty(), "{}: nothing changes without\n{}", law.name, idle.join("\n"));
    }
}

#[test]
fn policies_answer_as_expected_beside_the_laws() {
    for name in Example::NAMES {
        let policies = [name, "gdpr", "ccpa"].map(|name| load::<Policy>(&format!("{name}.toml")));
        let scenarios = load(&format!("{name}.with-laws.scenarios.toml"));
        let count = check_all(&Engine::new(policies).unwrap(), &scenarios).unwrap();
        assert!(count >= 15, "{name} is asked {count} questions");
    }
}
