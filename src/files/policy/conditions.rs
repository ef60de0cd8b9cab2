//! What rules ask beside their terms.

use crate::files::document::{Document, Node};
use crate::files::machinery::{
    Ask, Entries, Flag, Form, Keys, One, OneOf, PERIOD, Read, Shape, Slot, SomeOf, Spelt, Table,
    Value, Words, Years, key,
};
use crate::policy::{Condition, GiverKind, Identifiability, Naming, PartyRole, Strength};
use crate::problem::{ProblemKind, ProblemPart};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A kind of condition that lists words or conditions.
macro_rules! listed {
    ($kind:ident) => {
        Slot {
            get: |condition: &Condition| match condition {
                Condition::$kind(list) => Some(list),
                _ => None,
            },
            put: |gathered: &mut Condition, list: Vec<_>| {
                gather(gathered, (!list.is_empty()).then(|| Condition::$kind(list)));
            },
        }
    };
}

/// A kind of condition that has another one below it.
macro_rules! below {
    ($kind:ident) => {
        Slot {
            get: |condition: &Condition| match condition {
                Condition::$kind(part) => Some(part.as_ref()),
                _ => None,
            },
            put: |gathered: &mut Condition, part: Condition| {
                gather(gathered, Some(Condition::$kind(Box::new(part))));
            },
        }
    };
}

/// A kind of condition that has a table of its own.
macro_rules! itself {
    ($kind:ident) => {
        Slot {
            get: |condition: &Condition| match condition {
                Condition::$kind { .. } => Some(condition),
                _ => None,
            },
            put: |gathered: &mut Condition, part: Condition| gather(gathered, Some(part)),
        }
    };
}

/// A value that a kind of condition has, and that its own table describes.
macro_rules! of {
    ($kind:ident: $field:ident) => {
        Slot {
            get: |condition: &Condition| match condition {
                Condition::$kind { $field, .. } => Some($field),
                _ => None,
            },
            put: |condition: &mut Condition, value| {
                if let Condition::$kind { $field, .. } = condition {
                    *$field = value;
                }
            },
        }
    };
    ($kind:ident: $field:ident?) => {
        Slot {
            get: |condition: &Condition| match condition {
                Condition::$kind { $field, .. } => $field.as_ref(),
                _ => None,
            },
            put: |condition: &mut Condition, value| {
                if let Condition::$kind { $field, .. } = condition {
                    *$field = Some(value);
                }
            },
        }
    };
}
/// While it is read, what its keys ask is gathered in a [`Condition::All`].
static CONDITION: Table<Condition> = Table {
    name: "when",
    part: Some(ProblemPart::Policy),
    about: "A condition. What its keys ask must all hold. An age or residence that nobody knows \
            makes a condition on it unknown, not false. Consent and evidence can only help: they \
            stand in a permit's `when`, in that of an exception or exemption, and never under \
            `not`.",
    expected: "a condition, such as `{ residence = \"EU\" }`",
    asks: &[Ask::Some(|| CONDITION.names())],
    keys: &[Keys::Own(&[
        key("all", &Conditions(listed!(All))).about("All of these conditions hold."),
        key("any", &Conditions(listed!(Any))).about("One of these conditions holds."),
        key("not", &When(below!(Not)))
            .about("This condition does not hold. Not of consent, evidence or identifiability."),
        key("knowingly", &When(below!(Knowingly))).about(
            "This condition is known to hold: unknown counts as false. Only in a forbid's `when`.",
        ),
        key("consent", &One(&CONSENT, itself!(Consent)))
            .about("A grant of consent on record counts for the use (GDPR Art. 6(1)(a))."),
        key("evidence", &One(&EVIDENCE, itself!(Evidence)))
            .about("Evidence on record counts for the use."),
        key("age", &One(&AGE, itself!(Age)))
            .about("The person's age in completed years (GDPR Art. 8)."),
        key("residence", &Words(listed!(Residence)))
            .about("The person lives in one of these places."),
        key("source", &Words(listed!(Source))).about("The data came from one of these sources."),
        key("subject", &Words(listed!(Subject))).about("The person is one of these."),
        key("gathered-at", &Words(listed!(GatheredAt)))
            .about("The data was gathered in one of these settings."),
        key("identifiability", &OneOf(&Identifiability::NAMES, IDENTIFIABILITY)).about(
            "The data identifies at most (permits, exceptions) or at least (forbids, opt-outs) so \
             far.",
        ),
    ])],
    ..Table::of(|| Condition::All(Vec::new()))
};

/// Adds to what is gathered.
fn gather(gathered: &mut Condition, part: Option<Condition>) {
    if let Condition::All(parts) = gathered {
        parts.extend(part);
    }
}

const IDENTIFIABILITY: Slot<Condition, Identifiability> = Slot {
    get: |condition| match condition {
        Condition::Identifiability(value) => Some(value),
        _ => None,
    },
    put: |gathered, value| gather(gathered, Some(Condition::Identifiability(value))),
};

static CONSENT: Table<Condition> = Table {
    name: "consent",
    about: "A grant of consent that counts for the use: it covers the use, is neither withdrawn, \
            objected to nor expired, and is as strong as this asks.",
    short: Some("strength"),
    keys: &[Keys::Own(&[
        key("strength", &OneOf(&Strength::NAMES, of!(Consent: strength)))
            .required("write `implied`, `express` or `explicit`")
            .about("At least so strong (GDPR Arts. 4(11) and 9(2)(a))."),
        key("naming", &NamingOfGrant).about(
            "The very grant names these facets, or in a table one of these categories of data: \
             `naming.data = \"diary\"`.",
        ),
        key("giver", &SomeOf(&GiverKind::NAMES, of!(Consent: giver)))
            .about("One of these gave it. Left out, anybody. Not the controller."),
        key("no-older-than", &Spelt(&PERIOD, of!(Consent: no_older_than?)))
            .about("It was recorded within this period before the moment."),
        key("expiring", &Flag(of!(Consent: expiring))).about("It states when it ends."),
    ])],
    ..Table::of(|| Condition::consent(Strength::Express))
};

static EVIDENCE: Table<Condition> = Table {
    name: "evidence",
    about: "Evidence on record that counts for the use: of one of these kinds or below, recorded \
            before it and not expired.",
    short: Some("kind"),
    keys: &[Keys::Own(&[
        key("kind", &Words(of!(Evidence: kinds)))
            .required("name the kind of evidence")
            .about("The kinds, any of which will do."),
        key("naming", &SomeOf(&Naming::NAMES, of!(Evidence: naming)))
            .about("The very evidence names these facets."),
        key("of", &OneOf(&PartyRole::NAMES, of!(Evidence: of?))).about(
            "The role in which the party stands that the evidence names. Left out, the recipient \
             where there is one, else the source when collecting, else who acts. Not in a right.",
        ),
    ])],
    ..Table::of(|| Condition::evidence([]))
};

static NAMING: Table<Condition> = Table {
    name: "naming",
    about: "What the very grant names.",
    short: Some("facet"),
    keys: &[Keys::Own(&[
        key("facet", &SomeOf(&Naming::NAMES, of!(Consent: naming)))
            .about("These facets, whatever it says of them."),
        key("data", &Words(of!(Consent: naming_data)))
            .about("One of these categories of data, or one below."),
    ])],
    ..Table::of(|| Condition::consent(Strength::Implied))
};

/// What a grant has to name: written as facets alone where that is all.
struct NamingOfGrant;

impl Form<Condition> for NamingOfGrant {
    fn shape(&self) -> Shape {
        let facets = Naming::ALL.map(Naming::name).to_vec();
        Shape::SomeOfOrTable(facets, &NAMING)
    }

    fn read(&self, to: &mut Condition, value: &Value<'_>) -> Option<()> {
        let how = NAMING.read_into(to, value)?;
        (how == Read::Whole).then_some(())
    }

    fn write(&self, from: &Condition) -> Option<Node> {
        let Condition::Consent { naming, naming_data, .. } = from else { return None };
        let is_said = !naming.is_empty() || !naming_data.is_empty();
        is_said.then(|| NAMING.write(from))
    }
}

static AGE: Table<Condition> = Table {
    name: "age",
    about: "The bounds of an age in completed years: one of them, or both.",
    expected: "a table, such as `{ at-least = 16 }`",
    asks: &[Ask::Some(|| vec!["at-least", "below"])],
    keys: &[Keys::Own(&[
        key("at-least", &Years(of!(Age: at_least?))).about("At least so old."),
        key("below", &Years(of!(Age: below?))).about("Younger than this."),
    ])],
    ..Table::of(|| Condition::Age { at_least: None, below: None })
};

/// A condition.
pub(super) struct When<T>(pub(super) Slot<T, Condition>);

impl<T> Form<T> for When<T> {
    fn shape(&self) -> Shape {
        Shape::Table(&CONDITION)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (gathered, how) = CONDITION.read(value)?;
        let condition = single(gathered);
        if condition.is_none() && matches!(value.node, Node::Table(entries) if entries.is_empty()) {
            let help = "write a condition, or leave the key out";
            value.note(ProblemKind::empty("the condition", help));
        }
        (self.0.put)(to, condition?);
        (how == Read::Whole).then_some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.0.get)(from).map(|condition| CONDITION.write(condition))
    }
}

/// A condition that holds beside the one of the section, unless that asks for something which rules of
/// the kind may not ask for.
pub(super) struct WhenBeside<T> {
    pub(super) when: When<T>,
    pub(super) never: &'static [&'static str],
}

impl<T> Form<T> for WhenBeside<T> {
    fn shape(&self) -> Shape {
        Shape::TableWithout(&CONDITION, self.never)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        self.when.read(to, value)
    }

    fn inherit(&self, to: &mut T, value: &Value<'_>, entry: &Entries<'_>) {
        if let Some(condition) = first_said(value.node, self.never) {
            let place = "in the condition of this rule, which inherits it from its section";
            let help = "move the rule out of the section, or the condition into the rules that may \
                        ask for it";
            entry.note(ProblemKind::misplaced(condition, place, help));
            return;
        }
        let _ = self.read(to, value);
    }

    fn refuses(&self) -> &'static [&'static str] {
        self.never
    }

    fn write(&self, from: &T) -> Option<Node> {
        self.when.write(from)
    }
}

/// The first of these conditions that stands somewhere in a condition.
fn first_said(node: &Node, never: &[&'static str]) -> Option<&'static str> {
    match node {
        Node::Table(entries) => entries.iter().find_map(|(key, below)| {
            let said = never.iter().copied().find(|name| name == key);
            said.or_else(|| first_said(below, never))
        }),
        Node::List(nodes) => nodes.iter().find_map(|node| first_said(node, never)),
        _ => None,
    }
}

/// What was gathered, if that is anything; one condition stands for itself.
fn single(gathered: Condition) -> Option<Condition> {
    let Condition::All(mut parts) = gathered else { return Some(gathered) };
    let last = parts.pop()?;
    if parts.is_empty() {
        return Some(last);
    }
    parts.push(last);
    Some(Condition::All(parts))
}

/// A list of conditions.
struct Conditions<T>(Slot<T, Vec<Condition>>);

impl<T> Form<T> for Conditions<T> {
    fn shape(&self) -> Shape {
        Shape::List(&CONDITION)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        match value.node {
            Node::List(nodes) if nodes.is_empty() => {
                let help = "write at least one condition";
                value.note(ProblemKind::empty("the list", help));
                return None;
            }
            Node::List(_) => {}
            _ => {
                value.is_not("a list of conditions");
                return None;
            }
        }
        let (mut conditions, mut all) = (Vec::new(), Some(()));
        value.each(|value| {
            let mut condition = None;
            all = all.and(When(Slot::PERHAPS).read(&mut condition, value));
            conditions.extend(condition);
        });
        (self.0.put)(to, conditions);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        let conditions = (self.0.get)(from)?.iter();
        Some(Node::List(conditions.map(|condition| CONDITION.write(condition)).collect()))
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CONDITION.write(self).serialize(serializer)
    }
}

/// Reads what [`Serialize`] writes.
impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        let gathered = CONDITION.read_document(&document).map_err(D::Error::custom)?;
        single(gathered).ok_or_else(|| D::Error::custom("the condition is empty"))
    }
}
