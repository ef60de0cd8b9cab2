//! Words of a vocabulary.

use crate::files::document::Node;
use crate::files::machinery::form::Form;
use crate::files::machinery::shape::Shape;
use crate::files::machinery::slot::Slot;
use crate::files::machinery::value::{Entries, Value};
use crate::policy::MAX_WORDS_LISTED;
use crate::problem::ProblemKind;
use crate::words::{Facet, Word};
use std::ops::Deref;

/// A word, or a list of words, any of which is meant.
pub(crate) struct Words<T, F>(pub(crate) Slot<T, Vec<Word<F>>>);

impl<T, F: Facet> Form<T> for Words<T, F> {
    fn shape(&self) -> Shape {
        Shape::Words(F::KIND)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        if let Node::List(nodes) = value.node
            && nodes.len() > MAX_WORDS_LISTED
        {
            let (found, limit) = (nodes.len(), MAX_WORDS_LISTED);
            value.note(ProblemKind::too_large("words", found, limit));
            return None;
        }
        let (words, all) = value.texts(word);
        (self.0.put)(to, words);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        Node::texts((self.0.get)(from)?)
    }
}

/// A word, or a list of words however long: facts state what is the case.
pub(crate) struct AllWords<T, L>(pub(crate) Slot<T, L>);

impl<T, F: Facet, L> Form<T> for AllWords<T, L>
where
    L: From<Vec<Word<F>>> + Deref<Target = [Word<F>]>,
{
    fn shape(&self) -> Shape {
        Shape::AllWords(F::KIND)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (words, all) = value.texts(word);
        (self.0.put)(to, words.into());
        all
    }

    fn inherit(&self, to: &mut T, value: &Value<'_>, entry: &Entries<'_>) {
        let is_word = |node: &Node| matches!(node, Node::Text(_));
        let are_words = match value.node {
            Node::List(nodes) => nodes.iter().all(is_word),
            node => is_word(node),
        };
        if are_words {
            let _ = self.read(to, value);
        } else {
            let what = "a default that is more than words cannot be taken here".to_owned();
            let help = "state the words, or leave the default open by `without`";
            entry.note(ProblemKind::inconsistent(what, help));
        }
    }

    fn write(&self, from: &T) -> Option<Node> {
        Node::texts((self.0.get)(from)?.iter())
    }
}

/// Words that do not stand in a list of their own.
pub(crate) struct WordsAmong<T, F: Facet> {
    pub(crate) get: fn(&T) -> Vec<&Word<F>>,
    pub(crate) add: fn(&mut T, Vec<Word<F>>),
}

impl<T, F: Facet> Form<T> for WordsAmong<T, F> {
    fn shape(&self) -> Shape {
        Shape::AllWords(F::KIND)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        let (words, all) = value.texts(word);
        (self.add)(to, words);
        all
    }

    fn write(&self, from: &T) -> Option<Node> {
        Node::texts((self.get)(from))
    }
}

/// One word.
pub(crate) struct OneWord<T, F: Facet>(pub(crate) Slot<T, Word<F>>);

impl<T, F: Facet> Form<T> for OneWord<T, F> {
    fn shape(&self) -> Shape {
        Shape::Word(F::KIND)
    }

    fn read(&self, to: &mut T, value: &Value<'_>) -> Option<()> {
        (self.0.put)(to, word(value, value.text("a word in quotes")?)?);
        Some(())
    }

    fn write(&self, from: &T) -> Option<Node> {
        (self.0.get)(from).map(Node::text)
    }
}

/// The word that a text writes.
pub(crate) fn word<F: Facet>(value: &Value<'_>, text: &str) -> Option<Word<F>> {
    let word = Word::new(text).ok();
    if word.is_none() {
        value.problems().not_a_word(value.path, F::KIND, text);
    }
    word
}
