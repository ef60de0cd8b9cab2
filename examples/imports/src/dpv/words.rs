//! Terms of the Data Privacy Vocabulary in our words.

use crate::error::beginning;
use crate::json::Json;
use crate::{Effect, ImportError, Imported};
use permitted::words::{Facet, Relation, Vocabulary, Word};

/// The name space of DPV.
pub(super) const DPV: &str = "https://w3id.org/dpv#";
/// How terms are shortened: prefixes, and where they lead.
pub(super) const PREFIXES: [(&str, &str); 4] = [
    ("dpv", DPV),
    ("pd", "https://w3id.org/dpv/pd#"),
    ("dpv-pd", "https://w3id.org/dpv/pd#"),
    ("loc", "https://w3id.org/dpv/loc#"),
];

/// The IRI of a term, written in full or by a prefix.
pub(super) fn iri(term: &str) -> String {
    let shortened = term.split_once(':').and_then(|(prefix, name)| {
        let (_, space) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
        Some(format!("{space}{name}"))
    });
    shortened.unwrap_or_else(|| term.to_owned())
}

/// The term of a node: a text, or the `@id` of an object.
pub(super) fn term(node: &Json<'_>) -> Result<String, ImportError> {
    if node.is_object() {
        return Ok(iri(node.need("@id", "name the term by its IRI")?.text()?));
    }
    Ok(iri(node.text()?))
}

/// Words for the terms of a facet: what they grant, and what they deny.
#[derive(Debug)]
pub(super) struct Words<F: Facet> {
    /// What lies within the terms.
    pub(super) grants: Vec<Word<F>>,
    /// What holds all that the terms mean; none where a word is missing.
    pub(super) denies: Option<Vec<Word<F>>>,
}

/// The words of terms, if there are terms.
pub(super) fn words<F: Facet>(
    nodes: &[Json<'_>],
    effect: Effect,
    found: &mut Imported,
) -> Result<Option<Words<F>>, ImportError> {
    if nodes.is_empty() {
        return Ok(None);
    }
    let mut words = Words { grants: Vec::new(), denies: Some(Vec::new()) };
    for node in nodes {
        let term = term(node)?;
        let all = Vocabulary::built_in().by_iri::<F>(&term);
        let mut grants: Vec<Word<F>> = Vec::new();
        for wanted in [Relation::Exact, Relation::Broader] {
            // Where a word means just that, those below it are in it.
            if grants.is_empty() {
                let as_wanted = all.iter().filter(|(relation, _)| *relation == wanted);
                grants.extend(as_wanted.map(|(_, word)| word.clone()));
            }
        }
        // A word that means something near or less leaves a rest that a denial would not reach.
        let is_covered = all
            .iter()
            .any(|(relation, _)| matches!(relation, Relation::Exact | Relation::Narrower));
        if (effect == Effect::GrantsNothing && grants.is_empty())
            || (effect == Effect::DeniesMore && !is_covered)
        {
            found.note(&node.path, beginning(&term), effect);
        }
        words.grants.extend(grants);
        match &mut words.denies {
            Some(denies) if is_covered => {
                let known = Vocabulary::built_in();
                for (_, word) in &all {
                    // What lies within another of them is named by it.
                    let lies_within = |(_, other): &(Relation, Word<F>)| {
                        word != other && known.is_within(word, other)
                    };
                    if !all.iter().any(lies_within) {
                        denies.push(word.clone());
                    }
                }
            }
            denies => *denies = None,
        }
    }
    Ok(Some(words))
}
