//! The facts that a failing use reads and that the request leaves open.

use super::compile::Detail;
use super::condition::{Circumstance, ConsentTest, EvidenceTest, Test};
use super::fact::{Fact, FactValue};
use super::index::Point;
use super::judge::{Judge, Meaning};
use super::missing::{Alike, vocabulary_of};
use super::outcome::Truth;
use super::records::Standing;
use super::supply::{Names, Namings, Supply, Value};
use super::walk::{Judges, Walk};
use crate::facts::{RecordScope, ScopeFacet};
use crate::names::PartyId;
use crate::policy::{Naming, PartyRole, Strength, TermFacet};
use crate::words::{FacetKind, TermId};
use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;
use std::ops::{ControlFlow, Range};

/// What could be supplied to change how the use is judged; none if it is permitted. `original` is
/// the request without anything supplied; `alike` remembers which words each value tried stands
/// for.
///
/// Several things can stand in the way of a permitted outcome, and each has to be cured. So it is
/// enough to try what one of them reads: the one that reads least.
pub(super) fn candidates(
    judges: &Judges<'_>,
    original: &Walk<'_>,
    alike: &mut Alike,
) -> Option<Vec<Supply>> {
    let (found, facts) = (Vec::new(), Vec::new());
    let mut collector =
        Collector { judges, original, alike, found, facts, speaks: false, least: None };
    let _ = collector.survey();
    let is_permitted = collector.speaks && collector.least.is_none();
    (!is_permitted).then(|| collector.finish())
}

/// What stands in the way reads: things to put on record, and open facts.
type Open = (Vec<Supply>, Vec<Fact>);

struct Collector<'a, 'b> {
    judges: &'a Judges<'b>,
    original: &'a Walk<'a>,
    alike: &'a mut Alike,
    found: Vec<Supply>,
    facts: Vec<Fact>,
    /// Whether some operating version speaks of the use.
    speaks: bool,
    /// Of all that stands in the way what reads least.
    least: Option<Open>,
}

impl Collector<'_, '_> {
    /// Looks at all that stands in the way, unless one thing reads nothing and so cannot be cured.
    fn survey(&mut self) -> ControlFlow<()> {
        let judges = self.judges;
        for (version, judge) in judges.each() {
            let scope = judge.scope();
            if scope == Truth::False {
                continue;
            }
            let compiled = judge.setting.compiled;
            self.speaks |= !version.is_limit;
            for row in judge.possible(&compiled.forbids) {
                if judge.forbid(row, scope) != Truth::False {
                    self.silence(&judge, scope);
                    self.forbid(&judge, row);
                    self.keep()?;
                }
            }
            if judge.held(scope) != Truth::False {
                self.silence(&judge, scope);
                self.keep()?;
            }
            for (index, row) in judge.retentions() {
                if judge.retention(index, row, scope) == Truth::False {
                    continue;
                }
                self.silence(&judge, scope);
                self.facts.extend(judge.unknown_anchors(row));
                if judges.the_use.request.stores {
                    // What must be kept may be stored, whichever version says so.
                    for (_, other) in judges.each() {
                        let rows = other.retentions();
                        let anchors = rows.flat_map(|(_, row)| other.unknown_anchors(row));
                        self.facts.extend(anchors);
                    }
                }
                self.keep()?;
            }
            let holds = |row| judge.permit(row, scope) == Truth::True;
            if !version.is_limit && !judge.possible(&compiled.permits).any(holds) {
                self.silence(&judge, scope);
                for row in judge.possible(&compiled.permits) {
                    self.permit(&judge, row);
                }
                self.keep()?;
            }
        }
        ControlFlow::Continue(())
    }

    /// A version that turns out to be silent stands in nobody's way.
    fn silence(&mut self, judge: &Judge<'_>, scope: Truth) {
        if scope == Truth::Unknown {
            self.range(judge, &judge.setting.compiled.scopes, Meaning::AtMost);
            self.range(judge, &judge.setting.compiled.beyond, Meaning::AtMost);
        }
    }

    /// Keeps what one thing in the way reads, if no other reads less.
    fn keep(&mut self) -> ControlFlow<()> {
        let (mut found, mut facts) = (take(&mut self.found), take(&mut self.facts));
        once_each(&mut found);
        once_each(&mut facts);
        let size = |(found, facts): &Open| found.len().saturating_add(facts.len());
        let open = (found, facts);
        let is_empty = size(&open) == 0;
        if self.least.as_ref().is_none_or(|least| size(&open) < size(least)) {
            self.least = Some(open);
        }
        if is_empty { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn range(&mut self, judge: &Judge<'_>, range: &Range<usize>, meaning: Meaning) {
        for row in judge.possible(range) {
            if judge.entry(row, meaning) != Truth::True {
                self.entry(judge, row);
            }
        }
    }

    /// The open facts that terms and condition of a row read whose terms may hold.
    fn entry(&mut self, judge: &Judge<'_>, row: usize) {
        if judge.terms(row) != Truth::True {
            for facet in TermFacet::ALL {
                if judge.facet(row, facet) == Truth::Unknown {
                    self.facts.extend(judge.fact(facet));
                }
            }
        }
        let test = judge.setting.compiled.row(row).and_then(|row| row.test.as_ref());
        if let Some(test) = test {
            test.leaves(&mut |leaf| self.leaf(judge, leaf));
        }
    }

    fn forbid(&mut self, judge: &Judge<'_>, index: usize) {
        self.entry(judge, index);
        let Some(row) = judge.setting.compiled.row(index) else { return };
        match &row.detail {
            Detail::Forbid { exceptions } => {
                self.range(judge, exceptions, Meaning::AtMost);
            }
            Detail::OptOut { exceptions, .. } => {
                self.range(judge, exceptions, Meaning::AtMost);
                self.objection(judge);
            }
            _ => {}
        }
    }

    fn permit(&mut self, judge: &Judge<'_>, index: usize) {
        self.entry(judge, index);
        let Some(row) = judge.setting.compiled.row(index) else { return };
        let Detail::Permit(detail) = &row.detail else { return };
        if let Some((strength, _)) = &detail.consent {
            self.consent(judge, *strength, Names::default());
        }
        if detail.yields {
            self.objection(judge);
            // The opt-outs that hold the use set the grace.
            for row in judge.possible(&judge.setting.compiled.opt_outs) {
                if judge.terms(row) == Truth::Unknown {
                    self.entry(judge, row);
                }
            }
        }
    }

    fn leaf(&mut self, judge: &Judge<'_>, leaf: &Test) {
        let item = judge.the_use.item_place();
        match leaf {
            Test::Consent(ConsentTest { strength, naming }, _) => {
                self.consent(judge, *strength, naming.iter().collect());
            }
            Test::Evidence(EvidenceTest { kinds, naming, of }, _) => {
                self.evidence(judge, kinds, naming.iter().collect(), *of);
            }
            Test::Age { .. } if self.judges.the_use.facts.subject.age.is_none() => {
                self.facts.push(Fact::Age);
            }
            Test::Circumstance(circumstance, _)
                if judge.test(leaf, Meaning::AtMost) == Truth::Unknown =>
            {
                self.facts.push(match circumstance {
                    Circumstance::Source => {
                        Fact::Source { item: judge.records().source_item(item) }
                    }
                    Circumstance::GatheredAt => Fact::GatheredAt { item },
                    Circumstance::Subject => Fact::Subject,
                    Circumstance::Residence => Fact::Residence,
                });
            }
            _ => {}
        }
    }

    /// A grant to obtain: as strong as asked, naming what is asked or all that any rule asks.
    fn consent(&mut self, judge: &Judge<'_>, strength: Strength, naming: Names) {
        self.records(judge);
        // A set has one grant at most, so it must be able to name what other rules ask as well.
        let judges = self.judges;
        let tests = || judges.each().flat_map(|(_, judge)| &judge.setting.compiled.consent_tests);
        let asked = || tests().map(|test| test.naming.iter().collect::<Names>());
        let all = asked().fold(naming, Names::or);
        let nameable = self.nameable(judge, all);
        let mut namings = Namings::default();
        for names in asked().map(|names| naming.or(names)).chain([naming, all]) {
            namings.insert(names.and(nameable));
        }
        let strengths = [Strength::Implied, Strength::Express, Strength::Explicit];
        self.found.reserve(namings.len().saturating_mul(strengths.len()));
        for strength in strengths.into_iter().filter(|other| *other >= strength) {
            for naming in namings.iter() {
                let party = naming.contains(Naming::Party);
                let of = party.then(|| judge.the_use.default_role());
                let naming = naming.without(Naming::Party);
                self.found.push(Supply::Consent { strength, naming, of });
            }
        }
        if strength == Strength::Implied {
            // Evidence from which consent is deemed would do as well.
            for row in judge.possible(&judge.setting.compiled.deemed) {
                self.entry(judge, row);
                let Some(row) = judge.setting.compiled.row(row) else { continue };
                let Detail::Deemed { event, .. } = &row.detail else { continue };
                self.evidence(judge, event, naming, None);
            }
        }
    }

    /// Of the facets to name, those that the use has; what is unknown has to be supplied.
    fn nameable(&mut self, judge: &Judge<'_>, naming: Names) -> Names {
        let mut nameable = Names::default();
        for facet in naming.iter() {
            let applies = match facet {
                // A grant names a purpose in any case.
                Naming::Purpose => continue,
                Naming::Data => true,
                Naming::Recipient => judge.the_use.act(TermFacet::Recipient) != Point::NONE,
                Naming::Channel => {
                    self.unknown_point(judge.the_use.act(TermFacet::Channel), Fact::Channel);
                    judge.the_use.act(TermFacet::Channel) != Point::NONE
                }
                Naming::Place => {
                    self.unknown_point(judge.the_use.act(TermFacet::Place), Fact::Place);
                    judge.the_use.act(TermFacet::Place) != Point::NONE
                }
                Naming::Party => {
                    self.party(judge, judge.the_use.default_role());
                    true
                }
            };
            if applies {
                nameable.insert(facet);
            }
        }
        nameable
    }

    fn unknown_point(&mut self, point: Point, fact: Fact) {
        if point == Point::UNKNOWN {
            self.facts.push(fact);
        }
    }

    fn evidence(
        &mut self,
        judge: &Judge<'_>,
        kinds: &[TermId],
        naming: Names,
        of: Option<PartyRole>,
    ) {
        let role = of.unwrap_or_else(|| judge.the_use.default_role());
        for kind in kinds.iter().copied() {
            let party_bound = judge.setting.vocabulary().is_party_bound(kind);
            let names_party = party_bound || naming.contains(Naming::Party);
            if names_party {
                self.party(judge, role);
            }
            let of = names_party.then_some(role);
            let naming = naming.without(Naming::Party);
            self.found.push(Supply::Evidence { kind, party_bound, naming, of });
        }
        if naming.contains(Naming::Channel) {
            self.unknown_point(judge.the_use.act(TermFacet::Channel), Fact::Channel);
        }
        if naming.contains(Naming::Place) {
            self.unknown_point(judge.the_use.act(TermFacet::Place), Fact::Place);
        }
        self.evidence_scopes(judge, role);
    }

    fn objection(&mut self, judge: &Judge<'_>) {
        self.records(judge);
        self.consent(judge, Strength::Express, Names::default());
        self.evidence_scopes(judge, judge.the_use.default_role());
    }

    /// A ledger without objections, where there is none; else what its scopes leave open.
    fn records(&mut self, judge: &Judge<'_>) {
        if judge.the_use.facts.ledger.is_none() {
            self.found.push(Supply::NoObjection);
        }
        let role = judge.the_use.default_role();
        if leaves_open(judge, role) {
            for event in judge.the_use.facts.events() {
                self.scope(judge, &event.scope, role);
            }
        }
    }

    /// What the scopes of evidence leave open.
    fn evidence_scopes(&mut self, judge: &Judge<'_>, role: PartyRole) {
        if leaves_open(judge, role) {
            for evidence in &judge.the_use.facts.evidence {
                self.scope(judge, &evidence.scope, role);
            }
        }
    }

    fn scope(&mut self, judge: &Judge<'_>, scope: &RecordScope, role: PartyRole) {
        let records = judge.records();
        if records.facets_contain_jointly(scope) == Truth::False {
            return;
        }
        for (facet, fact) in
            [(ScopeFacet::Channel, Fact::Channel), (ScopeFacet::Place, Fact::Place)]
        {
            if records.facet_contains(scope, facet) == Truth::Unknown {
                self.facts.push(fact);
            }
        }
        if scope.party.is_some() {
            self.party(judge, role);
        }
    }

    /// The party in a role, or the role itself, if unknown.
    fn party(&mut self, judge: &Judge<'_>, role: PartyRole) {
        let records = judge.records();
        if records.party_in(role) != Standing::Unknown {
            return;
        }
        let fact = records.party_fact(role);
        let request = judge.the_use.request;
        self.facts.push(match fact {
            Fact::ByParty if request.by.term.is_none() => Fact::By,
            Fact::SourceParty { item }
                if judge.the_use.source().is_none_or(|source| source.term.is_none()) =>
            {
                Fact::Source { item }
            }
            fact => fact,
        });
    }

    /// Everything found, with the values that each open fact could take.
    fn finish(mut self) -> Vec<Supply> {
        let (found, facts) = take(&mut self.least).unwrap_or_default();
        if facts.is_empty() {
            return found;
        }
        self.found = found;
        for fact in facts {
            match fact {
                Fact::Age => self.ages(),
                Fact::Anchor { .. } => self.instants(fact),
                Fact::ByParty | Fact::RecipientParty | Fact::SourceParty { .. } => {
                    self.parties(fact);
                }
                fact => self.terms(fact),
            }
        }
        once_each(&mut self.found);
        self.found
    }

    fn ages(&mut self) {
        let mut bounds: BTreeSet<u8> = self
            .judges
            .each()
            .flat_map(|(_, judge)| judge.setting.compiled.ages.iter())
            .copied()
            .collect();
        bounds.insert(0);
        let bounds: Vec<u8> = bounds.into_iter().collect();
        let ends = bounds.iter().skip(1).copied().map(Some).chain([None]);
        for (at_least, below) in bounds.iter().copied().zip(ends) {
            self.found.push(Supply::Value(Fact::Age, Value::Years { at_least, below }));
        }
    }

    /// An event has not happened yet, happened just now, or longer ago than any period.
    fn instants(&mut self, fact: Fact) {
        let now = self.original.at;
        let long_ago = now.replace_year(1000).unwrap_or(now);
        for value in [Value::NotYet, Value::Instant(now), Value::Instant(long_ago)] {
            self.found.push(Supply::Value(fact, value));
        }
    }

    fn parties(&mut self, fact: Fact) {
        let scopes = self.original.facts.scopes();
        let named: BTreeSet<PartyId> =
            scopes.filter_map(|scope| scope.party.as_deref().cloned()).collect();
        let mut other = PartyId::new("another-party");
        while named.contains(&other) {
            other = PartyId::new(format!("{other}-x"));
        }
        self.found.push(Supply::Value(fact, Value::OtherParty(other)));
        for party in named {
            self.found.push(Supply::Value(fact, Value::Party(party)));
        }
    }

    /// The terms that an open fact could take, one of each group that nothing tells apart.
    fn terms(&mut self, fact: Fact) {
        let Some(kind) = vocabulary_of(fact) else { return };
        let vocabulary = self.judges.walk.vocabulary();
        let known: &[TermId] = match fact {
            Fact::Residence => self.original.facts.subject.residence.as_slice(),
            Fact::Subject => &self.original.facts.subject.kinds,
            Fact::Source { item } => self
                .original
                .request
                .own_sources
                .get(item)
                .map_or(&[], |source| source.term.as_slice()),
            Fact::GatheredAt { item } => self
                .original
                .request
                .items
                .get(item)
                .map_or(&[], |item| item.gathered_at.as_slice()),
            _ => &[],
        };
        let all: Vec<TermId>;
        let below: Vec<TermId> = if known.is_empty() {
            all = (0..TermId::try_from(vocabulary.len(kind)).unwrap_or(TermId::MAX)).collect();
            all
        } else {
            // What is stated broadly may be narrowed, never contradicted.
            let narrower = known.iter().flat_map(|term| vocabulary.down(kind, *term)).copied();
            narrower.filter(|term| !known.contains(term)).collect()
        };
        let mut groups: BTreeMap<Signature, Vec<TermId>> = BTreeMap::new();
        let mut remainders: BTreeMap<Signature, Vec<TermId>> = BTreeMap::new();
        for term in below {
            let one = std::slice::from_ref(&term);
            // A term of the act stands for all below it, or exactly for what nobody named.
            let is_broad = matches!(fact, Fact::Channel | Fact::Place);
            let uses = if is_broad { vocabulary.down(kind, term) } else { one };
            groups.entry(self.signature(fact, kind, uses)).or_default().push(term);
            if uses.len() > 1 {
                remainders.entry(self.signature(fact, kind, one)).or_default().push(term);
            }
        }
        remainders.retain(|signature, _| !groups.contains_key(signature));
        for terms in remainders.into_values() {
            let Some(tried) = terms.first().copied().map(Value::Exactly) else { continue };
            let word = |term| FactValue::Exactly(vocabulary.key(kind, term).to_owned());
            let values = terms.into_iter().map(word).collect();
            self.alike.entry((fact, tried.clone())).or_insert(values);
            self.found.push(Supply::Value(fact, tried));
        }
        for (signature, terms) in groups {
            let widest: Vec<TermId> = terms
                .iter()
                .filter(|term| {
                    let above = vocabulary.up(kind, **term);
                    !above.iter().any(|other| other != *term && terms.contains(other))
                })
                .copied()
                .collect();
            let Some(tried) = widest.first().copied() else { continue };
            let word = |term: TermId| vocabulary.key(kind, term).to_owned();
            let values = if signature.nothing_names_it {
                vec![FactValue::Other(word(tried))]
            } else {
                widest.iter().map(|term| FactValue::Word(word(*term))).collect()
            };
            self.alike.entry((fact, Value::Term(tried))).or_insert(values);
            self.found.push(Supply::Value(fact, Value::Term(tried)));
        }
    }

    /// What policies and records tell of the terms for which a value of the fact stands.
    fn signature(&self, fact: Fact, kind: FacetKind, terms: &[TermId]) -> Signature {
        let facets: &[TermFacet] = match fact {
            Fact::Channel => &[TermFacet::Channel],
            Fact::Place => &[TermFacet::Place],
            Fact::By => &[TermFacet::By],
            Fact::Source { .. } => &[TermFacet::Source],
            Fact::GatheredAt { .. } => &[TermFacet::GatheredAt],
            Fact::Subject => &[TermFacet::Subject],
            Fact::Residence => &[TermFacet::Residence],
            _ => &[],
        };
        let mut told: BTreeSet<Vec<u32>> = BTreeSet::new();
        let mut nothing_names_it = true;
        for term in terms {
            let mut marks = Vec::new();
            for (_, judge) in self.judges.each() {
                for facet in facets {
                    let index = &judge.setting.compiled.index;
                    let sets = index.sets(*facet, *term).unwrap_or_default();
                    marks.extend([sets.yes, sets.maybe]);
                    nothing_names_it &= index.is_unnamed(*facet, *term);
                }
            }
            self.mark_records(fact, *term, &mut marks, &mut nothing_names_it);
            self.mark_conditions(fact, kind, *term, &mut marks, &mut nothing_names_it);
            told.insert(marks);
        }
        Signature { nothing_names_it, told }
    }

    fn mark_records(&self, fact: Fact, term: TermId, marks: &mut Vec<u32>, unnamed: &mut bool) {
        let facet = match fact {
            Fact::Channel => ScopeFacet::Channel,
            Fact::Place => ScopeFacet::Place,
            _ => return,
        };
        let vocabulary = self.judges.walk.vocabulary();
        let scopes = self.original.facts.scopes();
        let lists = scopes.filter_map(|scope| scope.terms(facet));
        let lists: BTreeSet<Vec<TermId>> = lists.map(Iterator::collect).collect();
        for list in lists {
            let within = |above: &TermId| vocabulary.within(facet.vocabulary(), term, *above);
            let inside = list.iter().any(within);
            marks.push(u32::from(inside));
            *unnamed &= !inside;
        }
    }

    /// Conditions ask about circumstances beside the terms.
    fn mark_conditions(
        &self,
        fact: Fact,
        kind: FacetKind,
        term: TermId,
        marks: &mut Vec<u32>,
        unnamed: &mut bool,
    ) {
        let asked = match fact {
            Fact::Source { .. } => Circumstance::Source,
            Fact::GatheredAt { .. } => Circumstance::GatheredAt,
            Fact::Subject => Circumstance::Subject,
            Fact::Residence => Circumstance::Residence,
            _ => return,
        };
        for (_, judge) in self.judges.each() {
            for (circumstance, words) in &judge.setting.compiled.circumstances {
                if *circumstance != asked {
                    continue;
                }
                for word in words {
                    let relation = judge.setting.contains(kind, term, *word);
                    marks.push(relation as u32);
                    *unnamed &= relation == Truth::False;
                }
            }
        }
    }
}

/// Whether a record's scope could depend on what nobody said of a use, its party standing in a role.
fn leaves_open(judge: &Judge<'_>, role: PartyRole) -> bool {
    let is_open = |facet| {
        let point = judge.the_use.act(facet);
        point != Point::NONE && point.term().is_none()
    };
    is_open(TermFacet::Channel)
        || is_open(TermFacet::Place)
        || judge.records().party_in(role) == Standing::Unknown
}

fn once_each<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    nothing_names_it: bool,
    told: BTreeSet<Vec<u32>>,
}
