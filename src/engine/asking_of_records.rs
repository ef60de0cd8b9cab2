//! Asking the retention schedules about a stored record: one category for one purpose at a time.

use super::Engine;
use super::answer::open_fact::Fact;
use super::answer::stable_until::StableUntil;
use super::judge::all_versions::Judges;
use super::judge::judge::Judge;
use super::judge::period_of_record::Bound;
use super::tables::compiled_policy::{CompiledPolicy, Row};
use super::tables::retention_detail::RetentionDetail;
use super::tables::truth::Truth;
use super::uses::asked::Asked;
use super::uses::found_uses::TooBroad;
use super::uses::groups::Groups;
use super::uses::prepared_act::PreparedAct;
use crate::facts::{Act, Facts, Item, PartyInRole, Record, Stated};
use crate::policy::TermFacet;
use crate::problem::{InputError, ProblemKind, ProblemPart};
use crate::words::{Action, FacetKind, Party, Purpose, TermId};
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// A rule of a schedule, and the version that it stands in.
pub(crate) type Place<'a> = (&'a CompiledPolicy, &'a Row, &'a RetentionDetail);

/// What a rule of a schedule says of one category of a record for one purpose.
pub(crate) struct RuleOnRecord<'a> {
    pub(crate) place: Place<'a>,
    /// Whether it speaks of it at all.
    pub(crate) speaks: Truth,
    pub(crate) minimum: Bound,
    pub(crate) maximum: Bound,
    /// The facts of which something is unknown, where the rule depends on them.
    pub(crate) unknown: BTreeSet<Fact>,
}

/// One category of a record, for one purpose.
pub(crate) struct RecordForUse<'a> {
    /// The category and the purpose, by their places in the record, and which of what lies below.
    pub(crate) data: (usize, TermId),
    pub(crate) purpose: (usize, TermId),
    /// Whether the purpose is legal claims.
    pub(crate) is_for_claims: bool,
    /// The rules that speak of it, or may.
    pub(crate) rules: Vec<RuleOnRecord<'a>>,
}

/// A record as the schedules see it.
pub(crate) struct LookedAt<'a> {
    pub(crate) uses: Vec<RecordForUse<'a>>,
    /// The first instant at which a rule, circumstance or fact on record may change what is said.
    pub(crate) stable_until: Option<OffsetDateTime>,
    /// Whether no rule looks at what is known of the subject, nor at several events, the latest of which
    /// may be yet to come.
    pub(crate) rests_on_record_alone: bool,
}

impl Engine {
    /// Looks at a record, with what is known of its subject.
    pub(crate) fn look_at(
        &self,
        record: &Record,
        facts: &Facts,
        at: OffsetDateTime,
    ) -> Result<LookedAt<'_>, InputError> {
        let of_record = |error: InputError| of_record(record, error);
        let tables = self.tables();
        let act = PreparedAct::looked_up(kept(record), tables).map_err(of_record)?;
        let facts = self.facts(facts.clone()).map_err(of_record)?;
        let asked = &act.asked(tables, &facts.resolved, at, tables.period_at(at));
        let groups = Groups::new(asked, None);
        groups.within_limit(asked.act).map_err(|TooBroad { found, limit, .. }| {
            of_record(InputError::of(ProblemPart::Record, ProblemKind::TooBroad { found, limit }))
        })?;
        let mut stable = StableUntil::new(asked);
        let mut rests_on_record_alone = true;
        let mut uses: Vec<RecordForUse<'_>> = Vec::new();
        groups.each_of_record(asked, |one, rows| {
            let judges = Judges::of(asked, one, rows);
            stable.take(&judges);
            let asks_more = |(_, judge): (_, Judge<'_>)| {
                judge.retentions().any(|(_, row)| !looks_at_record_alone(row))
            };
            rests_on_record_alone &= !judges.each().any(asks_more);
            let one = self.for_use(asked, &judges);
            // What lies in several places is kept and disposed of together.
            match uses
                .last_mut()
                .filter(|last| (last.data, last.purpose) == (one.data, one.purpose))
            {
                Some(last) => last.rules.extend(one.rules),
                None => uses.push(one),
            }
        });
        let in_force = asked.versions().map(|version| version.compiled);
        let starts = tables.timelines.iter().flat_map(|timeline| &timeline.boundaries).copied();
        let stable_until = stable.until(in_force, starts);
        Ok(LookedAt { uses, stable_until, rests_on_record_alone })
    }

    fn for_use(&self, asked: &Asked<'_>, judges: &Judges<'_>) -> RecordForUse<'_> {
        let one_use = judges.one_use;
        let words = asked.vocabulary();
        let claims = words.find(Purpose::LEGAL_CLAIMS.any());
        let is_for_claims = claims
            .is_some_and(|claims| words.within(FacetKind::Purpose, one_use.purpose(), claims));
        let mut rules = Vec::new();
        let data = one_use.says(TermFacet::Data).term();
        for (version, judge) in judges.each() {
            let speaks_of = |data| judge.setting.compiled.may_speak_of(data, one_use.purpose());
            let Some(compiled) = self.tables().versions.get(version.number as usize) else {
                continue;
            };
            if data.is_some_and(speaks_of) {
                let rule = |(index, _): (usize, &Row)| rule_on_record(&judge, compiled, index);
                rules.extend(judge.retentions().filter_map(rule));
            }
        }
        let data = (one_use.item_place(), data.unwrap_or(TermId::MAX));
        let purpose = (one_use.purpose_place(), one_use.purpose());
        RecordForUse { data, purpose, is_for_claims, rules }
    }
}

fn looks_at_record_alone(row: &Row) -> bool {
    row.test.is_none()
        && row.retention().is_none_or(|detail| {
            let maximum = detail.maximum.as_ref();
            detail.exceptions.is_empty() && maximum.is_none_or(|span| span.events.len() == 1)
        })
}

/// What is wrong with a record, or with what is known beside it.
pub(super) fn of_record(record: &Record, error: InputError) -> InputError {
    let path = format!("record `{}`", crate::text::quoted(&record.id.to_string()));
    // What is said of the record is the record's fault, and not that of an act.
    error.below(&path, |part| match part {
        ProblemPart::Act => ProblemPart::Record,
        part => part,
    })
}

/// Keeping the record, with all that is said of it.
pub(super) fn kept(record: &Record) -> Act {
    let mut act = Act::new(Action::STORE).by(PartyInRole::role(Party::CONTROLLER));
    act.items.extend(record.data.iter().cloned().map(|category| Item::new(Stated::from(category))));
    act.purposes.extend(record.purposes.iter().cloned().map(Stated::from));
    act.place.clone_from(&record.place);
    act.source.clone_from(&record.source);
    act.gathered_at.clone_from(&record.gathered_at);
    act.identifiability = record.identifiability;
    act.record = Some(Box::new(record.life.clone()));
    act
}

fn rule_on_record<'a>(
    judge: &Judge<'_>,
    compiled: &'a CompiledPolicy,
    index: usize,
) -> Option<RuleOnRecord<'a>> {
    let row = compiled.row(index)?;
    let detail = row.retention()?;
    let speaks = judge.speaks(index, row);
    if speaks == Truth::False {
        return None;
    }
    let (minimum, maximum) = judge.bounds(row);
    let is_open = speaks == Truth::Unknown || [minimum, maximum].contains(&Bound::Unknown);
    let unknown = if is_open { judge.unknown_in_retention(index, row) } else { BTreeSet::new() };
    Some(RuleOnRecord { place: (compiled, row, detail), speaks, minimum, maximum, unknown })
}
