//! The retention schedule.

use super::header::HEADER;
use super::rules::UNLESS;
use super::terms::STORED;
use crate::files::machinery::{
    Ask, Flag, Keys, KeysOf, Notation, One, PERIOD, Slot, SomeOf, Spelling, Spelt, Table, Tables,
    Words, key, list, optional, plain, within,
};
use crate::policy::{Disposal, Period, PeriodStart, Retention, RetentionTerms, Rule, Span};

pub(super) static RETENTION: Table<Retention> = Table {
    name: "retention",
    about: "A rule of the retention schedule: how long data must be kept and how long it may be, \
            for some purposes (GDPR Art. 5(1)(e)). It has a minimum, a maximum or both, or says \
            `indefinitely`. Past its maximum the data is used for those purposes no more; within its \
            minimum it is not erased.",
    called: &["id", "clause"],
    asks: &[Ask::Some(|| vec!["minimum", "maximum", "indefinitely"])],
    keys: &[
        Keys::Of(&KeysOf(&HEADER, within!(Retention: header))),
        Keys::Of(&KeysOf(&STORED, within!(Retention: terms))),
        Keys::Own(&[
            Rule::WHEN,
            key("minimum", &One(&SPAN, optional!(Retention: detail.minimum))).about(
                "How long the data must be kept, even if its erasure is asked for. While what it runs \
                 from has not happened yet, it holds without an end.",
            ),
            key("maximum", &One(&SPAN, optional!(Retention: detail.maximum))).about(
                "How long the data may be kept. While what it runs from has not happened yet, it does \
                 not run.",
            ),
            key("indefinitely", &Flag(plain!(Retention: detail.indefinitely)))
                .about("The data may be kept without an end. Not beside `maximum`."),
            key("unless", &Tables(&UNLESS, plain!(Retention: detail.unless))).about(
                "Where the rule says nothing. Beside a `minimum` the exceptions ask for circumstances \
                 alone, else for consent and evidence, too.",
            ),
            key("then", &SomeOf(&Disposal::NAMES, DISPOSALS)).about(
                "What becomes of the data at its maximum: one of these. Left out, it is erased.",
            ),
            key("within", &Spelt(&PERIOD, optional!(Retention: detail.within)))
                .about("How much time there is for carrying that out. Left out, none."),
            key("basis", &Words(plain!(Retention: detail.bases)))
                .about("The legal bases of keeping the data, which hold together."),
        ]),
    ],
    ..Table::of(super::rules::blank::<RetentionTerms>)
};

const DISPOSALS: Slot<Retention, Vec<Disposal>> = list!(Retention: detail.disposals);

static SPAN: Table<Span> = Table {
    name: "span",
    about: "A calendar period, and the events in the life of a record from which it runs.",
    expected: "a table, such as `{ period = \"2 years\", from = \"collected\" }`",
    keys: &[Keys::Own(&[
        key("period", &Spelt(&PERIOD, plain!(Span: period)))
            .about("How long. Left out, up to the event itself."),
        key("from", &Words(plain!(Span: from)))
            .required("name the event from which the period runs, such as `collected`")
            .about(
                "The event, built in or of the policy's own. A purpose is open until it is fulfilled. \
                 Of several events a maximum counts from the latest that has happened, and a minimum \
                 from the last of all.",
            ),
        key("start", &Spelt(&START, optional!(Span: start))).about(
            "The end of the year or month in which the event lies, if the period starts there: \
             `year-end`, `month-end`, or the last day of a fiscal year, such as `06-30`. Left out, it \
             starts with the event (HGB § 257(5), AO § 147(4)).",
        ),
    ])],
    ..Table::of(|| Span::of(Period::ZERO))
};

static START: Spelling<PeriodStart> =
    Spelling { notation: Notation::PeriodStart, parse: str::parse, write: PeriodStart::to_string };
