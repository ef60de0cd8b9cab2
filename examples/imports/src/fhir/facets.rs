//! What a provision says about the uses that it permits or denies.

use super::words::{Code, find};
use crate::error::beginning;
use crate::json::Json;
use crate::{Effect, ImportError, Imported};
use permitted::ids::PartyId;
use permitted::words::facets::{DataFacet, PurposeFacet};
use permitted::words::{Facet as WordFacet, Vocabulary, Word};
use permitted::{DataCategory, Party, Purpose};

/// One facet, as far as our words reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Facet<W> {
    /// What a permit covers.
    pub(super) grants: Vec<W>,
    /// What a denial covers; none where a word is missing, so that it covers all.
    pub(super) denies: Option<Vec<W>>,
}

/// Which actions a provision lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Actions {
    /// All of which FHIR knows but correcting, or none by name.
    All,
    /// Disclosing, beside others or alone.
    Disclosing,
    /// Others alone. Events do not speak of actions, so that no grant can be as narrow.
    Others,
}

/// A recipient: in which role, and which party.
pub(super) type Recipient = (Party, PartyId);

/// All facets of a provision, those of what it stands in included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Facets {
    pub(super) purposes: Option<Facet<Purpose>>,
    pub(super) data: Option<Facet<DataCategory>>,
    pub(super) recipients: Option<Facet<Recipient>>,
    pub(super) actions: Actions,
    /// Whether it is narrower in a way of which events do not speak.
    pub(super) is_narrower: bool,
}

impl Facets {
    pub(super) const ANY: Self = Self {
        purposes: None,
        data: None,
        recipients: None,
        actions: Actions::All,
        is_narrower: false,
    };

    /// These, within those of what the provision stands in.
    pub(super) fn within(self, outer: &Self) -> Self {
        let actions = match (self.actions, outer.actions) {
            (Actions::All, other) | (other, Actions::All) => other,
            (Actions::Disclosing, Actions::Disclosing) => Actions::Disclosing,
            _ => Actions::Others,
        };
        Self {
            purposes: within_words::<PurposeFacet>(self.purposes, outer.purposes.as_ref()),
            data: within_words::<DataFacet>(self.data, outer.data.as_ref()),
            recipients: within(self.recipients, outer.recipients.as_ref(), |one, other| {
                one == other
            }),
            actions,
            is_narrower: self.is_narrower || outer.is_narrower,
        }
    }
}

fn within_words<F: WordFacet>(
    own: Option<Facet<Word<F>>>,
    outer: Option<&Facet<Word<F>>>,
) -> Option<Facet<Word<F>>> {
    let words = Vocabulary::built_in();
    within(own, outer, |word, above| words.is_within(word, above))
}

/// A permit covers what both cover; a denial, what the inner provision names.
fn within<W: Clone>(
    own: Option<Facet<W>>,
    outer: Option<&Facet<W>>,
    is_within: impl Fn(&W, &W) -> bool,
) -> Option<Facet<W>> {
    match (own, outer) {
        (None, outer) => outer.cloned(),
        (own, None) => own,
        (Some(mut own), Some(outer)) => {
            own.grants.retain(|word| outer.grants.iter().any(|above| is_within(word, above)));
            own.denies = own.denies.or_else(|| outer.denies.clone());
            Some(own)
        }
    }
}

/// The codes of a list of codings.
pub(super) fn codes<W: Clone>(
    codings: &[Json<'_>],
    known: &'static [Code<W>],
    systems: &[&str],
    effect: Effect,
    found: &mut Imported,
) -> Result<Option<Facet<W>>, ImportError> {
    if codings.is_empty() {
        return Ok(None);
    }
    let mut facet = Facet { grants: Vec::new(), denies: Some(Vec::new()) };
    for coding in codings {
        let code = coding.need("code", "say which code is meant")?;
        let text = code.text()?;
        let system = coding.get("system")?.map(|system| system.text()).transpose()?;
        let word = system.filter(|system| systems.contains(system)).and_then(|_| find(known, text));
        let grants = word.map(|word| word.grants).unwrap_or_default();
        if word.is_none() || (grants.is_empty() && effect == Effect::GrantsNothing) {
            found.note(&code.path, beginning(text), effect);
        }
        facet.grants.extend(grants.iter().cloned());
        match (word, &mut facet.denies) {
            (Some(word), Some(denies)) => denies.extend(word.denies.iter().cloned()),
            _ => facet.denies = None,
        }
    }
    Ok(Some(facet))
}

/// The codings of a list of codeable concepts.
pub(super) fn codings<'a>(concepts: &[Json<'a>]) -> Result<Vec<Json<'a>>, ImportError> {
    let mut all = Vec::new();
    for concept in concepts {
        all.extend(concept.list("coding")?);
    }
    Ok(all)
}
