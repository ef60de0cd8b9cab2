//! Days begin at midnight where the person is, and periods run by the calendar there.

use super::{SHOP, becomes, decide, missing, scenarios, standing, unknown, written};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Undetermined};
use permitted::policy::Policy;
use permitted::{Engine, Question};
use time::macros::{datetime, offset};

const OF_AGE: &str =
    "[[permit]]\nclause = '1'\naction = 'use'\nwhen.age.at-least = 18\nbasis = 'contract'\n";

/// Asked of one who was born on 2 March 2008.
fn eighteen(rules: &str, at: &str, offset: &str) -> Decision {
    let question = format!(
        "action = 'use'\ndata = 'purchase-history'\npurpose = 'personalisation'\nat = {at}\n\
         subject = {{ id = 'u', birth-date = 2008-03-02{offset} }}\n"
    );
    decide(&[&format!("{SHOP}{rules}")], &question)
}

/// `prepared-at-six-objected-at`, of its second half: one who is born after the moment has no age yet,
/// and is not below any.
#[test]
fn not_born_yet() {
    let rules = format!("{SHOP}{}", OF_AGE.replace("at-least = 18", "below = 13"));
    let born = |on: &str| {
        let question = format!(
            "action = 'use'\ndata = 'usage'\npurpose = 'analytics'\nsubject = {{ id = 'u', birth-date = {on} }}\n"
        );
        decide(&[&rules], &question)
    };
    assert_eq!(born("2020-01-01").outcome, Permitted);
    let unborn = born("2030-01-01");
    assert_eq!((unborn.outcome, unknown(&unborn)), (Undetermined, vec!["age".to_owned()]));
}

/// `eighteen-but-where`.
#[test]
fn eighteen_but_where() {
    let not_stated = eighteen(OF_AGE, "2026-03-02T03:00:00Z", "");
    assert_eq!(not_stated.outcome, Undetermined);
    assert_eq!(unknown(&not_stated), ["age"]);
    assert_eq!(missing(&not_stated), ["age: at least 18"]);
    let in_lima = eighteen(OF_AGE, "2026-03-02T03:00:00Z", ", offset = '-05:00'");
    assert_eq!(in_lima.outcome, NotPermitted);
    assert_eq!(in_lima.stable_until, Some(datetime!(2026-03-02 0:00 -5)));
    let everywhere = eighteen(OF_AGE, "2026-03-02T12:00:00Z", "");
    assert_eq!(everywhere.outcome, Permitted);
    assert_eq!(everywhere.stable_until, None);
}

#[test]
fn a_birthday_begins_on_kiritimati_and_has_begun_everywhere_twenty_six_hours_later() {
    let (first, last) = ("2026-03-01T10:00:00Z", "2026-03-02T12:00:00Z");
    let before = eighteen(OF_AGE, "2026-03-01T09:59:59Z", "");
    assert_eq!(
        (before.outcome, before.stable_until.map(written)),
        (NotPermitted, Some(first.into()))
    );
    let begun = eighteen(OF_AGE, first, "");
    assert_eq!((begun.outcome, begun.stable_until.map(written)), (Undetermined, Some(last.into())));
    let almost = eighteen(OF_AGE, "2026-03-02T11:59:59Z", "");
    assert_eq!(
        (almost.outcome, almost.stable_until.map(written)),
        (Undetermined, Some(last.into()))
    );
}

#[test]
fn an_age_is_known_where_all_that_it_may_be_agree() {
    let of = |when: &str| {
        let rule = OF_AGE.replace("when.age.at-least = 18", when);
        eighteen(&rule, "2026-03-02T03:00:00Z", "").outcome
    };
    // Seventeen or eighteen.
    assert_eq!(of("when.age.at-least = 17"), Permitted);
    assert_eq!(of("when.age.below = 19"), Permitted);
    assert_eq!(of("when.age.at-least = 19"), NotPermitted);
    assert_eq!(of("when.age.below = 18"), Undetermined);
    assert_eq!(of("when.age = { at-least = 18, below = 21 }"), Undetermined);
    assert_eq!(of("when.not.age.below = 18"), Undetermined);
}

#[test]
fn an_age_that_is_missing_is_one_that_the_birth_date_allows() {
    // Of whoever may have turned eighteen nobody is told that being below thirteen would do.
    let rules = "[[permit]]\nclause = '1'\nwhen.any = [{ age.below = 13 }, { age.at-least = 18 }]\n\
                 [[forbid]]\nclause = '2'\nwhen.age.below = 17\n";
    assert_eq!(missing(&eighteen(rules, "2026-03-02T03:00:00Z", "")), ["age: at least 18"]);
}

/// `received-late-at-night-sao`.
#[test]
fn received_late_at_night_in_sao_paulo() {
    let policy = "id = 'p'\nversion = '1'\nfrom = 2020-01-01\n\
                  right = [{ clause = '1', right = 'access', deadline = '1 month' }]";
    let policy: Policy = toml::from_str(policy).unwrap();
    let asked = scenarios(
        "request = [{ name = '31 May, 23:30 there', at = 2026-06-01T09:00:00Z, right = 'access', \
           received = 2026-05-31T23:30:00-03:00, subject.id = 'u', \
           expect = { answer = 'grant', clause = '1', deadline = 2026-07-01T03:00:00Z } }]",
    );
    let checked = asked.requests()[0].check(&Engine::new([policy]).unwrap()).unwrap();
    assert!(checked.differences.is_empty(), "{:?}", checked.differences[0].to_string());
    let lines = permitted::render::rights_answer(&checked.answer);
    assert!(lines.contains(&"by       the end of 2026-06-30".to_owned()), "{lines:?}");
    let json = serde_json::to_value(checked.answer.deadline).unwrap();
    assert_eq!(json["by"], "2026-07-01T00:00:00-03:00");
}

/// `month-keeping-counted-evening-lima`.
#[test]
fn a_month_of_keeping_counted_from_an_evening_in_lima() {
    let month = "{ period = '1 month', from = 'collected' }";
    let rules = format!(
        "{SHOP}[[retention]]\nclause = '1'\ndata = 'call-recording'\npurpose = 'quality-assurance'\n\
         minimum = {month}\nmaximum = {month}\nthen = 'erase'\n"
    );
    let stands = |at: &str, collected: &str| {
        let record = format!(
            "record = 'call-3'\ndata = 'call-recording'\npurpose = 'quality-assurance'\n\
             at = {at}\ncollected = {collected}"
        );
        becomes(&standing(&[&rules], &record))
    };
    let at = "2026-04-30T12:00:00Z";
    let evening = "2026-03-30T23:00:00-05:00";
    assert_eq!(stands(at, evening), "keep until 2026-04-30T23:00:00-05:00 by 1");
    // The same instant, stated in UTC, lies on the 31st, of which April has none.
    assert_eq!(stands(at, "2026-03-31T04:00:00Z"), "erase since 2026-04-30T04:00:00Z by 1");
    let due = "erase since 2026-04-30T23:00:00-05:00 by 1";
    assert_eq!(stands("2026-05-01T04:00:00Z", evening), due);
}

#[test]
fn a_grace_runs_where_the_objection_was_recorded() {
    let rules = "[[permit]]\nclause = '1'\naction = 'use'\n[[opt-out]]\nclause = '2'\ngrace = '1 month'\nroute = 'email'\n";
    let until = |recorded: &str| {
        let question = format!(
            "action = 'use'\ndata = 'usage'\npurpose = 'analytics'\nat = 2026-02-01T12:00:00Z\n\
             by = {{ role = 'controller', party = 'acme' }}\nsubject.id = 'u'\n\
             ledger = [{{ event = 'objected', recorded = {recorded} }}]\n"
        );
        decide(&[&format!("{SHOP}{rules}")], &question).stable_until.map(written)
    };
    assert_eq!(until("2026-01-31T00:30:00Z").as_deref(), Some("2026-02-28T00:30:00Z"));
    // The evening of the 30th there, hence the evening of 28 February.
    assert_eq!(until("2026-01-30T19:30:00-05:00").as_deref(), Some("2026-03-01T00:30:00Z"));
}

#[test]
fn facts_keep_the_offset_in_which_they_were_stated() {
    let text = "action = 'use'\ndata = { category = 'usage', record.collected = 2026-01-30T23:00:00-05:00 }\n\
                purpose = 'analytics'\nat = 2026-03-01T14:30:00+05:30\n\
                subject = { id = 'u', birth-date = 2008-03-02, offset = '-03:30' }\n\
                evidence = [{ kind = 'court-order', party = 'court', recorded = 2026-01-31T08:00:00+09:00 }]\n\
                ledger = [{ event = 'objected', recorded = 2026-01-31T02:00:00Z },\n\
                          { event = 'objected', recorded = 2026-01-30T21:00:00-05:00 }]\n";
    let question: Question = toml::from_str(text).unwrap();
    assert_eq!(question.facts.subject.offset, Some(offset!(-3:30)));
    // One instant in two offsets is two events: what is counted from them may end apart.
    assert_eq!(question.facts.ledger.as_ref().map(|ledger| ledger.len()), Some(2));
    for written in [toml::to_string(&question).unwrap(), serde_json::to_string(&question).unwrap()]
    {
        for instant in [
            "2026-01-30T23:00:00-05:00",
            "2026-03-01T14:30:00+05:30",
            "2026-01-31T08:00:00+09:00",
            "2026-01-31T02:00:00Z",
            "2026-01-30T21:00:00-05:00",
            "-03:30",
        ] {
            assert!(written.contains(instant), "{instant}\n{written}");
        }
    }
}
