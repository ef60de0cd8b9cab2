//! Finds the built-in words: `words [FACET] [TEXT…]`.
//!
//! - `words purpose`: the words of a facet, as a tree.
//! - `words lists`: the lists of values that are closed, such as the kinds of rights and the events in
//!   a record's life.
//! - `words who insures`: the words of all facets whose names or meanings speak of that, and the values
//!   of closed lists that do, best first; `words purpose insurance` those of one facet.
//! - `words https://w3id.org/dpv#Marketing`, `words user.contact.email`: the words that correspond to
//!   a DPV term or a fides key.
//!
//! Below a word stand the words above it and what it corresponds to elsewhere. *Party-bound* evidence
//! counts for nothing unless it names the party that it is about.

use permitted::render::closed_lists;
use permitted::words::{Facet, FacetKind, Vocabulary, Word, facets};
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

/// So many words are shown at most; what fits worse is counted.
const MOST: usize = 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let shown = match arguments.as_slice() {
        [] => overview(),
        ["lists"] => lists(),
        [facet] if named(facet).is_some() => tree(facet),
        [facet, text @ ..] if named(facet).is_some() => found(&text.join(" "), named(facet)),
        text => found(&text.join(" "), None),
    };
    if shown.is_empty() {
        eprintln!("no word speaks of `{}`; `words` lists the facets", arguments.join(" "));
        return ExitCode::from(1);
    }
    // Whoever reads the words may have seen enough of them before their end.
    let _ = std::io::stdout().write_all(shown.as_bytes());
    ExitCode::SUCCESS
}

/// Does the same for the words of every facet.
macro_rules! for_each_facet {
    ($do:ident($($argument:expr),*)) => {
        $do::<facets::ActionFacet>($($argument),*);
        $do::<facets::DataFacet>($($argument),*);
        $do::<facets::PurposeFacet>($($argument),*);
        $do::<facets::PartyFacet>($($argument),*);
        $do::<facets::ChannelFacet>($($argument),*);
        $do::<facets::PlaceFacet>($($argument),*);
        $do::<facets::SourceFacet>($($argument),*);
        $do::<facets::GatheredAtFacet>($($argument),*);
        $do::<facets::SubjectFacet>($($argument),*);
        $do::<facets::EvidenceFacet>($($argument),*);
        $do::<facets::BasisFacet>($($argument),*);
        $do::<facets::ObligationFacet>($($argument),*);
        $do::<facets::LifeEventFacet>($($argument),*);
        $do::<facets::RightFacet>($($argument),*);
    };
}

fn named(facet: &str) -> Option<FacetKind> {
    FacetKind::ALL.into_iter().find(|kind| kind.name() == facet)
}

/// The facets, and how many words each has.
fn overview() -> String {
    let words = Vocabulary::built_in();
    let mut out = "words FACET, words [FACET] TEXT, words lists. The facets:\n".to_owned();
    for kind in FacetKind::ALL {
        let _ = writeln!(out, "  {kind}: {} words", words.len(kind));
    }
    out
}

fn lists() -> String {
    let lists = closed_lists().into_iter();
    lists.map(|list| format!("{}: {}\n", list.name, list.values.join(", "))).collect()
}

fn tree(facet: &str) -> String {
    fn roots<F: Facet>(facet: &str, out: &mut String) {
        if F::KIND.name() != facet {
            return;
        }
        let words = Vocabulary::built_in();
        for word in words.words::<F>().filter(|word| words.parents(word).next().is_none()) {
            branch(&words, &word, 0, out);
        }
    }
    let mut out = String::new();
    for_each_facet!(roots(facet, &mut out));
    out
}

/// A word that stands below several others is printed below each.
fn branch<F: Facet>(words: &Vocabulary, word: &Word<F>, depth: usize, out: &mut String) {
    let Some(described) = words.describe(word) else { return };
    let mark = if described.party_bound { " (party-bound)" } else { "" };
    let _ = writeln!(out, "{}{word}{mark}  {}", "  ".repeat(depth), described.definition);
    for child in words.words::<F>().filter(|child| words.parents(child).any(|p| p == *word)) {
        branch(words, &child, depth.saturating_add(1), out);
    }
}

/// What is shown of a word or list, after how well it fits.
type Fit = (Rank, String);

/// How many of the terms stand in a word or its meaning, whether its facet is not the one asked for,
/// how much the places weigh where they stand, and of how many parts its name is: the least is best.
type Rank = (Reverse<u32>, bool, Reverse<u32>, usize);

/// What speaks of a text, best first.
fn found(text: &str, facet: Option<FacetKind>) -> String {
    fn gather<F: Facet>(asked: &Asked, facet: Option<FacetKind>, fits: &mut Vec<Fit>) {
        if facet.is_some_and(|facet| facet != F::KIND) {
            return;
        }
        let words = Vocabulary::built_in();
        for word in words.words::<F>() {
            fits.extend(asked.fit(&words, &word));
        }
    }
    let asked = Asked::new(text);
    let mut fits: Vec<Fit> = Vec::new();
    for_each_facet!(gather(&asked, facet, &mut fits));
    if facet.is_none() {
        fits.extend(closed_lists().into_iter().flat_map(|list| {
            let values = list.values.into_iter();
            let fit = |value| asked.fit_of(&[(value, 8, 5)], false);
            let fits = values.filter_map(move |value| {
                Some((fit(value)?, format!("{value}  A value of {}.\n", list.name)))
            });
            fits.collect::<Vec<_>>()
        }));
    }
    fits.sort();
    let mut out: String = fits.iter().take(MOST).map(|(_, shown)| shown.as_str()).collect();
    if let Some(more) = fits.len().checked_sub(MOST).filter(|more| *more > 0) {
        let _ = writeln!(out, "{more} more fit less well; say more, or name a facet");
    }
    out
}

/// What somebody asks for.
struct Asked {
    text: String,
    terms: Vec<String>,
    /// Who asks *who* means people and companies, and so on: their words come first among equals.
    facets: &'static [FacetKind],
}

impl Asked {
    /// Words that say nothing of what is sought.
    const EMPTY: [&str; 28] = [
        "a", "an", "and", "are", "at", "be", "by", "can", "do", "does", "for", "from", "has", "in",
        "is", "it", "of", "on", "one", "or", "our", "that", "the", "to", "we", "what", "which",
        "with",
    ];
    /// Words that ask for a facet.
    const ASKING: [(&str, &[FacetKind]); 4] = [
        ("who", &[FacetKind::Party, FacetKind::Subject]),
        ("where", &[FacetKind::Place, FacetKind::GatheredAt, FacetKind::Source]),
        ("why", &[FacetKind::Purpose, FacetKind::Basis]),
        ("how", &[FacetKind::Channel, FacetKind::Action]),
    ];

    fn new(text: &str) -> Self {
        let text = text.trim().to_lowercase();
        let all: Vec<String> = parts(&text).map(str::to_owned).collect();
        let asking = Self::ASKING.iter().find(|(asking, _)| all.iter().any(|term| term == asking));
        let says = |term: &String| {
            !Self::EMPTY.contains(&term.as_str())
                && !Self::ASKING.iter().any(|(asking, _)| term == asking)
        };
        let terms = all.into_iter().filter(says).collect();
        Self { text, terms, facets: asking.map_or(&[], |(_, facets)| facets) }
    }

    /// How well a word fits, if it does at all, and what is shown of it.
    fn fit<F: Facet>(&self, words: &Vocabulary, word: &Word<F>) -> Option<Fit> {
        let described = words.describe(word)?;
        let iri = described.dpv.as_ref().map(|(_, iri)| iri.as_str().to_lowercase());
        let is_alias = iri.as_deref() == Some(&self.text) || described.fides.contains(&self.text);
        let label = described.dpv.as_ref().and_then(|(_, iri)| iri.fragment()).map(in_words);
        let (key, label) = (word.to_string().to_lowercase(), label.unwrap_or_default());
        let meaning = described.definition.to_lowercase();
        let texts = [(key.as_str(), 8, 5), (label.as_str(), 4, 3), (meaning.as_str(), 3, 2)];
        let fit = match is_alias {
            true => (Reverse(u32::MAX), false, Reverse(0), 0),
            false => self.fit_of(&texts, self.facets.contains(&F::KIND))?,
        };
        let mark = if described.party_bound { " (party-bound)" } else { "" };
        let mut shown = format!("{} {word}{mark}  {}\n", F::KIND, described.definition);
        let above: Vec<String> = words.parents(word).map(|above| above.to_string()).collect();
        if !above.is_empty() {
            let _ = writeln!(shown, "    below {}", above.join(", "));
        }
        if let Some((relation, iri)) = described.dpv {
            let relation = format!("{relation:?}").to_lowercase();
            let _ = writeln!(shown, "    {relation} DPV term {iri}");
        }
        if !described.fides.is_empty() {
            let _ = writeln!(shown, "    fides {}", described.fides.join(", "));
        }
        if let Some(apart) = described.apart {
            let _ = writeln!(shown, "    apart from other vocabularies: {apart}");
        }
        Some((fit, shown))
    }

    /// How well texts fit, of which it is said how much a term weighs in them that stands there as it
    /// is, and one of which another form does.
    fn fit_of(&self, texts: &[(&str, u32, u32)], sought: bool) -> Option<Rank> {
        let weight = |term: &String| {
            let weights = texts.iter().flat_map(|(text, same, alike)| {
                parts(text).map(|part| match part {
                    part if part == term => *same,
                    part if are_alike(part, term) => *alike,
                    _ => 0,
                })
            });
            weights.max().unwrap_or(0)
        };
        let weights: Vec<u32> =
            self.terms.iter().map(weight).filter(|weight| *weight > 0).collect();
        let found = u32::try_from(weights.len()).unwrap_or(u32::MAX);
        let name = texts.first().map_or(0, |(name, ..)| parts(name).count());
        (found > 0).then(|| (Reverse(found), !sought, Reverse(weights.iter().sum()), name))
    }
}

/// The words of a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// `DeliveryOfGoods` as `delivery of goods`.
fn in_words(label: &str) -> String {
    let mut out = String::new();
    for letter in label.chars() {
        if letter.is_uppercase() {
            out.push(' ');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// Whether two words are likely forms of one: `insures` and `insurance`, not `contact` and `contract`.
fn are_alike(one: &str, other: &str) -> bool {
    const LEAST: usize = 4;
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let shorter = one.chars().count().min(other.chars().count());
    shared >= LEAST && shared.saturating_mul(3) >= shorter.saturating_mul(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> String {
        let shown = found(text, None);
        shown.split("  ").next().unwrap_or_default().to_owned()
    }

    #[test]
    fn words_are_found_by_what_they_mean() {
        assert_eq!(first("who insures"), "party insurer");
        assert_eq!(first("user.contact.email"), "data email-address");
        assert_eq!(first("https://w3id.org/dpv#DeliveryOfGoods"), "purpose delivery");
        assert_eq!(first("why promote products"), "purpose service-promotion");
        assert!(found("medical examiner", None).contains("party coroner  "));
        assert!(found("objected", None).contains("A value of "));
        assert!(found("xylophone", None).is_empty());
    }

    #[test]
    fn words_are_shown_with_all_that_is_known_of_them() {
        let shown = found("username", Some(FacetKind::Data));
        assert!(shown.contains("    below identifiers, credentials\n"), "{shown}");
        assert!(shown.contains("    exact DPV term https://w3id.org/dpv/pd#Username\n"));
        assert!(
            shown.contains("    fides user.account.username\n    apart from other vocabularies: ")
        );
        assert!(found("subpoena", None).contains("evidence subpoena (party-bound)  "));
        assert!(tree("evidence").contains("    subpoena (party-bound)  "));
        assert!(lists().contains("identified, pseudonymised, aggregated, anonymised"));
    }

    #[test]
    fn forms_of_one_word_are_alike() {
        assert!(are_alike("insures", "insurance") && are_alike("phone", "phones"));
        assert!(!are_alike("contact", "contract") && !are_alike("card", "care"));
    }
}
