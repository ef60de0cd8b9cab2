//! The elementary uses that a request denotes (§5.1).

use permitted::facts::{SourceOfData, Stated};
use permitted::ids::PartyId;
use permitted::policy::{Identifiability, Policy, PolicyTimeline, TermFacet};
use permitted::words::facets::GatheredAtFacet;
use permitted::words::{Facet, FacetKind, Vocabulary, Word};
use permitted::{Action, Channel, DataCategory, Party, Place, Purpose, Question};

/// One exact term of a facet of the act.
#[derive(Debug, Clone)]
pub(crate) enum Slot<W> {
    /// The facet does not apply and was not stated.
    None,
    /// The facet applies and was not stated.
    Unknown,
    Exact(W),
}

/// One exact term per facet, one item, one purpose.
#[derive(Debug, Clone)]
pub(crate) struct Use<'q> {
    /// The place of its item in the question.
    pub(crate) item: usize,
    pub(crate) action: &'q Action,
    pub(crate) data: DataCategory,
    pub(crate) purpose: Purpose,
    pub(crate) by: Option<&'q Party>,
    pub(crate) by_party: Option<&'q PartyId>,
    pub(crate) recipient: Slot<Party>,
    pub(crate) recipient_party: Option<&'q PartyId>,
    pub(crate) channel: Slot<Channel>,
    pub(crate) place: Slot<Place>,
    pub(crate) source: Option<&'q SourceOfData>,
    pub(crate) gathered_at: Option<&'q Stated<GatheredAtFacet>>,
    pub(crate) identifiability: Identifiability,
}

impl<'q> Use<'q> {
    /// The use as a policy judges it: the role controller that acts without a party is the one that
    /// the policy names (§4, table).
    pub(crate) fn under(&self, controller: Option<&'q PartyId>) -> Self {
        let is_controller = self.by == Some(&Party::CONTROLLER);
        let by_party = self.by_party.or(controller.filter(|_| is_controller));
        Self { by_party, ..self.clone() }
    }
}

/// Whether the act is this action or below it.
pub(crate) fn is(words: &Vocabulary, question: &Question, action: &Action) -> bool {
    words.is_within(&question.act.action, action)
}

/// Whether a facet of the act applies to an action (§4, table). A recipient belongs to what
/// discloses, a channel to what collects, contacts or discloses; both to actions that have these
/// below them, and to a policy's own actions that no built-in one but `process` stands above.
pub(crate) fn applies(words: &Vocabulary, facet: TermFacet, action: &Action) -> bool {
    fn is_own_alone(words: &Vocabulary, action: &Action) -> bool {
        let alone = |above: Action| above == Action::PROCESS || is_own_alone(words, &above);
        !action.is_built_in() && words.parents(action).all(alone)
    }
    let kinds: &[Action] = match facet {
        TermFacet::Recipient => &[Action::DISCLOSE],
        TermFacet::Channel => &[Action::COLLECT, Action::CONTACT, Action::DISCLOSE],
        _ => return true,
    };
    let is_one = |action: Action| kinds.iter().any(|kind| words.is_within(&action, kind));
    words.descendants(action).any(is_one) || is_own_alone(words, action)
}

/// A term stands for itself and all its descendants, unless it is meant exactly.
pub(crate) fn expand<F: Facet>(words: &Vocabulary, asked: &Stated<F>) -> Vec<Word<F>> {
    if asked.exactly { vec![asked.word.clone()] } else { words.descendants(&asked.word).collect() }
}

fn slots<F: Facet>(
    words: &Vocabulary,
    asked: Option<&Stated<F>>,
    applies: bool,
) -> Vec<Slot<Word<F>>> {
    match asked {
        Some(asked) => expand(words, asked).into_iter().map(Slot::Exact).collect(),
        None if applies => vec![Slot::Unknown],
        None => vec![Slot::None],
    }
}

/// The words that stand for a very party (§3).
pub(crate) struct WordsOfParties(Vec<(Party, PartyId)>);

impl WordsOfParties {
    pub(crate) fn new(timelines: &[PolicyTimeline]) -> Self {
        let policies = timelines.iter().flat_map(PolicyTimeline::versions);
        let own = policies.flat_map(Policy::words).filter(|word| word.facet() == FacetKind::Party);
        let named = own.filter_map(|word| Some((Party::new(word.key()).ok()?, word.very_party()?)));
        Self(named.map(|(word, party)| (word, party.clone())).collect())
    }

    /// The party for which a role stands, itself or by a word above it.
    fn of(&self, words: &Vocabulary, role: &Party) -> Option<&PartyId> {
        let mut above = self.0.iter().filter(|(word, _)| words.is_within(role, word));
        above.next().map(|(_, party)| party)
    }

    fn word(&self, party: &PartyId) -> Option<&Party> {
        self.0.iter().find(|(_, other)| other == party).map(|(word, _)| word)
    }
}

/// The uses of each part: purposes within items, in the order of the question.
pub(crate) fn parts<'q>(
    words: &Vocabulary,
    parties: &'q WordsOfParties,
    question: &'q Question,
) -> Vec<(usize, usize, Vec<Use<'q>>)> {
    let combines = is(words, question, &Action::COMBINE);
    let sources: Vec<Option<&SourceOfData>> = question
        .act
        .items
        .iter()
        .map(|item| item.source.as_ref().or(question.act.source.as_ref()))
        .collect();
    let identifies: Vec<Identifiability> = question
        .act
        .items
        .iter()
        .map(|item| {
            let stated = item.identifiability.or(question.act.identifiability);
            stated.unwrap_or(Identifiability::Identified)
        })
        .collect();
    let recipient = question.act.recipient.as_ref();
    let by_word = question.act.by.as_ref().map(|by| &by.role.word);
    let by_party = question.act.by.as_ref().and_then(|by| by.party.as_ref());
    let by_party = by_party.or_else(|| parties.of(words, by_word?));
    let applies = |facet| applies(words, facet, &question.act.action);
    let mut recipients =
        slots(words, recipient.map(|asked| &asked.role), applies(TermFacet::Recipient));
    if recipient.is_some_and(|asked| asked.party.is_some()) {
        // Who is named is not everybody.
        recipients.retain(|slot| match slot {
            Slot::Exact(role) => !words.is_within(role, &Party::THE_PUBLIC),
            _ => true,
        });
    }
    if let Some(party) = recipient.and_then(|asked| asked.party.as_ref()) {
        // A word with a party stands for that very party, "in both directions" (§3).
        let word = parties.word(party);
        recipients.retain(|slot| match slot {
            Slot::Exact(role) => {
                parties.of(words, role).is_none_or(|other| other == party)
                    && word.is_none_or(|word| words.is_within(role, word))
            }
            _ => true,
        });
    }
    let channels = slots(words, question.act.channel.as_ref(), applies(TermFacet::Channel));
    let places = slots(words, question.act.place.as_ref(), applies(TermFacet::Place));

    let mut parts = Vec::new();
    for (index, item) in question.act.items.iter().enumerate() {
        let own_source = [sources[index]];
        let sources = if combines { sources.as_slice() } else { own_source.as_slice() };
        let most_identifying = *identifies.iter().min().unwrap();
        let identifiability = if combines { most_identifying } else { identifies[index] };
        for (purpose_index, purpose) in question.act.purposes.iter().enumerate() {
            let mut uses = Vec::new();
            for data in expand(words, &item.category) {
                for purpose in expand(words, purpose) {
                    for recipient in &recipients {
                        for channel in &channels {
                            for place in &places {
                                for source in sources {
                                    uses.push(Use {
                                        item: index,
                                        action: &question.act.action,
                                        data: data.clone(),
                                        purpose: purpose.clone(),
                                        by: by_word,
                                        by_party,
                                        recipient: recipient.clone(),
                                        recipient_party: question
                                            .act
                                            .recipient
                                            .as_ref()
                                            .and_then(|asked| asked.party.as_ref())
                                            .or_else(|| match recipient {
                                                Slot::Exact(role) => parties.of(words, role),
                                                _ => None,
                                            }),
                                        channel: channel.clone(),
                                        place: place.clone(),
                                        source: *source,
                                        gathered_at: item
                                            .gathered_at
                                            .as_ref()
                                            .or(question.act.gathered_at.as_ref()),
                                        identifiability,
                                    });
                                }
                            }
                        }
                    }
                }
            }
            parts.push((index, purpose_index, uses));
        }
    }
    parts
}
