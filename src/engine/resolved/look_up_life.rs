//! Looking up the words of a record's life.

use crate::engine::resolved::life::{Happened, ResolvedLife};
use crate::engine::resolved::look_up::Resolver;
use crate::facts::{Hold, Life, Occurrence, Occurrences};
use crate::problem::ProblemPart;
use std::fmt::Display;

impl Resolver<'_> {
    pub(super) fn life(&self, path: impl Display, life: &Life) -> ResolvedLife {
        self.problems.within(ProblemPart::Record, || self.life_of_record(path, life))
    }

    fn life_of_record(&self, path: impl Display, life: &Life) -> ResolvedLife {
        let checked = |path: &dyn Display, when: &Occurrences| {
            for one in when.iter() {
                if let Occurrence::At(at) = one {
                    self.instant(path, at);
                }
            }
            Happened::of(when)
        };
        let mut resolved = ResolvedLife::default();
        let instants = |all: &mut dyn Iterator<Item = &Occurrences>| {
            all.map(|when| when.iter().len()).fold(0, usize::saturating_add)
        };
        let fits = self.fits(&path, "instants of events", instants(&mut life.events.values()))
            && self.fits(&path, "fulfilled purposes", instants(&mut life.fulfilled.values()))
            && self.fits(&path, "holds", life.holds.len());
        if !fits {
            return resolved;
        }
        for (event, when) in &life.events {
            let when = checked(&format_args!("{path}: {event}"), when);
            resolved.events.extend(self.word(&path, event).map(|event| (event, when)));
        }
        for (purpose, when) in &life.fulfilled {
            let path = format!("{path}: fulfilled");
            if let Some(term) = self.word(&path, purpose) {
                resolved.fulfilled.push((term, checked(&path, when)));
            }
        }
        let asked = life.erasure_requested;
        resolved.erasure_requested =
            asked.and_then(|at| self.instant(format_args!("{path}: erasure-requested"), at));
        for hold in &life.holds {
            self.hold(&format_args!("{path}: hold"), hold);
            resolved.holds.push(hold.clone());
        }
        resolved
    }

    pub(crate) fn hold(&self, path: &dyn Display, hold: &Hold) {
        self.instant(path, hold.from);
        if let Some(end) = hold.until {
            self.instant(path, end);
            self.in_order(path, hold.from, end);
        }
    }
}
