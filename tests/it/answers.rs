//! Answers to single questions, with the clauses, facts, obligations and dates that they rest on.
//! Policies and questions are texts, as their authors write them; only the functions below know how
//! they are asked.

mod admitted_bases;
mod alternative_bases;
mod approval_by_silence;
mod asked_about_many;
mod closed_purposes;
mod collective_roles;
mod controllers;
mod dates_at_their_edges;
mod declared_givers;
mod duties;
mod ends_of_objections;
mod erasure_asked_for;
mod evidence_that_fails;
mod exact_circumstances;
mod exceptions_to_beyond;
mod explanations;
mod faulty_files;
mod forms;
mod grace_notices;
mod grants_that_fail;
mod holds_and_minima;
mod identifiability;
mod kept_how_long;
mod kept_on_what_conditions;
mod legal_demands;
mod local_days;
mod missing_facts;
mod missing_grants;
mod missing_records;
mod missing_values;
mod next_due;
mod notices;
mod objections_and_bases;
mod odd_facts;
mod parties_of_denials;
mod parties_with_words;
mod restriction;
mod rights;
mod retention_scope;
mod retention_ties;
mod search_cut_short;
mod sections;
mod together;
mod unknown_facts;
mod what_applies;
mod what_consent_says;
mod what_is_ordered;
mod what_stands_in_the_way;
mod whose_word;
mod words_below_one_another;

use crate::documents::lines;
use permitted::engine::{
    Citation, Effect, EvidenceFault, GrantFault, Missing, MissingFact, Notice, RuleRef,
};
use permitted::files::Document;
use permitted::policy::{Policy, PolicyTimeline};
use permitted::retention::{Disposition, Kept, Standing};
use permitted::scenario::Scenarios;
use permitted::{Decision, Engine, Question};
use std::collections::BTreeMap;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The first lines of a policy; its rules follow.
pub(crate) const SHOP: &str = "id = 'shop'\nversion = '1'\nfrom = 2020-01-01\n";
/// The same of a law.
pub(crate) const LAW: &str = "id = 'law'\nversion = '1'\nkind = 'limit'\nfrom = 2020-01-01\n";

/// A policy of the examples, by its file.
pub(crate) fn example(name: &str) -> String {
    let path = format!("{}/examples/policies/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Policies; several versions of one make a timeline.
#[track_caller]
fn engine(policies: &[&str]) -> Engine {
    let mut versions: BTreeMap<String, Vec<Policy>> = BTreeMap::new();
    for text in policies {
        let policy: Policy = toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        versions.entry(policy.id().to_string()).or_default().push(policy);
    }
    let timelines = versions.into_values().map(|versions| PolicyTimeline::new(versions).unwrap());
    Engine::new(timelines).unwrap()
}

#[track_caller]
fn scenarios(text: &str) -> Scenarios {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The answer to a question: keys and values, as in a scenario; its moment is 2026-03-01 unless it
/// says another. Who asks for no more than yes or no, or about many at once, is told the same.
#[track_caller]
pub(crate) fn decide(policies: &[&str], question: &str) -> Decision {
    let (engine, text) = (engine(policies), scenario(question, "expect.outcome = 'permitted'"));
    let scenarios = scenarios(&text);
    let prepared = scenarios.prepare(&engine).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let decision = prepared[0].check(&engine).decision;
    let told = yes_or_no(&engine, &scenarios.scenarios()[0].question);
    assert_eq!(told, [decision.is_permitted(); 2], "alone and among many\n{text}");
    decision
}

/// Whether all that is asked is permitted: asked by itself, and about one of many.
fn yes_or_no(engine: &Engine, question: &Question) -> [bool; 2] {
    let (act, facts) = (question.act.clone(), question.facts.clone());
    let (act, facts) = (engine.prepare(act).unwrap(), engine.facts(facts).unwrap());
    let alone = engine.permits(&act, &facts, question.at);
    [alone, engine.permits_each(&act, &[facts], question.at).eq([true])]
}

/// What differs from what a question expects, respect by respect.
#[track_caller]
pub(crate) fn differences(policies: &[&str], question: &str, expected: &str) -> Vec<String> {
    let (engine, text) = (engine(policies), scenario(question, expected));
    let scenarios = scenarios(&text);
    let prepared = scenarios.prepare(&engine).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let found = prepared[0].check(&engine).differences;
    found.iter().map(|difference| difference.to_string()).collect()
}

/// Questions as a scenario file asks them, each answered as it expects. Where they say nothing else,
/// they are asked on 2026-03-01 about what the controller does with data of `u`, of whom nothing is
/// on record. Who asks for no more than yes or no, or about many at once, is told the same. Requests of
/// persons may stand beside them.
#[track_caller]
pub(crate) fn are_answered(policies: &[&str], questions: &str) {
    let usual = "by = 'controller'\nsubject.id = 'u'\nledger = []\nat = 2026-03-01T09:00:00Z";
    let mut table: toml::Table =
        toml::from_str(questions).unwrap_or_else(|error| panic!("{error}"));
    let mut defaults: toml::Table = toml::from_str(usual).unwrap();
    if let Some(toml::Value::Table(stated)) = table.remove("defaults") {
        defaults.extend(stated);
    }
    table.insert("defaults".to_owned(), defaults.into());
    let (engine, scenarios) = (engine(policies), scenarios(&toml::to_string(&table).unwrap()));
    let prepared = scenarios.prepare(&engine).unwrap_or_else(|error| panic!("{error}"));
    for (asked, stated) in prepared.iter().zip(scenarios.scenarios()) {
        let checked = asked.check(&engine);
        let found: Vec<String> = checked.differences.iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}: {found:#?}", stated.name);
        let told = yes_or_no(&engine, &stated.question);
        assert_eq!(told, [checked.decision.is_permitted(); 2], "alone and among many");
    }
    for asked in scenarios.records() {
        let checked = asked.check(&engine).unwrap_or_else(|error| panic!("{error}"));
        let found: Vec<String> = checked.differences.iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}: {found:#?}\n{:#?}", asked.name, checked.standing);
    }
    for request in scenarios.requests() {
        let checked = request.check(&engine).unwrap_or_else(|error| panic!("{error}"));
        let found: Vec<String> = checked.differences.iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}: {found:#?}\n{:#?}", request.name, checked.answer);
    }
}

fn scenario(question: &str, expected: &str) -> String {
    format!(
        "[defaults]\nat = 2026-03-01\n[[scenario]]\nname = 'the question'\n{question}\n{expected}\n"
    )
}

/// Where a record stands: keys and values, as in a `[[record]]` of a scenario file; the moment is
/// 2026-03-01 unless it says another.
#[track_caller]
pub(crate) fn standing(policies: &[&str], record: &str) -> Standing {
    let text = format!(
        "[defaults]\nat = 2026-03-01\n\
         [[record]]\nname = 'the record'\n{record}\nexpect.standing = 'keep'\n"
    );
    let checked = scenarios(&text).records()[0].check(&engine(policies));
    checked.unwrap_or_else(|error| panic!("{error}\n{text}")).standing
}

/// When some of these records become due next.
#[track_caller]
pub(crate) fn next_due(policies: &[&str], records: &[&str]) -> Option<String> {
    let record = |(place, record): (usize, &&str)| {
        format!("[[record]]\nname = '{place}'\n{record}\nexpect.standing = 'keep'\n")
    };
    let records: String = records.iter().enumerate().map(record).collect();
    let scenarios = scenarios(&format!("[defaults]\nat = 2026-03-01\n{records}"));
    let records = scenarios.records().iter();
    let records = records.map(|asked| (asked.record.clone(), asked.facts.clone()));
    engine(policies).next_due(records, scenarios.records()[0].at).unwrap().map(written)
}

pub(crate) fn written(at: OffsetDateTime) -> String {
    let text = at.format(&Rfc3339).unwrap();
    text.trim_end_matches("T00:00:00Z").to_owned()
}

/// What is wrong with a policy, a line a problem.
#[track_caller]
pub(crate) fn refused(policy: &str) -> String {
    let document: Document = toml::from_str(policy).unwrap_or_else(|error| panic!("{error}"));
    match Policy::try_from(document) {
        Ok(_) => panic!("not refused:\n{policy}"),
        Err(error) => lines(&error),
    }
}

/// What becomes of a record, in a line.
pub(crate) fn becomes(standing: &Standing) -> String {
    let by = |by: &Option<permitted::retention::RetentionCitation>| match by {
        Some(by) => format!("by {}", by.rule.id),
        None => "by no rule".to_owned(),
    };
    match &standing.disposition {
        Disposition::Keep { .. } => match standing.disposition.kept().unwrap() {
            Kept { until: Some(until), by: rule } => {
                format!("keep until {} {}", written(*until), by(rule))
            }
            Kept { until: None, by: rule } => format!("keep {}", by(rule)),
        },
        Disposition::Dispose { how, due_since, by: rule, .. } => {
            let how: Vec<&str> = how.iter().map(|way| way.name()).collect();
            format!("{} since {} {}", how.join(" or "), written(*due_since), by(rule))
        }
        Disposition::Held { by } => format!("held by {}", by.join(", ")),
        Disposition::Undetermined { needs } => {
            let needs: Vec<String> = needs.iter().map(ToString::to_string).collect();
            format!("needs {}", needs.join(", "))
        }
    }
}

/// Every citation of the answer, with how it bears.
pub(crate) fn cited(decision: &Decision) -> Vec<String> {
    let parts = decision.parts.iter().flat_map(|part| &part.citations);
    parts.map(|Citation { rule, effect, .. }| format!("{} {}", rule.id, bears(*effect))).collect()
}

fn bears(effect: Effect) -> &'static str {
    match effect {
        Effect::Permits => "permits",
        Effect::Forbids => "forbids",
        Effect::MightApply => "might apply",
        Effect::Excepted => "is excepted",
        Effect::DoesNotBear => "does not bear",
        Effect::Obliges => "obliges",
        Effect::Retains => "retains",
        Effect::Closes => "closes",
        Effect::PutsOutside => "puts outside",
        Effect::DeemsConsent => "deems consent",
        Effect::States => "states",
        other => panic!("{other:?}"),
    }
}

/// The rules that nearly applied, with what each failed on.
pub(crate) fn near(decision: &Decision) -> Vec<String> {
    let near = decision.parts.iter().flat_map(|part| &part.near);
    near.map(|near| format!("{} {:?}", near.rule.id, near.failed)).collect()
}

/// The notices of the answer, each in a line.
pub(crate) fn notices(decision: &Decision) -> Vec<String> {
    let named = |rule: &RuleRef| rule.id.to_string();
    let line = |notice: &Notice| match notice {
        Notice::OtherBasisAfterWithdrawal { rule, withdrawn } => {
            format!("{} carries it, consent was withdrawn {}", named(rule), written(*withdrawn))
        }
        Notice::GrantDoesNotCount { recorded, because } => {
            format!("grant of {} {}", written(*recorded), fails(*because))
        }
        Notice::EvidenceDoesNotCount { kind, recorded, because } => {
            format!("{kind} of {} {}", written(*recorded), falls_short(*because))
        }
        Notice::WithinRetentionAssumed => "within its retention".to_owned(),
        Notice::Held { reference } => format!("held by {reference}"),
        Notice::NoVersionInForce { policy } => format!("no version of {policy}"),
        Notice::LedgerOfOthers => "the ledger is of others".to_owned(),
        Notice::LaterEvents { first } => format!("events from {} on", written(*first)),
        Notice::OtherSpelling { act, recorded } => format!("{act} is spelt {recorded}"),
        Notice::GraceEnds { rule, at } => format!("grace of {} ends {}", named(rule), written(*at)),
        Notice::NoRestrictionAssumed => "no restriction assumed".to_owned(),
        other => panic!("{other:?}"),
    };
    decision.parts.iter().flat_map(|part| &part.notices).map(line).collect()
}

fn fails(because: GrantFault) -> &'static str {
    match because {
        GrantFault::NotYetRecorded => "is not recorded yet",
        GrantFault::Expired => "has expired",
        GrantFault::UnknownWord => "says an unknown word",
        GrantFault::OtherVersion => "is of another version",
        GrantFault::OtherUses => "is about other uses",
        GrantFault::Denied(_) => "was denied",
        other => panic!("{other:?}"),
    }
}

fn falls_short(because: EvidenceFault) -> &'static str {
    match because {
        EvidenceFault::NotYetRecorded => "is not recorded yet",
        EvidenceFault::Expired => "has expired",
        EvidenceFault::NoParty => "names no party",
        EvidenceFault::OtherParty => "names another party",
        EvidenceFault::OtherUses => "is about other uses",
        EvidenceFault::NamesTooLittle => "names too little",
        other => panic!("{other:?}"),
    }
}

/// The unknown facts that the answer read.
pub(crate) fn unknown(decision: &Decision) -> Vec<String> {
    decision.parts.iter().flat_map(|part| &part.unknown).map(ToString::to_string).collect()
}

fn search(decision: &Decision, part: usize) -> &Missing {
    decision.parts[part].missing.as_ref().expect("the answer is no")
}

/// The sets of facts that would make the first part permitted, each in a line.
pub(crate) fn missing(decision: &Decision) -> Vec<String> {
    missing_of(decision, 0)
}

/// The same of another part.
pub(crate) fn missing_of(decision: &Decision, part: usize) -> Vec<String> {
    let line = |set: &Vec<MissingFact>| {
        let facts: Vec<String> = set.iter().map(ToString::to_string).collect();
        facts.join(", ")
    };
    search(decision, part).sets.iter().map(line).collect()
}

/// Whether the answer says of the first part that no further fact would help.
pub(crate) fn nothing_cures(decision: &Decision) -> bool {
    search(decision, 0).nothing_cures()
}
