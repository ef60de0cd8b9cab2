//! What would make a part of a question permitted.
//!
//! The search supplies facts one by one that the goals around the first obstacle read, and asks the
//! evaluator itself whether they cure. So nothing is listed that does not, and when the search
//! ends by itself nothing was overlooked: every cure must reach one of these goals, and so must
//! change what that goal reads.

use crate::engine::answer::decision::Decision;
use crate::engine::answer::missing_facts::Missing;
use crate::engine::answer::open_fact::OpenFact;
use crate::engine::judge::all_versions::Judges;
use crate::engine::judge::outcome::Outcome;
use crate::engine::missing::fact_sets::{
    Facts, covers, is_several_values, joined, without_stronger,
};
use crate::engine::missing::goals::{Way, is_hopeless, obstacle};
use crate::engine::missing::listed_sets::{AlikeEvidence, listed_sets};
use crate::engine::missing::open_values::{Choice, choices, facet_of};
use crate::engine::missing::reads::Reads;
use crate::engine::missing::rules_at_hand::RulesAtHand;
use crate::engine::missing::supplied_facts::{Consent, Grant, Supply};
use crate::engine::missing::trial::{OpenFacts, Trial};
use crate::engine::missing::unsearched::Unsearched;
use crate::engine::resolved::act::{ResolvedAct, Slot};
use crate::engine::uses::asked::Asked;
use crate::engine::uses::found_uses::Uses;
use crate::policy::{Naming, PartyRole, Strength};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// How many rows and records a decision may look at in the search before it gives up.
const MAX_LOOKED_AT: usize = 100_000;
/// How many more for each of its parts.
const MAX_LOOKED_AT_PER_PART: usize = 1_000;
/// How many cures can be compared with a set for the work of looking at one row.
const CURES_PER_ROW: usize = 8;
/// How many facts a set has at most.
const MAX_FACTS: usize = 8;

/// Adds to every part of a decision that is not permitted what is missing.
pub(crate) fn add(asked: &Asked<'_>, uses: &Uses, decision: &mut Decision) {
    let parts = decision.parts.len().saturating_mul(MAX_LOOKED_AT_PER_PART);
    let mut left = parts.saturating_add(MAX_LOOKED_AT);
    for part in &mut decision.parts {
        if part.outcome != Outcome::Permitted {
            let place = (part.item, part.purpose_index);
            part.missing = Some(missing(asked, uses, place, &mut left));
        }
    }
}

fn missing(
    asked: &Asked<'_>,
    uses: &Uses,
    (item, purpose): (usize, usize),
    left: &mut usize,
) -> Missing {
    if !asked.period.governed {
        return Missing { sets: Vec::new(), complete: true };
    }
    if *left == 0 {
        return Missing { sets: Vec::new(), complete: false };
    }
    let mut search = Search {
        trial: Trial::new(*asked, uses, (item, purpose), *left),
        rules: RulesAtHand::new(asked),
        open: OpenFacts::new(),
        alike: AlikeEvidence::new(),
        tried_for: BTreeMap::new(),
        judged: BTreeMap::new(),
        unsearched: Unsearched::default(),
        cures: Vec::new(),
    };
    let complete = search.run();
    *left = search.trial.left();
    let cures = without_stronger(search.cures);
    let sets = listed_sets(asked, &search.open, &search.alike, cures);
    let complete =
        complete && !(sets.is_empty() && search.unsearched.may_cure(asked, item, purpose));
    Missing { sets, complete }
}

struct Search<'a> {
    trial: Trial<'a>,
    rules: RulesAtHand<'a>,
    /// The values that open facts are tried with, those aside that leave no hope.
    open: OpenFacts,
    alike: AlikeEvidence,
    /// The evidence that is tried for all that satisfies the same conditions.
    tried_for: BTreeMap<Vec<u64>, Supply>,
    judged: BTreeMap<Facts, Verdict>,
    unsearched: Unsearched,
    cures: Vec<Facts>,
}

/// How a part stands with some facts supplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Permitted,
    /// More may cure it.
    Open,
    /// Nothing does.
    Hopeless,
}

/// Facts supplied on a way to a goal for one of the uses.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    facts: Facts,
    on: Option<(usize, Way)>,
}

/// A fact to supply, and the way that goes on with it.
type Ahead = (Supply, Option<(usize, Way)>);

impl Search<'_> {
    /// Finds cures, and says whether it found all of them.
    fn run(&mut self) -> bool {
        let Self { trial, rules, open, .. } = self;
        let mut survey = |_: Option<usize>, judges: &Judges<'_>| match is_hopeless(judges) {
            true => ControlFlow::Break(()),
            false => {
                judges.with_narrowed(|judges| rules.take(judges));
                ControlFlow::Continue(())
            }
        };
        if trial.each(&[], open, None, &mut survey).is_break() {
            return true;
        }
        let mut seen: BTreeSet<Step> = BTreeSet::new();
        let mut is_complete = true;
        let mut level = vec![Step::default()];
        while !level.is_empty() {
            let mut next = Vec::new();
            for step in level {
                for (supply, on) in self.ahead(&step) {
                    let Some(facts) = joined(&step.facts, supply) else { continue };
                    let wider = Step { facts, on };
                    let covered = |cure: &Facts| covers(cure, &wider.facts);
                    self.trial.spend(self.cures.len() / CURES_PER_ROW);
                    if self.cures.iter().any(covered) || !seen.insert(wider.clone()) {
                        continue;
                    }
                    if self.trial.left() == 0 {
                        return false;
                    }
                    if wider.facts.len() > MAX_FACTS {
                        is_complete = false;
                        continue;
                    }
                    match self.judge(&wider.facts) {
                        Verdict::Permitted => {
                            let minimal = self.minimal(wider.facts);
                            self.cures.extend(minimal);
                        }
                        Verdict::Open => next.push(wider),
                        Verdict::Hopeless => {}
                    }
                }
            }
            level = next;
        }
        is_complete && self.trial.left() > 0
    }

    fn judge(&mut self, facts: &Facts) -> Verdict {
        if let Some(known) = self.judged.get(facts) {
            return *known;
        }
        let verdict = if self.is_cured(facts) {
            Verdict::Permitted
        } else if is_several_values(facts) && self.is_hopeless(facts) {
            Verdict::Hopeless
        } else {
            Verdict::Open
        };
        self.judged.insert(facts.clone(), verdict);
        verdict
    }

    fn is_cured(&self, facts: &[Supply]) -> bool {
        if self.trial.contradicts(facts) {
            return false;
        }
        let mut look = |_: Option<usize>, judges: &Judges<'_>| match judges.outcome() {
            Outcome::Permitted => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        };
        self.trial.each(facts, &self.open, None, &mut look).is_continue()
    }

    /// Whether nothing could be added to these facts that cures.
    fn is_hopeless(&self, facts: &[Supply]) -> bool {
        let mut look = |_: Option<usize>, judges: &Judges<'_>| match is_hopeless(judges) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        self.trial.each(facts, &self.open, None, &mut look).is_break()
    }

    /// What can be supplied next: on the way, or once its goal is reached, on the ways around the
    /// first obstacle that is left.
    fn ahead(&mut self, step: &Step) -> Vec<Ahead> {
        let facts = &step.facts;
        if let Some((number, way)) = step.on {
            let mut reads = None;
            let _ = self.trial.each(facts, &self.open, Some(number), &mut |number, judges| {
                if number.is_some() {
                    reads = judges.with_narrowed(|judges| way.ahead(judges));
                }
                ControlFlow::Break(())
            });
            if let Some(reads) = reads {
                return self.supplies(facts, reads, way, Some(number));
            }
        }
        let mut found = None;
        let _ = self.trial.each(facts, &self.open, None, &mut |number, judges| match judges
            .with_narrowed(obstacle)
        {
            None => ControlFlow::Continue(()),
            Some(ways) => {
                found = Some((number, ways));
                ControlFlow::Break(())
            }
        });
        let (number, ways) = found.unwrap_or_default();
        let supplies = |(way, reads)| self.supplies(facts, reads, way, number);
        ways.into_iter().flat_map(supplies).collect()
    }

    /// What to try for what the rules on a way read: one of each group that nothing at hand tells
    /// apart, and where it goes on with it.
    fn supplies(&mut self, facts: &Facts, reads: Reads, way: Way, on: Option<usize>) -> Vec<Ahead> {
        let Reads { facts: open, grants, evidence, liftings, ledger } = reads;
        let on = on.map(|number| (number, way));
        let mut supplies: Vec<Ahead> = Vec::new();
        for fact in open {
            self.unsearched.note_fact(fact);
            self.find_values(fact);
            for choice in self.open.get(&fact).into_iter().flatten() {
                let facet = facet_of(fact).filter(|_| !choice.points.is_empty());
                let asked = &self.trial.asked;
                if facet.is_none_or(|facet| way.admits(asked, facet, choice)) {
                    // The way is about one use, and ends where that becomes several.
                    let on = on.filter(|_| choice.points.len() <= 1);
                    supplies.push((Supply::Value(fact, choice.value.clone()), on));
                }
            }
        }
        supplies.extend(ledger.then_some((Supply::NoObjection, on)));
        supplies.extend(liftings.into_iter().map(|giver| (Supply::Lifted(giver), on)));
        let grants = grants.into_iter().flat_map(|grant| self.grants(facts, grant));
        let grants: BTreeSet<Supply> = grants.collect();
        let evidence = evidence.into_iter().map(|evidence| self.evidence(evidence));
        let evidence: BTreeSet<Supply> = evidence.collect();
        supplies.extend(grants.into_iter().chain(evidence).map(|record| (record, on)));
        supplies.iter().for_each(|(supply, _)| self.unsearched.note(supply));
        supplies
    }

    /// The grants to try for one that is asked for: together with what the one among the facts
    /// serves for already, since a set has one grant at most.
    fn grants(&self, facts: &Facts, asked: Grant) -> Vec<Supply> {
        let Grant { strength, names, data, expiring, giver } = asked;
        let Asked { act, facts: known, .. } = self.trial.asked;
        let nameable = |facet: Naming| match facet {
            Naming::Recipient => act.recipient != Slot::None,
            Naming::Channel => act.channel != Slot::None,
            Naming::Place => act.place != Slot::None,
            _ => true,
        };
        if !names.iter().all(nameable) {
            return Vec::new();
        }
        // After a denial an implied grant counts for nothing, where an express one does.
        let denied = known.ledger.as_ref().is_some_and(|ledger| ledger.kinds().denies);
        let strengths = [Some(strength), denied.then_some(strength.max(Strength::Express))];
        let grant = |strength: Strength| {
            let (mut strength, mut naming) = (strength, names.without(Naming::Party));
            let mut of = names.contains(Naming::Party).then(|| default_role(act));
            let (mut data, mut expiring, giver) = (data.clone(), expiring, giver.clone());
            for fact in facts {
                if let Supply::Consent(other) = fact
                    && other.giver == giver
                {
                    strength = strength.max(other.strength);
                    naming = naming.or(other.naming);
                    of = of.or(other.of);
                    data.extend(&other.data);
                    expiring |= other.expiring;
                }
            }
            data.sort_unstable();
            data.dedup();
            Supply::Consent(Consent { strength, naming, of, giver, data, expiring })
        };
        strengths.into_iter().flatten().map(grant).collect()
    }

    fn find_values(&mut self, fact: OpenFact) {
        if self.open.contains_key(&fact) {
            return;
        }
        let found = choices(&self.trial.asked, &self.rules, fact);
        self.trial.spend(found.len());
        self.open.insert(fact, found.clone());
        // A value that leaves no hope alone leaves none beside others; of several kinds of a
        // subject the answer claims nothing.
        let has_hope = |choice: &Choice| {
            self.trial.left() == 0
                || !self.is_hopeless(&[Supply::Value(fact, choice.value.clone())])
        };
        let hopeful = found.into_iter().filter(has_hope).collect();
        self.open.insert(fact, hopeful);
    }

    /// The evidence that is tried for one.
    fn evidence(&mut self, evidence: Supply) -> Supply {
        let satisfied = self.rules.satisfied(&evidence);
        let tried = self.tried_for.entry(satisfied).or_insert_with(|| evidence.clone()).clone();
        let alike = self.alike.entry(tried.clone()).or_default();
        if !alike.contains(&evidence) {
            alike.push(evidence);
        }
        tried
    }

    /// The cures within a cure of which no part is one. A fact that was tried first can turn out
    /// to be needless beside a later one, as evidence beside evidence of a narrower kind.
    fn minimal(&mut self, cure: Facts) -> BTreeSet<Facts> {
        let mut minimal = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![cure];
        while let Some(cure) = open.pop() {
            let parts = (0..cure.len()).map(|dropped| {
                let mut fewer = cure.clone();
                fewer.remove(dropped);
                fewer
            });
            let parts: Vec<Facts> = parts.filter(|fewer| !fewer.is_empty()).collect();
            let mut is_minimal = true;
            for fewer in parts {
                if self.judge(&fewer) == Verdict::Permitted {
                    is_minimal = false;
                    if seen.insert(fewer.clone()) {
                        open.push(fewer);
                    }
                }
            }
            if is_minimal {
                minimal.insert(cure);
            }
        }
        minimal
    }
}

/// The role in which the party of a grant stands.
fn default_role(act: &ResolvedAct) -> PartyRole {
    if act.recipient != Slot::None {
        PartyRole::Recipient
    } else if act.collects {
        PartyRole::Source
    } else {
        PartyRole::By
    }
}
