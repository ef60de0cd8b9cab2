//! The facets in which rules say what they are about.

use crate::files::machinery::{Key, Keys, OneOf, Table, Words, key, optional, plain};
use crate::policy::{Identifiability, Terms};

pub(super) static TERMS: Table<Terms> = Table {
    name: "terms",
    about: "What a rule, an exception or a section is about. Within a facet any of the words is \
            meant, with all that stands below it; what is left out means any. All facets together \
            must fit.",
    keys: &[Keys::Own(&[
        key("action", &Words(plain!(Terms: action)))
            .inherited()
            .about("What is done (DPV `dpv:Processing`)."),
        DATA,
        PURPOSE,
        key("by", &Words(plain!(Terms: by))).inherited().about("Who acts."),
        key("recipient", &Words(plain!(Terms: recipient))).inherited().about(
            "Who receives the data (GDPR Art. 4(9)). One of the actions must have a recipient.",
        ),
        key("channel", &Words(plain!(Terms: channel))).inherited().about(
            "By which means a message or the data travels. One of the actions must have a channel.",
        ),
        PLACE,
        SOURCE,
        key("gathered-at", &Words(plain!(Terms: gathered_at)))
            .inherited()
            .about("In which setting the data was gathered."),
        SUBJECT,
        RESIDENCE,
        IDENTIFIABILITY,
    ])],
    ..Table::of(Terms::default)
};

/// Those terms that a rule of the retention schedule has.
pub(super) static STORED: Table<Terms> = Table {
    name: "stored",
    about: "Which data is kept, about whom, where, and what for.",
    keys: &[Keys::Own(&[DATA, PURPOSE, PLACE, SOURCE, SUBJECT, RESIDENCE, IDENTIFIABILITY])],
    ..Table::of(Terms::default)
};

const DATA: Key<Terms> = key("data", &Words(plain!(Terms: data)))
    .inherited()
    .about("Which categories of personal data (GDPR Art. 4(1), DPV `pd`).");

const PURPOSE: Key<Terms> = key("purpose", &Words(plain!(Terms: purpose)))
    .inherited()
    .about("What the data is processed for (GDPR Art. 5(1)(b)).");

const PLACE: Key<Terms> = key("place", &Words(plain!(Terms: place)))
    .inherited()
    .about("Where it is done, or where the data goes (GDPR Art. 44).");

const SOURCE: Key<Terms> = key("source", &Words(plain!(Terms: source)))
    .inherited()
    .about("Where the data came from (GDPR Art. 14(2)(f)).");

const SUBJECT: Key<Terms> = key("subject", &Words(plain!(Terms: subject)))
    .inherited()
    .about("What the person is to the controller.");

const RESIDENCE: Key<Terms> =
    key("residence", &Words(plain!(Terms: residence))).inherited().about("Where the person lives.");

const IDENTIFIABILITY: Key<Terms> =
    key("identifiability", &OneOf(&Identifiability::NAMES, optional!(Terms: identifiability)))
        .inherited()
        .about(
            "How far the data identifies the person (GDPR Art. 4(1) and (5), Recital 26): at most so \
             far in permits and exceptions, at least so far in whatever restricts, such as forbids, \
             opt-outs, duties and retention rules. Left out, these speak of personal data \
             (`pseudonymised`), the others of any.",
        );
