//! A request whose words are known, and what is known of the person.

use super::outcome::RightsFact;
use super::request::RightsRequest;
use crate::engine::{CompletedYears, Truth};
use crate::facts::Stated;
use crate::policy::{Condition, Right, Terms};
use crate::words::{DataCategory, Facet, Place, Purpose, SubjectKind, Vocabulary, Word};
use std::collections::BTreeSet;

/// What a request asks, or the share of it that is about some records, and the vocabulary that knows
/// its words.
#[derive(Clone)]
pub(super) struct Asked<'a> {
    pub(super) request: &'a RightsRequest,
    pub(super) vocabulary: &'a Vocabulary,
    /// Which data; none means whatever data the right is about.
    pub(super) data: Vec<DataCategory>,
    /// For which purposes, likewise.
    pub(super) purposes: Vec<Purpose>,
    /// Whether the data is asked about as a whole, as records are, and not as far as the right goes.
    whole_data: bool,
    /// The same of the purposes.
    whole_purposes: bool,
}

impl<'a> Asked<'a> {
    pub(super) fn new(request: &'a RightsRequest, vocabulary: &'a Vocabulary) -> Self {
        let has_records = !request.records.is_empty();
        let data: BTreeSet<&DataCategory> =
            request.records.iter().flat_map(|record| &record.data).collect();
        let purposes: BTreeSet<&Purpose> =
            request.records.iter().flat_map(|record| &record.purposes).collect();
        let asked = Self {
            request,
            vocabulary,
            data: request.data.clone(),
            purposes: request.purposes.clone(),
            whole_data: false,
            whole_purposes: false,
        };
        if has_records { asked.about(&data, &purposes) } else { asked }
    }

    /// The same, asked about records that hold this and serve that.
    pub(super) fn about(
        &self,
        data: &BTreeSet<&DataCategory>,
        purposes: &BTreeSet<&Purpose>,
    ) -> Self {
        let stated = !self.request.purposes.is_empty();
        let purposes = purposes.iter().map(|word| (*word).clone()).collect();
        Self {
            data: data.iter().map(|word| (*word).clone()).collect(),
            purposes: if stated { self.request.purposes.clone() } else { purposes },
            whole_data: true,
            whole_purposes: !stated,
            ..*self
        }
    }

    /// The same as far as a right goes that applies.
    pub(super) fn as_far_as(&self, right: &Right) -> Self {
        let data = if self.whole_data {
            self.data.clone()
        } else {
            self.in_common(&self.data, right.data_categories())
        };
        let purposes = if self.whole_purposes {
            self.purposes.clone()
        } else {
            self.in_common(&self.purposes, right.purposes())
        };
        Self { data, purposes, ..*self }
    }

    /// What two lists of words have in common; an empty one means any.
    pub(super) fn in_common<F: Facet>(&self, one: &[Word<F>], other: &[Word<F>]) -> Vec<Word<F>> {
        if one.is_empty() || other.is_empty() {
            return if one.is_empty() { other } else { one }.to_vec();
        }
        let words = self.vocabulary;
        let below = |list: &[Word<F>]| -> BTreeSet<_> {
            let terms = list.iter().filter_map(|word| words.find(word.any()));
            terms.flat_map(|term| words.down(F::KIND, term)).copied().collect()
        };
        let (one, other) = (below(one), below(other));
        let common: BTreeSet<_> = one.intersection(&other).copied().collect();
        let is_topmost = |term: &&_| {
            words.up(F::KIND, **term).iter().all(|above| above == *term || !common.contains(above))
        };
        let topmost = common.iter().filter(is_topmost);
        topmost.filter_map(|term| Word::new(words.key(F::KIND, *term)).ok()).collect()
    }

    /// Whether data that is asked about lies within what a right or a policy is about.
    pub(super) fn data_within(&self, named: &[DataCategory]) -> Truth {
        self.concerns(&self.data, self.whole_data, named)
    }

    /// The same of its purposes.
    pub(super) fn purposes_within(&self, named: &[Purpose]) -> Truth {
        self.concerns(&self.purposes, self.whole_purposes, named)
    }

    fn concerns<F: Facet>(&self, asked: &[Word<F>], whole: bool, named: &[Word<F>]) -> Truth {
        if asked.is_empty() || named.is_empty() {
            return Truth::True;
        }
        if whole {
            return self.all_within(asked, named.iter());
        }
        // As far as the right goes.
        Truth::from(!self.in_common(asked, named).is_empty())
    }

    /// Whether all that is asked about lies within what terms say of data and purposes.
    pub(super) fn lies_within(&self, terms: &Terms) -> Truth {
        let of = |value, whole| if whole { value } else { Truth::from(value == Truth::True) };
        let data = of(self.all_within(&self.data, terms.data.iter()), self.whole_data);
        let purposes =
            of(self.all_within(&self.purposes, terms.purpose.iter()), self.whole_purposes);
        data.and(purposes)
    }

    /// Whether all that is asked about lies within these words; unknown where a part may not. What is
    /// left open may reach beyond any words.
    pub(super) fn all_within<'w, F: Facet>(
        &self,
        asked: &[Word<F>],
        named: impl Iterator<Item = &'w Word<F>>,
    ) -> Truth {
        let named: Vec<Word<F>> = named.cloned().collect();
        if named.is_empty() {
            return Truth::True;
        }
        let mut found: BTreeSet<Truth> = BTreeSet::new();
        found.extend(asked.iter().map(|word| self.within(word, &named)));
        match (found.pop_first(), found.is_empty()) {
            (Some(value), true) => value,
            _ => Truth::Unknown,
        }
    }

    /// Whether the person lives in one of these places.
    pub(super) fn residence(&self, places: &[Place]) -> Truth {
        self.any_within(self.request.subject.residence.as_slice(), places)
    }

    /// Whether the person is one of these.
    pub(super) fn subject(&self, kinds: &[SubjectKind]) -> Truth {
        self.any_within(&self.request.subject.kinds, kinds)
    }

    /// Whether one of the words known, if any is, lies within one of the others.
    fn any_within<F: Facet>(&self, known: &[Stated<F>], words: &[Word<F>]) -> Truth {
        if known.is_empty() {
            return Truth::Unknown;
        }
        let mut any = Truth::False;
        for one in known {
            let value = self.within(&one.word, words);
            // What is meant exactly is nothing below it.
            let is_open = value == Truth::Unknown && !one.exactly;
            any = any.or(if is_open { value } else { Truth::from(value == Truth::True) });
        }
        any
    }

    /// Whether what a word means lies within the words, partly or unknown where it is broader.
    fn within<F: Facet>(&self, one: &Word<F>, words: &[Word<F>]) -> Truth {
        let meets = |word: &Word<F>| {
            let (one, word) = (self.vocabulary.find(one.any()), self.vocabulary.find(word.any()));
            one.zip(word).is_some_and(|(one, word)| self.vocabulary.overlap(F::KIND, one, word))
        };
        if words.iter().any(|word| self.vocabulary.is_within(one, word)) {
            Truth::True
        } else if words.iter().any(meets) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// The value of a condition on the person. Notes the unknown facts on which it depends.
    pub(super) fn test(&self, when: &Condition, unknown: &mut BTreeSet<RightsFact>) -> Truth {
        // INVARIANT: conditions on uses are refused when a right is loaded.
        self.test_of(when, Truth::Unknown, unknown)
    }

    /// The same of a condition that may also be on uses, which counts as said there.
    pub(super) fn test_of(
        &self,
        when: &Condition,
        of_uses: Truth,
        unknown: &mut BTreeSet<RightsFact>,
    ) -> Truth {
        let mut read = BTreeSet::new();
        let value = match when {
            Condition::All(parts) => parts
                .iter()
                .fold(Truth::True, |all, part| all.and(self.test_of(part, of_uses, &mut read))),
            Condition::Any(parts) => parts
                .iter()
                .fold(Truth::False, |any, part| any.or(self.test_of(part, of_uses, &mut read))),
            Condition::Not(part) => !self.test_of(part, !of_uses, &mut read),
            Condition::Age { at_least, below } => {
                read.insert(RightsFact::Age);
                self.age(*at_least, *below)
            }
            Condition::Residence(places) => {
                read.insert(RightsFact::Residence);
                self.residence(places)
            }
            Condition::Subject(kinds) => {
                read.insert(RightsFact::Subject);
                self.subject(kinds)
            }
            Condition::Evidence { kinds, naming, .. } => {
                read.insert(RightsFact::Extent);
                self.exempting_evidence(kinds, naming)
            }
            _ => of_uses,
        };
        if value == Truth::Unknown {
            unknown.append(&mut read);
        }
        value
    }

    fn age(&self, at_least: Option<u8>, below: Option<u8>) -> Truth {
        let subject = &self.request.subject;
        match CompletedYears::at(subject.age, subject.offset, self.request.received_at) {
            Some(years) => years.within(at_least, below),
            None => Truth::Unknown,
        }
    }
}
