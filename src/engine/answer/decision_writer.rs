//! From judged uses to a decision.

use crate::engine::answer::citations::Cited;
use crate::engine::answer::cited_rules::{Citation, Due, Effect, Ground, RuleRef};
use crate::engine::answer::decision::{Decision, ItemOutcome, Part, Witness};
use crate::engine::answer::facts_to_check::facts_to_check;
use crate::engine::answer::findings::{Findings, Place, WITNESSED, reference};
use crate::engine::answer::named_records::{EvidenceOnRecord, GrantOnRecord};
use crate::engine::answer::notices::Notice;
use crate::engine::answer::relied_on::OnRecord;
use crate::engine::answer::stable_until::StableUntil;
use crate::engine::judge::all_versions::Judges;
use crate::engine::judge::outcome::Outcome;
use crate::engine::resolved::act::{ResolvedAct, Slot};
use crate::engine::resolved::look_up_events::events_in_order;
use crate::engine::tables::compiled_policy::{CompiledPolicy, Detail, Row};
use crate::engine::tables::versions::InForce;
use crate::engine::uses::asked::Asked;
use crate::engine::uses::found_uses::Uses;
use crate::facts::{Act, Facts};
use crate::policy::{Owed, RuleKind};
use crate::words::Vocabulary;
use std::collections::BTreeSet;

/// What is asked, in words and looked up, and the uses that it stands for.
#[derive(Clone, Copy)]
pub(crate) struct Posed<'a> {
    pub(crate) act: &'a Act,
    pub(crate) facts: &'a Facts,
    pub(crate) asked: &'a Asked<'a>,
    pub(crate) uses: &'a Uses,
}

/// How many grants and how many pieces of evidence a ground names.
const MAX_RELIED_ON: usize = 16;

/// The decision, but for what is missing; with the rules that nearly applied, if they are wanted.
pub(crate) fn write(posed: Posed<'_>, with_near: bool) -> Decision {
    let Posed { asked, uses, .. } = posed;
    let act = asked.act;
    let mut stable = StableUntil::new(asked);
    let writer = Writer { versions: asked.versions().collect(), facts: posed.facts };
    let parts = act.items.len().saturating_mul(act.purposes.len());
    let mut parts: Vec<Part> = Vec::with_capacity(parts);
    for item in 0..act.items.len() {
        for purpose in 0..act.purposes.len() {
            let mut findings = Findings::default();
            let mut witness = None;
            for (one, rows) in uses.of_part(item, purpose) {
                Judges::of(asked, one, rows).with_narrowed(|judges| {
                    if findings.take(judges) {
                        witness = Some((one, rows));
                    }
                    stable.take(judges);
                });
            }
            if let Some((one, rows)) = witness.filter(|_| with_near) {
                Judges::of(asked, one, rows).with_narrowed(|judges| findings.take_near(judges));
            }
            parts.extend(part(posed, &writer, (item, purpose), findings));
        }
    }
    let to_check = facts_to_check(asked, &stable);
    for part in &mut parts {
        part.notices.extend_from_slice(&to_check);
    }
    let outcome = parts.iter().map(|part| part.outcome).min();
    let boundaries = asked.tables.timelines.iter().flat_map(|timeline| &timeline.boundaries);
    let in_force = || asked.versions().map(|version| version.compiled);
    Decision {
        question_id: None,
        outcome: outcome.unwrap_or(Outcome::NotPermitted),
        at: asked.at,
        versions: in_force().map(|compiled| compiled.version.clone()).collect(),
        items: items(&parts),
        obligations: joint(parts.iter().flat_map(|part| &part.obligations)),
        stable_until: stable.until(in_force(), boundaries.copied()),
        parts,
    }
}

/// The decision where what was prepared elsewhere, or stands for too many uses, cannot be judged:
/// not permitted, for the reason that the notice gives.
pub(crate) fn write_unjudged(act: &Act, at: time::OffsetDateTime, notice: &Notice) -> Decision {
    let parts = act.items.iter().enumerate().flat_map(|(item, stated)| {
        act.purposes.iter().enumerate().map(move |(purpose_index, purpose)| Part {
            item,
            purpose_index,
            data: stated.category.word.clone(),
            purpose: purpose.word.clone(),
            outcome: Outcome::NotPermitted,
            witness: Vec::new(),
            citations: Vec::new(),
            overridden: Vec::new(),
            grounds: Vec::new(),
            obligations: Vec::new(),
            unknown: Vec::new(),
            near: Vec::new(),
            near_count: 0,
            missing: None,
            notices: vec![notice.clone()],
        })
    });
    let parts: Vec<Part> = parts.collect();
    Decision {
        question_id: None,
        outcome: Outcome::NotPermitted,
        at,
        versions: Vec::new(),
        items: items(&parts),
        parts,
        obligations: Vec::new(),
        stable_until: None,
    }
}

/// The worst outcome of each item; the parts of an item stand side by side.
fn items(parts: &[Part]) -> Vec<ItemOutcome> {
    let of_item = |parts: &[Part]| {
        let outcome = parts.iter().map(|part| part.outcome).min()?;
        let first = parts.first()?;
        Some(ItemOutcome { item: first.item, data: first.data.clone(), outcome })
    };
    parts.chunk_by(|one, other| one.item == other.item).filter_map(of_item).collect()
}

/// Says which operating policies have no version in force, if any is to blame.
fn without_version(asked: &Asked<'_>) -> Vec<Notice> {
    if asked.period.governed {
        return Vec::new();
    }
    let timelines = asked.tables.timelines.iter().filter(|timeline| !timeline.is_limit);
    timelines
        .filter(|timeline| {
            let mut in_force = asked.period.in_force.iter();
            !in_force.any(|number| timeline.versions.contains(&(*number as usize)))
        })
        .filter_map(|timeline| asked.tables.versions_of(timeline).first())
        .map(|version| Notice::NoVersionInForce { policy: version.version.version.policy.clone() })
        .collect()
}

fn part(
    Posed { act, asked, .. }: Posed<'_>,
    writer: &Writer<'_>,
    (item, purpose_index): (usize, usize),
    findings: Findings,
) -> Option<Part> {
    let stated = act.items.get(item)?;
    let purpose = act.purposes.get(purpose_index)?;
    let witness = witness(&asked.tables.vocabulary, asked.act, &findings, (item, purpose_index));
    let notices = findings.notices.into_iter().chain(findings.grants).chain(findings.evidence);
    Some(Part {
        item,
        purpose_index,
        data: stated.category.word.clone(),
        purpose: purpose.word.clone(),
        outcome: findings.worst.unwrap_or(Outcome::NotPermitted),
        witness,
        citations: writer.citations(findings.cited),
        overridden: writer.overridden(findings.overridden),
        grounds: writer.grounds(findings.grounds, &findings.relied_on),
        obligations: writer.obligations(findings.obliging),
        unknown: {
            let words = &asked.tables.vocabulary;
            findings.unknown.into_iter().filter_map(|fact| fact.in_words(words)).collect()
        },
        near: findings.near.listed,
        near_count: findings.near.count,
        missing: None,
        notices: notices.chain(without_version(asked)).collect(),
    })
}

/// Where the witness is narrower than the question. That it is the question's own term without what lies
/// below is worth telling where something below it fares better.
fn witness(
    vocabulary: &Vocabulary,
    request: &ResolvedAct,
    findings: &Findings,
    (item, purpose): (usize, usize),
) -> Vec<Witness> {
    let terms = findings.witness.unwrap_or_default();
    let is_remainder = findings.best > findings.worst;
    let stated = [
        request.items.get(item).map(|item| item.data),
        request.purposes.get(purpose).copied(),
        Some(request.recipient),
        Some(request.channel),
        Some(request.place),
    ];
    let facets = WITNESSED.into_iter().zip(terms).zip(stated).zip(findings.divided);
    let narrower = facets.filter_map(|(((facet, term), stated), divided)| {
        let term = term?;
        let Slot::Stated { term: stated, exactly } = stated? else { return None };
        let is_own = stated == term;
        if is_own && (exactly || !divided || !is_remainder) {
            return None;
        }
        let key = vocabulary.key(facet.vocabulary(), term).to_owned();
        Some(Witness { facet, term: key, exactly: is_own })
    });
    narrower.collect()
}

/// Turns rows into what a caller can read.
struct Writer<'a> {
    versions: Vec<InForce<'a>>,
    facts: &'a Facts,
}

impl<'a> Writer<'a> {
    fn find(&self, (version, row): Place) -> Option<(&'a CompiledPolicy, &'a Row)> {
        let compiled = self.versions.get(version)?.compiled;
        Some((compiled, compiled.row(row)?))
    }

    fn citations(&self, mut cited: Vec<(usize, Cited)>) -> Vec<Citation> {
        cited.sort_unstable();
        cited.dedup();
        let mut citations = Vec::with_capacity(cited.len());
        for (version, (row, effect, exception)) in cited {
            let Some((compiled, row)) = self.find((version, row)) else { continue };
            let mut clauses = row.clauses.clone();
            if let Some((_, exception)) = exception.and_then(|row| self.find((version, row))) {
                clauses.extend(exception.clauses.iter().cloned());
                let mut seen = BTreeSet::new();
                clauses.retain(|clause| seen.insert(clause.clone()));
            }
            citations.push(Citation { rule: reference(compiled, row), effect, clauses });
        }
        for version in &self.versions {
            for (id, clauses) in &version.compiled.amendments {
                let policy = version.compiled.version.version.policy.clone();
                let rule = RuleRef { policy, id: id.clone(), kind: RuleKind::Amendment };
                let clauses = clauses.clone();
                citations.push(Citation { rule, effect: Effect::States, clauses });
            }
        }
        citations.sort();
        citations.dedup();
        citations
    }

    /// The permits that a prohibition overrode.
    fn overridden(&self, mut places: Vec<Place>) -> Vec<Citation> {
        places.sort_unstable();
        places.dedup();
        let cite = |place: Place| {
            let (compiled, row) = self.find(place)?;
            let rule = reference(compiled, row);
            Some(Citation { rule, effect: Effect::Permits, clauses: row.clauses.clone() })
        };
        let mut cited: Vec<Citation> = places.into_iter().filter_map(cite).collect();
        cited.sort();
        cited
    }

    fn grounds(
        &self,
        mut grounds: Vec<(Place, usize, bool)>,
        on_record: &BTreeSet<(Place, usize, OnRecord)>,
    ) -> Vec<Ground> {
        let events = match on_record.iter().any(|(.., one)| matches!(one, OnRecord::Event(_))) {
            true => events_in_order(self.facts),
            false => Vec::new(),
        };
        // What some use relies on stands before the same of others.
        grounds.sort_unstable_by_key(|(place, number, relied_on)| (*place, *number, !relied_on));
        grounds.dedup_by_key(|(place, number, _)| (*place, *number));
        let mut written = Vec::with_capacity(grounds.len());
        for (place, number, relied_on) in grounds {
            let Some((compiled, row)) = self.find(place) else { continue };
            let (bases, obligations) = match &row.detail {
                Detail::Permit(detail) => match detail.alternatives.get(number) {
                    Some(alternative) => (alternative.bases.clone(), &detail.obligations),
                    None => continue,
                },
                Detail::Order(detail) => (Vec::new(), &detail.obligations),
                _ => continue,
            };
            let first = (place, number, OnRecord::Event(0));
            let own = on_record.range(first..);
            let own = own.take_while(|(of, alternative, _)| (*of, *alternative) == (place, number));
            let (mut grants, mut evidence) = (Vec::new(), Vec::new());
            for (.., one) in own {
                match one {
                    OnRecord::Event(at) => {
                        grants.extend(events.get(*at).map(|event| GrantOnRecord::of(event)));
                    }
                    OnRecord::Evidence(at) => {
                        evidence.extend(self.facts.evidence.get(*at).map(EvidenceOnRecord::of));
                    }
                }
            }
            grants.sort_unstable();
            evidence.sort_unstable();
            grants.truncate(MAX_RELIED_ON);
            evidence.truncate(MAX_RELIED_ON);
            written.push(Ground {
                grants,
                evidence,
                rule: reference(compiled, row),
                clauses: row.clauses.clone(),
                bases,
                obligations: obligations.clone(),
                relied_on,
            });
        }
        written.sort_by(|a, b| a.rule.cmp(&b.rule));
        // A right orders in several ways, and is one ground.
        written.dedup_by(|next, kept| {
            let is_same = next.rule == kept.rule && next.bases == kept.bases;
            kept.relied_on |= is_same && next.relied_on;
            is_same
        });
        written
    }

    fn obligations(&self, obliging: Vec<Place>) -> Vec<Due> {
        let mut all: Vec<(&Owed, Place)> = Vec::new();
        for place in obliging {
            let obligations = match self.find(place).map(|(_, row)| &row.detail) {
                Some(Detail::Permit(detail)) => &detail.obligations,
                Some(Detail::Order(detail)) => &detail.obligations,
                Some(Detail::Duty { obligations, .. }) => obligations,
                _ => continue,
            };
            all.extend(obligations.iter().map(|obligation| (obligation, place)));
        }
        all.sort_unstable();
        all.dedup();
        let due = |dues: &[(&Owed, Place)]| {
            let (obligation, _) = dues.first()?;
            let rules = dues.iter().filter_map(|(_, place)| self.find(*place));
            let mut because: Vec<RuleRef> =
                rules.map(|(compiled, row)| reference(compiled, row)).collect();
            because.sort();
            Some(Due { obligation: (*obligation).clone(), because })
        };
        all.chunk_by(|(one, _), (other, _)| one == other).filter_map(due).collect()
    }
}

/// The obligations of several parts, each once.
fn joint<'a>(dues: impl Iterator<Item = &'a Due>) -> Vec<Due> {
    let each = |due: &'a Due| due.because.iter().map(|rule| (&due.obligation, rule));
    let mut all: Vec<(&Owed, &RuleRef)> = dues.flat_map(each).collect();
    all.sort_unstable();
    all.dedup();
    let due = |dues: &[(&Owed, &RuleRef)]| {
        let (obligation, _) = dues.first()?;
        let because = dues.iter().map(|(_, rule)| (*rule).clone()).collect();
        Some(Due { obligation: (*obligation).clone(), because })
    };
    all.chunk_by(|(one, _), (other, _)| one == other).filter_map(due).collect()
}
