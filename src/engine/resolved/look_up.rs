//! Looking up the words of acts, facts and records.

use crate::engine::resolved::act::{Known, OneOf, ResolvedAct, ResolvedItem, Slot, bit};
use crate::engine::resolved::facts::ResolvedFacts;
use crate::engine::resolved::records::{RecordScope, ScopeTerm};
use crate::facts::{Act, Facts, RecordedScope, SourceOfData, Stated};
use crate::ids::{IdFault, PartyId, PolicyVersion, Usable};
use crate::instant::check_stated;
use crate::policy::{Disposal, Identifiability};
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use crate::words::{Action, AnyWord, Facet, FacetKind, Party, TermId, Vocabulary, Word};
use std::fmt::{self, Display};
use time::OffsetDateTime;

/// How many items, purposes, pieces of evidence, fulfilled purposes or holds may be stated.
const MAX_STATED: usize = 4096;

/// Looks up the words of an act. What is found is written in its place, which is empty before:
/// moving it about costs as much as finding it.
pub(crate) fn look_up_act(
    act: &Act,
    vocabulary: &Vocabulary,
    problems: &Problems,
    found: &mut ResolvedAct,
) {
    let resolver = Resolver { vocabulary, versions: &[], problems };
    problems.within(ProblemPart::Act, || {
        resolver.sizes(act);
        resolver.act(act, found);
    });
}

/// Looks up the words of facts. `versions` are those that a grant may be bound to, by their
/// numbers.
pub(crate) fn look_up_facts(
    facts: &Facts,
    vocabulary: &Vocabulary,
    versions: &[PolicyVersion],
    problems: &Problems,
    found: &mut ResolvedFacts,
) {
    Resolver { vocabulary, versions, problems }.facts(facts, found);
}

/// The problems found, if there are some.
pub(crate) fn ended(problems: Problems) -> Result<(), InputError> {
    let problems = problems.into_vec();
    if problems.is_empty() { Ok(()) } else { Err(InputError::new(problems)) }
}

/// Where one of a list stands: `data[2]`. Written only where there is something to say of it.
#[derive(Clone, Copy)]
pub(super) struct Nth(pub(super) &'static str, pub(super) usize);

impl Display for Nth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.0, self.1)
    }
}

pub(crate) struct Resolver<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) versions: &'a [PolicyVersion],
    pub(crate) problems: &'a Problems,
}

impl Resolver<'_> {
    fn act(&self, stated: &Act, act: &mut ResolvedAct) {
        let action = self.word("action", &stated.action);
        act.action = action.unwrap_or_default();
        let above = action.map(|action| self.vocabulary.up(FacetKind::Action, action));
        let above = above.unwrap_or_default();
        let is = |kind: &Action| {
            let kind = self.vocabulary.find(kind.any());
            above.iter().any(|above| Some(*above) == kind)
        };
        act.collects = is(&Action::COLLECT);
        act.stores = is(&Action::STORE);
        act.erases = is(&Action::ERASE);
        act.disposes = act.erases || is(&Action::ANONYMISE);
        act.restricts = is(&Action::RESTRICT);
        let carried_out = Disposal::ALL.into_iter().filter(|one| is(&one.action()));
        act.carries_out = carried_out.fold(0, |all, one| all | bit(one));
        act.combines = is(&Action::COMBINE);
        if stated.recipient.is_none() && is(&Action::DISCLOSE) {
            let help = "say who receives; a disclosure always has a recipient";
            self.problems.note("", ProblemKind::missing("recipient", help));
        }
        act.roles_of_parties = self.vocabulary.words_of_parties();
        self.means(stated, action, act);
        if let Some(by) = &stated.by {
            let role = self.word("by", &by.role.word);
            self.single("by", by);
            act.by.party = self.party("by", by.party.as_ref());
            let role = role.map(|role| self.role_of("by", role, by, true));
            act.by_controller =
                role.is_some() && role == self.vocabulary.find(Party::CONTROLLER.any());
            act.by.term = role.map(|term| OneOf { term, exactly: true });
        }
        self.sources(stated, act);
        self.items(stated, act);
        for (index, purpose) in stated.purposes.iter().enumerate() {
            act.purposes.push(self.slot(Nth("purpose", index), purpose));
        }
    }

    fn facts(&self, facts: &Facts, found: &mut ResolvedFacts) {
        let Facts { subject, ledger, evidence } = facts;
        let within = |part, look_up: &mut dyn FnMut()| self.problems.within(part, look_up);
        within(ProblemPart::Subject, &mut || self.subject(subject, &mut found.subject));
        within(ProblemPart::Evidence, &mut || found.evidence = self.all_evidence(evidence));
        if let Some(ledger) = ledger {
            let resolved = found.ledger.get_or_insert_default();
            within(ProblemPart::Ledger, &mut || self.ledger(subject, ledger, resolved));
        }
    }

    pub(super) fn size(&self, what: &'static str, found: usize) {
        self.fits("", what, found);
    }

    /// Whether there are no more of something than may be stated.
    pub(super) fn fits(&self, path: impl Display, what: &'static str, found: usize) -> bool {
        let fits = found <= MAX_STATED;
        if !fits {
            let kind = ProblemKind::too_large(what, found, MAX_STATED);
            self.problems.note(&path.to_string(), kind);
        }
        fits
    }

    fn sizes(&self, act: &Act) {
        self.size("data items", act.items.len());
        self.size("purposes", act.purposes.len());
        let needs = |what, help| self.problems.note("", ProblemKind::empty(what, help));
        if act.items.is_empty() {
            needs("the list of data", "say with which data");
        }
        if act.purposes.is_empty() {
            needs("the list of purposes", "say what for");
        }
    }

    fn items(&self, stated: &Act, act: &mut ResolvedAct) {
        let default = |value: Option<Identifiability>| {
            value.or(stated.identifiability).unwrap_or(Identifiability::Identified)
        };
        let values = stated.items.iter().map(|item| default(item.identifiability));
        let joint = if act.combines { values.min() } else { None };
        let setting = stated.gathered_at.as_ref();
        let setting = setting.and_then(|stated| self.one_of("gathered-at", stated));
        for (index, item) in stated.items.iter().enumerate() {
            let path = Nth("data", index);
            let life = item.record.as_ref().or(stated.record.as_ref());
            act.items.push(ResolvedItem {
                data: self.slot(path, &item.category),
                gathered_at: match &item.gathered_at {
                    Some(stated) => self.one_of(format_args!("{path}: gathered-at"), stated),
                    None => setting,
                },
                life: life.map(|life| Box::new(self.life(format_args!("{path}: record"), life))),
                identifiability: joint.unwrap_or_else(|| default(item.identifiability)),
            });
        }
    }

    /// Where each item came from: as it says itself, or else as the act says.
    fn sources(&self, stated: &Act, act: &mut ResolvedAct) {
        let default = stated.source.as_ref().map(|source| self.source(&"source", source));
        for (index, item) in stated.items.iter().enumerate() {
            act.own_sources.push(match &item.source {
                Some(source) => {
                    self.source(&format_args!("{}: source", Nth("data", index)), source)
                }
                None => default.clone().unwrap_or_default(),
            });
        }
    }

    fn source(&self, path: &dyn Display, source: &SourceOfData) -> Known {
        Known {
            term: self.one_of(path, &source.kind),
            party: self.party(path, source.party.as_ref()),
        }
    }

    /// A facet with an unknown word is read as not named, after `unknown` was told.
    pub(super) fn scope(
        &self,
        scope: &RecordedScope,
        mut unknown: impl FnMut(AnyWord<'_>),
        found: &mut RecordScope,
    ) {
        let mut unread = 0;
        for (facet, word) in scope.words() {
            match self.vocabulary.find(word) {
                Some(term) => found.add(ScopeTerm { facet, term }),
                None => {
                    unread |= facet.bit();
                    unknown(word);
                }
            }
        }
        if unread != 0 {
            found.forget(unread);
        }
        found.confine_to(scope.parties());
    }

    #[inline]
    pub(super) fn slot<F: Facet>(&self, path: impl Display, stated: &Stated<F>) -> Slot {
        match self.word(path, &stated.word) {
            Some(term) => Slot::Stated { term, exactly: stated.exactly },
            None => Slot::Unknown,
        }
    }

    pub(super) fn one_of<F: Facet>(&self, path: impl Display, stated: &Stated<F>) -> Option<OneOf> {
        let term = self.word(path, &stated.word)?;
        Some(OneOf { term, exactly: stated.exactly })
    }

    #[inline]
    pub(super) fn word<F: Facet>(&self, path: impl Display, word: &Word<F>) -> Option<TermId> {
        let term = self.vocabulary.find(word.any());
        if term.is_none() {
            self.unknown(path, word.any());
        }
        term
    }

    #[cold]
    pub(super) fn unknown(&self, path: impl Display, word: AnyWord<'_>) {
        self.problems.unknown_word(&path, self.vocabulary, word.kind, word.key());
    }

    #[inline]
    pub(super) fn party(&self, path: impl Display, party: Option<&PartyId>) -> Option<PartyId> {
        let party = party?;
        if let Some(fault) = party.fault() {
            self.unusable(path, "the party's name", party, fault);
        }
        Some(party.clone())
    }

    #[cold]
    pub(super) fn unusable(
        &self,
        path: impl Display,
        what: &str,
        id: &impl Display,
        fault: IdFault,
    ) {
        self.problems.note(&path.to_string(), ProblemKind::unusable(what, id, fault));
    }

    pub(super) fn instant(
        &self,
        path: impl Display,
        instant: OffsetDateTime,
    ) -> Option<OffsetDateTime> {
        match check_stated(instant) {
            Ok(()) => Some(instant),
            Err(kind) => {
                self.problems.note(&path.to_string(), kind);
                None
            }
        }
    }
}
