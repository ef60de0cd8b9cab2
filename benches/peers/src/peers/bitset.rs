//! The bare bitset: what memory allows, and no more. Per facet and word the rules that it lets
//! through, ancestors folded in, on two levels: a summary says which blocks of 64 rules are not
//! empty, and only those blocks are stored. A decision intersects the facets, summary first. The
//! words come as numbers and the conditions as booleans worked out beforehand; it says nothing but
//! yes or no.

use super::{Entry, entry};
use crate::question::Question;
use crate::rules::{Condition, Rule, Rules, Terms};
use permitted::policy::TermFacet;
use std::collections::HashMap;
use std::sync::Arc;

/// The one way of asking.
pub fn entries(rules: &Rules) -> Vec<Box<dyn Entry>> {
    let bitset = Arc::new(Bitset::new(rules));
    let deciding = Arc::clone(&bitset);
    let conditions = Conditions::new(rules);
    let words = Numbers::new(rules, &bitset.facets);
    let build = move |question: &Question| words.request(&conditions, question);
    vec![entry("bare bitset", build, move |request| deciding.permits(request))]
}

/// At most so many facets are ever asked about.
const MAX_FACETS: usize = 12;
/// At most so many blocks of 64 conditions.
const MAX_CONDITIONS: usize = 4;

/// A question as numbers.
struct Numbered {
    words: [u32; MAX_FACETS],
    conditions: [u64; MAX_CONDITIONS],
}

/// The rules that a word lets through. `summary` and `before` have a word for 64 blocks each.
struct Bitset {
    facets: Vec<TermFacet>,
    tables: Vec<Table>,
    /// For every rule the condition that it asks for; permits first, then forbids.
    conditions: Vec<u8>,
    /// The block with which the forbids begin.
    forbids: usize,
    summaries: usize,
}

/// One facet: a row for every word of the vocabulary, and a last one for no word at all.
struct Table {
    rows: Vec<u32>,
    /// `summaries` words a distinct row: which of its blocks are not empty.
    summary: Vec<u64>,
    /// As many: how many blocks are stored before those of the word.
    before: Vec<u32>,
    blocks: Vec<u64>,
}

impl Bitset {
    fn new(rules: &Rules) -> Self {
        let facets: Vec<TermFacet> = TermFacet::ALL
            .into_iter()
            .filter(|facet| rules.all().any(|rule| !rule.terms.list(*facet).is_empty()))
            .collect();
        let forbids = rules.permits.len().div_ceil(64);
        let blocks = forbids + rules.forbids.len().div_ceil(64);
        let placed = || {
            let permits = rules.permits.iter().enumerate();
            permits.chain((forbids * 64..).zip(&rules.forbids))
        };
        let mut conditions = vec![0; blocks * 64];
        let numbers = Conditions::new(rules);
        for (place, rule) in placed() {
            conditions[place] = numbers.number(rule);
        }
        let summaries = blocks.div_ceil(64);
        let table = |facet: &TermFacet| Table::new(rules, *facet, placed(), blocks);
        let tables = facets.iter().map(table).collect();
        Self { facets, tables, conditions, forbids, summaries }
    }

    #[inline]
    fn permits(&self, request: &Numbered) -> bool {
        // Permits stand in the lower blocks, so a forbid is only looked for once a permit holds.
        let mut rows = [(0_usize, &[][..]); MAX_FACETS];
        for ((table, word), row) in self.tables.iter().zip(request.words).zip(&mut rows) {
            let start = table.rows[word as usize] as usize * self.summaries;
            *row = (start, &table.summary[start..start + self.summaries]);
        }
        let rows = &rows[..self.tables.len()];
        let mut permitted = false;
        for group in 0..self.summaries {
            let mut live = rows.iter().fold(u64::MAX, |live, (_, summary)| live & summary[group]);
            while live != 0 {
                let bit = live.trailing_zeros();
                live &= live - 1;
                let block = group * 64 + bit as usize;
                let is_permit = block < self.forbids;
                if is_permit && permitted {
                    continue;
                }
                if !is_permit && !permitted {
                    return false;
                }
                let survivors = self.block(rows, group, bit);
                if self.any_holds(block, survivors, request) {
                    if !is_permit {
                        return false;
                    }
                    permitted = true;
                }
            }
        }
        permitted
    }

    #[inline]
    fn block(&self, rows: &[(usize, &[u64])], group: usize, bit: u32) -> u64 {
        let below = (1_u64 << bit) - 1;
        let mut survivors = u64::MAX;
        for (table, (start, summary)) in self.tables.iter().zip(rows) {
            let rank = (summary[group] & below).count_ones();
            survivors &= table.blocks[(table.before[start + group] + rank) as usize];
        }
        survivors
    }

    #[inline]
    fn any_holds(&self, block: usize, mut survivors: u64, request: &Numbered) -> bool {
        while survivors != 0 {
            let rule = block * 64 + survivors.trailing_zeros() as usize;
            survivors &= survivors - 1;
            let condition = usize::from(self.conditions[rule]);
            if request.conditions[condition / 64] >> (condition % 64) & 1 == 1 {
                return true;
            }
        }
        false
    }
}

impl Table {
    fn new<'a>(
        rules: &Rules,
        facet: TermFacet,
        placed: impl Iterator<Item = (usize, &'a Rule)>,
        blocks: usize,
    ) -> Self {
        let tree = rules.words.facet(facet);
        let mut any = vec![0_u64; blocks];
        let mut named: Vec<Vec<usize>> = vec![Vec::new(); tree.len() + 1];
        for (place, rule) in placed {
            let list = rule.terms.list(facet);
            if list.is_empty() {
                any[place / 64] |= 1 << (place % 64);
            }
            for word in tree.below(list).filter_map(|name| tree.find(name)) {
                named[word].push(place);
            }
        }
        let mut table =
            Self { rows: Vec::new(), summary: Vec::new(), before: Vec::new(), blocks: Vec::new() };
        let mut known: HashMap<Vec<usize>, u32> = HashMap::new();
        for rules in named {
            let next = known.len() as u32;
            let row = *known.entry(rules).or_insert_with_key(|rules| {
                let mut bits = any.clone();
                for place in rules {
                    bits[place / 64] |= 1 << (place % 64);
                }
                table.push(&bits);
                next
            });
            table.rows.push(row);
        }
        table
    }

    fn push(&mut self, bits: &[u64]) {
        for group in bits.chunks(64) {
            self.before.push(self.blocks.len() as u32);
            let present = group.iter().zip(0..).filter(|(block, _)| **block != 0);
            self.summary.push(present.fold(0, |summary, (_, place)| summary | 1 << place));
            self.blocks.extend(group.iter().filter(|block| **block != 0));
        }
    }
}

/// The numbers of words.
struct Numbers {
    facets: Vec<(TermFacet, HashMap<String, u32>, u32)>,
}

impl Numbers {
    fn new(rules: &Rules, facets: &[TermFacet]) -> Self {
        let numbered = |facet: &TermFacet| {
            let tree = rules.words.facet(*facet);
            let words = (0..tree.len()).map(|word| (tree.name(word).to_owned(), word as u32));
            (*facet, words.collect(), tree.len() as u32)
        };
        Self { facets: facets.iter().map(numbered).collect() }
    }

    fn request(&self, conditions: &Conditions, question: &Question) -> Numbered {
        let mut words = [0; MAX_FACETS];
        for ((facet, numbers, none), slot) in self.facets.iter().zip(&mut words) {
            let word = question.word(*facet).and_then(|name| numbers.get(name));
            *slot = word.copied().unwrap_or(*none);
        }
        Numbered { words, conditions: conditions.holding(question) }
    }
}

type Asked = (Condition, Vec<(Terms, Condition)>);

/// The distinct conditions of all rules, exceptions included; number 0 always holds.
pub struct Conditions {
    rules: Rules,
    numbers: HashMap<Asked, u8>,
}

impl Conditions {
    /// Numbers the conditions of all rules.
    ///
    /// # Panics
    /// If there are more than the bitset has room for.
    pub fn new(rules: &Rules) -> Self {
        let mut numbers = HashMap::from([((Condition::always(), Vec::new()), 0)]);
        for rule in rules.all() {
            let next = u8::try_from(numbers.len()).expect("a policy has fewer distinct conditions");
            numbers.entry((rule.when.clone(), rule.unless.clone())).or_insert(next);
        }
        Self { rules: rules.words_only(), numbers }
    }

    /// The number of a rule's condition.
    pub fn number(&self, rule: &Rule) -> u8 {
        self.numbers[&(rule.when.clone(), rule.unless.clone())]
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// Which conditions hold for a question, as bits.
    pub fn holding(&self, question: &Question) -> [u64; MAX_CONDITIONS] {
        let mut bits = [0; MAX_CONDITIONS];
        for ((when, unless), number) in &self.numbers {
            if self.rules.lets(when, unless, question) {
                bits[usize::from(*number) / 64] |= 1 << (number % 64);
            }
        }
        bits
    }
}
