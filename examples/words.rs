//! Prints the built-in words of a facet as a tree: `words [FACET]`.

use permitted::words::{Facet, FacetKind, Vocabulary, Word, facets};
use std::io::Write;

fn main() {
    let asked = std::env::args().nth(1).unwrap_or_else(|| "purpose".to_owned());
    let words = Vocabulary::built_in();
    let printed = match asked.as_str() {
        "action" => tree::<facets::ActionFacet>(&words),
        "data" => tree::<facets::DataFacet>(&words),
        "purpose" => tree::<facets::PurposeFacet>(&words),
        "party" => tree::<facets::PartyFacet>(&words),
        "channel" => tree::<facets::ChannelFacet>(&words),
        "place" => tree::<facets::PlaceFacet>(&words),
        "source" => tree::<facets::SourceFacet>(&words),
        "gathered-at" => tree::<facets::GatheredAtFacet>(&words),
        "subject" => tree::<facets::SubjectFacet>(&words),
        "evidence" => tree::<facets::EvidenceFacet>(&words),
        "basis" => tree::<facets::BasisFacet>(&words),
        "obligation" => tree::<facets::ObligationFacet>(&words),
        other => {
            let names: Vec<&str> = FacetKind::ALL.iter().map(|kind| kind.name()).collect();
            eprintln!("unknown facet `{other}`; there are {}", names.join(", "));
            std::process::exit(2);
        }
    };
    // Whoever reads the tree may have seen enough of it before its end.
    let _ = std::io::stdout().write_all(printed.as_bytes());
}

fn tree<F: Facet>(words: &Vocabulary) -> String {
    let mut out = String::new();
    for word in words.words::<F>().filter(|word| words.parents(word).next().is_none()) {
        branch(words, &word, 0, &mut out);
    }
    out
}

/// A word that stands below several others is printed below each.
fn branch<F: Facet>(words: &Vocabulary, word: &Word<F>, depth: usize, out: &mut String) {
    let meaning = words.describe(word).map(|described| described.definition).unwrap_or_default();
    let indent = "  ".repeat(depth);
    out.push_str(&format!("{indent}{word}  {meaning}\n"));
    for child in words.words::<F>().filter(|child| words.parents(child).any(|p| p == *word)) {
        branch(words, &child, depth.saturating_add(1), out);
    }
}
