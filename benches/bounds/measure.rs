//! Doubling a size, and the table of what that does.

use std::any::Any;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The largest factor per doubling, over all sizes, of what is nearly linear.
pub(crate) const MOST: f64 = 2.3;
/// How many sizes a row has.
const SIZES: u32 = 4;
/// How often each size is measured at most; the shortest time counts.
const TIMES: u32 = 25;
/// What took so long in all is not measured again.
const LONG: Duration = Duration::from_millis(1_500);
/// Shorter times say nothing about growth.
const SHORTEST: Duration = Duration::from_micros(50);
/// Less memory says nothing about growth.
const LEAST: u64 = 64 * 1024;

/// One thing that can be made large.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// The first size.
    pub(crate) from: usize,
    /// Makes ready what is measured of a size.
    pub(crate) prepare: fn(usize) -> Work,
}

/// What is measured.
pub(crate) type Work = Box<dyn FnOnce() -> Ended>;

/// How it ended.
pub(crate) enum Ended {
    /// With this, which is kept until the time is taken: throwing it away is no part of it.
    Done(#[expect(dead_code, reason = "it is only kept")] Box<dyn Any>),
    /// Stopped by a limit, in these words.
    Stopped(String),
}

impl Ended {
    pub(crate) fn with<T: 'static>(value: T) -> Self {
        Self::Done(Box::new(value))
    }
}

/// What one size took.
struct Taken {
    time: Duration,
    bytes: u64,
    stopped: Option<String>,
}

pub(crate) fn print_heading() {
    println!(
        "{:<44} {:>7}  {:<35} {:>6} {:>10} {:>6}  stopped by",
        "what is doubled", "from", "times of n, 2n, 4n, 8n", "factor", "memory", "factor"
    );
}

/// Measures and prints one row; whether it is nearly linear or was stopped.
pub(crate) fn print(row: &Row) -> bool {
    let mut all: Vec<Taken> = Vec::new();
    for doubling in 0..SIZES {
        let taken = take(row, row.from << doubling);
        let is_stopped = taken.stopped.is_some();
        all.push(taken);
        if is_stopped {
            break;
        }
    }
    let stopped = all.iter().find_map(|taken| taken.stopped.clone());
    // What was stopped took less than it would have, so its factor says nothing.
    let whole: Vec<&Taken> = all.iter().filter(|taken| taken.stopped.is_none()).collect();
    let times: Vec<f64> =
        whole.iter().map(|taken| taken.time.max(SHORTEST).as_secs_f64()).collect();
    let bytes: Vec<f64> = whole.iter().map(|taken| taken.bytes.max(LEAST) as f64).collect();
    let (time, memory) = (factor_per_doubling(&times), factor_per_doubling(&bytes));
    let each: Vec<String> = all.iter().map(|taken| written(taken.time)).collect();
    let most = all.iter().map(|taken| taken.bytes).max().unwrap_or(0);
    println!(
        "{:<44} {:>7}  {:<35} {} {:>7} KB {}  {}",
        row.name,
        row.from,
        each.join(", "),
        factor(time),
        most / 1024,
        factor(memory),
        stopped.as_deref().unwrap_or("-")
    );
    let is_linear = |factor: Option<f64>| factor.is_none_or(|factor| factor <= MOST);
    stopped.is_some() || (is_linear(time) && is_linear(memory))
}

fn take(row: &Row, size: usize) -> Taken {
    let mut best: Option<Taken> = None;
    let begun = Instant::now();
    for _ in 0..TIMES {
        let work = (row.prepare)(size);
        let mut ended = None;
        let mut time = Duration::ZERO;
        let counted = allocation_counter::measure(|| {
            let start = Instant::now();
            ended = Some(black_box(work()));
            time = start.elapsed();
        });
        let stopped = match ended {
            Some(Ended::Stopped(limit)) => Some(limit),
            _ => None,
        };
        let taken = Taken { time, bytes: counted.bytes_max, stopped };
        if best.as_ref().is_none_or(|best| taken.time < best.time) {
            best = Some(taken);
        }
        if begun.elapsed() > LONG {
            break;
        }
    }
    best.expect("each size is measured at least once")
}

/// By how much a value grew with each doubling. It is taken over all of them: a single one tells more
/// of the caches of the machine than of the work.
fn factor_per_doubling(values: &[f64]) -> Option<f64> {
    let (first, last) = (values.first()?, values.last()?);
    let doublings = values.len().checked_sub(1).filter(|doublings| *doublings > 0)?;
    Some((last / first).powf(1.0 / doublings as f64))
}

fn factor(value: Option<f64>) -> String {
    value.map_or_else(|| "     -".to_owned(), |value| format!("{value:>6.2}"))
}

fn written(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds >= 1.0 => format!("{seconds:.1} s"),
        seconds if seconds >= 0.001 => format!("{:.1} ms", seconds * 1e3),
        seconds => format!("{:.0} µs", seconds * 1e6),
    }
}
