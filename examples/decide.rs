//! Answers scenario files: `decide [--json] [POLICY… SCENARIOS]`.
//!
//! Without files it runs the policies of `examples/policies`: each alone, with its questions and its
//! hostile ones, each law beside a business that allows itself everything, and each policy beside
//! both laws. Exits with 1 where an answer is not as expected, with 2 where a file is wrong.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a few hundred questions")]

use permitted::engine::Part;
use permitted::files::Document;
use permitted::policy::RuleKind;
use permitted::scenario::{Checked, Difference, PreparedScenario, Scenarios};
use permitted::{Engine, InputError, Outcome, Policy, PolicyTimeline, render};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const OWN: [&str; 4] = ["plexuus", "plexus-it", "plum-medical", "plusnxt"];
/// Written from the law, and not from a company's text.
const FROM_LAW: [&str; 2] = ["clinic", "school"];
const LAWS: [&str; 2] = ["gdpr", "ccpa"];

/// The files of the examples: policies that are asked together, and the questions.
fn examples() -> Vec<(Vec<PathBuf>, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/policies");
    let run = |policies: &[&str], scenarios: &str| {
        let policies = policies.iter().map(|name| folder.join(format!("{name}.toml"))).collect();
        (policies, folder.join(format!("{scenarios}.scenarios.toml")))
    };
    let alone = OWN.iter().chain(&FROM_LAW).map(|name| run(&[name], name));
    let laws = LAWS.iter().map(|law| run(&["any-business", law], law));
    let beside = OWN.iter().map(|name| run(&[name, "gdpr", "ccpa"], &format!("{name}.with-laws")));
    let hostile = OWN.iter().chain(&FROM_LAW).map(|name| run(&[name], &format!("{name}.hostile")));
    let rights = run(&["plusnxt", "gdpr", "ccpa"], "plusnxt-rights");
    alone.chain(hostile).chain(laws).chain(beside).chain([rights]).collect()
}

fn main() -> ExitCode {
    let mut json = false;
    let mut files: Vec<PathBuf> = Vec::new();
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("--json") => json = true,
            Some("--help" | "-h") => {
                println!(
                    "decide [--json] [POLICY… SCENARIOS]   policy files, then one scenario file; TOML or JSON"
                );
                return ExitCode::SUCCESS;
            }
            Some(option) if option.starts_with("--") => {
                eprintln!("unknown option `{option}`; try `--help`");
                return ExitCode::from(2);
            }
            _ => files.push(argument.into()),
        }
    }
    let runs = if files.is_empty() {
        examples()
    } else {
        match files.pop() {
            Some(scenarios) if !files.is_empty() => vec![(files, scenarios)],
            _ => {
                eprintln!("give at least one policy file and one scenario file; try `--help`");
                return ExitCode::from(2);
            }
        }
    };
    let several = runs.len() > 1;
    let mut total = Tally::default();
    for (policies, scenarios) in runs {
        match run(&policies, &scenarios, json) {
            Ok(tally) => total.add(&tally),
            Err(Failure::File(lines)) => {
                for line in lines {
                    eprintln!("{line}");
                }
                return ExitCode::from(2);
            }
            // Whoever read our output has had enough.
            Err(Failure::Closed) => return ExitCode::SUCCESS,
        }
    }
    if !json {
        if several {
            println!("{total}");
        }
        for name in &total.names {
            println!("  not as expected: {name}");
        }
    }
    if total.unexpected == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

enum Failure {
    File(Vec<String>),
    Closed,
}

impl From<std::io::Error> for Failure {
    fn from(_: std::io::Error) -> Self {
        Self::Closed
    }
}

#[derive(Default)]
struct Tally {
    outcomes: BTreeMap<Outcome, usize>,
    /// Questions about records and rights.
    others: usize,
    unexpected: usize,
    names: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        for (outcome, count) in &other.outcomes {
            *self.outcomes.entry(*outcome).or_default() += count;
        }
        self.others += other.others;
        self.unexpected += other.unexpected;
        self.names.extend_from_slice(&other.names);
    }
}

impl Tally {
    fn other(&mut self, name: &str, as_expected: bool) {
        self.others += 1;
        if !as_expected {
            self.unexpected += 1;
            self.names.push(name.to_owned());
        }
    }
}

/// An answer about a record or a right.
struct Row<'a> {
    name: &'a str,
    asked: String,
    text: Vec<String>,
    differences: &'a [Difference],
}

impl Row<'_> {
    fn write(
        &self,
        out: &mut impl Write,
        json: bool,
        question: &serde_json::Value,
    ) -> std::io::Result<()> {
        let as_expected = self.differences.is_empty();
        if json {
            let line = serde_json::json!({
                "scenario": self.name,
                "as_expected": as_expected,
                "differences": self.differences,
                "question": question,
                "answer": self.text,
            });
            return writeln!(out, "{line}");
        }
        writeln!(out, "{} {}", if as_expected { "ok " } else { "BAD" }, self.name)?;
        writeln!(out, "    asked    {}", self.asked)?;
        for line in &self.text {
            writeln!(out, "    {line}")?;
        }
        for difference in self.differences {
            writeln!(out, "    !!       {difference}")?;
        }
        writeln!(out)
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let total = self.outcomes.values().sum::<usize>() + self.others;
        write!(f, "{total} questions:")?;
        for (outcome, count) in self.outcomes.iter().rev() {
            write!(f, " {count} {},", render::outcome(*outcome))?;
        }
        if self.others > 0 {
            write!(f, " {} on records and rights,", self.others)?;
        }
        match self.unexpected {
            0 => write!(f, " all as expected"),
            count => write!(f, " {count} NOT as expected"),
        }
    }
}

fn run(policies: &[PathBuf], scenarios: &Path, json: bool) -> Result<Tally, Failure> {
    let mut versions: BTreeMap<String, Vec<Policy>> = BTreeMap::new();
    for path in policies {
        let policy: Policy = load(path)?;
        versions.entry(policy.id().to_string()).or_default().push(policy);
    }
    let wrong = |path: &Path, error: &InputError| {
        let problems = error.problems().iter();
        Failure::File(problems.map(|problem| format!("{}: {problem}", path.display())).collect())
    };
    let policy_file = policies.first().map_or(scenarios, PathBuf::as_path);
    let names: Vec<String> = versions
        .values()
        .flatten()
        .map(|policy| policy.title().unwrap_or(policy.id().as_str()).to_owned())
        .collect();
    let timelines: Vec<PolicyTimeline> = versions
        .into_values()
        .map(PolicyTimeline::new)
        .collect::<Result<_, _>>()
        .map_err(|error| wrong(policy_file, &error))?;
    let engine = Engine::new(timelines).map_err(|error| wrong(policy_file, &error))?;
    let file: Scenarios = load(scenarios)?;
    let prepared = file.prepare(&engine).map_err(|error| wrong(scenarios, &error))?;

    let mut out = std::io::stdout().lock();
    if !json {
        writeln!(out, "== {}\n", names.join(", "))?;
    }
    let mut tally = Tally::default();
    for scenario in &prepared {
        let checked = scenario.check(&engine);
        *tally.outcomes.entry(checked.decision.outcome).or_default() += 1;
        if !checked.differences.is_empty() {
            tally.unexpected += 1;
            tally.names.push(scenario.scenario().name.clone());
        }
        if json {
            write_json(&mut out, scenario, &checked)?;
        } else {
            write_text(&mut out, scenario, &checked)?;
        }
    }
    for scenario in file.records() {
        let checked = scenario.check(&engine).map_err(|error| wrong(scenarios, &error))?;
        tally.other(&scenario.name, checked.differences.is_empty());
        let text = render::standing(&checked.standing);
        let asked = format!("record {} on {}", scenario.record.id, scenario.at.date());
        let question = serde_json::json!({ "record": scenario.record.id });
        let row = Row { name: &scenario.name, asked, text, differences: &checked.differences };
        row.write(&mut out, json, &question)?;
    }
    for scenario in file.requests() {
        let checked = scenario.check(&engine).map_err(|error| wrong(scenarios, &error))?;
        tally.other(&scenario.name, checked.differences.is_empty());
        let text = render::rights_answer(&checked.answer);
        let asked = render::rights_request(&scenario.request);
        let question = serde_json::json!({ "request": scenario.request });
        let row = Row { name: &scenario.name, asked, text, differences: &checked.differences };
        row.write(&mut out, json, &question)?;
    }
    if !json {
        writeln!(out, "-- {}: {tally}\n", names.join(", "))?;
    }
    Ok(tally)
}

const NAMED_FOR_ITS_FORMAT: &str = "; call a JSON file `….json`, and a TOML file `….toml`";

/// Reads a file by its ending, TOML or JSON, and says all that is wrong with it.
fn load<T: TryFrom<Document, Error = InputError>>(path: &Path) -> Result<T, Failure> {
    let wrong = |text: String| Failure::File(vec![format!("{}: {text}", path.display())]);
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let is_json = path.extension().is_some_and(|ending| ending == "json");
    let document: Document = if is_json {
        serde_json::from_str(&text).map_err(|error| {
            let toml = if text.trim_start().starts_with('{') { "" } else { NAMED_FOR_ITS_FORMAT };
            wrong(format!("this is not JSON: {error}{toml}"))
        })?
    } else {
        toml::from_str(&text).map_err(|error| {
            let json = if text.trim_start().starts_with('{') { NAMED_FOR_ITS_FORMAT } else { "" };
            wrong(format!("this is not TOML{json}\n{}", error.to_string().trim_end()))
        })?
    };
    T::try_from(document).map_err(|error| {
        let problems = error.problems().iter();
        Failure::File(problems.map(|problem| format!("{}: {problem}", path.display())).collect())
    })
}

fn write_text(
    out: &mut impl Write,
    scenario: &PreparedScenario<'_>,
    checked: &Checked,
) -> std::io::Result<()> {
    let (scenario, decision) = (scenario.scenario(), &checked.decision);
    let mark = if checked.differences.is_empty() { "ok " } else { "BAD" };
    writeln!(out, "{mark} {}", scenario.name)?;
    writeln!(out, "    asked    {}", render::question(&scenario.question))?;
    writeln!(out, "    answer   {}", render::answer(decision))?;
    // Parts that are answered alike are shown together.
    let mut shown: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for part in &decision.parts {
        let (title, lines) = (format!("{} for {}", part.data, part.purpose), lines(part));
        match shown.iter_mut().find(|(_, other)| *other == lines) {
            Some((titles, _)) => titles.push(title),
            None => shown.push((vec![title], lines)),
        }
    }
    for (titles, lines) in &shown {
        if shown.len() > 1 {
            writeln!(out, "    part     {}", titles.join(", "))?;
        }
        for line in lines.iter().skip(usize::from(shown.len() == 1)) {
            writeln!(out, "    {line}")?;
        }
    }
    // Of several purposes each item has to be permitted for all.
    if decision.parts.len() > decision.items.len() && shown.len() > 1 {
        for item in &decision.items {
            writeln!(out, "    in all   {}: {}", item.data, render::outcome(item.outcome))?;
        }
    }
    if !decision.obligations.is_empty() {
        let due: Vec<String> =
            decision.obligations.iter().map(|due| due.obligation.to_string()).collect();
        writeln!(out, "    must     {}", due.join(", "))?;
    }
    for difference in &checked.differences {
        writeln!(out, "    !!       {difference}")?;
    }
    writeln!(out)
}

fn lines(part: &Part) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |label: &str, text: String| lines.push(format!("{label:<8} {text}"));
    say("is", render::outcome(part.outcome).to_owned());
    if !part.witness.is_empty() {
        let witness: Vec<String> = part.witness.iter().map(ToString::to_string).collect();
        say("such as", witness.join(", "));
    }
    for reason in render::reasons(part) {
        match reason.strip_prefix("see also ") {
            Some(rules) => say("see also", rules.to_owned()),
            None => say("because", reason),
        }
    }
    let permits = part.near.iter().filter(|near| near.rule.kind == RuleKind::Permit);
    for near in permits.take(3) {
        say("nearly", render::near_miss(near));
    }
    if !part.unknown.is_empty() {
        let unknown: Vec<String> = part.unknown.iter().map(ToString::to_string).collect();
        say("unknown", unknown.join(", "));
    }
    for line in part.missing.iter().flat_map(render::missing) {
        say("missing", line);
    }
    for notice in &part.notices {
        say("note", render::notice(notice));
    }
    lines
}

fn write_json(
    out: &mut impl Write,
    scenario: &PreparedScenario<'_>,
    checked: &Checked,
) -> std::io::Result<()> {
    let line = serde_json::json!({
        "scenario": scenario.scenario().name,
        "as_expected": checked.differences.is_empty(),
        "differences": checked.differences,
        "question": scenario.scenario().question,
        "decision": checked.decision,
    });
    writeln!(out, "{line}")
}
