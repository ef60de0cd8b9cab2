//! The rights of the persons the data is about.

use super::conditions::{When, WhenBeside};
use super::header::HEADER;
use crate::files::machinery::{
    Key, Keys, KeysOf, Marked, Obligations, One, OneOf, PERIOD, Slot, SomeOf, Spelling, Spelt,
    Table, Tables, Text, Texts, Words, key, list, optional, plain, within,
};
use crate::ids::Clause;
use crate::policy::{Condition, Exemption, Fee, Period, ResponseTime, Right, RightKind};
use crate::problem::ProblemKind;
use crate::text::quoted;

pub(super) static RIGHT: Table<Right> = Table {
    name: "right",
    about: "What persons may ask: who has the right, what must be shown first, what it costs, what \
            takes it away, and by when it is answered (GDPR Arts. 12–22, CCPA §§ 1798.100–130). \
            Of the facets of its section it takes only those that restrict persons.",
    called: &["id", "clause"],
    keys: &[
        Keys::Of(&KeysOf(&HEADER, within!(Right: header))),
        Keys::Own(&[
            key("right", &SomeOf(&RightKind::NAMES, plain!(Right: kinds)))
                .required("say what the person can ask for, such as `access`")
                .about("What the person can ask for."),
            key("residence", &Words(plain!(Right: residence)))
                .inherited()
                .about("Where those live who have the right; left out, anywhere."),
            key("subject", &Words(plain!(Right: subject)))
                .inherited()
                .about("What those are to the controller who have the right; left out, anything."),
            key("when", &WhenBeside { when: When(CONDITION), never: &NEVER }).added().about(
                "What else must be true of the person: age, residence, kind of subject. No facts \
                 on record.",
            ),
            key("verify", &Words(plain!(Right: verify))).about(
                "The evidence that is needed before the right is granted, all of it (GDPR Art. \
                 12(6)).",
            ),
            key("verify-high", &Words(plain!(Right: verify_high)))
                .about("The further evidence that a sensitive request needs."),
            key("agent", &Words(plain!(Right: agent))).about(
                "What agents have to show, all of it, and it must name them. Left out, agents are \
                 not admitted.",
            ),
            key("fee", &OneOf(&Fee::NAMES, plain!(Right: fee))).about(
                "What the exercise may cost (GDPR Art. 12(5)). Left out, the text says nothing.",
            ),
            key("deadline", &One(&DEADLINE, optional!(Right: deadline)))
                .about("By when a request is answered (GDPR Art. 12(3))."),
            key("obligation", &Obligations(list!(Right: obligations)))
                .added()
                .about("What has to be done about a request."),
            key("exemption", &Tables(&EXEMPTION, list!(Right: exemptions))).added().about(
                "What takes the right away in a given case. Not beside a right that takes effect \
                 by being exercised: `objection`, `opt-out-of-sale`, `withdrawal`.",
            ),
        ]),
    ],
    ..Table::of(blank)
};

const CONDITION: Slot<Right, Condition> = Slot {
    get: |right| right.when.as_ref(),
    put: |right, when| right.when = Some(Condition::both(right.when.take(), when)),
};

/// What the condition of a right may not ask: it depends on the person alone.
static NEVER: [&str; 6] =
    ["consent", "evidence", "knowingly", "source", "gathered-at", "identifiability"];

fn blank() -> Right {
    let mut right = Right::new("", []);
    right.header.clauses.clear();
    right
}

pub(super) static EXEMPTION: Table<Exemption> = Table {
    name: "exemption",
    about: "A case in which a right is refused (GDPR Arts. 17(3) and 23, CCPA § 1798.105(d)).",
    expected: "a table, such as `{ when.evidence = \"legal-obligation\" }`",
    keys: &[Keys::Own(&[
        key("id", &Text(optional!(Exemption: id)))
            .about("The exemption's name, unique among the exemptions of the policy."),
        CLAUSE,
        key("reading", &Text(optional!(Exemption: reading)))
            .about("The interpretation chosen where the text leaves a choice."),
        key("when", &When(plain!(Exemption: when)))
            .required("say when the right is refused; as it stands it is refused always")
            .about("The right is refused while this holds: evidence on record, or the person."),
    ])],
    ..Table::of(|| Exemption::new(Condition::All(Vec::new())))
};

const CLAUSE: Key<Exemption> = key("clause", &Texts::<_, Clause>(plain!(Exemption: clauses)))
    .about("The clauses that the exemption puts into effect.");

static DEADLINE: Table<ResponseTime> = Table {
    name: "deadline",
    about: "How long an answer may take. The day of receipt does not count.",
    short: Some("period"),
    keys: &[Keys::Own(&[
        key("period", &Spelt(&RESPONSE_TIME, TIME))
            .required("write how long an answer may take, such as `45 days`")
            .about("A calendar period, or a number of working days such as `15 working days`."),
        key("extension", &Spelt(&PERIOD, optional!(ResponseTime: extension)))
            .about("By how much the time can be extended, where that is announced within it."),
        key("rolls", &Marked("next-working-day", plain!(ResponseTime: rolls))).about(
            "The time never ends on a Saturday, a Sunday or a holiday (Regulation 1182/71 Art. \
             3(4)).",
        ),
    ])],
    ..Table::of(|| ResponseTime::of(Period::ZERO))
};

/// The time without its extension.
const TIME: Slot<ResponseTime, ResponseTime> = Slot {
    get: |time| Some(time),
    put: |time, first| {
        time.period = first.period;
        time.working_days = first.working_days;
    },
};

static RESPONSE_TIME: Spelling<ResponseTime> = Spelling {
    expected: "a period, such as `45 days` or `15 working days`",
    parse: |text| {
        let mut words = text.split_whitespace();
        let (number, unit) = (words.next(), words.next());
        if unit != Some("working") {
            return Period::parse(text).map(ResponseTime::of);
        }
        let days = number.and_then(|number| number.parse().ok());
        match (days, words.next(), words.next()) {
            (Some(days), Some("day" | "days"), None) if days <= ResponseTime::MAX_WORKING_DAYS => {
                Ok(ResponseTime::of_working_days(days))
            }
            _ => Err(ProblemKind::NotAPeriod { value: quoted(text) }),
        }
    },
    write: |time| match time.working_days {
        0 => time.period.to_string(),
        1 => "1 working day".to_owned(),
        days => format!("{days} working days"),
    },
};
