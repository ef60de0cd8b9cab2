//! The person that data is about.

use super::occurrence::OCCURRENCE;
use super::stated::{RESIDENCE, SUBJECT_KIND};
use crate::facts::{Age, Subject};
use crate::files::document::Node;
use crate::files::machinery::{
    DATE, Form, Keys, OFFSET, One, Shape, Slot, Spelt, Table, Tables, Value, Wording, Years, key,
    optional, plain, worded,
};
use crate::ids::SubjectId;
use crate::problem::{ProblemKind, ProblemPart};
use time::Date;

pub(crate) static SUBJECT: Table<Subject> = Table {
    name: "subject",
    part: Some(ProblemPart::Subject),
    about: "The person (or organisation) that the data is about. What is left out is unknown.",
    expected: "a table, such as `{ id = \"client-17\", kind = \"customer\" }`",
    keys: &[Keys::Own(&[
        key("id", &Ids).about(
            "Who it is: an id, or a list of them, of which what is recorded anew names the first. \
             An event of any of them is the person's. A ledger needs it.",
        ),
        key("kind", &Tables(&SUBJECT_KIND, plain!(Subject: kinds)))
            .about("All that the person is to the controller."),
        key("age", &Years(YEARS))
            .about("The age in completed years, as of any moment. Not beside `birth-date`."),
        key("birth-date", &Spelt(&DATE, BORN_ON))
            .about("The day of birth. A birthday begins at midnight in the person's offset."),
        key("offset", &Spelt(&OFFSET, optional!(Subject: offset))).about(
            "How far the person's clock is ahead of UTC, such as `-05:00`. Left out, an age that \
             follows from a birth date is unknown while the birthday has begun somewhere on Earth, \
             but not everywhere.",
        ),
        key("residence", &One(&RESIDENCE, optional!(Subject: residence)))
            .about("Where the person lives."),
        key("deceased", &Spelt(&OCCURRENCE, optional!(Subject: deceased)))
            .about("When the person died, or `not-yet`. Left out, that is unknown."),
    ])],
    done: |subject, entries| {
        if entries.says("age") && entries.says("birth-date") && subject.age.is_some() {
            let what = "`age` and `birth-date` are both stated".to_owned();
            entries.note(ProblemKind::inconsistent(what, "keep the birth date"));
        }
    },
    ..Table::of(Subject::default)
};

const YEARS: Slot<Subject, u8> = Slot {
    get: |subject| match &subject.age {
        Some(Age::Years(years)) => Some(years),
        _ => None,
    },
    put: |subject, years| subject.age = Some(Age::Years(years)),
};

const BORN_ON: Slot<Subject, Date> = Slot {
    get: |subject| match &subject.age {
        Some(Age::BornOn(date)) => Some(date),
        _ => None,
    },
    put: |subject, date| subject.age = Some(Age::BornOn(date)),
};

/// All ids by which a person is known.
struct Ids;

impl Form<Subject> for Ids {
    fn shape(&self) -> Shape {
        Shape::Texts(Wording::Id)
    }

    fn read(&self, to: &mut Subject, value: &Value<'_>) -> Option<()> {
        let (ids, all) = value.texts(|value, text| worded::<SubjectId>(Wording::Id, value, text));
        let mut ids = ids.into_iter();
        (to.id, to.other_ids) = (ids.next(), ids.collect());
        all
    }

    fn write(&self, from: &Subject) -> Option<Node> {
        Node::texts(from.ids())
    }
}
