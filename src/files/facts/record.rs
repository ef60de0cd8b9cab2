//! Stored records.

use super::life::LIFE;
use super::stated::{PLACE, SETTING, SOURCE};
use crate::facts::Record;
use crate::files::machinery::{
    AllWords, Keys, KeysOf, One, OneOf, Table, Text, Wording, key, optional, plain, within,
};
use crate::policy::Identifiability;
use crate::problem::ProblemPart;

pub(crate) static RECORD: Table<Record> = Table {
    name: "stored-record",
    part: Some(ProblemPart::Record),
    about: "A stored record: what it holds, what it was collected for, and where it stands in its \
            life.",
    keys: &[
        Keys::Own(&[
            key("record", &Text(Wording::Id, plain!(Record: id)))
                .required("name the record")
                .about("What the record is called."),
            key("data", &AllWords(plain!(Record: data)))
                .inherited()
                .about("The categories of data that it holds."),
            key("purpose", &AllWords(plain!(Record: purposes)))
                .inherited()
                .about("The purposes for which it was collected."),
            key("place", &One(&PLACE, optional!(Record: place)))
                .about("Where it lies. Left out, that is unknown."),
            key("source", &One(&SOURCE, optional!(Record: source)))
                .about("Where its data came from. Left out, that is unknown."),
            key("gathered-at", &One(&SETTING, optional!(Record: gathered_at)))
                .about("In which setting its data was gathered. Left out, that is unknown."),
            key(
                "identifiability",
                &OneOf(&Identifiability::NAMES, optional!(Record: identifiability)),
            )
            .about("How far it identifies the person. Left out, fully."),
        ]),
        Keys::Of(&KeysOf(&LIFE, within!(Record: life))),
    ],
    ..Table::of(|| Record::new(""))
};
