use crate::facts::{
    Age, Anchored, Asked, AskedParty, ConsentEvent, ConsentLedger, Evidence, RecordedScope,
    RequestBuilder, SourceOfData,
};
use crate::instant::format_instant;
use crate::names::{PartyId, SubjectId};
use crate::policy::{Anchor, Naming, PartyRole, Strength};
use crate::words::{EvidenceKind, GatheredAt, Place, Source, SubjectKind, Word};
use serde::{Serialize, Serializer};
use std::fmt;
use time::OffsetDateTime;

/// A fact that a request can leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// By which means.
    Channel,
    /// Where to.
    Place,
    /// Who acts.
    By,
    /// Which very party acts.
    ByParty,
    /// Which very party receives.
    RecipientParty,
    /// Where the item came from.
    Source {
        /// The item's place in the question.
        item: usize,
    },
    /// From which very party the item came.
    SourceParty {
        /// The item's place in the question.
        item: usize,
    },
    /// In which setting the item was gathered.
    GatheredAt {
        /// The item's place in the question.
        item: usize,
    },
    /// When an event in the life of the item's record happened.
    Anchor {
        /// The item's place in the question.
        item: usize,
        /// The event.
        anchor: Anchor,
    },
    /// What the subject is.
    Subject,
    /// Where the subject lives.
    Residence,
    /// How old the subject is.
    Age,
    /// What the subject agreed or objected to.
    Ledger,
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, item) = match *self {
            Self::Channel => ("channel", 0),
            Self::Place => ("place", 0),
            Self::By => ("by", 0),
            Self::ByParty => ("by party", 0),
            Self::RecipientParty => ("recipient party", 0),
            Self::Source { item } => ("source", item),
            Self::SourceParty { item } => ("source party", item),
            Self::GatheredAt { item } => ("gathered-at", item),
            Self::Anchor { item, anchor } => (anchor.name(), item),
            Self::Subject => ("subject", 0),
            Self::Residence => ("residence", 0),
            Self::Age => ("age", 0),
            Self::Ledger => ("consent ledger", 0),
        };
        if item == 0 { f.write_str(name) } else { write!(f, "{name} of data[{item}]") }
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A value that an unknown fact could have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FactValue {
    /// This word.
    Word(String),
    /// This word without what lies below it.
    Exactly(String),
    /// An age in completed years between these bounds.
    Age {
        /// At least this old.
        at_least: u8,
        /// Younger than this, if there is a bound.
        below: Option<u8>,
    },
    /// It has not happened yet.
    NotYet,
    /// It happened at such an instant.
    Instant(OffsetDateTime),
    /// This party.
    Party(PartyId),
    /// Any word of which neither policies nor records name the word itself, anything above or
    /// anything below it; or any party that no record names. Here is one.
    Other(String),
}

impl fmt::Display for FactValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Exactly(word) => write!(f, "exactly {word}"),
            Self::Age { at_least: 0, below: Some(below) } => write!(f, "below {below}"),
            Self::Age { at_least, below: Some(below) } => {
                write!(f, "at least {at_least} and below {below}")
            }
            Self::Age { at_least, below: None } => write!(f, "at least {at_least}"),
            Self::NotYet => f.write_str("not yet"),
            Self::Instant(at) => f.write_str(&format_instant(*at)),
            Self::Party(party) => party.fmt(f),
            Self::Other(_) => f.write_str("any other"),
        }
    }
}

/// One thing that is missing for a permitted answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MissingFact {
    /// A grant of consent to obtain, for the purpose asked about.
    Consent {
        /// At least this strong.
        strength: Strength,
        /// And naming these facets as well.
        naming: Vec<Naming>,
        /// And naming the party in this role.
        of: Option<PartyRole>,
    },
    /// A consent ledger that shows no objection.
    NoObjection,
    /// Evidence to record.
    Evidence {
        /// Of this kind.
        kind: EvidenceKind,
        /// Naming the party in this role.
        of: Option<PartyRole>,
        /// And naming these facets in its scope.
        naming: Vec<Naming>,
    },
    /// An unknown fact, and the values of it that would do.
    Value {
        /// The fact.
        fact: Fact,
        /// Each of these would do.
        values: Vec<FactValue>,
    },
}

impl fmt::Display for MissingFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let naming = |f: &mut fmt::Formatter<'_>, naming: &[Naming]| {
            for (position, facet) in naming.iter().enumerate() {
                let joint = if position == 0 { " naming " } else { " and " };
                write!(f, "{joint}{}", facet.name())?;
            }
            Ok(())
        };
        match self {
            Self::Consent { strength, naming: facets, of } => {
                write!(f, "consent: {}", strength.name())?;
                let party = of.map(|_| Naming::Party);
                let named: Vec<Naming> = facets.iter().copied().chain(party).collect();
                naming(f, &named)
            }
            Self::NoObjection => f.write_str("no objection"),
            Self::Evidence { kind, of, naming: facets } => {
                write!(f, "evidence: {kind}")?;
                if let Some(role) = of {
                    write!(f, " of {}", role.name())?;
                }
                naming(f, facets)
            }
            Self::Value { fact, values } => {
                write!(f, "{fact}: ")?;
                for (position, value) in values.iter().enumerate() {
                    let joint = if position == 0 { "" } else { " | " };
                    write!(f, "{joint}{value}")?;
                }
                Ok(())
            }
        }
    }
}

impl Serialize for MissingFact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What would make a part of the question permitted: the minimal sets of facts, fewest first.
///
/// Each set suffices by itself, with any combination of the values that it lists, as if it were
/// on record now; no part of a set suffices. Nothing that the question states is contradicted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Missing {
    /// The sets, at most 16.
    pub sets: Vec<Vec<MissingFact>>,
    /// Whether the search ended by itself. If it did and there is no set, nothing cures the
    /// answer; if not, its budget ran out and there may be more.
    pub complete: bool,
}

impl Missing {
    /// Whether it is certain that no further fact would help.
    #[must_use]
    pub fn nothing_cures(&self) -> bool {
        self.sets.is_empty() && self.complete
    }
}

impl RequestBuilder {
    /// The question as it would stand with missing facts of one of its parts supplied, on record
    /// since the moment asked about.
    ///
    /// `choice` picks among the values that an unknown fact lists; it wraps around.
    #[must_use]
    pub fn supplied(
        &self,
        item: usize,
        purpose: usize,
        facts: &[MissingFact],
        choice: usize,
    ) -> Self {
        let narrows = self.subject.kinds.len() == 1;
        let mut request = self.clone();
        // Values first: grants and evidence name what they say.
        for fact in facts {
            if let MissingFact::Value { fact, values } = fact {
                let place = choice.checked_rem(values.len()).unwrap_or(0);
                if let Some(value) = values.get(place) {
                    request.supply(*fact, value, narrows);
                }
            }
        }
        for fact in facts {
            match fact {
                MissingFact::Consent { strength, naming, of } => {
                    let party = of.and_then(|role| request.party_in(role, item));
                    request.supply_consent(item, purpose, *strength, naming, party);
                }
                MissingFact::NoObjection => {
                    request.ledger.get_or_insert_default();
                }
                MissingFact::Evidence { kind, of, naming } => {
                    let mut scope = request.scope(item, purpose, naming);
                    if let Some(party) = of.and_then(|role| request.party_in(role, item)) {
                        scope = scope.party(party);
                    }
                    let evidence = Evidence::new(kind.clone(), request.at).about(scope);
                    request.evidence.push(evidence);
                }
                MissingFact::Value { .. } => {}
            }
        }
        request
    }

    /// `narrows` says that the subject's one stated kind is narrowed, not a further one added.
    fn supply(&mut self, fact: Fact, value: &FactValue, narrows: bool) {
        let exactly = matches!(value, FactValue::Exactly(_));
        let text = match value {
            FactValue::Word(text) | FactValue::Exactly(text) | FactValue::Other(text) => {
                text.as_str()
            }
            FactValue::Party(party) => party.as_str(),
            FactValue::NotYet | FactValue::Instant(_) => {
                let when = match value {
                    FactValue::Instant(at) => Anchored::At(*at),
                    _ => Anchored::NotYet,
                };
                if let Fact::Anchor { item, anchor } = fact {
                    self.supply_anchor(item, anchor, when);
                }
                return;
            }
            FactValue::Age { at_least, .. } => {
                self.subject.age = Some(Age::Years(*at_least));
                return;
            }
        };
        match fact {
            Fact::Channel => {
                self.channel = Word::new(text).ok().map(|word| Asked { word, exactly });
            }
            Fact::Place => self.place = Word::new(text).ok().map(|word| Asked { word, exactly }),
            Fact::By => {
                let party = self.by.take().and_then(|by| by.party);
                let role = Word::new(text).ok().map(Asked::from);
                self.by = role.map(|role| AskedParty { role, party });
            }
            Fact::ByParty => {
                if let Some(by) = &mut self.by {
                    by.party = Some(PartyId::new(text));
                }
            }
            Fact::RecipientParty => {
                if let Some(recipient) = &mut self.recipient {
                    recipient.party = Some(PartyId::new(text));
                }
            }
            Fact::Source { item } => {
                if let Ok(kind) = Source::new(text) {
                    let party = self.source_of(item).and_then(|source| source.party.clone());
                    if let Some(item) = self.items.get_mut(item) {
                        item.source = Some(SourceOfData { kind, party });
                    }
                }
            }
            Fact::SourceParty { item } => {
                if let Some(mut source) = self.source_of(item).cloned() {
                    source.party = Some(PartyId::new(text));
                    if let Some(item) = self.items.get_mut(item) {
                        item.source = Some(source);
                    }
                }
            }
            Fact::GatheredAt { item } => {
                if let Some(item) = self.items.get_mut(item) {
                    item.gathered_at = GatheredAt::new(text).ok();
                }
            }
            Fact::Subject if narrows => {
                self.subject.kinds = SubjectKind::new(text).into_iter().collect();
            }
            Fact::Subject => self.subject.kinds.extend(SubjectKind::new(text)),
            Fact::Residence => self.subject.residence = Place::new(text).ok(),
            Fact::Age | Fact::Ledger | Fact::Anchor { .. } => {}
        }
    }

    fn supply_anchor(&mut self, item: usize, anchor: Anchor, when: Anchored) {
        let default = self.record.clone();
        if let Some(item) = self.items.get_mut(item) {
            let life = item.record.take().or(default).unwrap_or_default();
            item.record = Some(Box::new(life.anchor(anchor, when)));
        }
    }

    fn supply_consent(
        &mut self,
        item: usize,
        purpose: usize,
        strength: Strength,
        naming: &[Naming],
        party: Option<PartyId>,
    ) {
        let subject = self.subject.id.get_or_insert_with(|| SubjectId::new("the-subject")).clone();
        let mut facets = vec![Naming::Purpose];
        facets.extend_from_slice(naming);
        let mut scope = self.scope(item, purpose, &facets);
        if let Some(party) = party {
            scope = scope.party(party);
        }
        let grant = ConsentEvent::granted(subject, strength, self.at).about(scope);
        // A grant that names a purpose and does not expire is always one that can be recorded.
        let _ = self.ledger.get_or_insert_with(ConsentLedger::default).record(grant);
    }

    /// A scope that names what the question says in these facets.
    fn scope(&self, item: usize, purpose: usize, naming: &[Naming]) -> RecordedScope {
        let mut scope = RecordedScope::default();
        for facet in naming {
            scope = match facet {
                Naming::Purpose => {
                    scope.purpose(self.purposes.get(purpose).map(|asked| asked.word.clone()))
                }
                Naming::Data => {
                    scope.data(self.items.get(item).map(|item| item.category.word.clone()))
                }
                Naming::Recipient => {
                    scope.recipient(self.recipient.as_ref().map(|asked| asked.role.word.clone()))
                }
                Naming::Channel => {
                    scope.channel(self.channel.as_ref().map(|asked| asked.word.clone()))
                }
                Naming::Place => scope.place(self.place.as_ref().map(|asked| asked.word.clone())),
                Naming::Party => scope,
            };
        }
        scope
    }

    fn source_of(&self, item: usize) -> Option<&SourceOfData> {
        self.items.get(item).and_then(|item| item.source.as_ref()).or(self.source.as_ref())
    }

    fn party_in(&self, role: PartyRole, item: usize) -> Option<PartyId> {
        match role {
            PartyRole::Recipient => self.recipient.as_ref()?.party.clone(),
            PartyRole::By => self.by.as_ref()?.party.clone(),
            PartyRole::Source => self.source_of(item)?.party.clone(),
        }
    }
}
