//! Questions about stored records, and what is expected of the answers.

use super::without::Without;
use crate::facts::Facts;
use crate::files::facts::{FACTS, RECORD};
use crate::files::machinery::{
    AllWords, INSTANT, Inner, Keys, KeysOf, Notation, OneOf, SomeOf, Spelling, Spelt, Table, Text,
    Texts, Wording, key, optional, plain, within,
};
use crate::ids::Clause;
use crate::instant::{EARLIEST, format_instant, parse_instant};
use crate::policy::Disposal;
use crate::scenario::{ExpectedStanding, RecordScenario, STANDINGS};
use time::OffsetDateTime;

pub(super) static RECORD_SCENARIO: Table<RecordScenario> = Table {
    name: "record",
    about: "A question what becomes of a stored record, and what is expected of the answer.",
    called: &["name"],
    keys: &[
        Keys::Own(&[
            key("name", &Text(Wording::Any, plain!(RecordScenario: name)))
                .required("say in a sentence what the scenario shows")
                .about("What the scenario shows. Unique in its file."),
            key("without", &Without).about("The defaults that the scenario leaves open."),
            key("at", &Spelt(&INSTANT, plain!(RecordScenario: at)))
                .required("say when, such as `2026-03-01`")
                .inherited()
                .about("The moment asked about."),
        ]),
        Keys::Of(&KeysOf(&RECORD, within!(RecordScenario: record))),
        Keys::Of(&KeysOf(&FACTS, within!(RecordScenario: facts))),
        Keys::Own(&[key("expect", &Inner(&EXPECTED, within!(RecordScenario: expected)))
            .required(HELP)
            .about("What is expected of the answer.")]),
    ],
    ..Table::of(|| RecordScenario {
        name: String::new(),
        record: (RECORD.blank)(),
        facts: Facts::default(),
        at: EARLIEST,
        expected: (EXPECTED.blank)(),
    })
};

const HELP: &str = "say what is expected, at least `expect.standing`";

static EXPECTED: Table<ExpectedStanding> = Table {
    name: "expected-standing",
    about: "What is expected of a record's standing. What is left out may be as it will.",
    keys: &[Keys::Own(&[
        key("standing", &OneOf(&STANDINGS, plain!(ExpectedStanding: standing)))
            .required(HELP)
            .about("What becomes of the record."),
        key("until", &Spelt(&UNTIL, optional!(ExpectedStanding: until)))
            .about(
                "Until when it is kept, or `open` where no end is known: as long as it may be, or must be \
                 where no rule says how long it may be.",
            ),
        key("must-until", &Spelt(&UNTIL, optional!(ExpectedStanding: must_until)))
            .about("Until when it must be kept, or `open`."),
        key("due-since", &Spelt(&INSTANT, optional!(ExpectedStanding: due_since)))
            .about("Since when it is due."),
        key("due-by", &Spelt(&INSTANT, optional!(ExpectedStanding: due_by)))
            .about("By when it has to be disposed of."),
        key("how", &SomeOf(&Disposal::NAMES, plain!(ExpectedStanding: how)))
            .about("In which ways it may be disposed of, exactly."),
        key("clause", &Texts::<_, Clause>(Wording::Id, plain!(ExpectedStanding: clauses)))
            .about("Clauses that the answer cites, among others."),
        key("needs", &Texts(Wording::Any, plain!(ExpectedStanding: needs)))
            .about("The facts that it depends on, exactly, as answers name them."),
        key("usable", &AllWords(plain!(ExpectedStanding: usable)))
            .about("Purposes for which the record is still usable, among others."),
        key("closed", &AllWords(plain!(ExpectedStanding: closed)))
            .about("Purposes for which it is usable no more, among others."),
        key("without-maximum", &AllWords(plain!(ExpectedStanding: without_maximum)))
            .about("Purposes for which no rule sets a maximum for some of its data, among others."),
    ])],
    ..Table::of(|| ExpectedStanding {
        standing: "",
        until: None,
        due_since: None,
        how: Vec::new(),
        must_until: None,
        due_by: None,
        clauses: Vec::new(),
        needs: Vec::new(),
        usable: Vec::new(),
        closed: Vec::new(),
        without_maximum: Vec::new(),
    })
};

static UNTIL: Spelling<Option<OffsetDateTime>> = Spelling {
    notation: Notation::Until,
    parse: |text| if text == "open" { Ok(None) } else { parse_instant(text).map(Some) },
    write: |until| until.map_or_else(|| "open".to_owned(), format_instant),
};
