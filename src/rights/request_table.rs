//! Requests by which persons exercise their rights.

use super::request::{Requester, RightsRequest};
use super::stop::Stop;
use crate::facts::Subject;
use crate::files::by_table;
use crate::files::document::Node;
use crate::files::facts::{EVIDENCE, RECORD, SUBJECT};
use crate::files::machinery::{
    AllWords, Ask, Count, DATE, Flag, Form, INSTANT, Inner, Keys, OneOf, OneWord, Read, Shape,
    Slot, SomeSpelt, Spelt, Table, Tables, Text, Value, Wording, key, optional, plain, within,
};
use crate::ids::PartyId;
use crate::instant::EARLIEST;
use crate::problem::{ProblemKind, ProblemPart};
use crate::words::RightKind;

pub(crate) static RIGHTS_REQUEST: Table<RightsRequest> = Table {
    name: "rights-request",
    part: Some(ProblemPart::Request),
    about: "A request by which a person exercises a right, and what is on record about it.",
    keys: &[Keys::Own(&[
        key("right", &OneWord(plain!(RightsRequest: right)))
            .required("say what is asked for, such as `access`")
            .about("What is asked for (GDPR Arts. 15–22, CCPA §§ 1798.100–121)."),
        key("received", &Spelt(&INSTANT, plain!(RightsRequest: received_at)))
            .required("say when the request came in, such as `2026-03-01T09:00:00Z`")
            .about(
                "When the request came in. The policies then in force count, and deadlines run \
                 from it (GDPR Art. 12(3)).",
            ),
        key("identified", &Spelt(&INSTANT, optional!(RightsRequest: identified_at))).about(
            "When the controller knew who asks, for deadlines that run from then. Left out, they \
             run from the receipt.",
        ),
        key("stopped", &Tables(&STOP, plain!(RightsRequest: stopped))).about(
            "When something was asked of the person. The days after the asking, up to and with the \
             day of the answer, are added to the time for the answer.",
        ),
        key("at", &Spelt(&INSTANT, plain!(RightsRequest: at))).always_written().inherited().about(
            "When it is answered: evidence recorded by then counts. Left out, when it came in.",
        ),
        key("by", &By).about("Who asks. Left out, the person that the data is about."),
        key("in-doubt", &Flag(plain!(RightsRequest: in_doubt))).about(
            "It is in doubt who asks, so that more verification is called for where the right \
             provides for that (GDPR Art. 12(6)).",
        ),
        key("sensitive", &Flag(plain!(RightsRequest: sensitive))).about(
            "It asks for so much, or for such data, that more verification is called for where \
             the right provides for that.",
        ),
        key("earlier", &Count(optional!(RightsRequest: earlier))).about(
            "How many requests like this one the person made before it, within the period in which \
             the right is free so many times. Left out, that is unknown.",
        ),
        key("extended", &Flag(plain!(RightsRequest: extended))).about(
            "An extension of the deadline was announced within the first period (GDPR Art. 12(3)).",
        ),
        key("data", &AllWords(plain!(RightsRequest: data))).about(
            "Which data is asked about, where no records say that. Left out, any that the right is \
             about.",
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
        key("to", &Text(Wording::Id, optional!(RightsRequest: to))).about(
            "The very party to whom the person wants the data handed over (GDPR Art. 20(2)). Left \
             out, whoever asks.",
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
    ..Table::of(|| RightsRequest::new(RightKind::ACCESS, Subject::default(), EARLIEST))
};

static STOP: Table<Stop> = Table {
    name: "stop",
    about: "A time for which the answer waits for the person.",
    expected: "a table, such as `{ from = 2026-02-09, until = 2026-02-12 }`",
    keys: &[Keys::Own(&[
        key("from", &Spelt(&INSTANT, plain!(Stop: from)))
            .required("say when the person was asked")
            .about("When the person was asked."),
        key("until", &Spelt(&INSTANT, optional!(Stop: until))).about(
            "When the person answered. Left out, no answer has come by the time of the answer to \
             the request.",
        ),
    ])],
    ..Table::of(|| Stop { from: EARLIEST, until: None })
};

/// Someone who asks for another and has a name.
type Named = (Option<PartyId>, Option<PartyId>);

static NAMED: Table<Named> = Table {
    name: "by",
    about: "Who asks for someone else: an agent whom the person authorised (CCPA § \
            1798.130(a)(3)(A), GDPR Art. 80), or a parent. One of these.",
    asks: &[Ask::OneOf(|| vec![vec!["agent"], vec!["parent"]])],
    keys: &[Keys::Own(&[
        key("agent", &Text(Wording::Id, NAMED_AGENT))
            .about("The agent, by the id that evidence of its authority calls it."),
        key("parent", &Text(Wording::Id, NAMED_PARENT))
            .about("The parent, by the id that evidence of the authority calls it."),
    ])],
    ..Table::of(|| (None, None))
};

const NAMED_AGENT: Slot<Named, PartyId> =
    Slot { get: |(agent, _)| agent.as_ref(), put: |named, agent| named.0 = Some(agent) };

const NAMED_PARENT: Slot<Named, PartyId> =
    Slot { get: |(_, parent)| parent.as_ref(), put: |named, parent| named.1 = Some(parent) };

/// Who makes a request: the person, a parent, or an agent with a name.
struct By;

/// Those who make requests without being named, and whether they are parents.
const UNNAMED: [(&str, bool); 2] = [("subject", false), ("parent", true)];

impl Form<RightsRequest> for By {
    fn shape(&self) -> Shape {
        Shape::OneOfOrTable(UNNAMED.map(|(name, _)| name).to_vec(), &NAMED)
    }

    fn read(&self, to: &mut RightsRequest, value: &Value<'_>) -> Option<()> {
        if let Node::Table(_) = value.node {
            let (named, how) = NAMED.read(value)?;
            to.by = match named {
                (Some(agent), None) => Requester::Agent(agent),
                (None, Some(parent)) => Requester::Parent(Some(parent)),
                _ if how != Read::Whole => return None,
                _ => {
                    let what = "it takes one who asks".to_owned();
                    let help = "name the agent or the parent, such as `{ agent = \"key-care\" }`";
                    value.note(ProblemKind::inconsistent(what, help));
                    return None;
                }
            };
            return (how == Read::Whole).then_some(());
        }
        let mut is_parent = None;
        OneOf(&UNNAMED, Slot::PERHAPS).read(&mut is_parent, value)?;
        to.by = if is_parent? { Requester::Parent(None) } else { Requester::Subject };
        Some(())
    }

    fn write(&self, from: &RightsRequest) -> Option<Node> {
        match &from.by {
            Requester::Subject => None,
            Requester::Parent(None) => Some(Node::text("parent")),
            Requester::Parent(named) => Some(NAMED.write(&(None, named.clone()))),
            Requester::Agent(agent) => Some(NAMED.write(&(Some(agent.clone()), None))),
        }
    }
}

by_table! {
    RightsRequest: RIGHTS_REQUEST;
}
