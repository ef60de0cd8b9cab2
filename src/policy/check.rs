//! What makes a policy valid, beyond its shape.

use super::amendment::TakesEffect;
use super::builder::{PolicyBuilder, PolicyKind};
use super::check_condition::{Allowed, condition, rests_on_facts};
use super::check_right;
use super::check_section::sections;
use super::checker::Checker;
use super::controller::Controller;
use super::exception::Exception;
use super::giver_kind::GiverKind;
use super::header::rule_path;
use super::retention::Retention;
use super::rule::Rule;
use super::rules::{ConsentGiver, DeemedConsent, Permit};
use super::terms::Terms;
use super::unique_ids::unique_ids;
use super::version::Policy;
use crate::ids::{IdFault, Usable, fault_of};
use crate::instant::{check_instant, format_instant};
use crate::problem::{InputError, Path, ProblemKind, ProblemPart, Problems};
use crate::text::quoted;
use crate::words::{Vocabulary, WordProblem};

/// How many rules and declarations a policy may have.
pub(crate) const MAX_RULES: usize = 1_000_000;

impl PolicyBuilder {
    /// Checks everything and makes the policy.
    ///
    /// # Errors
    /// What is wrong with it, each problem with its path, and the first 50 where there are more.
    pub fn build(self) -> Result<Policy, InputError> {
        checked(self, Problems::of(ProblemPart::Policy), &|kind, rule| format!("{kind}[{rule}]"))
    }
}

/// The policy that the parts make, unless there are problems, old or new. `place_of` says where a rule
/// stands, by its kind and its place among those.
pub(crate) fn checked(
    mut parts: PolicyBuilder,
    problems: Problems,
    place_of: &dyn Fn(&str, usize) -> String,
) -> Result<Policy, InputError> {
    problems.end_reading();
    let found = rules_in(&parts);
    if found > MAX_RULES {
        problems.note("", ProblemKind::too_large("rules", found, MAX_RULES));
        return Err(problems.into_error());
    }
    in_force(&mut parts, &problems);
    let vocabulary = match Vocabulary::with_all(&parts.words.iter().collect::<Vec<_>>()) {
        Ok(vocabulary) => vocabulary,
        Err(word_problems) => {
            for problem in word_problems.into_iter().filter(|one| !follows(one, &problems)) {
                problems.note("word", ProblemKind::Vocabulary(problem));
            }
            // Without its words, every use of them would be a further, misleading problem.
            return Err(problems.into_error());
        }
    };
    let mut checker = Checker::new(&vocabulary, &problems);
    head(&checker, &parts);
    sections(&mut checker, &std::mem::take(&mut parts.sections));
    rules(&checker, &parts);
    unique_ids(&mut parts, &problems, place_of);
    if problems.is_empty() { Ok(Policy { parts, vocabulary }) } else { Err(problems.into_error()) }
}

/// Whether a word's problem is that it refers to one with a fault of its own.
fn follows(problem: &WordProblem, problems: &Problems) -> bool {
    matches!(problem, WordProblem::Unknown { other, .. } if problems.is_at_fault(other))
}

fn rules_in(parts: &PolicyBuilder) -> usize {
    let lists = [
        parts.scopes.len(),
        parts.beyond.len(),
        parts.permits.len(),
        parts.forbids.len(),
        parts.opt_outs.len(),
        parts.duties.len(),
        parts.closed.len(),
        parts.statements.len(),
        parts.deemed_consents.len(),
        parts.consent_givers.len(),
        parts.admitted_bases.len(),
        parts.restrictions.len(),
        parts.amendments.len(),
        parts.rights.len(),
        parts.retentions.len(),
    ];
    lists.into_iter().fold(0, usize::saturating_add)
}

fn in_force(parts: &mut PolicyBuilder, problems: &Problems) {
    if let Some(Err(kind)) = parts.announced.map(check_instant) {
        problems.note("announced", kind);
    }
    match check_instant(parts.from) {
        Ok(from) => parts.from = from,
        Err(kind) => problems.note("from", kind),
    }
    let Some(until) = parts.until else { return };
    match check_instant(until) {
        Ok(until) => parts.until = Some(until),
        Err(kind) => problems.note("until", kind),
    }
    if until <= parts.from {
        let (from, until) = (format_instant(parts.from), format_instant(until));
        problems.note("until", ProblemKind::InvertedDates { from, until });
    }
}

fn head(checker: &Checker<'_>, parts: &PolicyBuilder) {
    let document = Path::DOCUMENT;
    let is_blank = |text: &str| text.trim().is_empty();
    if is_blank(parts.id.as_str()) || is_blank(&parts.version) {
        let help = "name the policy and its version";
        checker.note(&document, ProblemKind::empty("the `id` or `version`", help));
    }
    let names = [
        ("id", "the policy's id", parts.id.as_str(), parts.id.fault()),
        ("version", "the version's name", &parts.version, fault_of(&parts.version)),
    ];
    for (key, what, text, fault) in names {
        if let Some(fault) = fault.filter(|fault| *fault != IdFault::Blank) {
            checker.note(&document.key(key), ProblemKind::unusable(what, &text, fault));
        }
    }
    checker.line(&document.key("title"), parts.title.as_deref());
    if let Some(Controller { name, party }) = &parts.controller {
        let path = document.key("controller");
        checker.line(&path, Some(name));
        if let Some((party, fault)) = party.as_ref().and_then(|one| Some((one, one.fault()?))) {
            let what = "the controller's party";
            checker.note(&path.key("party"), ProblemKind::unusable(what, party, fault));
        }
    }
    checker.prose(&document.key("reading"), parts.reading.as_deref());
    for word in &parts.words {
        let called = format!("word `{}`", quoted(&word.key));
        checker.prose(&Path::of(&called).key("definition"), Some(&word.definition));
    }
}

fn rules(checker: &Checker<'_>, parts: &PolicyBuilder) {
    let is_limit = parts.kind == PolicyKind::Limit;
    each(checker, "scope", &parts.scopes, Allowed::OF_SCOPE, restricted);
    each(checker, "beyond", &parts.beyond, Allowed::OF_SCOPE, |checker, path, rule| {
        restricted(checker, path, rule);
        exceptions(checker, path, rule, &rule.detail.unless, Allowed::OF_SCOPE);
    });
    each(checker, "permit", &parts.permits, Allowed::FACTS, |checker, path, rule| {
        permit(checker, path, rule, is_limit);
    });
    each(checker, "forbid", &parts.forbids, Allowed::KNOWN_CIRCUMSTANCES, |checker, path, rule| {
        checker.words(path, "together", &rule.detail.together);
        exceptions(checker, path, rule, &rule.detail.unless, Allowed::FACTS);
    });
    each(checker, "opt-out", &parts.opt_outs, Allowed::IN_UNLESS, |checker, path, rule| {
        exceptions(checker, path, rule, &rule.detail.unless, Allowed::FACTS);
        checker.words(&path.key("grace"), "only-for", &rule.detail.grace.only_for);
    });
    each(checker, "duty", &parts.duties, Allowed::IN_UNLESS, |checker, path, rule| {
        checker.words(path, "together", &rule.detail.together);
        checker.owed(path, &rule.detail.obligations);
        if rule.detail.obligations.is_empty() {
            let help = "say what has to be done";
            checker.note(path, ProblemKind::missing("obligation", help));
        }
        exceptions(checker, path, rule, &rule.detail.unless, Allowed::FACTS);
    });
    each(checker, "closed", &parts.closed, Allowed::CIRCUMSTANCES, |_, _, _| {});
    each(checker, "statement", &parts.statements, Allowed::CIRCUMSTANCES, |checker, path, rule| {
        checker.prose(&path.key("text"), Some(&rule.detail.text));
    });
    let deemed = &parts.deemed_consents;
    each(checker, "deemed-consent", deemed, Allowed::CIRCUMSTANCES, |checker, path, rule| {
        deemed_consent(checker, path, rule, is_limit);
    });
    let givers = &parts.consent_givers;
    each(checker, "consent-giver", givers, Allowed::OF_GIVERS, |checker, path, rule| {
        consent_giver(checker, path, rule, is_limit);
    });
    let admitted = &parts.admitted_bases;
    each(checker, "admitted-basis", admitted, Allowed::CIRCUMSTANCES, |checker, path, rule| {
        let help = "name the bases that are admitted";
        checker.named(path, "basis", &rule.detail.bases, help);
    });
    let restrictions = &parts.restrictions;
    each(checker, "restriction", restrictions, Allowed::CIRCUMSTANCES, |checker, path, rule| {
        restricted(checker, path, rule);
        if is_limit {
            let help = "write it in the policies that operate, or drop `kind = \"limit\"`";
            checker.inconsistent(path, "a limit cannot except anything from restriction", help);
        }
    });
    each(checker, "retention", &parts.retentions, Allowed::OF_SCHEDULE, retention);
    for right in &parts.rights {
        check_right::right(checker, right);
    }
    for amendment in &parts.amendments {
        let called = rule_path("amendment", amendment.id().as_str());
        let path = Path::of(&called);
        checker.header(&path, &amendment.header);
        checker.owed(&path, &amendment.obligations);
        if amendment.notice.is_some() && amendment.takes_effect != TakesEffect::AfterNotice {
            let what = "a new version that takes effect on publication waits for no notice";
            checker.inconsistent(
                &path,
                what,
                "write `takes-effect = \"after-notice\"`, or drop `notice`",
            );
        }
    }
}

/// Checks rules of a kind: what all have in common, then what `of_kind` adds.
fn each<K>(
    checker: &Checker<'_>,
    kind: &str,
    rules: &[Rule<K>],
    allowed: Allowed,
    of_kind: impl Fn(&Checker<'_>, &Path<'_>, &Rule<K>),
) {
    for rule in rules {
        if checker.is_done() {
            return;
        }
        let called = rule_path(kind, rule.id().as_str());
        let path = Path::of(&called);
        checker.header(&path, &rule.header);
        checker.terms(&path, &rule.terms);
        checker.applicable(&path, &rule.terms, &rule.terms.action);
        if let Some(when) = &rule.when {
            condition(checker, &path.key("when"), when, allowed);
        }
        of_kind(checker, &path, rule);
    }
}

fn restricted<K>(checker: &Checker<'_>, path: &Path<'_>, rule: &Rule<K>) {
    if rule.terms.is_unrestricted() && rule.when.is_none() {
        let help = "name at least one facet or a condition";
        checker.note(path, ProblemKind::empty("the rule", help));
    }
}

fn consent_giver(checker: &Checker<'_>, path: &Path<'_>, rule: &ConsentGiver, is_limit: bool) {
    if rule.detail.givers.is_empty() {
        let help = "say whose word counts, such as `giver = \"parent\"`";
        checker.note(&path.key("giver"), ProblemKind::empty("the list", help));
    }
    if rule.detail.givers.contains(&GiverKind::Controller) {
        let help = "name `subject`, `parent` or `agent`";
        checker.inconsistent(path, "the controller consents for nobody", help);
    }
    if is_limit && rule.detail.alone {
        let help = "drop `alone`, or write it in the policies that operate";
        checker.inconsistent(path, "a limit cannot set denials aside", help);
    }
}

fn permit(checker: &Checker<'_>, path: &Path<'_>, rule: &Permit, is_limit: bool) {
    restricted(checker, path, rule);
    checker.bases(path, &rule.detail.bases);
    checker.owed(path, &rule.detail.obligations);
    if is_limit {
        let help = "turn the permit into a forbid with an exception, or drop `kind = \"limit\"`";
        checker.inconsistent(path, "a limit cannot permit", help);
    }
    if rule.detail.only_purpose {
        if rule.terms.purpose.is_empty() {
            let help = "name the purposes that are allowed";
            checker.inconsistent(path, "`only = \"purpose\"` needs a purpose", help);
        }
        if rule.when.as_ref().is_some_and(rests_on_facts) {
            let what = "`only` cannot stand beside consent or evidence in `when`";
            let help = "drop `only` and write a forbid of its own, with the exceptions meant";
            checker.inconsistent(path, what, help);
        }
    }
}

/// The exceptions to a rule, which may speak of so much.
fn exceptions<K>(
    checker: &Checker<'_>,
    path: &Path<'_>,
    rule: &Rule<K>,
    exceptions: &[Exception],
    allowed: Allowed,
) {
    let list = path.key("unless");
    for (index, exception) in exceptions.iter().enumerate() {
        let path = list.item(index);
        checker.usable(&path.key("clause"), &exception.clauses);
        checker.terms(&path, &exception.terms);
        let own = &exception.terms.action;
        let actions = if own.is_empty() { &rule.terms.action } else { own };
        checker.applicable(&path, &exception.terms, actions);
        if exception.terms.is_unrestricted() && exception.when.is_none() {
            let help =
                "name at least one facet or a condition; as it stands it lifts the rule always";
            checker.note(&path, ProblemKind::empty("the exception", help));
        }
        if let Some(when) = &exception.when {
            condition(checker, &path.key("when"), when, allowed);
        }
    }
}

fn deemed_consent(checker: &Checker<'_>, path: &Path<'_>, rule: &DeemedConsent, is_limit: bool) {
    checker.named(path, "event", &rule.detail.event, "name the evidence that counts as consent");
    if is_limit {
        let help = "declare it in an operating policy";
        checker.inconsistent(path, "a limit cannot deem consent", help);
    }
}

/// What a rule of the retention schedule is about, as opposed to what is done.
fn stored(terms: &Terms) -> Terms {
    Terms {
        action: Vec::new(),
        by: Vec::new(),
        recipient: Vec::new(),
        channel: Vec::new(),
        gathered_at: Vec::new(),
        ..terms.clone()
    }
}

fn retention(checker: &Checker<'_>, path: &Path<'_>, rule: &Retention) {
    let detail = &rule.detail;
    checker.words(path, "basis", &detail.bases);
    let asks_too_much = rule.detail.unless.iter().map(|one| &one.terms).chain([&rule.terms]);
    if asks_too_much.into_iter().any(|terms| stored(terms) != *terms) {
        let what = "a retention rule and its exceptions speak of stored data: of `data`, `purpose`, \
                    `place`, `source`, `subject`, `residence` and `identifiability`";
        checker.inconsistent(path, what, "drop the other facets");
    }
    for (key, span) in [("minimum", &detail.minimum), ("maximum", &detail.maximum)] {
        let Some(span) = span else { continue };
        let path = path.key(key);
        let help = "name the event from which the period runs, such as `collected`";
        checker.named(&path, "from", &span.from, help);
    }
    if detail.minimum.is_none() && detail.maximum.is_none() && !detail.indefinitely {
        let help = "write `minimum`, `maximum`, both, or `indefinitely = true`";
        checker.note(path, ProblemKind::empty("the retention rule", help));
    }
    if detail.indefinitely && detail.maximum.is_some() {
        let help = "drop one of the two";
        checker.inconsistent(path, "what is kept indefinitely has no `maximum`", help);
    }
    let is_maximum_alone = detail.maximum.is_some() && detail.minimum.is_none();
    let allowed = if is_maximum_alone { Allowed::FACTS } else { Allowed::OF_SCHEDULE };
    exceptions(checker, path, rule, &detail.unless, allowed);
}

#[cfg(test)]
mod tests {
    use super::super::amendment::Amendment;
    use super::*;
    use crate::problem::Problem;
    use time::macros::datetime;

    #[test]
    fn a_policy_has_so_many_rules_and_no_more() {
        let having = |amendments: usize| {
            let mut parts = Policy::builder("clinic", "1", datetime!(2026-01-01 0:00 UTC));
            parts.amendments = vec![Amendment::new("1", TakesEffect::OnPublication); amendments];
            parts.build()
        };
        assert!(having(MAX_RULES).is_ok());
        let (found, limit) = (MAX_RULES + 1, MAX_RULES);
        let told =
            Problem::new(ProblemPart::Policy, "", ProblemKind::too_large("rules", found, limit));
        assert_eq!(having(found), Err(InputError::new(vec![told])));
    }
}
