//! A policy's rules with their words read, so that they are not read anew for every use.

use super::containment::Words;
use permitted::ids::{PartyId, PolicyVersion};
use permitted::policy::{
    AdmittedBasis, Beyond, Condition, ConsentGiver, Controller, DeemedConsent, Duty, Exception,
    Forbid, Identifiability, OptOut, Permit, Policy, PolicyTimeline, Restriction, Retention, Rule,
    TermFacet,
};
use permitted::words::{Facet, GatheredAt, Source, SubjectKind, Vocabulary, Word};
use permitted::{Action, Channel, DataCategory, Party, Place, Purpose};

/// What a rule or an exception is about, and its condition.
pub(crate) struct Ruling<'p> {
    pub(crate) action: Vec<Action>,
    pub(crate) data: Vec<DataCategory>,
    pub(crate) purpose: Vec<Purpose>,
    pub(crate) by: Vec<Party>,
    pub(crate) recipient: Vec<Party>,
    pub(crate) channel: Vec<Channel>,
    pub(crate) place: Vec<Place>,
    pub(crate) source: Vec<Source>,
    pub(crate) gathered_at: Vec<GatheredAt>,
    pub(crate) subject: Vec<SubjectKind>,
    pub(crate) residence: Vec<Place>,
    pub(crate) identifiability: Option<Identifiability>,
    pub(crate) when: Option<&'p Condition>,
    pub(crate) words: Words<'p>,
}

impl<'p> Ruling<'p> {
    fn new(
        words: Words<'p>,
        terms: &permitted::policy::Terms,
        when: Option<&'p Condition>,
    ) -> Self {
        fn read<F: Facet>(terms: &permitted::policy::Terms, facet: TermFacet) -> Vec<Word<F>> {
            terms.words(facet).map(|word| Word::new(word).unwrap()).collect()
        }
        Self {
            action: read(terms, TermFacet::Action),
            data: read(terms, TermFacet::Data),
            purpose: read(terms, TermFacet::Purpose),
            by: read(terms, TermFacet::By),
            recipient: read(terms, TermFacet::Recipient),
            channel: read(terms, TermFacet::Channel),
            place: read(terms, TermFacet::Place),
            source: read(terms, TermFacet::Source),
            gathered_at: read(terms, TermFacet::GatheredAt),
            subject: read(terms, TermFacet::Subject),
            residence: read(terms, TermFacet::Residence),
            identifiability: terms.identifiability(),
            when,
            words,
        }
    }

    fn of<K>(words: Words<'p>, rule: &'p Rule<K>) -> Self {
        Self::new(words, rule.terms(), rule.condition())
    }

    fn all<K>(words: Words<'p>, rules: &'p [Rule<K>]) -> Vec<(&'p Rule<K>, Self)> {
        rules.iter().map(|rule| (rule, Self::of(words, rule))).collect()
    }

    /// Whether nothing is asked of a use but its data and purpose; that it is as identifying as can be
    /// asks nothing of a record.
    pub(crate) fn names_nothing_but_data_and_purpose(&self) -> bool {
        self.when.is_none()
            && self.action.is_empty()
            && self.by.is_empty()
            && self.recipient.is_empty()
            && self.channel.is_empty()
            && self.place.is_empty()
            && self.source.is_empty()
            && self.gathered_at.is_empty()
            && self.subject.is_empty()
            && self.residence.is_empty()
            && matches!(self.identifiability, None | Some(Identifiability::Identified))
    }

    pub(crate) fn exceptions(words: Words<'p>, exceptions: &'p [Exception]) -> Vec<Self> {
        exceptions.iter().map(|one| Self::new(words, one.terms(), one.condition())).collect()
    }
}

/// An exception to a rule of the schedule.
pub(crate) struct Exempt<'p> {
    pub(crate) ruling: Ruling<'p>,
    /// Whether it asks for consent or evidence.
    pub(crate) asks_for_records: bool,
}

fn asks_for_records(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(asks_for_records),
        Condition::Not(part) | Condition::Knowingly(part) => asks_for_records(part),
        leaf => matches!(leaf, Condition::Consent { .. } | Condition::Evidence { .. }),
    }
}

/// One version of a policy, read.
pub(crate) struct Version<'p> {
    pub(crate) policy: &'p Policy,
    pub(crate) timeline: &'p PolicyTimeline,
    pub(crate) words: Words<'p>,
    pub(crate) name: PolicyVersion,
    pub(crate) scopes: Vec<Ruling<'p>>,
    /// Each with its exceptions.
    pub(crate) beyond: Vec<(Ruling<'p>, Vec<Ruling<'p>>)>,
    pub(crate) consent_givers: Vec<(&'p ConsentGiver, Ruling<'p>)>,
    pub(crate) admitted_bases: Vec<(&'p AdmittedBasis, Ruling<'p>)>,
    pub(crate) restrictions: Vec<(&'p Restriction, Ruling<'p>)>,
    pub(crate) permits: Vec<(&'p Permit, Ruling<'p>)>,
    pub(crate) forbids: Vec<(&'p Forbid, Ruling<'p>, Vec<Ruling<'p>>)>,
    pub(crate) opt_outs: Vec<(&'p OptOut, Ruling<'p>, Vec<Ruling<'p>>)>,
    pub(crate) duties: Vec<(&'p Duty, Ruling<'p>, Vec<Ruling<'p>>)>,
    pub(crate) deemed_consents: Vec<(&'p DeemedConsent, Ruling<'p>)>,
    pub(crate) retentions: Vec<(&'p Retention, Ruling<'p>, Vec<Exempt<'p>>)>,
}

impl<'p> Version<'p> {
    pub(crate) fn new(
        all: &'p Vocabulary,
        policy: &'p Policy,
        timeline: &'p PolicyTimeline,
    ) -> Self {
        let words = Words { all, own: policy.vocabulary() };
        let beyond = |rule: &'p Beyond| {
            (Ruling::of(words, rule), Ruling::exceptions(words, rule.exceptions()))
        };
        let forbid = |rule: &'p Forbid| {
            (rule, Ruling::of(words, rule), Ruling::exceptions(words, rule.exceptions()))
        };
        let opt_out = |rule: &'p OptOut| {
            (rule, Ruling::of(words, rule), Ruling::exceptions(words, rule.exceptions()))
        };
        let duty = |rule: &'p Duty| {
            (rule, Ruling::of(words, rule), Ruling::exceptions(words, rule.exceptions()))
        };
        let retention = |rule: &'p Retention| {
            let exceptions = rule.exceptions().iter().map(|one| Exempt {
                ruling: Ruling::new(words, one.terms(), one.condition()),
                asks_for_records: one.condition().is_some_and(asks_for_records),
            });
            (rule, Ruling::of(words, rule), exceptions.collect())
        };
        Self {
            policy,
            timeline,
            words,
            name: policy.version(),
            scopes: policy.scopes().iter().map(|rule| Ruling::of(words, rule)).collect(),
            beyond: policy.beyond().iter().map(beyond).collect(),
            consent_givers: Ruling::all(words, policy.consent_givers()),
            admitted_bases: Ruling::all(words, policy.admitted_bases()),
            restrictions: Ruling::all(words, policy.restrictions()),
            permits: Ruling::all(words, policy.permits()),
            forbids: policy.forbids().iter().map(forbid).collect(),
            opt_outs: policy.opt_outs().iter().map(opt_out).collect(),
            duties: policy.duties().iter().map(duty).collect(),
            deemed_consents: Ruling::all(words, policy.deemed_consents()),
            retentions: policy.retentions().iter().map(retention).collect(),
        }
    }
}

impl Version<'_> {
    /// The party that the policy names as its controller.
    pub(crate) fn controller(&self) -> Option<&PartyId> {
        self.policy.controller().and_then(Controller::very_party)
    }
}

/// Where a rule stands that asks about facts on record.
pub(crate) struct Inside<'v> {
    /// The words as the policy relates them.
    pub(crate) words: Words<'v>,
    /// The versions to which a grant may be bound so as to count here: the operating policy's
    /// own, or inside a limit those of all operating policies.
    pub(crate) versions: Vec<&'v PolicyVersion>,
    /// The operating policy that is judged, whose deemed consents count here; none inside a limit.
    pub(crate) deemed: Option<&'v Version<'v>>,
    /// The operating policy being judged, or inside a limit all of them, and every limit: those
    /// whose declarations bind here.
    pub(crate) operating: Vec<&'v Version<'v>>,
    pub(crate) limits: Vec<&'v Version<'v>>,
}

impl<'v> Inside<'v> {
    /// Where words are related so and grants may be bound to these versions, and nothing that is
    /// declared binds.
    pub(crate) fn of_words(words: Words<'v>, versions: Vec<&'v PolicyVersion>) -> Self {
        Self { words, versions, deemed: None, operating: Vec::new(), limits: Vec::new() }
    }
}

/// Every condition of a policy, wherever it stands.
pub(crate) fn conditions(policy: &Policy) -> Vec<&Condition> {
    fn of<K>(rules: &[Rule<K>]) -> impl Iterator<Item = &Condition> {
        rules.iter().filter_map(Rule::condition)
    }
    fn unless(exceptions: &[Exception]) -> impl Iterator<Item = &Condition> {
        exceptions.iter().filter_map(Exception::condition)
    }
    let mut found: Vec<&Condition> = Vec::new();
    found.extend(of(policy.scopes()));
    found.extend(of(policy.beyond()));
    found.extend(policy.beyond().iter().flat_map(|rule| unless(rule.exceptions())));
    found.extend(of(policy.permits()));
    found.extend(of(policy.forbids()));
    found.extend(policy.forbids().iter().flat_map(|rule| unless(rule.exceptions())));
    found.extend(of(policy.opt_outs()));
    found.extend(policy.opt_outs().iter().flat_map(|rule| unless(rule.exceptions())));
    found.extend(of(policy.duties()));
    found.extend(policy.duties().iter().flat_map(|rule| unless(rule.exceptions())));
    found.extend(of(policy.closed()));
    found.extend(of(policy.statements()));
    found.extend(of(policy.deemed_consents()));
    found.extend(of(policy.consent_givers()));
    found.extend(of(policy.admitted_bases()));
    found.extend(of(policy.restrictions()));
    found.extend(of(policy.retentions()));
    found.extend(policy.retentions().iter().flat_map(|rule| unless(rule.exceptions())));
    found
}
