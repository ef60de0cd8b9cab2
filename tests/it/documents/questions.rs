//! What is said of scenario files, when they are read and when their words are looked up.

use super::{lines, policy, read, said_of};
use insta::assert_snapshot;
use permitted::scenario::Scenarios;
use permitted::{Engine, Policy};

/// What is said of scenarios about a small policy.
pub(super) fn said(scenarios: &str) -> String {
    let clinic = policy(
        r#"
        [[permit]]
        clause = "PX-10"
        action = "use"
        purpose = "service-provision"

        [[permit]]
        id = "PX-28-processors"
        clause = "PX-28"
        action = "disclose"
        "#,
    );
    let engine = Engine::new([clinic.unwrap()]).unwrap();
    let scenarios = match read::<Scenarios>(scenarios) {
        Ok(scenarios) => scenarios,
        Err(error) => return lines(&error),
    };
    scenarios.prepare(&engine).err().as_ref().map(lines).unwrap_or_default()
}

/// The keys that a scenario needs beside its name, each in one line.
pub(super) const QUESTION: &str = r#"action = "use"
data = "name"
purpose = "service-provision"
at = 2026-03-01
expect.outcome = "permitted"
"#;

#[test]
fn a_scenario_says_what_it_expects() {
    assert_snapshot!(said(r#"
        [defaults]
        action = "use"
        data = "name"
        purpose = "service-provision"
        at = 2026-03-01

        [[scenario]]
        name = "nothing is expected"

        [[scenario]]
        name = "no outcome is expected"
        expect.clause = "PX-10"

        [[scenario]]
        name = "an outcome that there is not"
        expect.outcome = "not permitted"

        [[scenario]]
        name = "an expectation that is no table"
        expect = "permitted"

        [[scenario]]
        name = "misspelt expectations"
        expect.outcome = "permitted"
        expect.clauses = "PX-10"
        expect.near = []
        expect.missing = "consent: express"
        expect.stable-until = "for ever"
    "#), @r#"
    scenario `nothing is expected`: `expect` is missing; say what is expected, at least `expect.outcome`
    scenario `no outcome is expected`: expect: `outcome` is missing; say what is expected, at least `expect.outcome`
    scenario `an outcome that there is not`: expect: outcome: unknown value `not permitted`, did you mean `not-permitted`? (allowed: prohibited, not-permitted, undetermined, out-of-scope, permitted)
    scenario `an expectation that is no table`: expect: expected a table, found the text `permitted`
    scenario `misspelt expectations`: expect: near: the list is empty; name at least one, or leave the key out
    scenario `misspelt expectations`: expect: missing: expected a list of sets, as in `[["evidence: subpoena"]]`, found the text `consent: express`
    scenario `misspelt expectations`: expect: stable-until: `for ever` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`
    scenario `misspelt expectations`: expect: unknown key `clauses`, did you mean `clause`? (known here: outcome, clause, near, obligation, missing, stable-until)
    "#);
}

#[test]
fn scenarios_have_names_and_each_its_own() {
    let unnamed = format!("[[scenario]]\n{QUESTION}");
    assert_snapshot!(
        said(&unnamed),
        @"scenario[0]: `name` is missing; say in a sentence what the scenario shows"
    );
    let named = format!("[[scenario]]\nname = \"a client logs in\"\n{QUESTION}");
    assert_snapshot!(
        said(&named.repeat(2)),
        @"scenario `a client logs in`: two scenarios have this name; rename one"
    );
}

#[test]
fn a_question_says_what_is_done_with_what_for_what_and_when() {
    assert_snapshot!(said(r#"
        [[scenario]]
        name = "nothing is asked"
        expect.outcome = "permitted"
    "#), @r"
    scenario `nothing is asked`: `action` is missing; say what is done, such as `use`
    scenario `nothing is asked`: `data` is missing; say with which data
    scenario `nothing is asked`: `purpose` is missing; say what for
    scenario `nothing is asked`: `at` is missing; say when, such as `2026-03-01T09:00:00Z`
    ");
    assert_snapshot!(said(r#"
        [[scenario]]
        name = "nothing is listed"
        action = "use"
        data = []
        purpose = []
        at = 2026-03-01
        expect.outcome = "permitted"
    "#), @r"
    scenario `nothing is listed`: data: the list is empty; say with which data
    scenario `nothing is listed`: purpose: the list is empty; say what for
    ");
}

#[test]
fn expectations_name_clauses_rules_and_obligations_that_there_are() {
    let question = format!("[[scenario]]\nname = \"a client logs in\"\n{QUESTION}");
    assert_snapshot!(said(&format!(r#"{question}
        expect.clause = ["PX-10", "PX-99"]
        expect.near = ["PX-28", "PX-28-processors", "PX-28-partners"]
        expect.obligation = ["notify", "notfy"]
    "#)), @r"
    scenario `a client logs in`: expect: clause: no rule cites the clause `PX-99`; correct the clause, or cite it in a rule
    scenario `a client logs in`: expect: near: no rule is called `PX-28-partners` or cites a clause `PX-28-partners`; name a rule by its id, or by a clause that it cites
    scenario `a client logs in`: expect: obligation: unknown obligation `notfy`, did you mean `notify`?
    ");
}

#[test]
fn an_unknown_word_is_told_wherever_it_stands() {
    assert_snapshot!(said(r#"
        [[scenario]]
        name = "a letter to a vendor"
        action = "share"
        data = ["nme", { category = "card-number", source = "thrid-party" }]
        purpose = ["service-provision", { exactly = "own-markting" }]
        by = "controler"
        channel = "emial"
        recipient = { role = "procesor", party = "acme" }
        subject = { id = "client-17", kind = ["client", "fysician"], residence = "us-ma" }
        at = 2026-03-01
        expect.outcome = "permitted"
    "#), @r"
    scenario `a letter to a vendor`: recipient: unknown party `procesor`, did you mean `processor`?
    scenario `a letter to a vendor`: channel: unknown channel `emial`, did you mean `email`?
    scenario `a letter to a vendor`: by: unknown party `controler`, did you mean `controller`?
    scenario `a letter to a vendor`: data[1]: source: unknown source `thrid-party`, did you mean `third-party`?
    scenario `a letter to a vendor`: data[0]: unknown data `nme`, did you mean `name`?
    scenario `a letter to a vendor`: purpose[1]: unknown purpose `own-markting`, did you mean `own-marketing`?
    scenario `a letter to a vendor`: subject: kind: unknown subject `fysician`, did you mean `physician`?
    scenario `a letter to a vendor`: subject: residence: unknown place `us-ma`, did you mean `US-MA`?
    ");
}

#[test]
fn an_unknown_action_hides_no_other_mistake() {
    assert_snapshot!(said(r#"
        [[scenario]]
        name = "a client logs in"
        action = "usee"
        data = "nme"
        purpose = "servce-provision"
        at = 2026-03-01
        expect.outcome = "permitted"
    "#), @r"
    scenario `a client logs in`: action: unknown action `usee`, did you mean `use`?
    scenario `a client logs in`: data[0]: unknown data `nme`, did you mean `name`?
    scenario `a client logs in`: purpose[0]: unknown purpose `servce-provision`, did you mean `service-provision`?
    ");
}

#[test]
fn a_word_that_all_items_share_is_told_once_and_there() {
    assert_snapshot!(said(r#"
        [[scenario]]
        name = "a client logs in"
        action = "use"
        data = ["name", "email-address"]
        purpose = "service-provision"
        source = "observd"
        gathered-at = "own-web-site"
        at = 2026-03-01
        expect.outcome = "permitted"
    "#), @r"
    scenario `a client logs in`: source: unknown source `observd`, did you mean `observed`?
    scenario `a client logs in`: gathered-at: unknown gathered-at `own-web-site`, did you mean `own-website`?
    ");
}

#[test]
fn a_disclosure_has_a_recipient() {
    assert_snapshot!(said(r#"
        [[scenario]]
        name = "a name is shared"
        action = "share"
        data = "name"
        purpose = "service-provision"
        at = 2026-03-01
        expect.outcome = "permitted"
    "#), @"scenario `a name is shared`: `recipient` is missing; say who receives; a disclosure always has a recipient");
}

#[test]
fn what_is_wrong_with_defaults_is_told_once() {
    assert_snapshot!(said_of::<Scenarios>(r#"
        [defaults]
        action = "use"
        data = "name"
        purpose = "service-provision"
        byy = "controller"
        at = 2026-03-01

        [[scenario]]
        name = "a client logs in"
        expect.outcome = "permitted"

        [[scenario]]
        name = "a client logs out"
        expect.outcome = "permitted"
    "#), @"defaults: unknown key `byy`, did you mean `by`? (known here: action, data, purpose, by, recipient, channel, place, source, gathered-at, identifiability, record, at, subject, evidence, ledger)");
    assert_snapshot!(said_of::<Scenarios>(r#"
        [defaults]
        action = "use"
        data = "name"
        purpose = "service-provision"
        at = "yesterday"
        subject = { id = "client-17", age = 44, kinds = "client" }

        [[scenario]]
        name = "a client logs in"
        expect.outcome = "permitted"

        [[scenario]]
        name = "a client logs out"
        expect.outcome = "permitted"
    "#), @r"
    defaults: at: `yesterday` is not a date; write `2026-03-01`, or with a time and its zone `2026-03-01T09:00:00Z`
    defaults: subject: unknown key `kinds`, did you mean `kind`? (known here: id, kind, age, birth-date, offset, residence, deceased)
    ");
}

#[test]
fn defaults_hold_what_a_question_holds() {
    let scenario = format!("[[scenario]]\nname = \"a client logs in\"\n{QUESTION}");
    assert_snapshot!(said(&format!(r#"
        [defaults]
        name = "every scenario"
        expect.outcome = "permitted"
        {scenario}
    "#)), @r"
    defaults: unknown key `expect`; known here: action, data, purpose, by, recipient, channel, place, source, gathered-at, identifiability, record, at, subject, evidence, ledger
    defaults: unknown key `name`; known here: action, data, purpose, by, recipient, channel, place, source, gathered-at, identifiability, record, at, subject, evidence, ledger
    ");
    assert_snapshot!(said(&format!("defaults = \"none\"\nscenarios = []\n{scenario}")), @r"
    defaults: expected a table, found the text `none`
    unknown key `scenarios`, did you mean `scenario`? (known here: defaults, scenario, record, request)
    ");
}

#[test]
fn what_a_scenario_states_replaces_the_default() {
    let scenarios: Scenarios = read(
        r#"
        [defaults]
        by = "controller"
        subject = { id = "client-17", age = 44 }
        action = "use"
        data = "name"
        purpose = "service-provision"
        at = 2026-03-01
        ledger = []

        [[scenario]]
        name = "a client logs in"
        expect.outcome = "permitted"

        [[scenario]]
        name = "another client logs in"
        subject = { id = "client-18" }
        expect.outcome = "permitted"
        "#,
    )
    .unwrap();
    let [one, other] = scenarios.scenarios() else { panic!("two scenarios") };
    assert_eq!(one.question.act.by, other.question.act.by);
    assert!(other.question.facts.subject.id.as_ref().is_some_and(|id| id == "client-18"));
    assert_eq!(other.question.facts.subject.age, None, "a subject is replaced whole");
    assert!(other.question.facts.ledger.is_some(), "an empty ledger is a ledger");
}

#[test]
fn a_policy_file_and_a_scenario_file_are_told_apart() {
    assert_snapshot!(said_of::<Scenarios>(r#"
        id = "clinic"
        version = "1"
        from = 2026-01-01
        permit = [{ clause = "1", action = "use" }]
    "#), @"this is a policy, not a scenario file; give policy files first and the scenario file last");
    assert_snapshot!(said_of::<Policy>(r#"
        [defaults]
        at = 2026-03-01

        [[scenario]]
        name = "a client logs in"
    "#), @"this is a scenario file, not a policy; give policy files first and the scenario file last");
}

#[test]
fn only_a_default_can_be_left_out() {
    assert_snapshot!(said(r#"
        [defaults]
        at = 2026-03-01
        ledger = []

        [[scenario]]
        name = "a client logs in"
        without = ["place", "leger"]
        action = "use"
        data = "name"
        purpose = "service-provision"
        expect.outcome = "permitted"
    "#), @r"
    scenario `a client logs in`: without[0]: no default states `place`; drop it: what nothing states is open already
    scenario `a client logs in`: without[1]: unknown value `leger`, did you mean `ledger`? (allowed: at, ledger)
    ");
}
