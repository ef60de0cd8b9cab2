//! The synthetic growth: a website's policy of forty rules, and the same with copies of its rules
//! that speak of other words. The number of rules that match a question stays the same, so what
//! grows is only what has to be passed over.

use super::Workload;
use crate::lower::Records;
use permitted::Policy;
use serde_json::{Map, Value, json};

const BASE: &str = include_str!("../../policies/website.toml");

/// The policy itself.
///
/// # Panics
/// If the file is no policy.
pub fn base() -> Workload {
    let policy: Policy = toml::from_str(BASE).expect("the website's policy loads");
    Workload::new("40 rules", policy, Records::AsSets, 1)
}

/// The policy and so many copies less one, asked the questions of the policy itself.
///
/// # Panics
/// If a copy makes no policy.
pub fn grown(times: usize) -> Workload {
    let base = base();
    let mut document = serde_json::to_value(&base.policy).expect("policies serialise");
    let copied = document.clone();
    let mut names = Names { base: &base, words: Vec::new() };
    for copy in 1..times {
        for kind in ["permit", "forbid"] {
            let rules: Vec<Value> = list(&copied, kind)
                .iter()
                .map(|rule| {
                    let mut rule = names.renamed(rule, copy);
                    rule["id"] = format!("{}-{copy}", text(&rule["clause"])).into();
                    rule
                })
                .collect();
            if let Some(Value::Array(list)) = document.get_mut(kind) {
                list.extend(rules);
            }
        }
        names.define(&copied, copy);
    }
    if !names.words.is_empty() {
        document["word"] = Value::Array(names.words);
    }
    let policy: Policy = serde_json::from_value(document).expect("copies of rules are rules");
    let name = format!("{} rules", times * base.size());
    Workload::new(name, policy, Records::AsSets, 1).asked_as(&base)
}

fn list<'a>(document: &'a Value, key: &str) -> &'a [Value] {
    document.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The first word where one or several stand.
fn text(value: &Value) -> &str {
    value.as_str().or_else(|| value.get(0)?.as_str()).unwrap_or_default()
}

/// The words that copies speak of in place of the policy's own.
struct Names<'a> {
    base: &'a Workload,
    words: Vec<Value>,
}

/// The facets in which copies differ.
const OWN: [&str; 2] = ["data", "purpose"];

fn copied_name(word: &str, family: usize) -> String {
    format!("{word}-of-{family}")
}

/// Which family of words a copy uses in a facet. Two copies share their purposes: a policy may
/// have no more than fifty thousand words of its own.
fn family(facet: &str, copy: usize) -> usize {
    if facet == "purpose" { copy.div_ceil(2) } else { copy }
}

impl Names<'_> {
    /// A rule with the words of a copy.
    fn renamed(&self, value: &Value, copy: usize) -> Value {
        match value {
            Value::Object(fields) => {
                let field = |(key, value): (&String, &Value)| {
                    let own = OWN.contains(&key.as_str());
                    let value = if own {
                        rename(value, family(key, copy))
                    } else {
                        self.renamed(value, copy)
                    };
                    (key.clone(), value)
                };
                Value::Object(fields.iter().map(field).collect::<Map<_, _>>())
            }
            Value::Array(values) => values.iter().map(|value| self.renamed(value, copy)).collect(),
            other => other.clone(),
        }
    }

    /// Defines the words of a copy, one below another as the policy's own are.
    fn define(&mut self, policy: &Value, copy: usize) {
        for (facet, kind) in OWN
            .into_iter()
            .zip([permitted::words::FacetKind::Data, permitted::words::FacetKind::Purpose])
        {
            let number = family(facet, copy);
            if copy > 1 && number == family(facet, copy - 1) {
                continue;
            }
            let mut named = Vec::new();
            collect(policy, facet, &mut named);
            named.sort_unstable();
            named.dedup();
            let tree = self.base.rules.words.tree(kind);
            for word in &named {
                let above = tree.find(word).map(|found| tree.up(found)).unwrap_or_default();
                let above = above.iter().map(|above| tree.name(*above));
                let parents: Vec<String> = above
                    .filter(|above| above != word && named.contains(&(*above).to_owned()))
                    .map(|above| copied_name(above, number))
                    .collect();
                let mut definition = json!({
                    "facet": facet,
                    "key": copied_name(word, number),
                    "definition": "A word of a copied rule.",
                });
                if !parents.is_empty() {
                    definition["parent"] = parents.into();
                }
                self.words.push(definition);
            }
        }
    }
}

fn rename(value: &Value, family: usize) -> Value {
    match value {
        Value::String(word) => copied_name(word, family).into(),
        Value::Array(words) => words.iter().map(|word| rename(word, family)).collect(),
        other => other.clone(),
    }
}

/// Every word that stands under a key, at any depth.
fn collect(value: &Value, key: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == key {
                    let words = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                    found.extend(words.iter().filter_map(Value::as_str).map(str::to_owned));
                } else {
                    collect(value, key, found);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, key, found)),
        _ => {}
    }
}
