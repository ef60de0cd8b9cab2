//! What was measured, as a table for people and as JSON for other programs.

use crate::measure::{Measured, Timing};
use crate::peers::Mode;
use serde_json::{Value, json};
use std::fmt::Write;

/// The engine with which the others are compared.
const OURS: &str = "permitted, permits";
/// The engine that marks what memory allows.
const BARE: &str = "bare bitset";

/// All columns measured.
#[derive(Debug, Default)]
pub struct Table {
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    name: String,
    rules: usize,
    measured: Measured,
}

impl Table {
    /// Adds a column.
    pub fn push(&mut self, name: impl Into<String>, rules: usize, measured: Measured) {
        self.columns.push(Column { name: name.into(), rules, measured });
    }

    /// The last column, as lines of text.
    pub fn last(&self) -> String {
        self.columns.last().map(Column::text).unwrap_or_default()
    }

    /// All prebuilt requests side by side, and one column for those from strings.
    pub fn summary(&self) -> String {
        let mut text = String::new();
        for mode in [Mode::Prebuilt, Mode::FromStrings] {
            let _ = write!(text, "\n{:<34}", format!("ns a decision, {}", mode.name()));
            for column in &self.columns {
                let _ = write!(text, "{:>18}", column.name);
            }
            text.push('\n');
            for engine in self.engines(mode) {
                let _ = write!(text, "{engine:<34}");
                for column in &self.columns {
                    let cell =
                        column.find(engine, mode).map_or("–".to_owned(), |t| short(t.nanos));
                    let _ = write!(text, "{cell:>18}");
                }
                text.push('\n');
            }
        }
        text
    }

    fn engines(&self, mode: Mode) -> Vec<&'static str> {
        let mut engines = Vec::new();
        for timing in self.columns.iter().flat_map(|column| &column.measured.timings) {
            if timing.mode == mode && !engines.contains(&timing.engine) {
                engines.push(timing.engine);
            }
        }
        engines
    }

    /// All columns as JSON.
    pub fn json(&self) -> Value {
        self.columns.iter().map(Column::json).collect()
    }
}

impl Column {
    fn find(&self, engine: &str, mode: Mode) -> Option<&Timing> {
        self.measured.timings.iter().find(|one| one.engine == engine && one.mode == mode)
    }

    /// How many times as long as ours in the same mode, and as the bare bitset.
    fn ratios(&self, timing: &Timing) -> (Option<f64>, Option<f64>) {
        let beside = |engine, mode| Some(timing.times(self.find(engine, mode)?));
        (beside(OURS, timing.mode), beside(BARE, Mode::Prebuilt))
    }

    fn text(&self) -> String {
        let Measured { questions, permitted, timings } = &self.measured;
        let mut text = format!(
            "{} ({} rules, {questions} questions agreed on, {:.0} % permitted)\n",
            self.name,
            self.rules,
            permitted * 100.0
        );
        let _ = writeln!(
            text,
            "  {:<34}{:<18}{:>12}{:>12}{:>12}",
            "", "", "ns", "× permitted", "× bitset"
        );
        for timing in timings {
            let (ours, bare) = self.ratios(timing);
            let ratio = |ratio: Option<f64>| ratio.map_or("–".to_owned(), short);
            let _ = writeln!(
                text,
                "  {:<34}{:<18}{:>12}{:>12}{:>12}",
                timing.engine,
                timing.mode.name(),
                short(timing.nanos),
                ratio(ours),
                ratio(bare)
            );
        }
        text
    }

    fn json(&self) -> Value {
        let timings = self.measured.timings.iter().map(|timing| {
            let (ours, bare) = self.ratios(timing);
            json!({
                "engine": timing.engine,
                "mode": timing.mode.name(),
                "ns": timing.nanos,
                "times-permitted": ours,
                "times-bitset": bare,
            })
        });
        json!({
            "workload": self.name,
            "rules": self.rules,
            "questions": self.measured.questions,
            "permitted-share": self.measured.permitted,
            "timings": timings.collect::<Vec<_>>(),
        })
    }
}

/// A number with the digits that mean something.
fn short(value: f64) -> String {
    if value < 10.0 {
        format!("{value:.2}")
    } else if value < 100.0 {
        format!("{value:.1}")
    } else {
        let digits = format!("{value:.0}");
        let mut grouped = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }
}
