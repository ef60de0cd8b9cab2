//! A question as a whole: an act, facts and a moment in one flat table.

use super::act::ACT;
use super::consent::LedgerOfSubject;
use super::evidence::EVIDENCE;
use super::subject::SUBJECT;
use crate::facts::{Act, Facts, Question};
use crate::files::machinery::{
    Ask, INSTANT, Inner, Keys, KeysOf, Spelt, Table, Tables, Text, Within, Wording, key, optional,
    plain, within,
};
use crate::instant::EARLIEST;
use crate::problem::ProblemPart;
use crate::words::Action;

pub(crate) static QUESTION: Table<Question> = Table {
    name: "question",
    part: Some(ProblemPart::Question),
    about: "A question: whether an act is permitted, with what is known of a person, at a moment.",
    keys: &[
        Keys::Own(&[key("id", &Text(Wording::Id, optional!(Question: id)))
            .about("The caller's id of the question, which the decision repeats.")]),
        Keys::Of(&KeysOf(&ASKED, Within::WHOLE)),
    ],
    ..Table::of(nothing)
};

/// A question that has no id: scenarios have names.
pub(crate) static ASKED: Table<Question> = Table {
    name: "asked",
    about: "What is asked: an act, what is known of a person, and a moment.",
    keys: &[
        Keys::Of(&KeysOf(&ACT, within!(Question: act))),
        Keys::Own(&[key("at", &Spelt(&INSTANT, plain!(Question: at)))
            .required("say when, such as `2026-03-01T09:00:00Z`")
            .inherited()
            .about("The moment asked about.")]),
        Keys::Of(&KeysOf(&FACTS, within!(Question: facts))),
    ],
    ..Table::of(nothing)
};

/// A question that says nothing yet.
fn nothing() -> Question {
    Question::new(Act::new(Action::built_in(0)), Facts::default(), EARLIEST)
}

pub(crate) static FACTS: Table<Facts> = Table {
    name: "facts",
    about: "What is known of one subject, and what is on record about it.",
    asks: &[Ask::EachSays { list: "ledger", key: "subject", unless: &["subject", "id"] }],
    keys: &[Keys::Own(&[
        key("subject", &Inner(&SUBJECT, within!(Facts: subject)))
            .inherited()
            .about("Whom the data is about."),
        key("evidence", &Tables(&EVIDENCE, plain!(Facts: evidence)))
            .inherited()
            .about("What is on record beside consent. What is not listed is not on record."),
        key("ledger", &LedgerOfSubject).inherited().about(
            "The subject's consent history, complete. An empty list says that nothing was agreed \
             or objected to; left out, that is unknown.",
        ),
    ])],
    ..Table::of(Facts::default)
};
