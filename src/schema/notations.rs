//! Patterns of dates, periods, addresses and their like.

use super::calendar::{DAY_OF_YEAR, OFFSET, day, instant};
use super::definitions::Definitions;
use super::keywords::pattern;
use super::numbers::at_most;
use super::texts::{blanks, policy_version};
use crate::files::document::Node;
use crate::files::machinery::Notation;
use crate::policy::{AnswerPeriod, Period};

/// A text that is written in this way.
pub(super) fn spelt(definitions: &mut Definitions, notation: Notation) -> Node {
    let (name, spelt): (_, fn() -> String) = match notation {
        Notation::Instant => ("instant", instant),
        Notation::Date => ("date", day),
        Notation::Offset => ("offset", || format!("(?:Z|{OFFSET})")),
        Notation::Period => ("period", period),
        Notation::AnswerPeriod => ("answer-period", answer_period),
        Notation::PeriodStart => {
            ("period-start", || format!("(?:year-end|month-end|02-29|{DAY_OF_YEAR})"))
        }
        Notation::Occurrence => ("occurrence", || format!("(?:not-yet|never|{})", instant())),
        Notation::Stability => ("stability", || format!("(?:forever|{})", instant())),
        Notation::Until => ("instant-or-open", || format!("(?:open|{})", instant())),
        Notation::PolicyVersion => ("policy-version", policy_version),
        Notation::Address => ("address", address),
    };
    definitions.refer(name, |_| pattern(format!("^{}$", spelt())))
}

/// Numbers, each with its unit.
fn period() -> String {
    let parts = [
        (Period::MOST_MONTHS / 12, "years?"),
        (Period::MOST_MONTHS, "months?"),
        (Period::MOST_DAYS / 7, "weeks?"),
        (Period::MOST_DAYS, "days?"),
        (Period::MOST_HOURS, "hours?"),
    ];
    let blanks = blanks();
    let part = |(most, unit): (u32, &str)| format!("{}{blanks}{unit}", at_most(most));
    let part = parts.map(part).join("|");
    format!("(?:{blanks})?\\+?(?:{part})(?:{blanks}\\+?(?:{part}))*(?:{blanks})?")
}

fn answer_period() -> String {
    let (blanks, days) = (blanks(), at_most(u32::from(AnswerPeriod::MAX_WORKING_DAYS)));
    let working = format!("(?:{blanks})?\\+?{days}{blanks}working{blanks}days?(?:{blanks})?");
    format!("(?:{}|{working})", period())
}

/// What begins with a scheme. What follows the reader knows.
fn address() -> String {
    "[\\u0000-\\u0020]*[A-Za-z][A-Za-z0-9+.\\t\\n\\r-]*:[^]*".replace("[^]", "[\\s\\S]")
}
