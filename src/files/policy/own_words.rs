//! The words that a policy adds to the vocabularies.

use crate::files::document::Node;
use crate::files::machinery::{
    Ask, Entries, Flag, Form, Key, Keys, OneOf, Read, Shape, Slot, Table, Tables, Text, Texts,
    Value, Wording, key, list, optional, plain,
};
use crate::policy::PolicyBuilder;
use crate::problem::ProblemKind;
use crate::text::quoted;
use crate::words::{FacetKind, OwnWord, WordProblem, is_key};

/// The word of a vocabulary, under that vocabulary's name.
macro_rules! word_of {
    ($name:literal, $facet:ident, $about:literal) => {
        key(
            $name,
            &Text(
                Wording::NewWord,
                Slot {
                    get: |word: &OwnWord| (word.facet == FacetKind::$facet).then_some(&word.key),
                    put: |word: &mut OwnWord, key: String| {
                        word.facet = FacetKind::$facet;
                        word.key = key;
                    },
                },
            ),
        )
        .about($about)
    };
}

static WORD: Table<OwnWord> = Table {
    name: "word",
    about: "A word of the policy's own, under the name of the vocabulary to which it belongs: \
            `word = [{ data = \"diary\", parent = \"user-content\", definition = \"…\" }]`. Rules of \
            the policy and questions about it use it like a built-in one: lower-case letters and \
            digits joined by single hyphens, at most 64 characters, new in its vocabulary. One of \
            these keys names it, or `facet` and `key` do.",
    called: &[
        "key",
        "action",
        "data",
        "purpose",
        "role",
        "channel",
        "place",
        "source",
        "gathered-at",
        "subject",
        "evidence",
        "basis",
        "obligation",
        "life-event",
        "right",
    ],
    keys: &[
        Keys::Own(&[
            ACTION, DATA, PURPOSE, ROLE, CHANNEL, PLACE, SOURCE, GATHERED_AT, SUBJECT, EVIDENCE,
            BASIS, OBLIGATION, LIFE_EVENT, RIGHT,
        ]),
        Keys::Own(&[
            key("facet", &ReadAlone(&OneOf(&FACETS, plain!(OwnWord: facet))))
                .about("The vocabulary to which the word belongs, where `key` names the word."),
            key("key", &ReadAlone(&Text(Wording::NewWord, plain!(OwnWord: key))))
                .about("The word itself, where `facet` says to which vocabulary it belongs."),
            key("definition", &Text(Wording::Prose, plain!(OwnWord: definition)))
                .required("say in one line what the word means")
                .about("What the word means."),
            key("parent", &Texts(Wording::AnyWord, plain!(OwnWord: parents)))
                .about("The words directly above it. What is said of them is said of it too."),
            key("includes", &Texts(Wording::AnyWord, plain!(OwnWord: includes))).about(
                "Words that stand below it, built-in ones too: a policy's own list of countries is a \
                 word that includes them.",
            ),
            key("party", &Text(Wording::Id, optional!(OwnWord: party))).about(
                "For roles of parties: the very party for which the word stands. Whoever states the \
                 word as a role states the party, and whoever states the party states the word.",
            ),
            key("party-bound", &Flag(plain!(OwnWord: party_bound))).about(
                "For kinds of evidence: it counts for nothing unless it names the party that it is \
                 about. Holds for the words below it as well.",
            ),
        ]),
    ],
    asks: &[Ask::OneOf(namings)],
    done: note_naming,
    ..Table::of(|| OwnWord::new(FacetKind::Action, "", ""))
};

/// The keys under which a word stands in one line.
const NAMING: [Key<OwnWord>; FacetKind::ALL.len()] = [
    ACTION,
    DATA,
    PURPOSE,
    ROLE,
    CHANNEL,
    PLACE,
    SOURCE,
    GATHERED_AT,
    SUBJECT,
    EVIDENCE,
    BASIS,
    OBLIGATION,
    LIFE_EVENT,
    RIGHT,
];

const ACTION: Key<OwnWord> = word_of!("action", Action, "The word, if it is an action.");
const DATA: Key<OwnWord> = word_of!("data", Data, "The word, if it is a category of data.");
const PURPOSE: Key<OwnWord> = word_of!("purpose", Purpose, "The word, if it is a purpose.");
const ROLE: Key<OwnWord> = word_of!(
    "role",
    Party,
    "The word, if it is a role of parties. Not `party`, which says for which very party it stands."
);
const CHANNEL: Key<OwnWord> = word_of!("channel", Channel, "The word, if it is a channel.");
const PLACE: Key<OwnWord> =
    word_of!("place", Place, "The word, if it is a place or a list of places.");
const SOURCE: Key<OwnWord> = word_of!("source", Source, "The word, if it is a source of data.");
const GATHERED_AT: Key<OwnWord> =
    word_of!("gathered-at", GatheredAt, "The word, if it is a setting in which data is gathered.");
const SUBJECT: Key<OwnWord> = word_of!("subject", Subject, "The word, if it is a kind of subject.");
const EVIDENCE: Key<OwnWord> =
    word_of!("evidence", Evidence, "The word, if it is a kind of evidence.");
const BASIS: Key<OwnWord> = word_of!("basis", Basis, "The word, if it is a legal basis.");
const OBLIGATION: Key<OwnWord> =
    word_of!("obligation", Obligation, "The word, if it is an obligation.");

const LIFE_EVENT: Key<OwnWord> =
    word_of!("life-event", LifeEvent, "The word, if it is an event in the life of stored records.");

const RIGHT: Key<OwnWord> = word_of!("right", Right, "The word, if it is a right of persons.");

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
    named(FacetKind::Right),
];

const fn named(facet: FacetKind) -> (&'static str, FacetKind) {
    (facet.name(), facet)
}

/// The keys that name a word: one of these sets.
fn namings() -> Vec<Vec<&'static str>> {
    NAMING.iter().map(|key| vec![key.name]).chain([vec!["facet", "key"]]).collect()
}

/// A word has one name, and one vocabulary.
fn note_naming(_: &mut OwnWord, entries: &Entries<'_>) {
    for name in NAMING.iter().map(|key| key.name).chain(["key"]) {
        if matches!(entries.find(name), Some(Node::Text(text)) if text.trim().is_empty()) {
            let empty = ProblemKind::empty("the text", "name the word");
            entries.reading.problems.note(&entries.path.key(name), empty);
        }
    }
    let says = |key: &str| entries.find(key).is_some();
    let short = NAMING.iter().filter(|key| says(key.name)).count();
    entries.note(match (short, says("facet"), says("key")) {
        (1, false, false) | (0, true, true) => return,
        (0, true, false) => ProblemKind::missing("key", "name the word"),
        (0, false, true) => {
            let help = "say which vocabulary the word belongs to, such as `data`";
            ProblemKind::missing("facet", help)
        }
        (0, false, false) if says("party") => {
            let help = "write the role here; `party` is the very party for which it stands";
            ProblemKind::missing("role", help)
        }
        (0, false, false) => {
            let what = "the word has no name".to_owned();
            let help = "write it under its vocabulary, such as `data = \"diary\"`";
            ProblemKind::inconsistent(what, help)
        }
        _ => {
            let what = "the word has several names".to_owned();
            let help = "a word belongs to one vocabulary; keep one of the keys that name it";
            ProblemKind::inconsistent(what, help)
        }
    });
}

/// Whether a word has one name and a vocabulary that exists.
fn has_one_name(word: &Node) -> bool {
    let Node::Table(entries) = word else { return false };
    let find = |name: &str| entries.iter().find(|(key, _)| key == name).map(|(_, node)| node);
    let short = NAMING.iter().filter(|key| find(key.name).is_some()).count();
    match (short, find("facet"), find("key")) {
        (1, None, None) => true,
        (0, Some(Node::Text(facet)), Some(_)) => FACETS.iter().any(|(name, _)| name == facet),
        _ => false,
    }
}

/// A value that is read where it is written so, and written in another way.
struct ReadAlone<T: 'static>(&'static dyn Form<T>);

impl<T> Form<T> for ReadAlone<T> {
    fn shape(&self) -> Shape {
        self.0.shape()
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        self.0.read(to, value)
    }

    fn write(&self, _: &T) -> Option<Node> {
        None
    }
}

/// The words of a policy. One with a fault of its own is kept as far as it goes, and where it is used
/// nothing further is told of it.
pub(super) struct OwnWords;

impl OwnWords {
    const TABLES: Tables<PolicyBuilder, OwnWord> = Tables(&WORD, list!(PolicyBuilder: words));
}

impl Form<PolicyBuilder> for OwnWords {
    fn shape(&self) -> Shape {
        Shape::Tables(&WORD)
    }

    fn read(&self, policy: &mut PolicyBuilder, value: &Value<'_>) -> Option<()> {
        let mut all = Some(());
        value.each(|value| {
            let before = value.problems().count();
            let Some((word, how)) = WORD.read(value) else {
                all = None;
                return;
            };
            if how != Read::Whole {
                all = None;
            }
            if !word.key.is_empty() && !is_key(word.facet, &word.key) {
                let (facet, word) = (word.facet, quoted(&word.key));
                let fault = ProblemKind::Vocabulary(WordProblem::Syntax { facet, word });
                value.problems().note(WORD.name, fault);
            }
            if value.problems().count() == before {
                policy.words.push(word);
                return;
            }
            value.problems().put_at_fault(&word.key);
            // What stands above or below it is checked all the same.
            if has_one_name(value.node) && is_key(word.facet, &word.key) {
                policy.words.push(word);
            }
        });
        all
    }

    fn write(&self, policy: &PolicyBuilder) -> Option<Node> {
        Self::TABLES.write(policy)
    }
}
