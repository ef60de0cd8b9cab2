//! From a policy to the document that says the same.

use super::condition::Condition;
use super::read_right::right_node;
use super::retention::Span;
use super::rule::{Amendment, Exception, Grace, Rule};
use super::terms::{TermFacet, Terms};
use super::{PolicyBuilder, PolicyKind};
use crate::document::{Node, TableWriter, format_instant};
use crate::ids::{Clause, RuleId};
use crate::words::OwnWord;

pub(super) fn policy(parts: &PolicyBuilder) -> Node {
    let mut table = TableWriter::default();
    table.text("id", &parts.id);
    table.optional("title", parts.title.as_ref());
    table.optional("controller", parts.controller.as_ref());
    table.text("version", &parts.version);
    if parts.kind != PolicyKind::Operating {
        table.text("kind", parts.kind.name());
    }
    table.text("from", format_instant(parts.from));
    table.optional("until", parts.until.map(format_instant));
    table.optional("url", parts.url.as_ref());
    table.optional("reading", parts.reading.as_ref());
    table.nodes("word", parts.words.iter().map(own_word).collect());
    table.nodes("scope", rules(&parts.scopes, |_, _| {}));
    table.nodes("beyond", rules(&parts.beyond, |_, _| {}));
    let permits = rules(&parts.permits, |table, detail| {
        table.texts("basis", &detail.bases);
        table.texts("obligation", &detail.obligations);
        table.texts("only", detail.only_purpose.then_some("purpose"));
        table.flag("survives-objection", detail.survives_objection);
    });
    table.nodes("permit", permits);
    let forbids = rules(&parts.forbids, |table, detail| {
        table.nodes("unless", detail.unless.iter().map(exception).collect());
    });
    table.nodes("forbid", forbids);
    let opt_outs = rules(&parts.opt_outs, |table, detail| {
        table.nodes("unless", detail.unless.iter().map(exception).collect());
        table.texts("route", detail.routes.iter().map(|route| route.name()));
        if detail.grace != Grace::default() {
            table.put("grace", grace(&detail.grace));
        }
    });
    table.nodes("opt-out", opt_outs);
    let duties = rules(&parts.duties, |table, detail| {
        table.texts("obligation", &detail.obligations);
    });
    table.nodes("duty", duties);
    table.nodes("closed", rules(&parts.closed, |_, _| {}));
    table.nodes("amendment", parts.amendments.iter().map(amendment).collect());
    let statements = rules(&parts.statements, |table, detail| {
        table.text("text", &detail.text);
    });
    table.nodes("statement", statements);
    let deemed = rules(&parts.deemed_consents, |table, detail| {
        table.texts("event", &detail.event);
    });
    table.nodes("deemed-consent", deemed);
    table.nodes("right", parts.rights.iter().map(right_node).collect());
    let retentions = rules(&parts.retentions, |table, detail| {
        for (key, bound) in [("minimum", detail.minimum), ("maximum", detail.maximum)] {
            if let Some(bound) = bound {
                table.put(key, span(bound));
            }
        }
        table.text("then", detail.disposal.name());
        table.texts("basis", &detail.bases);
    });
    table.nodes("retention", retentions);
    table.finish()
}

fn span(span: Span) -> Node {
    let mut table = TableWriter::default();
    table.text("period", span.period);
    table.text("from", span.from);
    table.finish()
}

fn own_word(word: &OwnWord) -> Node {
    let mut table = TableWriter::default();
    table.text("facet", word.facet);
    table.text("key", &word.key);
    table.texts("parent", &word.parents);
    table.texts("includes", &word.includes);
    table.text("definition", &word.definition);
    table.flag("party-bound", word.party_bound);
    table.finish()
}

pub(super) fn header(
    table: &mut TableWriter,
    id: &RuleId,
    clauses: &[Clause],
    heading: Option<&String>,
    reading: Option<&String>,
) {
    if clauses.first().map(Clause::as_str) != Some(id.as_str()) {
        table.text("id", id);
    }
    table.texts("clause", clauses);
    table.optional("heading", heading);
    table.optional("reading", reading);
}

fn rules<K>(rules: &[Rule<K>], detail: impl Fn(&mut TableWriter, &K)) -> Vec<Node> {
    let one = |rule: &Rule<K>| {
        let mut table = TableWriter::default();
        let (heading, reading) = (rule.heading.as_ref(), rule.reading.as_ref());
        header(&mut table, &rule.id, &rule.clauses, heading, reading);
        terms(&mut table, &rule.terms);
        detail(&mut table, &rule.detail);
        if let Some(when) = &rule.when {
            table.put("when", condition(when));
        }
        table.finish()
    };
    rules.iter().map(one).collect()
}

fn amendment(amendment: &Amendment) -> Node {
    let mut table = TableWriter::default();
    let (heading, reading) = (amendment.heading.as_ref(), amendment.reading.as_ref());
    header(&mut table, &amendment.id, &amendment.clauses, heading, reading);
    table.text("takes-effect", amendment.takes_effect.name());
    table.texts("obligation", &amendment.obligations);
    table.finish()
}

fn terms(table: &mut TableWriter, terms: &Terms) {
    for facet in TermFacet::ALL {
        table.texts(facet.name(), terms.words(facet));
    }
    table.optional("identifiability", terms.identifiability.map(|value| value.name()));
}

fn exception(exception: &Exception) -> Node {
    let mut table = TableWriter::default();
    table.texts("clause", &exception.clauses);
    terms(&mut table, &exception.terms);
    if let Some(when) = &exception.when {
        table.put("when", condition(when));
    }
    table.finish()
}

fn grace(grace: &Grace) -> Node {
    if grace.only_for.is_empty() {
        return Node::Text(grace.period.to_string());
    }
    let mut table = TableWriter::default();
    table.text("period", grace.period);
    table.texts("only-for", &grace.only_for);
    table.finish()
}

pub(super) fn condition(when: &Condition) -> Node {
    let mut table = TableWriter::default();
    match when {
        Condition::All(parts) => {
            table.put("all", Node::List(parts.iter().map(condition).collect()));
        }
        Condition::Any(parts) => {
            table.put("any", Node::List(parts.iter().map(condition).collect()));
        }
        Condition::Not(part) => {
            table.put("not", condition(part));
        }
        Condition::Knowingly(part) => {
            table.put("knowingly", condition(part));
        }
        Condition::Consent { strength, naming } if naming.is_empty() => {
            table.text("consent", strength.name());
        }
        Condition::Consent { strength, naming } => {
            let mut consent = TableWriter::default();
            consent.text("strength", strength.name());
            consent.texts("naming", naming.iter().map(|facet| facet.name()));
            table.put("consent", consent.finish());
        }
        Condition::Evidence { kinds, naming, of } if naming.is_empty() && of.is_none() => {
            table.texts("evidence", kinds);
        }
        Condition::Evidence { kinds, naming, of } => {
            let mut evidence = TableWriter::default();
            evidence.texts("kind", kinds);
            evidence.texts("naming", naming.iter().map(|facet| facet.name()));
            evidence.optional("of", of.map(|role| role.name()));
            table.put("evidence", evidence.finish());
        }
        Condition::Age { at_least, below } => {
            let mut age = TableWriter::default();
            for (key, years) in [("at-least", at_least), ("below", below)] {
                if let Some(years) = years {
                    age.put(key, Node::Integer(i64::from(*years)));
                }
            }
            table.put("age", age.finish());
        }
        Condition::Residence(places) => {
            table.texts("residence", places);
        }
        Condition::Source(sources) => {
            table.texts("source", sources);
        }
        Condition::Subject(kinds) => {
            table.texts("subject", kinds);
        }
        Condition::GatheredAt(settings) => {
            table.texts("gathered-at", settings);
        }
        Condition::Identifiability(value) => {
            table.text("identifiability", value.name());
        }
    }
    table.finish()
}
