//! Requests by which persons exercise their rights.

use super::request::{Requester, RightsRequest};
use crate::facts::Subject;
use crate::files::document::Node;
use crate::files::facts::{EVIDENCE, RECORD, SUBJECT};
use crate::files::machinery::{
    AllWords, DATE, Flag, Form, INSTANT, Inner, Keys, OneOf, Read, Shape, Slot, SomeSpelt, Spelt,
    Table, Tables, Text, Value, key, plain, within,
};
use crate::files::{read_by_table, serde_by_table};
use crate::ids::PartyId;
use crate::instant::EARLIEST;
use crate::policy::RightKind;

pub(crate) static RIGHTS_REQUEST: Table<RightsRequest> = Table {
    name: "rights-request",
    about: "A request by which a person exercises a right, and what is on record about it.",
    keys: &[Keys::Own(&[
        key("right", &OneOf(&RightKind::NAMES, plain!(RightsRequest: right)))
            .required("say what is asked for, such as `access`")
            .about("What is asked for (GDPR Arts. 15–22, CCPA §§ 1798.100–121)."),
        key("received", &Spelt(&INSTANT, plain!(RightsRequest: received_at)))
            .required("say when the request came in, such as `2026-03-01T09:00:00Z`")
            .about(
                "When the request came in. The policies then in force count, and deadlines run \
                 from it (GDPR Art. 12(3)).",
            ),
        key("at", &Spelt(&INSTANT, plain!(RightsRequest: at))).always_written().inherited().about(
            "When it is answered: evidence recorded by then counts. Left out, when it came in.",
        ),
        key("by", &By).about("Who asks. Left out, the person that the data is about."),
        key("sensitive", &Flag(plain!(RightsRequest: sensitive))).about(
            "It asks for so much, or for such data, that more verification is called for where \
             the right provides for that.",
        ),
        key("extended", &Flag(plain!(RightsRequest: extended))).about(
            "An extension of the deadline was announced within the first period (GDPR Art. 12(3)).",
        ),
        key("purpose", &AllWords(plain!(RightsRequest: purposes))).about(
            "For which purposes the person objects to, or withdraws consent from, the use of data. \
             Left out, for any.",
        ),
        key("channel", &AllWords(plain!(RightsRequest: channels)))
            .about("By which channels. Left out, by any."),
        key("recipient", &AllWords(plain!(RightsRequest: recipients))).about(
            "Towards which recipients. Left out, towards any; an opt-out of sale is then recorded \
             against third parties.",
        ),
        key("holiday", &SomeSpelt(&DATE, plain!(RightsRequest: holidays)))
            .about("Days on which nobody works, beside Saturdays and Sundays."),
        key("subject", &Inner(&SUBJECT, within!(RightsRequest: subject)))
            .inherited()
            .about("Whom the data is about."),
        key("evidence", &Tables(&EVIDENCE, plain!(RightsRequest: evidence))).inherited().about(
            "What is on record: checks of identity and authority, and what an exemption rests on.",
        ),
        key("record", &Tables(&RECORD, plain!(RightsRequest: records)))
            .about("The records that the request is about: those to erase or to show."),
    ])],
    done: |request, entries| {
        if !entries.says("at") {
            request.at = request.received_at;
        }
    },
    ..Table::of(|| RightsRequest::new(RightKind::Access, Subject::default(), EARLIEST))
};

static AGENT: Table<PartyId> = Table {
    name: "agent",
    about: "Someone whom the person authorised (CCPA § 1798.130(a)(3)(A), GDPR Art. 80).",
    keys: &[Keys::Own(&[key("agent", &Text(Slot::ITSELF))
        .required("name the agent")
        .about("The agent, by the id that evidence of its authority calls it.")])],
    ..Table::of(|| PartyId::new(""))
};

/// Who makes a request: the person, a parent, or an agent with a name.
struct By;

/// Those who make requests without being named, and whether they are parents.
const UNNAMED: [(&str, bool); 2] = [("subject", false), ("parent", true)];

impl Form<RightsRequest> for By {
    fn shape(&self) -> Shape {
        Shape::OneOfOrTable(UNNAMED.map(|(name, _)| name).to_vec(), &AGENT)
    }

    fn read(&self, to: &mut RightsRequest, value: &Value<'_>) -> Option<()> {
        if let Node::Table(_) = value.node {
            let (agent, how) = AGENT.read(value)?;
            to.by = Requester::Agent(agent);
            return (how == Read::Whole).then_some(());
        }
        let mut is_parent = None;
        OneOf(&UNNAMED, Slot::PERHAPS).read(&mut is_parent, value)?;
        to.by = if is_parent? { Requester::Parent } else { Requester::Subject };
        Some(())
    }

    fn write(&self, from: &RightsRequest) -> Option<Node> {
        match &from.by {
            Requester::Subject => None,
            Requester::Parent => Some(Node::text("parent")),
            Requester::Agent(agent) => Some(AGENT.write(agent)),
        }
    }
}

read_by_table! {
    RightsRequest: RIGHTS_REQUEST;
}

serde_by_table! {
    RightsRequest: RIGHTS_REQUEST;
}
