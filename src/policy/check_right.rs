//! What makes a right valid, beyond its shape.

use super::check_condition::{Allowed, condition};
use super::checker::Checker;
use super::condition::Condition;
use super::exemption::Exemption;
use super::fee::Charge;
use super::header::rule_path;
use super::period::Period;
use super::requesters::{Agents, Parents};
use super::response_time::{AnswerPeriod, ResponseTime};
use super::right::Right;
use crate::problem::{Path, ProblemKind};
use crate::words::{EvidenceKind, RightKind, Vocabulary};

pub(super) fn right(checker: &Checker<'_>, right: &Right) {
    let called = rule_path("right", right.id().as_str());
    let path = Path::of(&called);
    checker.header(&path, &right.header);
    checker.named(
        &path,
        "right",
        &right.kinds,
        "say what the person can ask for, such as `access`",
    );
    checker.words(&path, "residence", &right.residence);
    checker.words(&path, "subject", &right.subject);
    checker.words(&path, "data", &right.data);
    checker.words(&path, "purpose", &right.purpose);
    checker.words(&path, "verify", &right.verify);
    checker.words(&path, "verify-in-doubt", &right.verify_in_doubt);
    checker.words(&path, "verify-high", &right.verify_high);
    checker.owed(&path, &right.obligations);
    checker.owed(&path, &right.on_refusal);
    checker.owed(&path, &right.on_extension);
    if let Some(when) = &right.when {
        about_persons(checker, &path.key("when"), when, Allowed::CIRCUMSTANCES);
    }
    parents(checker, &path.key("parent"), &right.parent);
    if let Some(admitted) = &right.agent {
        agents(checker, &path.key("agent"), admitted);
    }
    charge(checker, &path.key("fee"), right.charge);
    unconditional(checker, &path, right);
    let list = path.key("exemption");
    for (index, one) in right.exemptions.iter().enumerate() {
        exemption(checker, &list.item(index), one);
    }
    match &right.deadline {
        Some(time) => deadline(checker, &path.key("deadline"), time),
        None if !right.on_extension.is_empty() => {
            let what = "what never has to be answered by a date is never extended".to_owned();
            checker.inconsistent(
                &path,
                what,
                "give the right a `deadline`, or drop `on-extension`",
            );
        }
        None => {}
    }
}

/// Whether a right takes effect by being exercised, as an entry of the consent ledger.
pub(crate) fn denies_uses(words: &Vocabulary, kind: &RightKind) -> bool {
    let by_exercise = [
        RightKind::OBJECTION,
        RightKind::OPT_OUT_OF_SALE,
        RightKind::LIMIT_OF_SENSITIVE_USE,
        RightKind::WITHDRAWAL,
    ];
    by_exercise.iter().any(|one| words.is_within(kind, one))
}

pub(super) fn exemption(checker: &Checker<'_>, path: &Path<'_>, exemption: &Exemption) {
    checker.usable(&path.key("id"), &exemption.id);
    checker.usable(&path.key("clause"), &exemption.clauses);
    checker.prose(&path.key("reading"), exemption.reading.as_deref());
    checker.words(path, "data", &exemption.data);
    match &exemption.when {
        Some(when) => about_persons(checker, &path.key("when"), when, Allowed::FACTS),
        None if exemption.by.is_empty() && exemption.data.is_empty() => {
            let help = "say when, for which `data` or `by` whom the right is refused; as it stands it \
                        is refused always";
            checker.note(path, ProblemKind::missing("when", help));
        }
        None => {}
    }
}

/// Nothing is exempt from a right that takes effect by being exercised.
fn unconditional(checker: &Checker<'_>, path: &Path<'_>, right: &Right) {
    if right.exemptions.is_empty() && !right.may_refuse {
        return;
    }
    let mut kinds = right.kinds.iter();
    if let Some(kind) = kinds.find(|kind| denies_uses(checker.vocabulary, kind)) {
        let what = format!("nothing is exempt from the right of {kind}");
        let help = "put the right into an entry of its own, and say in the rules what goes on in spite of it, by `survives-objection` or another basis";
        checker.inconsistent(path, what, help);
    }
}

fn parents(checker: &Checker<'_>, path: &Path<'_>, parents: &Parents) {
    shown(checker, path, &parents.evidence, parents.without_proof);
    if let Some(when) = &parents.when {
        about_persons(checker, &path.key("when"), when, Allowed::CIRCUMSTANCES);
    }
}

fn agents(checker: &Checker<'_>, path: &Path<'_>, agents: &Agents) {
    shown(checker, path, &agents.evidence, agents.without_proof);
    if agents.evidence.is_empty() && !agents.without_proof {
        let help = "name what agents have to show, or write `proof = false`";
        checker.note(path, ProblemKind::missing("evidence", help));
    }
}

fn shown(checker: &Checker<'_>, path: &Path<'_>, evidence: &[EvidenceKind], without_proof: bool) {
    checker.words(path, "evidence", evidence);
    if without_proof && !evidence.is_empty() {
        let what = "evidence is asked of those who need no proof".to_owned();
        checker.inconsistent(path, what, "drop `evidence`, or `proof = false`");
    }
}

fn charge(checker: &Checker<'_>, path: &Path<'_>, charge: Charge) {
    if (charge.free == 0) != (charge.within == Period::ZERO) {
        let what = format!("{} requests within {} are free", charge.free, charge.within);
        let help = "write how many are free and within which period, such as `{ free = 1, per = \"12 months\" }`";
        checker.inconsistent(path, what, help);
    }
}

fn deadline(checker: &Checker<'_>, path: &Path<'_>, time: &ResponseTime) {
    days(checker, path, time.period);
    if let Some(extension) = time.extension {
        days(checker, &path.key("extension"), extension);
    }
}

/// Answers are due by days, so that a period of hours or of no time at all is a mistake.
fn days(checker: &Checker<'_>, path: &Path<'_>, period: AnswerPeriod) {
    let is_usable = match period {
        AnswerPeriod::Calendar(period) => period != Period::ZERO && !period.has_hours(),
        AnswerPeriod::WorkingDays(days) => (1..=AnswerPeriod::MAX_WORKING_DAYS).contains(&days),
    };
    if !is_usable {
        let what = format!("no answer is due within {period}");
        let help = "write a period of days, months or years, such as `45 days`, or of 1 to 1000 working days";
        checker.inconsistent(path, what, help);
    }
}

/// A condition on the person, or on who asks.
fn about_persons(checker: &Checker<'_>, path: &Path<'_>, when: &Condition, allowed: Allowed) {
    condition(checker, path, when, allowed);
    about_the_person(checker, path, when);
}

/// A right is a person's; there is no item of data or party of a use that a condition could mean.
fn about_the_person(checker: &Checker<'_>, path: &Path<'_>, condition: &Condition) {
    let misplaced = |condition, help| {
        checker.note(path, ProblemKind::misplaced(condition, "in a right", help));
    };
    let help = "a right depends on the person: age, residence and kind of subject, in exemptions evidence too";
    match condition {
        Condition::Consent { .. } => misplaced("consent", help),
        Condition::Source(_) => misplaced("source", help),
        Condition::GatheredAt(_) => misplaced("gathered-at", help),
        Condition::Identifiability(_) => misplaced("identifiability", help),
        Condition::Evidence { of: Some(_), .. } => {
            misplaced("of", "no party acts, receives or is a source here; drop `of`");
        }
        _ => {}
    }
    for part in condition.parts() {
        about_the_person(checker, path, part);
    }
}
