//! Whose word could cure: who could take back what was said, and whose consent would count.

use crate::engine::missing::reads::Reader;
use crate::engine::tables::compiled_policy::CompiledPolicy;
use crate::engine::tables::truth::Truth;
use crate::facts::{ConsentEventKind, Giver};
use crate::policy::GiverKind;
use std::collections::BTreeSet;
use std::ops::Range;

impl Reader<'_, '_> {
    /// Whose words could be taken back, and by whom.
    pub(super) fn liftings(&mut self) {
        for event in self.judge.one_use.facts.events() {
            let is_over = event.is_in_force(self.judge.setting.asked.at);
            let is_denial = event.kind.is_denial();
            let is_restriction = event.kind == ConsentEventKind::Restricted;
            if !is_over || !(is_denial || is_restriction) {
                continue;
            }
            // Nobody is surely the one who said it where the party is not named.
            let party = event.giver_party().cloned();
            if party.is_some() || event.giver == GiverKind::Subject {
                self.reads.liftings.push(Giver { kind: event.giver, party });
            }
            if event.giver == GiverKind::Agent {
                self.reads.liftings.push(GiverKind::Subject.into());
            }
            if is_restriction {
                self.reads.liftings.push(GiverKind::Controller.into());
            }
        }
    }

    /// What declarations that bind the judgement read.
    pub(super) fn declarations(&mut self, declared: fn(&CompiledPolicy) -> &Range<usize>) {
        for judge in self.judge.of_all_versions(None) {
            let mut reader = Reader::new(&judge, self.scopes);
            if judge.scope() != Truth::True {
                reader.scope();
            }
            judge.possible(declared(judge.setting.compiled)).for_each(|row| reader.entry(row));
            self.reads.facts.extend(reader.finish().facts);
        }
    }

    /// Those of whom a grant would count: whom the rule asks, whom declarations list, and whoever
    /// denied; else the subject.
    pub(super) fn givers(&self, asked: &[GiverKind]) -> BTreeSet<Giver> {
        let mut givers: BTreeSet<Giver> = asked.iter().copied().map(Giver::from).collect();
        if asked.is_empty() {
            givers.insert(Giver::default());
            if self.judge.setting.asked.period.declares_givers {
                self.judge.records().each_declaration(None, |_, declared| {
                    givers.extend(declared.kinds.iter().copied().map(Giver::from));
                });
            }
        }
        for event in self.judge.one_use.facts.events() {
            let party = event.giver_party().filter(|_| event.kind.hurts()).cloned();
            givers.extend(party.map(|party| Giver { kind: event.giver, party: Some(party) }));
        }
        givers
    }
}
