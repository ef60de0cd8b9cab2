//! casbin: one line of policy a rule, denials first, in the leanest model that its matcher can
//! run: only facets that some rule restricts, each a name for the rule's list of words, tested by
//! one function over tables. Conditions, with the exceptions, come as booleans that the service
//! works out beforehand: the matcher cannot say them. `from strings` includes that work.

use super::bitset::Conditions;
use super::{Entry, entry, from_strings};
use crate::question::Question;
use crate::rules::{Rule, Rules};
use casbin::function_map::OperatorFunction;
use casbin::rhai::{Dynamic, ImmutableString};
use casbin::{CoreApi, DefaultModel, Enforcer, MemoryAdapter, MgmtApi};
use permitted::policy::TermFacet;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::rc::Rc;

/// The word that stands for none.
const NONE: &str = "-";
/// The list that every word is in.
const ANY: &str = "*";

/// For every list of words the words within it.
type Lists = HashMap<String, HashSet<String>>;

thread_local! {
    /// casbin takes plain functions, not closures, so what they read stands here; the engine that
    /// is about to decide puts its own table in place.
    static LISTS: RefCell<Rc<Lists>> = RefCell::default();
}

/// Both ways of asking.
pub fn entries(rules: &Rules) -> Vec<Box<dyn Entry>> {
    let casbin = Rc::new(Casbin::new(rules));
    let (building, deciding) = (Rc::clone(&casbin), Rc::clone(&casbin));
    vec![
        entry(
            "casbin",
            move |question| building.request(question),
            move |request: &Vec<_>| deciding.permits(request.clone()),
        ),
        from_strings("casbin", move |question| casbin.permits(casbin.request(question))),
    ]
}

struct Casbin {
    enforcer: Enforcer,
    lists: Rc<Lists>,
    facets: Vec<TermFacet>,
    conditions: Conditions,
}

impl Casbin {
    fn new(rules: &Rules) -> Self {
        let facets: Vec<TermFacet> = rules
            .facets()
            .into_iter()
            .filter(|facet| rules.all().any(|rule| !rule.terms.list(*facet).is_empty()))
            .collect();
        let conditions = Conditions::new(rules);
        let mut names = ListNames { rules, lists: Lists::new(), known: HashMap::new() };
        let mut lines = Vec::new();
        for (effect, list) in [("deny", &rules.forbids), ("allow", &rules.permits)] {
            for rule in list {
                lines.push(names.line(rule, &facets, &conditions, effect));
            }
        }
        let model = model(&facets);
        let lists = Rc::new(names.lists);
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let enforcer = runtime.expect("a runtime of one thread").block_on(async {
            let model = DefaultModel::from_str(&model).await?;
            let mut enforcer = Enforcer::new(model, MemoryAdapter::default()).await?;
            enforcer.add_function("within", OperatorFunction::Arg2(within));
            enforcer.add_function("holds", OperatorFunction::Arg2(holds));
            enforcer.add_policies(lines).await?;
            casbin::Result::Ok(enforcer)
        });
        let enforcer = enforcer.expect("the model is written as casbin has it");
        Self { enforcer, lists, facets, conditions }
    }

    fn request(&self, question: &Question) -> Vec<ImmutableString> {
        let word = |facet: &TermFacet| question.word(*facet).unwrap_or(NONE).into();
        let mut request: Vec<ImmutableString> = self.facets.iter().map(word).collect();
        let holding = self.conditions.holding(question);
        let bit = |number: usize| {
            if holding[number / 64] >> (number % 64) & 1 == 1 { '1' } else { '0' }
        };
        request.push((0..self.conditions.count()).map(bit).collect::<String>().into());
        request
    }

    fn permits(&self, request: Vec<ImmutableString>) -> bool {
        LISTS.with(|lists| {
            let mut lists = lists.borrow_mut();
            if !Rc::ptr_eq(&lists, &self.lists) {
                *lists = Rc::clone(&self.lists);
            }
        });
        self.enforcer.enforce(request).expect("the matcher evaluates")
    }
}

fn within(word: Dynamic, list: Dynamic) -> Dynamic {
    let (Ok(word), Ok(list)) = (word.into_immutable_string(), list.into_immutable_string()) else {
        return false.into();
    };
    let inside = list == ANY
        || LISTS.with(|lists| {
            lists.borrow().get(list.as_str()).is_some_and(|words| words.contains(word.as_str()))
        });
    inside.into()
}

fn holds(bits: Dynamic, number: Dynamic) -> Dynamic {
    let (Ok(bits), Ok(number)) = (bits.into_immutable_string(), number.into_immutable_string())
    else {
        return false.into();
    };
    let place = number.parse::<usize>();
    let bit = place.ok().and_then(|place| bits.as_bytes().get(place).copied());
    (bit == Some(b'1')).into()
}

fn model(facets: &[TermFacet]) -> String {
    let fields: Vec<String> = facets.iter().map(|facet| facet.name().replace('-', "_")).collect();
    let mut tests = String::new();
    for field in &fields {
        let _ = write!(tests, "within(r.{field}, p.{field}) && ");
    }
    let fields = fields.join(", ");
    format!(
        "[request_definition]\nr = {fields}, facts\n\n\
         [policy_definition]\np = {fields}, facts, eft\n\n\
         [policy_effect]\ne = some(where (p.eft == allow)) && !some(where (p.eft == deny))\n\n\
         [matchers]\nm = {tests}holds(r.facts, p.facts)\n"
    )
}

/// Names the lists of words that rules have.
struct ListNames<'a> {
    rules: &'a Rules,
    lists: Lists,
    known: HashMap<(TermFacet, Vec<String>), String>,
}

impl ListNames<'_> {
    /// A line of policy.
    fn line(
        &mut self,
        rule: &Rule,
        facets: &[TermFacet],
        conditions: &Conditions,
        effect: &str,
    ) -> Vec<String> {
        let mut line: Vec<String> =
            facets.iter().map(|facet| self.name(*facet, rule.terms.list(*facet))).collect();
        line.push(conditions.number(rule).to_string());
        line.push(effect.to_owned());
        line
    }

    fn name(&mut self, facet: TermFacet, list: &[String]) -> String {
        if list.is_empty() {
            return ANY.to_owned();
        }
        let next = format!("list-{}", self.known.len());
        let name = self.known.entry((facet, list.to_vec())).or_insert(next).clone();
        let tree = self.rules.words.facet(facet);
        let words = || tree.below(list).map(str::to_owned).collect();
        self.lists.entry(name.clone()).or_insert_with(words);
        name
    }
}
