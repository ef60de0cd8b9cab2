//! What is ordered is permitted (§5.12).

use super::containment::{exact, facets, party, slot};
use super::policy::{Inside, Version};
use super::retention::OnRecord;
use super::sentence::{Sentence, says};
use super::truth::{Truth, all, any};
use super::uses::Use;
use super::{Composed, Question};
use permitted::RightKind;
use permitted::ids::RuleId;
use permitted::policy::{Owed, PartyRole, PolicyKind, Right};
use permitted::{Action, Evidence, EvidenceKind, Party};
use std::collections::BTreeSet;

/// A permit without a basis, which stands where its own policy's S does.
pub(crate) struct Order {
    /// That of the rule or right.
    pub(crate) id: RuleId,
    pub(crate) owed: BTreeSet<Owed>,
    pub(crate) value: Truth,
    /// Whether a right that was granted orders it.
    is_granted: bool,
}

impl Question<'_> {
    /// "A schedule that says a record is due permits its disposal (`then`)"; "a record due at its
    /// subject's request is due", and what its subject asks for is to erase it.
    fn due(&self, version: &Version<'_>, usage: &Use<'_>) -> Vec<Order> {
        let is = |action: &Action| Truth::from(version.words.is_within(usage.action, action));
        let orders = version.retentions.iter().map(|one| {
            let rule = one.0;
            let disposes = any(rule.disposals().iter().map(|way| is(&way.action())));
            let is_due = all([
                self.is_past_maximum(rule, version, usage),
                disposes,
                says(Sentence::DueIsOrdered).into(),
            ]);
            let is_asked_for = self.is_asked_for(usage) && says(Sentence::AskedIsOrdered);
            Order {
                id: rule.id().clone(),
                owed: BTreeSet::new(),
                value: self
                    .schedule_orders(one, version, usage)
                    .and(is_due.or(is(&Action::ERASE).and(is_asked_for.into()))),
                is_granted: false,
            }
        });
        orders.collect()
    }

    /// "Access and portability to disclose to the subject or to whom it was granted": to the person
    /// where the evidence names nobody; to disclose, and not to share, sell or publish.
    fn discloses(&self, evidence: &Evidence, version: &Version<'_>, usage: &Use<'_>) -> Truth {
        let words = version.words;
        let discloses = match says(Sentence::GrantedDisclosure) {
            true => *usage.action == Action::DISCLOSE,
            false => words.is_within(usage.action, &Action::DISCLOSE),
        };
        let to_whom = match evidence.very_party() {
            _ if !says(Sentence::GrantedToWhom) => Truth::True,
            Some(named) => party(usage, PartyRole::Recipient, named),
            None => slot(words, &usage.recipient, &[Party::THE_SUBJECT]),
        };
        Truth::from(discloses).and(to_whom)
    }

    /// What carries out a right that was granted, "(evidence *granted-…* on record)": "for every use
    /// in its evidence's scope, whatever the purpose unless that names some".
    fn granted(&self, right: &Right, version: &Version<'_>, usage: &Use<'_>) -> Truth {
        let (at, words) = (self.request.at, version.words);
        let discloses = |evidence: &Evidence| self.discloses(evidence, version, usage);
        let does = |actions: &[Action]| exact(words, usage.action, actions);
        let carries_out = |evidence: &Evidence, kind: &RightKind| {
            let is = |named: RightKind| words.is_within(kind, &named);
            let granted = |named: EvidenceKind| words.is_within(evidence.kind(), &named);
            any([
                Truth::from(is(RightKind::ACCESS) && granted(EvidenceKind::GRANTED_ACCESS))
                    .and(discloses(evidence)),
                Truth::from(
                    is(RightKind::PORTABILITY) && granted(EvidenceKind::GRANTED_PORTABILITY),
                )
                .and(discloses(evidence)),
                Truth::from(
                    is(RightKind::RECTIFICATION) && granted(EvidenceKind::GRANTED_RECTIFICATION),
                )
                .and(does(&[Action::RECTIFY])),
                Truth::from(is(RightKind::ERASURE) && granted(EvidenceKind::GRANTED_ERASURE))
                    .and(does(&[Action::ERASE, Action::ANONYMISE])),
            ])
        };
        any(self.request.facts.evidence.iter().map(|evidence| {
            let valid =
                evidence.recorded_at() <= at && evidence.expires_at().is_none_or(|end| at < end);
            all([
                Truth::from(valid && says(Sentence::GrantedIsOrdered)),
                facets(words, evidence.scope(), usage),
                is_about(right, version, usage),
                any(right.kinds().iter().map(|kind| carries_out(evidence, kind))),
            ])
        }))
    }
}

impl Composed<'_> {
    fn in_force(&self) -> impl Iterator<Item = &Version<'_>> {
        self.operating.iter().chain(&self.limits)
    }

    /// The orders of a version that speak of the use.
    pub(crate) fn orders<'v>(&'v self, version: &'v Version<'v>, usage: &Use<'_>) -> Vec<Order> {
        let usage = &usage.under(version.controller());
        let question = self.question;
        let inside = Inside::of_words(version.words, Vec::new());
        let scope = question.scope(version, usage, &inside);
        let mut orders = question.due(version, usage);
        for right in version.policy.rights() {
            orders.push(Order {
                id: right.id().clone(),
                owed: right.obligations().iter().cloned().collect(),
                value: scope.and(question.granted(right, version, usage)),
                is_granted: true,
            });
        }
        // "Cited are the rules of the schedule that speak of the item, else the right to erasure, else
        // the request itself" (§5.11).
        let erases = version.words.is_within(usage.action, &Action::ERASE);
        let is_asked_for = question.is_asked_for(usage) && erases && says(Sentence::AskedIsOrdered);
        if !is_asked_for || self.in_force().any(|other| self.schedule_orders(other, usage)) {
            return orders;
        }
        let asked = |id: &RuleId, owed: &[Owed]| Order {
            id: id.clone(),
            owed: owed.iter().cloned().collect(),
            value: scope,
            is_granted: false,
        };
        if self.in_force().any(|other| self.right_speaks(other, usage)) {
            orders.extend(
                rights_to_erasure(version, usage)
                    .map(|right| asked(right.id(), right.obligations())),
            );
        } else if version.policy.kind() == PolicyKind::Operating {
            orders.push(asked(&RuleId::new("erasure-requested"), &[]));
        }
        orders
    }

    fn schedule_orders(&self, version: &Version<'_>, usage: &Use<'_>) -> bool {
        let mut rules = version.retentions.iter();
        rules.any(|rule| self.question.schedule_orders(rule, version, usage) == Truth::True)
    }

    fn right_speaks(&self, version: &Version<'_>, usage: &Use<'_>) -> bool {
        let inside = Inside::of_words(version.words, Vec::new());
        let scope = self.question.scope(version, usage, &inside);
        scope == Truth::True && rights_to_erasure(version, usage).next().is_some()
    }

    /// What all versions in force together say of the record that the use is of.
    pub(crate) fn on_record(&self, usage: &Use<'_>) -> OnRecord {
        let orders: Vec<Order> =
            self.in_force().flat_map(|version| self.orders(version, usage)).collect();
        let granted = orders.iter().filter(|order| order.is_granted);
        OnRecord {
            minimum: any(self.in_force().map(|version| self.question.minimum_runs(version, usage))),
            is_held: self.question.is_held(usage),
            granted: any(granted.map(|order| order.value)),
            ordered: any(orders.iter().map(|order| order.value)),
        }
    }
}

/// Whether a right is one about the data and purpose of the use.
fn is_about(right: &Right, version: &Version<'_>, usage: &Use<'_>) -> Truth {
    exact(version.words, &usage.data, right.data_categories()).and(exact(
        version.words,
        &usage.purpose,
        right.purposes(),
    ))
}

fn rights_to_erasure<'v>(
    version: &'v Version<'_>,
    usage: &Use<'_>,
) -> impl Iterator<Item = &'v Right> {
    let rights = version.policy.rights().iter();
    rights.filter(move |right| {
        let to_erasure = |kind| version.words.is_within(kind, &RightKind::ERASURE);
        let is_about = is_about(right, version, usage) == Truth::True;
        is_about && right.kinds().iter().any(to_erasure)
    })
}
