//! From a document to the parts of a policy.

use super::check;
use super::condition::{Condition, Naming, PartyRole, Strength};
use super::period::Period;
use super::read_right;
use super::retention::{Anchor, Disposal, Retention, RetentionTerms, Span};
use super::rule::{
    Amendment, Beyond, Closed, DeemedConsent, Duty, Exception, Forbid, Grace, OptOut, Permit,
    Route, Rule, Scope, Statement, TakesEffect, kinds,
};
use super::terms::{Identifiability, Terms};
use super::{Policy, PolicyBuilder, PolicyKind};
use crate::document::{
    Fields, InputError, Node, ProblemKind, Problems, choice_of, name_of, texts_of, word_of,
};
use crate::ids::{Clause, RuleId};
use crate::words::{EvidenceKind, Facet, FacetKind, LegalBasis, OwnWord, Word};
use time::OffsetDateTime;
use url::Url;

/// How deep conditions may nest.
pub(super) const MAX_CONDITION_DEPTH: usize = 16;

pub(super) fn policy(node: &Node) -> Result<Policy, InputError> {
    let problems = Problems::default();
    if let Some(kind) = scenarios_instead(node) {
        problems.note("", kind);
        return Err(InputError::new(problems.into_vec()));
    }
    let parts = Fields::open(node, String::new(), &problems).map(read);
    match parts {
        Some(parts) => check::checked(parts, problems),
        None => Err(InputError::new(problems.into_vec())),
    }
}

/// Says of a scenario file that it is one, where a policy is expected.
fn scenarios_instead(node: &Node) -> Option<ProblemKind> {
    let what = "this is a scenario file, not a policy".to_owned();
    let help = "give policy files first and the scenario file last";
    let of_scenarios = |key: &str| matches!(key, "defaults" | "scenario");
    node.has_key(of_scenarios).then_some(ProblemKind::Inconsistent { what, help })
}

fn read(mut fields: Fields<'_>) -> PolicyBuilder {
    let id = fields.required("id", "give the policy a short name, such as `plexuus`");
    let version = fields.required("version", "name the version, such as `2026-01`");
    if fields.peek("from").is_none() {
        let help = "write the date on which the version comes into force";
        fields.problems().note("", ProblemKind::Missing { key: "from", help });
    }
    let from = fields.instant("from").unwrap_or(OffsetDateTime::UNIX_EPOCH);
    // What could not be read was noted; a stand-in keeps the check from saying so again.
    let unread = || "unread".to_owned();
    let mut parts =
        Policy::builder(id.unwrap_or_else(unread), version.unwrap_or_else(unread), from);
    parts.until = fields.instant("until");
    parts.title = fields.text("title");
    parts.controller = fields.text("controller");
    parts.kind = fields.choice("kind", &PolicyKind::NAMES).unwrap_or_default();
    parts.reading = fields.text("reading");
    parts.url = fields.parsed("url", "a web address", |text| {
        Url::parse(text).map_err(|error| ProblemKind::Inconsistent {
            what: format!("`{}` is not a web address ({error})", name_of(text)),
            help: "write it whole, with `https://`",
        })
    });
    for (path, node) in fields.tables("word") {
        parts.words.extend(own_word(node, path, fields.problems()));
    }
    let section = Section::default();
    for (path, node) in fields.tables("scope") {
        let rule = rule(node, path, "scope", &section, fields.problems(), |_, _| kinds::Scope {});
        parts.scopes.extend::<Option<Scope>>(rule);
    }
    for (path, node) in fields.tables("beyond") {
        let rule = rule(node, path, "beyond", &section, fields.problems(), |_, _| kinds::Beyond {});
        parts.beyond.extend::<Option<Beyond>>(rule);
    }
    for (path, node) in fields.tables("amendment") {
        parts.amendments.extend(amendment(node, path, fields.problems()));
    }
    rules(&mut fields, &section, &mut parts);
    for (path, node) in fields.tables("section") {
        let Some(mut fields) = Fields::open(node, path, fields.problems()) else { continue };
        let section = Section {
            heading: fields.text("heading"),
            terms: terms(&mut fields),
            bases: fields.words("basis"),
        };
        rules(&mut fields, &section, &mut parts);
        parts.sections.push((fields.path().to_owned(), section.terms));
        fields.finish();
    }
    fields.finish();
    parts
}

/// What the rules of a section inherit.
#[derive(Default)]
pub(super) struct Section {
    heading: Option<String>,
    pub(super) terms: Terms,
    bases: Vec<LegalBasis>,
}

fn rules(fields: &mut Fields<'_>, section: &Section, parts: &mut PolicyBuilder) {
    let problems = fields.problems();
    for (path, node) in fields.tables("right") {
        parts.rights.extend(read_right::right(node, path, section, problems));
    }
    for (path, node) in fields.tables("permit") {
        let detail = |fields: &mut Fields<'_>, section: &Section| {
            let bases = fields.words("basis");
            kinds::Permit {
                bases: if bases.is_empty() { section.bases.clone() } else { bases },
                obligations: fields.words("obligation"),
                only_purpose: fields.choice("only", &[("purpose", ())]).is_some(),
                survives_objection: fields.flag("survives-objection"),
            }
        };
        let rule: Option<Permit> = rule(node, path, "permit", section, problems, detail);
        parts.permits.extend(rule);
    }
    for (path, node) in fields.tables("forbid") {
        let detail =
            |fields: &mut Fields<'_>, _: &Section| kinds::Forbid { unless: unless(fields) };
        let rule: Option<Forbid> = rule(node, path, "forbid", section, problems, detail);
        parts.forbids.extend(rule);
    }
    for (path, node) in fields.tables("opt-out") {
        let detail = |fields: &mut Fields<'_>, _: &Section| kinds::OptOut {
            unless: unless(fields),
            routes: fields.choices("route", &Route::NAMES),
            grace: grace(fields),
        };
        let rule: Option<OptOut> = rule(node, path, "opt-out", section, problems, detail);
        parts.opt_outs.extend(rule);
    }
    for (path, node) in fields.tables("duty") {
        let detail = |fields: &mut Fields<'_>, _: &Section| kinds::Duty {
            obligations: fields.words("obligation"),
        };
        let rule: Option<Duty> = rule(node, path, "duty", section, problems, detail);
        parts.duties.extend(rule);
    }
    for (path, node) in fields.tables("closed") {
        let rule: Option<Closed> =
            rule(node, path, "closed", section, problems, |_, _| kinds::Closed {});
        parts.closed.extend(rule);
    }
    for (path, node) in fields.tables("statement") {
        let detail = |fields: &mut Fields<'_>, _: &Section| kinds::Statement {
            text: fields
                .required("text", "say in your own words what the clause states")
                .unwrap_or_default(),
        };
        let rule: Option<Statement> = rule(node, path, "statement", section, problems, detail);
        parts.statements.extend(rule);
    }
    for (path, node) in fields.tables("retention") {
        parts.retentions.extend(retention(node, path, section, problems));
    }
    for (path, node) in fields.tables("deemed-consent") {
        let detail = |fields: &mut Fields<'_>, _: &Section| kinds::DeemedConsent {
            event: fields.words("event"),
        };
        let rule: Option<DeemedConsent> =
            rule(node, path, "deemed-consent", section, problems, detail);
        parts.deemed_consents.extend(rule);
    }
}

fn retention(
    node: &Node,
    path: String,
    section: &Section,
    problems: &Problems,
) -> Option<Retention> {
    let mut fields = Fields::open(node, path, problems)?;
    let header = header(&mut fields, "retention", section);
    let mut terms =
        Terms { data: fields.words("data"), purpose: fields.words("purpose"), ..Terms::default() };
    let inherited = Terms {
        data: section.terms.data.clone(),
        purpose: section.terms.purpose.clone(),
        ..Terms::default()
    };
    terms.inherit(&inherited);
    let detail = RetentionTerms {
        minimum: span(&mut fields, "minimum"),
        maximum: span(&mut fields, "maximum"),
        disposal: fields.choice("then", &Disposal::NAMES).unwrap_or_default(),
        bases: fields.words("basis"),
    };
    fields.finish();
    let Header { id, clauses, reading, heading } = header;
    Some(Rule { id, clauses, reading, heading, terms, when: None, detail })
}

/// `{ period = "6 years", from = "contract-ended" }`; without a period, up to the event itself.
fn span(fields: &mut Fields<'_>, key: &'static str) -> Option<Span> {
    let node = fields.take(key)?;
    let expected = "a table, such as `{ period = \"2 years\", from = \"collected\" }`";
    let mut fields = Fields::open_as(node, fields.at(key), expected, fields.problems())?;
    let period =
        fields.parsed("period", "a period, such as `2 years`", Period::parse).unwrap_or_default();
    if fields.peek("from").is_none() {
        let help = "name the event from which the period runs, such as `collected`";
        fields.problems().note(fields.path(), ProblemKind::Missing { key: "from", help });
    }
    let from = fields.choice("from", &Anchor::NAMES);
    fields.finish();
    Some(Span { period, from: from? })
}

/// What every rule and declaration begins with.
pub(super) struct Header {
    pub(super) id: RuleId,
    pub(super) clauses: Vec<Clause>,
    pub(super) reading: Option<String>,
    pub(super) heading: Option<String>,
}

pub(super) fn header(fields: &mut Fields<'_>, kind: &str, section: &Section) -> Header {
    let clauses = fields.texts("clause");
    let id = fields.text("id");
    let name = id.or_else(|| clauses.first().map(|(_, clause)| clause.clone()));
    let name = name.filter(|name| !name.trim().is_empty());
    let name = name.unwrap_or_else(|| fields.path().to_owned());
    fields.rename(check::rule_path(kind, &name));
    if fields.peek("clause").is_none() {
        let help = "cite the clause that the rule puts into effect";
        fields.problems().note(fields.path(), ProblemKind::Missing { key: "clause", help });
    }
    Header {
        id: RuleId::new(name),
        clauses: clauses.into_iter().map(|(_, clause)| Clause::new(clause)).collect(),
        reading: fields.text("reading"),
        heading: fields.text("heading").or_else(|| section.heading.clone()),
    }
}

fn rule<K>(
    node: &Node,
    path: String,
    kind: &str,
    section: &Section,
    problems: &Problems,
    detail: impl FnOnce(&mut Fields<'_>, &Section) -> K,
) -> Option<Rule<K>> {
    let mut fields = Fields::open(node, path, problems)?;
    let header = header(&mut fields, kind, section);
    let mut terms = terms(&mut fields);
    terms.inherit(&section.terms);
    let when = when(&mut fields);
    let detail = detail(&mut fields, section);
    fields.finish();
    let Header { id, clauses, reading, heading } = header;
    Some(Rule { id, clauses, reading, heading, terms, when, detail })
}

fn amendment(node: &Node, path: String, problems: &Problems) -> Option<Amendment> {
    let mut fields = Fields::open(node, path, problems)?;
    let header = header(&mut fields, "amendment", &Section::default());
    if fields.peek("takes-effect").is_none() {
        let help = "write `on-publication` or `after-notice`";
        problems.note(fields.path(), ProblemKind::Missing { key: "takes-effect", help });
    }
    let takes_effect = fields.choice("takes-effect", &TakesEffect::NAMES);
    let obligations = fields.words("obligation");
    fields.finish();
    let Header { id, clauses, reading, heading } = header;
    Some(Amendment { id, clauses, reading, heading, takes_effect: takes_effect?, obligations })
}

pub(crate) fn terms(fields: &mut Fields<'_>) -> Terms {
    Terms {
        action: fields.words("action"),
        data: fields.words("data"),
        purpose: fields.words("purpose"),
        by: fields.words("by"),
        recipient: fields.words("recipient"),
        channel: fields.words("channel"),
        place: fields.words("place"),
        source: fields.words("source"),
        gathered_at: fields.words("gathered-at"),
        subject: fields.words("subject"),
        residence: fields.words("residence"),
        identifiability: fields.choice("identifiability", &Identifiability::NAMES),
    }
}

fn own_word(node: &Node, path: String, problems: &Problems) -> Option<OwnWord> {
    let mut fields = Fields::open(node, path, problems)?;
    if let Some(Node::Text(key)) =
        fields.peek("key").filter(|node| **node != Node::Text(String::new()))
    {
        fields.rename(format!("word `{}`", name_of(key)));
    }
    let kinds = FacetKind::ALL.map(|kind| (kind.name(), kind));
    if fields.peek("facet").is_none() {
        let help = "say which vocabulary the word belongs to, such as `data`";
        problems.note(fields.path(), ProblemKind::Missing { key: "facet", help });
    }
    let facet = fields.choice("facet", &kinds);
    let key = fields.required("key", "name the word");
    let definition = fields.required("definition", "say in one line what the word means");
    let texts = |fields: &mut Fields<'_>, key| {
        fields.texts(key).into_iter().map(|(_, text)| text).collect::<Vec<_>>()
    };
    let parents = texts(&mut fields, "parent");
    let includes = texts(&mut fields, "includes");
    let party_bound = fields.flag("party-bound");
    fields.finish();
    Some(OwnWord {
        facet: facet?,
        key: key?,
        parents,
        includes,
        definition: definition?,
        party_bound,
    })
}

fn unless(fields: &mut Fields<'_>) -> Vec<Exception> {
    let problems = fields.problems();
    let mut exceptions = Vec::new();
    for (path, node) in fields.tables("unless") {
        let Some(mut fields) = Fields::open(node, path, problems) else { continue };
        let clauses = fields.texts("clause").into_iter().map(|(_, text)| Clause::new(text));
        exceptions.push(Exception {
            clauses: clauses.collect(),
            terms: terms(&mut fields),
            when: when(&mut fields),
        });
        fields.finish();
    }
    exceptions
}

fn grace(fields: &mut Fields<'_>) -> Grace {
    match fields.peek("grace") {
        Some(node @ Node::Table(_)) => {
            fields.take("grace");
            let path = fields.at("grace");
            let Some(mut fields) = Fields::open(node, path, fields.problems()) else {
                return Grace::default();
            };
            if fields.peek("period").is_none() {
                let help = "write how long the grace lasts, such as `10 days`";
                fields.problems().note(fields.path(), ProblemKind::Missing { key: "period", help });
            }
            let period = fields
                .parsed("period", "a period, such as `10 days`", Period::parse)
                .unwrap_or_default();
            let only_for = fields.words("only-for");
            fields.finish();
            Grace { period, only_for }
        }
        _ => Grace {
            period: fields
                .parsed("grace", "a period, such as `10 days`", Period::parse)
                .unwrap_or_default(),
            only_for: Vec::new(),
        },
    }
}

pub(super) fn when(fields: &mut Fields<'_>) -> Option<Condition> {
    let node = fields.take("when")?;
    condition(node, fields.at("when"), fields.problems(), MAX_CONDITION_DEPTH)
}

fn condition(node: &Node, path: String, problems: &Problems, depth: usize) -> Option<Condition> {
    let Some(depth) = depth.checked_sub(1) else {
        problems.note(&path, ProblemKind::TooDeep { limit: MAX_CONDITION_DEPTH });
        return None;
    };
    let before = path.clone();
    let expected = "a condition, such as `{ residence = \"EU\" }`";
    let mut fields = Fields::open_as(node, path, expected, problems)?;
    let mut parts = Vec::new();
    for (key, make) in
        [("all", Condition::All as fn(Vec<Condition>) -> Condition), ("any", Condition::Any)]
    {
        if let Some(node) = fields.take(key) {
            let list = list(node, fields.at(key), problems, depth).filter(|list| !list.is_empty());
            parts.extend(list.map(make));
        }
    }
    for (key, make) in [
        ("not", Condition::Not as fn(Box<Condition>) -> Condition),
        ("knowingly", Condition::Knowingly),
    ] {
        if let Some(node) = fields.take(key) {
            parts.extend(condition(node, fields.at(key), problems, depth).map(Box::new).map(make));
        }
    }
    if let Some(node) = fields.take("consent") {
        parts.extend(consent(node, fields.at("consent"), problems));
    }
    if let Some(node) = fields.take("evidence") {
        parts.extend(evidence(node, fields.at("evidence"), problems));
    }
    if let Some(node) = fields.take("age") {
        parts.extend(age(node, fields.at("age"), problems));
    }
    fn some<F: Facet>(
        words: Vec<Word<F>>,
        make: fn(Vec<Word<F>>) -> Condition,
    ) -> Option<Condition> {
        (!words.is_empty()).then(|| make(words))
    }
    parts.extend(some(fields.words("residence"), Condition::Residence));
    parts.extend(some(fields.words("source"), Condition::Source));
    parts.extend(some(fields.words("subject"), Condition::Subject));
    parts.extend(some(fields.words("gathered-at"), Condition::GatheredAt));
    if let Some(value) = fields.choice("identifiability", &Identifiability::NAMES) {
        parts.push(Condition::Identifiability(value));
    }
    fields.finish();
    match parts.pop() {
        Some(only) if parts.is_empty() => Some(only),
        Some(last) => {
            parts.push(last);
            Some(Condition::All(parts))
        }
        None => {
            if matches!(node, Node::Table(entries) if entries.is_empty()) {
                let help = "write a condition, or leave the key out";
                problems.note(&before, ProblemKind::Empty { what: "the condition", help });
            }
            None
        }
    }
}

fn list(node: &Node, path: String, problems: &Problems, depth: usize) -> Option<Vec<Condition>> {
    match node {
        Node::List(nodes) if !nodes.is_empty() => Some(
            nodes
                .iter()
                .enumerate()
                .filter_map(|(index, node)| {
                    condition(node, format!("{path}[{index}]"), problems, depth)
                })
                .collect(),
        ),
        Node::List(_) => {
            let help = "write at least one condition";
            problems.note(&path, ProblemKind::Empty { what: "the list", help });
            None
        }
        other => {
            let found = other.described();
            problems
                .note(&path, ProblemKind::WrongType { expected: "a list of conditions", found });
            None
        }
    }
}

fn consent(node: &Node, path: String, problems: &Problems) -> Option<Condition> {
    if let Node::Table(_) = node {
        let mut fields = Fields::open(node, path, problems)?;
        if fields.peek("strength").is_none() {
            let help = "write `implied`, `express` or `explicit`";
            problems.note(fields.path(), ProblemKind::Missing { key: "strength", help });
        }
        let strength = fields.choice("strength", &Strength::NAMES);
        let naming = fields.choices("naming", &Naming::NAMES);
        fields.finish();
        return Some(Condition::Consent { strength: strength?, naming });
    }
    match node {
        Node::Text(text) => {
            choice_of(text, &path, &Strength::NAMES, problems).map(Condition::consent)
        }
        other => {
            let found = other.described();
            let expected = "`implied`, `express`, `explicit` or a table";
            problems.note(&path, ProblemKind::WrongType { expected, found });
            None
        }
    }
}

fn evidence(node: &Node, path: String, problems: &Problems) -> Option<Condition> {
    if let Node::Table(_) = node {
        let mut fields = Fields::open(node, path, problems)?;
        if fields.peek("kind").is_none() {
            let help = "name the kind of evidence";
            problems.note(fields.path(), ProblemKind::Missing { key: "kind", help });
        }
        let kinds = fields.words("kind");
        let naming = fields.choices("naming", &Naming::NAMES);
        let of = fields.choice("of", &PartyRole::NAMES);
        fields.finish();
        return (!kinds.is_empty()).then_some(Condition::Evidence { kinds, naming, of });
    }
    let kinds: Vec<EvidenceKind> = texts_of(node, &path, problems)
        .into_iter()
        .filter_map(|(path, text)| word_of(&text, &path, problems))
        .collect();
    (!kinds.is_empty()).then(|| Condition::evidence(kinds))
}

fn age(node: &Node, path: String, problems: &Problems) -> Option<Condition> {
    let expected = "a table, such as `{ at-least = 16 }`";
    let mut fields = Fields::open_as(node, path, expected, problems)?;
    let at_least = fields.small_number("at-least");
    let below = fields.small_number("below");
    let unread = at_least.is_none() && below.is_none() && !fields.is_empty();
    fields.finish();
    (!unread).then_some(Condition::Age { at_least, below })
}
