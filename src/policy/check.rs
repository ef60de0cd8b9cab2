//! What makes a policy valid, beyond its shape.

use super::check_right;
use super::condition::{Condition, Naming};
use super::read::MAX_CONDITION_DEPTH;
use super::rule::{Amendment, Exception, Rule};
use super::terms::{TermFacet, Terms};
use super::{Policy, PolicyBuilder, PolicyKind};
use crate::document::{
    InputError, Problem, ProblemKind, Problems, check_instant, format_instant, name_of,
};
use crate::ids::{Clause, IdFault, RuleId, Usable, fault_of};
use crate::words::{AnyWord, Facet, FacetKind, Vocabulary, Word};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// How many rules and declarations a policy may have.
const MAX_RULES: usize = 1_000_000;
/// How many words one facet of one rule may list.
const MAX_WORDS_LISTED: usize = 4096;

pub(super) fn rule_path(kind: &str, id: &str) -> String {
    // A rule without id and clause is called by its place in the document.
    let is_place = id.ends_with(']') && id.contains(&format!("{kind}["));
    if is_place {
        return id.to_owned();
    }
    format!("{kind} `{}`", name_of(id))
}

/// The policy that the parts make, unless there are problems, old or new.
pub(super) fn checked(mut parts: PolicyBuilder, problems: Problems) -> Result<Policy, InputError> {
    let unread: Vec<String> = problems.paths();
    general(&mut parts, &problems);
    let vocabulary = match Vocabulary::with(&parts.words) {
        Ok(vocabulary) => vocabulary,
        Err(word_problems) => {
            for problem in word_problems {
                problems.note("word", ProblemKind::Vocabulary(problem));
            }
            // Without its words, every use of them would be a further, misleading problem.
            return Err(InputError::new(problems.into_vec()));
        }
    };
    let mut checker =
        Checker { vocabulary: &vocabulary, problems: &problems, in_sections: BTreeSet::new() };
    // The words of a section are told there, not again for every rule that inherits them.
    for (path, terms) in std::mem::take(&mut parts.sections) {
        checker.terms(&path, &terms);
        for facet in TermFacet::ALL {
            let unknown =
                terms.list(facet).into_iter().filter(|word| vocabulary.find(*word).is_none());
            checker.in_sections.extend(unknown.map(|word| (word.kind, word.key().to_owned())));
        }
    }
    rules(&parts, &checker);
    unique_ids(&mut parts, &problems);
    let mut found = problems.into_vec();
    // What could not be read is not missing as well.
    let mut place = 0_usize;
    found.retain(|problem| {
        place = place.saturating_add(1);
        place <= unread.len() || !follows(problem, &unread)
    });
    if found.is_empty() { Ok(Policy { parts, vocabulary }) } else { Err(InputError::new(found)) }
}

/// Whether a problem only says that something is not there which could not be read.
fn follows(problem: &Problem, unread: &[String]) -> bool {
    let below = match problem.kind() {
        ProblemKind::Missing { key, .. } => format!("{}: {key}", problem.path()),
        ProblemKind::Empty { .. } => problem.path().to_owned(),
        _ => return false,
    };
    // One table may stand for a list of one.
    let alone = below.strip_suffix("[0]");
    let is_alone = |path: &str| {
        alone.and_then(|alone| path.strip_prefix(alone)).is_some_and(|rest| !rest.starts_with('['))
    };
    unread.iter().any(|path| path.starts_with(&below) || is_alone(path))
}

fn general(parts: &mut PolicyBuilder, problems: &Problems) {
    // Blank texts of a document were reported when it was read.
    let names = [
        ("id", "the policy's id", parts.id.as_str(), parts.id.fault()),
        ("version", "the version's name", parts.version.as_str(), fault_of(&parts.version)),
    ];
    for (key, what, text, fault) in names {
        if let Some(fault) = fault.filter(|fault| *fault != IdFault::Blank) {
            problems.note(key, ProblemKind::unusable(what, &text, fault));
        }
    }
    if parts.version.trim().is_empty() || parts.id.as_str().trim().is_empty() {
        let help = "name the policy and its version";
        problems.note("", ProblemKind::Empty { what: "the `id` or `version`", help });
    }
    match check_instant(parts.from) {
        Ok(from) => parts.from = from,
        Err(kind) => problems.note("from", kind),
    }
    if let Some(until) = parts.until {
        match check_instant(until) {
            Ok(until) => parts.until = Some(until),
            Err(kind) => problems.note("until", kind),
        }
        if until <= parts.from {
            let (from, until) = (format_instant(parts.from), format_instant(until));
            problems.note("until", ProblemKind::InvertedDates { from, until });
        }
    }
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
        parts.amendments.len(),
        parts.rights.len(),
        parts.retentions.len(),
    ];
    let found = lists.iter().sum();
    if found > MAX_RULES {
        let kind = ProblemKind::TooLarge { what: "rules", found, limit: MAX_RULES };
        problems.note("", kind);
    }
}

fn rules(parts: &PolicyBuilder, checker: &Checker<'_>) {
    let circumstances = Place { facts: false, knowingly: false };
    let facts = Place { facts: true, knowingly: false };
    for rule in &parts.scopes {
        let path = checker.rule("scope", rule, circumstances);
        checker.restricted(&path, rule);
    }
    for rule in &parts.beyond {
        let path = checker.rule("beyond", rule, circumstances);
        checker.restricted(&path, rule);
    }
    for rule in &parts.permits {
        let path = checker.rule("permit", rule, facts);
        checker.restricted(&path, rule);
        checker.words(&path, "basis", &rule.detail.bases);
        checker.words(&path, "obligation", &rule.detail.obligations);
        if parts.kind == PolicyKind::Limit {
            let what = "a limit cannot permit".to_owned();
            let help =
                "turn the permit into a forbid with an exception, or drop `kind = \"limit\"`";
            checker.problems.note(&path, ProblemKind::Inconsistent { what, help });
        }
        if rule.detail.only_purpose {
            if rule.terms.purpose.is_empty() {
                let what = "`only = \"purpose\"` needs a purpose".to_owned();
                let help = "name the purposes that are allowed";
                checker.problems.note(&path, ProblemKind::Inconsistent { what, help });
            }
            if rule.when.as_ref().is_some_and(rests_on_facts) {
                let what = "`only` cannot stand beside consent or evidence in `when`".to_owned();
                let help = "drop `only` and write a forbid of its own, with the exceptions meant";
                checker.problems.note(&path, ProblemKind::Inconsistent { what, help });
            }
        }
    }
    for rule in &parts.forbids {
        let path = checker.rule("forbid", rule, Place { facts: false, knowingly: true });
        checker.exceptions(&path, &rule.detail.unless);
    }
    for rule in &parts.opt_outs {
        let path = checker.rule("opt-out", rule, circumstances);
        checker.exceptions(&path, &rule.detail.unless);
        checker.words(&format!("{path}: grace"), "only-for", &rule.detail.grace.only_for);
    }
    for rule in &parts.duties {
        let path = checker.rule("duty", rule, circumstances);
        checker.words(&path, "obligation", &rule.detail.obligations);
        checker.named(&path, "obligation", &rule.detail.obligations, "say what has to be done");
    }
    for rule in &parts.closed {
        checker.rule("closed", rule, circumstances);
    }
    for rule in &parts.statements {
        checker.rule("statement", rule, circumstances);
    }
    for rule in &parts.deemed_consents {
        let path = checker.rule("deemed-consent", rule, circumstances);
        checker.words(&path, "event", &rule.detail.event);
        checker.named(
            &path,
            "event",
            &rule.detail.event,
            "name the evidence that counts as consent",
        );
        if parts.kind == PolicyKind::Limit {
            let what = "a limit cannot deem consent".to_owned();
            let help = "declare it in an operating policy";
            checker.problems.note(&path, ProblemKind::Inconsistent { what, help });
        }
    }
    for rule in &parts.retentions {
        let path = checker.rule("retention", rule, circumstances);
        checker.words(&path, "basis", &rule.detail.bases);
        let terms = &rule.terms;
        let only_these =
            Terms { data: terms.data.clone(), purpose: terms.purpose.clone(), ..Terms::default() };
        if *terms != only_these || rule.when.is_some() {
            let what = "a retention rule speaks of `data` and `purpose` alone".to_owned();
            let help = "drop its other facets and conditions";
            checker.problems.note(&path, ProblemKind::Inconsistent { what, help });
        }
        if rule.detail.minimum.is_none() && rule.detail.maximum.is_none() {
            let help = "write `minimum`, `maximum` or both";
            checker.problems.note(&path, ProblemKind::Empty { what: "the retention rule", help });
        }
    }
    for right in &parts.rights {
        check_right::right(checker, right);
    }
    for amendment in &parts.amendments {
        let path = rule_path("amendment", amendment.id.as_str());
        checker.header(&path, &amendment.id, &amendment.clauses);
        checker.words(&path, "obligation", &amendment.obligations);
    }
}

/// The key under which a document lists the kinds of an evidence condition.
fn evidence_key(when: &Condition) -> &'static str {
    match when {
        Condition::Evidence { naming, of, .. } if naming.is_empty() && of.is_none() => "evidence",
        _ => "evidence: kind",
    }
}

fn rests_on_facts(condition: &Condition) -> bool {
    matches!(condition, Condition::Consent { .. } | Condition::Evidence { .. })
        || condition.parts().iter().any(rests_on_facts)
}

/// What a condition may speak of where it stands: facts on record can only help.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Consent and evidence.
    pub(super) facts: bool,
    /// `knowingly`.
    pub(super) knowingly: bool,
}

pub(super) struct Checker<'a> {
    vocabulary: &'a Vocabulary,
    pub(super) problems: &'a Problems,
    /// Unknown words of sections, which were told there.
    in_sections: BTreeSet<(FacetKind, String)>,
}

impl Checker<'_> {
    fn rule<K>(&self, kind: &str, rule: &Rule<K>, place: Place) -> String {
        let path = rule_path(kind, rule.id.as_str());
        self.header(&path, &rule.id, &rule.clauses);
        self.terms(&path, &rule.terms);
        if let Some(when) = &rule.when {
            self.condition(&format!("{path}: when"), when, place, false, MAX_CONDITION_DEPTH);
        }
        path
    }

    pub(super) fn header(&self, path: &str, id: &RuleId, clauses: &[Clause]) {
        // An id that is the first clause is told as one.
        let own = clauses.first().is_none_or(|clause| clause.as_str() != id.as_str());
        self.usable(path, "id", own.then_some(id));
        self.usable(path, "clause", clauses);
    }

    /// Ids and clauses are short texts.
    pub(super) fn usable<'n, N: Usable + 'n>(
        &self,
        path: &str,
        key: &str,
        names: impl IntoIterator<Item = &'n N>,
    ) {
        for name in names {
            let Some(fault) = name.fault() else { continue };
            let what = format!("`{}` {fault}", name_of(&name.to_string()));
            let help = fault.mend();
            self.problems.note(&format!("{path}: {key}"), ProblemKind::Inconsistent { what, help });
        }
    }

    fn restricted<K>(&self, path: &str, rule: &Rule<K>) {
        if rule.terms.is_unrestricted() && rule.when.is_none() {
            let help = "name at least one facet or a condition";
            self.problems.note(path, ProblemKind::Empty { what: "the rule", help });
        }
    }

    fn exceptions(&self, path: &str, exceptions: &[Exception]) {
        for (index, exception) in exceptions.iter().enumerate() {
            let path = format!("{path}: unless[{index}]");
            self.terms(&path, &exception.terms);
            if exception.terms.is_unrestricted() && exception.when.is_none() {
                let help =
                    "name at least one facet or a condition; as it stands it lifts the rule always";
                self.problems.note(&path, ProblemKind::Empty { what: "the exception", help });
            }
            if let Some(when) = &exception.when {
                let place = Place { facts: true, knowingly: false };
                self.condition(&format!("{path}: when"), when, place, false, MAX_CONDITION_DEPTH);
            }
        }
    }

    fn terms(&self, path: &str, terms: &Terms) {
        for facet in TermFacet::ALL {
            self.list(path, facet.name(), &terms.list(facet));
        }
    }

    pub(super) fn words<F: Facet>(&self, path: &str, key: &'static str, words: &[Word<F>]) {
        let words: Vec<AnyWord<'_>> = words.iter().map(Word::any).collect();
        self.list(path, key, &words);
    }

    fn named<F: Facet>(
        &self,
        path: &str,
        key: &'static str,
        words: &[Word<F>],
        help: &'static str,
    ) {
        if words.is_empty() {
            self.problems.note(path, ProblemKind::Missing { key, help });
        }
    }

    fn list(&self, path: &str, key: &str, words: &[AnyWord<'_>]) {
        if words.len() > MAX_WORDS_LISTED {
            let (found, limit) = (words.len(), MAX_WORDS_LISTED);
            let kind = ProblemKind::TooLarge { what: "words", found, limit };
            self.problems.note(&format!("{path}: {key}"), kind);
        }
        for (index, word) in words.iter().enumerate() {
            let told = || {
                path.contains(" `")
                    && self.in_sections.contains(&(word.kind, word.key().to_owned()))
            };
            if self.vocabulary.find(*word).is_some() || told() {
                continue;
            }
            let place = if words.len() == 1 {
                format!("{path}: {key}")
            } else {
                format!("{path}: {key}[{index}]")
            };
            let kind = ProblemKind::unknown_word(self.vocabulary, word.kind, word.key());
            self.problems.note(&place, kind);
        }
    }

    pub(super) fn condition(
        &self,
        path: &str,
        when: &Condition,
        place: Place,
        negated: bool,
        depth: usize,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            self.problems.note(path, ProblemKind::TooDeep { limit: MAX_CONDITION_DEPTH });
            return;
        };
        let misplaced = |condition, place, help| {
            self.problems.note(path, ProblemKind::Misplaced { condition, place, help });
        };
        match when {
            Condition::All(parts) | Condition::Any(parts) => {
                if parts.is_empty() {
                    let help = "write at least one condition";
                    self.problems.note(path, ProblemKind::Empty { what: "the condition", help });
                }
                let key = if matches!(when, Condition::All(_)) { "all" } else { "any" };
                let keys: Vec<&str> = parts.iter().map(Condition::key).collect();
                for (index, part) in parts.iter().enumerate() {
                    // Conditions side by side in one table are told by their own keys.
                    let alone = keys.iter().filter(|other| **other == part.key()).count() == 1;
                    if key == "all" && alone {
                        self.condition(path, part, place, negated, depth);
                    } else {
                        let path = format!("{path}: {key}[{index}]");
                        self.condition(&path, part, place, negated, depth);
                    }
                }
            }
            Condition::Not(part) => {
                self.condition(&format!("{path}: not"), part, place, true, depth);
            }
            Condition::Knowingly(part) => {
                if negated || !place.knowingly {
                    let at = if negated { "under `not`" } else { "here" };
                    misplaced(
                        "knowingly",
                        at,
                        "it reads unknown as false, so only a forbid's `when` may use it",
                    );
                }
                self.condition(&format!("{path}: knowingly"), part, place, negated, depth);
            }
            Condition::Consent { naming, .. } => {
                self.fact("consent", path, place, negated);
                let _: &[Naming] = naming;
            }
            Condition::Evidence { kinds, .. } => {
                self.fact("evidence", path, place, negated);
                self.words(path, evidence_key(when), kinds);
                self.named(path, "evidence", kinds, "name the kind of evidence");
            }
            Condition::Age { at_least, below } => self.age(path, *at_least, *below),
            Condition::Residence(words) => {
                self.words(path, "residence", words);
                self.named(path, "residence", words, "name a place");
            }
            Condition::Source(words) => {
                self.words(path, "source", words);
                self.named(path, "source", words, "name a source");
            }
            Condition::Subject(words) => {
                self.words(path, "subject", words);
                self.named(path, "subject", words, "name a kind of subject");
            }
            Condition::GatheredAt(words) => {
                self.words(path, "gathered-at", words);
                self.named(path, "gathered-at", words, "name a setting");
            }
            Condition::Identifiability(_) => {
                if negated {
                    misplaced(
                        "identifiability",
                        "under `not`",
                        "name the other side of the scale instead",
                    );
                }
            }
        }
    }

    /// Facts on record can only help: they may not strengthen a forbid or weaken a permit.
    fn fact(&self, condition: &'static str, path: &str, place: Place, negated: bool) {
        let (at, help) = if negated {
            ("under `not`", "write a forbid with the fact in `unless`")
        } else if !place.facts {
            (
                "here",
                "facts on record stand in a permit's `when` or in `unless`; write the rule the other way round",
            )
        } else {
            return;
        };
        self.problems.note(path, ProblemKind::Misplaced { condition, place: at, help });
    }

    fn age(&self, path: &str, at_least: Option<u8>, below: Option<u8>) {
        let what = match (at_least, below) {
            (None, None) => "the age has no bound".to_owned(),
            (Some(at_least), Some(below)) if at_least >= below => {
                format!("nobody is at least {at_least} and below {below}")
            }
            (_, Some(0)) => "nobody is below 0".to_owned(),
            _ => return,
        };
        let help = "write `at-least`, `below` or both, in completed years";
        let path = format!("{path}: age");
        self.problems.note(&path, ProblemKind::Inconsistent { what, help });
    }
}

/// Ids are unique over all kinds of rules; the same rule twice is the same rule.
fn unique_ids(parts: &mut PolicyBuilder, problems: &Problems) {
    let mut kinds: BTreeMap<RuleId, &'static str> = BTreeMap::new();
    let mut ids = Ids { kinds: &mut kinds, problems };
    ids.unique("scope", &mut parts.scopes, |rule| &rule.id);
    ids.unique("beyond", &mut parts.beyond, |rule| &rule.id);
    ids.unique("permit", &mut parts.permits, |rule| &rule.id);
    ids.unique("forbid", &mut parts.forbids, |rule| &rule.id);
    ids.unique("opt-out", &mut parts.opt_outs, |rule| &rule.id);
    ids.unique("duty", &mut parts.duties, |rule| &rule.id);
    ids.unique("closed", &mut parts.closed, |rule| &rule.id);
    ids.unique("statement", &mut parts.statements, |rule| &rule.id);
    ids.unique("deemed-consent", &mut parts.deemed_consents, |rule| &rule.id);
    ids.unique("retention", &mut parts.retentions, |rule| &rule.id);
    ids.unique("amendment", &mut parts.amendments, |rule: &Amendment| &rule.id);
    ids.unique("right", &mut parts.rights, |rule| &rule.id);
    check_right::exemption_ids(&parts.rights, &mut ids);
}

pub(super) struct Ids<'a> {
    kinds: &'a mut BTreeMap<RuleId, &'static str>,
    problems: &'a Problems,
}

impl Ids<'_> {
    fn unique<R: PartialEq>(
        &mut self,
        kind: &'static str,
        rules: &mut Vec<R>,
        id: impl Fn(&R) -> &RuleId,
    ) {
        let mut first: BTreeMap<RuleId, usize> = BTreeMap::new();
        let mut kept: Vec<R> = Vec::with_capacity(rules.len());
        for rule in rules.drain(..) {
            let name = id(&rule).clone();
            if let Some(earlier) = first.get(&name).and_then(|at| kept.get(*at)) {
                if *earlier != rule {
                    self.repeated(kind, &name);
                }
                continue;
            }
            self.take(kind, &name);
            first.insert(name, kept.len());
            kept.push(rule);
        }
        *rules = kept;
    }

    /// Takes an id that nothing else may have.
    pub(super) fn take(&mut self, kind: &'static str, id: &RuleId) {
        match self.kinds.entry(id.clone()) {
            Entry::Occupied(_) => self.repeated(kind, id),
            Entry::Vacant(entry) => {
                entry.insert(kind);
            }
        }
    }

    fn repeated(&self, kind: &str, id: &RuleId) {
        let path = rule_path(kind, id.as_str());
        self.problems.note(&path, ProblemKind::RepeatedId { id: id.to_string() });
    }
}
