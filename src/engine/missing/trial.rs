//! How a part of a question would be judged with facts supplied, and how much work it is to find
//! out.

use crate::engine::answer::open_fact::OpenFact;
use crate::engine::judge::all_versions::Judges;
use crate::engine::missing::open_values::Choice;
use crate::engine::missing::supplied_facts::{Supply, Value, supplied};
use crate::engine::resolved::act::{OneOf, Slot};
use crate::engine::tables::rule_index::{Block, Point};
use crate::engine::uses::asked::Asked;
use crate::engine::uses::division::divide;
use crate::engine::uses::elementary_use::Use;
use crate::engine::uses::found_uses::Uses;
use crate::engine::uses::groups::{Groups, may_be};
use crate::ids::PartyId;
use crate::policy::TermFacet;
use crate::words::{FacetKind, TermId, Vocabulary};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use time::Duration;

/// The values that open facts are tried with.
pub(crate) type OpenFacts = BTreeMap<OpenFact, Vec<Choice>>;

/// What it costs to look at a use at all, in rows and records.
const PER_USE: usize = 8;
/// What it costs to copy a record that an answer reads, in such as are read.
const PER_COPY: usize = 4;

/// One part of a question, to be judged with facts supplied.
pub(crate) struct Trial<'a> {
    pub(crate) asked: Asked<'a>,
    /// Those of the question as it is.
    uses: &'a Uses,
    item: usize,
    purpose: usize,
    /// How many rows and records may still be looked at.
    left: Cell<usize>,
}

/// A use as it would stand, and the number of the one that it comes from, unless it is one of
/// several that do.
pub(crate) type Visit<'v> = dyn FnMut(Option<usize>, &Judges<'_>) -> ControlFlow<()> + 'v;

impl<'a> Trial<'a> {
    pub(crate) fn new(
        asked: Asked<'a>,
        uses: &'a Uses,
        (item, purpose): (usize, usize),
        left: usize,
    ) -> Self {
        // What is supplied comes after all that is on record, at this very instant too.
        let mut events = asked.facts.events().iter();
        let is_taken = events.any(|event| event.recorded_at == asked.at);
        let at = if is_taken { asked.at.saturating_add(Duration::NANOSECOND) } else { asked.at };
        Self { asked: Asked { at, ..asked }, uses, item, purpose, left: Cell::new(left) }
    }

    pub(crate) fn left(&self) -> usize {
        self.left.get()
    }

    /// Counts so many rows or records as looked at.
    pub(crate) fn spend(&self, work: usize) {
        self.left.set(self.left.get().saturating_sub(work));
    }

    /// Visits the uses of the part as they would stand with these facts, or those that come from
    /// one of them.
    pub(crate) fn each(
        &self,
        facts: &[Supply],
        open: &OpenFacts,
        only: Option<usize>,
        visit: &mut Visit<'_>,
    ) -> ControlFlow<()> {
        let supplied = supplied(&self.asked, self.item, self.purpose, facts);
        let asked = Asked { act: &supplied.act, facts: &supplied.facts, ..self.asked };
        self.spend(self.cost_of(facts));
        if self.is_divided_anew(&asked, facts) {
            let groups = Groups::new(&asked, Some((self.item, self.purpose)));
            return groups.each(&asked, &mut |one, rows| {
                let rows: Vec<Block> = rows.iter().flatten().copied().collect();
                self.visit(None, &Judges::of(&asked, &one, &rows), visit)
            });
        }
        let changes_act = facts.iter().any(Supply::is_of_act);
        let uses = self.uses.of_part(self.item, self.purpose).enumerate();
        let mut rows = Vec::new();
        for (number, (one, selected)) in uses {
            if only.is_some_and(|only| only != number) {
                continue;
            }
            if !changes_act {
                self.visit(Some(number), &Judges::of(&asked, one, selected), visit)?;
                continue;
            }
            let uses = changed(&asked, one, facts, open);
            let number = (uses.len() == 1).then_some(number);
            for one in uses {
                rows.clear();
                for (place, version) in (0_u32..).zip(asked.versions()) {
                    let add = &mut |block| rows.push(block);
                    version.compiled.select(place, &one.points, add);
                }
                self.visit(number, &Judges::of(&asked, &one, &rows), visit)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Whether a party is supplied in a role that it does not play.
    pub(crate) fn contradicts(&self, facts: &[Supply]) -> bool {
        facts.iter().any(|supply| {
            let Supply::Value(fact, Value::Party(party) | Value::OtherParty(party)) = supply else {
                return false;
            };
            let act = self.asked.act;
            let (role, known) = match (fact, act.recipient) {
                (OpenFact::RecipientParty, Slot::Stated { term, exactly }) => {
                    (OpenFact::Recipient, Some(OneOf { term, exactly }))
                }
                (OpenFact::RecipientParty, _) => (OpenFact::Recipient, None),
                (OpenFact::ByParty, _) => (OpenFact::By, act.by.term),
                _ => return false,
            };
            let mut supplied = facts.iter().filter_map(|other| match other {
                Supply::Value(of, Value::Term(term)) if *of == role => {
                    Some(OneOf { term: *term, exactly: *of == OpenFact::By })
                }
                Supply::Value(of, Value::Exactly(term)) if *of == role => {
                    Some(OneOf { term: *term, exactly: true })
                }
                _ => None,
            });
            let words = self.asked.vocabulary();
            let role = supplied.next().or(known);
            role.is_some_and(|role| !may_play(words, party, role))
        })
    }

    fn visit(
        &self,
        number: Option<usize>,
        judges: &Judges<'_>,
        visit: &mut Visit<'_>,
    ) -> ControlFlow<()> {
        let rows = judges.rows.iter().map(|block| block.maybe.count_ones() as usize);
        let facts = judges.asked.facts;
        let records = facts.events().len().saturating_add(facts.evidence.len());
        self.spend(rows.fold(PER_USE.saturating_add(records), usize::saturating_add));
        visit(number, judges)
    }

    /// What it costs to supply these facts, with what is copied for it.
    fn cost_of(&self, facts: &[Supply]) -> usize {
        let Asked { act, facts: known, .. } = self.asked;
        let of_act = act.items.len().saturating_add(act.purposes.len());
        let of_facts = known.events().len().saturating_add(known.evidence.len());
        let is_of_act = |supply: &Supply| match supply {
            Supply::Value(fact, _) => {
                !matches!(fact, OpenFact::Age | OpenFact::Subject | OpenFact::Residence)
            }
            _ => false,
        };
        let act = if facts.iter().any(is_of_act) { of_act } else { 0 };
        let known = if facts.iter().all(is_of_act) { 0 } else { of_facts };
        act.saturating_add(known).saturating_mul(PER_COPY)
    }

    /// Whether these facts may divide the part in another way than it is divided: what is to be
    /// recorded names the question's own words, which policies may relate differently, and joined
    /// items with one source become items with several.
    fn is_divided_anew(&self, asked: &Asked<'_>, facts: &[Supply]) -> bool {
        let of_source = |supply: &Supply| {
            matches!(
                supply,
                Supply::Value(OpenFact::Source { .. } | OpenFact::SourceParty { .. }, _)
            )
        };
        let by_source = asked.act.combines && facts.iter().any(of_source);
        let by_words = asked.period.relate_words
            && (facts.iter().any(Supply::is_of_act)
                || facts.iter().any(Supply::is_record) && divide(asked));
        // Who is named is not everybody.
        let by_party = matches!(asked.act.recipient, Slot::Stated { exactly: false, .. })
            && facts
                .iter()
                .any(|supply| matches!(supply, Supply::Value(OpenFact::RecipientParty, _)));
        by_source || by_words || by_party
    }
}

/// Whether a party may be stated in a role: one that has a word of its own only there.
fn may_play(words: &Vocabulary, party: &PartyId, OneOf { term, exactly }: OneOf) -> bool {
    let kind = FacetKind::Party;
    let of_role = words.party_of(term).is_none_or(|known| known == party);
    let word = words.word_of_party(party);
    let of_word = word.is_none_or(|word| {
        words.within(kind, term, word) || (!exactly && words.within(kind, word, term))
    });
    of_role && of_word
}

/// The uses that come from one, with facts of the act supplied: several where a word stands for what
/// rules or records tell apart.
fn changed(asked: &Asked<'_>, one: &Use, facts: &[Supply], open: &OpenFacts) -> Vec<Use> {
    let mut uses = vec![*one];
    for supply in facts {
        let Supply::Value(fact, value) = supply else { continue };
        let (facet, bears) = match fact {
            OpenFact::Recipient => (TermFacet::Recipient, true),
            OpenFact::Channel => (TermFacet::Channel, true),
            OpenFact::Place => (TermFacet::Place, true),
            OpenFact::By => (TermFacet::By, true),
            OpenFact::Source { item } => (TermFacet::Source, usize::from(one.source) == *item),
            OpenFact::GatheredAt { item } => {
                (TermFacet::GatheredAt, usize::from(one.item) == *item)
            }
            _ => continue,
        };
        let points = points(open, *fact, value);
        // Who is named is not everybody.
        let named = asked.act.recipient_party.as_ref().filter(|_| *fact == OpenFact::Recipient);
        let words = asked.vocabulary();
        let is_meant =
            |role: &&TermId| named.is_none_or(|party| may_be(asked.act, words, **role, party));
        if !bears || points.is_empty() {
            continue;
        }
        let mut divided = Vec::with_capacity(uses.len().saturating_mul(points.len()));
        for one in &uses {
            divided.extend(points.iter().filter(is_meant).map(|term| {
                let mut one = *one;
                if matches!(facet, TermFacet::Source | TermFacet::GatheredAt) {
                    let exactly = matches!(value, Value::Exactly(_));
                    one.points.set_one_of(facet.index(), Some(OneOf { term: *term, exactly }));
                } else {
                    one.points.set(facet.index(), Point::at(*term));
                }
                one
            }));
        }
        uses = divided;
    }
    uses
}

fn points<'o>(open: &'o OpenFacts, fact: OpenFact, value: &Value) -> &'o [TermId] {
    let mut choices = open.get(&fact).into_iter().flatten();
    choices.find(|choice| choice.value == *value).map_or(&[], |choice| &choice.points)
}
