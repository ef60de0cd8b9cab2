//! What the vocabulary says of a word, and the words that terms of other vocabularies lead to.

use super::built_in_word::{BuiltInWord, Relation};
use super::facet::{Facet, FacetKind};
use super::lists::at;
use super::term::TermId;
use super::vocabulary::Vocabulary;
use super::word::Word;
use url::Url;

/// What the vocabulary says of a word.
///
/// ```
/// use permitted::{DataCategory, EvidenceKind};
/// use permitted::words::Vocabulary;
///
/// let words = Vocabulary::built_in();
/// let email = words.describe(&DataCategory::EMAIL_ADDRESS).unwrap();
/// assert!(email.definition.ends_with('.'));
/// assert!(email.fides.iter().any(|key| key.ends_with("email")));
/// assert_eq!(words.by_fides_key(&email.fides[0]), Some(DataCategory::EMAIL_ADDRESS));
/// assert!(words.describe(&EvidenceKind::PROCESSING_AGREEMENT).unwrap().party_bound);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Description {
    /// What the word means, in one line.
    pub definition: String,
    /// The term of the Data Privacy Vocabulary that corresponds to it, and how.
    pub dpv: Option<(Relation, Url)>,
    /// The keys that the fides language has for it, which change between its releases.
    pub fides: Vec<String>,
    /// Why neither the word nor what stands below it is put below a word that DPV or fides puts it
    /// below. Where nothing is said, this crate's words stand below one another as those of DPV do.
    pub apart: Option<String>,
    /// For kinds of evidence: whether a piece counts for nothing unless it names the party that it
    /// is about.
    pub party_bound: bool,
}

impl Vocabulary {
    /// What a word means.
    #[must_use]
    pub fn describe<F: Facet>(&self, word: &Word<F>) -> Option<Description> {
        let term = self.find(word.any())?;
        let party_bound = F::KIND == FacetKind::Evidence && self.is_party_bound(term);
        if let Some(entry) = F::KIND.table().get(at(term)) {
            let dpv = dpv_term(F::KIND, entry);
            return Some(Description {
                definition: entry.definition.to_owned(),
                dpv: dpv.and_then(|(relation, iri)| Some((relation, Url::parse(&iri).ok()?))),
                fides: entry.fides.iter().map(|key| (*key).to_owned()).collect(),
                apart: entry.apart.map(str::to_owned),
                party_bound,
            });
        }
        let definition = self.facet(F::KIND)?.own.get(term)?.definition.to_string();
        let (dpv, fides, apart) = (None, Vec::new(), None);
        Some(Description { definition, dpv, fides, apart, party_bound })
    }

    /// The built-in words that correspond to a term of the Data Privacy Vocabulary, and how: those
    /// that mean the same first, then those that nearly do, then those that are narrower than the
    /// term, then those that are wider.
    ///
    /// ```
    /// use permitted::Purpose;
    /// use permitted::words::{Relation, Vocabulary, facets::PurposeFacet};
    ///
    /// let words = Vocabulary::built_in();
    /// let delivery = words.by_iri::<PurposeFacet>("https://w3id.org/dpv#DeliveryOfGoods");
    /// assert_eq!(delivery.first(), Some(&(Relation::Exact, Purpose::DELIVERY)));
    /// assert!(delivery.contains(&(Relation::Broader, Purpose::SHIPPING)));
    /// let (_, iri) = words.describe(&Purpose::MARKETING).unwrap().dpv.unwrap();
    /// assert_eq!(words.by_iri::<PurposeFacet>(&iri)[0], (Relation::Exact, Purpose::MARKETING));
    /// assert!(words.by_iri::<PurposeFacet>("https://example.org/#Delivery").is_empty());
    /// ```
    #[must_use]
    pub fn by_iri<F: Facet>(&self, iri: impl AsRef<str>) -> Vec<(Relation, Word<F>)> {
        let iri = iri.as_ref();
        let terms = (0..).zip(F::KIND.table());
        let found = terms.filter_map(|(term, entry)| {
            let (relation, found) = dpv_term(F::KIND, entry)?;
            (found == iri).then_some((relation, term))
        });
        let mut found: Vec<(Relation, TermId)> = found.collect();
        found.sort_unstable();
        found.into_iter().map(|(relation, term)| (relation, Word::built_in(term))).collect()
    }

    /// The built-in word to which the fides language gives this key.
    #[must_use]
    pub fn by_fides_key<F: Facet>(&self, key: &str) -> Option<Word<F>> {
        let index = F::KIND.table().iter().position(|entry| entry.fides.contains(&key))?;
        u16::try_from(index).ok().map(Word::built_in)
    }
}

/// The DPV term of a built-in word, and how the word corresponds to it. Countries and their groups
/// have the terms of the extension for locations, which are named as they are.
fn dpv_term(kind: FacetKind, entry: &BuiltInWord) -> Option<(Relation, String)> {
    const LONGEST_GROUP: usize = 3;
    let is_country = kind == FacetKind::Place
        && entry.key.len() <= LONGEST_GROUP
        && entry.key.bytes().all(|letter| letter.is_ascii_uppercase());
    match entry.dpv {
        Some((relation, rest)) => Some((relation, format!("https://w3id.org/dpv{rest}"))),
        None if is_country => {
            Some((Relation::Exact, format!("https://w3id.org/dpv/loc#{}", entry.key)))
        }
        None => None,
    }
}
