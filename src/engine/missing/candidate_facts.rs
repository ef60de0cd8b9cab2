//! The facts that a failing use reads and that the request leaves open.

use crate::engine::answer::missing_facts::Fact;
use crate::engine::judge::all_versions::Judges;
use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::missing::candidate_values::Alike;
use crate::engine::missing::candidate_values::Values;
use crate::engine::missing::supplied_facts::{Names, Namings, Supply};
use crate::engine::resolved::records::RecordScope;
use crate::engine::tables::compiled_policy::Detail;
use crate::engine::tables::conditions::{ConsentTest, EvidenceTest, Test};
use crate::engine::tables::rule_index::Point;
use crate::engine::tables::truth::Truth;
use crate::engine::uses::asked::Asked;
use crate::engine::uses::elementary_use::RoleHolder;
use crate::facts::ScopeFacet;
use crate::policy::{Naming, PartyRole, Strength, TermFacet};
use crate::words::TermId;
use std::mem::take;
use std::ops::{ControlFlow, Range};

/// What could be supplied to change how the use is judged; none if it is permitted. `original` is
/// the request without anything supplied; `alike` remembers which words each value tried stands
/// for.
///
/// Several things can stand in the way of a permitted outcome, and each has to be cured. So it is
/// enough to try what one of them reads: the one that reads least.
pub(crate) fn candidates(
    judges: &Judges<'_>,
    original: &Asked<'_>,
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
    original: &'a Asked<'a>,
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
                if judges.one_use.act.stores {
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
        if !detail.yields.is_empty() {
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
        match leaf {
            Test::Consent(ConsentTest { strength, naming, .. }, _) => {
                self.consent(judge, *strength, naming.iter().collect());
            }
            Test::Evidence(EvidenceTest { kinds, naming, of }, _) => {
                self.evidence(judge, kinds, naming.iter().collect(), *of);
            }
            Test::Age { .. } if self.judges.one_use.facts.subject.age.is_none() => {
                self.facts.push(Fact::Age);
            }
            Test::Circumstance(circumstance, _)
                if judge.test(leaf, Meaning::AtMost) == Truth::Unknown =>
            {
                self.facts.push(judge.fact_of(*circumstance));
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
        let stated = || tests().map(|test| test.naming.iter().collect::<Names>());
        let all = stated().fold(naming, Names::or);
        let nameable = self.nameable(judge, all);
        let mut namings = Namings::default();
        for names in stated().map(|names| naming.or(names)).chain([naming, all]) {
            namings.insert(names.and(nameable));
        }
        let strengths = [Strength::Implied, Strength::Express, Strength::Explicit];
        self.found.reserve(namings.len().saturating_mul(strengths.len()));
        for strength in strengths.into_iter().filter(|other| *other >= strength) {
            for naming in namings.iter() {
                let party = naming.contains(Naming::Party);
                let of = party.then(|| judge.one_use.default_role());
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
                Naming::Recipient => judge.one_use.says(TermFacet::Recipient) != Point::NONE,
                Naming::Channel => {
                    self.unknown_point(judge.one_use.says(TermFacet::Channel), Fact::Channel);
                    judge.one_use.says(TermFacet::Channel) != Point::NONE
                }
                Naming::Place => {
                    self.unknown_point(judge.one_use.says(TermFacet::Place), Fact::Place);
                    judge.one_use.says(TermFacet::Place) != Point::NONE
                }
                Naming::Party => {
                    self.party(judge, judge.one_use.default_role());
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
        let role = of.unwrap_or_else(|| judge.one_use.default_role());
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
            self.unknown_point(judge.one_use.says(TermFacet::Channel), Fact::Channel);
        }
        if naming.contains(Naming::Place) {
            self.unknown_point(judge.one_use.says(TermFacet::Place), Fact::Place);
        }
        self.evidence_scopes(judge, role);
    }

    fn objection(&mut self, judge: &Judge<'_>) {
        self.records(judge);
        self.consent(judge, Strength::Express, Names::default());
        self.evidence_scopes(judge, judge.one_use.default_role());
    }

    /// A ledger without objections, where there is none; else what its scopes leave open.
    fn records(&mut self, judge: &Judge<'_>) {
        if judge.one_use.facts.ledger.is_none() {
            self.found.push(Supply::NoObjection);
        }
        let role = judge.one_use.default_role();
        if leaves_open(judge, role) {
            for event in judge.one_use.facts.events() {
                self.scope(judge, &event.scope, role);
            }
        }
    }

    /// What the scopes of evidence leave open.
    fn evidence_scopes(&mut self, judge: &Judge<'_>, role: PartyRole) {
        if leaves_open(judge, role) {
            for evidence in &judge.one_use.facts.evidence {
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
        if !scope.parties().is_empty() {
            self.party(judge, role);
        }
    }

    /// The party in a role, or the role itself, if unknown.
    fn party(&mut self, judge: &Judge<'_>, role: PartyRole) {
        let records = judge.records();
        if records.party_in(role) != RoleHolder::Unknown {
            return;
        }
        let fact = records.party_fact(role);
        let request = judge.one_use.act;
        self.facts.push(match fact {
            Fact::ByParty if request.by.term.is_none() => Fact::By,
            Fact::SourceParty { item }
                if judge.one_use.source().is_none_or(|source| source.term.is_none()) =>
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
        let Self { judges, original, alike, .. } = self;
        let mut values = Values { judges, original, alike, found };
        facts.into_iter().for_each(|fact| values.add(fact));
        once_each(&mut values.found);
        values.found
    }
}

/// Whether a record's scope could depend on what nobody said of a use, its party standing in a role.
fn leaves_open(judge: &Judge<'_>, role: PartyRole) -> bool {
    let is_open = |facet| {
        let point = judge.one_use.says(facet);
        point != Point::NONE && point.term().is_none()
    };
    is_open(TermFacet::Channel)
        || is_open(TermFacet::Place)
        || judge.records().party_in(role) == RoleHolder::Unknown
}

fn once_each<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}
