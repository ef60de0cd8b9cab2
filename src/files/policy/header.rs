//! What every rule and declaration begins with.

use crate::files::machinery::{Keys, Slot, Table, Text, Texts, Wording, key, optional, plain};
use crate::ids::RuleId;
use crate::policy::Header;

pub(super) static HEADER: Table<Header> = Table {
    name: "header",
    about: "What every rule and declaration begins with.",
    keys: &[Keys::Own(&[
        key("clause", &Texts(Wording::Id, plain!(Header: clauses)))
            .required("cite the clause that the rule puts into effect")
            .about("The clauses of the published text that the rule puts into effect. Answers cite them."),
        key("id", &Text(Wording::Id, OWN_ID)).about(
            "The rule's name, by which answers and messages call it. Left out, it is the first \
             clause. Unique among the rules of its kind; the same rule written twice is one rule.",
        ),
        key("heading", &Text(Wording::Line, optional!(Header: heading)))
            .inherited()
            .about("The heading under which the clause stands."),
        key("reading", &Text(Wording::Prose, optional!(Header: reading)))
            .about("The interpretation chosen where the text leaves a choice. May have lines."),
    ])],
    done: |header, entries| {
        if header.id.as_str().trim().is_empty() {
            let clause = header.clauses.first().filter(|clause| !clause.as_str().trim().is_empty());
            let name = clause.map_or_else(|| entries.path.to_string(), ToString::to_string);
            header.id = RuleId::new(name);
        }
    },
    ..Table::of(|| Header {
        id: RuleId::new(""),
        clauses: Vec::new(),
        heading: None,
        reading: None,
    })
};

const OWN_ID: Slot<Header, RuleId> = Slot { get: Header::own_id, put: |header, id| header.id = id };
