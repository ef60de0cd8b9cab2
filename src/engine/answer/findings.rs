//! What the uses of one part of a question have in common, use by use.

use crate::engine::answer::citations::{Cited, Cites};
use crate::engine::answer::cited_rules::RuleRef;
use crate::engine::answer::near_rules::{NearRules, near_rules};
use crate::engine::answer::notices::Notice;
use crate::engine::answer::open_fact::OpenFact;
use crate::engine::answer::relied_on::OnRecord;
use crate::engine::judge::all_versions::Judges;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::outcome::Outcome;
use crate::engine::judge::processing::Processing;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail, Row};
use crate::engine::tables::truth::Truth;
use crate::facts::ConsentEventKind;
use crate::ids::RuleId;
use crate::policy::TermFacet;
use crate::words::TermId;
use std::collections::BTreeSet;

/// A rule of one of the versions in force.
pub(crate) type Place = (usize, usize);

/// What the uses of one part have in common, gathered use by use.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) worst: Option<Outcome>,
    pub(crate) witness: Option<[Option<TermId>; 5]>,
    /// The best outcome of some use.
    pub(crate) best: Option<Outcome>,
    /// In which facets uses differ.
    pub(crate) divided: [bool; 5],
    /// What the first of them says there.
    first: Option<[Option<TermId>; 5]>,
    /// The permits that hold for a prohibited use.
    pub(crate) overridden: Vec<Place>,
    /// On what on record each ground rests.
    pub(crate) relied_on: BTreeSet<(Place, usize, OnRecord)>,
    /// Some of them more than once, as of grounds and what obliges.
    pub(crate) cited: Vec<(usize, Cited)>,
    /// Each with the number of the alternative among its bases, and whether it is relied on.
    pub(crate) grounds: Vec<(Place, usize, bool)>,
    /// The permits relied on and duties, which bring obligations.
    pub(crate) obliging: Vec<Place>,
    pub(crate) unknown: BTreeSet<OpenFact>,
    /// What nearly applied to the witness, if that is wanted.
    pub(crate) near: NearRules,
    pub(crate) notices: BTreeSet<Notice>,
    /// Why grants on record do not count for the witness.
    pub(crate) grants: BTreeSet<Notice>,
    /// Why evidence on record does not count for it.
    pub(crate) evidence: BTreeSet<Notice>,
}

/// The facets in which a witness can be narrower than the question.
pub(crate) const WITNESSED: [TermFacet; 5] = [
    TermFacet::Data,
    TermFacet::Purpose,
    TermFacet::Recipient,
    TermFacet::Channel,
    TermFacet::Place,
];

impl Findings {
    /// Takes in a further use, and says whether it is the witness unless a later one is worse.
    pub(crate) fn take(&mut self, judges: &Judges<'_>) -> bool {
        let outcome = judges.outcome();
        let is_worst = self.worst.is_none_or(|worst| outcome < worst);
        let terms = WITNESSED.map(|facet| judges.one_use.says(facet).term());
        if is_worst {
            self.worst = Some(outcome);
            self.witness = Some(terms);
        }
        self.best = self.best.max(Some(outcome));
        let first = *self.first.get_or_insert(terms);
        for (divided, (one, other)) in self.divided.iter_mut().zip(first.iter().zip(terms)) {
            *divided |= *one != other;
        }
        let orders = match outcome {
            Outcome::Permitted => standing_orders(judges),
            _ => Vec::new(),
        };
        for (place, (_, judge)) in judges.each().enumerate() {
            let scope = judge.scope();
            judge.cite(scope, outcome, &mut Cites::new(place, &mut self.cited));
            match outcome {
                Outcome::Permitted => {
                    self.take_permitted(place, &judge, scope, &orders);
                    self.note_retention(&judge);
                    self.note_no_ledger(&judge, scope);
                }
                Outcome::Prohibited => {
                    self.note_holds(&judge);
                    self.note_restriction(&judge, scope);
                    let permits = judge.possible(&judge.setting.compiled.permits);
                    let hold = permits.filter(|row| judge.permit(*row, scope) == Truth::True);
                    self.overridden.extend(hold.map(|row| (place, row)));
                }
                Outcome::Undetermined => {
                    judge.unknown_facts(scope, &mut self.unknown);
                    self.note_graces(&judge, scope);
                }
                _ => {}
            }
        }
        is_worst
    }

    /// Takes in what nearly applied to the witness.
    pub(crate) fn take_near(&mut self, judges: &Judges<'_>) {
        let Some(outcome) = self.worst else { return };
        self.near = near_rules(judges, outcome);
        if outcome != Outcome::Permitted {
            let faults = |(_, judge): (_, Judge<'_>)| judge.evidence_faults(judge.scope());
            self.evidence.extend(judges.each().flat_map(faults));
        }
        if self.near.ask_consent {
            // Only a version that does not permit has something to say about consent.
            let refusing = judges.each().filter(|(version, judge)| {
                !version.is_limit && judge.outcome() != Outcome::Permitted
            });
            self.grants.extend(refusing.flat_map(|(_, judge)| judge.records().grant_faults()));
        }
    }

    /// `orders` are those that stand for the use, of all versions.
    fn take_permitted(
        &mut self,
        place: usize,
        judge: &Judge<'_>,
        scope: Truth,
        orders: &[(Place, &RuleId, usize)],
    ) {
        let compiled = judge.setting.compiled;
        if scope == Truth::False {
            return;
        }
        let mut relied_on: Option<(usize, &RuleId, Place, usize)> = None;
        let mut rely = |rank| {
            if relied_on.is_none_or(|best| rank < best) {
                relied_on = Some(rank);
            }
        };
        for index in judge.possible(&compiled.permits) {
            if judge.permit(index, scope) != Truth::True {
                continue;
            }
            let Some(row) = compiled.row(index) else { continue };
            let Detail::Permit(detail) = &row.detail else { continue };
            for (number, alternative) in detail.alternatives.iter().enumerate() {
                if judge.stands_on(alternative, scope) != Truth::True {
                    continue;
                }
                self.grounds.push(((place, index), number, false));
                let rests_on = judge.relied_on(row, alternative).into_iter();
                self.relied_on.extend(rests_on.map(|one| ((place, index), number, one)));
                rely((detail.obligations.len(), &row.id, (place, index), number));
            }
        }
        for (order, id, obligations) in orders.iter().filter(|_| !judge.setting.is_limit) {
            self.grounds.push((*order, 0, false));
            rely((*obligations, *id, *order, 0));
        }
        if let Some((_, _, ground, number)) = relied_on {
            self.grounds.push((ground, number, true));
            self.obliging.push(ground);
            let row = compiled.row(ground.1).filter(|_| ground.0 == place);
            if let Some(Row { detail: Detail::Permit(detail), .. }) = row
                && detail.alternatives.get(number).is_some_and(|one| one.consent.is_none())
            {
                self.note_withdrawal(judge, ground.1);
            }
        }
        self.obliging.extend(judge.duties(scope).map(|index| (place, index)));
        self.note_graces(judge, scope);
    }

    /// Says when a grace ends that keeps an objection from bearing.
    fn note_graces(&mut self, judge: &Judge<'_>, scope: Truth) {
        let compiled = judge.setting.compiled;
        for (index, at) in judge.graces(scope) {
            if let Some(row) = compiled.row(index) {
                self.notices.insert(Notice::GraceEnds { rule: reference(compiled, row), at });
            }
        }
    }

    /// Says that retention was assumed, or that a hold is why something is stored.
    fn note_retention(&mut self, judge: &Judge<'_>) {
        let request = judge.one_use.act;
        if judge.life().is_some() {
            if request.stores {
                self.note_holds(judge);
            }
        } else if !request.collects
            && judge.possible(&judge.setting.compiled.retentions).next().is_some()
        {
            self.notices.insert(Notice::WithinRetentionAssumed);
        }
    }

    /// Says since when the data is restricted.
    fn note_restriction(&mut self, judge: &Judge<'_>, scope: Truth) {
        if judge.restricted(scope) != Truth::True {
            return;
        }
        let records = judge.records();
        records.each_restriction(|restriction| {
            if records.restricts(restriction) == Truth::True {
                self.notices.insert(Notice::Restricted { recorded: restriction.recorded_at });
            }
        });
    }

    /// Says that without a ledger no restriction is assumed.
    fn note_no_ledger(&mut self, judge: &Judge<'_>, scope: Truth) {
        let is_open = !judge.setting.is_limit && scope != Truth::False && judge.may_be_restricted();
        if is_open && judge.one_use.facts.ledger.is_none() {
            self.notices.insert(Notice::NoRestrictionAssumed);
        }
    }

    fn note_holds(&mut self, judge: &Judge<'_>) {
        let request = judge.one_use.act;
        if request.stores || request.disposes {
            let holds = judge.life().map(|life| life.holds.as_slice()).unwrap_or_default();
            for hold in holds.iter().filter(|hold| hold.in_force(judge.setting.asked.at)) {
                self.notices.insert(Notice::Held { reference: hold.reference.clone() });
            }
        }
    }

    /// Another legal basis carries a use whose consent was withdrawn: say so.
    fn note_withdrawal(&mut self, judge: &Judge<'_>, index: usize) {
        let records = judge.records();
        let denials = records.denials().into_iter();
        let withdrawals = denials.filter(|event| {
            event.kind == ConsentEventKind::Withdrawn
                && records.bears(event, Processing::OnConsent) == Truth::True
                && records.is_answered(event) == Truth::False
        });
        let withdrawn = withdrawals.map(|event| event.recorded_at).max();
        let compiled = judge.setting.compiled;
        if let (Some(withdrawn), Some(row)) = (withdrawn, compiled.row(index)) {
            let rule = reference(compiled, row);
            self.notices.insert(Notice::OtherBasisAfterWithdrawal { rule, withdrawn });
        }
    }
}

pub(crate) fn reference(compiled: &CompiledPolicy, row: &Row) -> RuleRef {
    RuleRef { policy: compiled.version.version.policy.clone(), id: row.id.clone(), kind: row.kind }
}

/// The orders that stand for a use, with their ids and how many obligations they bring.
fn standing_orders<'a>(judges: &Judges<'a>) -> Vec<(Place, &'a RuleId, usize)> {
    let mut orders = Vec::new();
    for (place, (_, judge)) in judges.each().enumerate() {
        let compiled = judge.setting.compiled;
        for index in judge.standing_orders() {
            let Some(row) = compiled.row(index) else { continue };
            let Detail::Order(detail) = &row.detail else { continue };
            orders.push(((place, index), &row.id, detail.obligations.len()));
        }
    }
    orders
}
