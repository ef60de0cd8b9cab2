//! A question as it would stand with missing facts supplied, in words.

use crate::engine::answer::missing_facts::{FactValue, MissingFact};
use crate::engine::answer::open_fact::Fact;
use crate::engine::missing::supplied_facts::A_DAY;
use crate::facts::{
    Age, ConsentEvent, ConsentLedger, Evidence, Occurrence, PartyInRole, Question, RecordedScope,
    SourceOfData, Stated,
};
use crate::ids::{PartyId, SubjectId};
use crate::policy::{Naming, PartyRole};
use crate::words::{GatheredAt, LifeEvent, Place, Source, SubjectKind, Word};
use time::{Duration, OffsetDateTime};

impl Question {
    /// The question as it would stand with missing facts of one of its parts supplied, on record
    /// since the moment asked about.
    ///
    /// `choice` picks among the values that an unknown fact lists; it wraps around.
    ///
    /// ```
    /// # let policy: permitted::Policy = toml::from_str(include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"), "/examples/policies/plum-medical.toml"
    /// # )))?;
    /// # let engine = permitted::Engine::new([policy])?;
    /// let question: permitted::Question = toml::from_str(
    ///     r#"
    ///     action = "contact"
    ///     channel = "email"
    ///     data = "email-address"
    ///     purpose = "own-marketing"
    ///     by = "controller"
    ///     source = "given"
    ///     gathered-at = "own-website"
    ///     subject = { id = "visitor-9", kind = "visitor" }
    ///     ledger = []
    ///     at = 2026-03-01
    ///     "#,
    /// )?;
    /// let decision = engine.ask(question.clone())?;
    /// let missing = decision.parts[0].missing.as_ref().expect("it is not permitted");
    /// // What would be answered if consent were obtained?
    /// let cured = question.supplied(0, 0, &missing.sets[0], 0);
    /// assert!(engine.ask(cured)?.is_permitted());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn supplied(
        &self,
        item: usize,
        purpose: usize,
        facts: &[MissingFact],
        choice: usize,
    ) -> Self {
        let narrows = self.facts.subject.kinds.len() == 1;
        let mut question = self.clone();
        question.at = question.after_all_recorded();
        // Values first: grants and evidence name what they say.
        for fact in facts {
            if let MissingFact::Value { fact, values } = fact {
                let place = choice.checked_rem(values.len()).unwrap_or(0);
                if let Some(value) = values.get(place) {
                    question.supply(fact, value, narrows);
                }
            }
        }
        for fact in facts {
            match fact {
                MissingFact::Consent { strength, giver, naming, naming_data, of, expiring } => {
                    let mut facets = vec![Naming::Purpose];
                    facets.extend(naming);
                    if !naming_data.is_empty() {
                        facets.push(Naming::Data);
                    }
                    let mut scope = question.scope(item, purpose, &facets);
                    scope = scope.data(naming_data.iter().cloned());
                    if let Some(party) = of.and_then(|role| question.party_in(role, item)) {
                        scope = scope.party(party);
                    }
                    let subject = question.subject();
                    let grant = ConsentEvent::granted(subject, *strength, question.at);
                    let grant = grant.about(scope).given_by(giver.clone());
                    question.record(match expiring {
                        true => grant.expires(question.at.saturating_add(A_DAY)),
                        false => grant,
                    });
                }
                MissingFact::Lifted { by } => {
                    let scope = question.scope(item, purpose, &[Naming::Purpose]);
                    let lifted = ConsentEvent::lifted(question.subject(), question.at);
                    question.record(lifted.about(scope).given_by(by.clone()));
                }
                MissingFact::NoObjection => {
                    question.facts.ledger.get_or_insert_default();
                }
                MissingFact::Evidence { kind, of, party, naming } => {
                    let mut scope = question.scope(item, purpose, naming);
                    let in_role = || of.and_then(|role| question.party_in(role, item));
                    if let Some(party) = party.clone().or_else(in_role) {
                        scope = scope.party(party);
                    }
                    let evidence = Evidence::new(kind.clone(), question.at).about(scope);
                    question.facts.evidence.push(evidence);
                }
                MissingFact::Value { .. } => {}
            }
        }
        question
    }

    /// `narrows` says that the subject's one stated kind is narrowed, not a further one added.
    fn supply(&mut self, fact: &Fact, value: &FactValue, narrows: bool) {
        let exactly = matches!(value, FactValue::Exactly(_));
        let text = match value {
            FactValue::Word(text) | FactValue::Exactly(text) | FactValue::Other(text) => {
                text.as_str()
            }
            FactValue::Party(party) => &party.to_string(),
            FactValue::NotYet | FactValue::Instant(_) => {
                let when = match value {
                    FactValue::Instant(at) => Occurrence::At(*at),
                    _ => Occurrence::NotYet,
                };
                if let Fact::LifeEvent { item, event } = fact {
                    self.supply_event(*item, event, when);
                }
                return;
            }
            FactValue::Age { at_least, .. } => {
                self.facts.subject.age = Some(Age::Years(*at_least));
                return;
            }
        };
        match fact {
            Fact::Channel => {
                self.act.channel = Word::new(text).ok().map(|word| Stated { word, exactly });
            }
            Fact::Place => {
                self.act.place = Word::new(text).ok().map(|word| Stated { word, exactly })
            }
            Fact::By => {
                let party = self.act.by.take().and_then(|by| by.party);
                let role = Word::new(text).ok().map(Stated::from);
                self.act.by = role.map(|role| PartyInRole { role, party });
            }
            Fact::ByParty => {
                if let Some(by) = &mut self.act.by {
                    by.party = Some(PartyId::new(text));
                }
            }
            Fact::Recipient => {
                let role = Word::new(text).ok().map(|word| Stated { word, exactly });
                self.act.recipient = role.map(|role| PartyInRole { role, party: None });
            }
            Fact::RecipientParty => {
                if let Some(recipient) = &mut self.act.recipient {
                    recipient.party = Some(PartyId::new(text));
                }
            }
            Fact::Source { item } => {
                let item = *item;
                if let Ok(word) = Source::new(text) {
                    let kind = Stated { word, exactly };
                    let party = self.source_of(item).and_then(|source| source.party.clone());
                    if let Some(item) = self.act.items.get_mut(item) {
                        item.source = Some(SourceOfData { kind, party });
                    }
                }
            }
            Fact::SourceParty { item } => {
                let item = *item;
                if let Some(mut source) = self.source_of(item).cloned() {
                    source.party = Some(PartyId::new(text));
                    if let Some(item) = self.act.items.get_mut(item) {
                        item.source = Some(source);
                    }
                }
            }
            Fact::GatheredAt { item } => {
                let item = *item;
                if let Some(item) = self.act.items.get_mut(item) {
                    item.gathered_at =
                        GatheredAt::new(text).ok().map(|word| Stated { word, exactly });
                }
            }
            Fact::Subject if narrows => {
                let kind = SubjectKind::new(text).map(|word| Stated { word, exactly });
                self.facts.subject.kinds = kind.into_iter().collect();
            }
            Fact::Subject => {
                let kind = SubjectKind::new(text).map(|word| Stated { word, exactly });
                self.facts.subject.kinds.extend(kind);
            }
            Fact::Residence => {
                self.facts.subject.residence =
                    Place::new(text).ok().map(|word| Stated { word, exactly });
            }
            Fact::Age | Fact::Ledger | Fact::LifeEvent { .. } => {}
        }
    }

    fn supply_event(&mut self, item: usize, event: &LifeEvent, when: Occurrence) {
        let default = self.act.record.clone();
        if let Some(item) = self.act.items.get_mut(item) {
            let life = item.record.take().or(default).unwrap_or_default();
            item.record = Some(Box::new(life.event(event.clone(), when)));
        }
    }

    /// The moment, or if something is recorded at that very moment the next, so that what is supplied
    /// comes after it.
    fn after_all_recorded(&self) -> OffsetDateTime {
        let events = self.facts.ledger.iter().flat_map(ConsentLedger::events);
        let is_taken = events.map(ConsentEvent::recorded_at).any(|recorded| recorded == self.at);
        if is_taken { self.at.saturating_add(Duration::NANOSECOND) } else { self.at }
    }

    fn subject(&mut self) -> SubjectId {
        self.facts.subject.id.get_or_insert_with(|| SubjectId::new("the-subject")).clone()
    }

    fn record(&mut self, event: ConsentEvent) {
        // A grant that names a purpose, and `lifted`, can always be recorded.
        let _ = self.facts.ledger.get_or_insert_with(ConsentLedger::default).record(event);
    }

    /// A scope that names what the question says in these facets.
    fn scope(&self, item: usize, purpose: usize, naming: &[Naming]) -> RecordedScope {
        let mut scope = RecordedScope::default();
        for facet in naming {
            scope = match facet {
                Naming::Purpose => {
                    scope.purpose(self.act.purposes.get(purpose).map(|stated| stated.word.clone()))
                }
                Naming::Data => {
                    scope.data(self.act.items.get(item).map(|item| item.category.word.clone()))
                }
                Naming::Recipient => scope
                    .recipient(self.act.recipient.as_ref().map(|stated| stated.role.word.clone())),
                Naming::Channel => {
                    scope.channel(self.act.channel.as_ref().map(|stated| stated.word.clone()))
                }
                Naming::Place => {
                    scope.place(self.act.place.as_ref().map(|stated| stated.word.clone()))
                }
                Naming::Party => scope,
            };
        }
        scope
    }

    fn source_of(&self, item: usize) -> Option<&SourceOfData> {
        self.act.items.get(item).and_then(|item| item.source.as_ref()).or(self.act.source.as_ref())
    }

    fn party_in(&self, role: PartyRole, item: usize) -> Option<PartyId> {
        match role {
            PartyRole::Recipient => self.act.recipient.as_ref()?.party.clone(),
            PartyRole::By => self.act.by.as_ref()?.party.clone(),
            PartyRole::Source => self.source_of(item)?.party.clone(),
        }
    }
}
