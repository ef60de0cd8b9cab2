//! Where stored records stand in their life: keys that questions and records share.

use super::occurrence::{OCCURRENCE, Occurred, OwnEvents, occurrences};
use crate::facts::{Hold, Life, Occurrence, Occurrences};
use crate::files::document::Node;
use crate::files::machinery::{
    AllWords, Form, INSTANT, Keys, Read, Shape, SomeSpelt, Spelt, Table, Tables, Text, Value,
    Wording, key, list, optional, plain,
};
use crate::instant::EARLIEST;
use crate::problem::ProblemPart;
use crate::words::{LifeEvent, Purpose};

pub(crate) static LIFE: Table<Life> = Table {
    name: "life",
    part: Some(ProblemPart::Record),
    about: "Where a stored record stands in its life: the events from which retention periods run, \
            each with its instant, `not-yet` or `never`, and the holds on the record. An event that \
            is left out is unknown. Where the record holds a batch, an event has several instants: a \
            minimum counts from the last of them, a maximum from the first.",
    keys: &[Keys::Own(&[
        key("collected", &Occurred(|| LifeEvent::COLLECTED)).about("When the data was collected."),
        key("last-used", &Occurred(|| LifeEvent::LAST_USED)).about("When it was last used."),
        key("last-contact", &Occurred(|| LifeEvent::LAST_CONTACT))
            .about("When the person and the controller were last in touch."),
        key("contract-ended", &Occurred(|| LifeEvent::CONTRACT_ENDED))
            .about("When the contract ended."),
        key("employment-ended", &Occurred(|| LifeEvent::EMPLOYMENT_ENDED))
            .about("When the person's employment ended."),
        key("account-closed", &Occurred(|| LifeEvent::ACCOUNT_CLOSED))
            .about("When the account was closed."),
        key("case-closed", &Occurred(|| LifeEvent::CASE_CLOSED))
            .about("When the enquiry, complaint, claim or treatment was closed."),
        key("invoiced", &Occurred(|| LifeEvent::INVOICED)).about("When the invoice was issued."),
        key("consent-withdrawn", &Occurred(|| LifeEvent::CONSENT_WITHDRAWN))
            .about("When the consent was withdrawn on which the data was kept."),
        key("born", &Occurred(|| LifeEvent::BORN))
            .about("When the person was born. Left out, as the subject's birth date says."),
        key("deceased", &Occurred(|| LifeEvent::DECEASED))
            .about("When the person died. Left out, as the subject's `deceased` says."),
        key("purpose-fulfilled", &Occurred(|| LifeEvent::PURPOSE_FULFILLED))
            .about("When all purposes were fulfilled that `fulfilled` does not name."),
        key("fulfilled", &FulfilledPurposes)
            .about("When single purposes were fulfilled (GDPR Art. 5(1)(e))."),
        key("hold", &Tables(&HOLD, list!(Life: holds))).about("The holds on the record."),
        key("erasure-requested", &Spelt(&INSTANT, optional!(Life: erasure_requested))).about(
            "Since when an erasure is due that the person asked for and has a right to (GDPR Art. \
             17). Left out, none was asked for.",
        ),
    ])],
    others: Some(&OwnEvents),
    ..Table::of(Life::default)
};

struct Fulfilled {
    purposes: Vec<Purpose>,
    at: Vec<Occurrence>,
}

static FULFILLED: Table<Fulfilled> = Table {
    name: "fulfilled",
    about: "When purposes of a record were fulfilled, or that they are still open.",
    keys: &[Keys::Own(&[
        key("purpose", &AllWords(plain!(Fulfilled: purposes))).about("The purposes."),
        key("at", &SomeSpelt(&OCCURRENCE, plain!(Fulfilled: at)))
            .required("say when the purpose was fulfilled, or `not-yet`")
            .about("When they were fulfilled, `not-yet` or `never`."),
    ])],
    ..Table::of(|| Fulfilled { purposes: Vec::new(), at: Vec::new() })
};

/// The purposes of which a life says by themselves whether they are fulfilled.
struct FulfilledPurposes;

impl Form<Life> for FulfilledPurposes {
    fn shape(&self) -> Shape {
        Shape::Tables(&FULFILLED)
    }

    fn read(&self, life: &mut Life, value: &Value<'_>) -> Option<()> {
        let mut all = Some(());
        value.each(|value| {
            let read = FULFILLED.read(value).filter(|(_, how)| *how == Read::Whole);
            let read = read.and_then(|(read, _)| Some((read.purposes, Occurrences::new(read.at)?)));
            match read {
                Some((purposes, at)) => {
                    life.fulfilled.extend(purposes.into_iter().map(|one| (one, at.clone())));
                }
                None => all = None,
            }
        });
        all
    }

    fn write(&self, life: &Life) -> Option<Node> {
        let one = |(purpose, at): (&Purpose, &Occurrences)| {
            FULFILLED.write(&Fulfilled { purposes: vec![purpose.clone()], at: occurrences(at) })
        };
        let nodes: Vec<Node> = life.fulfilled_purposes().map(one).collect();
        (!nodes.is_empty()).then_some(Node::List(nodes))
    }
}

pub(crate) static HOLD: Table<Hold> = Table {
    name: "hold",
    part: Some(ProblemPart::Record),
    about: "An order to keep a record whatever its schedule says: litigation, an inquiry, an audit.",
    keys: &[Keys::Own(&[
        key("reference", &Text(Wording::Any, plain!(Hold: reference)))
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
