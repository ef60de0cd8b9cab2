//! The rights of the persons the data is about.

use super::conditions::{When, WhenBeside};
use super::header::HEADER;
use super::requesters::{AGENTS, NEVER, PARENTS};
use super::response_time::DEADLINE;
use crate::files::machinery::{
    Ask, Count, Flag, Inner, Key, Keys, KeysOf, Obligations, One, OneOf, PERIOD, Slot, SomeOf,
    Spelt, Table, Tables, Text, Texts, Wording, Words, key, list, optional, plain, within,
};
use crate::ids::Clause;
use crate::policy::{Charge, Condition, Exemption, Fee, Parents, RequesterKind, Right};

pub(super) static RIGHT: Table<Right> = Table {
    name: "right",
    about: "What persons may ask: who has the right, what must be shown first, what it costs, what \
            takes it away, and by when it is answered (GDPR Arts. 12–22, CCPA §§ 1798.100–130). \
            It holds within the policy's scope. Of the facets of its section it takes only those \
            that restrict persons.",
    called: &["id", "clause"],
    keys: &[
        Keys::Of(&KeysOf(&HEADER, within!(Right: header))),
        Keys::Own(&[
            key("right", &Words(plain!(Right: kinds)))
                .required("say what the person can ask for, such as `access`")
                .about("What the person can ask for."),
            key("residence", &Words(plain!(Right: residence)))
                .inherited()
                .about("Where those live who have the right; left out, anywhere."),
            key("subject", &Words(plain!(Right: subject)))
                .inherited()
                .about("What those are to the controller who have the right; left out, anything."),
            key("data", &Words(plain!(Right: data)))
                .about("Over which data there is the right; left out, any."),
            key("purpose", &Words(plain!(Right: purpose)))
                .about("As far as the data serves which purposes; left out, any."),
            key("when", &WhenBeside { when: When(CONDITION), never: &NEVER }).added().about(
                "What else must be true of the person: age, residence, kind of subject. No facts \
                 on record.",
            ),
            key("verify", &Words(plain!(Right: verify))).about(
                "The evidence that is needed before the right is granted, all of it (GDPR Art. \
                 12(6)). It names nobody, or the person. What one right asks for that the person \
                 has or may have, no other right switches off.",
            ),
            key("verify-in-doubt", &Words(plain!(Right: verify_in_doubt))).about(
                "The further evidence that is needed where the request says that it is in doubt \
                 who asks.",
            ),
            key("verify-high", &Words(plain!(Right: verify_high))).about(
                "The further evidence that is needed where the request says that it is sensitive.",
            ),
            key("parent", &One(&PARENTS, PARENT)).about(
                "For whom parents ask, and what they have to show. Left out, for persons below 18, \
                 and where any check of identity is asked for, `parental-authority-verified`.",
            ),
            key("agent", &One(&AGENTS, optional!(Right: agent))).about(
                "What agents have to show, all of it, and it must name them. Left out, agents are \
                 not admitted.",
            ),
            key("fee", &Inner(&CHARGE, within!(Right: charge))).about(
                "What the exercise may cost (GDPR Art. 12(5)). Left out, the text says nothing.",
            ),
            key("may-refuse", &Flag(plain!(Right: may_refuse))).about(
                "The controller may grant it or not, as it sees fit (45 CFR 164.522(a)). Not \
                 beside a right that takes effect by being exercised.",
            ),
            key("deadline", &One(&DEADLINE, optional!(Right: deadline)))
                .about("By when a request is answered (GDPR Art. 12(3))."),
            key("obligation", &Obligations(list!(Right: obligations)))
                .added()
                .about("What has to be done where the right is granted, and then alone."),
            key("on-refusal", &Obligations(list!(Right: on_refusal))).about(
                "What has to be done where it is refused, be it for a part of what is asked.",
            ),
            key("on-extension", &Obligations(list!(Right: on_extension)))
                .about("What has to be done where the deadline is extended. Beside `deadline`."),
            key("exemption", &Tables(&EXEMPTION, list!(Right: exemptions))).added().about(
                "What takes the right away in a given case. Not beside a right that takes effect \
                 by being exercised: `objection`, `opt-out-of-sale`, `limit-of-sensitive-use`, \
                 `withdrawal`, or one below.",
            ),
        ]),
    ],
    ..Table::of(blank)
};

const CONDITION: Slot<Right, Condition> = Slot {
    get: |right| right.when.as_ref(),
    put: |right, when| right.when = Some(Condition::both(right.when.take(), when)),
};

/// Nothing is written where parents are as they usually are.
const PARENT: Slot<Right, Parents> = Slot {
    get: |right| Some(&right.parent).filter(|parents| **parents != Parents::default()),
    put: |right, parents| right.parent = parents,
};

fn blank() -> Right {
    let mut right = Right::new("", []);
    right.header.clauses.clear();
    right
}

pub(super) static EXEMPTION: Table<Exemption> = Table {
    name: "exemption",
    about: "A case in which a right is refused (GDPR Arts. 17(3) and 23, CCPA § 1798.105(d)). It \
            says when, for which data, or to whom.",
    expected: "a table, such as `{ when.evidence = \"legal-obligation\" }`",
    asks: &[Ask::Some(|| vec!["by", "data", "when"])],
    keys: &[Keys::Own(&[
        key("id", &Text(Wording::Id, optional!(Exemption: id)))
            .about("The exemption's name, unique among the exemptions of the policy."),
        CLAUSE,
        key("reading", &Text(Wording::Prose, optional!(Exemption: reading)))
            .about("The interpretation chosen where the text leaves a choice."),
        key("by", &SomeOf(&RequesterKind::NAMES, plain!(Exemption: by)))
            .about("Who is refused; left out, whoever asks."),
        key("data", &Words(plain!(Exemption: data)))
            .about("Over which data it is refused; left out, over any."),
        key("when", &When(optional!(Exemption: when))).about(
            "The right is refused while this holds: evidence on record, or the person. Left out, \
             always.",
        ),
    ])],
    ..Table::of(Exemption::unconditional)
};

const CLAUSE: Key<Exemption> =
    key("clause", &Texts::<_, Clause>(Wording::Id, plain!(Exemption: clauses)))
        .about("The clauses that the exemption puts into effect.");

static CHARGE: Table<Charge> = Table {
    name: "fee",
    about: "What the exercise of a right may cost.",
    short: Some("then"),
    keys: &[Keys::Own(&[
        key("free", &Count(plain!(Charge: free)))
            .about("How many requests cost nothing. Beside `per`."),
        key("per", &Spelt(&PERIOD, plain!(Charge: within))).about(
            "Within which period, which ends with the request. Whoever asks for the answer states \
             how many were made in it; while that is unknown, nothing may be charged.",
        ),
        key("then", &OneOf(&Fee::STATED, plain!(Charge: fee)))
            .about("What may be charged; beside `free`, for further requests."),
    ])],
    ..Table::of(Charge::default)
};
