//! The unknown facts that the judgement of a use read.

use crate::engine::answer::open_fact::{Fact, OpenFact};
use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::Records;
use crate::engine::resolved::act::OneOf;
use crate::engine::resolved::records::RecordScope;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail, Row};
use crate::engine::tables::conditions::{Circumstance, ConsentTest, EvidenceTest, Test};
use crate::engine::tables::order_detail::Order;
use crate::engine::tables::permit_detail::Alternative;
use crate::engine::tables::rule_index::Point;
use crate::engine::tables::truth::Truth;
use crate::engine::uses::elementary_use::RoleHolder;
use crate::facts::ScopeFacet;
use crate::policy::{PartyRole, Strength, TermFacet};
use std::collections::BTreeSet;
use std::ops::Range;

/// The facets of a record's scope that a question can leave open.
pub(crate) const OPEN_IN_SCOPES: [(ScopeFacet, OpenFact); 3] = [
    (ScopeFacet::Recipient, OpenFact::Recipient),
    (ScopeFacet::Channel, OpenFact::Channel),
    (ScopeFacet::Place, OpenFact::Place),
];

impl Judge<'_> {
    /// The facts that make the rules of this version, its scope given, unknown for the use.
    pub(crate) fn unknown_facts(&self, scope: Truth, facts: &mut BTreeSet<OpenFact>) {
        let compiled = self.setting.compiled;
        if scope == Truth::False {
            return;
        }
        if scope == Truth::Unknown {
            for row in self.possible(&compiled.scopes) {
                if self.entry(row, Meaning::AtMost) == Truth::Unknown {
                    self.unknown_in_entry(row, Meaning::AtMost, facts);
                }
            }
            for index in self.possible(&compiled.beyond) {
                if self.beyond(index) == Truth::Unknown {
                    self.unknown_in_entry(index, Meaning::AtMost, facts);
                    let exceptions = compiled.row(index).and_then(Row::exceptions);
                    self.unknown_in_exceptions(exceptions, facts);
                }
            }
        }
        for row in self.possible(&compiled.forbids) {
            if self.forbid(row, scope) == Truth::Unknown {
                self.unknown_in_forbid(row, facts);
            }
        }
        for (index, row) in self.retentions() {
            if self.retention(index, row, scope) == Truth::Unknown {
                self.unknown_in_entry(index, Meaning::AtLeast, facts);
                self.unknown_in_exceptions(row.exceptions(), facts);
                facts.extend(self.unknown_events(row));
            }
        }
        if self.restricted(scope) == Truth::Unknown {
            self.records().unknown_in_records(facts);
            for row in self.possible(&compiled.restrictions) {
                self.unknown_in_entry(row, Meaning::AtMost, facts);
            }
        }
        for row in self.possible(&compiled.permits) {
            if self.permit(row, scope) == Truth::Unknown {
                self.unknown_in_permit(row, facts);
            }
        }
        for row in self.open_orders() {
            if self.order(row, Truth::True) == Truth::Unknown {
                self.unknown_in_order(row, facts);
            }
        }
    }

    fn unknown_in_order(&self, index: usize, facts: &mut BTreeSet<OpenFact>) {
        self.unknown_in_entry(index, Meaning::AtMost, facts);
        let compiled = self.setting.compiled;
        let Some(Detail::Order(detail)) = compiled.row(index).map(|row| &row.detail) else {
            return;
        };
        match &detail.order {
            Order::Due { rule, .. } => {
                let place = compiled.retentions.start.saturating_add(*rule);
                let Some(row) = compiled.row(place) else { return };
                self.unknown_in_entry(place, Meaning::AtLeast, facts);
                self.unknown_in_exceptions(row.retention().map(|of| &of.of_circumstances), facts);
                facts.extend(self.unknown_events(row));
            }
            Order::Granted { .. } => {
                self.records().unknown_in_evidence(PartyRole::Recipient, facts);
            }
            Order::Asked { .. } => {}
        }
    }

    /// The facts that make a rule of the schedule unknown for the use, or may.
    pub(crate) fn unknown_in_retention(&self, index: usize, row: &Row) -> BTreeSet<Fact> {
        let mut facts = BTreeSet::new();
        self.unknown_in_entry(index, Meaning::AtLeast, &mut facts);
        self.unknown_in_exceptions(row.exceptions(), &mut facts);
        facts.extend(self.unknown_events(row));
        let words = self.setting.joint();
        facts.into_iter().filter_map(|fact| fact.of_record(words)).collect()
    }

    /// The events that a retention rule counts from and of which nothing is known.
    pub(crate) fn unknown_events(&self, row: &Row) -> Vec<OpenFact> {
        let item = self.one_use.item_place();
        let (Some(record), Some(detail)) = (self.record_for_purpose(), row.retention()) else {
            return Vec::new();
        };
        let spans = [detail.minimum.as_ref(), detail.maximum.as_ref()];
        let events = spans.into_iter().flat_map(|span| record.unknown_events(span));
        events.map(|event| OpenFact::LifeEvent { item, event }).collect()
    }

    fn unknown_in_exceptions(&self, rows: Option<&Range<usize>>, facts: &mut BTreeSet<OpenFact>) {
        for exception in rows.into_iter().flat_map(|rows| self.possible(rows)) {
            if self.entry(exception, Meaning::AtMost) == Truth::Unknown {
                self.unknown_in_entry(exception, Meaning::AtMost, facts);
            }
        }
    }

    fn unknown_in_forbid(&self, index: usize, facts: &mut BTreeSet<OpenFact>) {
        self.unknown_in_entry(index, Meaning::AtLeast, facts);
        let Some(row) = self.setting.compiled.row(index) else { return };
        let (exceptions, opt_out) = match &row.detail {
            Detail::Forbid { exceptions } => (exceptions, None),
            Detail::OptOut { exceptions, grace, only_for } => (exceptions, Some((grace, only_for))),
            _ => return,
        };
        self.unknown_in_exceptions(Some(exceptions), facts);
        if let Some((grace, only_for)) = opt_out
            && self.records().objection(None, *grace, only_for) == Truth::Unknown
        {
            self.records().unknown_in_records(facts);
        }
    }

    fn unknown_in_permit(&self, index: usize, facts: &mut BTreeSet<OpenFact>) {
        self.unknown_in_entry(index, Meaning::AtMost, facts);
        let Some(row) = self.setting.compiled.row(index) else { return };
        let Detail::Permit(detail) = &row.detail else { return };
        let scope = self.scope();
        let (mut needs_consent, mut yields, mut admitted) = (false, false, true);
        let open = |one: &&Alternative| self.stands_on(one, scope) == Truth::Unknown;
        for alternative in detail.alternatives.iter().filter(open) {
            let strength = alternative.consent.as_ref().map(|(strength, _)| *strength);
            needs_consent |=
                strength.is_some_and(|strength| self.basis_consent(strength) == Truth::Unknown);
            let gives_way = |yielding| self.gives_way(yielding, scope) == Truth::Unknown;
            yields |= alternative.yields.iter().copied().any(gives_way);
            admitted &= self.admits(&alternative.basis_terms) != Truth::Unknown;
        }
        if needs_consent || yields {
            self.records().unknown_in_records(facts);
        }
        if needs_consent {
            self.unknown_in_deemed(facts);
        }
        if !admitted {
            self.unknown_in_declarations(|compiled| &compiled.admitted, facts);
        }
        if yields {
            let compiled = self.setting.compiled;
            for of_act in self.possible(&compiled.opt_outs_of_act) {
                self.unknown_in_entry(of_act, Meaning::AtLeast, facts);
                self.unknown_in_forbid(compiled.opt_out_of(of_act), facts);
            }
        }
    }

    /// What is unknown about declarations that bind this judgement.
    fn unknown_in_declarations(
        &self,
        declarations: fn(&CompiledPolicy) -> &Range<usize>,
        facts: &mut BTreeSet<OpenFact>,
    ) {
        for judge in self.of_all_versions(None) {
            for row in judge.possible(declarations(judge.setting.compiled)) {
                judge.unknown_in_entry(row, Meaning::AtLeast, facts);
            }
        }
    }

    /// What is unknown about the terms of deemed consents.
    fn unknown_in_deemed(&self, facts: &mut BTreeSet<OpenFact>) {
        for row in self.possible(&self.setting.compiled.deemed) {
            if self.deemed(row, &ConsentTest::of(Strength::Implied)) == Truth::Unknown {
                self.unknown_in_entry(row, Meaning::AtMost, facts);
            }
        }
    }

    /// Every unknown that terms or condition of a row read.
    fn unknown_in_entry(&self, index: usize, meaning: Meaning, facts: &mut BTreeSet<OpenFact>) {
        for facet in TermFacet::ALL {
            if self.facet(index, facet) == Truth::Unknown {
                facts.extend(self.fact(facet));
            }
        }
        let test = self.setting.compiled.row(index).and_then(|row| row.test.as_ref());
        if let Some(test) = test {
            self.unknown_in_test(test, meaning, facts);
        }
    }

    fn unknown_in_test(&self, test: &Test, meaning: Meaning, facts: &mut BTreeSet<OpenFact>) {
        if self.test(test, meaning) != Truth::Unknown {
            return;
        }
        match test {
            Test::All(_) | Test::Any(_) | Test::Not(_) => {
                for part in test.parts() {
                    self.unknown_in_test(part, meaning, facts);
                }
            }
            Test::Consent(..) => {
                self.records().unknown_in_records(facts);
                self.unknown_in_deemed(facts);
            }
            Test::Evidence(EvidenceTest { of, .. }, _) => {
                let role = of.unwrap_or_else(|| self.one_use.default_role());
                self.records().unknown_in_evidence(role, facts);
            }
            Test::Age { .. } => {
                facts.insert(OpenFact::Age);
            }
            Test::Circumstance(circumstance, _) => {
                facts.insert(self.fact_of(*circumstance));
            }
            Test::Knowingly(_) | Test::Identifiability(_) => {}
        }
    }

    /// The fact that a circumstance stands for.
    pub(crate) fn fact_of(&self, circumstance: Circumstance) -> OpenFact {
        let item = self.one_use.item_place();
        match circumstance {
            Circumstance::Source => OpenFact::Source { item: self.records().source_item(item) },
            Circumstance::GatheredAt => OpenFact::GatheredAt { item },
            Circumstance::Subject => OpenFact::Subject,
            Circumstance::Residence => OpenFact::Residence,
        }
    }

    /// The fact that a facet stands for, where it can be unknown.
    pub(crate) fn fact(&self, facet: TermFacet) -> Option<OpenFact> {
        Some(match facet {
            TermFacet::By => OpenFact::By,
            TermFacet::Recipient => OpenFact::Recipient,
            TermFacet::Channel => OpenFact::Channel,
            TermFacet::Place => OpenFact::Place,
            TermFacet::Source => self.fact_of(Circumstance::Source),
            TermFacet::GatheredAt => self.fact_of(Circumstance::GatheredAt),
            TermFacet::Subject => self.fact_of(Circumstance::Subject),
            TermFacet::Residence => self.fact_of(Circumstance::Residence),
            _ => return None,
        })
    }

    /// Whether one facet of a row's terms holds.
    pub(crate) fn facet(&self, row: usize, facet: TermFacet) -> Truth {
        let index = &self.setting.compiled.index;
        let kinds = &self.one_use.facts.subject.kinds;
        let truth = |found| match found {
            (true, _) => Truth::True,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::False,
        };
        if facet == TermFacet::Subject && kinds.len() > 1 {
            let one = |kind: &OneOf| truth(index.holds_one_of(row, facet.index(), *kind));
            return kinds.iter().map(one).fold(Truth::False, Truth::or);
        }
        let (points, place) = (self.one_use.points(), facet.index());
        let (holds, may) = index.holds(row, place, points.get(place));
        truth((holds, if points.is_exact(place) { holds } else { may }))
    }
}

impl Records<'_, '_> {
    /// What is unknown about consent for the use: the ledger, or what its scopes are asked.
    pub(crate) fn unknown_in_records(&self, facts: &mut BTreeSet<OpenFact>) {
        if self.judge.one_use.facts.ledger.is_none() {
            facts.insert(OpenFact::Ledger);
            return;
        }
        let one_use = &self.judge.one_use;
        for event in one_use.facts.events() {
            // What hurts is matched in every role.
            let is_wide = !event.kind.is_grant();
            let roles = one_use.roles().filter(|_| is_wide);
            let roles = roles.chain((!is_wide).then(|| one_use.default_role()));
            for role in roles {
                self.unknown_in_scope(&event.scope, role, facts);
            }
            if self.is_in_time(event) == Truth::Unknown {
                facts.insert(OpenFact::Age);
            }
        }
        self.judge.unknown_in_declarations(|compiled| &compiled.givers, facts);
        self.unknown_in_evidence(one_use.default_role(), facts);
    }

    fn unknown_in_evidence(&self, role: PartyRole, facts: &mut BTreeSet<OpenFact>) {
        for evidence in &self.judge.one_use.facts.evidence {
            self.unknown_in_scope(&evidence.scope, role, facts);
        }
    }

    fn unknown_in_scope(
        &self,
        scope: &RecordScope,
        role: PartyRole,
        facts: &mut BTreeSet<OpenFact>,
    ) {
        if self.unknown_in_facets(scope, facts)
            && !scope.parties().is_empty()
            && self.party_in(role) == RoleHolder::Unknown
        {
            facts.insert(self.party_fact(role));
        }
    }

    /// Whether the facets of a scope may contain the use, and which of them are unknown then.
    fn unknown_in_facets(&self, scope: &RecordScope, facts: &mut BTreeSet<OpenFact>) -> bool {
        let may = self.facets_contain_jointly(scope) != Truth::False;
        if may {
            let open = OPEN_IN_SCOPES
                .into_iter()
                .filter(|(facet, _)| self.facet_contains(scope, *facet) == Truth::Unknown);
            facts.extend(open.map(|(_, fact)| fact));
        }
        may
    }

    pub(crate) fn party_fact(&self, role: PartyRole) -> OpenFact {
        match role {
            PartyRole::Recipient
                if self.judge.one_use.says(TermFacet::Recipient) == Point::UNKNOWN =>
            {
                OpenFact::Recipient
            }
            PartyRole::Recipient => OpenFact::RecipientParty,
            PartyRole::By => OpenFact::ByParty,
            PartyRole::Source => {
                OpenFact::SourceParty { item: self.source_item(self.judge.one_use.item_place()) }
            }
        }
    }

    /// The item that says the use's source itself: another one where data is combined.
    pub(crate) fn source_item(&self, item: usize) -> usize {
        let sources = &self.judge.one_use.act.own_sources;
        let own = self.judge.one_use.source();
        if sources.get(item) == own {
            return item;
        }
        sources.iter().position(|source| Some(source) == own).unwrap_or(item)
    }
}
