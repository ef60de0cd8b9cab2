//! What makes a right valid, beyond its shape.

use super::check::{Checker, Ids, Place, rule_path};
use super::condition::Condition;
use super::period::Period;
use super::read::MAX_CONDITION_DEPTH;
use super::right::{Right, RightKind};
use crate::document::ProblemKind;

pub(super) fn right(checker: &Checker<'_>, right: &Right) {
    let path = rule_path("right", right.id.as_str());
    checker.header(&path, &right.id, &right.clauses);
    if right.kinds.is_empty() {
        let help = "say what the person can ask for, such as `access`";
        checker.problems.note(&path, ProblemKind::Empty { what: "the list of rights", help });
    }
    checker.words(&path, "residence", &right.residence);
    checker.words(&path, "subject", &right.subject);
    checker.words(&path, "verify", &right.verify);
    checker.words(&path, "verify-high", &right.verify_high);
    checker.words(&path, "agent", &right.agent);
    checker.words(&path, "obligation", &right.obligations);
    if let Some(when) = &right.when {
        let path = format!("{path}: when");
        let place = Place { facts: false, knowingly: false };
        checker.condition(&path, when, place, false, MAX_CONDITION_DEPTH);
        about_the_person(checker, &path, when);
    }
    if !right.exemptions.is_empty()
        && let Some(kind) = right.kinds.iter().find(|kind| kind.denies_uses())
    {
        unconditional(checker, &path, *kind);
    }
    for (index, exemption) in right.exemptions.iter().enumerate() {
        let path = format!("{path}: exemption[{index}]");
        checker.usable(&path, "id", &exemption.id);
        checker.usable(&path, "clause", &exemption.clauses);
        let path = format!("{path}: when");
        let place = Place { facts: true, knowingly: false };
        checker.condition(&path, &exemption.when, place, false, MAX_CONDITION_DEPTH);
        about_the_person(checker, &path, &exemption.when);
    }
    if let Some(time) = &right.deadline {
        let path = format!("{path}: deadline");
        if time.working_days == 0 {
            days(checker, &path, time.period);
        }
        if let Some(extension) = time.extension {
            days(checker, &format!("{path}: extension"), extension);
        }
    }
}

/// Further ids, of exemptions, in the one namespace of the policy.
pub(super) fn exemption_ids(rights: &[Right], ids: &mut Ids<'_>) {
    for id in rights.iter().flat_map(|right| &right.exemptions).filter_map(|one| one.id.as_ref()) {
        ids.take("exemption", id);
    }
}

fn unconditional(checker: &Checker<'_>, path: &str, kind: RightKind) {
    let what = format!("nothing is exempt from the right of {kind}");
    let help = "put the right into an entry of its own, and say in the rules what goes on in spite of it, by `survives-objection` or another basis";
    checker.problems.note(path, ProblemKind::Inconsistent { what, help });
}

/// Answers are due by days, so that a period of hours or of no time at all is a mistake.
fn days(checker: &Checker<'_>, path: &str, period: Period) {
    if period == Period::ZERO || period.has_hours() {
        let what = format!("no answer is due within {period}");
        let help = "write a period of days, months or years, such as `45 days`";
        checker.problems.note(path, ProblemKind::Inconsistent { what, help });
    }
}

/// A right is a person's; there is no item of data or party of a use that a condition could mean.
fn about_the_person(checker: &Checker<'_>, path: &str, condition: &Condition) {
    let misplaced = |condition, help| {
        let place = "in a right";
        checker.problems.note(path, ProblemKind::Misplaced { condition, place, help });
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
