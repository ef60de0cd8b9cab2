//! A question as a whole: an act, facts and a moment in one flat table.

use super::act::ACT;
use super::consent::LedgerOfSubject;
use super::evidence::EVIDENCE;
use super::subject::SUBJECT;
use crate::facts::{Act, Facts, Question};
use crate::files::machinery::{
    Ask, INSTANT, Inner, Keys, KeysOf, Spelt, Table, Tables, key, plain, within,
};
use crate::instant::EARLIEST;
use crate::words::Action;

pub(crate) static QUESTION: Table<Question> = Table {
    name: "question",
    about: "A question: whether an act is permitted, with what is known of a person, at a moment.",
    keys: &[
        Keys::Of(&KeysOf(&ACT, within!(Question: act))),
        Keys::Own(&[key("at", &Spelt(&INSTANT, plain!(Question: at)))
            .required("say when, such as `2026-03-01T09:00:00Z`")
            .inherited()
            .about("The moment asked about.")]),
        Keys::Of(&KeysOf(&FACTS, within!(Question: facts))),
    ],
    ..Table::of(|| Question::new(Act::new(Action::built_in(0)), Facts::default(), EARLIEST))
};

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
