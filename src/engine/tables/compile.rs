//! From a policy to tables: rules sorted by id, their words looked up, their terms as bits.

use crate::engine::tables::bit_blocks as bits;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail, Naming, PermitDetail, Row};
use crate::engine::tables::conditions::{Numbers, Test, cheap_first, terms_of};
use crate::engine::tables::near_rows::RowsById;
use crate::engine::tables::row_terms::{RowTerms, Sense};
use crate::engine::tables::rule_index_builder::index;
use crate::engine::tables::word_groups::OpenFacets;
use crate::ids::{Clause, RuleId};
use crate::policy::RuleKind;
use crate::policy::{
    Condition, Controller, Exception, Forbid, OptOut, Permit, Policy, PolicyKind, Rule, Strength,
    TermFacet, Terms,
};
use crate::words::{Facet, LegalBasis, Vocabulary, Word};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use time::OffsetDateTime;

impl CompiledPolicy {
    pub(crate) fn new(
        policy: &Policy,
        until: Option<OffsetDateTime>,
        vocabulary: &Arc<Vocabulary>,
        joint: &Vocabulary,
    ) -> Result<Self, usize> {
        let mut compiler = Compiler {
            vocabulary,
            rows: Vec::new(),
            terms: Vec::new(),
            numbers: Numbers::default(),
        };
        // What most decisions need stands first, and so in few blocks.
        let forbids = compiler.forbids(policy);
        let permits = compiler.permits(policy);
        let scopes = compiler.plain(policy.scopes(), RuleKind::Scope);
        let beyond = compiler.plain(policy.beyond(), RuleKind::Beyond);
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
        let exceptions = compiler.exceptions(policy, &forbids);
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
                exceptions,
            },
        )
    }
}

struct Ranges {
    exceptions: Range<usize>,
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
    numbers: Numbers,
}

/// Rules that are about like things side by side, so that those about one use stand in few blocks
/// of rows. Where the order of rules shows in an answer, it is that of their ids.
fn alike<'a, K>(rules: &'a [Rule<K>], vocabulary: &Vocabulary) -> Vec<&'a Rule<K>> {
    let mut rules = by_id(rules);
    rules.sort_by_cached_key(|rule| {
        let first = |facet| {
            let words = rule.terms().list(facet);
            words.first().and_then(|word| vocabulary.find(*word))
        };
        [TermFacet::Purpose, TermFacet::Data, TermFacet::Recipient, TermFacet::Action].map(first)
    });
    rules
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
        let (id, clauses) = (rule.id().clone(), rule.clauses().to_vec());
        let (test, condition) = self.test(rule.condition());
        let row = Row { id, kind, clauses, test, condition, detail };
        self.push(row, RowTerms { terms: rule.terms(), sense, other_purposes: false });
    }

    /// A condition with its words looked up, and as it is written, both with what is cheap first.
    fn test(&mut self, condition: Option<&Condition>) -> (Option<Test>, Option<Condition>) {
        let Some(condition) = condition.cloned().map(cheap_first) else { return (None, None) };
        (Some(Test::new(&condition, self.vocabulary, &mut self.numbers)), Some(condition))
    }

    /// Forbids, those that permits with `only` add, and opt-outs, without their exceptions.
    fn forbids(&mut self, policy: &'a Policy) -> Range<usize> {
        let start = self.next();
        for rule in alike(policy.forbids(), self.vocabulary) {
            let detail = Detail::Forbid { exceptions: 0..0 };
            self.rule(rule, RuleKind::Forbid, Sense::AtLeastPersonal, detail);
        }
        for permit in by_id(policy.permits()) {
            if permit.is_only_purpose() {
                self.only(permit);
            }
        }
        for rule in by_id(policy.opt_outs()) {
            self.opt_out(rule);
        }
        start..self.next()
    }

    /// The rows of exceptions, which decide nothing alone.
    fn exceptions(&mut self, policy: &'a Policy, forbids: &Range<usize>) -> Range<usize> {
        let start = self.next();
        let only = policy.permits().iter().filter(|permit| permit.is_only_purpose()).count();
        let of_forbids =
            alike(policy.forbids(), self.vocabulary).into_iter().map(Forbid::exceptions);
        let none = std::iter::repeat_n(&[] as &[Exception], only);
        let of_opt_outs = by_id(policy.opt_outs()).into_iter().map(OptOut::exceptions);
        let lists = of_forbids.chain(none).chain(of_opt_outs);
        for (row, list) in forbids.clone().zip(lists) {
            let first = self.next();
            for exception in list {
                self.exception(exception);
            }
            let range = first..self.next();
            if let Some(Row {
                detail: Detail::Forbid { exceptions } | Detail::OptOut { exceptions, .. },
                ..
            }) = self.rows.get_mut(row)
            {
                *exceptions = range;
            }
        }
        start..self.next()
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
        let (id, clauses) = (RuleId::new(""), exception.clauses().to_vec());
        let (test, condition) = self.test(exception.condition());
        let kind = RuleKind::Forbid;
        let row = Row { id, kind, clauses, test, condition, detail: Detail::Plain };
        let terms = exception.terms();
        self.push(row, RowTerms { terms, sense: Sense::AtMost, other_purposes: false });
    }

    fn permits(&mut self, policy: &'a Policy) -> Range<usize> {
        let start = self.next();
        for rule in alike(policy.permits(), self.vocabulary) {
            let detail = Detail::Permit(Box::new(self.permit(rule)));
            self.rule(rule, RuleKind::Permit, Sense::AtMost, detail);
        }
        start..self.next()
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
    ) -> Result<CompiledPolicy, usize> {
        let index = index(self.vocabulary, joint, &self.terms)?;
        let as_bits = |holds: fn(&Row) -> bool| {
            let mut blocks = vec![0; self.rows.len().div_ceil(bits::BLOCK)];
            for (place, _) in self.rows.iter().enumerate().filter(|(_, row)| holds(row)) {
                bits::set(&mut blocks, place);
            }
            blocks
        };
        let plain = as_bits(Row::is_plain);
        let excepted = as_bits(|row| row.exceptions().is_some_and(|range| !range.is_empty()));
        let mut ages = BTreeSet::new();
        let mut asked = BTreeSet::new();
        for row in &self.rows {
            let Some(test) = &row.test else { continue };
            test.leaves(&mut |leaf| match leaf {
                Test::Age { at_least, below } => ages.extend(at_least.iter().chain(below)),
                Test::Circumstance(kind, words) => {
                    asked.extend(words.iter().map(|word| (*kind, *word)));
                }
                _ => {}
            });
        }
        let open = OpenFacets::new(&index, &asked, self.vocabulary, joint);
        let is_opt_out = |row: &usize| {
            self.rows.get(*row).is_some_and(|row| matches!(row.detail, Detail::OptOut { .. }))
        };
        let first = ranges.forbids.clone().find(is_opt_out).unwrap_or(ranges.forbids.end);
        let opt_outs = first..ranges.forbids.end;
        let mut amendments: Vec<(RuleId, Vec<Clause>)> = policy
            .amendments()
            .iter()
            .map(|amendment| (amendment.id().clone(), amendment.clauses().to_vec()))
            .collect();
        amendments.sort();
        let mut rights = policy.rights().to_vec();
        rights.sort_by(|a, b| a.id().cmp(b.id()));
        let judged = self.rows.get(..ranges.permits.end).unwrap_or_default();
        let by_id = RowsById::new(judged.iter().map(|row| (&row.id, row.kind)));
        Ok(CompiledPolicy {
            version: policy.version(),
            is_limit: policy.kind() == PolicyKind::Limit,
            controller: policy.controller().and_then(Controller::very_party).cloned(),
            vocabulary,
            from: policy.from(),
            until,
            index,
            rows: self.rows,
            plain,
            excepted,
            exceptions: ranges.exceptions,
            scopes: ranges.scopes,
            beyond: ranges.beyond,
            forbids: ranges.forbids,
            permits: ranges.permits,
            duties: ranges.duties,
            closed: ranges.closed,
            statements: ranges.statements,
            deemed: ranges.deemed,
            retentions: ranges.retentions,
            by_id,
            opt_outs,
            amendments,
            rights,
            ages,
            open,
        })
    }
}
