//! Consent events, and the ledgers that hold them.

use super::scope::SCOPE;
use crate::facts::{ConsentEvent, ConsentEventKind, ConsentLedger, Facts, Giver};
use crate::files::document::Node;
use crate::files::machinery::{
    Form, INSTANT, Keys, KeysOf, OneOf, Read, Shape, Slot, Spelling, Spelt, Table, Text, Value,
    boxed, key, optional, plain, within,
};
use crate::ids::{PolicyVersion, SubjectId};
use crate::instant::EARLIEST;
use crate::policy::Strength;
use crate::problem::ProblemKind;
use serde::{Serialize, Serializer};
use time::OffsetDateTime;

pub(crate) static LEDGER: Table<ConsentLedger> = Table {
    name: "ledger",
    about: "A file of consent events: the complete history of one subject or more. The order of \
            the events does not matter, and one that stands twice counts once.",
    keys: &[Keys::Own(&[key("event", &Events)
        .always_written()
        .about("The events, each of which names its subject.")])],
    ..Table::of(ConsentLedger::default)
};

static EVENT: Table<ConsentEvent> = Table {
    name: "event",
    about: "One entry of a consent ledger: what happened to consent, and for which uses.",
    expected: "a table, such as `{ event = \"objected\", recorded = 2026-03-01 }`",
    keys: &[
        Keys::Own(&[
            key("event", &OneOf(&ConsentEventKind::NAMES, plain!(ConsentEvent: kind)))
                .required("write `granted`, `renewed`, `refused`, `withdrawn` or `objected`")
                .about("What happened (DPV consent status, GDPR Arts. 7(3) and 21)."),
            key("subject", &Text(plain!(ConsentEvent: subject))).always_written().about(
                "To whose consent, by id. In the ledger of a question it may be left out where the \
                 question states the subject's id.",
            ),
            key("strength", &OneOf(&Strength::NAMES, STRENGTH)).always_written().about(
                "How strong a grant is (GDPR Arts. 4(11) and 9(2)(a)). Left out, `express`. Only \
                 for grants.",
            ),
        ]),
        Keys::Of(&KeysOf(&SCOPE, within!(ConsentEvent: scope))),
        Keys::Own(&[
            key("policy", &Spelt(&POLICY_VERSION, boxed!(ConsentEvent: policy)))
                .about("The version of a policy to which a grant is bound, as `plexuus@1`."),
            key("recorded", &Spelt(&INSTANT, plain!(ConsentEvent: recorded_at.instant)))
                .required("say since when it is on record")
                .about("When it was recorded, from when on it counts."),
            key("expires", &Spelt(&INSTANT, EXPIRES))
                .about("From when a grant is valid no longer. After `recorded`. Only for grants."),
            key("giver", &OneOf(&Giver::NAMES, plain!(ConsentEvent: giver))).about(
                "Who gave, refused or withdrew (GDPR Art. 8(1)). Left out, the subject itself.",
            ),
            key("reference", &Text(optional!(ConsentEvent: reference)))
                .about("Where the proof is kept (GDPR Art. 7(1))."),
        ]),
    ],
    done: |event, entries| {
        if !event.kind.is_grant() && entries.says("strength") {
            let what = "only grants have a strength".to_owned();
            entries.note(ProblemKind::Inconsistent { what, help: "drop `strength`" });
        }
    },
    ..Table::of(|| ConsentEvent::granted("", Strength::Express, EARLIEST))
};

const STRENGTH: Slot<ConsentEvent, Strength> = Slot {
    get: |event| event.kind.is_grant().then_some(&event.strength),
    put: |event, strength| event.strength = strength,
};

const EXPIRES: Slot<ConsentEvent, OffsetDateTime> = Slot {
    get: |event| event.expires_at.as_ref().map(|end| &end.instant),
    put: |event, end| event.expires_at = Some(end.into()),
};

static POLICY_VERSION: Spelling<PolicyVersion> = Spelling {
    expected: "a policy and its version",
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

fn read_event(value: &Value<'_>, whose: Option<&SubjectId>) -> Option<ConsentEvent> {
    let (mut event, how) = EVENT.read(value)?;
    if !value.node.has_key(|key| key == "subject") {
        let Some(subject) = whose else {
            let help = "name the subject by its id";
            value.note(ProblemKind::Missing { key: "subject", help });
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

impl Serialize for ConsentEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        EVENT.write(self).serialize(serializer)
    }
}
