//! What acts say word by word: words broad or exact, parties in their roles, data items.

use super::life::LIFE;
use crate::facts::{Item, PartyInRole, SourceOfData, Stated};
use crate::files::machinery::{
    Ask, Key, Keys, One, OneOf, OneWord, Slot, Table, Text, Wording, boxed, key, optional,
};
use crate::policy::Identifiability;
use crate::words::facets::{ChannelFacet, GatheredAtFacet, PlaceFacet, PurposeFacet, SubjectFacet};
use crate::words::{DataCategory, Facet, Party, Source, Word};

/// A word that stands for itself and for all below it.
macro_rules! broad {
    ($of:ty $(: $field:ident)?) => {
        Slot {
            get: |it: &$of| (!it$(.$field)?.exactly).then_some(&it$(.$field)?.word),
            put: |it: &mut $of, word| {
                it$(.$field)?.word = word;
                it$(.$field)?.exactly = false;
            },
        }
    };
}

/// A word without what lies below it.
macro_rules! exact {
    ($of:ty $(: $field:ident)?) => {
        Slot {
            get: |it: &$of| it$(.$field)?.exactly.then_some(&it$(.$field)?.word),
            put: |it: &mut $of, word| {
                it$(.$field)?.word = word;
                it$(.$field)?.exactly = true;
            },
        }
    };
}

/// What `exactly` means in every table.
const EXACTLY: &str = "The word without what lies below it: what has no name of its own.";

impl<F: Facet> Stated<F> {
    const WORD: Key<Self> = key("word", &OneWord(broad!(Self)))
        .always_written()
        .about("The word, which stands for itself and for all that lies below it.");
    const EXACTLY: Key<Self> =
        key("exactly", &OneWord(exact!(Self))).always_written().about(EXACTLY);

    /// The table of a word that stands alone.
    pub(crate) const TABLE: Table<Self> = Table {
        name: "stated",
        about: "A word: `word` or `exactly`.",
        short: Some("word"),
        keys: &[Keys::Own(&[Self::WORD, Self::EXACTLY])],
        asks: &[named("word")],
        ..Table::of(Self::blank)
    };

    /// A word that is there before any is read, which is always written.
    fn blank() -> Self {
        Self { word: Word::built_in(0), exactly: false }
    }
}

pub(crate) static PURPOSE: Table<Stated<PurposeFacet>> = Table {
    name: "purpose",
    about: "A purpose of an act: `word` or `exactly`.",
    short: Some("word"),
    keys: &[Keys::Own(&[Stated::WORD, Stated::EXACTLY])],
    asks: &[named("word")],
    ..Table::of(Stated::blank)
};

pub(crate) static CHANNEL: Table<Stated<ChannelFacet>> = Table {
    name: "channel",
    about: "The channel of an act: `word` or `exactly`.",
    short: Some("word"),
    keys: &[Keys::Own(&[Stated::WORD, Stated::EXACTLY])],
    asks: &[named("word")],
    ..Table::of(Stated::blank)
};

pub(crate) static PLACE: Table<Stated<PlaceFacet>> = Table {
    name: "place",
    about: "The place of an act: `word` or `exactly`.",
    short: Some("word"),
    keys: &[Keys::Own(&[Stated::WORD, Stated::EXACTLY])],
    asks: &[named("word")],
    ..Table::of(Stated::blank)
};

pub(crate) static SETTING: Table<Stated<GatheredAtFacet>> = Table {
    name: "setting",
    about: "The setting in which data was gathered: `word`, which may be one below it, or `exactly`.",
    short: Some("word"),
    keys: &[Keys::Own(&[Stated::WORD, Stated::EXACTLY])],
    asks: &[named("word")],
    ..Table::of(Stated::blank)
};

pub(crate) static SUBJECT_KIND: Table<Stated<SubjectFacet>> = Table {
    name: "kind",
    about: "What a person is to the controller: `word`, which may be one below it, or `exactly`.",
    short: Some("word"),
    keys: &[Keys::Own(&[Stated::WORD, Stated::EXACTLY])],
    asks: &[named("word")],
    ..Table::of(Stated::blank)
};

pub(crate) static RESIDENCE: Table<Stated<PlaceFacet>> = Table {
    name: "residence",
    about: "Where a person lives: `word`, which may be one below it, or `exactly`.",
    short: Some("word"),
    keys: &[Keys::Own(&[Stated::WORD, Stated::EXACTLY])],
    asks: &[named("word")],
    ..Table::of(Stated::blank)
};

pub(crate) static PARTY: Table<PartyInRole> = Table {
    name: "party",
    about: "Who acts or receives: a role, by `role` or `exactly`, and the very party where it is \
            known. Which very party it is is unknown until it is stated.",
    short: Some("role"),
    keys: &[Keys::Own(&[
        key("role", &OneWord(broad!(PartyInRole: role)))
            .always_written()
            .about("The role, which stands for itself and for all that lies below it."),
        key("exactly", &OneWord(exact!(PartyInRole: role))).always_written().about(EXACTLY),
        key("party", &Text(Wording::Id, optional!(PartyInRole: party)))
            .about("The very party, by the id that consent and evidence call it."),
    ])],
    asks: &[named("role")],
    ..Table::of(|| PartyInRole::role(Party::built_in(0)))
};

pub(crate) static SOURCE: Table<SourceOfData> = Table {
    name: "source",
    about: "Where data came from: a kind of source, by `kind` or `exactly`, and the very party where \
            it is known.",
    short: Some("kind"),
    keys: &[Keys::Own(&[
        key("kind", &OneWord(broad!(SourceOfData: kind)))
            .always_written()
            .about("The kind of source, or one below it (GDPR Art. 14(2)(f))."),
        key("exactly", &OneWord(exact!(SourceOfData: kind))).always_written().about(EXACTLY),
        key("party", &Text(Wording::Id, optional!(SourceOfData: party))).about("The very party."),
    ])],
    asks: &[named("kind")],
    ..Table::of(|| SourceOfData::from(Source::built_in(0)))
};

pub(crate) static ITEM: Table<Item> = Table {
    name: "item",
    about: "An item of data: a category, by `category` or `exactly`, and what sets the item apart. \
            What it leaves out is as the act says of all its items.",
    short: Some("category"),
    keys: &[Keys::Own(&[
        key("category", &OneWord(broad!(Item: category)))
            .always_written()
            .about("The category, which stands for itself and for all that lies below it."),
        key("exactly", &OneWord(exact!(Item: category))).always_written().about(EXACTLY),
        key("source", &One(&SOURCE, optional!(Item: source)))
            .about("Where it came from (GDPR Art. 14(2)(f))."),
        key("gathered-at", &One(&SETTING, optional!(Item: gathered_at)))
            .about("In which setting it was gathered."),
        key("identifiability", &OneOf(&Identifiability::NAMES, optional!(Item: identifiability)))
            .about("How far it identifies the person (GDPR Art. 4(1) and (5), Recital 26)."),
        key("record", &One(&LIFE, boxed!(Item: record))).about(
            "Where the stored record that it is stands in its life. Left out for data that is not, \
             or not yet, a particular record.",
        ),
    ])],
    asks: &[named("category")],
    ..Table::of(|| Item::new(DataCategory::built_in(0)))
};

/// A word is named broadly, by this key, or exactly.
const fn named(broadly: &'static str) -> Ask {
    Ask::Named { broadly, exactly: "exactly" }
}
