//! What rules read of facts that are open, and of what could be put on record.

use crate::engine::answer::open_fact::OpenFact;
use crate::engine::answer::unknown_facts::OPEN_IN_SCOPES;
use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::missing::supplied_facts::{Grant, Names, Supply};
use crate::engine::resolved::records::{RecordScope, ResolvedEvent};
use crate::engine::tables::compiled_policy::Detail;
use crate::engine::tables::conditions::{EvidenceTest, Test};
use crate::engine::tables::order_detail::{GrantedTo, Order};
use crate::engine::tables::rule_index::Point;
use crate::engine::tables::truth::Truth;
use crate::facts::Giver;
use crate::policy::{GiverKind, Naming, PartyRole, Period, Strength, TermFacet};
use crate::words::TermId;
use std::cell::OnceCell;

/// What could be supplied to change the value of rules.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    /// Facts that are open.
    pub(crate) facts: Vec<OpenFact>,
    /// Grants to obtain.
    pub(crate) grants: Vec<Grant>,
    /// Evidence to record.
    pub(crate) evidence: Vec<Supply>,
    /// Denials and restrictions to be taken back, and by whom.
    pub(crate) liftings: Vec<Giver>,
    /// A ledger without objections.
    pub(crate) ledger: bool,
}

impl Reads {
    /// Takes in what else is read.
    pub(crate) fn add(&mut self, other: Self) {
        self.facts.extend(other.facts);
        self.grants.extend(other.grants);
        self.evidence.extend(other.evidence);
        self.liftings.extend(other.liftings);
        self.ledger |= other.ledger;
        self.sort();
    }

    /// Leaves each thing once.
    fn sort(&mut self) {
        once_each(&mut self.facts);
        once_each(&mut self.grants);
        once_each(&mut self.evidence);
        once_each(&mut self.liftings);
    }

    pub(crate) fn len(&self) -> usize {
        let Self { facts, grants, evidence, liftings, ledger } = self;
        let records = [grants.len(), evidence.len(), liftings.len(), usize::from(*ledger)];
        let records = records.into_iter().fold(0, usize::saturating_add);
        facts.len().saturating_add(records)
    }
}

/// What the scopes of records leave open for a use, found once for all rules that ask.
#[derive(Default)]
pub(crate) struct OpenScopes {
    events: OnceCell<Vec<OpenFact>>,
    evidence: [OnceCell<Vec<OpenFact>>; PartyRole::ALL.len()],
}

/// Reads rules of one version, for one use.
pub(crate) struct Reader<'r, 'a> {
    pub(super) judge: &'r Judge<'a>,
    pub(super) scopes: &'r OpenScopes,
    pub(super) reads: Reads,
}

impl<'r, 'a> Reader<'r, 'a> {
    pub(crate) fn new(judge: &'r Judge<'a>, scopes: &'r OpenScopes) -> Self {
        Self { judge, scopes, reads: Reads::default() }
    }

    /// What was read, each thing once.
    pub(crate) fn finish(mut self) -> Reads {
        self.reads.sort();
        self.reads
    }

    /// What makes the version speak of the use, or be silent, where that is not known.
    pub(crate) fn scope(&mut self) {
        let compiled = self.judge.setting.compiled;
        for range in [&compiled.scopes, &compiled.beyond] {
            for row in self.judge.possible(range) {
                if self.judge.entry(row, Meaning::AtMost) != Truth::True {
                    self.entry(row);
                }
            }
        }
        for row in self.judge.possible(&compiled.beyond) {
            let exceptions = compiled.row(row).and_then(|row| row.exceptions());
            for row in exceptions.into_iter().flat_map(|rows| self.judge.possible(rows)) {
                self.entry(row);
            }
        }
    }

    /// What terms and condition of a row read whose terms may hold.
    pub(crate) fn entry(&mut self, row: usize) {
        let judge = self.judge;
        if judge.terms(row) != Truth::True {
            for facet in TermFacet::ALL {
                if judge.facet(row, facet) == Truth::Unknown {
                    self.reads.facts.extend(judge.fact(facet));
                }
            }
        }
        let test = judge.setting.compiled.row(row).and_then(|row| row.test.as_ref());
        if let Some(test) = test {
            test.leaves(&mut |leaf| self.leaf(leaf));
        }
    }

    pub(crate) fn permit(&mut self, index: usize) {
        self.entry(index);
        let compiled = self.judge.setting.compiled;
        let Some(row) = compiled.row(index) else { return };
        let Detail::Permit(detail) = &row.detail else { return };
        for (strength, _) in detail.alternatives.iter().filter_map(|one| one.consent.as_ref()) {
            if self.judge.basis_consent(*strength) != Truth::True {
                self.consent(Grant::of(*strength, Names::default()), &[]);
            }
        }
        let scope = self.judge.scope();
        let gives_way = |basis| self.judge.gives_way(basis, scope) != Truth::False;
        let mut yields = detail.alternatives.iter().flat_map(|one| &one.yields);
        if yields.any(|basis| gives_way(*basis)) {
            self.objection();
            // The opt-outs that hold the use say how the basis gives way.
            for of_act in self.judge.possible(&compiled.opt_outs_of_act) {
                self.entry(of_act);
                let opt_out = compiled.opt_out_of(of_act);
                self.entry(opt_out);
                let exceptions = compiled.row(opt_out).and_then(|row| row.exceptions());
                for row in exceptions.into_iter().flat_map(|rows| self.judge.possible(rows)) {
                    self.entry(row);
                }
            }
        }
        let is_admitted = |bases| self.judge.admits(bases) == Truth::True;
        if !detail.alternatives.iter().all(|one| is_admitted(&one.basis_terms)) {
            self.declarations(|compiled| &compiled.admitted);
        }
    }

    /// What decides whether an order stands.
    pub(crate) fn order(&mut self, index: usize) {
        self.entry(index);
        match self.judge.order_of(index) {
            Some(Order::Due { rule, .. }) => {
                let first = self.judge.setting.compiled.retentions.start;
                self.schedule(Some(first.saturating_add(*rule)));
            }
            Some(Order::Granted { evidence: kind, to }) => {
                let of = (*to == GrantedTo::ItsParty).then_some(PartyRole::Recipient);
                if let Some(role) = of {
                    self.party(role);
                }
                let (kind, naming) = (*kind, Names::default());
                let source = None;
                let party_bound = false;
                self.reads.evidence.push(Supply::Evidence {
                    kind,
                    party_bound,
                    naming,
                    of,
                    source,
                });
                self.evidence_scopes(PartyRole::Recipient);
            }
            Some(Order::Asked { .. }) | None => {}
        }
    }

    /// What rules of the retention schedule read: one of them, or all.
    pub(crate) fn schedule(&mut self, only: Option<usize>) {
        for (index, row) in self.judge.retentions() {
            if only.is_none_or(|only| only == index) {
                self.entry(index);
                let exceptions = row.exceptions().into_iter();
                for exception in exceptions.flat_map(|rows| self.judge.possible(rows)) {
                    self.entry(exception);
                }
                self.reads.facts.extend(self.judge.unknown_events(row));
            }
        }
    }

    /// What decides whether an objection bears.
    pub(crate) fn objection(&mut self) {
        self.records();
        self.liftings();
        self.consent(Grant::of(Strength::Express, Names::default()), &[]);
        self.evidence_scopes(self.judge.one_use.default_role());
    }

    /// What decides whether a restriction bears.
    pub(crate) fn restriction(&mut self) {
        self.objection();
        for row in self.judge.possible(&self.judge.setting.compiled.restrictions) {
            self.entry(row);
        }
    }

    fn leaf(&mut self, leaf: &Test) {
        let judge = self.judge;
        match leaf {
            // What is surely so stays so.
            Test::Consent(..) | Test::Evidence(..)
                if judge.test(leaf, Meaning::AtMost) == Truth::True => {}
            Test::Consent(test, _) => {
                let grant = Grant {
                    strength: test.strength,
                    names: test.naming.iter().collect(),
                    data: test.naming_data.first().copied().into_iter().collect(),
                    expiring: test.expiring,
                    giver: Giver::default(),
                };
                self.consent(grant, &test.givers);
            }
            Test::Evidence(EvidenceTest { kinds, naming, of }, _) => {
                self.evidence(kinds, naming.iter().collect(), *of);
            }
            Test::Age { .. }
                if judge.may_learn_age() && judge.test(leaf, Meaning::AtMost) == Truth::Unknown =>
            {
                self.reads.facts.push(OpenFact::Age);
            }
            Test::Circumstance(circumstance, _)
                if judge.test(leaf, Meaning::AtMost) == Truth::Unknown =>
            {
                self.reads.facts.push(judge.fact_of(*circumstance));
            }
            _ => {}
        }
    }

    /// A grant to obtain, as strong as asked and naming what is asked.
    fn consent(&mut self, grant: Grant, asked: &[GiverKind]) {
        self.records();
        self.naming(grant.names, self.judge.one_use.default_role());
        // A grant names a purpose in any case.
        let naming = grant.names.without(Naming::Purpose);
        let strength = grant.strength;
        for giver in self.givers(asked) {
            let is_parent = giver.kind == GiverKind::Parent;
            if is_parent && self.judge.one_use.facts.subject.age.is_none() {
                self.reads.facts.push(OpenFact::Age);
            }
            self.reads.grants.push(Grant { names: naming, giver, ..grant.clone() });
        }
        self.declarations(|compiled| &compiled.givers);
        if strength == Strength::Implied {
            // Evidence from which consent is deemed would do as well.
            let compiled = self.judge.setting.compiled;
            for row in self.judge.possible(&compiled.deemed) {
                self.entry(row);
                let Some(row) = compiled.row(row) else { continue };
                let Detail::Deemed { event, after, .. } = &row.detail else { continue };
                // What is recorded now deems nothing yet that stands only some time after.
                if *after == Period::ZERO {
                    self.evidence(event, naming, None);
                }
            }
        }
    }

    /// What a record is to name has to be known.
    fn naming(&mut self, naming: Names, role: PartyRole) {
        for (facet, named, fact) in [
            (TermFacet::Recipient, Naming::Recipient, OpenFact::Recipient),
            (TermFacet::Channel, Naming::Channel, OpenFact::Channel),
            (TermFacet::Place, Naming::Place, OpenFact::Place),
        ] {
            if naming.contains(named) && self.judge.one_use.says(facet) == Point::UNKNOWN {
                self.reads.facts.push(fact);
            }
        }
        if naming.contains(Naming::Party) {
            self.party(role);
        }
    }

    fn evidence(&mut self, kinds: &[TermId], naming: Names, of: Option<PartyRole>) {
        let role = of.unwrap_or_else(|| self.judge.one_use.default_role());
        self.naming(naming, role);
        for kind in kinds.iter().copied() {
            let party_bound = self.judge.setting.vocabulary().is_party_bound(kind);
            let names_party = party_bound || naming.contains(Naming::Party);
            if names_party {
                self.party(role);
            }
            let of = names_party.then_some(role);
            let naming = naming.without(Naming::Party);
            let source = of.and_then(|role| self.joined_source(role));
            self.reads.evidence.push(Supply::Evidence { kind, party_bound, naming, of, source });
        }
        self.evidence_scopes(role);
    }

    /// Of several joined sources the one that the use takes: evidence that names a source names one of
    /// them, the first that is the same party.
    fn joined_source(&self, role: PartyRole) -> Option<usize> {
        let one_use = &self.judge.one_use;
        let sources = &one_use.act.own_sources;
        let own = one_use.source()?.party.as_ref();
        let is_joined = role == PartyRole::Source && one_use.act.combines && sources.len() > 1;
        sources.iter().position(|source| is_joined && source.party.as_ref() == own)
    }

    /// A ledger without objections, where there is none; else what its scopes leave open.
    fn records(&mut self) {
        let facts = self.judge.one_use.facts;
        self.reads.ledger |= facts.ledger.is_none();
        // A parent's word counts as long as the subject is a minor.
        let by_parent = |event: &ResolvedEvent| event.giver == GiverKind::Parent;
        if facts.subject.age.is_none() && facts.events().iter().any(by_parent) {
            self.reads.facts.push(OpenFact::Age);
        }
        let open = self.scopes.events.get_or_init(|| {
            // The party of what hurts is matched in every role.
            let mut open = Vec::new();
            for role in self.judge.one_use.roles() {
                open.extend(self.open_in(facts.events().iter().map(|event| &event.scope), role));
            }
            once_each(&mut open);
            open
        });
        self.reads.facts.extend_from_slice(open);
    }

    /// What the scopes of evidence leave open.
    fn evidence_scopes(&mut self, role: PartyRole) {
        let Some(open) = self.scopes.evidence.get(role as usize) else { return };
        let evidence = self.judge.one_use.facts.evidence.iter();
        let open = open.get_or_init(|| self.open_in(evidence.map(|one| &one.scope), role));
        self.reads.facts.extend_from_slice(open);
    }

    /// The open facts on which it depends whether these scopes contain the use, a party standing in
    /// this role.
    fn open_in<'s>(
        &self,
        scopes: impl Iterator<Item = &'s RecordScope>,
        role: PartyRole,
    ) -> Vec<OpenFact> {
        let judge = self.judge;
        let mut open: Vec<OpenFact> = Vec::new();
        let is_open = |facet| judge.one_use.says(facet) == Point::UNKNOWN;
        let party = self.judge.open_party(role);
        let facets = [TermFacet::Recipient, TermFacet::Channel, TermFacet::Place];
        if !facets.into_iter().any(is_open) && party.is_none() {
            return open;
        }
        let records = judge.records();
        let mut add = |fact: OpenFact| {
            if !open.contains(&fact) {
                open.push(fact);
            }
        };
        for scope in scopes {
            if records.facets_contain_jointly(scope) == Truth::False {
                continue;
            }
            for (facet, fact) in OPEN_IN_SCOPES {
                if records.facet_contains(scope, facet) == Truth::Unknown {
                    add(fact);
                }
            }
            party.filter(|_| !scope.parties().is_empty()).into_iter().for_each(&mut add);
        }
        open
    }

    fn party(&mut self, role: PartyRole) {
        self.reads.facts.extend(self.judge.unstated_party(role));
    }
}

fn once_each<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}
