//! What is ordered is permitted: the disposal of records that are due, and what carries out a right
//! that was granted.

use crate::engine::judge::judge::Judge;
use crate::engine::resolved::records::ResolvedEvidence;
use crate::engine::tables::bit_blocks as bits;
use crate::engine::tables::compiled_policy::{Detail, Row};
use crate::engine::tables::order_detail::{GrantedTo, Order};
use crate::engine::tables::truth::Truth;
use crate::policy::{PartyRole, TermFacet};
use crate::words::{Action, FacetKind, Party};

impl Judge<'_> {
    /// Whether an order of any version in force stands for the use, given the scope of this version.
    pub(crate) fn ordered(&self, scope: Truth) -> Truth {
        if scope == Truth::False || !self.may_be_ordered() {
            return Truth::False;
        }
        let orders = self.of_all_versions(None).map(|judge| judge.ordered_here(|_| true));
        scope.and(orders.fold(Truth::False, Truth::or))
    }

    /// Whether a right that was granted orders the use, under any version.
    pub(crate) fn ordered_by_right(&self) -> Truth {
        if !self.may_be_ordered() {
            return Truth::False;
        }
        let orders = self
            .of_all_versions(None)
            .map(|judge| judge.ordered_here(|order| matches!(order, Order::Granted { .. })));
        orders.fold(Truth::False, Truth::or)
    }

    /// Whether the use selects an order, and something is known that may make one stand.
    pub(crate) fn may_be_ordered(&self) -> bool {
        let asked = self.setting.asked;
        if !asked.has_records && self.one_use.facts.evidence.is_empty() {
            return false;
        }
        self.selects_orders()
    }

    /// Whether the use selects an order of any version.
    pub(crate) fn selects_orders(&self) -> bool {
        self.setting.asked.versions_with(self.all_rows).any(|(version, rows)| {
            let orders = &version.compiled.orders;
            rows.iter().any(|block| block.maybe & bits::within(block.place as usize, orders) != 0)
        })
    }

    fn ordered_here(&self, counts: impl Fn(&Order) -> bool) -> Truth {
        let compiled = self.setting.compiled;
        let mut scope = None;
        let mut any = Truth::False;
        for row in self.possible(&compiled.orders) {
            if self.order_of(row).is_some_and(&counts) {
                let scope = *scope.get_or_insert_with(|| self.scope());
                any = any.or(self.order(row, scope));
            }
        }
        any
    }

    /// The orders of this version that stand for the use.
    pub(crate) fn standing_orders(&self) -> impl Iterator<Item = usize> {
        let scope = self.scope();
        self.orders_at_hand().filter(move |row| self.order(*row, scope) == Truth::True)
    }

    /// The orders of this version that stand for the use or may.
    pub(crate) fn open_orders(&self) -> impl Iterator<Item = usize> {
        let scope = self.scope();
        self.orders_at_hand().filter(move |row| self.order(*row, scope) != Truth::False)
    }

    fn orders_at_hand(&self) -> impl Iterator<Item = usize> {
        let orders = &self.setting.compiled.orders;
        self.possible(if self.may_be_ordered() { orders } else { &(0..0) })
    }

    /// What makes a row of the orders stand, if it orders what the use does. A right lets data be
    /// disclosed, and not shared, sold or published.
    pub(crate) fn order_of(&self, row: usize) -> Option<&Order> {
        let Detail::Order(detail) = &self.setting.compiled.row(row)?.detail else { return None };
        let discloses = match detail.order {
            Order::Granted { to: GrantedTo::Subject | GrantedTo::ItsParty, .. } => {
                let disclose = self.setting.vocabulary().find(Action::DISCLOSE.any());
                disclose == Some(self.one_use.act.action)
            }
            _ => true,
        };
        discloses.then_some(&detail.order)
    }

    /// The value of an order, given the scope of its own policy.
    pub(crate) fn order(&self, index: usize, scope: Truth) -> Truth {
        let value = scope.and(self.terms(index));
        if value == Truth::False {
            return value;
        }
        value.and(match self.order_of(index) {
            None => Truth::False,
            Some(Order::Due { rule, past_maximum, asked_for }) => {
                let Some(row) = self.rule_of_schedule(*rule) else { return Truth::False };
                let maximum = self.bounds(row).1;
                let is_past = if *past_maximum { maximum.is_over(self.at()) } else { Truth::False };
                let is_due = is_past.or(Truth::from(*asked_for && self.is_asked_to_erase()));
                if is_due == Truth::False {
                    return is_due;
                }
                is_due.and(self.speaks_of_disposal(Truth::True, row))
            }
            Some(Order::Granted { evidence, to }) => {
                let records = self.records();
                let mut granted = Truth::False;
                for evidence in records.of_kinds(std::slice::from_ref(evidence)) {
                    granted = granted.or(self.grants(evidence, *to));
                }
                granted
            }
            Some(Order::Asked { by_right }) => {
                // The request itself orders as it prohibits: under each operating policy.
                let may_order = || *by_right || (!self.setting.is_limit && !self.right_orders());
                Truth::from(self.is_asked_to_erase() && !self.schedule_orders() && may_order())
            }
        })
    }

    /// Whether the recipient is the person whom the data is about.
    pub(crate) fn is_towards_subject(&self) -> bool {
        let words = self.setting.vocabulary();
        let subject = words.find(Party::THE_SUBJECT.any());
        let recipient = self.one_use.says(TermFacet::Recipient).term();
        recipient
            .zip(subject)
            .is_some_and(|(term, subject)| words.within(FacetKind::Party, term, subject))
    }

    fn at(&self) -> time::OffsetDateTime {
        self.setting.asked.at
    }

    /// Whether evidence that a right was granted counts for the use.
    fn grants(&self, evidence: &ResolvedEvidence, to: GrantedTo) -> Truth {
        let at = self.at();
        if evidence.recorded_at > at || evidence.expires_at.is_some_and(|end| at >= end) {
            return Truth::False;
        }
        let names_party = !evidence.scope.parties().is_empty();
        let party = match to {
            GrantedTo::Nobody => Truth::True,
            GrantedTo::Subject => Truth::from(!names_party),
            GrantedTo::ItsParty if !names_party => Truth::False,
            GrantedTo::ItsParty => self.one_use.party_within(&evidence.scope, PartyRole::Recipient),
        };
        if party == Truth::False {
            return party;
        }
        party.and(self.records().facets_contain(&evidence.scope))
    }

    /// Whether a retention rule of any version speaks of the record.
    pub(crate) fn schedule_speaks(&self) -> bool {
        self.of_all_versions(None)
            .any(|judge| judge.scope() != Truth::False && judge.speaking_rules().next().is_some())
    }

    /// Whether the erasure of the record, were it asked for, is surely ordered by a rule of the schedule
    /// of any version.
    fn schedule_orders(&self) -> bool {
        self.of_all_versions(None).any(|judge| {
            let speaks = |row: usize| match judge.order_of(row) {
                Some(Order::Due { rule, asked_for: true, .. }) => {
                    let rule = judge.rule_of_schedule(*rule);
                    let speaks = |rule| judge.speaks_of_disposal(Truth::True, rule);
                    let terms = judge.terms(row);
                    terms.and(rule.map_or(Truth::False, speaks)) == Truth::True
                }
                _ => false,
            };
            let mut rows = judge.possible(&judge.setting.compiled.orders);
            judge.scope() == Truth::True && rows.any(speaks)
        })
    }

    /// A rule of the schedule by its place among them.
    pub(crate) fn rule_of_schedule(&self, place: usize) -> Option<&Row> {
        let compiled = self.setting.compiled;
        compiled.row(compiled.retentions.start.saturating_add(place))
    }

    /// The rules of the schedule of this version that speak of the use, or may, as far as circumstances
    /// go.
    pub(crate) fn speaking_rules(&self) -> impl Iterator<Item = usize> {
        let speaks = |(index, row): (usize, &Row)| {
            let value = self.speaks_of_disposal(self.terms(index), row);
            (value != Truth::False).then_some(index)
        };
        self.retentions().filter_map(speaks)
    }

    /// Whether a right to erasure of any version speaks of the use.
    pub(crate) fn right_speaks(&self) -> bool {
        self.of_all_versions(None).any(|judge| {
            judge.scope() != Truth::False && judge.rights_to_erasure().next().is_some()
        })
    }

    /// The same, where it surely does.
    fn right_orders(&self) -> bool {
        self.of_all_versions(None)
            .any(|judge| judge.scope() == Truth::True && judge.rights_to_erasure().next().is_some())
    }

    /// The rights to erasure of what the use is of, as rows of orders.
    pub(crate) fn rights_to_erasure(&self) -> impl Iterator<Item = usize> {
        let (compiled, purpose) = (self.setting.compiled, self.one_use.purpose());
        let data = self.one_use.says(TermFacet::Data).term();
        let is_about =
            move |row: usize| data.is_some_and(|data| compiled.row_holds(row, data, purpose));
        let by_right =
            |row: usize| matches!(self.order_of(row), Some(Order::Asked { by_right: true }));
        compiled.orders.clone().filter(move |row| by_right(*row) && is_about(*row))
    }

    /// Whether the use is prohibited because the erasure of the record was asked for, under any
    /// version.
    pub(crate) fn erasure_prohibits(&self) -> bool {
        self.life().is_some()
            && self
                .of_all_versions(None)
                .any(|judge| judge.asked_to_erase(judge.scope()) == Truth::True)
    }

    /// What this version cites where the erasure of the record was asked for: the retention rules that
    /// speak of it, else rights to erasure, else the request.
    pub(crate) fn asked_by(&self) -> Vec<usize> {
        if self.scope() == Truth::False {
            return Vec::new();
        }
        if self.schedule_speaks() {
            return self.speaking_rules().collect();
        }
        if self.right_speaks() {
            return self.rights_to_erasure().take(1).collect();
        }
        let request = self.setting.compiled.orders.clone().next_back();
        request.filter(|_| !self.setting.is_limit).into_iter().collect()
    }
}
