//! The built-in words stand below one another as the terms do to which they correspond elsewhere.
//!
//! `tests/vocabulary/dpv.csv` lists terms of the Data Privacy Vocabularies 2.3 of the W3C (module,
//! IRI, label, parents; W3C Software and Document licence), `tests/vocabulary/fideslang.csv` the keys
//! of ethyca's fideslang (kind, key, name; CC BY 4.0), whose dots say what lies below what.

use permitted::facts::ConsentEventKind;
use permitted::policy::Strength;
use permitted::words::facets::*;
use permitted::words::{Facet, Relation, Vocabulary, Word};
use permitted::{DataCategory, Place, Purpose};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The terms above each term of DPV.
static ABOVE: LazyLock<BTreeMap<&str, BTreeSet<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../vocabulary/dpv.csv").lines().skip(1);
    let mut parents: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in lines.filter(|line| !line.starts_with("module,")) {
        // A label may hold commas; an address holds none.
        let (_, rest) = line.split_once(',').unwrap();
        let (iri, rest) = rest.split_once(',').unwrap();
        let (_, above) = rest.rsplit_once(',').unwrap();
        parents.entry(iri).or_default().extend(above.split(';').filter(|iri| !iri.is_empty()));
    }
    let all_above = |iri: &&'static str| {
        let mut found = BTreeSet::new();
        let mut open = vec![*iri];
        while let Some(iri) = open.pop() {
            let above = parents.get(iri).into_iter().flatten();
            open.extend(above.copied().filter(|above| found.insert(*above)));
        }
        (*iri, found)
    };
    parents.keys().map(all_above).collect()
});

/// The words of a facet that correspond to terms of DPV.
fn corresponding<F: Facet>(words: &Vocabulary) -> Vec<(Word<F>, Relation, String)> {
    let found = words.words::<F>().filter_map(|word| {
        let (relation, iri) = words.describe(&word)?.dpv?;
        Some((word, relation, iri.to_string()))
    });
    found.collect()
}

/// Whether DPV puts the second term above the first.
fn is_above(iri: &str, above: &str) -> bool {
    ABOVE.get(iri).is_some_and(|found| found.contains(above))
}

/// The pairs of words of which the first must stand below the second, since a term as wide as the
/// first, or wider, lies below one that is no wider than the second.
fn below_in_dpv<F: Facet>(words: &Vocabulary) -> Vec<(Word<F>, Word<F>, bool)> {
    use Relation::{Broader, Exact, Narrower};
    let all = corresponding::<F>(words);
    let mut found = Vec::new();
    for (word, relation, iri) in &all {
        for (other, others, above) in all.iter().filter(|(other, ..)| other != word) {
            let wide = matches!(relation, Exact | Broader) && matches!(others, Exact | Narrower);
            let one_term = iri == above && (*relation, *others) != (Exact, Exact);
            if wide && (one_term || is_above(iri, above)) {
                let exact = *relation == Exact && *others == Exact;
                found.push((word.clone(), other.clone(), exact));
            }
        }
    }
    found
}

/// The pairs of words of which fides puts the first below the second.
fn below_in_fides<F: Facet>(words: &Vocabulary) -> Vec<(Word<F>, Word<F>)> {
    let mut found = Vec::new();
    for word in words.words::<F>() {
        for key in words.describe(&word).unwrap().fides {
            let ends = key.match_indices('.').map(|(end, _)| end);
            let above = ends.filter_map(|end| words.by_fides_key::<F>(key.get(..end)?));
            found.extend(above.filter(|above| *above != word).map(|above| (word.clone(), above)));
        }
    }
    found
}

/// Whether the word, or one above it, says why it stands where it does.
fn says_why<F: Facet>(words: &Vocabulary, word: &Word<F>) -> bool {
    words.ancestors(word).any(|above| words.describe(&above).unwrap().apart.is_some())
}

#[test]
fn what_corresponds_exactly_lies_below_what_it_lies_below_in_dpv() {
    fn check<F: Facet>() {
        let words = Vocabulary::built_in();
        for (word, above, exact) in below_in_dpv::<F>(&words) {
            assert!(!exact || words.is_within(&word, &above), "{word:?} below {above:?}");
        }
    }
    each_facet!(check);
    let words = Vocabulary::built_in();
    let exact = below_in_dpv::<DataFacet>(&words).into_iter().filter(|(.., exact)| *exact);
    assert!(exact.count() > 100, "the tables are read");
}

#[test]
fn a_word_that_stands_apart_from_what_dpv_or_fides_put_it_below_says_why() {
    fn check<F: Facet>() {
        let words = Vocabulary::built_in();
        let in_dpv = below_in_dpv::<F>(&words).into_iter().map(|(word, above, _)| (word, above));
        for (word, above) in in_dpv.chain(below_in_fides(&words)) {
            let fits = words.is_within(&word, &above) || says_why(&words, &word);
            assert!(fits, "{word:?} below {above:?}");
        }
    }
    each_facet!(check);
    let words = Vocabulary::built_in();
    assert!(below_in_fides::<DataFacet>(&words).len() > 60, "the keys are read");
}

#[test]
fn no_word_says_why_it_stands_apart_without_need() {
    fn check<F: Facet>() {
        let words = Vocabulary::built_in();
        let all = corresponding::<F>(&words);
        let elsewhere = |below: &Word<F>| {
            let own = all.iter().filter(|(word, ..)| word == below);
            let above = own.flat_map(|(_, _, iri)| {
                all.iter().filter(move |(.., above)| is_above(iri, above)).map(|(above, ..)| above)
            });
            let in_fides = below_in_fides::<F>(&words).into_iter();
            let in_fides = in_fides.filter(|(word, _)| word == below).map(|(_, above)| above);
            above.cloned().chain(in_fides).any(|above| !words.is_within(below, &above))
        };
        for word in words.words::<F>() {
            let said = words.describe(&word).unwrap().apart;
            let Some(said) = said else { continue };
            assert!(said.ends_with('.') && said.starts_with(char::is_uppercase), "{word:?}");
            assert!(words.descendants(&word).any(|below| elsewhere(&below)), "{word:?}: {said}");
        }
    }
    each_facet!(check);
}

#[test]
fn every_term_and_key_exists() {
    fn check<F: Facet>() {
        let words = Vocabulary::built_in();
        let keys: BTreeSet<&str> = include_str!("../../vocabulary/fideslang.csv")
            .lines()
            .filter_map(|line| line.split(',').nth(1))
            .collect();
        for word in words.words::<F>() {
            let described = words.describe(&word).unwrap();
            for key in &described.fides {
                assert!(keys.contains(key.as_str()), "{word:?}: {key}");
            }
            let Some((_, iri)) = described.dpv else { continue };
            let is_place = iri.path() == "/dpv/loc" && iri.fragment() == Some(word.as_str());
            assert!(is_place || ABOVE.contains_key(iri.as_str()), "{word:?}: {iri}");
        }
    }
    each_facet!(check);
}

#[test]
fn words_are_found_by_the_terms_to_which_they_correspond() {
    fn check<F: Facet>() {
        let words = Vocabulary::built_in();
        for (word, relation, iri) in corresponding::<F>(&words) {
            let found = words.by_iri::<F>(&iri);
            assert!(found.contains(&(relation, word.clone())), "{word:?}: {iri}");
            assert!(found.is_sorted_by_key(|(relation, _)| *relation), "{iri}");
        }
        assert!(words.by_iri::<F>("https://w3id.org/dpv#Nothing").is_empty());
    }
    each_facet!(check);
    let words = Vocabulary::built_in();
    let found = |iri: &str| words.by_iri::<PlaceFacet>(iri);
    assert_eq!(found("https://w3id.org/dpv/loc#CH"), [(Relation::Exact, Place::CH)]);
    assert_eq!(found("https://w3id.org/dpv/loc#EEA"), [(Relation::Exact, Place::EEA)]);
    assert!(words.describe(&Place::BACKUP).unwrap().dpv.is_none());
}

#[test]
fn consent_has_the_status_and_the_strength_of_dpv() {
    use ConsentEventKind::{
        Granted, Lifted, Objected, Refused, Renewed, Replaced, Restricted, Withdrawn,
    };
    for kind in [Granted, Renewed, Refused, Withdrawn] {
        let iri = kind.iri().unwrap();
        assert!(is_above(iri.as_str(), "https://w3id.org/dpv#ConsentStatus"), "{iri}");
        assert_eq!(ConsentEventKind::by_iri(iri.as_str()), Some(kind));
    }
    assert!([Objected, Restricted, Lifted, Replaced].iter().all(|kind| kind.iri().is_none()));
    for strength in [Strength::Implied, Strength::Express, Strength::Explicit] {
        let iri = strength.iri().unwrap();
        assert!(is_above(iri.as_str(), "https://w3id.org/dpv#InformedConsent"), "{iri}");
        assert_eq!(Strength::by_iri(iri.as_str()), Some(strength));
    }
}

/// Case `words-dpv-puts-below-one`.
#[test]
fn logging_in_is_security_and_a_place_of_birth_is_no_whereabouts() {
    let words = Vocabulary::built_in();
    assert!(words.is_within(&Purpose::AUTHENTICATION, &Purpose::SECURITY));
    assert!(words.is_within(&Purpose::IDENTITY_VERIFICATION, &Purpose::SECURITY));
    let birth = words.describe(&DataCategory::PLACE_OF_BIRTH).unwrap();
    let location = words.describe(&DataCategory::LOCATION).unwrap();
    assert_eq!(location.dpv.unwrap().0, Relation::Exact);
    assert_eq!(birth.dpv.unwrap().0, Relation::Close);
    assert!(birth.apart.unwrap().contains("origin"));
    assert!(!words.is_within(&DataCategory::PLACE_OF_BIRTH, &DataCategory::LOCATION));
}
