//! From a policy to tables: rules sorted by id, their words looked up, their terms as bits.

use super::condition::{Circumstance, ConsentTest, Test, terms_of};
use super::decision::RuleKind;
use super::index::{Index, IndexBuilder, Sense};
use crate::names::{Clause, PolicyVersion, RuleId};
use crate::policy::{
    Condition, Disposal, Exception, OptOut, Period, Permit, Policy, Right, Rule, Span, Strength,
    Terms,
};
use crate::words::{Facet, LegalBasis, Obligation, TermId, Vocabulary, Word};
use std::ops::Range;
use std::sync::Arc;
use time::OffsetDateTime;

/// One version of a policy, compiled. Each rule, exception and derived forbid is a row of the
/// index.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) version: PolicyVersion,
    /// The words of all policies, related as this policy relates those that it knows.
    pub(super) vocabulary: Arc<Vocabulary>,
    pub(super) from: OffsetDateTime,
    /// When its force ends: by its own word or by the next version's start.
    pub(super) until: Option<OffsetDateTime>,
    pub(super) index: Index,
    pub(super) rows: Vec<Row>,
    pub(super) scopes: Range<usize>,
    pub(super) beyond: Range<usize>,
    /// Forbids, the forbids that permits with `only` add, and opt-outs.
    pub(super) forbids: Range<usize>,
    pub(super) permits: Range<usize>,
    pub(super) duties: Range<usize>,
    pub(super) closed: Range<usize>,
    pub(super) statements: Range<usize>,
    pub(super) deemed: Range<usize>,
    pub(super) retentions: Range<usize>,
    /// The rows that are opt-outs, for the bases that give way to objections.
    pub(super) opt_outs: Vec<usize>,
    pub(super) amendments: Vec<(RuleId, Vec<Clause>)>,
    /// Sorted by id.
    pub(super) rights: Vec<Right>,
    /// Every age that a condition names, ascending.
    pub(super) ages: Vec<u8>,
    /// Every consent that a condition asks for.
    pub(super) consent_tests: Vec<ConsentTest>,
    /// Every list of words that a condition asks about a circumstance.
    pub(super) circumstances: Vec<(Circumstance, Box<[TermId]>)>,
}

/// One row: what it cites, its condition, and what its kind adds.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: RuleId,
    pub(super) kind: RuleKind,
    pub(super) clauses: Vec<Clause>,
    pub(super) test: Option<Test>,
    pub(super) condition: Option<Condition>,
    pub(super) detail: Detail,
}

#[derive(Debug)]
pub(super) enum Detail {
    Plain,
    Permit(Box<PermitDetail>),
    Forbid { exceptions: Range<usize> },
    OptOut { exceptions: Range<usize>, grace: Period, only_for: Box<[TermId]> },
    Duty(Vec<Obligation>),
    Retention { minimum: Option<Span>, maximum: Option<Span>, disposal: Disposal },
    Deemed { event: Box<[TermId]>, names: Naming },
}

#[derive(Debug)]
pub(super) struct PermitDetail {
    pub(super) bases: Vec<LegalBasis>,
    /// The strength of consent that the bases need, and the first basis that needs it.
    pub(super) consent: Option<(Strength, LegalBasis)>,
    /// Whether it gives way to objections.
    pub(super) yields: bool,
    /// Sorted, without repetition.
    pub(super) obligations: Vec<Obligation>,
}

/// Which facets a deemed consent names by its own terms.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Naming {
    pub(super) data: bool,
    pub(super) purpose: bool,
    pub(super) recipient: bool,
    pub(super) channel: bool,
    pub(super) place: bool,
}

impl Compiled {
    pub(super) fn new(
        policy: &Policy,
        until: Option<OffsetDateTime>,
        vocabulary: &Arc<Vocabulary>,
        joint: &Vocabulary,
    ) -> Self {
        let mut compiler = Compiler { vocabulary, rows: Vec::new(), terms: Vec::new() };
        let scopes = compiler.plain(policy.scopes(), RuleKind::Scope);
        let beyond = compiler.plain(policy.beyond(), RuleKind::Beyond);
        let forbids = compiler.forbids(policy);
        let permits = compiler.permits(policy);
        let duties = compiler.rules(policy.duties(), RuleKind::Duty, Sense::AtLeast, |_, rule| {
            Detail::Duty(sorted(rule.obligations()))
        });
        let closed = compiler.plain(policy.closed(), RuleKind::Closed);
        let statements = compiler.plain(policy.statements(), RuleKind::Statement);
        let deemed = compiler.rules(
            policy.deemed_consents(),
            RuleKind::DeemedConsent,
            Sense::AtMost,
            |compiler, rule| Detail::Deemed {
                event: terms_of(rule.events(), compiler.vocabulary),
                names: naming(rule.terms()),
            },
        );
        let retentions = compiler.rules(
            policy.retentions(),
            RuleKind::Retention,
            Sense::AtLeastPersonal,
            |_, rule| Detail::Retention {
                minimum: rule.minimum(),
                maximum: rule.maximum(),
                disposal: rule.disposal(),
            },
        );
        let vocabulary = Arc::clone(vocabulary);
        compiler.finish(
            vocabulary,
            joint,
            policy,
            until,
            Ranges {
                scopes,
                beyond,
                forbids,
                permits,
                duties,
                closed,
                statements,
                deemed,
                retentions,
            },
        )
    }

    pub(super) fn row(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }
}

struct Ranges {
    scopes: Range<usize>,
    beyond: Range<usize>,
    forbids: Range<usize>,
    permits: Range<usize>,
    duties: Range<usize>,
    closed: Range<usize>,
    statements: Range<usize>,
    deemed: Range<usize>,
    retentions: Range<usize>,
}

struct Compiler<'a> {
    vocabulary: &'a Vocabulary,
    rows: Vec<Row>,
    terms: Vec<RowTerms<'a>>,
}

/// What a row is about, until the index is built.
pub(super) struct RowTerms<'a> {
    pub(super) terms: &'a Terms,
    pub(super) sense: Sense,
    /// The purposes are those that the row is *not* about.
    pub(super) other_purposes: bool,
}

fn by_id<K>(rules: &[Rule<K>]) -> Vec<&Rule<K>> {
    let mut rules: Vec<&Rule<K>> = rules.iter().collect();
    rules.sort_by(|a, b| a.id().cmp(b.id()));
    rules
}

fn sorted<F: Facet>(words: &[Word<F>]) -> Vec<Word<F>> {
    let mut words = words.to_vec();
    words.sort();
    words.dedup();
    words
}

fn naming(terms: &Terms) -> Naming {
    Naming {
        data: !terms.data.is_empty(),
        purpose: !terms.purpose.is_empty(),
        recipient: !terms.recipient.is_empty(),
        channel: !terms.channel.is_empty(),
        place: !terms.place.is_empty(),
    }
}

impl<'a> Compiler<'a> {
    fn next(&self) -> usize {
        self.rows.len()
    }

    fn push(&mut self, row: Row, terms: RowTerms<'a>) {
        self.rows.push(row);
        self.terms.push(terms);
    }

    fn rules<K>(
        &mut self,
        rules: &'a [Rule<K>],
        kind: RuleKind,
        sense: Sense,
        detail: impl Fn(&Self, &Rule<K>) -> Detail,
    ) -> Range<usize> {
        let start = self.next();
        for rule in by_id(rules) {
            let detail = detail(self, rule);
            self.rule(rule, kind, sense, detail);
        }
        start..self.next()
    }

    fn plain<K>(&mut self, rules: &'a [Rule<K>], kind: RuleKind) -> Range<usize> {
        self.rules(rules, kind, Sense::AtMost, |_, _| Detail::Plain)
    }

    fn rule<K>(&mut self, rule: &'a Rule<K>, kind: RuleKind, sense: Sense, detail: Detail) {
        let row = Row {
            id: rule.id().clone(),
            kind,
            clauses: rule.clauses().to_vec(),
            test: rule.condition().map(|condition| Test::new(condition, self.vocabulary)),
            condition: rule.condition().cloned(),
            detail,
        };
        self.push(row, RowTerms { terms: rule.terms(), sense, other_purposes: false });
    }

    /// Forbids first, exceptions after them all: the rows of exceptions decide nothing alone.
    fn forbids(&mut self, policy: &'a Policy) -> Range<usize> {
        let start = self.next();
        let mut exceptions: Vec<(usize, &'a [Exception])> = Vec::new();
        for rule in by_id(policy.forbids()) {
            exceptions.push((self.next(), rule.exceptions()));
            let detail = Detail::Forbid { exceptions: 0..0 };
            self.rule(rule, RuleKind::Forbid, Sense::AtLeastPersonal, detail);
        }
        for permit in by_id(policy.permits()) {
            if permit.is_only_purpose() {
                self.only(permit);
            }
        }
        for rule in by_id(policy.opt_outs()) {
            exceptions.push((self.next(), rule.exceptions()));
            self.opt_out(rule);
        }
        let end = self.next();
        for (row, list) in exceptions {
            let first = self.next();
            for exception in list {
                self.exception(exception);
            }
            let range = first..self.next();
            if let Some(row) = self.rows.get_mut(row)
                && let Detail::Forbid { exceptions } | Detail::OptOut { exceptions, .. } =
                    &mut row.detail
            {
                *exceptions = range;
            }
        }
        start..end
    }

    fn only(&mut self, permit: &'a Permit) {
        let row = Row {
            id: permit.id().clone(),
            kind: RuleKind::Only,
            clauses: permit.clauses().to_vec(),
            test: None,
            condition: None,
            detail: Detail::Plain,
        };
        let sense = Sense::Personal;
        self.push(row, RowTerms { terms: permit.terms(), sense, other_purposes: true });
    }

    fn opt_out(&mut self, rule: &'a OptOut) {
        let grace = rule.grace_period();
        let detail = Detail::OptOut {
            exceptions: 0..0,
            grace: grace.period(),
            only_for: terms_of(grace.confined_to(), self.vocabulary),
        };
        self.rule(rule, RuleKind::OptOut, Sense::AtLeastPersonal, detail);
    }

    fn exception(&mut self, exception: &'a Exception) {
        let row = Row {
            id: RuleId::new(""),
            kind: RuleKind::Forbid,
            clauses: exception.clauses().to_vec(),
            test: exception.condition().map(|condition| Test::new(condition, self.vocabulary)),
            condition: exception.condition().cloned(),
            detail: Detail::Plain,
        };
        let terms = exception.terms();
        self.push(row, RowTerms { terms, sense: Sense::AtMost, other_purposes: false });
    }

    fn permits(&mut self, policy: &'a Policy) -> Range<usize> {
        self.rules(policy.permits(), RuleKind::Permit, Sense::AtMost, |compiler, rule| {
            Detail::Permit(Box::new(compiler.permit(rule)))
        })
    }

    fn permit(&self, rule: &Permit) -> PermitDetail {
        let is = |basis: &LegalBasis, kinds: &[LegalBasis]| {
            kinds.iter().any(|kind| self.vocabulary.is_within(basis, kind))
        };
        let needs = |basis: &LegalBasis| {
            if is(basis, &[LegalBasis::EXPLICIT_CONSENT, LegalBasis::TRANSFER_EXPLICIT_CONSENT]) {
                Some(Strength::Explicit)
            } else if is(basis, &[LegalBasis::CONSENT]) {
                Some(Strength::Implied)
            } else {
                None
            }
        };
        let mut consent: Option<(Strength, LegalBasis)> = None;
        for basis in rule.bases() {
            if let Some(strength) = needs(basis)
                && consent.as_ref().is_none_or(|(other, _)| strength > *other)
            {
                consent = Some((strength, basis.clone()));
            }
        }
        let gives_way = rule.bases().iter().any(|basis| {
            is(
                basis,
                &[
                    LegalBasis::LEGITIMATE_INTERESTS,
                    LegalBasis::PUBLIC_TASK,
                    LegalBasis::NOTICE_WITH_OPT_OUT,
                ],
            )
        });
        PermitDetail {
            bases: rule.bases().to_vec(),
            consent,
            yields: gives_way && !rule.does_survive_objection(),
            obligations: sorted(rule.obligations()),
        }
    }

    fn finish(
        self,
        vocabulary: Arc<Vocabulary>,
        joint: &Vocabulary,
        policy: &Policy,
        until: Option<OffsetDateTime>,
        ranges: Ranges,
    ) -> Compiled {
        let mut index = IndexBuilder::new(self.vocabulary, joint, self.rows.len());
        for (row, terms) in self.terms.iter().enumerate() {
            index.add(row, terms);
        }
        let mut ages = Vec::new();
        let mut consent_tests = Vec::new();
        let mut circumstances = Vec::new();
        for row in &self.rows {
            let Some(test) = &row.test else { continue };
            test.leaves(&mut |leaf| match leaf {
                Test::Age { at_least, below } => ages.extend(at_least.iter().chain(below)),
                Test::Consent(test) => consent_tests.push(test.clone()),
                Test::Circumstance(kind, words) => circumstances.push((*kind, words.clone())),
                _ => {}
            });
        }
        ages.sort_unstable();
        ages.dedup();
        let opt_outs = ranges
            .forbids
            .clone()
            .filter(|row| {
                self.rows.get(*row).is_some_and(|row| matches!(row.detail, Detail::OptOut { .. }))
            })
            .collect();
        let mut amendments: Vec<(RuleId, Vec<Clause>)> = policy
            .amendments()
            .iter()
            .map(|amendment| (amendment.id().clone(), amendment.clauses().to_vec()))
            .collect();
        amendments.sort();
        let mut rights = policy.rights().to_vec();
        rights.sort_by(|a, b| a.id().cmp(b.id()));
        Compiled {
            version: policy.version(),
            vocabulary,
            from: policy.from(),
            until,
            index: index.finish(),
            rows: self.rows,
            scopes: ranges.scopes,
            beyond: ranges.beyond,
            forbids: ranges.forbids,
            permits: ranges.permits,
            duties: ranges.duties,
            closed: ranges.closed,
            statements: ranges.statements,
            deemed: ranges.deemed,
            retentions: ranges.retentions,
            opt_outs,
            amendments,
            rights,
            ages,
            consent_tests,
            circumstances,
        }
    }
}
