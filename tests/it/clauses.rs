//! The example policies put every clause of the four published policies, and every section of the
//! two that are written from the law, into effect, and their scenarios ask about every one.

mod clinic;

use crate::documents::{Example, load};
use permitted::ids::{Clause, RuleId};
use permitted::policy::Rule;
use permitted::scenario::{Scenarios, check_all};
use permitted::{Engine, Policy};
use std::collections::{BTreeMap, BTreeSet};

/// The clauses of a published policy are numbered from 1, or have the names that a law gave them.
struct Published {
    example: &'static str,
    prefix: &'static str,
    last: u32,
    paragraphs: &'static str,
    /// What it cites of the law beside its own clauses.
    law: &'static str,
}

const PUBLISHED: [Published; 6] = [
    Published { example: "plexuus", prefix: "PX", last: 47, paragraphs: "", law: "" },
    Published { example: "plexus-it", prefix: "PI", last: 28, paragraphs: "", law: "" },
    Published { example: "plum-medical", prefix: "PM", last: 44, paragraphs: "", law: "" },
    Published { example: "plusnxt", prefix: "PN", last: 60, paragraphs: "", law: "" },
    Published {
        example: "school",
        prefix: "CS",
        last: 72,
        paragraphs: "",
        law: OF_CHILDREN_AND_STUDENTS,
    },
    Published {
        example: "clinic",
        prefix: "",
        last: 0,
        paragraphs: clinic::PARAGRAPHS,
        law: clinic::NEVER_CITED,
    },
];

/// Of 16 CFR 312, 34 CFR 99 and the GDPR.
const OF_CHILDREN_AND_STUDENTS: &str = "\
    312.2 312.4(b) 312.4(d) 312.5(a)(1) 312.5(a)(2) 312.5(b) 312.5(c)(1) 312.5(c)(2) \
    312.5(c)(3) 312.5(c)(4) 312.5(c)(5) 312.5(c)(6) 312.5(c)(7) 312.5(c)(9) 312.6(a) \
    312.6(a)(2) 312.6(c) 312.7 312.8(a) 312.8(b) 312.8(c) 312.10 99.4 99.5(a) 99.10 99.20 99.21 \
    99.30 99.31(a)(1)(i)(A) 99.31(a)(1)(i)(B) 99.31(a)(2) 99.31(a)(3) 99.31(a)(4) 99.31(a)(6) \
    99.31(a)(9) 99.31(a)(9)(ii) 99.31(a)(10) 99.31(a)(11) 99.31(a)(12) 99.31(b) 99.32 \
    99.32(a)(2) 99.32(c) 99.32(d)(3) 99.32(d)(5) 99.33(a) 99.33(a)(1) 99.34 99.35 99.36 99.37 \
    99.37(a)(2) 99.37(b) 99.63 GDPR-8 GDPR-12(3)";

/// Clauses under which no answer can be yes.
const PERMIT_NOTHING: [&str; 25] = [
    "PX-36", // forbids asking for credentials and payment data by email
    "PI-06", // closes disclosure: whatever has no clause of its own is not permitted
    "PI-08", // forbids sale
    "PI-27", // closes disclosure to anyone not listed
    "PM-31", // closes disclosure to third parties
    "PM-40", // puts other websites outside the policy
    "PM-43", // closes collection and use
    "PN-04", // puts anonymised data outside the policy
    "PN-16", // forbids renting, selling and exchanging names
    "PN-26", // forbids special categories; the list of bases for them is lost
    "PN-29", // forbids sale
    "PN-33", // forbids retaliation
    "PN-42", // puts other websites outside the policy
    "PN-44", // says what the policy speaks about, which is cited by what lies outside alone
    "PN-53", // puts social platforms outside the policy
    "CS-02", // puts pages to which lessons link outside the policy
    "CS-16", // ends messages to which a parent objects
    "CS-24", // closes what is done with school accounts
    "CS-25", // keeps the work of pupils to education
    "CS-43", // ends the publication of directory information
    "CS-45", // forbids advertising by behaviour
    "CS-46", // forbids marketing to children and pupils
    "CS-47", // forbids sale
    "CS-48", // forbids asking for what no lesson needs
    "CS-60", // refuses children who ask alone
];

/// Clauses under which no answer can be no.
const LIMIT_NOTHING: [&str; 13] = [
    "PX-44", // deems agreement, on which permits rest
    "PX-47", // a duty to safeguard what is permitted
    "PM-02", // deems consent to cookies
    "PM-34", // exempts publication from the limits on transfers
    "PM-44", // a duty to safeguard what is permitted
    "PN-02", // deems acceptance of a new version
    "PN-43", // deems agreement
    "PN-46", // a duty to offer a way to unsubscribe with what is permitted
    "CS-36", // a duty to tell of a demand that is obeyed
    "CS-40", // a duty to record disclosures that are permitted
    "CS-41", // a duty to bind those to whom they go
    "CS-49", // a duty to ask for no more than is needed
    "CS-50", // a duty to safeguard what is permitted
];

impl Published {
    fn clauses(&self) -> BTreeSet<String> {
        let numbered = (1..=self.last).map(|number| format!("{}-{number:02}", self.prefix));
        numbered.chain(self.paragraphs.split_whitespace().map(str::to_owned)).collect()
    }
}

/// The clauses that each rule and declaration cites, its exceptions included.
fn cited(policy: &Policy) -> Vec<(&RuleId, Vec<&Clause>)> {
    fn all<K>(rules: &[Rule<K>]) -> impl Iterator<Item = (&RuleId, Vec<&Clause>)> {
        rules.iter().map(|rule| (rule.id(), rule.clauses().iter().collect()))
    }
    let forbids = policy.forbids().iter().map(|rule| (rule.id(), rule.exceptions()));
    let opt_outs = policy.opt_outs().iter().map(|rule| (rule.id(), rule.exceptions()));
    let duties = policy.duties().iter().map(|rule| (rule.id(), rule.exceptions()));
    let exceptions = forbids.chain(opt_outs).chain(duties).map(|(id, exceptions)| {
        (id, exceptions.iter().flat_map(|exception| exception.clauses()).collect())
    });
    let amendments = policy.amendments().iter();
    let rights = policy.rights().iter().map(|right| {
        let exempt = right.exemptions().iter().flat_map(|exemption| exemption.clauses());
        (right.id(), right.clauses().iter().chain(exempt).collect())
    });
    all(policy.scopes())
        .chain(all(policy.beyond()))
        .chain(all(policy.permits()))
        .chain(all(policy.forbids()))
        .chain(all(policy.opt_outs()))
        .chain(all(policy.duties()))
        .chain(all(policy.closed()))
        .chain(all(policy.statements()))
        .chain(all(policy.deemed_consents()))
        .chain(all(policy.consent_givers()))
        .chain(all(policy.restrictions()))
        .chain(all(policy.retentions()))
        .chain(rights)
        .chain(amendments.map(|one| (one.id(), one.clauses().iter().collect())))
        .chain(exceptions)
        .collect()
}

/// Whether the scenarios that ask about each clause are answered with yes: by the clause's own
/// name, or by the id of a rule that puts it into effect.
fn asked(example: &Example) -> BTreeMap<String, BTreeSet<bool>> {
    let rules = cited(&example.policy);
    let mut answers: BTreeMap<String, BTreeSet<bool>> = BTreeMap::new();
    let mut take = |name: &str, yes: bool| {
        let is_clause = rules.iter().flat_map(|(_, cited)| cited).any(|c| c.as_str() == name);
        let of_rule = rules.iter().filter(|(id, _)| !is_clause && id.as_str() == name);
        let of_rule = of_rule.flat_map(|(_, cited)| cited.iter().map(|clause| clause.as_str()));
        for clause in of_rule.chain(is_clause.then_some(name)) {
            answers.entry(clause.to_owned()).or_default().insert(yes);
        }
    };
    let files = example.files();
    for scenario in files.iter().flat_map(|file| file.scenarios()) {
        let expected = &scenario.expected;
        let clauses = expected.clauses.iter().map(Clause::as_str);
        for name in clauses.chain(expected.near.iter().map(String::as_str)) {
            take(name, expected.outcome.is_permitted());
        }
    }
    // A record may be kept or not, a right is granted or not.
    for scenario in files.iter().flat_map(|file| file.records()) {
        for clause in &scenario.expected.clauses {
            take(clause.as_str(), scenario.expected.standing == "keep");
        }
    }
    for scenario in files.iter().flat_map(|file| file.requests()) {
        for clause in &scenario.expected.clauses {
            take(clause.as_str(), scenario.expected.answer == "grant");
        }
    }
    answers
}

fn each(mut lacks: impl FnMut(&Published, &Example) -> Vec<String>) {
    let mut lines = Vec::new();
    for published in &PUBLISHED {
        let example = Example::load(published.example);
        let found = lacks(published, &example);
        lines.extend(found.into_iter().map(|line| format!("{}: {line}", published.example)));
    }
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

#[test]
fn every_clause_is_put_into_effect_and_asked_about() {
    each(|published, example| {
        let rules = cited(&example.policy);
        let in_effect: BTreeSet<&str> =
            rules.iter().flat_map(|(_, clauses)| clauses).map(|clause| clause.as_str()).collect();
        let asked = asked(example);
        let mut lines = Vec::new();
        for clause in published.clauses() {
            if !in_effect.contains(clause.as_str()) {
                lines.push(format!("no rule or declaration cites {clause}"));
            }
            if !asked.contains_key(&clause) {
                lines.push(format!("no scenario asks about {clause}"));
            }
        }
        lines
    });
}

#[test]
fn policies_cite_no_other_clauses() {
    each(|published, example| {
        let mut known = published.clauses();
        known.extend(published.law.split_whitespace().map(str::to_owned));
        let rules = cited(&example.policy);
        let rules =
            rules.iter().flat_map(|(id, cited)| cited.iter().map(move |clause| (id, clause)));
        rules
            .filter(|(_, clause)| !known.contains(clause.as_str()))
            .map(|(id, clause)| format!("rule `{id}` cites {clause}, which is no clause of it"))
            .collect()
    });
}

/// How many questions a file of scenarios asks about uses, and how many about records and rights.
#[derive(Default)]
struct Count {
    uses: usize,
    records_and_rights: usize,
}

impl Count {
    /// Asks all of a file's questions, and says what differs from the expected answers.
    fn ask(&mut self, engine: &Engine, scenarios: &Scenarios) -> Vec<String> {
        self.uses += scenarios.scenarios().len();
        self.records_and_rights += scenarios.records().len() + scenarios.requests().len();
        check_all(engine, scenarios)
            .err()
            .map(|failures| failures.to_string())
            .into_iter()
            .collect()
    }
}

#[test]
fn every_scenario_is_as_expected() {
    let mut count = Count::default();
    each(|_, example| {
        let engine = Engine::new([example.policy.clone()]).unwrap();
        example.files().map(|file| count.ask(&engine, file)).concat()
    });
    assert!(count.uses >= 990, "only {} scenarios", count.uses);
    assert!(count.records_and_rights >= 96, "only {} scenarios", count.records_and_rights);
}

#[test]
fn statement_and_laws_together_answer_as_expected() {
    let mut count = Count::default();
    let policies = ["plusnxt.toml", "gdpr.toml", "ccpa.toml"].map(load::<Policy>);
    let engine = Engine::new(policies).unwrap();
    let differences = count.ask(&engine, &load("plusnxt-rights.scenarios.toml"));
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
    assert!(count.records_and_rights >= 38, "only {} scenarios", count.records_and_rights);
}

fn permits_nothing(clause: &str) -> bool {
    PERMIT_NOTHING.contains(&clause) || clinic::PERMIT_NOTHING.contains(&clause)
}

fn limits_nothing(clause: &str) -> bool {
    LIMIT_NOTHING.contains(&clause) || clinic::LIMIT_NOTHING.contains(&clause)
}

#[test]
fn every_clause_settles_a_question_with_yes_and_one_with_no() {
    each(|published, example| {
        let asked = asked(example);
        let mut lines = Vec::new();
        for clause in published.clauses() {
            let outcomes = asked.get(&clause).cloned().unwrap_or_default();
            let (yes, no) = (outcomes.contains(&true), outcomes.contains(&false));
            for (settles, excepted, side) in
                [(yes, permits_nothing(&clause), "yes"), (no, limits_nothing(&clause), "no")]
            {
                match (settles, excepted) {
                    (true, false) | (false, true) => {}
                    (false, false) => lines.push(format!("{clause} settles nothing with {side}")),
                    (true, true) => lines.push(format!("{clause} does settle one with {side}")),
                }
            }
        }
        lines
    });
}
