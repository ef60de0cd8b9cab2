//! What a policy declares: what it speaks of, what it states, and how it is amended.

use super::conditions::{When, WhenBeside};
use super::header::HEADER;
use super::rules::{CITED, blank, facets_and_when};
use super::terms::TERMS;
use crate::files::machinery::{
    Ask, Flag, Keys, KeysOf, Obligations, OneOf, PERIOD, SomeOf, Spelt, Table, Tables, Text,
    Wording, Words, key, optional, plain, within,
};
use crate::policy::{
    AdmittedBasis, Amendment, Beyond, Closed, ConsentGiver, DeemedConsent, Exception, GiverKind,
    Restriction, Rule, Scope, Statement, TakesEffect,
};

pub(super) static SCOPE: Table<Scope> = Table {
    name: "scope",
    about: "What the policy speaks about at all: what lies within one of these. Without any, it \
            speaks about everything. It names at least one facet or a condition.",
    called: &["id", "clause"],
    asks: &[Ask::Some(facets_and_when)],
    keys: &[Rule::HEADER, Rule::TERMS, Keys::Own(&[Rule::WHEN])],
    ..Table::of(blank)
};

pub(super) static BEYOND: Table<Beyond> = Table {
    name: "beyond",
    about: "What lies beyond the policy, though it lies within its scope, exceptions aside. It names at \
            least one facet or a condition.",
    called: &["id", "clause"],
    asks: &[Ask::Some(facets_and_when)],
    keys: &[
        Rule::HEADER,
        Rule::TERMS,
        Keys::Own(&[
            Rule::WHEN,
            key("unless", &Tables(&UNLESS_WITHIN, plain!(Beyond: detail.unless))).about(
                "The exceptions: of what lies within any of these the policy speaks all the same.",
            ),
        ]),
    ],
    ..Table::of(blank)
};

static UNLESS_WITHIN: Table<Exception> = Table {
    name: "unless-within",
    about: "An exception to what lies beyond the policy, of terms and circumstances alone. It names at \
            least one facet or a condition.",
    asks: &[Ask::Some(facets_and_when)],
    keys: &[
        Keys::Own(&[CITED]),
        Keys::Of(&KeysOf(&TERMS, within!(Exception: terms))),
        Keys::Own(&[key(
            "when",
            &WhenBeside {
                when: When(optional!(Exception: when)),
                never: &["consent", "evidence", "knowingly"],
            },
        )
        .about("What must hold beside the terms. No facts on record.")]),
    ],
    ..Table::of(Exception::default)
};

pub(super) static CLOSED: Table<Closed> = Table {
    name: "closed",
    about: "Says that whatever is not permitted within its terms never happens. Decides nothing, \
            since that is the default, and is cited by the answer *not permitted*.",
    called: &["id", "clause"],
    keys: &[Rule::HEADER, Rule::TERMS, Keys::Own(&[Rule::WHEN])],
    ..Table::of(blank)
};

pub(super) static STATEMENT: Table<Statement> = Table {
    name: "statement",
    about: "A definition, commitment or documented contradiction. Decides nothing, and is cited by \
            every answer within its terms.",
    called: &["id", "clause"],
    keys: &[
        Rule::HEADER,
        Rule::TERMS,
        Keys::Own(&[
            Rule::WHEN,
            key("text", &Text(Wording::Prose, plain!(Statement: detail.text)))
                .required("say in your own words what the clause states")
                .about("What the clause states, in the policy author's words."),
        ]),
    ],
    ..Table::of(blank)
};

pub(super) static DEEMED_CONSENT: Table<DeemedConsent> = Table {
    name: "deemed-consent",
    about: "Makes evidence of a kind count as an implied grant of consent within its terms. Not in \
            a limit.",
    called: &["id", "clause"],
    keys: &[
        Rule::HEADER,
        Rule::TERMS,
        Keys::Own(&[
            Rule::WHEN,
            key("event", &Words(plain!(DeemedConsent: detail.event)))
                .required("name the evidence that counts as consent")
                .about("The kinds of evidence that count as a grant."),
            key("after", &Spelt(&PERIOD, plain!(DeemedConsent: detail.after))).about(
                "The grant stands only so long after the event: approval by silence. Left out, at once. \
                 It is as old as its event all the same.",
            ),
        ]),
    ],
    ..Table::of(blank)
};

pub(super) static CONSENT_GIVER: Table<ConsentGiver> = Table {
    name: "consent-giver",
    about: "Says whose word counts within its terms, while its condition on circumstances holds \
            (GDPR Art. 8): grants of other givers count for nothing there. Binds all policies where \
            it stands in a limit.",
    called: &["id", "clause"],
    keys: &[
        Rule::HEADER,
        Rule::TERMS,
        Keys::Own(&[
            Rule::WHEN,
            key("giver", &SomeOf(&GiverKind::NAMES, plain!(ConsentGiver: detail.givers)))
                .required("say whose word counts, such as `parent`")
                .about("Whose word counts: any of them. Not the controller's."),
            key("all", &Flag(plain!(ConsentGiver: detail.all)))
                .about("Each of them has to say yes."),
            key("alone", &Flag(plain!(ConsentGiver: detail.alone))).about(
                "Denials of others than the subject and those listed are set aside, for grants. \
                 Not in a limit.",
            ),
        ]),
    ],
    ..Table::of(blank)
};

pub(super) static ADMITTED_BASIS: Table<AdmittedBasis> = Table {
    name: "admitted-basis",
    about: "Says on which legal bases alone something within its terms may rest: a permit none of \
            whose bases lies within these does not count there. Binds all policies where it stands \
            in a limit.",
    called: &["id", "clause"],
    keys: &[
        Rule::HEADER,
        Rule::TERMS,
        Keys::Own(&[
            Rule::WHEN,
            key("basis", &Words(plain!(AdmittedBasis: detail.bases)))
                .required("name the bases that are admitted")
                .about("The bases that are admitted, any of them."),
        ]),
    ],
    ..Table::of(blank)
};

pub(super) static RESTRICTION: Table<Restriction> = Table {
    name: "restriction",
    about: "An exception to the rule that restricted data is only stored (GDPR Art. 18(2)). It \
            names at least one facet or a condition. Not in a limit.",
    called: &["id", "clause"],
    asks: &[Ask::Some(facets_and_when)],
    keys: &[Rule::HEADER, Rule::TERMS, Keys::Own(&[Rule::WHEN])],
    ..Table::of(blank)
};

pub(super) static AMENDMENT: Table<Amendment> = Table {
    name: "amendment",
    about: "How a new version of the policy comes into force. Cited by every answer of the version.",
    called: &["id", "clause"],
    keys: &[
        Keys::Of(&KeysOf(&HEADER, within!(Amendment: header))),
        Keys::Own(&[
            key("takes-effect", &OneOf(&TakesEffect::NAMES, plain!(Amendment: takes_effect)))
                .required("write `on-publication` or `after-notice`")
                .about("When a new version takes effect."),
            key("notice", &Spelt(&PERIOD, optional!(Amendment: notice))).about(
                "A new version takes effect at the earliest so long after notice of it was given, which \
                 the new version says by `announced`. Beside `after-notice` alone.",
            ),
            key("obligation", &Obligations(plain!(Amendment: obligations)))
                .about("What has to be done about an amendment."),
        ]),
    ],
    ..Table::of(|| {
        let mut amendment = Amendment::new("", TakesEffect::OnPublication);
        amendment.header.clauses.clear();
        amendment
    })
};
