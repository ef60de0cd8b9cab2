//! What every public type can be relied on to be.

use crate::oracle::prepare;
use permitted::engine::{
    Citation, Due, Effect, Fact, FactValue, Failed, Ground, Missing, MissingFact, NearMiss, Notice,
    Part, RuleRef,
};
use permitted::facts::{
    Age, ConsentEventKind, Item, PartyInRole, RecordedScope, SourceOfData, Stated,
};
use permitted::files::Document;
use permitted::ids::{
    CaseId, Clause, EventId, EvidenceId, IdFault, IdSyntax, PartyId, PolicyId, PolicyVersion,
    RecordId, RuleId, SubjectId,
};
use permitted::policy::{
    Amendment, Beyond, Closed, Condition, DeemedConsent, Duty, Exception, Forbid, GiverKind, Grace,
    Identifiability, Naming, OptOut, Owed, PartyRole, Period, Permit, PolicyBuilder, PolicyKind,
    Route, RuleKind, Scope, Statement, Strength, TakesEffect, TermFacet, Terms,
};
use permitted::problem::{Problem, ProblemKind, UnknownName};
use permitted::scenario::{
    Checked, Difference, Expected, PreparedScenario, Scenario, Scenarios, Stability,
};
use permitted::words::{
    Description, FacetKind, GatheredAt, OwnWord, Relation, Source, SubjectKind, Vocabulary,
    WordProblem, WordSyntax,
};
use permitted::{
    Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Decision, Engine, Evidence,
    EvidenceKind, Facts, InputError, LegalBasis, Obligation, Outcome, Party, Place, Policy,
    PolicyTimeline, PreparedAct, PreparedFacts, Purpose, Question, Subject,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

trait Shared: Clone + Debug + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static {}
impl<T: Clone + Debug + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static> Shared for T {}

fn shared<T: Shared>() {}
fn value<T: Shared + PartialEq>() {}
fn name<T: Shared + Ord + Hash + Display + Serialize>() {}
fn choice<T: Shared + Copy + Ord + Hash>() {}
fn error<T: Shared + Eq + Error>() {}
fn written<T: Shared + Serialize>() {}
fn read<T: Shared + DeserializeOwned + TryFrom<Document, Error = InputError>>() {}

#[test]
fn types_can_be_shared_shown_and_cloned() {
    shared::<Engine>();
    shared::<(PreparedAct, PreparedFacts)>();
    shared::<Vocabulary>();
    shared::<Checked>();
    shared::<PreparedScenario<'static>>();
}

#[test]
fn types_that_hold_data_can_be_compared() {
    value::<Document>();
    value::<Policy>();
    value::<PolicyBuilder>();
    value::<PolicyTimeline>();
    value::<(Permit, Forbid, OptOut, Duty, Scope, Beyond)>();
    value::<(Closed, Statement, DeemedConsent, Amendment, Exception, Grace)>();
    value::<(Terms, Condition, Period, OwnWord, Description)>();
    value::<(Act, Facts, Question, Item, Stated<permitted::words::facets::DataFacet>, PartyInRole)>(
    );
    value::<(SourceOfData, Subject, Evidence, RecordedScope)>();
    value::<(ConsentEvent, ConsentLedger)>();
    value::<(Decision, Part, Citation, Ground, Due, NearMiss, Failed, Notice, RuleRef)>();
    value::<(Fact, FactValue, Missing, MissingFact)>();
    value::<(Scenario, Scenarios, Expected, Stability, Difference)>();
}

#[test]
fn names_and_words_are_ordered_hashed_and_shown() {
    name::<PolicyId>();
    name::<RuleId>();
    name::<Clause>();
    name::<PartyId>();
    name::<SubjectId>();
    name::<RecordId>();
    name::<EventId>();
    name::<EvidenceId>();
    name::<CaseId>();
    name::<PolicyVersion>();
    name::<Action>();
    name::<DataCategory>();
    name::<Purpose>();
    name::<Party>();
    name::<Channel>();
    name::<Place>();
    name::<Source>();
    name::<GatheredAt>();
    name::<SubjectKind>();
    name::<EvidenceKind>();
    name::<LegalBasis>();
    name::<Obligation>();
    name::<Owed>();
}

#[test]
fn closed_lists_are_plain_values() {
    choice::<(Outcome, Effect, RuleKind)>();
    choice::<(Identifiability, TermFacet, Strength, Naming, PartyRole)>();
    choice::<(PolicyKind, Route, TakesEffect)>();
    choice::<(ConsentEventKind, GiverKind, Age)>();
    choice::<(FacetKind, Relation, IdFault)>();
}

#[test]
fn errors_are_errors() {
    error::<InputError>();
    error::<Problem>();
    error::<ProblemKind>();
    error::<WordProblem>();
    error::<WordSyntax>();
    error::<IdSyntax>();
    error::<UnknownName>();

    let text = "id = \"clinic\"\nversion = \"1\"\nfrom = 2026-01-01\nforbids = []\ntitel = \"x\"\n";
    let document: Document = toml::from_str(text).unwrap();
    let error = Policy::try_from(document).unwrap_err();
    let joined: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(error.to_string(), joined.join("; "));
    let boxed: Box<dyn Error + Send + Sync> = error.into();
    assert!(boxed.downcast_ref::<InputError>().is_some());
}

#[test]
fn documents_are_written_and_read() {
    read::<Policy>();
    read::<Scenarios>();
    read::<Question>();
    read::<ConsentLedger>();
    written::<(Document, Policy, Scenarios, Question, ConsentLedger)>();
    written::<(Decision, Part, Missing, Fact, Outcome, Difference)>();
}

#[test]
fn outcomes_are_ordered_worst_first() {
    let worst_first = [
        Outcome::Prohibited,
        Outcome::NotPermitted,
        Outcome::Undetermined,
        Outcome::OutOfScope,
        Outcome::Permitted,
    ];
    assert!(worst_first.is_sorted());
    assert_eq!(worst_first.into_iter().min(), Some(Outcome::Prohibited));
    let permitting = worst_first.into_iter().filter(|outcome| outcome.is_permitted());
    assert_eq!(permitting.collect::<Vec<_>>(), [Outcome::Permitted]);
    let shown = worst_first.map(|outcome| outcome.to_string());
    assert_eq!(shown, ["prohibited", "not-permitted", "undetermined", "out-of-scope", "permitted"]);
    let said = worst_first.map(permitted::render::outcome);
    assert_eq!(said, ["prohibited", "not permitted", "undetermined", "out of scope", "permitted"]);
    let written = serde_json::to_string(&worst_first).unwrap();
    let names = worst_first.map(Outcome::name);
    assert_eq!(written, serde_json::to_string(&names).unwrap());
}

#[test]
fn strengths_and_identifiability_are_ordered() {
    assert!([Strength::Implied, Strength::Express, Strength::Explicit].is_sorted());
    let scale = [
        Identifiability::Identified,
        Identifiability::Pseudonymised,
        Identifiability::Aggregated,
        Identifiability::Anonymised,
    ];
    assert!(scale.is_sorted());
    assert_eq!(scale.map(Identifiability::is_personal), [true, true, false, false]);
}

#[test]
fn one_engine_serves_many_threads() {
    let example = crate::documents::Example::load("plexuus");
    let engine = Engine::new([example.policy]).unwrap();
    let asked: Vec<_> = example
        .scenarios
        .scenarios()
        .iter()
        .map(|scenario| (prepare(&engine, &scenario.question), scenario.question.at))
        .collect();
    let decide = || {
        let decide =
            |((act, facts), at): &((_, _), time::OffsetDateTime)| engine.decide(act, facts, *at);
        asked.iter().map(decide).collect::<Vec<_>>()
    };
    let alone = decide();
    std::thread::scope(|scope| {
        let threads = [scope.spawn(decide), scope.spawn(decide), scope.spawn(decide)];
        for thread in threads {
            assert_eq!(thread.join().unwrap(), alone);
        }
    });
}
