//! Consent events, and the ledgers that hold them.

use super::scope::SCOPE;
use crate::facts::{ConsentEvent, ConsentEventKind, ConsentLedger, Facts, Giver, ProcessingBases};
use crate::files::document::Node;
use crate::files::machinery::{
    Ask, Form, INSTANT, Keys, KeysOf, Notation, One, OneOf, Read, Shape, Slot, Spelling, Spelt,
    Table, Text, Texts, Value, Wording, boxed, key, optional, plain, within, word,
};
use crate::ids::{PolicyVersion, SubjectId};
use crate::instant::EARLIEST;
use crate::policy::{GiverKind, Strength};
use crate::problem::{ProblemKind, ProblemPart};
use crate::words::{FacetKind, Word};
use time::OffsetDateTime;

pub(crate) static LEDGER: Table<ConsentLedger> = Table {
    name: "ledger",
    part: Some(ProblemPart::Ledger),
    about: "A file of consent events: the complete history of one subject or more. The order of \
            the events does not matter, and one that stands twice counts once.",
    keys: &[Keys::Own(&[key("event", &Events)
        .always_written()
        .about(
            "The events, each of which names its subject. An empty list says that nothing happened; the \
             list may stand for the whole file where the format lets it.",
        )])],
    asks: &[
        Ask::There {
            key: "event",
            help: "list the events; an empty list says that nothing happened",
        },
        Ask::EachSays { list: "event", key: "subject", unless: &[] },
    ],
    ..Table::of(ConsentLedger::default)
};

pub(crate) static EVENT: Table<ConsentEvent> = Table {
    name: "event",
    part: Some(ProblemPart::Event),
    about: "One entry of a consent ledger: what happened to consent, and for which uses.",
    expected: "a table, such as `{ event = \"objected\", recorded = 2026-03-01 }`",
    keys: &[
        Keys::Own(&[
            key("event", &OneOf(&ConsentEventKind::NAMES, plain!(ConsentEvent: kind)))
                .required("write what happened, such as `granted` or `objected`")
                .about(
                    "What happened (DPV consent status, GDPR Arts. 7(3), 18 and 21). `lifted` \
                     takes refusals, objections and restrictions of the same giver back and grants \
                     nothing. `replaced` says that a form was saved: within its scope what the \
                     same giver recorded before is over.",
                ),
            key("subject", &Text(Wording::Id, plain!(ConsentEvent: subject))).always_written().about(
                "To whose consent, by id. In the ledger of a question it may be left out where the \
                 question states the subject's id.",
            ),
            key("strength", &OneOf(&Strength::NAMES, STRENGTH)).always_written().about(
                "How strong a grant is (GDPR Arts. 4(11) and 9(2)(a)). What is granted or \
                 renewed states it, and nothing else does.",
            ),
        ]),
        Keys::Of(&KeysOf(&SCOPE, within!(ConsentEvent: scope))),
        Keys::Own(&[
            key("party", &Texts(Wording::Id, plain!(ConsentEvent: scope.parties)))
                .about("By, towards or from which very parties, any of them."),
            key("policy", &Spelt(&POLICY_VERSION, boxed!(ConsentEvent: policy)))
                .about("The version of a policy to which a grant is bound, as `plexuus@1`."),
            key("recorded", &Spelt(&INSTANT, plain!(ConsentEvent: recorded_at.instant)))
                .required("say since when it is on record")
                .about("When it was recorded, from when on it counts."),
            key("valid-from", &Spelt(&INSTANT, optional!(ConsentEvent: valid_from)))
                .about("From when on a grant is valid, if later than `recorded`. Only for grants."),
            key("expires", &Spelt(&INSTANT, EXPIRES)).about(
                "From when it is in force no longer. One that is not after `recorded` makes the \
                 event count for nothing. For grants, refusals, objections and restrictions.",
            ),
            key("giver", &One(&GIVER, GIVER_OF_EVENT))
                .about("Whose word it is (GDPR Art. 8(1)). Left out, the subject's own."),
            key("basis", &Bases).about(
                "Of which processing it speaks, by its legal bases; `others` stands for all but \
                 consent. Left out, of all. For refusals, withdrawals, objections and \
                 replacements.",
            ),
            key("id", &Text(Wording::Id, optional!(ConsentEvent: id))).about(
                "The event's own id. An event that stands twice counts once; two different events \
                 with one id are refused.",
            ),
            key("reference", &Text(Wording::Any, optional!(ConsentEvent: reference)))
                .about("Where the proof is kept (GDPR Art. 7(1))."),
        ]),
    ],
    asks: &[Ask::Where {
        key: "event",
        among: || ConsentEventKind::NAMES.iter().map(|(name, _)| *name).collect(),
        is: |text| {
            let found = ConsentEventKind::NAMES.iter().find(|(name, _)| *name == text);
            found.map(|(_, kind)| kind.is_grant())
        },
        needs: "strength",
        help: "write `implied`, `express` or `explicit`",
        without: ("only grants have a strength", "drop `strength`"),
    }],
    ..Table::of(|| ConsentEvent::granted("", Strength::Express, EARLIEST))
};

pub(crate) static GIVER: Table<Giver> = Table {
    name: "giver",
    about: "Whose word an event is. Events of a parent or an agent who is not named may be anyone's, \
            so that one's yes does not undo the other's no.",
    short: Some("kind"),
    keys: &[Keys::Own(&[
        key("kind", &OneOf(&GiverKind::NAMES, plain!(Giver: kind)))
            .required("write `subject`, `parent`, `agent` or `controller`")
            .about("In which role it speaks. The controller may only lift restrictions."),
        key("party", &Text(Wording::Id, optional!(Giver: party)))
            .about("The very party. Not of the subject."),
    ])],
    ..Table::of(Giver::default)
};

const GIVER_OF_EVENT: Slot<ConsentEvent, Giver> = Slot {
    get: |event| Some(&event.giver).filter(|giver| **giver != Giver::default()),
    put: |event, giver| event.giver = giver,
};

/// What stands for all bases but consent.
const OTHERS: &str = "others";

/// The legal bases of which an event speaks.
struct Bases;

impl Form<ConsentEvent> for Bases {
    fn shape(&self) -> Shape {
        Shape::WordsOr(FacetKind::Basis, OTHERS)
    }

    fn read(&self, to: &mut ConsentEvent, value: &Value<'_>) -> Option<()> {
        let (words, all) = value.texts(|value, text| match text {
            OTHERS => Some(None),
            _ => word(value, text).map(Some),
        });
        let others = words.iter().any(Option::is_none);
        to.bases = ProcessingBases { words: words.into_iter().flatten().collect(), others };
        all
    }

    fn write(&self, from: &ConsentEvent) -> Option<Node> {
        let words = from.bases.words.iter().map(Word::as_str);
        Node::texts(words.chain(from.bases.others.then_some(OTHERS)))
    }
}

const STRENGTH: Slot<ConsentEvent, Strength> = Slot {
    get: |event| event.kind.is_grant().then_some(&event.strength),
    put: |event, strength| event.strength = strength,
};

const EXPIRES: Slot<ConsentEvent, OffsetDateTime> = Slot {
    get: |event| event.expires_at.as_ref().map(|end| &end.instant),
    put: |event, end| event.expires_at = Some(end.into()),
};

static POLICY_VERSION: Spelling<PolicyVersion> = Spelling {
    notation: Notation::PolicyVersion,
    parse: |text| text.parse().map_err(ProblemKind::from),
    write: PolicyVersion::to_string,
};

/// The events of a ledger file.
struct Events;

impl Form<ConsentLedger> for Events {
    fn shape(&self) -> Shape {
        Shape::Tables(&EVENT)
    }

    fn read(&self, to: &mut ConsentLedger, value: &Value<'_>) -> Option<()> {
        *to = read(value, None)?;
        Some(())
    }

    fn write(&self, from: &ConsentLedger) -> Option<Node> {
        Some(write(from))
    }
}

/// The ledger of the subject that a question is about. An empty one says that nothing happened;
/// where there is none, nobody knows what did.
pub(super) struct LedgerOfSubject;

impl Form<Facts> for LedgerOfSubject {
    fn shape(&self) -> Shape {
        Shape::Tables(&EVENT)
    }

    fn read(&self, to: &mut Facts, value: &Value<'_>) -> Option<()> {
        to.ledger = Some(read(value, to.subject.ids().next())?);
        Some(())
    }

    fn write(&self, from: &Facts) -> Option<Node> {
        from.ledger.as_ref().map(write)
    }
}

fn write(ledger: &ConsentLedger) -> Node {
    Node::List(ledger.events().map(|event| EVENT.write(event)).collect())
}

/// A ledger of events, those of this subject that name none.
fn read(value: &Value<'_>, whose: Option<&SubjectId>) -> Option<ConsentLedger> {
    value.problems().within(ProblemPart::Ledger, || read_events(value, whose))
}

fn read_events(value: &Value<'_>, whose: Option<&SubjectId>) -> Option<ConsentLedger> {
    let (mut events, mut all) = (Vec::new(), Some(()));
    value.each(|value| match read_event(value, whose) {
        Some(event) => events.push(event),
        None => all = None,
    });
    match ConsentLedger::new(events) {
        Ok(ledger) => all.map(|()| ledger),
        Err(error) => {
            error.problems().iter().for_each(|problem| value.note(problem.kind().clone()));
            None
        }
    }
}

/// An event, that of this subject if it names none.
pub(crate) fn read_event(value: &Value<'_>, whose: Option<&SubjectId>) -> Option<ConsentEvent> {
    let (mut event, how) = EVENT.read(value)?;
    if !value.node.has_key(|key| key == "subject") {
        let Some(subject) = whose else {
            let help = "name the subject by its id";
            value.note(ProblemKind::missing("subject", help));
            return None;
        };
        event.subject = subject.clone();
    }
    if how != Read::Whole {
        return None;
    }
    event.check().map_err(|kind| value.note(kind)).ok()?;
    Some(event)
}
