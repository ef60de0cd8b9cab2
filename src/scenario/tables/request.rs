//! Requests of persons, and what is expected of the answers.

use super::exact::{ExactTables, ExactTexts};
use super::without::Without;
use crate::files::facts::{EVENT, EVIDENCE};
use crate::files::machinery::{
    ExactObligations, INSTANT, Inner, Keys, KeysOf, OneOf, Spelt, Table, Tables, Text, Texts,
    Wording, Words, key, optional, plain, within,
};
use crate::ids::{Clause, RecordId, SubjectId};
use crate::policy::Fee;
use crate::rights::RIGHTS_REQUEST;
use crate::scenario::{ANSWERS, ExpectedAnswer, ExpectedRecord, RequestScenario, STANDINGS};

pub(super) static REQUEST_SCENARIO: Table<RequestScenario> = Table {
    name: "request",
    about: "A person's request for a right, and what is expected of the answer.",
    called: &["name"],
    keys: &[
        Keys::Own(&[
            key("name", &Text(Wording::Any, plain!(RequestScenario: name)))
                .required("say in a sentence what the scenario shows")
                .about("What the scenario shows. Unique in its file."),
            key("without", &Without).about("The defaults that the scenario leaves open."),
        ]),
        Keys::Of(&KeysOf(&RIGHTS_REQUEST, within!(RequestScenario: request))),
        Keys::Own(&[key("expect", &Inner(&EXPECTED, within!(RequestScenario: expected)))
            .required(HELP)
            .about("What is expected of the answer.")]),
    ],
    done: |scenario, _| {
        let subject = scenario.request.subject.id.clone();
        let events = scenario.expected.events.iter_mut().flatten();
        for event in events.filter(|event| event.subject == SubjectId::new("")) {
            event.subject = subject.clone().unwrap_or_else(|| SubjectId::new(""));
        }
    },
    ..Table::of(|| RequestScenario {
        name: String::new(),
        request: (RIGHTS_REQUEST.blank)(),
        expected: (EXPECTED.blank)(),
    })
};

const HELP: &str = "say what is expected, at least `expect.answer`";

static EXPECTED: Table<ExpectedAnswer> = Table {
    name: "expected-answer",
    about: "What is expected of the answer to a request. What is left out may be as it will.",
    keys: &[Keys::Own(&[
        key("answer", &OneOf(&ANSWERS, plain!(ExpectedAnswer: answer)))
            .required(HELP)
            .about("The answer."),
        key("clause", &Texts::<_, Clause>(Wording::Id, plain!(ExpectedAnswer: clauses)))
            .about("Clauses that the answer rests on, among others."),
        key("obligation", &ExactObligations(optional!(ExpectedAnswer: obligations)))
            .about("The obligations, exactly. An empty list says that there are none."),
        key("needs", &Texts(Wording::Any, plain!(ExpectedAnswer: needs)))
            .about("What has to be shown first, or is unknown, exactly."),
        key("deadline", &Spelt(&INSTANT, optional!(ExpectedAnswer: deadline)))
            .about("By when the request has to be answered."),
        key("extendable-to", &Spelt(&INSTANT, optional!(ExpectedAnswer: extendable_to)))
            .about("To when that can be extended."),
        key("fee", &OneOf(&Fee::STATED, optional!(ExpectedAnswer: fee))).about("What it may cost."),
        key("record", &Tables(&EXPECTED_RECORD, plain!(ExpectedAnswer: records)))
            .about("What the request comes to for records, among others."),
        key("unknown", &ExactTexts(optional!(ExpectedAnswer: unknown))).about(
            "The unknown facts on which the answer depends, exactly. An empty list says that there \
             are none.",
        ),
        key("event", &ExactTables(&EVENT, optional!(ExpectedAnswer: events))).about(
            "The events handed over for the ledger, exactly: an empty list says that there are none. \
             Of the subject of the request, where they name nobody.",
        ),
        key("evidence", &ExactTables(&EVIDENCE, optional!(ExpectedAnswer: evidence))).about(
            "The evidence handed over, exactly: an empty list says that there is none.",
        ),
        key("uncounted", &Words(plain!(ExpectedAnswer: uncounted))).about(
            "Kinds of evidence on record of which the answer says that it does not count, among \
             others.",
        ),
    ])],
    ..Table::of(|| ExpectedAnswer {
        answer: "",
        clauses: Vec::new(),
        obligations: None,
        needs: Vec::new(),
        deadline: None,
        extendable_to: None,
        fee: None,
        records: Vec::new(),
        unknown: None,
        events: None,
        evidence: None,
        uncounted: Vec::new(),
    })
};

static EXPECTED_RECORD: Table<ExpectedRecord> = Table {
    name: "expected-record",
    about: "What a request is expected to come to for one record. What is left out may be as it \
            will.",
    keys: &[Keys::Own(&[
        key("record", &Text(Wording::Id, plain!(ExpectedRecord: record)))
            .required("name the record")
            .about("The record."),
        key("answer", &OneOf(&ANSWERS, optional!(ExpectedRecord: answer)))
            .about("What the request comes to for it."),
        key("standing", &OneOf(&STANDINGS, optional!(ExpectedRecord: standing)))
            .about("What becomes of it, where it is to be erased."),
        key("clause", &Texts::<_, Clause>(Wording::Id, plain!(ExpectedRecord: clauses)))
            .about("Clauses by which it is refused or kept, among others."),
        key("erasure-requested", &Spelt(&INSTANT, optional!(ExpectedRecord: erasure_requested)))
            .about("Since when its erasure counts as asked for, of a record that stays."),
    ])],
    ..Table::of(|| ExpectedRecord {
        record: RecordId::new(""),
        answer: None,
        standing: None,
        clauses: Vec::new(),
        erasure_requested: None,
    })
};
