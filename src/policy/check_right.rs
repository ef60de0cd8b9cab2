//! What makes a right valid, beyond its shape.

use super::check_condition::{Allowed, condition};
use super::checker::Checker;
use super::condition::Condition;
use super::exemption::Exemption;
use super::header::rule_path;
use super::period::Period;
use super::response_time::ResponseTime;
use super::right::Right;
use super::right_kind::RightKind;
use crate::problem::{Path, ProblemKind};

pub(super) fn right(checker: &Checker<'_>, right: &Right) {
    let called = rule_path("right", right.id().as_str());
    let path = Path::of(&called);
    checker.header(&path, &right.header);
    if right.kinds.is_empty() {
        let help = "say what the person can ask for, such as `access`";
        checker.note(&path, ProblemKind::Missing { key: "right", help });
    }
    checker.words(&path, "residence", &right.residence);
    checker.words(&path, "subject", &right.subject);
    checker.words(&path, "verify", &right.verify);
    checker.words(&path, "verify-high", &right.verify_high);
    checker.words(&path, "agent", &right.agent);
    checker.owed(&path, &right.obligations);
    if let Some(when) = &right.when {
        let path = path.key("when");
        condition(checker, &path, when, Allowed::CIRCUMSTANCES);
        about_the_person(checker, &path, when);
    }
    if !right.exemptions.is_empty()
        && let Some(kind) = right.kinds.iter().find(|kind| kind.denies_uses())
    {
        unconditional(checker, &path, *kind);
    }
    let list = path.key("exemption");
    for (index, one) in right.exemptions.iter().enumerate() {
        exemption(checker, &list.item(index), one);
    }
    if let Some(time) = &right.deadline {
        deadline(checker, &path.key("deadline"), time);
    }
}

pub(super) fn exemption(checker: &Checker<'_>, path: &Path<'_>, exemption: &Exemption) {
    checker.usable(&path.key("id"), &exemption.id);
    checker.usable(&path.key("clause"), &exemption.clauses);
    checker.prose(&path.key("reading"), exemption.reading.as_deref());
    let path = path.key("when");
    condition(checker, &path, &exemption.when, Allowed::FACTS);
    about_the_person(checker, &path, &exemption.when);
}

fn unconditional(checker: &Checker<'_>, path: &Path<'_>, kind: RightKind) {
    let what = format!("nothing is exempt from the right of {kind}");
    let help = "put the right into an entry of its own, and say in the rules what goes on in spite of it, by `survives-objection` or another basis";
    checker.inconsistent(path, what, help);
}

fn deadline(checker: &Checker<'_>, path: &Path<'_>, time: &ResponseTime) {
    if time.working_days == 0 {
        days(checker, path, time.period);
    }
    if let Some(extension) = time.extension {
        days(checker, &path.key("extension"), extension);
    }
}

/// Answers are due by days, so that a period of hours or of no time at all is a mistake.
fn days(checker: &Checker<'_>, path: &Path<'_>, period: Period) {
    if period == Period::ZERO || period.has_hours() {
        let what = format!("no answer is due within {period}");
        let help = "write a period of days, months or years, such as `45 days`";
        checker.inconsistent(path, what, help);
    }
}

/// A right is a person's; there is no item of data or party of a use that a condition could mean.
fn about_the_person(checker: &Checker<'_>, path: &Path<'_>, condition: &Condition) {
    let misplaced = |condition, help| {
        checker.note(path, ProblemKind::Misplaced { condition, place: "in a right", help });
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
