//! A plain reading of all that a schedule can say, sentence by sentence.

use super::cases::word;
use super::full_cases::FullCase;
use permitted::facts::{Age, ConsentEvent, ConsentLedger, Occurrence, Occurrences, Stated};
use permitted::policy::{
    Condition, Exception, Identifiability, Retention, Span, Strength, TermFacet, Terms,
};
use permitted::words::{Facet, Vocabulary, Word, facets};
use permitted::{DataCategory, LifeEvent, Purpose};
use time::{Date, OffsetDateTime};

/// Yes, no, or unknown.
pub(super) type Truth = Option<bool>;

pub(super) fn all(of: impl IntoIterator<Item = Truth>) -> Truth {
    let of: Vec<Truth> = of.into_iter().collect();
    if of.contains(&Some(false)) {
        return Some(false);
    }
    (!of.contains(&None)).then_some(true)
}

pub(super) fn not(one: Truth) -> Truth {
    one.map(|one| !one)
}

pub(super) fn any(of: impl IntoIterator<Item = Truth>) -> Truth {
    not(all(of.into_iter().map(not)))
}

/// Something that a schedule can say: left aside to see where it decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Saying {
    Place,
    Source,
    Subject,
    Residence,
    Identifiability,
    When,
    Unless,
    /// Exceptions that ask for consent or evidence.
    Agreement,
    /// Several events from which a period runs: left aside, the first one alone.
    Lists,
    /// Several instants of one event: left aside, the first one alone.
    Instants,
    /// That a period starts with the end of a year or month.
    Starts,
    /// Born and deceased by what is known of the subject.
    OfSubject,
}

/// Where a period stands: not running, running without an end, over at an instant, or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    Nowhere,
    Open,
    Ends(OffsetDateTime),
    Unknown,
}

impl Stands {
    pub(super) fn is_over(self, at: OffsetDateTime) -> Truth {
        match self {
            Self::Nowhere | Self::Open => Some(false),
            Self::Ends(end) => Some(end <= at),
            Self::Unknown => None,
        }
    }

    pub(super) fn runs(self, at: OffsetDateTime) -> Truth {
        if self == Self::Nowhere { Some(false) } else { not(self.is_over(at)) }
    }

    pub(super) fn end(self) -> Option<OffsetDateTime> {
        match self {
            Self::Ends(end) => Some(end),
            _ => None,
        }
    }
}

/// One category for one purpose, with all rules that speak of them or may.
pub(super) struct Served<'a> {
    pub(super) purpose: Purpose,
    /// The place of the category in the record, and the category or one below it.
    pub(super) item: usize,
    pub(super) data: DataCategory,
    pub(super) rules: Vec<Speaking<'a>>,
}

/// A rule that speaks or may, and where its periods stand.
pub(super) struct Speaking<'a> {
    pub(super) rule: &'a Retention,
    pub(super) speaks: Truth,
    pub(super) minimum: Stands,
    pub(super) maximum: Stands,
}

pub(super) struct Reader<'a> {
    pub(super) case: &'a FullCase,
    pub(super) words: &'a Vocabulary,
    aside: Option<Saying>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(case: &'a FullCase, words: &'a Vocabulary, aside: Option<Saying>) -> Self {
        Self { case, words, aside }
    }

    fn says(&self, saying: Saying) -> bool {
        self.aside != Some(saying)
    }

    fn is_one_of<F: Facet>(
        &self,
        found: &Word<F>,
        mut named: impl Iterator<Item = Word<F>>,
    ) -> bool {
        named.any(|above| self.words.is_within(found, &above))
    }

    /// A circumstance is one of what lies below the word stated, nobody knows which.
    fn circumstance<F: Facet>(&self, stated: Option<&Stated<F>>, named: &[Word<F>]) -> Truth {
        let stated = stated?;
        if self.is_one_of(&stated.word, named.iter().cloned()) {
            return Some(true);
        }
        let mut below = self.words.descendants(&stated.word);
        if below.any(|one| self.is_one_of(&one, named.iter().cloned())) {
            None
        } else {
            Some(false)
        }
    }

    fn is_aged(&self, at_least: Option<u8>, below: Option<u8>) -> Truth {
        let years = match self.case.facts.subject.age? {
            Age::Years(years) => i32::from(years),
            Age::BornOn(born) => completed(born, self.case.at.date()),
        };
        let at_least = at_least.is_none_or(|least| years >= i32::from(least));
        Some(at_least && below.is_none_or(|limit| years < i32::from(limit)))
    }

    fn is_subject(&self, named: &[Word<facets::SubjectFacet>]) -> Truth {
        let kinds = &self.case.facts.subject.kinds;
        if kinds.is_empty() {
            return None;
        }
        any(kinds.iter().map(|kind| self.circumstance(Some(kind), named)))
    }

    fn in_force(&self, from: OffsetDateTime, until: Option<OffsetDateTime>) -> bool {
        from <= self.case.at && until.is_none_or(|until| self.case.at < until)
    }

    fn agreed(&self, strength: Strength, purpose: &Purpose) -> Truth {
        let counts = |event: &ConsentEvent| {
            event.strength() >= strength
                && self.in_force(event.recorded_at(), event.expires_at())
                && self.is_one_of(purpose, event.scope().purposes().cloned())
        };
        self.case.facts.ledger.as_ref().map(|ledger| ConsentLedger::events(ledger).any(counts))
    }

    fn holds(&self, condition: &Condition, purpose: &Purpose) -> Truth {
        let source = self.case.record.source.as_ref().map(|source| &source.kind);
        match condition {
            Condition::All(parts) => all(parts.iter().map(|part| self.holds(part, purpose))),
            Condition::Any(parts) => any(parts.iter().map(|part| self.holds(part, purpose))),
            Condition::Not(part) => not(self.holds(part, purpose)),
            Condition::Age { at_least, below } => self.is_aged(*at_least, *below),
            Condition::Residence(named) => {
                self.circumstance(self.case.facts.subject.residence.as_ref(), named)
            }
            Condition::Source(named) => self.circumstance(source, named),
            Condition::Subject(named) => self.is_subject(named),
            Condition::Consent { .. } | Condition::Evidence { .. }
                if !self.says(Saying::Agreement) =>
            {
                Some(false)
            }
            Condition::Consent { strength, .. } => self.agreed(*strength, purpose),
            Condition::Evidence { kinds, .. } => {
                let mut all = self.case.facts.evidence.iter();
                Some(all.any(|one| {
                    kinds.contains(one.kind()) && self.in_force(one.recorded_at(), one.expires_at())
                }))
            }
            other => panic!("none is generated: {other:?}"),
        }
    }

    /// Whether terms hold, how far the data identifies aside.
    fn terms(&self, terms: &Terms, data: &DataCategory, purpose: &Purpose) -> Truth {
        fn words<F: Facet>(terms: &Terms, facet: TermFacet) -> Vec<Word<F>> {
            terms.words(facet).map(word).collect()
        }
        let named = |facet, saying| terms.words(facet).next().is_some() && self.says(saying);
        let (record, subject) = (&self.case.record, &self.case.facts.subject);
        let data_named = words(terms, TermFacet::Data);
        let purposes = words(terms, TermFacet::Purpose);
        let mut values = vec![
            Some(data_named.is_empty() || self.is_one_of(data, data_named.into_iter())),
            Some(purposes.is_empty() || self.is_one_of(purpose, purposes.into_iter())),
        ];
        if named(TermFacet::Place, Saying::Place) {
            let named = words::<facets::PlaceFacet>(terms, TermFacet::Place);
            let place = record.place.as_ref();
            values.push(place.map(|place| self.is_one_of(&place.word, named.iter().cloned())));
        }
        if named(TermFacet::Source, Saying::Source) {
            let source = record.source.as_ref().map(|source| &source.kind);
            values.push(self.circumstance(source, &words(terms, TermFacet::Source)));
        }
        if named(TermFacet::Subject, Saying::Subject) {
            values.push(self.is_subject(&words(terms, TermFacet::Subject)));
        }
        if named(TermFacet::Residence, Saying::Residence) {
            let named = words(terms, TermFacet::Residence);
            values.push(self.circumstance(subject.residence.as_ref(), &named));
        }
        all(values)
    }

    /// A rule restricts: it speaks of what identifies at least so far, of personal data where it says
    /// nothing.
    fn speaks(&self, rule: &Retention, data: &DataCategory, purpose: &Purpose) -> Truth {
        let found = self.case.record.identifiability.unwrap_or(Identifiability::Identified);
        let named = rule.terms().identifiability().filter(|_| self.says(Saying::Identifiability));
        let when = rule.condition().filter(|_| self.says(Saying::When));
        let exceptions = rule.exceptions().iter().filter(|_| self.says(Saying::Unless));
        all([
            Some(found <= named.unwrap_or(Identifiability::Pseudonymised)),
            self.terms(rule.terms(), data, purpose),
            when.map_or(Some(true), |when| self.holds(when, purpose)),
            not(any(exceptions.map(|one| self.is_excepted(one, found, data, purpose)))),
        ])
    }

    /// An exception helps: it speaks of what identifies at most so far.
    fn is_excepted(
        &self,
        one: &Exception,
        found: Identifiability,
        data: &DataCategory,
        purpose: &Purpose,
    ) -> Truth {
        let at_most = one.terms().identifiability();
        all([
            Some(at_most.is_none_or(|named| found >= named)),
            self.terms(one.terms(), data, purpose),
            one.condition().map_or(Some(true), |when| self.holds(when, purpose)),
        ])
    }

    /// What is known of an event. What is said of the purpose goes before what is said of all, the
    /// earliest before others.
    fn known(&self, event: &LifeEvent, purpose: &Purpose) -> Option<Occurrences> {
        let (life, subject) = (&self.case.record.life, &self.case.facts.subject);
        let own = life.fulfilled_purposes().filter(|(word, _)| {
            *event == LifeEvent::PURPOSE_FULFILLED && self.words.is_within(purpose, word)
        });
        let own = own
            .map(|(_, when)| when)
            .min_by_key(|when| (when.first().is_none(), when.first(), !when.is_open()));
        let known = own.or_else(|| life.known(event)).cloned().or_else(|| match subject.age {
            _ if !self.says(Saying::OfSubject) => None,
            Some(Age::BornOn(born)) if *event == LifeEvent::BORN => {
                Some(born.midnight().assume_utc().into())
            }
            _ if *event == LifeEvent::DECEASED => subject.deceased.map(Occurrences::from),
            _ => None,
        })?;
        let only_one = known.iter().next().filter(|_| !self.says(Saying::Instants));
        Some(only_one.map_or(known, Occurrences::from))
    }

    fn events<'s>(&self, span: &'s Span) -> &'s [LifeEvent] {
        if self.says(Saying::Lists) { span.events() } else { &span.events()[..1] }
    }

    fn end(&self, span: &Span, from: OffsetDateTime) -> OffsetDateTime {
        if self.says(Saying::Starts) { span.end(from) } else { span.period().after(from) }
    }

    /// A minimum counts from the last instant of all, and waits for each event that is not yet; never
    /// drops out, and an unknown one makes it unknown.
    fn minimum(&self, rule: &Retention, purpose: &Purpose) -> Stands {
        let Some(span) = rule.minimum() else { return Stands::Nowhere };
        let known: Vec<_> =
            self.events(span).iter().map(|event| self.known(event, purpose)).collect();
        if known.iter().flatten().any(|when| when.iter().any(|one| one == Occurrence::NotYet)) {
            return Stands::Open;
        }
        if known.iter().any(Option::is_none) {
            return Stands::Unknown;
        }
        let last = known.iter().flatten().filter_map(Occurrences::last).max();
        last.map_or(Stands::Nowhere, |last| Stands::Ends(self.end(span, last)))
    }

    /// A maximum counts from the first instant of its event; of several events from the latest that
    /// has happened.
    fn maximum(&self, rule: &Retention, purpose: &Purpose) -> Stands {
        let Some(span) = rule.maximum() else { return Stands::Nowhere };
        let events = self.events(span);
        let mut latest: Option<OffsetDateTime> = None;
        for event in events {
            let Some(when) = self.known(event, purpose) else { return Stands::Unknown };
            let first = when.first();
            latest = latest.max(first.filter(|at| events.len() == 1 || *at <= self.case.at));
        }
        latest.map_or(Stands::Nowhere, |latest| Stands::Ends(self.end(span, latest)))
    }

    /// Each category for each purpose, with all below them.
    pub(super) fn served(&self) -> Vec<Served<'a>> {
        let record = &self.case.record;
        let mut served = Vec::new();
        for purpose in record.purposes.iter().flat_map(|one| self.words.descendants(one)) {
            for (item, category) in record.data.iter().enumerate() {
                for data in self.words.descendants(category) {
                    let rules = self.case.in_force().filter_map(|rule| {
                        let speaks = self.speaks(rule, &data, &purpose);
                        let minimum = self.minimum(rule, &purpose);
                        let maximum = self.maximum(rule, &purpose);
                        let one = Speaking { rule, speaks, minimum, maximum };
                        (speaks != Some(false)).then_some(one)
                    });
                    let rules = rules.collect();
                    served.push(Served { purpose: purpose.clone(), item, data, rules });
                }
            }
        }
        served
    }
}

/// The years completed on a day by one who was not born on a 29 February.
fn completed(born: Date, today: Date) -> i32 {
    let had_birthday =
        (u8::from(today.month()), today.day()) >= (u8::from(born.month()), born.day());
    today.year() - born.year() - i32::from(!had_birthday)
}
