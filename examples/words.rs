//! Prints the built-in words: `words [FACET [TEXT]]`.
//!
//! With a facet alone, its words as a tree. With a text as well, the words whose name, meaning or
//! fides key holds it, each with the words above it: `words party insurer`. `words lists` prints the
//! lists of values that are closed, such as the kinds of rights and the events in a record's life.

use permitted::files::{ClosedList, closed_lists};
use permitted::words::{Facet, FacetKind, Vocabulary, Word, facets};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let facet = arguments.next().unwrap_or_else(|| "purpose".to_owned());
    let text = arguments.collect::<Vec<_>>().join(" ");
    let show = match facet.as_str() {
        "action" => words::<facets::ActionFacet>,
        "data" => words::<facets::DataFacet>,
        "purpose" => words::<facets::PurposeFacet>,
        "party" => words::<facets::PartyFacet>,
        "channel" => words::<facets::ChannelFacet>,
        "place" => words::<facets::PlaceFacet>,
        "source" => words::<facets::SourceFacet>,
        "gathered-at" => words::<facets::GatheredAtFacet>,
        "subject" => words::<facets::SubjectFacet>,
        "evidence" => words::<facets::EvidenceFacet>,
        "basis" => words::<facets::BasisFacet>,
        "obligation" => words::<facets::ObligationFacet>,
        "lists" => lists,
        other => {
            let names: Vec<&str> = FacetKind::ALL.iter().map(|kind| kind.name()).collect();
            eprintln!("unknown facet `{other}`; there are {}, and `lists`", names.join(", "));
            return ExitCode::from(2);
        }
    };
    let shown = show(&text.to_lowercase());
    if shown.is_empty() {
        eprintln!("no word of the facet {facet} has `{text}` in its name or its meaning");
        return ExitCode::from(1);
    }
    // Whoever reads the words may have seen enough of them before their end.
    let _ = std::io::stdout().write_all(shown.as_bytes());
    ExitCode::SUCCESS
}

/// The words of a facet, as a tree or as far as they hold a text.
fn words<F: Facet>(text: &str) -> String {
    let words = Vocabulary::built_in();
    let mut out = String::new();
    if !text.is_empty() {
        for word in words.words::<F>().filter(|word| holds(&words, word, text)) {
            found(&words, &word, &mut out);
        }
        return out;
    }
    for word in words.words::<F>().filter(|word| words.parents(word).next().is_none()) {
        branch(&words, &word, 0, &mut out);
    }
    out
}

fn holds<F: Facet>(words: &Vocabulary, word: &Word<F>, text: &str) -> bool {
    let described = words.describe(word);
    let meaning = described.as_ref().is_some_and(|described| {
        described.definition.to_lowercase().contains(text)
            || described.fides.iter().any(|key| key.contains(text))
    });
    meaning || word.as_str().to_lowercase().contains(text)
}

/// A word with what it means, what it stands below, and what it corresponds to elsewhere.
fn found<F: Facet>(words: &Vocabulary, word: &Word<F>, out: &mut String) {
    let Some(described) = words.describe(word) else { return };
    let _ = writeln!(out, "{word}{}  {}", mark(words, word), described.definition);
    let above: Vec<String> = words.parents(word).map(|above| above.to_string()).collect();
    if !above.is_empty() {
        let _ = writeln!(out, "    below {}", above.join(", "));
    }
    if let Some((relation, iri)) = described.dpv {
        let _ = writeln!(out, "    {relation:?} DPV term {iri}");
    }
    if !described.fides.is_empty() {
        let _ = writeln!(out, "    fides {}", described.fides.join(", "));
    }
}

/// A word that stands below several others is printed below each.
fn branch<F: Facet>(words: &Vocabulary, word: &Word<F>, depth: usize, out: &mut String) {
    let meaning = words.describe(word).map(|described| described.definition).unwrap_or_default();
    let indent = "  ".repeat(depth);
    let _ = writeln!(out, "{indent}{word}{}  {meaning}", mark(words, word));
    for child in words.words::<F>().filter(|child| words.parents(child).any(|p| p == *word)) {
        branch(words, &child, depth.saturating_add(1), out);
    }
}

/// Evidence that counts for nothing without the party that it names is marked.
fn mark<F: Facet>(words: &Vocabulary, word: &Word<F>) -> &'static str {
    let party_bound = words.describe(word).is_some_and(|described| described.party_bound);
    if party_bound { " (party-bound)" } else { "" }
}

/// The closed lists, or those whose name or values hold a text.
fn lists(text: &str) -> String {
    let mut out = String::new();
    let holds = |text: &str, list: &ClosedList| {
        list.name.contains(text) || list.values.iter().any(|value| value.contains(text))
    };
    for list in closed_lists().iter().filter(|list| holds(text, list)) {
        let _ = writeln!(out, "{}: {}", list.name, list.values.join(", "));
    }
    out
}
