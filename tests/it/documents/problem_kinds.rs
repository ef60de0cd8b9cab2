//! The typed side of [`InputError`]: what kind of problem it is, where, and with what.

use super::policy;
use permitted::files::Document;
use permitted::ids::Clause;
use permitted::policy::{Duty, Forbid, Grace, OptOut, Owed, Period, Permit, PolicyKind, Strength};
use permitted::problem::ProblemKind;
use permitted::scenario::Scenarios;
use permitted::words::{FacetKind, OwnWord, WordProblem};
use permitted::{
    Act, Action, Channel, ConsentEvent, ConsentLedger, DataCategory, Engine, InputError, Party,
    Policy, PolicyTimeline, Purpose,
};
use time::macros::datetime;

/// What is wrong with a policy that holds these rules.
fn wrong(rules: &str) -> InputError {
    policy(rules).unwrap_err()
}

/// The error is of one problem, at that path and of that kind.
macro_rules! only {
    ($error:expr => $path:literal, $kind:pat $(if $guard:expr)?) => {
        let error: InputError = $error;
        let [problem] = error.problems() else { panic!("one problem, not {error:#?}") };
        crate::whose_fault::reads_back(&error);
        assert_eq!(problem.path(), $path);
        let kind = problem.kind();
        assert!(matches!(kind, $kind $(if $guard)?), "{kind:?}");
    };
}

#[test]
fn keys_and_words() {
    only!(wrong(r#"titel = "x""#) => "",
        ProblemKind::UnknownKey { key, nearest, .. }
        if key == "titel" && nearest.as_deref() == Some("title"));
    only!(wrong(r#"permit = [{ clause = "1", action = "usee" }]"#) => "permit `1`: action",
        ProblemKind::UnknownWord { facet: FacetKind::Action, word, nearest, elsewhere: None, .. }
        if word == "usee" && nearest.as_deref() == Some("use"));
    only!(wrong(r#"permit = [{ clause = "1", purpose = "email" }]"#) => "permit `1`: purpose",
        ProblemKind::UnknownWord { elsewhere: Some(FacetKind::Channel), word, .. }
        if word == "email");
    only!(wrong(r#"forbid = [{ clause = "1", data = "user.name" }]"#) => "forbid `1`: data",
        ProblemKind::NotAWord { facet: FacetKind::Data, word, nearest, .. }
        if word == "user.name" && nearest.as_deref() == Some("name"));
    only!(wrong(r#"permit = [{ clause = "1", action = "use", only = "data" }]"#) => "permit `1`: only",
        ProblemKind::UnknownValue { value, allowed, .. }
        if value == "data" && allowed == "purpose");
}

#[test]
fn words_of_the_policy() {
    let word = |line: &str| wrong(&format!("word = [{{ definition = \"A word.\", {line} }}]"));
    only!(word(r#"facet = "data", key = "name""#) => "word",
        ProblemKind::Vocabulary(WordProblem::Repeated { facet: FacetKind::Data, word })
        if word == "name");
    only!(word(r#"facet = "data", key = "Club""#) => "word",
        ProblemKind::Vocabulary(WordProblem::Syntax { facet: FacetKind::Data, word })
        if word == "Club");
    only!(word(r#"facet = "data", key = "club", parent = "nme""#) => "word",
        ProblemKind::Vocabulary(WordProblem::Unknown { word, other, nearest, .. })
        if word == "club" && other == "nme" && nearest.as_deref() == Some("name"));
    only!(word(r#"facet = "data", key = "club", parent = "club""#) => "word",
        ProblemKind::Vocabulary(WordProblem::Cycle { facet: FacetKind::Data, words })
        if *words == ["club", "club"]);
}

#[test]
fn shapes() {
    only!(wrong("title = 7") => "title",
        ProblemKind::WrongType { expected, found }
        if expected == "a text in quotes" && found.contains('7'));
    only!(wrong(r#"permit = [{ action = "use" }]"#) => "permit[0]",
        ProblemKind::Missing { key, .. } if key == "clause");
    only!(wrong(r#"permit = [{ clause = "1", action = "use", data = [] }]"#) => "permit `1`: data",
        ProblemKind::Empty { what, .. } if what == "the list");
    only!(wrong(r#"permit = [{ clause = "1" }]"#) => "permit `1`",
        ProblemKind::Empty { what, .. } if what == "the rule");
    let text = r#"{ "id": "clinic", "id": "clinic", "version": "1", "from": "2026-01-01" }"#;
    let document: Document = serde_json::from_str(text).unwrap();
    only!(Policy::try_from(document).unwrap_err() => "",
        ProblemKind::RepeatedKey { key } if key == "id");
}

#[test]
fn sizes() {
    let words = vec![r#""name""#; 4097].join(",");
    only!(wrong(&format!(r#"permit = [{{ clause = "1", data = [{words}] }}]"#)) => "permit `1`: data",
        ProblemKind::TooLarge { what, found: 4097, limit: 4096 } if what == "words");
    let nots = "not.".repeat(16);
    let deep = wrong(&format!(r#"forbid = [{{ clause = "1", when.{nots}residence = "US" }}]"#));
    assert!(matches!(deep.problems()[0].kind(), ProblemKind::TooDeep { limit: 16 }), "{deep:?}");
}

#[test]
fn dates_and_periods() {
    only!(wrong(r#"until = "soon""#) => "until",
        ProblemKind::NotADate { value } if value == "soon");
    only!(wrong("until = 9800-01-01") => "until",
        ProblemKind::DateOutOfRange { value } if value == "9800-01-01");
    only!(wrong("until = 2025-01-01") => "until",
        ProblemKind::InvertedDates { from, until }
        if from.starts_with("2026-01-01") && until.starts_with("2025-01-01"));
    only!(wrong(r#"opt-out = [{ clause = "1", grace = "soon" }]"#) => "opt-out `1`: grace",
        ProblemKind::NotAPeriod { value } if value == "soon");
}

#[test]
fn rules_that_cannot_stand() {
    let twice =
        r#"permit = [{ clause = "1", action = "use" }, { clause = "1", action = "store" }]"#;
    only!(wrong(twice) => "permit `1`",
        ProblemKind::RepeatedId { id, first, second }
        if (id.as_str(), first.as_str(), second.as_str()) == ("1", "permit[0]", "permit[1]"));
    only!(wrong(r#"forbid = [{ clause = "1", identifiability = "de-identified" }]"#)
        => "forbid `1`: identifiability",
        ProblemKind::Ambiguous { value, meant }
        if value == "de-identified" && meant == "`aggregated` or `anonymised`");
    only!(wrong(r#"forbid = [{ clause = "1", when.consent = "express" }]"#) => "forbid `1`: when",
        ProblemKind::Misplaced { condition, .. } if condition == "consent");
    only!(wrong(r#"permit = [{ clause = "1", when.not.evidence = "subpoena" }]"#) => "permit `1`: when: not",
        ProblemKind::Misplaced { condition, place, .. }
        if condition == "evidence" && place == "under `not`");
    only!(wrong("kind = \"limit\"\npermit = [{ clause = \"1\", action = \"use\" }]") => "permit `1`",
        ProblemKind::Inconsistent { what, .. } if what == "a limit cannot permit");
}

#[test]
fn policies_that_are_built_are_checked_alike() {
    let builder = || Policy::builder("clinic", "1", datetime!(2026-01-01 0:00 UTC));
    let unknown = Permit::new("1").action(Action::new("usee").unwrap());
    only!(builder().permit(unknown).build().unwrap_err() => "permit `1`: action",
        ProblemKind::UnknownWord { facet: FacetKind::Action, .. });
    let no_obligation = Duty::new("1").action(Action::USE);
    only!(builder().duty(no_obligation).build().unwrap_err() => "duty `1`",
        ProblemKind::Missing { key, .. } if key == "obligation");
    let one_of_none = Duty::new("1").obligation(Owed::any([]));
    only!(builder().duty(one_of_none).build().unwrap_err() => "duty `1`: obligation: any",
        ProblemKind::Empty { what, .. } if what == "the list");
    let limit = builder().kind(PolicyKind::Limit).permit(Permit::new("1").action(Action::USE));
    only!(limit.build().unwrap_err() => "permit `1`", ProblemKind::Inconsistent { .. });
    let blank = Forbid::new("1").action(Action::USE).named(" ");
    let blank = builder().forbid(blank).build().unwrap_err();
    assert!(matches!(blank.problems()[0].kind(), ProblemKind::Inconsistent { .. }), "{blank:?}");
    let own = OwnWord::new(FacetKind::Data, "Loyalty Club", "The club.");
    only!(builder().word(own).build().unwrap_err() => "word",
        ProblemKind::Vocabulary(WordProblem::Syntax { .. }));
    let opt_out = OptOut::new("1").purpose(Purpose::MARKETING).grace(Grace::of(Period::days(10)));
    let twice = builder().opt_out(opt_out.clone()).opt_out(opt_out);
    assert_eq!(twice.build().unwrap().opt_outs().len(), 1);
}

#[test]
fn timelines_and_engines() {
    let version = |title: &str| policy(&format!("title = \"{title}\"")).unwrap();
    let same = PolicyTimeline::new([version("one"), version("other")]).unwrap_err();
    for problem in same.problems() {
        assert!(matches!(problem.kind(), ProblemKind::Inconsistent { .. }), "{problem}");
    }
    only!(PolicyTimeline::new([]).unwrap_err() => "",
        ProblemKind::Empty { what, .. } if what == "the timeline");
    only!(Engine::new([version("one"), version("other")]).unwrap_err() => "",
        ProblemKind::Inconsistent { what, .. } if what.contains("`clinic`"));
    let own = |id: &str, definition: &str| {
        Policy::builder(id, "1", datetime!(2026-01-01 0:00 UTC))
            .word(OwnWord::new(FacetKind::Party, "acme", definition))
            .build()
            .unwrap()
    };
    only!(Engine::new([own("clinic", "A lab."), own("shop", "A shop.")]).unwrap_err() => "policy `shop@1`",
        ProblemKind::Vocabulary(WordProblem::Conflicting { facet: FacetKind::Party, word })
        if word == "acme");
}

#[test]
fn questions_and_ledgers() {
    let engine = Engine::new([policy("").unwrap()]).unwrap();
    let at = datetime!(2026-03-01 9:00 UTC);
    let ask = |action| Act::new(action).data(DataCategory::NAME).purpose(Purpose::PAYMENT);
    only!(engine.prepare(ask(Action::SHARE)).unwrap_err() => "",
        ProblemKind::Missing { key, .. } if key == "recipient");
    assert!(engine.prepare(ask(Action::SHARE).recipient(Party::PROCESSOR)).is_ok());
    only!(engine.prepare(ask(Action::USE).channel(Channel::EMAIL)).unwrap_err() => "channel",
        ProblemKind::NotApplicable { facet, actions, .. }
        if facet == "channel" && actions == "`use`");
    let unknown = ask(Action::CONTACT).channel(Channel::new("emial").unwrap());
    only!(engine.prepare(unknown).unwrap_err() => "channel",
        ProblemKind::UnknownWord { facet: FacetKind::Channel, nearest, .. }
        if nearest.as_deref() == Some("email"));
    let no_purpose = ConsentEvent::granted("client-17", Strength::Express, at);
    only!(ConsentLedger::new([no_purpose.clone()]).unwrap_err() => "ledger[0]",
        ProblemKind::Inconsistent { what, .. } if what.contains("purpose"));
    only!(ConsentLedger::default().record(no_purpose.clone()).unwrap_err() => "event",
        ProblemKind::Inconsistent { .. });
    // One that ends before it begins counts for nothing, and may be on record.
    let grant = no_purpose.purpose(Purpose::PAYMENT);
    assert!(ConsentLedger::new([grant.clone().expires(at)]).is_ok());
    let twice = [grant.clone().id("e-1"), grant.channel(Channel::EMAIL).id("e-1")];
    only!(ConsentLedger::new(twice).unwrap_err() => "ledger",
        ProblemKind::ConflictingEvents { id } if id == "e-1");
}

#[test]
fn broad_questions() {
    // Each word has a rule of its own, so that nothing can be taken together.
    let rule = |n| {
        format!(
            r#"
            [[word]]
            facet = "purpose"
            key = "purpose-{n}"
            parent = "marketing"
            definition = "One of many."
            [[word]]
            facet = "data"
            key = "data-{n}"
            parent = "name"
            definition = "One of many."
            [[permit]]
            clause = "{n}"
            data = "data-{n}"
            purpose = "purpose-{n}"
            "#
        )
    };
    let rules: String = (0..1100).map(rule).collect();
    let engine = Engine::new([policy(&rules).unwrap()]).unwrap();
    let question = Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::MARKETING);
    only!(engine.prepare(question).unwrap_err() => "",
        ProblemKind::TooBroad { found, limit: 1_000_000 } if *found > 1_000_000);
}

#[test]
fn scenarios() {
    let document: Document = toml::from_str(
        r#"
        [[scenario]]
        name = "a client logs in"
        action = "use"
        data = "name"
        purpose = "payment"
        at = 2026-03-01
        expect = { outcome = "permitted", clause = "PX-99" }
        "#,
    )
    .unwrap();
    let scenarios = Scenarios::try_from(document).unwrap();
    assert_eq!(scenarios.scenarios()[0].expected.clauses, [Clause::new("PX-99")]);
    let engine = Engine::new([policy("").unwrap()]).unwrap();
    only!(scenarios.prepare(&engine).unwrap_err() => "scenario `a client logs in`: expect: clause",
        ProblemKind::Inconsistent { what, .. } if what.contains("`PX-99`"));
}
