//! Prose: questions and answers as a person reads them.
//!
//! Nothing here decides anything; all of it is said by the data that it renders.

use crate::document;
use crate::engine::{
    Decision, Disposition, Effect, Failed, GrantFault, Missing, NearMiss, Notice, Outcome, Part,
    RetentionCitation, Standing,
};
use crate::facts::{Age, Asked, AskedParty, RequestBuilder};
use crate::names::Clause;
use crate::policy::{Condition, TermFacet};
use crate::rights::{Refusal, Requester, RightsAnswer, RightsOutcome, RightsRequest};
use crate::words::Facet;
use std::fmt;
use time::{Date, OffsetDateTime};

/// An instant as people write it: the day alone where it is a midnight.
fn moment(at: OffsetDateTime) -> String {
    document::brief(&document::format_instant(at)).to_owned()
}

/// The last day before the midnight that ends it.
fn last_day(end: OffsetDateTime) -> Date {
    end.date().previous_day().unwrap_or_else(|| end.date())
}

fn list<T: fmt::Display>(items: impl IntoIterator<Item = T>, last: &str) -> String {
    let mut items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    match items.pop() {
        None => String::new(),
        Some(only) if items.is_empty() => only,
        Some(end) => format!("{} {last} {end}", items.join(", ")),
    }
}

fn asked<F: Facet>(asked: &Asked<F>) -> String {
    if asked.exactly { format!("exactly {}", asked.word) } else { asked.word.to_string() }
}

fn party(party: &AskedParty) -> String {
    match &party.party {
        Some(name) => format!("{} {name}", asked(&party.role)),
        None => asked(&party.role),
    }
}

/// A question in one sentence.
#[must_use]
pub fn question(question: &RequestBuilder) -> String {
    let mut text = format!(
        "{} {} for {}",
        question.action,
        list(question.items.iter().map(|item| asked(&item.category)), "and"),
        list(question.purposes.iter().map(asked), "and"),
    );
    let mut say = |part: String| {
        text.push_str(", ");
        text.push_str(&part);
    };
    if let Some(actor) = &question.by {
        say(format!("by {}", party(actor)));
    }
    if let Some(recipient) = &question.recipient {
        say(format!("to {}", party(recipient)));
    }
    if let Some(channel) = &question.channel {
        say(format!("via {}", asked(channel)));
    }
    if let Some(place) = &question.place {
        say(format!("in {}", asked(place)));
    }
    if let Some(source) = &question.source {
        let name = source.party.as_ref().map_or_else(String::new, |party| format!(" {party}"));
        say(format!("from {}{name}", source.kind));
    }
    if let Some(value) = question.identifiability {
        say(value.name().to_owned());
    }
    let subject = &question.subject;
    let mut about: Vec<String> = subject.kinds.iter().map(ToString::to_string).collect();
    match subject.age {
        Some(Age::Years(years)) => about.push(format!("aged {years}")),
        Some(Age::BornOn(date)) => about.push(format!("born {date}")),
        None => {}
    }
    about.extend(subject.residence.as_ref().map(|place| format!("living in {place}")));
    if !about.is_empty() {
        say(format!("about a subject ({})", about.join(", ")));
    }
    if !question.evidence.is_empty() {
        let kinds = question.evidence.iter().map(|evidence| evidence.kind());
        say(format!("with {} on record", list(kinds, "and")));
    }
    match &question.ledger {
        None => say("without a consent ledger".to_owned()),
        Some(ledger) if !ledger.is_empty() => {
            let events = ledger.events().map(|event| event.kind().name());
            say(format!("consent {}", list(events, "then")));
        }
        Some(_) => {}
    }
    say(format!("on {}", moment(question.at)));
    text
}

/// The answer in one line: outcome and how long it holds.
#[must_use]
pub fn answer(decision: &Decision) -> String {
    let holds = match decision.stable_until {
        Some(until) => format!("holds until {}", moment(until)),
        None => "holds until the facts change".to_owned(),
    };
    format!("{}; {holds}", decision.outcome)
}

/// Why a part was decided as it was: what decided, a reason a line, and last the declarations
/// that apply beside.
#[must_use]
pub fn reasons(part: &Part) -> Vec<String> {
    let mut reasons = Vec::new();
    let mut beside = Vec::new();
    for citation in &part.citations {
        let says = match citation.effect {
            Effect::Permits if part.outcome.is_permitted() => "permitted by",
            Effect::Permits => "permitted in part by",
            Effect::Forbids => "forbidden by",
            Effect::MightApply => "depends on",
            Effect::Excepted => "an exception holds to",
            Effect::DoesNotBear => "in spite of an objection, not forbidden by",
            Effect::Retains => "to be kept, by",
            Effect::Obliges => "obligations come from",
            Effect::Closes => "nothing else is done, by",
            Effect::PutsOutside => "the policy's reach is bounded by",
            Effect::DeemsConsent => "consent is deemed given by",
            Effect::States => {
                beside.push(named(&citation.clauses, citation.rule.id.as_str()));
                continue;
            }
        };
        let reliance = part
            .grounds
            .iter()
            .find(|ground| ground.relied_on && ground.rule == citation.rule)
            .filter(|ground| !ground.bases.is_empty())
            .map_or_else(String::new, |ground| format!(", on {}", list(&ground.bases, "and")));
        let rule = named(&citation.clauses, citation.rule.id.as_str());
        reasons.push(format!("{says} {rule}{reliance}"));
    }
    if reasons.is_empty() && part.outcome == Outcome::NotPermitted {
        reasons.push("no rule permits it".to_owned());
    }
    if !beside.is_empty() {
        reasons.push(format!("see also {}", list(beside, "and")));
    }
    reasons
}

/// The clauses of a rule, and its id where that is not one of them.
fn named(clauses: &[Clause], id: &str) -> String {
    let all = list(clauses, "and");
    if clauses.iter().any(|clause| clause.as_str() == id) { all } else { format!("{all} ({id})") }
}

/// A rule that nearly applied, and what it failed on.
#[must_use]
pub fn near_miss(near: &NearMiss) -> String {
    let failed = match &near.failed {
        Failed::Facet(facet) => format!("but that is for {}", other(*facet)),
        Failed::Identifiability => "but that is for data that identifies otherwise".to_owned(),
        Failed::Condition(parts) => {
            format!("but that asks for {}", list(parts.iter().map(condition), "or"))
        }
        Failed::ConsentForBasis(basis) => format!("but that rests on {basis}, which needs a grant"),
        Failed::Objection => "but that gives way to the objection".to_owned(),
    };
    format!("{}, {failed}", named(&near.clauses, near.rule.id.as_str()))
}

/// What a rule is for that fails on a facet.
fn other(facet: TermFacet) -> String {
    match facet {
        TermFacet::Data => "other data".to_owned(),
        TermFacet::By => "another actor".to_owned(),
        TermFacet::GatheredAt => "another setting".to_owned(),
        TermFacet::Subject => "another kind of subject".to_owned(),
        facet => format!("another {facet}"),
    }
}

fn condition(condition: &Condition) -> String {
    match condition {
        Condition::All(parts) => list(parts.iter().map(self::condition), "and"),
        Condition::Any(parts) => list(parts.iter().map(self::condition), "or"),
        Condition::Not(part) => format!("not {}", self::condition(part)),
        Condition::Knowingly(part) => format!("knowingly {}", self::condition(part)),
        Condition::Consent { strength, naming } => {
            let names = list(naming.iter().map(|facet| facet.name()), "and");
            let naming = if names.is_empty() { names } else { format!(" naming the {names}") };
            format!("{} consent{naming}", strength.name())
        }
        Condition::Evidence { kinds, .. } => format!("{} on record", list(kinds, "or")),
        Condition::Age { at_least, below } => match (at_least, below) {
            (Some(from), Some(to)) => format!("age {from} to below {to}"),
            (Some(from), None) => format!("age {from} or more"),
            (None, Some(to)) => format!("age below {to}"),
            (None, None) => "any age".to_owned(),
        },
        Condition::Residence(places) => format!("residence in {}", list(places, "or")),
        Condition::Source(sources) => format!("source {}", list(sources, "or")),
        Condition::Subject(kinds) => format!("a subject who is {}", list(kinds, "or")),
        Condition::GatheredAt(settings) => format!("gathered at {}", list(settings, "or")),
        Condition::Identifiability(value) => format!("{} data", value.name()),
    }
}

/// What is missing, one alternative a line.
#[must_use]
pub fn missing(missing: &Missing) -> Vec<String> {
    if missing.nothing_cures() {
        return vec!["nothing: no further fact would make it permitted".to_owned()];
    }
    let mut lines: Vec<String> =
        missing.sets.iter().map(|set| list(set.iter().map(brief), "and")).collect();
    if !missing.complete {
        lines.push("there may be more: the search was cut short".to_owned());
    }
    lines
}

/// A missing fact with at most a few of the values that would do.
fn brief(fact: &crate::MissingFact) -> String {
    const SHOWN: usize = 6;
    match fact {
        crate::MissingFact::Value { fact, values } if values.len() > SHOWN => {
            let more = values.len().saturating_sub(SHOWN);
            format!("{fact}: {} or {more} others", list(values.iter().take(SHOWN), "|"))
        }
        other => other.to_string(),
    }
}

/// Something worth knowing, as a sentence.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::OtherBasisAfterWithdrawal { rule, withdrawn } => format!(
            "consent was withdrawn on {}; {rule} carries it on another basis",
            moment(*withdrawn)
        ),
        Notice::GrantDoesNotCount { recorded, because } => {
            let why = match because {
                GrantFault::NotYetRecorded => "it was recorded later",
                GrantFault::Expired => "it has expired",
                GrantFault::UnknownWord => "it names a word that the vocabulary does not know",
                GrantFault::OtherVersion => "it is bound to another version of the policy",
                GrantFault::OtherUses => "it is about other uses",
                GrantFault::Denied => "it was withdrawn, refused or objected to",
            };
            format!("the grant of {} does not count: {why}", moment(*recorded))
        }
        Notice::WithinRetentionAssumed => {
            "assuming the data is within its retention: no particular record is asked about"
                .to_owned()
        }
        Notice::Held { reference } => format!("the hold {reference} is on the record"),
        Notice::NoVersionInForce { policy } => {
            format!("the policy {policy} has no version in force at that moment")
        }
        Notice::GraceEnds { rule, at } => {
            format!("an objection takes effect under {rule} on {}", moment(*at))
        }
    }
}

/// Where a record stands, a line a statement, labelled.
#[must_use]
pub fn standing(standing: &Standing) -> Vec<String> {
    let by = |by: &Option<RetentionCitation>| {
        by.as_ref().map_or_else(String::new, |by| {
            format!(", by {}", named(&by.clauses, by.rule.id.as_str()))
        })
    };
    let answer = match &standing.disposition {
        Disposition::Keep { until: Some(until), by: rule } => {
            format!("keep until {}{}", moment(*until), by(rule))
        }
        Disposition::Keep { until: None, by: rule } => format!("keep, without an end{}", by(rule)),
        Disposition::Dispose { how, due_since, by: None } => {
            format!("{}, due since {} at the subject's request", how.name(), moment(*due_since))
        }
        Disposition::Dispose { how, due_since, by: rule } => {
            format!("{}, due since {}{}", how.name(), moment(*due_since), by(rule))
        }
        Disposition::Held { by } => format!("held by {}", list(by, "and")),
        Disposition::Undetermined { needs } => {
            format!("undetermined: depends on {}", list(needs, "and"))
        }
    };
    let mut lines = vec![format!("answer   {answer}")];
    if !standing.usable.is_empty() {
        lines.push(format!("usable   for {}", list(&standing.usable, "and")));
    }
    for (purpose, since, rule) in &standing.closed {
        let rule = named(&rule.clauses, rule.rule.id.as_str());
        lines.push(format!("closed   for {purpose} since {}, by {rule}", moment(*since)));
    }
    for (data, purpose) in &standing.unruled {
        lines.push(format!("finding  no retention rule for {data} for {purpose}"));
    }
    lines
}

/// A person's request in one sentence.
#[must_use]
pub fn rights_request(request: &RightsRequest) -> String {
    let by = match &request.by {
        Requester::Subject => "the person".to_owned(),
        Requester::Parent => "a parent".to_owned(),
        Requester::Agent(agent) => format!("the agent {agent}"),
    };
    let subject = &request.subject;
    let mut about: Vec<String> = subject.kinds.iter().map(ToString::to_string).collect();
    about.extend(subject.residence.as_ref().map(|place| format!("living in {place}")));
    let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
    let received = moment(request.received_at);
    let evidence = request.evidence.iter().map(|evidence| evidence.kind());
    let shown = list(evidence, "and");
    let shown = if shown.is_empty() { shown } else { format!(", with {shown} on record") };
    format!("{} asked for by {by}{about} on {received}{shown}", request.right)
}

/// The answer to a request, a line a statement, labelled.
#[must_use]
pub fn rights_answer(answer: &RightsAnswer) -> Vec<String> {
    let outcome = match &answer.outcome {
        RightsOutcome::Grant => "granted".to_owned(),
        RightsOutcome::FirstDo { needs } => format!("first needed: {}", list(needs, "and")),
        RightsOutcome::Refuse { because } => {
            let mut reasons: Vec<String> = Vec::new();
            for refusal in because {
                let reason = match refusal {
                    Refusal::Exemption { condition, .. } => self::condition(condition),
                    Refusal::NoAgents { .. } => "agents are not admitted".to_owned(),
                };
                // Several rights may refuse for one reason.
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
            format!("refused: {}", list(reasons, "and"))
        }
        RightsOutcome::Undetermined { needs } => {
            format!("undetermined: depends on {}", list(needs, "and"))
        }
        RightsOutcome::NoSuchRight => "no such right".to_owned(),
    };
    let mut lines = vec![format!("answer   {outcome}")];
    let clauses = list(answer.clauses(), "and");
    if !clauses.is_empty() {
        lines.push(format!("because  {clauses}"));
    }
    if let Some(deadline) = answer.deadline {
        let later = deadline
            .extendable_to
            .map_or_else(String::new, |end| format!(", extendable to {}", last_day(end)));
        lines.push(format!("by       the end of {}{later}", last_day(deadline.by)));
    }
    if !answer.obligations.is_empty() {
        lines.push(format!("must     {}", list(&answer.obligations, "and")));
    }
    for record in &answer.records {
        let standing = match &record.disposition {
            Disposition::Keep { until: Some(until), .. } => {
                format!("kept until {}", moment(*until))
            }
            Disposition::Keep { until: None, .. } => "kept, without an end".to_owned(),
            Disposition::Dispose { how, .. } => format!("to {}", how.name()),
            Disposition::Held { by } => format!("held by {}", list(by, "and")),
            Disposition::Undetermined { needs } => {
                format!("undetermined: depends on {}", list(needs, "and"))
            }
        };
        lines.push(format!("record   {}: {standing}", record.record));
    }
    for event in &answer.events {
        lines.push(format!("ledger   {} on {}", event.kind().name(), moment(event.recorded_at())));
    }
    lines
}
