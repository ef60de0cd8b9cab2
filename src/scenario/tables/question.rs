//! Questions about uses, and what is expected of the answers.

use super::without::Without;
use crate::engine::Outcome;
use crate::files::document::Node;
use crate::files::facts::ASKED;
use crate::files::machinery::{
    Entries, ExactObligations, Form, Inner, Keys, KeysOf, Notation, OneOf, Shape, Slot, Spelling,
    Spelt, Table, Text, Texts, Value, Wording, key, optional, plain, within,
};
use crate::ids::Clause;
use crate::instant::parse_instant;
use crate::policy::PartOfSome;
use crate::scenario::{Expected, Scenario, Stability};
use crate::words::Vocabulary;

pub(super) static SCENARIO: Table<Scenario> = Table {
    name: "scenario",
    about: "A question whether a use is permitted, and what is expected of the answer.",
    called: &["name"],
    keys: &[
        Keys::Own(&[
            key("name", &Text(Wording::Any, plain!(Scenario: name)))
                .required("say in a sentence what the scenario shows")
                .about("What the scenario shows. Unique in its file."),
            key("without", &Without).about("The defaults that the scenario leaves open."),
        ]),
        Keys::Of(&KeysOf(&ASKED, within!(Scenario: question))),
        Keys::Own(&[key("expect", &Inner(&EXPECTED, within!(Scenario: expected)))
            .required(HELP)
            .about("What is expected of the answer.")]),
    ],
    done: drop_defaults,
    ..Table::of(|| Scenario {
        name: String::new(),
        question: (ASKED.blank)(),
        expected: (EXPECTED.blank)(),
        inherited: Vec::new(),
    })
};

/// Of a built-in action it is known what it has; of others the policies say so.
fn drop_defaults(scenario: &mut Scenario, entries: &Entries<'_>) {
    let act = &scenario.question.act;
    let inherits = |part: &PartOfSome| {
        let stated = match part {
            PartOfSome::Recipient => act.recipient.is_some(),
            PartOfSome::Channel => act.channel.is_some(),
        };
        stated && entries.find(part.name()).is_none()
    };
    scenario.inherited = PartOfSome::ALL.into_iter().filter(inherits).collect();
    if scenario.question.act.action.is_built_in() {
        scenario.question = scenario.asked(&Vocabulary::built_in());
        scenario.inherited.clear();
    }
}

const HELP: &str = "say what is expected, at least `expect.outcome`";

static EXPECTED: Table<Expected> = Table {
    name: "expected-decision",
    about: "What is expected of an answer. What is left out may be as it will.",
    keys: &[Keys::Own(&[
        key("outcome", &OneOf(&Outcome::NAMES, plain!(Expected: outcome)))
            .required(HELP)
            .about("The outcome."),
        key("clause", &Texts::<_, Clause>(Wording::Id, plain!(Expected: clauses)))
            .about("Clauses that the answer cites, among others."),
        key("near", &Texts(Wording::Any, plain!(Expected: near))).about(
            "Rules that nearly applied, among others: by id, or by a clause that they cite.",
        ),
        key("obligation", &ExactObligations(optional!(Expected: obligations)))
            .about("The obligations, exactly. An empty list says that there are none."),
        key("missing", &Sets(optional!(Expected: missing))).about(
            "Sets of missing facts that are listed, among others. An empty list says that nothing \
             cures the answer.",
        ),
        key("stable-until", &Spelt(&STABILITY, optional!(Expected: stable_until)))
            .about("How long the answer holds while the facts stay the same."),
    ])],
    ..Table::of(|| Expected {
        outcome: Outcome::Undetermined,
        clauses: Vec::new(),
        near: Vec::new(),
        obligations: None,
        missing: None,
        stable_until: None,
    })
};

static STABILITY: Spelling<Stability> = Spelling {
    notation: Notation::Stability,
    parse: |text| match text {
        "forever" => Ok(Stability::Forever),
        _ => parse_instant(text).map(Stability::Until),
    },
    write: Stability::to_string,
};

const SETS: &str = "a list of sets, as in `[[\"evidence: subpoena\"]]`";

/// Sets of texts: a list of lists, which can be empty.
struct Sets<T>(Slot<T, Vec<Vec<String>>>);

impl<T> Form<T> for Sets<T> {
    fn shape(&self) -> Shape {
        Shape::Sets
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let Node::List(_) = value.node else {
            value.is_not(SETS);
            return None;
        };
        let (mut sets, mut all) = (Vec::new(), Some(()));
        value.each(|value| {
            let (set, whole) = value.texts(|_, text| Some(in_order(text)));
            sets.push(set);
            all = all.and(whole);
        });
        (self.0.put)(to, sets);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        let set = |set: &Vec<String>| Node::List(set.iter().map(Node::text).collect());
        Some(Node::List((self.0.get)(from)?.iter().map(set).collect()))
    }
}

/// A missing fact with its alternatives in the order in which answers list them.
fn in_order(text: &str) -> String {
    match text.split_once(": ") {
        Some((fact, values)) if values.contains(" | ") => {
            let mut values: Vec<&str> = values.split(" | ").map(str::trim).collect();
            // What is named comes before `any other`, as in answers.
            values.sort_by_key(|value| (*value == "any other", *value));
            format!("{fact}: {}", values.join(" | "))
        }
        _ => text.to_owned(),
    }
}
