//! The words that a policy adds to the vocabularies.

use crate::files::machinery::{Flag, Keys, OneOf, Table, Text, Texts, key, optional, plain};
use crate::words::{FacetKind, OwnWord};

pub(super) static WORD: Table<OwnWord> = Table {
    name: "word",
    about: "A word of the policy's own, for the facet that it belongs to. Rules of the policy and \
            questions about it use it like a built-in one.",
    called: &["key"],
    keys: &[Keys::Own(&[
        key("facet", &OneOf(&FACETS, plain!(OwnWord: facet)))
            .required("say which vocabulary the word belongs to, such as `data`")
            .about("The vocabulary to which the word belongs."),
        key("key", &Text(plain!(OwnWord: key))).required("name the word").about(
            "The word itself: lower-case letters and digits joined by single hyphens, at most \
                 64 characters. New in its vocabulary.",
        ),
        key("definition", &Text(plain!(OwnWord: definition)))
            .required("say in one line what the word means")
            .about("What the word means."),
        key("parent", &Texts(plain!(OwnWord: parents)))
            .about("The words directly above it. What is said of them is said of it too."),
        key("includes", &Texts(plain!(OwnWord: includes))).about(
            "Words that stand below it, built-in ones too: a policy's own list of countries is a \
             word that includes them.",
        ),
        key("party", &Text(optional!(OwnWord: party))).about(
            "For roles of parties: the very party for which the word stands. Whoever states the word \
             as a role states the party, and whoever states the party states the word.",
        ),
        key("party-bound", &Flag(plain!(OwnWord: party_bound))).about(
            "For kinds of evidence: it counts for nothing unless it names the party that it is \
             about. Holds for the words below it as well.",
        ),
    ])],
    ..Table::of(|| OwnWord::new(FacetKind::Action, "", ""))
};

const FACETS: [(&str, FacetKind); FacetKind::ALL.len()] = [
    named(FacetKind::Action),
    named(FacetKind::Data),
    named(FacetKind::Purpose),
    named(FacetKind::Party),
    named(FacetKind::Channel),
    named(FacetKind::Place),
    named(FacetKind::Source),
    named(FacetKind::GatheredAt),
    named(FacetKind::Subject),
    named(FacetKind::Evidence),
    named(FacetKind::Basis),
    named(FacetKind::Obligation),
    named(FacetKind::LifeEvent),
];

const fn named(facet: FacetKind) -> (&'static str, FacetKind) {
    (facet.name(), facet)
}
