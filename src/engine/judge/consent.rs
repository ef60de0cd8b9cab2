//! Consent: which grants count for a use, recorded ones and deemed ones.

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::granted::Granted;
use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::{Records, names_all, names_one};
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::compiled_policy::{Detail, Naming as Names};
use crate::engine::tables::conditions::consent_for_basis;
use crate::engine::tables::truth::Truth;
use crate::instant::order;
use crate::policy::{Naming, Strength};
use crate::words::TermId;
use time::OffsetDateTime;

impl Judge<'_> {
    /// Whether the consent that a legal basis needs was given.
    pub(crate) fn basis_consent(&self, strength: Strength) -> Truth {
        self.remembered(consent_for_basis(strength), || self.consent(strength, &[]))
    }

    /// The grants that count and name these facets. Rules ask for several strengths of the same
    /// use, so what is granted whatever is named is found once.
    fn granted(&self, naming: &[Naming]) -> Granted {
        if naming.is_empty()
            && let Some(granted) = self.granted.get()
        {
            return granted;
        }
        let granted = self.records().granted(naming);
        if naming.is_empty() {
            self.granted.set(Some(granted));
        }
        granted
    }

    /// Whether consent that strong, naming these facets, was given.
    pub(crate) fn consent(&self, strength: Strength, naming: &[Naming]) -> Truth {
        if self.one_use.facts.ledger.is_none() {
            return Truth::Unknown;
        }
        let mut value = self.granted(naming).at_least(strength);
        if value != Truth::True && strength == Strength::Implied {
            for row in self.possible(&self.setting.compiled.deemed) {
                value = value.or(self.deemed(row, naming));
            }
        }
        value
    }

    /// Whether a deemed consent gives a grant that counts and names these facets.
    pub(crate) fn deemed(&self, index: usize, naming: &[Naming]) -> Truth {
        let Some(row) = self.setting.compiled.row(index) else { return Truth::False };
        let Detail::Deemed { event, names } = &row.detail else { return Truth::False };
        let terms = self.entry(index, Meaning::AtMost);
        if terms == Truth::False {
            return terms;
        }
        terms.and(self.records().deemed(event, *names, naming))
    }
}

impl<'a> Records<'_, 'a> {
    /// The denials recorded by now that contain the use, or may.
    pub(crate) fn denials(&self) -> Vec<&'a ResolvedEvent> {
        let mut denials = Vec::new();
        self.each_denial(|event| {
            if self.contains(event) != Truth::False {
                denials.push(event);
            }
        });
        denials
    }

    /// Whether an event's scope contains the use.
    #[inline]
    pub(crate) fn contains(&self, event: &ResolvedEvent) -> Truth {
        if !self.fits_version(event) {
            return Truth::False;
        }
        // Whichever policy's words a denial is in, it may not fall short for that.
        let facets = if event.kind.is_grant() {
            self.facets_contain(&event.scope)
        } else {
            self.facets_contain_jointly(&event.scope)
        };
        match &event.scope.party {
            Some(party) if facets != Truth::False => {
                facets.and(self.judge.one_use.party_is(party, self.judge.one_use.default_role()))
            }
            _ => facets,
        }
    }

    /// Whether a grant is bound to no version, or to one that counts here: under an operating
    /// policy its own, inside a limit that of any operating policy.
    pub(crate) fn fits_version(&self, event: &ResolvedEvent) -> bool {
        event.bound_to.fits(|number| {
            if !self.judge.setting.is_limit {
                return number == self.judge.setting.number;
            }
            let mut versions = self.judge.setting.asked.versions();
            versions.any(|version| version.number == number && !version.is_limit)
        })
    }

    /// When the last denial that contains the use was recorded, and the last that may.
    pub(crate) fn last_denial(&self) -> Latest<'a> {
        let mut latest = Latest::default();
        self.each_denial(|event| latest.add(event, self.contains(event)));
        latest
    }

    /// When the last express grant that contains the use was recorded, and the last that may.
    pub(crate) fn last_express_grant(&self) -> Latest<'a> {
        let mut latest = Latest::default();
        self.each_grant(|grant| {
            if grant.strength >= Strength::Express {
                latest.add(grant, self.contains(grant));
            }
        });
        latest
    }

    /// Whether a grant counts for the use, given the last denials.
    #[inline]
    pub(crate) fn grant_counts(&self, grant: &ResolvedEvent, denied: Latest<'_>) -> Truth {
        if grant.expires_at.is_some_and(|end| order(self.at(), end).is_ge()) {
            return Truth::False;
        }
        let contains = self.contains(grant);
        if contains == Truth::False {
            return contains;
        }
        contains.and(!match grant.strength {
            // An implied grant counts only if nothing was ever denied.
            Strength::Implied => denied.ever(),
            _ => denied.any(|recorded| order(recorded, grant.recorded_at).is_ge()),
        })
    }

    /// The recorded grants that count and name these facets.
    #[inline]
    pub(crate) fn granted(&self, naming: &[Naming]) -> Granted {
        let mut denied = None;
        let mut granted = Granted::default();
        self.each_grant(|grant| {
            if !names_all(&grant.scope, naming) {
                return;
            }
            let denied = *denied.get_or_insert_with(|| self.last_denial());
            let strongest = match self.grant_counts(grant, denied) {
                Truth::True => &mut granted.sure,
                Truth::Unknown => &mut granted.possible,
                Truth::False => return,
            };
            *strongest = (*strongest).max(Some(grant.strength));
        });
        granted
    }

    /// Whether evidence of these kinds is a deemed grant that counts, its declaration's terms
    /// aside, and names these facets together with the declaration.
    pub(crate) fn deemed(&self, kinds: &[TermId], names: Names, naming: &[Naming]) -> Truth {
        let compiled = self.judge.setting.compiled;
        let role = self.judge.one_use.default_role();
        let mut any = Truth::False;
        for evidence in self.of_kinds(kinds) {
            let in_force = evidence.recorded_at >= compiled.from
                && compiled.until.is_none_or(|end| evidence.recorded_at < end);
            let named = naming
                .iter()
                .all(|facet| declared(names, *facet) || names_one(&evidence.scope, *facet));
            if in_force && named {
                any = any.or(self.evidence_counts(evidence, role));
            }
        }
        if any == Truth::False { any } else { any.and(!self.last_denial().ever()) }
    }
}

fn declared(names: Names, facet: Naming) -> bool {
    match facet {
        Naming::Purpose => names.purpose,
        Naming::Data => names.data,
        Naming::Recipient => names.recipient,
        Naming::Channel => names.channel,
        Naming::Place => names.place,
        Naming::Party => false,
    }
}

/// The last records that contain a use: when the last was recorded that surely does, and the last
/// that may.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Latest<'a> {
    sure: Option<&'a ResolvedEvent>,
    possible: Option<&'a ResolvedEvent>,
}

impl<'a> Latest<'a> {
    /// Takes in a record, and whether it contains the use.
    fn add(&mut self, event: &'a ResolvedEvent, contains: Truth) {
        let slot = match contains {
            Truth::True => &mut self.sure,
            Truth::Unknown => &mut self.possible,
            Truth::False => return,
        };
        if slot.is_none_or(|last| order(last.recorded_at, event.recorded_at).is_lt()) {
            *slot = Some(event);
        }
    }

    /// Whether one of them was recorded at such an instant; the later the likelier.
    pub(crate) fn any(self, fits: impl Fn(OffsetDateTime) -> bool) -> Truth {
        let any =
            |latest: Option<&ResolvedEvent>| latest.is_some_and(|last| fits(last.recorded_at));
        if any(self.sure) {
            Truth::True
        } else if any(self.possible) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    pub(crate) fn ever(self) -> Truth {
        self.any(|_| true)
    }
}
