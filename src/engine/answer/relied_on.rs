//! The very grants and evidence on which a permit rests that holds.

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::deemed_consent::may_be_deemed;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::names_all;
use crate::engine::resolved::records::{ResolvedEvent, ResolvedEvidence};
use crate::engine::tables::compiled_policy::{Detail, Row};
use crate::engine::tables::conditions::{ConsentTest, EvidenceTest, Test};
use crate::engine::tables::permit_detail::Alternative;
use crate::engine::tables::truth::Truth;

/// A place among what is on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum OnRecord {
    Event(usize),
    Evidence(usize),
}

impl Judge<'_> {
    /// The grants and evidence that a permit which holds on these bases rests on: for the consent that a
    /// basis needs, and for what its condition asks.
    pub(crate) fn relied_on(&self, row: &Row, alternative: &Alternative) -> Vec<OnRecord> {
        let mut found = Vec::new();
        if let Some((strength, _)) = &alternative.consent {
            self.grants_relied_on(&ConsentTest::of(*strength), &mut found);
        }
        if let Some(test) = &row.test {
            self.records_relied_on(test, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn records_relied_on(&self, test: &Test, found: &mut Vec<OnRecord>) {
        if self.test(test, Meaning::AtMost) != Truth::True {
            return;
        }
        match test {
            Test::All(parts) | Test::Any(parts) => {
                parts.iter().for_each(|part| self.records_relied_on(part, found));
            }
            Test::Consent(test, _) => self.grants_relied_on(test, found),
            Test::Evidence(EvidenceTest { kinds, naming, of }, _) => {
                let records = self.records();
                let role = of.unwrap_or_else(|| self.one_use.default_role());
                let counts = |one: &&ResolvedEvidence| {
                    names_all(&one.scope, naming)
                        && records.evidence_counts(one, role) == Truth::True
                };
                let counting = records.of_kinds(kinds).filter(counts);
                found.extend(counting.filter_map(|one| self.place_of_evidence(one)));
            }
            // Facts on record stand under nothing else.
            _ => {}
        }
    }

    fn grants_relied_on(&self, test: &ConsentTest, found: &mut Vec<OnRecord>) {
        let (records, events) = (self.records(), self.one_use.facts.events());
        records.each_grant(|grant: &ResolvedEvent| {
            let counts = grant.strength >= test.strength
                && records.is_as_asked(grant, test)
                && records.grant_counts(grant) == Truth::True;
            if counts {
                found.extend(place_in(events, grant).map(OnRecord::Event));
            }
        });
        if !may_be_deemed(test) {
            return;
        }
        let compiled = self.setting.compiled;
        for index in self.possible(&compiled.deemed) {
            let Some(row) = compiled.row(index) else { continue };
            let Detail::Deemed { event, names, after } = &row.detail else { continue };
            if self.deemed(index, test) != Truth::True {
                continue;
            }
            let deems =
                |one: &&ResolvedEvidence| records.deems(one, *after, *names, test) == Truth::True;
            let deeming = records.of_kinds(event).filter(deems);
            found.extend(deeming.filter_map(|one| self.place_of_evidence(one)));
        }
    }

    fn place_of_evidence(&self, one: &ResolvedEvidence) -> Option<OnRecord> {
        place_in(&self.one_use.facts.evidence, one).map(OnRecord::Evidence)
    }
}

/// The place of something in the list that it stands in.
fn place_in<T>(list: &[T], one: &T) -> Option<usize> {
    let distance = std::ptr::from_ref(one).addr().checked_sub(list.as_ptr().addr())?;
    distance.checked_div(size_of::<T>()).filter(|place| *place < list.len())
}
