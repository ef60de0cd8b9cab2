//! Checking what parts of a policy have in common: names, texts and words.

use super::applicability::PartOfSome;
use super::bases::{Bases, MAX_ALTERNATIVES};
use super::header::Header;
use super::owed::Owed;
use super::terms::{TermFacet, Terms};
use crate::ids::Usable;
use crate::problem::{Path, ProblemKind, Problems};
use crate::text::quoted;
use crate::text::{TextFault, fault_of_line, fault_of_prose};
use crate::words::{Action, AnyWord, Facet, FacetKind, Vocabulary, Word};
use std::collections::BTreeSet;

/// How many words one facet of one rule may list.
pub(crate) const MAX_WORDS_LISTED: usize = 4096;

pub(super) struct Checker<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    problems: &'a Problems,
    /// Unknown words of sections, which are told there and not for every rule that inherits them.
    told: BTreeSet<(FacetKind, String)>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary, problems: &'a Problems) -> Self {
        Self { vocabulary, problems, told: BTreeSet::new() }
    }

    pub(super) fn note(&self, path: &Path<'_>, kind: ProblemKind) {
        self.problems.note(path, kind);
    }

    pub(super) fn inconsistent(
        &self,
        path: &Path<'_>,
        what: impl Into<String>,
        help: &'static str,
    ) {
        self.problems.note(path, ProblemKind::inconsistent(what.into(), help));
    }

    /// Whether no further problem would be told.
    pub(super) fn is_done(&self) -> bool {
        self.problems.is_full()
    }

    /// Unknown words of sections are told there, and not for every rule that inherits them.
    pub(super) fn tell_once<'n>(&mut self, words: impl IntoIterator<Item = AnyWord<'n>>) {
        for word in words {
            if self.vocabulary.find(word).is_none() {
                self.told.insert((word.kind, word.key().to_owned()));
            }
        }
    }

    pub(super) fn header(&self, path: &Path<'_>, header: &Header) {
        // An id that is the first clause is told as one.
        self.usable(&path.key("id"), header.own_id());
        self.usable(&path.key("clause"), &header.clauses);
        self.prose(&path.key("reading"), header.reading.as_deref());
        self.line(&path.key("heading"), header.heading.as_deref());
    }

    /// Ids and clauses are short texts.
    pub(super) fn usable<'n, N: Usable + 'n>(
        &self,
        path: &Path<'_>,
        names: impl IntoIterator<Item = &'n N>,
    ) {
        for name in names {
            if let Some(fault) = name.fault() {
                let what = format!("`{}` {fault}", quoted(&name.to_string()));
                self.inconsistent(path, what, fault.mend());
            }
        }
    }

    /// A text of one line.
    pub(super) fn line(&self, path: &Path<'_>, text: Option<&str>) {
        self.text(path, text, fault_of_line);
    }

    /// A text that may have several lines.
    pub(super) fn prose(&self, path: &Path<'_>, text: Option<&str>) {
        self.text(path, text, fault_of_prose);
    }

    fn text(&self, path: &Path<'_>, text: Option<&str>, fault: fn(&str) -> Option<TextFault>) {
        let faulty = text.and_then(|text| Some((text, fault(text)?)));
        if let Some((text, fault)) = faulty {
            let what = format!("`{}` {fault}", quoted(text));
            self.inconsistent(path, what, fault.help());
        }
    }

    pub(super) fn terms(&self, path: &Path<'_>, terms: &Terms) {
        for facet in TermFacet::ALL {
            self.list(&path.key(facet.name()), &terms.list(facet));
        }
    }

    /// That terms about these actions name nothing that none of the actions has.
    pub(super) fn applicable(&self, path: &Path<'_>, terms: &Terms, actions: &[Action]) {
        for part in PartOfSome::ALL {
            if part.misplaced(self.vocabulary, terms, actions) {
                let actions = actions.iter().map(Action::as_str);
                self.note(&path.key(part.name()), part.not_applicable(actions));
            }
        }
    }

    pub(super) fn words<F: Facet>(&self, path: &Path<'_>, key: &str, words: &[Word<F>]) {
        let words: Vec<AnyWord<'_>> = words.iter().map(Word::any).collect();
        self.list(&path.key(key), &words);
    }

    /// Words of which there must be one.
    pub(super) fn named<F: Facet>(
        &self,
        path: &Path<'_>,
        key: &'static str,
        words: &[Word<F>],
        help: &'static str,
    ) {
        self.words(path, key, words);
        if words.is_empty() {
            self.note(path, ProblemKind::missing(key, help));
        }
    }

    /// Legal bases, and alternatives among them.
    pub(super) fn bases(&self, path: &Path<'_>, bases: &Bases) {
        if bases.any.is_empty() {
            return self.words(path, "basis", &bases.all);
        }
        let path = path.key("basis");
        let (found, limit) = (bases.any.len(), MAX_ALTERNATIVES);
        if found > limit {
            let what = "alternative legal bases";
            self.note(&path.key("any"), ProblemKind::too_large(what, found, limit));
            return;
        }
        self.words(&path, "any", &bases.any);
        self.words(&path, "all", &bases.all);
    }

    /// Obligations, and choices among obligations.
    pub(super) fn owed(&self, path: &Path<'_>, owed: &[Owed]) {
        let path = path.key("obligation");
        let words = owed.iter().map(|one| one.choices().len().max(1));
        let found = words.fold(0, usize::saturating_add);
        if found > MAX_WORDS_LISTED {
            let limit = MAX_WORDS_LISTED;
            self.note(&path, ProblemKind::too_large("words", found, limit));
            return;
        }
        for (index, one) in owed.iter().enumerate() {
            let item = path.item(index);
            let place = if owed.len() == 1 { &path } else { &item };
            match one.choices() {
                [] => {
                    let help = "name the obligations of which one is enough";
                    self.note(&place.key("any"), ProblemKind::empty("the list", help));
                }
                [one] => self.list(place, &[one.any()]),
                several => self.words(place, "any", several),
            }
        }
    }

    fn list(&self, path: &Path<'_>, words: &[AnyWord<'_>]) {
        if words.len() > MAX_WORDS_LISTED {
            let (found, limit) = (words.len(), MAX_WORDS_LISTED);
            self.note(path, ProblemKind::too_large("words", found, limit));
            return;
        }
        for (index, word) in words.iter().enumerate() {
            if self.vocabulary.find(*word).is_some() || self.is_told(*word) {
                continue;
            }
            let item = path.item(index);
            let place = if words.len() == 1 { path } else { &item };
            self.problems.unknown_word(place, self.vocabulary, word.kind, word.key());
        }
    }

    fn is_told(&self, word: AnyWord<'_>) -> bool {
        !self.told.is_empty() && self.told.contains(&(word.kind, word.key().to_owned()))
    }
}
