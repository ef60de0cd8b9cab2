//! Rules about uses: what is allowed, what is not, and what is owed.

use super::bases::BasesOf;
use super::conditions::{When, WhenBeside};
use super::header::HEADER;
use super::terms::TERMS;
use crate::files::machinery::{
    Ask, Flag, Key, Keys, KeysOf, Marked, Obligations, One, PERIOD, Slot, SomeOf, Spelt, Table,
    Tables, Texts, Wording, Words, key, list, optional, plain, within,
};
use crate::ids::{Clause, RuleId};
use crate::policy::{
    Condition, Duty, Exception, Forbid, Grace, Header, OptOut, Permit, Route, Rule, Terms,
};

/// The keys that rules of every kind have, each written once.
impl<K: 'static> Rule<K> {
    pub(super) const HEADER: Keys<Self> = Keys::Of(&KeysOf(&HEADER, within!(Self: header)));
    pub(super) const TERMS: Keys<Self> = Keys::Of(&KeysOf(&TERMS, within!(Self: terms)));
    pub(super) const WHEN: Key<Self> = Self::asking(&WhenBeside {
        when: Self::CONDITION,
        never: &["consent", "evidence", "knowingly"],
    });

    const CONDITION: When<Self> = When(Slot {
        get: |rule| rule.when.as_ref(),
        put: |rule, when| rule.when = Some(Condition::both(rule.when.take(), when)),
    });

    const fn asking(form: &'static WhenBeside<Self>) -> Key<Self> {
        key("when", form).added().about(
            "What must hold beside the terms. Consent and evidence stand in a permit's alone.",
        )
    }
}

impl Permit {
    const WHEN_ON_RECORD: Key<Self> =
        Self::asking(&WhenBeside { when: Self::CONDITION, never: &["knowingly"] });
}

impl Forbid {
    const WHEN_KNOWN: Key<Self> =
        Self::asking(&WhenBeside { when: Self::CONDITION, never: &["consent", "evidence"] });
}

/// The keys by which a rule is about something, and not about everything.
pub(super) fn facets_and_when() -> Vec<&'static str> {
    TERMS.names().into_iter().chain(["when"]).collect()
}

/// A rule before anything of it is read.
pub(super) fn blank<K: Default>() -> Rule<K> {
    let header = Header { id: RuleId::new(""), clauses: Vec::new(), heading: None, reading: None };
    Rule { header, terms: Terms::default(), when: None, detail: K::default() }
}

pub(super) static PERMIT: Table<Permit> = Table {
    name: "permit",
    about: "Allows what lies within its terms, while its condition holds and no forbid strikes. It \
            names at least one facet or a condition. Not in a limit.",
    called: &["id", "clause"],
    asks: &[Ask::Some(facets_and_when)],
    keys: &[
        Rule::HEADER,
        Rule::TERMS,
        Keys::Own(&[
            Permit::WHEN_ON_RECORD,
            key("basis", &BasesOf(plain!(Permit: detail.bases))).inherited().about(
                "The legal bases on which the permit rests, which hold together (GDPR Arts. 6 and \
                 9); or alternatives, of which any that holds will do: `basis.any`.",
            ),
            key("obligation", &Obligations(list!(Permit: detail.obligations)))
                .added()
                .about("What has to be done along with what the permit allows."),
            key("only", &Marked("purpose", plain!(Permit: detail.only_purpose))).about(
                "Adds the forbid \"and for no other purpose\" within the permit's other terms. \
                 Needs `purpose`; not beside consent or evidence in `when`.",
            ),
            key("survives-objection", &Flag(plain!(Permit: detail.survives_objection))).about(
                "Goes on while an objection bears: there are compelling grounds (GDPR Art. 21(1)).",
            ),
        ]),
    ],
    ..Table::of(blank)
};

pub(super) static FORBID: Table<Forbid> = Table {
    name: "forbid",
    about: "Prohibits what lies within its terms, while its condition holds, whatever permits it.",
    called: &["id", "clause"],
    keys: &[
        Rule::HEADER,
        Rule::TERMS,
        Keys::Own(&[
            key("together", &Words(plain!(Forbid: detail.together))).about(
                "The act, in the same item or another, also stands for data within one of these, \
                 other than the data in question. Left out, nothing else is asked of the act.",
            ),
            Forbid::WHEN_KNOWN,
            key("unless", &Tables(&UNLESS, plain!(Forbid: detail.unless)))
                .about("The exceptions, any of which lifts the forbid."),
        ]),
    ],
    ..Table::of(blank)
};

pub(super) static OPT_OUT: Table<OptOut> = Table {
    name: "opt-out",
    about: "A forbid that strikes while an objection of the person bears (GDPR Art. 21).",
    called: &["id", "clause"],
    keys: &[
        Rule::HEADER,
        Rule::TERMS,
        Keys::Own(&[
            Rule::WHEN,
            key("unless", &Tables(&UNLESS, plain!(OptOut: detail.unless)))
                .about("The exceptions, any of which lifts the opt-out."),
            key("route", &SomeOf(&Route::NAMES, plain!(OptOut: detail.routes)))
                .about("The ways in which the person can object."),
            key("grace", &One(&GRACE, plain!(OptOut: detail.grace)))
                .about("How long an objection takes to bear. Left out, it bears at once."),
        ]),
    ],
    ..Table::of(blank)
};

pub(super) static DUTY: Table<Duty> = Table {
    name: "duty",
    about: "Puts obligations on whatever is permitted within its terms, unless an exception surely \
            holds.",
    called: &["id", "clause"],
    keys: &[
        Rule::HEADER,
        Rule::TERMS,
        Keys::Own(&[
            key("together", &Words(plain!(Duty: detail.together))).about(
                "The act, in the same item or another, also stands for data within one of these, \
                 other than the data in question. Left out, nothing else is asked of the act.",
            ),
            Rule::WHEN,
            key("obligation", &Obligations(list!(Duty: detail.obligations)))
                .added()
                .required("say what has to be done")
                .about("What has to be done."),
            key("unless", &Tables(&UNLESS, plain!(Duty: detail.unless))).about(
                "The exceptions, any of which lifts the duty. One that depends on an unknown fact \
                 lifts nothing.",
            ),
        ]),
    ],
    ..Table::of(blank)
};

pub(super) static UNLESS: Table<Exception> = Table {
    name: "unless",
    about: "An exception. It names at least one facet or a condition.",
    asks: &[Ask::Some(facets_and_when)],
    keys: &[
        Keys::Own(&[CITED]),
        Keys::Of(&KeysOf(&TERMS, within!(Exception: terms))),
        Keys::Own(&[key("when", &When(optional!(Exception: when)))
            .about("What must hold beside the terms: circumstances, consent or evidence.")]),
    ],
    ..Table::of(Exception::default)
};

pub(super) const CITED: Key<Exception> =
    key("clause", &Texts::<_, Clause>(Wording::Id, plain!(Exception: clauses)))
        .about("The clauses that the exception puts into effect.");

static GRACE: Table<Grace> = Table {
    name: "grace",
    about: "The time after an objection during which it does not bear yet.",
    short: Some("period"),
    keys: &[Keys::Own(&[
        key("period", &Spelt(&PERIOD, plain!(Grace: period)))
            .required("write how long the grace lasts, such as `10 days`")
            .about("How long it is."),
        key("only-for", &Words(plain!(Grace: only_for))).about(
            "Only for uses with such evidence on record from before the objection. Left out, for \
             every use.",
        ),
    ])],
    ..Table::of(Grace::default)
};
