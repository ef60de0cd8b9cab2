//! Decisions as a person reads them.

use super::phrases::{condition, list, moment, named};
use crate::engine::{
    Decision, DenialOnRecord, Effect, EvidenceFault, Failed, GrantFault, Ground, Missing,
    MissingFact, NearMiss, Notice, Outcome, Part,
};
use crate::facts::ConsentEventKind;
use crate::policy::{GiverKind, TermFacet};

/// An outcome in the words of a sentence.
#[must_use]
pub fn outcome(outcome: Outcome) -> &'static str {
    outcome.in_words()
}

/// The answer in one line: outcome and how long it holds.
#[must_use]
pub fn answer(decision: &Decision) -> String {
    let holds = match decision.stable_until {
        Some(until) => format!("holds until {}", moment(until)),
        None => "holds until the facts change".to_owned(),
    };
    format!("{}; {holds}", outcome(decision.outcome))
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
        let rests_on = part.grounds.iter().find(|ground| ground.rule == citation.rule);
        let rests_on = rests_on.map(rests_on_record).unwrap_or_default();
        let rule = named(&citation.clauses, citation.rule.id.as_str());
        reasons.push(format!("{says} {rule}{reliance}{rests_on}"));
    }
    for permit in &part.overridden {
        let rule = named(&permit.clauses, permit.rule.id.as_str());
        reasons.push(format!("otherwise permitted by {rule}"));
    }
    if reasons.is_empty() && part.outcome == Outcome::NotPermitted {
        reasons.push("no rule permits it".to_owned());
    }
    if !beside.is_empty() {
        reasons.push(format!("see also {}", list(beside, "and")));
    }
    reasons
}

/// The grants and evidence on which a ground rests, each by its day and reference.
fn rests_on_record(ground: &Ground) -> String {
    let by = |recorded, id: Option<String>, reference: Option<&str>| {
        let names: Vec<String> = reference.map(str::to_owned).into_iter().chain(id).collect();
        match names.is_empty() {
            true => moment(recorded),
            false => format!("{} ({})", moment(recorded), names.join(", ")),
        }
    };
    let grants = ground.grants.iter().map(|grant| {
        let id = grant.id.as_ref().map(ToString::to_string);
        format!("the grant of {}", by(grant.recorded, id, grant.reference.as_deref()))
    });
    let evidence = ground.evidence.iter().map(|one| {
        format!("the {} of {}", one.kind, by(one.recorded, None, one.reference.as_deref()))
    });
    match list(grants.chain(evidence), "and") {
        none if none.is_empty() => none,
        all => format!(", by {all}"),
    }
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
        Failed::Together(data) => format!("but that asks for {} beside it", list(data, "or")),
        Failed::ConsentForBasis(basis) => format!("but that rests on {basis}, which needs a grant"),
        Failed::Objection(denial) => format!("but that gives way to {}", self::denial(denial)),
        Failed::BasisNotAdmitted => "but none of its bases is admitted here".to_owned(),
    };
    format!("{}, {failed}", named(&near.clauses, near.rule.id.as_str()))
}

/// A denial by its kind and day: `the refusal of 2026-01-05`.
fn denial(denial: &DenialOnRecord) -> String {
    let kind = match denial.kind {
        ConsentEventKind::Withdrawn => "withdrawal",
        ConsentEventKind::Refused => "refusal",
        ConsentEventKind::Restricted => "restriction",
        _ => "objection",
    };
    let by = match denial.giver {
        GiverKind::Subject => String::new(),
        giver => format!(", by the {}", giver.name()),
    };
    format!("the {kind} of {}{by}", moment(denial.recorded))
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

/// What is missing, one alternative a line.
#[must_use]
pub fn missing(missing: &Missing) -> Vec<String> {
    if missing.nothing_cures() {
        return vec!["nothing: no further fact would make it permitted".to_owned()];
    }
    let mut lines: Vec<String> =
        missing.sets.iter().map(|set| list(set.iter().map(brief), "and")).collect();
    if !missing.complete {
        lines.push("there may be more: not everything was tried".to_owned());
    }
    lines
}

/// A missing fact with at most a few of the values that would do.
fn brief(fact: &MissingFact) -> String {
    const SHOWN: usize = 6;
    match fact {
        MissingFact::Value { fact, values } if values.len() > SHOWN => {
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
                GrantFault::NotYetValid => "it is not valid yet",
                GrantFault::Expired => "it has expired",
                GrantFault::GiverDoesNotCount => "the word of its giver does not count",
                GrantFault::Replaced => "a later form does not repeat it",
                GrantFault::UnknownWord => "it names a word that the vocabulary does not know",
                GrantFault::OtherVersion => "it is bound to another version of the policy",
                GrantFault::OtherUses => "it is about other uses",
                GrantFault::Denied(by) => &format!("{} goes against it", denial(by)),
            };
            format!("the grant of {} does not count: {why}", moment(*recorded))
        }
        Notice::Restricted { recorded } => {
            format!("the processing is restricted since {}", moment(*recorded))
        }
        Notice::NoRestrictionAssumed => {
            "assuming that nothing is restricted: no ledger is at hand".to_owned()
        }
        Notice::EvidenceDoesNotCount { kind, recorded, because } => {
            let why = match because {
                EvidenceFault::NotYetRecorded => "it was recorded later",
                EvidenceFault::Expired => "it has expired",
                EvidenceFault::NoParty => "it names no party",
                EvidenceFault::OtherParty => "it names another party",
                EvidenceFault::OtherUses => "it is about other uses",
                EvidenceFault::NamesTooLittle => "its scope does not name what is asked for",
            };
            format!("the {kind} of {} does not count: {why}", moment(*recorded))
        }
        Notice::WithinRetentionAssumed => {
            "assuming the data is within its retention: no particular record is asked about"
                .to_owned()
        }
        Notice::Held { reference } => format!("the hold {reference} is on the record"),
        Notice::PreparedElsewhere { problems } => {
            format!("it was prepared by another engine, and means nothing to this one: {problems}")
        }
        Notice::TooBroad { found, limit } => format!(
            "with what is on record it stands for {found} different uses, more than the limit of {limit}"
        ),
        Notice::TooManyRules { found, limit } => format!(
            "with what is on record its uses select {found} rules, counted use by use, more than the limit of {limit}"
        ),
        Notice::NoVersionInForce { policy } => {
            format!("the policy {policy} has no version in force at that moment")
        }
        Notice::LedgerOfOthers => {
            "the ledger holds events, but none of the subject: is it known by another id?"
                .to_owned()
        }
        Notice::LaterEvents { first } => format!(
            "the ledger holds events later than the moment asked about, the first of {}: is a clock \
             ahead?",
            moment(*first)
        ),
        Notice::UnknownWordInDenial { denial, more } => {
            let more = match more {
                0 => String::new(),
                more => format!(", and {more} further denials do"),
            };
            format!(
                "{} names a word that the vocabulary does not know, and is read as not naming that \
                 facet{more}",
                self::denial(denial)
            )
        }
        Notice::OtherSpelling { act, recorded } => format!(
            "a denial names {recorded}, which differs from {act} in case or Unicode form only: they \
             are two parties"
        ),
        Notice::GraceEnds { rule, at } => {
            format!("an objection takes effect under {rule} on {}", moment(*at))
        }
    }
}
