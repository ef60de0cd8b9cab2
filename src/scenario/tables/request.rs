//! Requests of persons, and what is expected of the answers.

use super::without::Without;
use crate::files::machinery::{
    ExactObligations, INSTANT, Inner, Keys, KeysOf, OneOf, Slot, Spelt, Table, Tables, Text, Texts,
    key, optional, plain, within,
};
use crate::ids::{Clause, RecordId};
use crate::policy::Fee;
use crate::rights::RIGHTS_REQUEST;
use crate::scenario::{ANSWERS, ExpectedAnswer, RequestScenario, STANDINGS};

pub(super) static REQUEST_SCENARIO: Table<RequestScenario> = Table {
    name: "request",
    about: "A person's request for a right, and what is expected of the answer.",
    called: &["name"],
    keys: &[
        Keys::Own(&[
            key("name", &Text(plain!(RequestScenario: name)))
                .required("say in a sentence what the scenario shows")
                .about("What the scenario shows. Unique in its file."),
            key("without", &Without).about("The defaults that the scenario leaves open."),
        ]),
        Keys::Of(&KeysOf(&RIGHTS_REQUEST, within!(RequestScenario: request))),
        Keys::Own(&[key("expect", &Inner(&EXPECTED, within!(RequestScenario: expected)))
            .required(HELP)
            .about("What is expected of the answer.")]),
    ],
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
        key("clause", &Texts::<_, Clause>(plain!(ExpectedAnswer: clauses)))
            .about("Clauses that the answer rests on, among others."),
        key("obligation", &ExactObligations(optional!(ExpectedAnswer: obligations)))
            .about("The obligations, exactly. An empty list says that there are none."),
        key("needs", &Texts(plain!(ExpectedAnswer: needs)))
            .about("What has to be shown first, or is unknown, exactly."),
        key("deadline", &Spelt(&INSTANT, optional!(ExpectedAnswer: deadline)))
            .about("By when the request has to be answered."),
        key("extendable-to", &Spelt(&INSTANT, optional!(ExpectedAnswer: extendable_to)))
            .about("To when that can be extended."),
        key("fee", &OneOf(&Fee::NAMES, optional!(ExpectedAnswer: fee))).about("What it may cost."),
        key("record", &Tables(&EXPECTED_RECORD, RECORDS))
            .about("What becomes of records, among others."),
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
    })
};

type ExpectedRecord = (RecordId, &'static str);

const RECORDS: Slot<ExpectedAnswer, Vec<ExpectedRecord>> = Slot {
    get: |expected| Some(&expected.records),
    // Nothing is expected of a record without a standing.
    put: |expected, mut records| {
        records.retain(|(_, standing)| !standing.is_empty());
        expected.records = records;
    },
};

static EXPECTED_RECORD: Table<ExpectedRecord> = Table {
    name: "expected-record",
    about: "What is expected to become of one record.",
    keys: &[Keys::Own(&[
        key("record", &Text(RECORD)).required("name the record").about("The record."),
        key("standing", &OneOf(&STANDINGS, STANDING))
            .about("What becomes of it. Left out, nothing is expected."),
    ])],
    ..Table::of(|| (RecordId::new(""), ""))
};

const RECORD: Slot<ExpectedRecord, RecordId> =
    Slot { get: |(record, _)| Some(record), put: |expected, record| expected.0 = record };

const STANDING: Slot<ExpectedRecord, &str> =
    Slot { get: |(_, standing)| Some(standing), put: |expected, standing| expected.1 = standing };
