//! Conditions on consent and evidence that no peer can say: their values are worked out here,
//! beforehand and untimed, and handed to the peers with the question. That favours the peers;
//! `permitted` reads the records themselves each time.
//!
//! The questions keep to a part of the semantics: everything is recorded before the moment asked
//! about, nothing expires, every grace is over, every role is played by one known party.

use crate::question::{Event, PARTY, Question, Scope};
use crate::words::Words;
use permitted::policy::{Naming, PartyRole, Strength, TermFacet};
use permitted::words::FacetKind;

/// A condition on records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactTest {
    /// A grant this strong counts and names these facets.
    Consent(Strength, Vec<Naming>),
    /// Evidence of these kinds counts and names these facets, its party standing in this role.
    Evidence(Vec<String>, Vec<Naming>, Option<PartyRole>),
    /// Such evidence is an implied grant that counts, its declaration's terms aside.
    Deemed(Vec<String>, Vec<Naming>),
    /// An objection bears.
    Objection,
    /// Somebody denied, whether or not it was answered.
    Denial,
}

impl FactTest {
    /// Whether the condition holds for the use.
    pub fn holds(&self, question: &Question, words: &Words) -> bool {
        let records = Records { question, words };
        match self {
            Self::Consent(strength, naming) => records.consent(*strength, naming),
            Self::Evidence(kinds, naming, role) => records.evidence(kinds, naming, *role),
            Self::Deemed(kinds, naming) => {
                records.evidence(kinds, naming, None) && !records.denied(|_| true)
            }
            Self::Denial => records.denied(|_| true),
            Self::Objection => {
                let after = records.denied(|event| event == Event::ObjectedAfter);
                let granted = records.granted(Strength::Express, &[]);
                after || (records.denied(|event| event == Event::ObjectedBefore) && !granted)
            }
        }
    }
}

struct Records<'a> {
    question: &'a Question,
    words: &'a Words,
}

impl Records<'_> {
    /// Whether a scope contains the use. The one party plays every role there is.
    fn contains(&self, scope: &Scope) -> bool {
        let party = scope.party.as_deref().is_none_or(|party| party == PARTY);
        party && listed(scope).into_iter().all(|(facet, list)| self.within(facet, list))
    }

    fn within(&self, facet: TermFacet, list: &[String]) -> bool {
        let word = self.question.word(facet);
        list.is_empty() || word.is_some_and(|word| self.words.facet(facet).within(word, list))
    }

    fn denied(&self, fits: impl Fn(Event) -> bool) -> bool {
        self.question.records.iter().any(|record| {
            !matches!(record.event, Event::Granted(_))
                && fits(record.event)
                && self.contains(&record.scope)
        })
    }

    fn granted(&self, at_least: Strength, naming: &[Naming]) -> bool {
        self.question.records.iter().any(|record| match record.event {
            Event::Granted(strength) => {
                strength >= at_least
                    && naming.iter().all(|facet| names(&record.scope, *facet))
                    && self.contains(&record.scope)
            }
            _ => false,
        })
    }

    fn consent(&self, strength: Strength, naming: &[Naming]) -> bool {
        // A grant falls with a later objection; one by conduct with any.
        let express = self.granted(strength.max(Strength::Express), naming)
            && !self.denied(|event| event == Event::ObjectedAfter);
        let by_conduct = strength == Strength::Implied
            && self.granted(Strength::Implied, naming)
            && !self.denied(|_| true);
        express || by_conduct
    }

    fn evidence(&self, kinds: &[String], naming: &[Naming], role: Option<PartyRole>) -> bool {
        let nobody = role == Some(PartyRole::Recipient)
            && self.question.word(TermFacet::Recipient).is_none();
        let tree = self.words.tree(FacetKind::Evidence);
        self.question.proofs.iter().any(|proof| {
            let party_fits = proof.scope.party.is_some() && !nobody;
            party_fits
                && tree.within(&proof.kind, kinds)
                && naming.iter().all(|facet| names(&proof.scope, *facet))
                && self.contains(&proof.scope)
        })
    }
}

fn listed(scope: &Scope) -> [(TermFacet, &Vec<String>); 5] {
    [
        (TermFacet::Purpose, &scope.purposes),
        (TermFacet::Data, &scope.data),
        (TermFacet::Recipient, &scope.recipients),
        (TermFacet::Channel, &scope.channels),
        (TermFacet::Place, &scope.places),
    ]
}

fn names(scope: &Scope, facet: Naming) -> bool {
    match facet {
        Naming::Purpose => !scope.purposes.is_empty(),
        Naming::Data => !scope.data.is_empty(),
        Naming::Recipient => !scope.recipients.is_empty(),
        Naming::Channel => !scope.channels.is_empty(),
        Naming::Place => !scope.places.is_empty(),
        Naming::Party => scope.party.is_some(),
    }
}
