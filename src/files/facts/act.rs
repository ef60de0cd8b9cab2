//! What is done, with which data, for what, by whom and towards whom.

use super::life::LIFE;
use super::stated::{CHANNEL, ITEM, PARTY, PLACE, PURPOSE, SETTING, SOURCE};
use crate::facts::Act;
use crate::files::machinery::{
    Keys, One, OneOf, OneWord, Table, Tables, boxed, key, optional, plain,
};
use crate::policy::Identifiability;
use crate::problem::ProblemPart;
use crate::words::Action;

pub(crate) static ACT: Table<Act> = Table {
    name: "act",
    part: Some(ProblemPart::Act),
    about: "What is to be done. What is left out is unknown, and unknown never permits.",
    keys: &[Keys::Own(&[
        key("action", &OneWord(plain!(Act: action)))
            .required("say what is done, such as `use`")
            .inherited()
            .about("What is done (DPV `dpv:Processing`). Always meant exactly."),
        key("data", &Tables(&ITEM, plain!(Act: items)))
            .required("say with which data")
            .inherited()
            .about("With which data (GDPR Art. 4(1), DPV `pd`)."),
        key("purpose", &Tables(&PURPOSE, plain!(Act: purposes)))
            .required("say what for")
            .inherited()
            .about("For which purposes, each of which must be permitted (GDPR Art. 5(1)(b))."),
        key("by", &One(&PARTY, optional!(Act: by)))
            .inherited()
            .about("Who acts. The role is always meant exactly."),
        key("recipient", &One(&PARTY, optional!(Act: recipient))).inherited().about(
            "Who receives the data (GDPR Art. 4(9)). A disclosure always has a recipient; where \
                 nobody receives anything it is refused.",
        ),
        key("channel", &One(&CHANNEL, optional!(Act: channel))).inherited().about(
            "By which means a message or the data travels. Refused where nothing is collected, \
                 disclosed or said.",
        ),
        key("place", &One(&PLACE, optional!(Act: place)))
            .inherited()
            .about("Where it is done, or where the data goes (GDPR Art. 44)."),
        key("source", &One(&SOURCE, optional!(Act: source)))
            .inherited()
            .about("Where items came from that do not say so themselves (GDPR Art. 14(2)(f))."),
        key("gathered-at", &One(&SETTING, optional!(Act: gathered_at)))
            .inherited()
            .about("In which setting items were gathered that do not say so themselves."),
        key("identifiability", &OneOf(&Identifiability::NAMES, optional!(Act: identifiability)))
            .inherited()
            .about(
                "How far items identify the person that do not say so themselves (GDPR Art. 4(1) \
                 and (5), Recital 26). Left out, fully.",
            ),
        key("record", &One(&LIFE, boxed!(Act: record)))
            .inherited()
            .about("Where items stand in their life that do not say so themselves."),
    ])],
    ..Table::of(|| Act::new(Action::built_in(0)))
};
