//! What a policy declares: what it speaks of, what it states, and how it is amended.

use super::header::HEADER;
use super::rules::blank;
use crate::files::machinery::{Keys, KeysOf, OneOf, Table, Text, Words, key, plain, within};
use crate::policy::{
    Amendment, Beyond, Closed, DeemedConsent, Rule, Scope, Statement, TakesEffect,
};

pub(super) static SCOPE: Table<Scope> = Table {
    name: "scope",
    about: "What the policy speaks about at all: what lies within one of these. Without any, it \
            speaks about everything. It names at least one facet or a condition.",
    called: &["id", "clause"],
    keys: &[Rule::HEADER, Rule::TERMS, Keys::Own(&[Rule::WHEN])],
    ..Table::of(blank)
};

pub(super) static BEYOND: Table<Beyond> = Table {
    name: "beyond",
    about: "What lies beyond the policy, though it lies within its scope. It names at least one \
            facet or a condition.",
    called: &["id", "clause"],
    keys: &[Rule::HEADER, Rule::TERMS, Keys::Own(&[Rule::WHEN])],
    ..Table::of(blank)
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
            key("text", &Text(plain!(Statement: detail.text)))
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
        ]),
    ],
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
            key("obligation", &Words(plain!(Amendment: obligations)))
                .about("What has to be done about an amendment."),
        ]),
    ],
    ..Table::of(|| {
        let mut amendment = Amendment::new("", TakesEffect::OnPublication);
        amendment.header.clauses.clear();
        amendment
    })
};
