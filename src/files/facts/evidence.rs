//! What is on record beside consent.

use super::scope::SCOPE;
use crate::facts::Evidence;
use crate::files::machinery::{
    INSTANT, Keys, KeysOf, OneWord, Slot, Spelt, Table, Text, Wording, key, optional, plain, within,
};
use crate::ids::PartyId;
use crate::instant::EARLIEST;
use crate::problem::ProblemPart;
use crate::words::EvidenceKind;

pub(crate) static EVIDENCE: Table<Evidence> = Table {
    name: "evidence-on-record",
    part: Some(ProblemPart::Evidence),
    about: "A fact on record: a subpoena, a contract term, a safeguard, an attestation, a request. \
            It counts from its record up to, not including, its expiry.",
    expected: "a table, such as `{ kind = \"subpoena\", recorded = 2026-03-01 }`",
    keys: &[
        Keys::Own(&[key("kind", &OneWord(plain!(Evidence: kind)))
            .required("name the kind of evidence")
            .about("The kind of evidence.")]),
        Keys::Of(&KeysOf(&SCOPE, within!(Evidence: scope))),
        Keys::Own(&[
            key("party", &Text(Wording::Id, PARTY)).about(
                "Which very party it names. Evidence of a party-bound kind counts for nothing \
                 without it.",
            ),
            key("recorded", &Spelt(&INSTANT, plain!(Evidence: recorded_at)))
                .required("say since when it is on record")
                .about("Since when it counts. What is recorded after a use does not count for it."),
            key("expires", &Spelt(&INSTANT, optional!(Evidence: expires_at)))
                .about("From when it counts no longer. After `recorded`."),
            key("reference", &Text(Wording::Any, optional!(Evidence: reference)))
                .about("Where the document itself is kept."),
        ]),
    ],
    ..Table::of(|| Evidence::new(EvidenceKind::built_in(0), EARLIEST))
};

const PARTY: Slot<Evidence, PartyId> =
    Slot { get: Evidence::very_party, put: |evidence, party| evidence.scope.parties = vec![party] };
