//! Agreement first, then time. Rounds go through all engines in turn, and through all sizes of the
//! grown policy, so that whatever slows the machine down for a while hits them alike; of the rounds
//! the median counts, for ratios too.

use crate::peers::{Entry, Mode};
use crate::question::Question;
use crate::rules::Rules;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long an engine may take in one round.
const ROUND: Duration = Duration::from_millis(50);
/// How many rounds there are.
const ROUNDS: usize = 33;

/// The median time of a decision.
#[derive(Debug, Clone)]
pub struct Timing {
    /// The engine, and how it is asked.
    pub engine: &'static str,
    /// What stood ready.
    pub mode: Mode,
    /// Nanoseconds a decision.
    pub nanos: f64,
    /// The same, round by round.
    rounds: Vec<f64>,
}

impl Timing {
    /// How many times as long as another: the median over the rounds, in each of which both were
    /// measured within a second or two of each other.
    pub fn times(&self, other: &Self) -> f64 {
        median(self.rounds.iter().zip(&other.rounds).map(|(one, other)| one / other).collect())
    }
}

/// Why nothing was timed: two engines answer one question differently.
#[derive(Debug)]
pub struct Disagreement(String);

impl std::fmt::Display for Disagreement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Disagreement {}

/// What the engines were asked, and how it went.
#[derive(Debug)]
pub struct Measured {
    /// The medians, in the order of the engines.
    pub timings: Vec<Timing>,
    /// How many questions each engine was checked on.
    pub questions: usize,
    /// Which part of them is permitted.
    pub permitted: f64,
}

/// Engines, and what they are asked.
pub struct Asked<'a> {
    /// The engines.
    pub entries: Vec<Box<dyn Entry>>,
    /// What they decide by.
    pub rules: &'a Rules,
    /// The questions.
    pub questions: Vec<Question>,
}

/// Checks that all engines agree on all questions, then times them on these; where several sets of
/// engines are asked, in turn.
///
/// # Errors
/// If they do not agree.
pub fn measure(mut all: Vec<Asked<'_>>) -> Result<Vec<Measured>, Disagreement> {
    let checked = all.iter_mut().map(Checked::new).collect::<Result<Vec<_>, _>>();
    let mut checked = checked?;
    for round in 0..ROUNDS {
        for (asked, checked) in all.iter().zip(&mut checked) {
            let entries = asked.entries.iter().zip(&checked.parts);
            for ((entry, part), samples) in entries.zip(&mut checked.samples) {
                samples.push(sample(entry.as_ref(), *part, round, asked.questions.len()));
            }
        }
    }
    let measured = all.iter().zip(checked).map(|(asked, checked)| Measured {
        timings: timings(&asked.entries, checked.samples),
        questions: asked.questions.len(),
        permitted: checked.permitted as f64 / asked.questions.len() as f64,
    });
    Ok(measured.collect())
}

/// Engines that agree, and what was measured of them so far.
struct Checked {
    /// How many decisions of each fit into a round.
    parts: Vec<usize>,
    samples: Vec<Vec<f64>>,
    permitted: usize,
}

impl Checked {
    fn new(asked: &mut Asked<'_>) -> Result<Self, Disagreement> {
        let Asked { entries, rules, questions } = asked;
        let expected: Vec<bool> =
            questions.iter().map(|question| rules.permits(question)).collect();
        let mut parts = Vec::new();
        for entry in entries.iter_mut() {
            entry.load(questions);
            let start = Instant::now();
            agree(entry.as_ref(), questions, &expected)?;
            let each = start.elapsed() / u32::try_from(questions.len()).unwrap_or(u32::MAX);
            let fit = ROUND.as_nanos() / each.as_nanos().max(1);
            parts.push(usize::try_from(fit).unwrap_or(usize::MAX).max(1));
        }
        let permitted = expected.iter().filter(|permitted| **permitted).count();
        Ok(Self { samples: vec![Vec::new(); parts.len()], parts, permitted })
    }
}

/// Nanoseconds a decision over so many decisions. Who cannot answer all questions within a round
/// answers the next part of them in the next one.
fn sample(entry: &dyn Entry, fit: usize, round: usize, questions: usize) -> f64 {
    if fit >= questions {
        // Warm again after the others ran.
        black_box(entry.run(0..questions));
        let times = (fit / questions).clamp(1, 20);
        let start = Instant::now();
        for _ in 0..times {
            black_box(entry.run(0..questions));
        }
        return start.elapsed().as_nanos() as f64 / (times * questions) as f64;
    }
    let from = (round * fit) % (questions - fit);
    let start = Instant::now();
    black_box(entry.run(from..from + fit));
    start.elapsed().as_nanos() as f64 / fit as f64
}

/// Times engines over questions that never come again, in chunks that are made ready untimed.
/// They are checked against the last of them: word by word would take hours.
///
/// # Errors
/// If they do not agree.
pub fn measure_distinct(
    entries: &mut [Box<dyn Entry>],
    questions: &mut impl Iterator<Item = Question>,
    (chunks, each): (usize, usize),
) -> Result<Measured, Disagreement> {
    let mut samples: Vec<Vec<f64>> = vec![Vec::new(); entries.len()];
    let mut permitted = 0;
    for _ in 0..chunks {
        let chunk: Vec<Question> = questions.take(each).collect();
        let mut expected: Option<Vec<bool>> = None;
        for (entry, samples) in entries.iter_mut().zip(&mut samples).rev() {
            entry.load(&chunk);
            // Timed before it is checked, so that the check does not teach the processor.
            let start = Instant::now();
            black_box(entry.run(0..chunk.len()));
            samples.push(start.elapsed().as_nanos() as f64 / chunk.len() as f64);
            let expected = expected.get_or_insert_with(|| entry.answers());
            agree(entry.as_ref(), &chunk, expected)?;
            entry.load(&[]);
        }
        let expected = expected.unwrap_or_default();
        permitted += expected.iter().filter(|permitted| **permitted).count();
    }
    let questions = chunks * each;
    Ok(Measured {
        timings: timings(entries, samples),
        questions,
        permitted: permitted as f64 / questions as f64,
    })
}

fn agree(entry: &dyn Entry, asked: &[Question], expected: &[bool]) -> Result<(), Disagreement> {
    let answers = entry.answers();
    let mut answers = answers.iter().zip(expected).zip(asked);
    match answers.find(|((answer, expected), _)| answer != expected) {
        None => Ok(()),
        Some(((answer, expected), question)) => {
            let (engine, mode) = (entry.engine(), entry.mode().name());
            Err(Disagreement(format!(
                "{engine} ({mode}) says permitted = {answer}, the others say {expected}, of \
                 {question:#?}"
            )))
        }
    }
}

fn timings(entries: &[Box<dyn Entry>], samples: Vec<Vec<f64>>) -> Vec<Timing> {
    let timings = entries.iter().zip(samples).map(|(entry, samples)| Timing {
        engine: entry.engine(),
        mode: entry.mode(),
        nanos: median(samples.clone()),
        rounds: samples,
    });
    timings.collect()
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap_or(f64::NAN)
}
