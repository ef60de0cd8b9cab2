//! Consent: which grants stand and count for a use, recorded ones and deemed ones.

use crate::engine::judge::givers::same_giver;
use crate::engine::judge::granted::{Granted, Latest, OwnWord};
use crate::engine::judge::judge::Judge;
use crate::engine::judge::on_record::{Records, names_all};
use crate::engine::judge::processing::{Processing, speaks_of};
use crate::engine::judge::same_instant::lies_strictly_inside;
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::conditions::{ConsentTest, consent_for_basis};
use crate::engine::tables::truth::Truth;
use crate::facts::ScopeFacet;
use crate::instant::order;
use crate::policy::{GiverKind, Strength};
use crate::words::FacetKind;

impl Judge<'_> {
    /// Whether the consent that a legal basis needs was given.
    pub(crate) fn basis_consent(&self, strength: Strength) -> Truth {
        self.remembered(consent_for_basis(strength), || self.consent(&ConsentTest::of(strength)))
    }

    /// The grants that count and are as a test asks, their strength aside. Rules ask for several
    /// strengths of the same use, so what is granted whatever else is asked is found once.
    fn granted(&self, test: &ConsentTest) -> Granted {
        if test.is_plain()
            && let Some(granted) = self.granted.get()
        {
            return granted;
        }
        let granted = self.records().granted(test);
        if test.is_plain() {
            self.granted.set(Some(granted));
        }
        granted
    }

    /// Whether consent as a test asks was given.
    pub(crate) fn consent(&self, test: &ConsentTest) -> Truth {
        if self.one_use.facts.ledger.is_none() {
            return Truth::Unknown;
        }
        let mut value = self.granted(test).at_least(test.strength);
        if value != Truth::True {
            value = value.or(self.any_deemed(test));
        }
        if value != Truth::False && self.setting.asked.period.declares_givers {
            value = value.and(self.records().all_agree(test));
        }
        value
    }
}

impl<'a> Records<'_, 'a> {
    /// The denials recorded by now that contain the use, or may.
    pub(crate) fn denials(&self) -> Vec<&'a ResolvedEvent> {
        let mut denials = Vec::new();
        self.each_denial(|event| {
            if self.contains_widely(event) != Truth::False {
                denials.push(event);
            }
        });
        denials
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

    /// Whether a denial or restriction is in force for the use, as far as it speaks of some
    /// processing.
    #[inline]
    pub(crate) fn bears(&self, event: &ResolvedEvent, processing: Processing) -> Truth {
        if !event.is_in_force(self.at())
            || !speaks_of(self.judge.setting.joint(), event, processing)
            || !self.may_count(event)
        {
            return Truth::False;
        }
        let mut bears = self.contains_widely(event);
        if bears == Truth::False {
            return bears;
        }
        bears = bears.and(!self.is_ended(event, processing));
        if processing == Processing::OnConsent && bears != Truth::False {
            bears = bears.and(!self.is_set_aside(event.giver));
        }
        bears
    }

    /// What the subject itself said of processing on consent.
    pub(crate) fn own_word(&self) -> OwnWord<'a> {
        if let Some(known) = self.judge.own_word.get() {
            return known;
        }
        let mut own = OwnWord::default();
        self.each_denial(|denial| {
            let bears = self.bears(denial, Processing::OnConsent);
            own.denied_by_any = own.denied_by_any.or(bears);
            if denial.giver == GiverKind::Subject {
                own.denied.add(denial, bears);
            }
        });
        self.each_grant(|grant| {
            if grant.giver == GiverKind::Subject && grant.strength >= Strength::Express {
                let stands = self.stands_beside(grant, own.denied);
                own.agreed.add(grant, stands);
            }
        });
        self.judge.own_word.set(Some(own));
        own
    }

    /// Whether a grant stands: it is in force, contains the use, and nothing that its giver said
    /// later goes against it.
    pub(crate) fn stands(&self, grant: &'a ResolvedEvent) -> Truth {
        self.stands_beside(grant, self.own_word().denied)
    }

    fn stands_beside(&self, grant: &'a ResolvedEvent, own_denials: Latest<'a>) -> Truth {
        if !grant.is_in_force(self.at()) || !self.fits_version(grant) {
            return Truth::False;
        }
        let mut stands = self.contains_narrowly(grant);
        if stands == Truth::False {
            return stands;
        }
        stands = stands.and(self.word_counts(grant)).and(!self.is_replaced(grant));
        if stands == Truth::False {
            return stands;
        }
        let mut denied = Truth::False;
        if grant.giver == GiverKind::Subject {
            denied = own_denials.any(|last| order(last.recorded_at, grant.recorded_at).is_gt());
            if own_denials.any(|last| last.recorded_at >= grant.recorded_at) != Truth::False {
                self.each_at_once(grant, |denial| denied = denied.or(self.denies(denial, grant)));
            }
        } else {
            self.each_denial(|denial| {
                if denial.recorded_at > grant.recorded_at {
                    denied = denied.or(self.denies(denial, grant));
                }
            });
            self.each_at_once(grant, |denial| denied = denied.or(self.denies(denial, grant)));
        }
        stands.and(!denied)
    }

    /// Whether a denial that is not earlier goes against a grant of the same giver.
    pub(crate) fn denies(&self, denial: &ResolvedEvent, grant: &ResolvedEvent) -> Truth {
        let same = same_giver(denial, grant);
        if same == Truth::False || self.prevails(grant, denial) {
            return Truth::False;
        }
        same.and(self.bears(denial, Processing::OnConsent))
    }

    /// Visits the denials that were recorded at the instant of an event.
    fn each_at_once(&self, event: &ResolvedEvent, mut visit: impl FnMut(&'a ResolvedEvent)) {
        if let Some(ledger) = self.ledger().filter(|ledger| ledger.kinds().denies) {
            let at_once = ledger.at_instant(event.recorded_at).iter();
            at_once.filter(|other| other.kind.is_denial()).for_each(&mut visit);
        }
    }

    /// Whether of a grant and a denial of one instant the grant prevails: "no, except this".
    fn prevails(&self, grant: &ResolvedEvent, denial: &ResolvedEvent) -> bool {
        order(grant.recorded_at, denial.recorded_at).is_eq()
            && lies_strictly_inside(self.judge.setting.joint(), grant, denial)
    }

    /// Whether an express grant answers a denial: one of its giver, or of the subject where an agent
    /// denied, that is later or prevails, and stands.
    pub(crate) fn is_answered(&self, denial: &'a ResolvedEvent) -> Truth {
        let mut answered = Truth::False;
        if matches!(denial.giver, GiverKind::Subject | GiverKind::Agent) {
            let agreed = self.own_word().agreed;
            answered = agreed.any(|last| order(last.recorded_at, denial.recorded_at).is_gt());
            if answered != Truth::True && agreed.any(|_| true) != Truth::False {
                answered = answered.or(self.is_answered_at_once(denial));
            }
        }
        if denial.giver != GiverKind::Subject {
            self.each_grant(|grant| {
                if grant.giver != denial.giver || grant.strength < Strength::Express {
                    return;
                }
                let is_later = order(grant.recorded_at, denial.recorded_at).is_gt();
                let same = same_giver(grant, denial);
                if same != Truth::False && (is_later || self.prevails(grant, denial)) {
                    answered = answered.or(same.and(self.stands(grant)));
                }
            });
        }
        answered
    }

    /// Whether a grant of the subject's of the same instant prevails and stands.
    fn is_answered_at_once(&self, denial: &ResolvedEvent) -> Truth {
        let mut answered = Truth::False;
        let at_once = self.ledger().map(|ledger| ledger.at_instant(denial.recorded_at));
        for grant in at_once.unwrap_or_default() {
            let is_own = grant.kind.is_grant() && grant.giver == GiverKind::Subject;
            if is_own && grant.strength >= Strength::Express && self.prevails(grant, denial) {
                answered = answered.or(self.stands(grant));
            }
        }
        answered
    }

    /// Whether a denial of another giver is not answered.
    fn is_denied_by_another(&self, grant: &ResolvedEvent) -> Truth {
        let mut denied = Truth::False;
        if !self.kinds().by_others {
            return denied;
        }
        self.each_denial(|denial| {
            if denied == Truth::True {
                return;
            }
            let another = !same_giver(denial, grant);
            if another == Truth::False {
                return;
            }
            let bears = another.and(self.bears(denial, Processing::OnConsent));
            if bears != Truth::False {
                denied = denied.or(bears.and(!self.is_answered(denial)));
            }
        });
        denied
    }

    /// Whether a grant counts for the use.
    #[inline]
    pub(crate) fn grant_counts(&self, grant: &'a ResolvedEvent) -> Truth {
        let stands = self.stands(grant);
        if stands == Truth::False {
            return stands;
        }
        if grant.strength == Strength::Implied {
            // An implied grant counts only while nothing is denied, whenever and by whomever.
            return stands.and(!self.own_word().denied_by_any);
        }
        stands.and(!self.is_denied_by_another(grant))
    }

    /// Whether a grant is as a test asks, its strength aside.
    pub(crate) fn is_as_asked(&self, grant: &ResolvedEvent, test: &ConsentTest) -> bool {
        let words = self.judge.setting.vocabulary();
        let names_data = || {
            let terms = grant.scope.terms(ScopeFacet::Data);
            terms.into_iter().flatten().any(|term| {
                let above = test.naming_data.iter();
                above.into_iter().any(|above| words.within(FacetKind::Data, term, *above))
            })
        };
        names_all(&grant.scope, &test.naming)
            && (test.naming_data.is_empty() || names_data())
            && (test.givers.is_empty() || test.givers.contains(&grant.giver))
            && test.no_older_than.is_none_or(|age| self.at() < age.after(grant.recorded_at))
            && (!test.expiring || grant.expires_at.is_some())
    }

    /// Whether each giver of whom a declaration asks it has a grant that stands and is as a test
    /// asks.
    pub(crate) fn all_agree(&self, test: &ConsentTest) -> Truth {
        let mut all = Truth::True;
        self.each_declaration(None, |holds, givers| {
            if !givers.all || holds == Truth::False {
                return;
            }
            let agree = givers.kinds.iter().map(|kind| self.agrees(*kind, test));
            all = all.and((!holds).or(agree.fold(Truth::True, Truth::and)));
        });
        all
    }

    /// Whether a giver has a grant that stands and is as a test asks.
    fn agrees(&self, giver: GiverKind, test: &ConsentTest) -> Truth {
        let mut agrees = Truth::False;
        self.each_grant(|grant| {
            let is_asked = grant.giver == giver && grant.strength >= test.strength;
            if agrees != Truth::True && is_asked && self.is_as_asked(grant, test) {
                agrees = agrees.or(self.stands(grant));
            }
        });
        if giver == GiverKind::Subject && agrees != Truth::True {
            agrees = agrees.or(self.judge.any_deemed(test));
        }
        agrees
    }

    /// The recorded grants that count and are as a test asks.
    #[inline]
    pub(crate) fn granted(&self, test: &ConsentTest) -> Granted {
        let mut granted = Granted::default();
        self.each_grant(|grant| {
            if !self.is_as_asked(grant, test) {
                return;
            }
            let strongest = match self.grant_counts(grant) {
                Truth::True => &mut granted.sure,
                Truth::Unknown => &mut granted.possible,
                Truth::False => return,
            };
            *strongest = (*strongest).max(Some(grant.strength));
        });
        granted
    }
}
