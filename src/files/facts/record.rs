//! Stored records, and where they stand in their life.

use crate::facts::{Anchored, Hold, Life, Record};
use crate::files::document::Node;
use crate::files::machinery::{
    AllWords, Form, INSTANT, Keys, KeysOf, Read, Shape, Slot, Spelling, Spelt, Table, Tables, Text,
    Value, key, list, optional, plain, within,
};
use crate::instant::{EARLIEST, format_instant, parse_instant};
use crate::policy::Anchor;
use crate::words::Purpose;
use std::mem;

pub(crate) static RECORD: Table<Record> = Table {
    name: "stored-record",
    about: "A stored record: what it holds, what it was collected for, and where it stands in its \
            life.",
    keys: &[
        Keys::Own(&[
            key("record", &Text(plain!(Record: id)))
                .required("name the record")
                .about("What the record is called."),
            key("data", &AllWords(plain!(Record: data)))
                .inherited()
                .about("The categories of data that it holds."),
            key("purpose", &AllWords(plain!(Record: purposes)))
                .inherited()
                .about("The purposes for which it was collected."),
        ]),
        Keys::Of(&KeysOf(&LIFE, within!(Record: life))),
    ],
    ..Table::of(|| Record::new(""))
};

/// What is known of an event in the life of a record.
macro_rules! anchor {
    ($anchor:ident) => {
        Slot {
            get: |life: &Life| {
                let mut anchors = life.anchors.iter();
                anchors.find(|(anchor, _)| *anchor == Anchor::$anchor).map(|(_, when)| when)
            },
            put: |life: &mut Life, when: Anchored| {
                *life = mem::take(life).anchor(Anchor::$anchor, when);
            },
        }
    };
}

pub(crate) static LIFE: Table<Life> = Table {
    name: "life",
    about: "Where a stored record stands in its life: the events from which retention periods run, \
            each with its instant or `not-yet`, and the holds on the record. An event that is left \
            out is unknown.",
    keys: &[Keys::Own(&[
        key("collected", &Spelt(&ANCHORED, anchor!(Collected)))
            .about("When the data was collected."),
        key("last-used", &Spelt(&ANCHORED, anchor!(LastUsed))).about("When it was last used."),
        key("contract-ended", &Spelt(&ANCHORED, anchor!(ContractEnded)))
            .about("When the contract ended."),
        key("account-closed", &Spelt(&ANCHORED, anchor!(AccountClosed)))
            .about("When the account was closed."),
        key("consent-withdrawn", &Spelt(&ANCHORED, anchor!(ConsentWithdrawn)))
            .about("When the consent was withdrawn on which the data was kept."),
        key("purpose-fulfilled", &Spelt(&ANCHORED, anchor!(PurposeFulfilled)))
            .about("When all purposes were fulfilled that `fulfilled` does not name."),
        key("fulfilled", &FulfilledPurposes)
            .about("When single purposes were fulfilled (GDPR Art. 5(1)(e))."),
        key("hold", &Tables(&HOLD, list!(Life: holds))).about("The holds on the record."),
        key("erasure-requested", &Spelt(&INSTANT, optional!(Life: erasure_requested))).about(
            "Since when an erasure is due that the person asked for and has a right to (GDPR Art. \
             17). Left out, none was asked for.",
        ),
    ])],
    ..Table::of(Life::default)
};

static ANCHORED: Spelling<Anchored> = Spelling {
    expected: "a date or `not-yet`",
    parse: |text| {
        if text == "not-yet" { Ok(Anchored::NotYet) } else { parse_instant(text).map(Anchored::At) }
    },
    write: |when| match when {
        Anchored::At(at) => format_instant(*at),
        Anchored::NotYet => "not-yet".to_owned(),
    },
};

struct Fulfilled {
    purposes: Vec<Purpose>,
    at: Anchored,
}

static FULFILLED: Table<Fulfilled> = Table {
    name: "fulfilled",
    about: "When purposes of a record were fulfilled, or that they are still open.",
    keys: &[Keys::Own(&[
        key("purpose", &AllWords(plain!(Fulfilled: purposes))).about("The purposes."),
        key("at", &Spelt(&ANCHORED, plain!(Fulfilled: at)))
            .required("say when the purpose was fulfilled, or `not-yet`")
            .about("When they were fulfilled, or `not-yet`."),
    ])],
    ..Table::of(|| Fulfilled { purposes: Vec::new(), at: Anchored::NotYet })
};

/// The purposes of which a life says by themselves whether they are fulfilled.
struct FulfilledPurposes;

impl Form<Life> for FulfilledPurposes {
    fn shape(&self) -> Shape {
        Shape::Tables(&FULFILLED)
    }

    fn read(&self, life: &mut Life, value: &Value<'_>) -> Option<()> {
        let mut all = Some(());
        value.each(|value| match FULFILLED.read(value) {
            Some((Fulfilled { purposes, at }, Read::Whole)) => {
                life.fulfilled.extend(purposes.into_iter().map(|purpose| (purpose, at)));
            }
            _ => all = None,
        });
        all
    }

    fn write(&self, life: &Life) -> Option<Node> {
        let one = |(purpose, at): (&Purpose, Anchored)| {
            FULFILLED.write(&Fulfilled { purposes: vec![purpose.clone()], at })
        };
        let nodes: Vec<Node> = life.fulfilled_purposes().map(one).collect();
        (!nodes.is_empty()).then_some(Node::List(nodes))
    }
}

static HOLD: Table<Hold> = Table {
    name: "hold",
    about: "An order to keep a record whatever its schedule says: litigation, an inquiry, an audit.",
    keys: &[Keys::Own(&[
        key("reference", &Text(plain!(Hold: reference)))
            .required("say what orders the hold")
            .about("What orders it."),
        key("from", &Spelt(&INSTANT, plain!(Hold: from)))
            .required("say since when the hold is in force")
            .about("Since when it is in force."),
        key("until", &Spelt(&INSTANT, optional!(Hold: until)))
            .about("When it is released. After `from`."),
    ])],
    ..Table::of(|| Hold::new("", EARLIEST))
};
