//! Collecting problems while an input is read and checked.

use super::error::{InputError, Problem};
use super::kind::ProblemKind;
use super::part::ProblemPart;
use crate::text::quoted;
use crate::words::{FacetKind, MAX_SUGGESTIONS, MAX_WORD_PROBLEMS, Vocabulary, nearest_built_in};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;

/// Where problems are noted: each once, and no more than are told.
#[derive(Debug)]
pub(crate) struct Problems {
    /// The part that is read or checked at the moment.
    part: Cell<ProblemPart>,
    noted: RefCell<Vec<Problem>>,
    /// Where something stands that could not be read.
    unread: RefCell<Vec<String>>,
    /// Words of a policy's own with a fault: nothing further is told where they are used.
    at_fault: RefCell<BTreeSet<String>>,
    is_silent: bool,
}

impl Problems {
    /// Those of this part, while nothing within it is a part of its own.
    pub(crate) fn of(part: ProblemPart) -> Self {
        Self {
            part: Cell::new(part),
            noted: RefCell::default(),
            unread: RefCell::default(),
            at_fault: RefCell::default(),
            is_silent: false,
        }
    }

    /// Takes no note of anything: for values whose problems are told elsewhere.
    pub(crate) fn silent() -> Self {
        Self { is_silent: true, ..Self::of(ProblemPart::Policy) }
    }

    /// Does something with a part of what is read or checked, if this is one of its own.
    #[inline]
    pub(crate) fn within<R>(
        &self,
        part: impl Into<Option<ProblemPart>>,
        work: impl FnOnce() -> R,
    ) -> R {
        let outer = self.part.get();
        self.part.set(part.into().map_or(outer, |inner| outer.narrowed_to(inner)));
        let done = work();
        self.part.set(outer);
        done
    }

    /// Notes a problem, unless it is noted already or follows from one that is.
    pub(crate) fn note(&self, path: &(impl fmt::Display + ?Sized), kind: ProblemKind) {
        if self.is_silent || self.is_full() {
            return;
        }
        let problem = Problem::new(self.part.get(), path.to_string(), kind);
        let mut noted = self.noted.borrow_mut();
        if !noted.contains(&problem) && !self.follows(&problem) {
            noted.push(problem);
        }
    }

    /// Notes a word that the vocabulary does not have.
    pub(crate) fn unknown_word(
        &self,
        path: &(impl fmt::Display + ?Sized),
        vocabulary: &Vocabulary,
        facet: FacetKind,
        word: &str,
    ) {
        if !self.is_at_fault(word) && self.is_first(facet, word) {
            let kind = ProblemKind::UnknownWord {
                facet,
                word: word.to_owned(),
                elsewhere: FacetKind::ALL
                    .into_iter()
                    .find(|other| vocabulary.has_key(*other, word)),
                nearest: self.suggestion(|| vocabulary.nearest(facet, word)),
            };
            self.note(path, kind);
        }
    }

    /// Notes a text that no word can be.
    pub(crate) fn not_a_word(
        &self,
        path: &(impl fmt::Display + ?Sized),
        facet: FacetKind,
        text: &str,
    ) {
        let word = quoted(text);
        if !self.is_at_fault(text) && self.is_first(facet, &word) {
            let nearest = self.suggestion(|| nearest_built_in(facet, text));
            self.note(path, ProblemKind::NotAWord { facet, word, nearest });
        }
    }

    /// Of a word of a policy's own, of which a fault was noted, nothing is told where it is used.
    pub(crate) fn put_at_fault(&self, word: &str) {
        self.at_fault.borrow_mut().insert(word.to_owned());
    }

    /// Whether a fault of a word was noted where the policy defines it.
    pub(crate) fn is_at_fault(&self, word: &str) -> bool {
        self.at_fault.borrow().contains(word)
    }

    /// How many problems have been noted.
    pub(crate) fn count(&self) -> usize {
        self.noted.borrow().len()
    }

    /// Whether a faulty word has not been noted; another place of one that was is counted there.
    fn is_first(&self, facet: FacetKind, word: &str) -> bool {
        let mut noted = self.noted.borrow_mut();
        let same = noted.iter_mut().find(|problem| {
            problem.kind().word() == Some((facet, word)) && problem.part() == self.part.get()
        });
        match same {
            Some(problem) => {
                problem.add_place();
                false
            }
            None => !self.is_silent && !self.is_full_of(&noted),
        }
    }

    /// What was likely meant, which takes a search, and so is told of the first problems only.
    pub(crate) fn suggestion(&self, search: impl FnOnce() -> Option<String>) -> Option<String> {
        let searches = !self.is_silent && self.noted.borrow().len() < MAX_SUGGESTIONS;
        if searches { search() } else { None }
    }

    /// Whether nothing more will be told, so that it need not be looked for.
    pub(crate) fn is_full(&self) -> bool {
        self.is_full_of(&self.noted.borrow())
    }

    /// One more than is told is kept, by which it shows that there are more.
    fn is_full_of(&self, noted: &[Problem]) -> bool {
        noted.len() > MAX_WORD_PROBLEMS
    }

    /// From here on nothing is told to be missing that is there and could not be read.
    pub(crate) fn end_reading(&self) {
        let noted = self.noted.borrow();
        self.unread.borrow_mut().extend(noted.iter().map(place));
    }

    /// Whether a problem only says that something is not there which could not be read.
    fn follows(&self, problem: &Problem) -> bool {
        let says_so =
            matches!(problem.kind(), ProblemKind::Missing { .. } | ProblemKind::Empty { .. });
        if !says_so {
            return false;
        }
        let below = place(problem);
        // One table may stand for a list of one.
        let alone = below.strip_suffix("[0]");
        let is_alone = |path: &str| {
            alone
                .and_then(|alone| path.strip_prefix(alone))
                .is_some_and(|rest| !rest.starts_with('['))
        };
        self.unread.borrow().iter().any(|path| path.starts_with(&below) || is_alone(path))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.noted.borrow().is_empty()
    }

    pub(crate) fn into_vec(self) -> Vec<Problem> {
        self.noted.into_inner()
    }

    pub(crate) fn into_error(self) -> InputError {
        InputError::new(self.into_vec())
    }
}

/// The path of what is at fault.
fn place(problem: &Problem) -> String {
    match problem.kind() {
        ProblemKind::Missing { key, .. } if problem.path().is_empty() => key.to_string(),
        ProblemKind::Missing { key, .. } => format!("{}: {key}", problem.path()),
        _ => problem.path().to_owned(),
    }
}
