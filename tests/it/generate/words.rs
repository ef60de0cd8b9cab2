//! Small vocabularies: a few words a facet, one of them below two others, one apart from all.

use permitted::policy::TermFacet;
use permitted::words::{Facet, FacetKind, OwnWord, Vocabulary, Word};
use permitted::{Action, EvidenceKind};
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::{Arc, LazyLock};

/// Of each kind some: with a recipient, with a channel, with neither; own ones without a built-in
/// one above them, and with one.
pub(crate) const ACTION: &[&str] = &[
    "use",
    "disclose",
    "collect",
    "contact",
    "store",
    "combine",
    "share",
    "hand-over",
    "fuse",
    "gather",
    "remind",
    "remind-late",
    "process",
    "handle",
];
/// What is done with stored records, and what carries out a right.
pub(crate) const ACTION_ON_RECORD: &[&str] = &[
    "erase",
    "erase",
    "anonymise",
    "restrict",
    "rectify",
    "disclose",
    "disclose",
    "use",
    "use",
    "store",
    "share",
    "shred",
    "blur",
];
pub(crate) const DATA: &[&str] = &["da", "dc", "dx", "db", "dd"];
pub(crate) const PURPOSE: &[&str] = &["pa", "pc", "px", "pb", "pd"];
/// With one that stands for a very party.
pub(crate) const PARTY: &[&str] = &["ra", "rc", "rx", "rb", "rd", "rw"];
/// With one that nobody plays alone.
pub(crate) const RECIPIENT: &[&str] = &["ra", "rc", "rx", "rb", "rd", "rw", "rp"];
pub(crate) const CHANNEL: &[&str] = &["ca", "cx", "cb", "cd"];
pub(crate) const PLACE: &[&str] = &["za", "zc", "zx", "zb", "zd"];
pub(crate) const SOURCE: &[&str] = &["sa", "sc", "sx", "sb", "sd"];
pub(crate) const GATHERED_AT: &[&str] = &["ga", "gx", "gb", "gd"];
pub(crate) const SUBJECT: &[&str] = &["ka", "kc", "kx", "kb", "kd"];
pub(crate) const EVIDENCE: &[&str] =
    &["ea", "ec", "ex", "eb", "ed", "confidentiality", "legal-process", "subpoena"];
pub(crate) const BASIS: &[&str] = &[
    "contract",
    "consent",
    "legitimate-interests",
    "own-consent",
    "explicit-consent",
    "transfer-explicit-consent",
    "public-task",
    "notice-with-opt-out",
    "both-bases",
];
pub(crate) const OBLIGATION: &[&str] = &["oa", "ob", "oc", "od"];

/// Words that only some vocabularies have. Records may name them anyway.
const EXTRA: [(FacetKind, &str, &[&str]); 4] = [
    (FacetKind::Data, "dz", &["da", "db"]),
    (FacetKind::Purpose, "pz", &["pb"]),
    (FacetKind::Place, "zz", &["zc"]),
    (FacetKind::Source, "sz", &["sc"]),
];

/// Lists of words that only some policies have: what the others say of these words stays as it is.
const LISTS: [(FacetKind, &str, &[&str]); 6] = [
    (FacetKind::Data, "dl", &["dc", "dd"]),
    (FacetKind::Purpose, "pl", &["pd"]),
    (FacetKind::Party, "rl", &["rb", "rd"]),
    (FacetKind::Place, "zl", &["zc", "zb"]),
    (FacetKind::Source, "sl", &["sc", "sd"]),
    (FacetKind::Subject, "kl", &["kb", "kc"]),
];

/// The words that every policy has.
const OWN: [(FacetKind, &str, &[&str]); 58] = [
    (FacetKind::Action, "hand-over", &["collect", "disclose"]),
    (FacetKind::Action, "fuse", &["combine", "store"]),
    (FacetKind::Action, "gather", &["collect"]),
    (FacetKind::Action, "remind", &[]),
    (FacetKind::Action, "remind-late", &["remind"]),
    (FacetKind::Action, "shred", &["erase"]),
    (FacetKind::Action, "blur", &["anonymise"]),
    (FacetKind::Data, "da", &[]),
    (FacetKind::Data, "db", &[]),
    (FacetKind::Data, "dd", &[]),
    (FacetKind::Data, "dc", &["da"]),
    (FacetKind::Data, "dx", &["dc", "db"]),
    (FacetKind::Purpose, "pa", &[]),
    (FacetKind::Purpose, "pb", &[]),
    // Restricted data may be used for it.
    (FacetKind::Purpose, "pd", &["legal-claims"]),
    (FacetKind::Purpose, "pc", &["pa"]),
    (FacetKind::Purpose, "px", &["pc", "pb"]),
    (FacetKind::Party, "ra", &[]),
    (FacetKind::Party, "rb", &[]),
    (FacetKind::Party, "rd", &[]),
    (FacetKind::Party, "rc", &["ra"]),
    (FacetKind::Party, "rp", &["ra", "the-public"]),
    (FacetKind::Party, "rx", &["rc", "rb"]),
    (FacetKind::Party, "rw", &["ra"]),
    (FacetKind::Channel, "ca", &[]),
    (FacetKind::Channel, "cb", &[]),
    (FacetKind::Channel, "cd", &[]),
    (FacetKind::Channel, "cx", &["ca", "cb"]),
    (FacetKind::Place, "za", &[]),
    (FacetKind::Place, "zb", &[]),
    (FacetKind::Place, "zd", &[]),
    (FacetKind::Place, "zc", &["za"]),
    (FacetKind::Place, "zx", &["zc", "zb"]),
    (FacetKind::Source, "sa", &[]),
    (FacetKind::Source, "sb", &[]),
    (FacetKind::Source, "sd", &[]),
    (FacetKind::Source, "sc", &["sa"]),
    (FacetKind::Source, "sx", &["sc", "sb"]),
    (FacetKind::GatheredAt, "ga", &[]),
    (FacetKind::GatheredAt, "gb", &[]),
    (FacetKind::GatheredAt, "gd", &[]),
    (FacetKind::GatheredAt, "gx", &["ga", "gb"]),
    (FacetKind::Subject, "ka", &[]),
    (FacetKind::Subject, "kb", &[]),
    (FacetKind::Subject, "kd", &[]),
    (FacetKind::Subject, "kc", &["ka"]),
    (FacetKind::Subject, "kx", &["kc", "kb"]),
    (FacetKind::Evidence, "ea", &[]),
    (FacetKind::Evidence, "eb", &[]),
    (FacetKind::Evidence, "ec", &["ea"]),
    (FacetKind::Evidence, "ed", &[]),
    (FacetKind::Evidence, "ex", &["ec", "eb"]),
    (FacetKind::Basis, "own-consent", &["consent"]),
    (FacetKind::Basis, "both-bases", &["consent", "legitimate-interests"]),
    (FacetKind::Obligation, "oa", &[]),
    (FacetKind::Obligation, "ob", &[]),
    (FacetKind::Obligation, "oc", &["oa"]),
    (FacetKind::Obligation, "od", &[]),
];

/// The kinds of evidence that are party-bound by themselves; what is below them is as well.
const PARTY_BOUND: [&str; 3] = ["eb", "contract-terms", "legal-demand"];

/// The party for which the word `rw` stands.
pub(crate) const OF_RW: &str = "cord";

/// Evidence of a right that was granted, and what carries that right out.
pub(crate) const GRANTED: [(&str, &[&str]); 4] = [
    ("granted-access", &["disclose"]),
    ("granted-portability", &["disclose"]),
    ("granted-rectification", &["rectify"]),
    ("granted-erasure", &["erase", "anonymise", "shred"]),
];

fn own_word((facet, key, parents): (FacetKind, &str, &[&str])) -> OwnWord {
    let word = OwnWord::new(facet, key, "A word for tests.");
    let word = if facet == FacetKind::Evidence && PARTY_BOUND.contains(&key) {
        word.party_bound()
    } else if key == "rw" {
        word.party(OF_RW)
    } else {
        word
    };
    parents.iter().fold(word, |word, parent| word.below(*parent))
}

/// The words that every policy has.
pub(crate) fn own_words() -> impl Iterator<Item = OwnWord> {
    let handle = OwnWord::new(FacetKind::Action, "handle", "Most that is done with data.");
    let includes = ["use", "store", "collect", "disclose"];
    let handle = includes.into_iter().fold(handle, OwnWord::including);
    OWN.into_iter().map(own_word).chain([handle])
}

/// The words that every policy has, and the built-in ones.
static WORDS: LazyLock<Arc<Vocabulary>> =
    LazyLock::new(|| Vocabulary::with(&own_words().collect::<Vec<_>>()).unwrap());

/// Whether a facet of the act applies to an action; what only some policies say is no action.
pub(crate) fn applies(facet: TermFacet, action: &Action) -> bool {
    crate::reference::applies(&WORDS, facet, action)
}

/// Whether it applies to one of the actions that a rule with these keys is about.
pub(crate) fn applies_to_any(facet: TermFacet, actions: &[&str]) -> bool {
    let within = |action: &Action| WORDS.descendants(action).any(|below| applies(facet, &below));
    actions.is_empty() || actions.iter().any(|action| within(&parse(action)))
}

/// The words that only some policies have.
pub(crate) fn extra_words() -> impl Iterator<Item = OwnWord> {
    let list = |(facet, key, includes): (FacetKind, &str, &[&str])| {
        let word = OwnWord::new(facet, key, "A list for tests.");
        includes.iter().fold(word, |word, included| word.including(*included))
    };
    EXTRA.into_iter().map(own_word).chain(LISTS.into_iter().map(list))
}

/// Whether evidence of this kind counts for nothing without a party.
pub(crate) fn is_party_bound(words: &Vocabulary, kind: &EvidenceKind) -> bool {
    PARTY_BOUND.iter().any(|bound| words.is_within(kind, &EvidenceKind::new(bound).unwrap()))
}

pub(crate) fn parse<F: Facet>(key: &str) -> Word<F> {
    Word::new(key).unwrap()
}

pub(crate) fn word<F: Facet>(
    keys: &'static [&'static str],
) -> impl Strategy<Value = Word<F>> + Clone {
    select(keys).prop_map(parse)
}

/// One word, or sometimes two.
pub(crate) fn some_words<F: Facet>(
    keys: &'static [&'static str],
) -> impl Strategy<Value = Vec<Word<F>>> + Clone {
    (select(keys), proptest::option::weighted(0.3, select(keys)))
        .prop_map(|(first, second)| std::iter::once(first).chain(second).map(parse).collect())
}
