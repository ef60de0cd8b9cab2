//! The retention schedule.

use super::header::HEADER;
use super::terms::STORED;
use crate::files::machinery::{
    Keys, KeysOf, One, OneOf, PERIOD, Spelt, Table, Words, key, optional, plain, within,
};
use crate::policy::{Anchor, Disposal, Period, Retention, RetentionTerms, Span};

pub(super) static RETENTION: Table<Retention> = Table {
    name: "retention",
    about: "A rule of the retention schedule: how long data must be kept and how long it may be, \
            for some purposes (GDPR Art. 5(1)(e)). It has a minimum, a maximum or both. Past its \
            maximum the data is used for those purposes no more; within its minimum it is not \
            erased.",
    called: &["id", "clause"],
    keys: &[
        Keys::Of(&KeysOf(&HEADER, within!(Retention: header))),
        Keys::Of(&KeysOf(&STORED, within!(Retention: terms))),
        Keys::Own(&[
            key("minimum", &One(&SPAN, optional!(Retention: detail.minimum)))
                .about("How long the data must be kept, even if its erasure is asked for."),
            key("maximum", &One(&SPAN, optional!(Retention: detail.maximum)))
                .about("How long the data may be kept."),
            key("then", &OneOf(&Disposal::NAMES, plain!(Retention: detail.disposal)))
                .about("What becomes of the data at its maximum. Left out, it is erased."),
            key("basis", &Words(plain!(Retention: detail.bases)))
                .about("The legal bases of keeping the data, which hold together."),
        ]),
    ],
    ..Table::of(super::rules::blank::<RetentionTerms>)
};

static SPAN: Table<Span> = Table {
    name: "span",
    about: "A calendar period, and the event in the life of a record from which it runs.",
    expected: "a table, such as `{ period = \"2 years\", from = \"collected\" }`",
    keys: &[Keys::Own(&[
        key("period", &Spelt(&PERIOD, plain!(Span: period)))
            .about("How long. Left out, up to the event itself."),
        key("from", &OneOf(&Anchor::NAMES, plain!(Span: from)))
            .required("name the event from which the period runs, such as `collected`")
            .about("The event. A purpose is open until it is fulfilled."),
    ])],
    ..Table::of(|| Span { period: Period::ZERO, from: Anchor::Collected })
};
