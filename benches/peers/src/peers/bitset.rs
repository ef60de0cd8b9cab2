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
    let words = Numbers::new(rules, &bitset);
    let build = move |question: &Question| words.request(&conditions, question);
    vec![entry("bare bitset", build, move |request| deciding.permits(request))]
}

/// At most so many facets are ever asked about.
const MAX_FACETS: usize = 11;
/// At most so many blocks of 64 conditions.
const MAX_CONDITIONS: usize = 20;

/// A question as numbers: in every facet the row of its word, and which conditions hold.
struct Numbered {
    rows: [u32; MAX_FACETS],
    conditions: [u64; MAX_CONDITIONS],
}

/// The rules in blocks of 64, permits first, and for every facet the rules that a word lets
/// through.
struct Bitset {
    facets: Vec<TermFacet>,
    tables: Vec<Table>,
    /// For every rule the condition that it asks for.
    conditions: Vec<u16>,
    /// The block with which the forbids begin.
    forbids: usize,
    /// How many groups of 64 blocks there are.
    groups: usize,
}

/// One facet: a row for every distinct set of rules that words let through.
struct Table {
    /// The row of each word of the vocabulary, and of no word at all.
    rows: Vec<u32>,
    /// A summary for every row and group.
    summaries: Vec<Summary>,
    blocks: Vec<u64>,
}

/// Which blocks of a group are not empty, and where the first of these is stored.
#[derive(Clone, Copy)]
struct Summary {
    live: u64,
    first: u32,
}

impl Bitset {
    fn new(rules: &Rules) -> Self {
        let facets: Vec<TermFacet> = TermFacet::ALL
            .into_iter()
            .filter(|facet| rules.all().any(|rule| !rule.terms.list(*facet).is_empty()))
            .collect();
        let (permits, forbidding) =
            (alike_together(&rules.permits), alike_together(&rules.forbids));
        let forbids = permits.len().div_ceil(64);
        let blocks = forbids + forbidding.len().div_ceil(64);
        let placed: Vec<(usize, &Rule)> =
            (0..).zip(permits).chain((forbids * 64..).zip(forbidding)).collect();
        let mut conditions = vec![0; blocks * 64];
        let numbers = Conditions::new(rules);
        for (place, rule) in &placed {
            conditions[*place] = numbers.number(rule);
        }
        let table = |facet: &TermFacet| Table::new(rules, *facet, &placed, blocks);
        let tables = facets.iter().map(table).collect();
        Self { facets, tables, conditions, forbids, groups: blocks.div_ceil(64) }
    }

    #[inline]
    fn permits(&self, request: &Numbered) -> bool {
        match self.tables.len() {
            1 => self.decide::<1>(request),
            2 => self.decide::<2>(request),
            3 => self.decide::<3>(request),
            4 => self.decide::<4>(request),
            5 => self.decide::<5>(request),
            6 => self.decide::<6>(request),
            7 => self.decide::<7>(request),
            8 => self.decide::<8>(request),
            9 => self.decide::<9>(request),
            10 => self.decide::<10>(request),
            _ => self.decide::<11>(request),
        }
    }

    /// The decision with the number of facets known beforehand. Permits stand in the lower blocks,
    /// so a forbid is only looked for once a permit holds.
    #[inline]
    fn decide<const N: usize>(&self, request: &Numbered) -> bool {
        let tables: &[Table] = &self.tables[..N];
        let summaries: [&[Summary]; N] = std::array::from_fn(|facet| {
            let start = request.rows[facet] as usize * self.groups;
            &tables[facet].summaries[start..start + self.groups]
        });
        let mut permitted = false;
        let mut group = 0;
        while group < self.groups {
            let rows: [Summary; N] = std::array::from_fn(|facet| summaries[facet][group]);
            let mut live = rows.iter().fold(u64::MAX, |live, row| live & row.live);
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
                let below = (1_u64 << bit) - 1;
                let mut survivors = u64::MAX;
                for (table, row) in tables.iter().zip(&rows) {
                    let rank = (row.live & below).count_ones();
                    survivors &= table.blocks[(row.first + rank) as usize];
                }
                if self.any_holds(block, survivors, request) {
                    if !is_permit {
                        return false;
                    }
                    permitted = true;
                }
            }
            group += 1;
        }
        permitted
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

/// Rules with those together that leave the same facets open: a block of them is empty as soon as
/// one facet rules them all out, and the summary says so.
fn alike_together(rules: &[Rule]) -> Vec<&Rule> {
    let mut rules: Vec<&Rule> = rules.iter().collect();
    rules.sort_by_key(|rule| {
        let open = |facet| rule.terms.list(facet).is_empty();
        (open(TermFacet::Purpose), open(TermFacet::Data))
    });
    rules
}

impl Table {
    fn new(rules: &Rules, facet: TermFacet, placed: &[(usize, &Rule)], blocks: usize) -> Self {
        let tree = rules.words.facet(facet);
        let mut any = vec![0_u64; blocks];
        let mut named: Vec<Vec<usize>> = vec![Vec::new(); tree.len() + 1];
        for (place, rule) in placed {
            let list = rule.terms.list(facet);
            if list.is_empty() {
                any[place / 64] |= 1 << (place % 64);
            }
            for word in tree.below(list).filter_map(|name| tree.find(name)) {
                named[word].push(*place);
            }
        }
        let mut table = Self { rows: Vec::new(), summaries: Vec::new(), blocks: Vec::new() };
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
            let first = self.blocks.len() as u32;
            let present = group.iter().zip(0..).filter(|(block, _)| **block != 0);
            let live = present.fold(0, |live, (_, place)| live | 1 << place);
            self.summaries.push(Summary { live, first });
            self.blocks.extend(group.iter().filter(|block| **block != 0));
        }
    }
}

/// The rows of words.
struct Numbers {
    /// A facet, the row of each word, and the row of none.
    facets: Vec<(TermFacet, HashMap<String, u32>, u32)>,
}

impl Numbers {
    fn new(rules: &Rules, bitset: &Bitset) -> Self {
        let numbered = |(facet, table): (&TermFacet, &Table)| {
            let tree = rules.words.facet(*facet);
            let rows = (0..tree.len()).map(|word| (tree.name(word).to_owned(), table.rows[word]));
            (*facet, rows.collect(), table.rows[tree.len()])
        };
        Self { facets: bitset.facets.iter().zip(&bitset.tables).map(numbered).collect() }
    }

    fn request(&self, conditions: &Conditions, question: &Question) -> Numbered {
        let mut rows = [0; MAX_FACETS];
        for ((facet, numbers, none), slot) in self.facets.iter().zip(&mut rows) {
            let row = question.word(*facet).and_then(|name| numbers.get(name));
            *slot = row.copied().unwrap_or(*none);
        }
        Numbered { rows, conditions: conditions.holding(question) }
    }
}

type Asked = (Condition, Vec<(Terms, Condition)>);

/// The distinct conditions of all rules, exceptions included; number 0 always holds.
pub struct Conditions {
    rules: Rules,
    numbers: HashMap<Asked, u16>,
}

impl Conditions {
    /// Numbers the conditions of all rules.
    ///
    /// # Panics
    /// If there are more than the bitset has room for.
    pub fn new(rules: &Rules) -> Self {
        let mut numbers = HashMap::from([((Condition::always(), Vec::new()), 0)]);
        for rule in rules.all() {
            let next = u16::try_from(numbers.len()).expect("no policy has so many conditions");
            numbers.entry((rule.when.clone(), rule.unless.clone())).or_insert(next);
        }
        assert!(numbers.len() <= MAX_CONDITIONS * 64, "{} distinct conditions", numbers.len());
        Self { rules: rules.words_only(), numbers }
    }

    /// The number of a rule's condition.
    pub fn number(&self, rule: &Rule) -> u16 {
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
