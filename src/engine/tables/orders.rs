//! What is ordered, as rows of their own: the disposal of records that are due, and what carries out
//! a right that was granted.

use crate::engine::tables::compiled_policy::{Detail, Row};
use crate::engine::tables::order_detail::{GrantedTo, Order, OrderDetail};
use crate::engine::tables::row_terms::Sense;
use crate::engine::tables::rule_order::{by_id, sorted};
use crate::ids::{Clause, RuleId};
use crate::policy::{Disposal, Policy, Retention, Right, RuleKind, Terms};
use crate::words::{Action, EvidenceKind, Party, RightKind, Vocabulary};

/// The orders of a policy, and what each is about. Those of the schedule stand first, then those of
/// rights, then what the request for erasure orders by itself.
pub(crate) fn orders(policy: &Policy, vocabulary: &Vocabulary) -> Vec<(Row, Terms)> {
    let mut orders = Vec::new();
    for (place, rule) in by_id(policy.retentions()).into_iter().enumerate() {
        of_schedule(rule, place, &mut orders);
    }
    let mut rights: Vec<&Right> = policy.rights().iter().collect();
    rights.sort_by(|a, b| a.id().cmp(b.id()));
    for right in rights {
        of_right(right, vocabulary, &mut orders);
    }
    let id = RuleId::new("erasure-requested");
    let detail = OrderDetail {
        order: Order::Asked { by_right: false },
        exceptions: 0..0,
        obligations: Vec::new(),
    };
    orders.push((row(id, RuleKind::ErasureRequest, Vec::new(), detail), doing(Action::ERASE)));
    orders
}

/// What the identifiability of an order means. Data of which it is not said how far it identifies
/// identifies fully, so that what is ordered of that is ordered of less identifying data as well.
pub(crate) const SENSE_OF_ORDER: Sense = Sense::AtLeast;

fn row(id: RuleId, kind: RuleKind, clauses: Vec<Clause>, detail: OrderDetail) -> Row {
    let (together, detail) = (Box::default(), Detail::Order(Box::new(detail)));
    Row { id, kind, clauses, together, test: None, condition: None, detail }
}

fn doing(action: Action) -> Terms {
    Terms { action: vec![action], ..Terms::default() }
}

fn of_schedule(rule: &Retention, place: usize, orders: &mut Vec<(Row, Terms)>) {
    let mut add = |action, past_maximum, asked_for| {
        let order = Order::Due { rule: place, past_maximum, asked_for };
        let detail = OrderDetail { order, exceptions: 0..0, obligations: Vec::new() };
        let (id, clauses) = (rule.id().clone(), rule.clauses().to_vec());
        let terms = Terms { action: vec![action], ..rule.terms().clone() };
        orders.push((row(id, RuleKind::Retention, clauses, detail), terms));
    };
    let has_maximum = rule.maximum().is_some();
    let ways = rule.disposals();
    // What its subject asks for is always erased.
    add(Action::ERASE, has_maximum && ways.contains(&Disposal::Erase), true);
    let others = Disposal::ALL.into_iter().filter(|way| *way != Disposal::Erase);
    for way in others.filter(|way| has_maximum && ways.contains(way)) {
        add(way.action(), true, false);
    }
}

fn of_right(right: &Right, vocabulary: &Vocabulary, orders: &mut Vec<(Row, Terms)>) {
    let mut order = |terms: Terms, order| {
        let detail =
            OrderDetail { order, exceptions: 0..0, obligations: sorted(right.obligations()) };
        let (id, clauses) = (right.id().clone(), right.clauses().to_vec());
        let (data, purpose) = (right.data_categories().to_vec(), right.purposes().to_vec());
        let terms = Terms { data, purpose, ..terms };
        orders.push((row(id, RuleKind::Right, clauses, detail), terms));
    };
    let is = |kind| right.kinds().iter().any(|one| vocabulary.is_within(one, &kind));
    let copies = [
        (RightKind::ACCESS, EvidenceKind::GRANTED_ACCESS),
        (RightKind::PORTABILITY, EvidenceKind::GRANTED_PORTABILITY),
    ];
    let changes = [
        (RightKind::RECTIFICATION, EvidenceKind::GRANTED_RECTIFICATION, Action::RECTIFY),
        (RightKind::ERASURE, EvidenceKind::GRANTED_ERASURE, Action::ERASE),
        (RightKind::ERASURE, EvidenceKind::GRANTED_ERASURE, Action::ANONYMISE),
    ];
    for (kind, evidence) in copies {
        if let Some(evidence) = vocabulary.find(evidence.any()).filter(|_| is(kind)) {
            let to_subject =
                Terms { recipient: vec![Party::THE_SUBJECT], ..doing(Action::DISCLOSE) };
            order(to_subject, Order::Granted { evidence, to: GrantedTo::Subject });
            let to = GrantedTo::ItsParty;
            order(doing(Action::DISCLOSE), Order::Granted { evidence, to });
        }
    }
    for (kind, evidence, action) in changes {
        if let Some(evidence) = vocabulary.find(evidence.any()).filter(|_| is(kind)) {
            order(doing(action), Order::Granted { evidence, to: GrantedTo::Nobody });
        }
    }
    if is(RightKind::ERASURE) {
        order(doing(Action::ERASE), Order::Asked { by_right: true });
    }
}
