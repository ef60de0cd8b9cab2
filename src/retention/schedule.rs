//! What becomes of stored records: keep, dispose, or hold, and for which purposes they serve.

use super::disposition::{Disposition, Kept, RetentionCitation};
use super::retention_end::End;
use super::standing::{ClosedPurpose, Standing};
use crate::engine::{
    Bound, Engine, Fact, LookedAt, Place, RecordForUse, RuleOnRecord, RuleRef, Truth,
};
use crate::facts::{Facts, Hold, Record};
use crate::policy::{Disposal, Identifiability, RuleKind};
use crate::problem::InputError;
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// The schedules as they bear on one record.
pub(crate) struct Schedule<'a> {
    engine: &'a Engine,
    record: &'a Record,
    pub(super) at: OffsetDateTime,
    seen: LookedAt<'a>,
}

impl<'a> Schedule<'a> {
    pub(crate) fn new(
        engine: &'a Engine,
        record: &'a Record,
        facts: &Facts,
        at: OffsetDateTime,
    ) -> Result<Self, InputError> {
        record.check()?;
        let seen = engine.look_at(record, facts, at)?;
        Ok(Self { engine, record, at, seen })
    }

    pub(crate) fn standing(&self) -> Standing {
        let mut standing = Standing {
            record: self.record.id.clone(),
            at: self.at,
            versions: self.engine.versions_in_force(self.at).cloned().collect(),
            disposition: self.disposition(),
            usable: Vec::new(),
            closed: Vec::new(),
            unknown: Vec::new(),
            without_maximum: Vec::new(),
        };
        let asked = self.asked_to_erase().filter(|_| self.is_personal());
        for (place, purpose) in self.record.purposes.iter().enumerate() {
            let mut closed: Option<(OffsetDateTime, Option<Place<'a>>)> = None;
            let (mut unknown, mut without) = (false, BTreeSet::new());
            let mut close = |since: OffsetDateTime, by| {
                if closed.is_none_or(|(other, _)| since < other) {
                    closed = Some((since, by));
                }
            };
            for one in self.seen.uses.iter().filter(|one| one.purpose.0 == place) {
                match self.maximum(one, &mut BTreeSet::new()) {
                    End::Due(end, place) => close(end, Some(place)),
                    End::Unknown => unknown = true,
                    End::Open(None) => {
                        without.insert(one.data.0);
                    }
                    End::Until(..) | End::Open(Some(_)) => {}
                }
                if let Some(since) = asked {
                    match self.serves_still(one) {
                        Truth::True => {}
                        Truth::Unknown => unknown = true,
                        Truth::False => close(since, one.rules.first().map(|rule| rule.place)),
                    }
                }
            }
            let data = without.into_iter().filter_map(|place| self.record.data.get(place));
            standing.without_maximum.extend(data.map(|data| (data.clone(), purpose.clone())));
            let purpose = purpose.clone();
            match closed {
                Some((since, by)) => {
                    standing.closed.push(ClosedPurpose { purpose, since, by: by.map(cite) });
                }
                None if unknown => standing.unknown.push(purpose),
                None => standing.usable.push(purpose),
            }
        }
        standing
    }

    pub(crate) fn disposition(&self) -> Disposition {
        let mut holds = self.holds().peekable();
        if holds.peek().is_some() {
            return Disposition::Held { by: holds.map(|hold| hold.reference.clone()).collect() };
        }
        let mut needs = BTreeSet::new();
        let end = self.end(&mut needs);
        let minimum = self.minimum();
        if let Minimum::Runs(until, place) = minimum {
            let must = Some(Kept { until, by: Some(cite(place)) });
            let may = if self.asked_to_erase().is_some() { None } else { may_be_kept(end) };
            return Disposition::Keep { must, may };
        }
        let due = self.due(end);
        match (due, minimum) {
            (Some(_), Minimum::Unknown(needs)) => undetermined(needs),
            (Some(due), Minimum::Over(over)) => {
                let due_since = over.map_or(due.since, |over| due.since.max(over));
                let due_by = due.by.and_then(|(_, _, detail)| detail.within);
                Disposition::Dispose {
                    how: due.how,
                    due_since,
                    due_by: due_by.map(|period| period.after(due_since)),
                    by: due.by.map(cite),
                }
            }
            _ => match may_be_kept(end) {
                Some(may) => Disposition::Keep { must: None, may: Some(may) },
                None => undetermined(needs),
            },
        }
    }

    /// Why it is due, if it is: at its subject's request it is erased, and what was due before it was
    /// asked for stays due since then.
    fn due(&self, end: End<'a>) -> Option<Due<'a>> {
        let erased = |since, by| Due { how: vec![Disposal::Erase], since, by };
        match (self.asked_to_erase(), end) {
            (Some(stated), End::Due(since, by)) if since <= stated => Some(erased(since, Some(by))),
            (Some(since), _) => Some(erased(since, None)),
            (None, End::Due(since, by)) => {
                Some(Due { how: by.2.disposals.to_vec(), since, by: Some(by) })
            }
            (None, _) => None,
        }
    }

    /// When the record's own retention ends: with the first category that serves no purpose.
    fn end(&self, needs: &mut BTreeSet<Fact>) -> End<'a> {
        let mut categories: Vec<((usize, u16), End<'a>)> = Vec::new();
        for one in &self.seen.uses {
            let end = self.maximum(one, needs);
            match categories.iter_mut().find(|(data, _)| *data == one.data) {
                Some((_, so_far)) => *so_far = so_far.later(end),
                None => categories.push((one.data, end)),
            }
        }
        categories.into_iter().map(|(_, end)| end).fold(End::Open(None), End::earlier)
    }

    /// Of several maxima the earliest; one that has passed counts whatever is unknown of others.
    fn maximum(&self, one: &RecordForUse<'a>, needs: &mut BTreeSet<Fact>) -> End<'a> {
        let (mut passed, mut ahead): (Option<(OffsetDateTime, Place<'a>)>, _) = (None, None);
        let (mut open, mut unknown) = (None, BTreeSet::new());
        let earliest = |so_far: Option<(OffsetDateTime, Place<'a>)>, end, place| match so_far {
            Some((other, _)) if other <= end => so_far,
            _ => Some((end, place)),
        };
        for rule in &one.rules {
            let detail = rule.place.2;
            match (rule.speaks.and(rule.maximum.is_over(self.at)), rule.maximum) {
                (Truth::Unknown, _) => unknown.extend(rule.unknown.iter().cloned()),
                (Truth::True, Bound::Ends(end)) => passed = earliest(passed, end, rule.place),
                (_, Bound::Ends(end)) => ahead = earliest(ahead, end, rule.place),
                _ if detail.maximum.is_some() || detail.indefinitely => {
                    open = open.or(Some(rule.place));
                }
                _ => {}
            }
        }
        match (passed, ahead) {
            (Some((end, place)), _) => End::Due(end, place),
            (None, _) if !unknown.is_empty() => {
                needs.extend(unknown);
                End::Unknown
            }
            (None, Some((end, place))) => End::Until(end, place),
            (None, None) => End::Open(open),
        }
    }

    /// Of several minima the latest; one that runs counts whatever is unknown of others.
    fn minimum(&self) -> Minimum<'a> {
        let mut runs: Option<(Option<OffsetDateTime>, Place<'a>)> = None;
        let (mut over, mut unknown): (Option<OffsetDateTime>, _) = (None, BTreeSet::new());
        for rule in self.seen.uses.iter().flat_map(|one| &one.rules) {
            match rule.speaks.and(rule.minimum.runs(self.at)) {
                Truth::Unknown => unknown.extend(rule.unknown.iter().cloned()),
                Truth::True => {
                    let until = rule.minimum.end();
                    let is_later = match &runs {
                        None => true,
                        // One that holds without an end is later than any.
                        Some((so_far, _)) => {
                            so_far.is_some_and(|so_far| until.is_none_or(|until| until > so_far))
                        }
                    };
                    if is_later {
                        runs = Some((until, rule.place));
                    }
                }
                Truth::False => over = over.max(rule.minimum.end()),
            }
        }
        match runs {
            Some((until, place)) => Minimum::Runs(until, place),
            None if !unknown.is_empty() => Minimum::Unknown(unknown),
            None => Minimum::Over(over),
        }
    }

    /// The next instant at which something that is said of the record may change.
    pub(crate) fn next_change(&self) -> Option<OffsetDateTime> {
        self.seen.stable_until
    }

    /// Whether the schedules look at nothing but the record as it is.
    pub(crate) fn rests_on_record_alone(&self) -> bool {
        self.seen.rests_on_record_alone
    }

    pub(super) fn holds(&self) -> impl Iterator<Item = &'a Hold> + use<'a> {
        let at = self.at;
        self.record.life.holds.iter().filter(move |hold| hold.in_force(at))
    }

    /// Since when the erasure of the record is asked for, if it is.
    fn asked_to_erase(&self) -> Option<OffsetDateTime> {
        self.record.life.erasure_requested.filter(|since| *since <= self.at)
    }

    fn is_personal(&self) -> bool {
        self.record.identifiability.is_none_or(Identifiability::is_personal)
    }

    /// Whether a category still serves a purpose although the erasure of the record is asked for: it
    /// must be kept for it, or it is for legal claims while a hold is on the record.
    fn serves_still(&self, one: &RecordForUse<'_>) -> Truth {
        let claimed = Truth::from(one.is_for_claims && self.holds().next().is_some());
        let must = |rule: &RuleOnRecord<'_>| rule.speaks.and(rule.minimum.runs(self.at));
        one.rules.iter().map(must).fold(claimed, Truth::or)
    }
}

/// What is due, in which ways it may be disposed of, since when, and by which rule.
struct Due<'a> {
    how: Vec<Disposal>,
    since: OffsetDateTime,
    by: Option<Place<'a>>,
}

enum Minimum<'a> {
    /// Until then, or without an end.
    Runs(Option<OffsetDateTime>, Place<'a>),
    Unknown(BTreeSet<Fact>),
    /// None runs; the last that did ended then.
    Over(Option<OffsetDateTime>),
}

/// Until when a record may be kept whose retention ends so; none if it has ended, or nobody knows.
fn may_be_kept(end: End<'_>) -> Option<Kept> {
    match end {
        End::Until(until, place) => Some(Kept { until: Some(until), by: Some(cite(place)) }),
        End::Open(place) => Some(Kept { until: None, by: place.map(cite) }),
        End::Due(..) | End::Unknown => None,
    }
}

fn undetermined(needs: BTreeSet<Fact>) -> Disposition {
    Disposition::Undetermined { needs: needs.into_iter().collect() }
}

fn cite((compiled, row, _): Place<'_>) -> RetentionCitation {
    RetentionCitation {
        rule: RuleRef {
            policy: compiled.version.version.policy.clone(),
            id: row.id.clone(),
            kind: RuleKind::Retention,
        },
        clauses: row.clauses.clone(),
    }
}
