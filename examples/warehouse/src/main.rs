//! Writes a table of subjects, asks who of them may get the newsletter on this machine and on a cluster, and
//! compares the answers.
//!
//! ```text
//! cargo run --release --manifest-path examples/warehouse/Cargo.toml -- [both|local|cluster] [ROWS] [FOLDER]
//! ```
//!
//! The table goes into FOLDER, which is `target/warehouse` below the package unless named. One that is there
//! already with so many rows is used again.

use std::error::Error;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};
use warehouse::asked::Asked;
use warehouse::cluster::{self, Cluster};
use warehouse::generate::table;
use warehouse::query::{Answer, ask, local, register};

const ROWS: u32 = 10_000_000;
/// Plans are nested deeply, and are read by recursion.
const STACK: usize = 16 * 1024 * 1024;

fn main() -> Result<(), Box<dyn Error>> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.enable_all().thread_stack_size(STACK).build()?;
    let ended = runtime.block_on(run());
    // A process of the cluster that fails should not wait for its input.
    runtime.shutdown_background();
    ended
}

async fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (how, rest) = match arguments.as_slice() {
        ["scheduler", port] => return Ok(cluster::scheduler(port.parse()?).await?),
        ["executor", scheduler, port, work] => {
            return Ok(cluster::executor(scheduler.parse()?, port.parse()?, Path::new(work)).await?);
        }
        [how @ ("both" | "local" | "cluster"), rest @ ..] => (*how, rest),
        [] => ("both", arguments.as_slice()),
        [other, ..] => return Err(format!("write both, local or cluster, not `{other}`").into()),
    };
    let rows = match rest.first() {
        Some(number) => number
            .replace('_', "")
            .parse()
            .map_err(|_| format!("the number of rows is a number, not `{number}`"))?,
        None => ROWS,
    };
    let folder = rest.get(1).map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/warehouse"),
        PathBuf::from,
    );
    let started = Instant::now();
    let table = table(&folder, rows)?;
    eprintln!("{rows} rows in {}, {:.1} s", table.display(), started.elapsed().as_secs_f64());

    let question = Asked::newsletter()?;
    let mut answers: Vec<Answer> = Vec::new();
    if how != "cluster" {
        let cores = std::thread::available_parallelism()?.get();
        let context = local(cores);
        register(&context, &question, &table).await?;
        let (answer, took) = timed(&[std::process::id()], ask(&context)).await?;
        println!("{}\n{} of {rows} may get the newsletter", answer.table, answer.readers);
        eprintln!("DataFusion, {cores} cores: {}", took.rates(rows));
        answers.push(answer);
    }
    if how != "local" {
        let cluster = Cluster::start(&std::env::current_exe()?, &folder).await?;
        let context = cluster.session().await?;
        register(&context, &question, &table).await?;
        let (answer, took) = timed(&cluster.processes(), ask(&context)).await?;
        println!("{}\n{} of {rows} may get the newsletter", answer.table, answer.readers);
        eprintln!("Ballista, {} executors: {}", cluster::EXECUTORS, took.rates(rows));
        for (number, busy) in (1..).zip(took.busy.iter().skip(1)) {
            eprintln!("  executor {number}: {:.1} s of a core", busy.as_secs_f64());
        }
        answers.push(answer);
    }
    if let [one, other] = answers.as_slice() {
        if one != other {
            return Err("the cluster answers otherwise than this machine".into());
        }
        println!("the cluster and this machine answer the same");
    }
    Ok(())
}

/// How long something took: by the clock, and of a core in each process.
struct Took {
    clock: Duration,
    busy: Vec<Duration>,
}

impl Took {
    /// Rows a second by the clock, and per second of a core, which other work on the machine does not change.
    fn rates(&self, rows: u32) -> String {
        let busy: Duration = self.busy.iter().sum();
        let rate = |time: Duration| f64::from(rows) / time.as_secs_f64().max(0.001);
        format!(
            "{:.1} s, {:.0} rows a second; {:.1} s of a core, {:.0} rows a second per core",
            self.clock.as_secs_f64(),
            rate(self.clock),
            busy.as_secs_f64(),
            rate(busy),
        )
    }
}

/// Does something, and looks how long these processes were at work meanwhile.
async fn timed<T, E: Error + 'static>(
    processes: &[u32],
    work: impl Future<Output = Result<T, E>>,
) -> Result<(T, Took), Box<dyn Error>> {
    let (before, started) = (busy(processes), Instant::now());
    let done = work.await?;
    let clock = started.elapsed();
    let after = busy(processes).into_iter();
    let busy = after.zip(before).map(|(after, before)| after.saturating_sub(before)).collect();
    Ok((done, Took { clock, busy }))
}

/// How long each process has been at work.
fn busy(processes: &[u32]) -> Vec<Duration> {
    let pids: Vec<Pid> = processes.iter().map(|process| Pid::from_u32(*process)).collect();
    let mut system = System::new();
    let cpu = ProcessRefreshKind::nothing().with_cpu();
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&pids), true, cpu);
    let time = |pid: &Pid| system.process(*pid).map_or(0, sysinfo::Process::accumulated_cpu_time);
    pids.iter().map(|pid| Duration::from_millis(time(pid))).collect()
}
