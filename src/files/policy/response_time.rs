//! By when requests are answered.

use crate::files::machinery::{
    Keys, Marked, Notation, OneOf, Spelling, Spelt, Table, key, optional, plain,
};
use crate::policy::{AnswerPeriod, ClockStart, Period, ResponseTime};
use crate::problem::ProblemKind;
use crate::text::quoted;

pub(super) static DEADLINE: Table<ResponseTime> = Table {
    name: "deadline",
    about: "How long an answer may take. The day on which it starts does not count, and it ends \
            with its last day. While something is asked of the person it stands still.",
    short: Some("period"),
    keys: &[Keys::Own(&[
        key("period", &Spelt(&ANSWER_PERIOD, plain!(ResponseTime: period)))
            .required("write how long an answer may take, such as `45 days`")
            .about("A calendar period, or a number of working days such as `15 working days`."),
        key("extension", &Spelt(&ANSWER_PERIOD, optional!(ResponseTime: extension)))
            .about("By how much the time can be extended, where that is announced within it."),
        key("start", &OneOf(&ClockStart::NAMES, plain!(ResponseTime: start))).about(
            "From when on it runs. Left out, from the receipt; `identified`, from when the \
             controller knew who asks, if that was later.",
        ),
        key("rolls", &Marked("next-working-day", plain!(ResponseTime: rolls))).about(
            "The time never ends on a Saturday, a Sunday or a holiday (Regulation 1182/71 Art. \
             3(4)).",
        ),
    ])],
    ..Table::of(|| ResponseTime::of(Period::ZERO))
};

static ANSWER_PERIOD: Spelling<AnswerPeriod> = Spelling {
    notation: Notation::AnswerPeriod,
    parse: |text| {
        let mut words = text.split_whitespace();
        let (number, unit) = (words.next(), words.next());
        if unit != Some("working") {
            return text.parse().map(AnswerPeriod::Calendar);
        }
        let days = number.and_then(|number| number.parse().ok());
        match (days, words.next(), words.next()) {
            (Some(days), Some("day" | "days"), None) => Ok(AnswerPeriod::WorkingDays(days)),
            _ => Err(ProblemKind::NotAPeriod { value: quoted(text) }),
        }
    },
    write: AnswerPeriod::to_string,
};
