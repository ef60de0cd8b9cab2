//! Measures `permitted` beside Cedar, Rego, casbin and a bare bitset:
//!
//! ```text
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- [--quick] [--json PATH]
//! ```
//!
//! Every engine is checked to agree with every other on every question before anything is timed;
//! on the first disagreement the program says which question it was and exits with 1. The table
//! goes to standard output, the same as JSON to `benches/peers/target/peers.json` or to PATH.
//! `--quick` leaves out 40,000 rules and asks fewer questions.
//!
//! **Questions** are elementary uses with complete facts, as plain strings; each engine gets its
//! own request from the same strings, either beforehand (*request prebuilt*) or under the clock
//! (*from strings*, as a service would). Peers have no unknown facts and no groups of data.
//!
//! **Policies** are written for each peer from the same [`rules`](peers::rules), which come from
//! the `Policy` itself. In the synthetic policies the peers decide on consent, over sets of
//! purposes on record. In the company policies conditions on records come to the peers as booleans
//! worked out beforehand, at no cost to them. casbin and the bare bitset get all conditions so.
//!
//! **Time** is the median of interleaved rounds on one thread, pinned where the system allows.
//! A thousand questions again and again train the branch predictor, so the fast engines are also
//! asked a million that never come again.

use peers::measure::{Asked, Disagreement, measure, measure_distinct};
use peers::peers::{Entry, all, quick, quickest};
use peers::rules::Rules;
use peers::table::Table;
use peers::workload::{Workload, company, synthetic};
use permitted::Policy;
use std::path::PathBuf;
use std::process::ExitCode;

/// How many questions all engines are asked.
const QUESTIONS: usize = 1_000;
/// How many times forty rules only the quickest engines bear.
const LARGEST: usize = 1_000;
/// How many chunks of questions that never come again, and how many are in each.
const DISTINCT: (usize, usize) = (20, 50_000);

struct Options {
    quick: bool,
    json: PathBuf,
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("usage: peers [--quick] [--json PATH]");
        return ExitCode::from(2);
    };
    let pinned = core_affinity::get_core_ids()
        .and_then(|ids| ids.last().copied())
        .is_some_and(core_affinity::set_for_current);
    println!("one thread, {}\n", if pinned { "pinned" } else { "not pinned" });
    let mut table = Table::default();
    if let Err(disagreement) = run(&options, &mut table) {
        eprintln!("nothing is timed where engines disagree: {disagreement}");
        return ExitCode::FAILURE;
    }
    println!("{}", table.summary());
    let text = format!("{:#}\n", table.json());
    match std::fs::write(&options.json, text) {
        Ok(()) => {
            println!("written to {}", options.json.display());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{}: {problem}", options.json.display());
            ExitCode::FAILURE
        }
    }
}

fn options() -> Option<Options> {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/target/peers.json");
    let mut options = Options { quick: false, json: PathBuf::from(own) };
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--quick") => options.quick = true,
            Some("--json") => options.json = arguments.next()?.into(),
            _ => return None,
        }
    }
    Some(options)
}

fn run(options: &Options, table: &mut Table) -> Result<(), Disagreement> {
    let mut show = |name: &str, workload: &Workload, measured| {
        table.push(name, workload.size(), measured);
        println!("{}", table.last());
    };
    let sizes: &[usize] = if options.quick { &[1, 10, 100] } else { &[1, 10, 100, LARGEST] };
    let grown: Vec<_> = sizes.iter().map(|times| (synthetic::grown(*times), *times)).collect();
    let engines = |times| if times == LARGEST { quick } else { all };
    let sets = grown.iter().map(|(workload, times)| asked(workload, engines(*times)));
    for ((workload, _), measured) in grown.iter().zip(measure(sets.collect())?) {
        show(&workload.name, workload, measured);
    }
    let many = if options.quick { (5, 10_000) } else { DISTINCT };
    for (workload, _) in &grown {
        let mut entries = quickest(&workload.policy, &workload.rules);
        let measured = measure_distinct(&mut entries, &mut workload.questions(), many)?;
        show(&format!("{}, distinct", workload.size()), workload, measured);
    }
    for workload in company::all() {
        for measured in measure(vec![asked(&workload, all)])? {
            show(&workload.name, &workload, measured);
        }
    }
    Ok(())
}

fn asked(workload: &Workload, engines: fn(&Policy, &Rules) -> Vec<Box<dyn Entry>>) -> Asked<'_> {
    let Workload { policy, rules, .. } = workload;
    let questions = workload.questions().take(QUESTIONS).collect();
    Asked { entries: engines(policy, rules), rules, questions }
}
