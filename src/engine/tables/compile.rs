//! From a policy to tables: rules sorted by id, their words looked up, their terms as bits.

use crate::engine::tables::bit_blocks as bits;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail, Naming, Row};
use crate::engine::tables::conditions::{Numbers, Test, cheap_first, terms_of};
use crate::engine::tables::given_rights::GivenRights;
use crate::engine::tables::near_rows::RowsById;
use crate::engine::tables::order_detail::Order;
use crate::engine::tables::orders::{SENSE_OF_ORDER, orders};
use crate::engine::tables::permit_detail::PermitDetail;
use crate::engine::tables::retention_detail::RetentionDetail;
use crate::engine::tables::row_bounds::RowBounds;
use crate::engine::tables::row_ranges::Ranges;
use crate::engine::tables::row_terms::{RowTerms, Sense};
use crate::engine::tables::rule_index_builder::index;
use crate::engine::tables::rule_order::{alike, by_id, sorted};
use crate::engine::tables::word_groups::OpenFacets;
use crate::ids::{Clause, RuleId};
use crate::policy::{
    Beyond, Condition, Controller, Duty, Exception, Forbid, OptOut, Permit, Policy, PolicyKind,
    Retention, Rule, RuleKind, Terms,
};
use crate::words::{DataCategory, Vocabulary};
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
        let (orders, terms): (Vec<Row>, Vec<Terms>) =
            orders(policy, vocabulary).into_iter().unzip();
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
        let beyond = compiler.rules(policy.beyond(), RuleKind::Beyond, Sense::AtMost, |_, _| {
            Detail::Beyond { exceptions: 0..0 }
        });
        let duties = compiler.duties(policy);
        let closed = compiler.plain(policy.closed(), RuleKind::Closed);
        let statements = compiler.plain(policy.statements(), RuleKind::Statement);
        let deemed = compiler.rules(
            policy.deemed_consents(),
            RuleKind::DeemedConsent,
            Sense::AtMost,
            |compiler, rule| Detail::Deemed {
                event: terms_of(rule.events(), compiler.vocabulary),
                names: Naming::of(rule.terms()),
                after: rule.stands_after(),
            },
        );
        let givers = compiler.rules(
            policy.consent_givers(),
            RuleKind::ConsentGiver,
            Sense::AtLeastPersonal,
            |_, rule| Detail::Givers {
                kinds: rule.givers().into(),
                all: rule.needs_all(),
                alone: rule.is_alone(),
            },
        );
        let admitted = compiler.rules(
            policy.admitted_bases(),
            RuleKind::AdmittedBasis,
            Sense::AtLeastPersonal,
            |compiler, rule| Detail::Admitted(terms_of(rule.bases(), compiler.vocabulary)),
        );
        let restrictions = compiler.plain(policy.restrictions(), RuleKind::Restriction);
        let retentions = compiler.rules(
            policy.retentions(),
            RuleKind::Retention,
            Sense::AtLeastPersonal,
            |compiler, rule| {
                Detail::Retention(Box::new(RetentionDetail::new(rule, compiler.vocabulary)))
            },
        );
        let first = compiler.next();
        for (row, terms) in orders.into_iter().zip(&terms) {
            compiler.push(row, RowTerms { terms, sense: SENSE_OF_ORDER, other_purposes: false });
        }
        let orders = first..compiler.next();
        let opt_outs_of_act = compiler.opt_outs_of_act(policy);
        let exceptions = compiler.exceptions(policy, [&forbids, &beyond, &duties, &retentions]);
        compiler.except_orders(&orders, &retentions);
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
                givers,
                admitted,
                restrictions,
                retentions,
                orders,
                opt_outs_of_act,
                exceptions,
            },
        )
    }
}

struct Compiler<'a> {
    vocabulary: &'a Vocabulary,
    rows: Vec<Row>,
    terms: Vec<RowTerms<'a>>,
    numbers: Numbers,
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

    fn duties(&mut self, policy: &'a Policy) -> Range<usize> {
        let start = self.next();
        for rule in by_id(policy.duties()) {
            let detail = Detail::Duty { exceptions: 0..0, obligations: sorted(rule.obligations()) };
            self.rule(rule, RuleKind::Duty, Sense::AtLeastPersonal, detail);
            self.together(rule.other_data());
        }
        start..self.next()
    }

    /// Says of the last row what other data the act has to stand for.
    fn together(&mut self, words: &[DataCategory]) {
        if let Some(row) = self.rows.last_mut() {
            row.together = terms_of(words, self.vocabulary);
        }
    }

    fn plain<K>(&mut self, rules: &'a [Rule<K>], kind: RuleKind) -> Range<usize> {
        self.rules(rules, kind, Sense::AtMost, |_, _| Detail::Plain)
    }

    fn rule<K>(&mut self, rule: &'a Rule<K>, kind: RuleKind, sense: Sense, detail: Detail) {
        let (id, clauses) = (rule.id().clone(), rule.clauses().to_vec());
        let (test, condition) = self.test(rule.condition());
        let together = Box::default();
        let row = Row { id, kind, clauses, together, test, condition, detail };
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
            self.together(rule.other_data());
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

    /// What the schedule orders has the exceptions of the rule that orders it, as far as these ask for
    /// circumstances.
    fn except_orders(&mut self, orders: &Range<usize>, retentions: &Range<usize>) {
        for order in orders.clone() {
            let Some(Detail::Order(detail)) = self.rows.get(order).map(|row| &row.detail) else {
                continue;
            };
            let Order::Due { rule, .. } = detail.order else { continue };
            let rule = self.rows.get(retentions.start.saturating_add(rule));
            let rule = rule.and_then(Row::retention);
            let exceptions = rule.map(|rule| rule.of_circumstances.clone()).unwrap_or_default();
            if let Some(Row { detail: Detail::Order(detail), .. }) = self.rows.get_mut(order) {
                detail.exceptions = exceptions;
            }
        }
    }

    /// The rows of exceptions, which decide nothing alone.
    fn exceptions(&mut self, policy: &'a Policy, excepted: [&Range<usize>; 4]) -> Range<usize> {
        let start = self.next();
        let only = policy.permits().iter().filter(|permit| permit.is_only_purpose()).count();
        let of_forbids =
            alike(policy.forbids(), self.vocabulary).into_iter().map(Forbid::exceptions);
        let none = std::iter::repeat_n(&[] as &[Exception], only);
        let of_opt_outs = by_id(policy.opt_outs()).into_iter().map(OptOut::exceptions);
        let of_beyond = by_id(policy.beyond()).into_iter().map(Beyond::exceptions);
        let of_duties = by_id(policy.duties()).into_iter().map(Duty::exceptions);
        let of_retentions = by_id(policy.retentions()).into_iter().map(Retention::exceptions);
        let lists = of_forbids.chain(none).chain(of_opt_outs);
        let lists = lists.chain(of_beyond).chain(of_duties).chain(of_retentions);
        // In the order of their rows.
        for (row, list) in excepted.into_iter().cloned().flatten().zip(lists) {
            let first = self.next();
            let rests = |exception: &&Exception| exception.rests_on_facts();
            for exception in list.iter().filter(|one| !rests(one)) {
                self.exception(exception);
            }
            let of_circumstances = first..self.next();
            for exception in list.iter().filter(rests) {
                self.exception(exception);
            }
            let range = first..self.next();
            if let Some(Row { detail: Detail::Retention(detail), .. }) = self.rows.get_mut(row) {
                (detail.exceptions, detail.of_circumstances) = (range.clone(), of_circumstances);
            }
            if let Some(Row {
                detail:
                    Detail::Forbid { exceptions }
                    | Detail::Beyond { exceptions }
                    | Detail::OptOut { exceptions, .. }
                    | Detail::Duty { exceptions, .. },
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
            together: Box::default(),
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

    /// What opt-outs say of the act: a basis that gives way to objections gives way as they say.
    fn opt_outs_of_act(&mut self, policy: &'a Policy) -> Range<usize> {
        let start = self.next();
        for rule in by_id(policy.opt_outs()) {
            let (id, clauses) = (rule.id().clone(), rule.clauses().to_vec());
            let (kind, detail) = (RuleKind::OptOut, Detail::Plain);
            let together = Box::default();
            let row = Row { id, kind, clauses, together, test: None, condition: None, detail };
            let (terms, sense) = (rule.terms(), Sense::OfAct);
            self.push(row, RowTerms { terms, sense, other_purposes: false });
        }
        start..self.next()
    }

    fn exception(&mut self, exception: &'a Exception) {
        let (id, clauses) = (RuleId::new(""), exception.clauses().to_vec());
        let (test, condition) = self.test(exception.condition());
        let kind = RuleKind::Forbid;
        let together = Box::default();
        let row = Row { id, kind, clauses, together, test, condition, detail: Detail::Plain };
        let terms = exception.terms();
        self.push(row, RowTerms { terms, sense: Sense::AtMost, other_purposes: false });
    }

    fn permits(&mut self, policy: &'a Policy) -> Range<usize> {
        let start = self.next();
        for rule in alike(policy.permits(), self.vocabulary) {
            let detail = Detail::Permit(Box::new(PermitDetail::new(rule, self.vocabulary)));
            self.rule(rule, RuleKind::Permit, Sense::AtMost, detail);
        }
        start..self.next()
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
        let excepted = as_bits(Row::is_excepted);
        let bounds = RowBounds::of(&self.rows);
        let open = OpenFacets::new(&index, &bounds.asked, self.vocabulary, joint);
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
        let given_rights = GivenRights::of(policy);
        let together: BTreeSet<_> =
            self.rows.iter().flat_map(|row| &row.together).copied().collect();
        let judged = self.rows.get(..ranges.permits.end).unwrap_or_default();
        let by_id = RowsById::new(judged.iter().map(|row| (&row.id, row.kind)));
        Ok(CompiledPolicy {
            version: policy.named_by_answers(),
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
            givers: ranges.givers,
            admitted: ranges.admitted,
            restrictions: ranges.restrictions,
            retentions: ranges.retentions,
            orders: ranges.orders,
            opt_outs_of_act: ranges.opt_outs_of_act,
            by_id,
            opt_outs,
            amendments,
            together: together.into_iter().collect(),
            given_rights,
            ages: bounds.ages,
            consent_ages: bounds.consent_ages,
            deemed_after: bounds.deemed_after,
            open,
        })
    }
}
