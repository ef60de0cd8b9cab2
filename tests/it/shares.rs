//! Whether the generated cases are worth testing with: every outcome comes up often.

use crate::generate::ledgers::UNHEARD_OF;
use crate::generate::words::is_party_bound;
use crate::generate::{
    Case, any_case, case, case_of_records, case_on_consent, case_on_declarations,
};
use crate::harness::runner;
use crate::reference::sentence::{Sentence, leaving_out};
use crate::reference::{Answer, Reference, Verdict};
use permitted::facts::{Age, ConsentEventKind, Life};
use permitted::policy::{Condition, ConsentGiver, GiverKind, Period, Strength};
use permitted::{ConsentEvent, EvidenceKind};
use proptest::strategy::{BoxedStrategy, Strategy, ValueTree};
use std::collections::BTreeMap;
use time::macros::datetime;

#[test]
fn every_outcome_has_its_share_of_the_cases() {
    const CASES: u32 = 2_000;
    let strategy = case();
    let mut runner = runner(CASES);
    let mut shares: BTreeMap<Verdict, u32> = BTreeMap::new();
    for _ in 0..CASES {
        let case: Case = strategy.new_tree(&mut runner).unwrap().current();
        let (timelines, words) = (case.build(), case.vocabulary());
        let answer = Reference::new(&timelines, &words, is_party_bound).decide(&case.question);
        *shares.entry(answer.outcome).or_default() += 1;
    }
    println!("{shares:?}");
    assert_eq!(shares.len(), 5, "{shares:?}");
    assert!(shares.values().all(|share| share * 100 >= CASES * 3), "{shares:?}");
}

/// What a case holds of that of which a sentence speaks.
fn holds(sentence: Sentence, case: &Case) -> bool {
    use ConsentEventKind::{Lifted, Replaced, Restricted, Withdrawn};
    let question = &case.question;
    let ledger = question.facts.ledger.iter().flat_map(|ledger| ledger.events());
    let events: Vec<&ConsentEvent> = ledger
        .filter(|event| Some(event.subject()) == question.facts.subject.id.as_ref())
        .filter(|event| event.recorded_at() <= question.at)
        .collect();
    let has = |is: &dyn Fn(&ConsentEvent) -> bool| events.iter().any(|event| is(event));
    let kind = |kind| has(&|event| event.kind() == kind);
    let by = |giver| has(&|event| event.giver().kind() == giver);
    let grant = has(&|event| event.kind().is_grant());
    let denial = has(&|event| event.kind().is_denial());
    let pair = |is: &dyn Fn(&ConsentEvent, &ConsentEvent) -> bool| {
        events.iter().any(|one| events.iter().any(|other| is(one, other)))
    };
    match sentence {
        Sentence::PartyInEveryRole => {
            let of_several = ["share", "collect", "combine"];
            of_several.contains(&question.act.action.as_str())
                && has(&|event| !event.kind().is_grant() && !event.scope().parties().is_empty())
        }
        Sentence::UnknownWordHurts => has(&|event| {
            !event.kind().is_grant()
                && event.scope().purposes().any(|word| word.as_str() == UNHEARD_OF)
        }),
        Sentence::ValidFrom => {
            has(&|event| event.valid_since().is_some_and(|start| start > event.recorded_at()))
        }
        Sentence::DenialsExpire => {
            has(&|event| !event.kind().is_grant() && event.expires_at().is_some())
        }
        Sentence::Lifted => {
            kind(Lifted) && has(&|event| event.kind().is_denial() || event.kind() == Restricted)
        }
        Sentence::SubjectForAgent => {
            by(GiverKind::Subject)
                && has(&|event| {
                    event.kind().is_denial() && event.giver().kind() == GiverKind::Agent
                })
        }
        Sentence::ByController => kind(Restricted) && by(GiverKind::Controller),
        Sentence::WithdrawalOfConsentStays => kind(Withdrawn) && kind(Lifted) && grant,
        Sentence::ReplacedEndsGrants => kind(Replaced) && grant,
        Sentence::ReplacedEndsDenials => kind(Replaced) && denial,
        Sentence::RepeatedGrace => {
            let mut opt_outs = case.versions().flat_map(|version| &version.rules.opt_outs);
            let repeated = pair(&|first, again| {
                first.kind().is_denial()
                    && again.kind().is_denial()
                    && first.giver() == again.giver()
                    && first.recorded_at() < again.recorded_at()
                    && has(&|form| {
                        form.kind() == Replaced
                            && form.giver() == again.giver()
                            && form.recorded_at() == again.recorded_at()
                    })
            });
            repeated && opt_outs.any(|rule| rule.grace_period().period() != Period::ZERO)
        }
        Sentence::Prevails => pair(&|one, other| {
            one.kind().is_grant()
                && other.kind().is_denial()
                && one.recorded_at() == other.recorded_at()
        }),
        Sentence::ParentsWordEnds => by(GiverKind::Parent),
        Sentence::OtherGivers => pair(&|one, other| {
            one.kind().is_grant() && other.kind().is_denial() && one.giver() != other.giver()
        }),
        Sentence::AnswerStands => pair(&|one, other| {
            let undone = has(&|event| {
                event.recorded_at() >= one.recorded_at()
                    && (event.kind().is_denial() || event.kind() == Replaced)
            });
            one.kind().is_grant()
                && other.kind().is_denial()
                && one.strength() >= Strength::Express
                && one.recorded_at() >= other.recorded_at()
                && (undone || one.expires_at().is_some())
        }),
        Sentence::ImpliedGrant => {
            denial && has(&|event| event.kind().is_grant() && event.strength() == Strength::Implied)
        }
        Sentence::Bases => has(&|event| event.kind().is_denial() && !event.bases().is_all()),
        Sentence::OptOutsDecide => {
            let mut rules = case.versions().map(|version| &version.rules);
            denial && rules.any(|rules| !rules.opt_outs.is_empty() && yields(rules))
        }
        Sentence::AnswerLeftAside => {
            denial && grant && case.versions().any(|version| yields(&version.rules))
        }
        Sentence::Restriction => kind(Restricted),
        Sentence::RestrictionAgreed => kind(Restricted) && grant,
        Sentence::Alternatives => {
            let mut permits = case.versions().flat_map(|version| &version.rules.permits);
            permits.any(|permit| !permit.alternative_bases().is_empty())
        }
        Sentence::DeclaredGivers => grant && declares(case, |_| true),
        Sentence::ListedAtRecord => {
            // The birthdays are all on one day.
            let birthday = datetime!(2026-01-25 0:00 UTC);
            let grows = matches!(question.facts.subject.age, Some(Age::BornOn(_)));
            let before = has(&|event| event.kind().is_grant() && event.recorded_at() < birthday);
            grows
                && before
                && question.at > birthday
                && declares(case, |declared| declared.condition().is_some())
        }
        Sentence::AllGivers => grant && declares(case, ConsentGiver::needs_all),
        Sentence::Alone => {
            let by_another = |event: &ConsentEvent| event.giver().kind() != GiverKind::Subject;
            grant
                && has(&|event| event.kind().is_denial() && by_another(event))
                && declares(case, ConsentGiver::is_alone)
        }
        Sentence::NamingData | Sentence::GivenBy | Sentence::NoOlderThan | Sentence::Expiring => {
            grant && asks_of_consent(case, sentence)
        }
        Sentence::AdmittedBases => {
            case.versions().any(|version| !version.rules.admitted_bases.is_empty())
        }
        Sentence::RestrictionExcepted => {
            kind(Restricted)
                && case.versions().any(|version| !version.rules.restrictions.is_empty())
        }
        Sentence::Together | Sentence::OtherThanOwn => asks_for_other_data(case),
        Sentence::InAnotherItem => asks_for_other_data(case) && question.act.items.len() > 1,
        Sentence::ExceptedDuty | Sentence::SurelyExcepted => {
            let mut duties = case.versions().flat_map(|version| &version.rules.duties);
            duties.any(|duty| !duty.exceptions().is_empty())
        }
        Sentence::BeyondUnless => {
            let mut beyond = case.versions().flat_map(|version| &version.rules.beyond);
            beyond.any(|entry| !entry.exceptions().is_empty())
        }
        Sentence::DeemedAfter => {
            let mut deemed = case.versions().flat_map(|version| &version.rules.deemed_consents);
            let is_on_record = |kinds: &[EvidenceKind]| {
                question.facts.evidence.iter().any(|one| kinds.contains(one.kind()))
            };
            deemed.any(|rule| rule.stands_after() != Period::ZERO && is_on_record(rule.events()))
        }
        of_records => holds_of_records(of_records, case),
    }
}

/// The same of sentences on stored records and orders.
fn holds_of_records(sentence: Sentence, case: &Case) -> bool {
    let question = &case.question;
    let (act, at) = (&question.act, question.at);
    let own = act.items.iter().filter_map(|item| item.record.as_deref());
    let lives: Vec<&Life> = own.chain(act.record.as_deref()).collect();
    let is = |actions: &[&str]| actions.contains(&act.action.as_str());
    let disposes = is(&["erase", "shred", "anonymise", "blur"]);
    let held = lives.iter().any(|life| life.holds().iter().any(|hold| hold.in_force(at)));
    let asked =
        lives.iter().any(|life| life.erasure_requested_at().is_some_and(|since| since <= at));
    let rules = || case.versions().map(|version| &version.rules);
    let schedule = || rules().flat_map(|rules| &rules.retentions).filter(|_| !lives.is_empty());
    let maximum = schedule().any(|rule| rule.maximum().is_some());
    let minimum = schedule().any(|rule| rule.minimum().is_some());
    let granted = |actions: &[&str], kinds: &[&str]| {
        let mut evidence = question.facts.evidence.iter();
        is(actions) && evidence.any(|evidence| kinds.contains(&evidence.kind().as_str()))
    };
    let disclosed = ["granted-access", "granted-portability"];
    let carried_out = granted(&["disclose"], &disclosed)
        || granted(&["rectify"], &["granted-rectification"])
        || granted(&["erase", "shred", "anonymise", "blur"], &["granted-erasure"]);
    let carried_out = carried_out && rules().any(|rules| !rules.rights.is_empty());
    match sentence {
        Sentence::MaximumProhibits => maximum && !is(&["erase", "shred"]),
        Sentence::KeptIsStored => maximum && is(&["store"]) && (held || minimum),
        Sentence::MinimumForbids => minimum && disposes,
        Sentence::HoldForbids => held && disposes,
        Sentence::AskedProhibits => asked && !disposes && !is(&["store", "restrict"]),
        Sentence::AskedUnlessMinimum => asked && minimum && !disposes,
        Sentence::AskedUnlessHeld => {
            asked
                && held
                && !disposes
                && act.purposes.iter().any(|asked| asked.word.as_str() == "pd")
        }
        Sentence::DueIsOrdered => maximum && (disposes || is(&["restrict"])),
        Sentence::AskedIsOrdered => asked && is(&["erase", "shred"]),
        Sentence::GrantedIsOrdered => carried_out,
        Sentence::GrantedToWhom => carried_out && is(&["disclose"]),
        Sentence::GrantedDisclosure => granted(&["share"], &disclosed),
        Sentence::GrantedGoesThrough => {
            let restricted = question.facts.ledger.iter().flat_map(|ledger| ledger.events());
            let mut kinds = restricted.map(ConsentEvent::kind);
            let restricted = kinds.any(|kind| kind == ConsentEventKind::Restricted);
            carried_out && (maximum || asked || restricted)
        }
        other => panic!("{other:?} speaks of no stored record"),
    }
}

/// Whether a permit rests on a basis that gives way to denials.
fn yields(rules: &crate::generate::policies::Rules) -> bool {
    const YIELDING: [&str; 4] =
        ["legitimate-interests", "public-task", "notice-with-opt-out", "both-bases"];
    let mut bases = rules.permits.iter().flat_map(|permit| permit.bases());
    bases.any(|basis| YIELDING.contains(&basis.as_str()))
}

/// Whether a policy declares givers in such a way.
fn declares(case: &Case, is: fn(&ConsentGiver) -> bool) -> bool {
    case.versions().flat_map(|version| &version.rules.consent_givers).any(is)
}

/// Whether a condition asks that of which a sentence speaks.
fn asks_of_consent(case: &Case, sentence: Sentence) -> bool {
    let permits = case.versions().flat_map(|version| &version.rules.permits);
    permits.filter_map(|permit| permit.condition()).any(|condition| match condition {
        Condition::Consent { naming_data, giver, no_older_than, expiring, .. } => match sentence {
            Sentence::NamingData => !naming_data.is_empty(),
            Sentence::GivenBy => !giver.is_empty(),
            Sentence::NoOlderThan => no_older_than.is_some(),
            _ => *expiring,
        },
        _ => false,
    })
}

/// Whether a rule asks what data stands together.
fn asks_for_other_data(case: &Case) -> bool {
    let mut rules = case.versions().map(|version| &version.rules);
    rules.any(|rules| {
        rules.forbids.iter().any(|forbid| !forbid.other_data().is_empty())
            || rules.duties.iter().any(|duty| !duty.other_data().is_empty())
    })
}

/// Of the cases that hold what a sentence of §5.7 to §5.11 speaks of, each decides at least one in a
/// hundred.
#[test]
fn every_sentence_on_consent_decides_its_share_of_the_cases() {
    each_decides_its_share(&case_on_consent(), &Sentence::ON_RECORD);
}

/// The same of what is declared of givers, bases and restrictions, and of what consent has to say.
#[test]
fn every_sentence_on_declarations_decides_its_share_of_the_cases() {
    each_decides_its_share(&case_on_declarations(), &Sentence::DECLARED);
}

fn each_decides_its_share(strategy: &BoxedStrategy<Case>, sentences: &[Sentence]) {
    let differs = |one: &Answer, other: &Answer| one.outcome != other.outcome;
    each_decides(strategy, sentences, |_, _| true, differs);
}

/// How many cases are asked in [`each_decides`].
const CASES: u32 = 6_000;

/// Of the cases that hold what a sentence speaks of, and whose answer it bears on, each sentence
/// decides at least one in a hundred. How often each outcome came up.
fn each_decides(
    strategy: &BoxedStrategy<Case>,
    sentences: &[Sentence],
    bears: impl Fn(Sentence, &Answer) -> bool,
    differs: impl Fn(&Answer, &Answer) -> bool,
) -> BTreeMap<Verdict, u32> {
    let mut runner = runner(CASES);
    let mut shares: BTreeMap<Sentence, [u32; 2]> = BTreeMap::new();
    let mut outcomes: BTreeMap<Verdict, u32> = BTreeMap::new();
    for _ in 0..CASES {
        let case: Case = strategy.new_tree(&mut runner).unwrap().current();
        let (timelines, words) = (case.build(), case.vocabulary());
        let reference = Reference::new(&timelines, &words, is_party_bound);
        let answer = reference.decide(&case.question);
        *outcomes.entry(answer.outcome).or_default() += 1;
        let held = sentences.iter().copied().filter(|sentence| holds(*sentence, &case));
        for sentence in held.filter(|sentence| bears(*sentence, &answer)) {
            let without = leaving_out(sentence, || reference.decide(&case.question));
            let [held, decided] = shares.entry(sentence).or_default();
            *held += 1;
            *decided += u32::from(differs(&without, &answer));
        }
    }
    for (sentence, [held, decided]) in &shares {
        println!("{decided} of {held}: {sentence:?}");
    }
    assert_eq!(shares.len(), sentences.len(), "{shares:?}");
    assert!(shares.values().all(|[held, decided]| decided * 100 >= *held), "{shares:?}");
    outcomes
}

/// Each sentence on rules decides the outcome, the grounds or what is owed in one of a hundred at least
/// of the cases that hold what it speaks of.
#[test]
fn every_sentence_on_rules_decides_some_cases() {
    // Duties speak of what is permitted.
    let bears = |sentence, answer: &Answer| {
        !matches!(sentence, Sentence::ExceptedDuty | Sentence::SurelyExcepted)
            || answer.parts.iter().any(|part| part.outcome == Verdict::Permitted)
    };
    each_decides(&any_case(), &Sentence::OF_RULES, bears, |one, other| one != other);
}

/// Of the cases that hold what a sentence on stored records speaks of, each decides the outcome or the
/// grounds of at least one in a hundred.
#[test]
fn every_sentence_on_records_decides_its_share_of_the_cases() {
    let differs = |one: &Answer, other: &Answer| one.parts != other.parts;
    let outcomes = each_decides(&case_of_records(), &Sentence::OF_RECORDS, |_, _| true, differs);
    println!("{outcomes:?}");
    assert!(outcomes.values().all(|share| share * 100 >= CASES * 3), "{outcomes:?}");
}
