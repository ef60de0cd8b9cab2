//! Consent records in the words of the [Data Privacy Vocabulary](https://w3id.org/dpv), as JSON-LD.
//!
//! A record (`dpv:ConsentRecord`, the structure of ISO/IEC TS 27560) says whose consent it is, in which
//! status it is since when, and to what. Its terms stand in full or by the prefixes `dpv`, `pd` and `loc`;
//! a context that lets these lead elsewhere is an error. Nothing is looked up on the web.
//!
//! ```json
//! {
//!   "@context": { "dpv": "https://w3id.org/dpv#", "dct": "http://purl.org/dc/terms/" },
//!   "@type": "dpv:ConsentRecord",
//!   "dct:identifier": "record-2026-118",
//!   "dpv:hasDataSubject": "reader-3",
//!   "dpv:hasLegalBasis": "dpv:ExpressedConsent",
//!   "dpv:hasConsentStatus": [
//!     { "@id": "dpv:ConsentGiven", "dpv:isIndicatedAtTime": "2026-01-10T08:00:00Z" },
//!     { "@id": "dpv:ConsentWithdrawn", "dpv:isIndicatedAtTime": "2026-02-20T19:30:00Z" }
//!   ],
//!   "dpv:hasPurpose": "dpv:DirectMarketing",
//!   "dpv:hasPersonalData": "pd:EmailAddress"
//! }
//! ```
//!
//! A grant covers words that mean what the term means, or less; where there is none it covers nothing. A
//! denial names words that mean what the term means, or more; where there is none it names nothing of that
//! facet. How strong consent is stands in `hasLegalBasis`; a bare `dpv:Consent` is taken to be implied.

mod words;

use crate::error::beginning;
use crate::instants::{end_of, parse, said_at, within_day};
use crate::json::{self, Json};
use crate::{Effect, ImportError, Imported};
use permitted::ConsentEvent;
use permitted::facts::{ConsentEventKind, RecordedScope};
use permitted::ids::SubjectId;
use permitted::policy::Strength;
use permitted::words::facets::{DataFacet, PartyFacet, PurposeFacet};
use std::collections::BTreeSet;
use time::OffsetDateTime;
use words::{DPV, PREFIXES, Words, iri, term, words};

/// What a consent record says, or each of those in a `@graph`, of the subject whom the record calls
/// `data_subject`. `received` is when it came in.
///
/// # Errors
/// No JSON, no record, values of a wrong type, a record of somebody else, a status that is not known, and
/// dates that are none or have not come yet.
pub fn import(
    json: &str,
    data_subject: &str,
    subject: impl Into<SubjectId>,
    received: OffsetDateTime,
) -> Result<Imported, ImportError> {
    let value = json::parse(json)?;
    let document = Json::root(&value, "record");
    context(&document)?;
    let nodes = match document.get("@graph")? {
        Some(graph) => graph.items()?,
        None => vec![document.clone()],
    };
    let import = Import { data_subject, subject: subject.into(), received };
    let (mut found, mut is_any) = (Imported::default(), false);
    for node in &nodes {
        if types(node)?.contains(&format!("{DPV}ConsentRecord")) {
            is_any = true;
            import.record(node, &mut found)?;
        }
    }
    if !is_any {
        let help = "a record says that it is a `dpv:ConsentRecord`";
        return Err(ImportError::Missing { path: "record.@type".to_owned(), help });
    }
    found.checked()
}

/// A context may shorten what it likes, but not let the prefixes that are known here lead elsewhere.
fn context(document: &Json<'_>) -> Result<(), ImportError> {
    let Some(context) = document.get("@context")? else { return Ok(()) };
    for part in context.one_or_more().into_iter().filter(Json::is_object) {
        for (prefix, space) in PREFIXES {
            let Some(stated) = part.get(prefix)? else { continue };
            if stated.text()? != space {
                return Err(ImportError::Unknown {
                    path: stated.path.clone(),
                    value: beginning(stated.text()?),
                    help: "`dpv`, `pd` and `loc` are prefixes of https://w3id.org/dpv",
                });
            }
        }
    }
    Ok(())
}

fn types(node: &Json<'_>) -> Result<BTreeSet<String>, ImportError> {
    let Some(types) = node.get("@type")? else { return Ok(BTreeSet::new()) };
    types.one_or_more().iter().map(|kind| Ok(iri(kind.text()?))).collect()
}

/// All that stands under a property of DPV, however the property is written.
fn all<'a>(node: &Json<'a>, property: &str) -> Result<Vec<Json<'a>>, ImportError> {
    let mut found = Vec::new();
    for key in [format!("dpv:{property}"), format!("{DPV}{property}"), property.to_owned()] {
        found.extend(node.get(&key)?.into_iter().flat_map(|value| value.one_or_more()));
    }
    Ok(found)
}

/// A text, alone or as a typed literal.
fn literal<'a>(node: &Json<'a>) -> Result<&'a str, ImportError> {
    if node.is_object() { node.need("@value", "write a text")?.text() } else { node.text() }
}

struct Import<'a> {
    data_subject: &'a str,
    subject: SubjectId,
    received: OffsetDateTime,
}

/// What the consent is to.
struct Process {
    path: String,
    purposes: Option<Words<PurposeFacet>>,
    data: Option<Words<DataFacet>>,
    recipients: Option<Words<PartyFacet>>,
    /// Whether it is narrower in a way of which events do not speak.
    narrower: Option<&'static str>,
}

impl Import<'_> {
    fn record(&self, record: &Json<'_>, found: &mut Imported) -> Result<(), ImportError> {
        let whose = all(record, "hasDataSubject")?;
        let whose = whose.first().ok_or_else(|| ImportError::Missing {
            path: format!("{}.dpv:hasDataSubject", record.path),
            help: "say whose consent it is",
        })?;
        let id =
            if whose.is_object() { whose.need("@id", "name the person")? } else { whose.clone() };
        if id.text()? != self.data_subject {
            let (path, value) = (id.path.clone(), beginning(id.text()?));
            return Err(ImportError::OtherSubject {
                path,
                value,
                expected: self.data_subject.to_owned(),
            });
        }
        let strength = strength(record)?;
        let statuses = all(record, "hasConsentStatus")?;
        if statuses.is_empty() {
            let path = format!("{}.dpv:hasConsentStatus", record.path);
            return Err(ImportError::Missing { path, help: "say whether consent was given" });
        }
        let alone = statuses.len() == 1;
        for status in &statuses {
            let Some(kind) = kind_of(status, found)? else { continue };
            let at = self.indicated(status, record, alone)?;
            let effect = if kind.is_grant() { Effect::GrantsNothing } else { Effect::DeniesMore };
            let processes = all(record, "hasProcess")?;
            let processes = if processes.is_empty() { vec![record.clone()] } else { processes };
            for process in &processes {
                let process = read(process, effect, found)?;
                if kind.is_grant() {
                    let scope = strength
                        .ok_or("it rests on another basis than consent")
                        .and_then(|strength| Ok((strength, granted(&process)?)));
                    let (strength, scope) = match scope {
                        Ok(granted) => granted,
                        Err(why) => {
                            found.note(&process.path, why, Effect::GrantsNothing);
                            continue;
                        }
                    };
                    let event =
                        ConsentEvent::granted(self.subject.clone(), strength, at).about(scope);
                    let event =
                        until(status, record)?.into_iter().fold(event, ConsentEvent::expires);
                    found.events.push(self.referring(event, record)?);
                } else {
                    let event = ConsentEvent::new(kind, self.subject.clone(), at);
                    found.events.push(self.referring(event.about(denied(process)), record)?);
                }
            }
        }
        Ok(())
    }

    /// Since when a status is.
    fn indicated(
        &self,
        status: &Json<'_>,
        record: &Json<'_>,
        alone: bool,
    ) -> Result<OffsetDateTime, ImportError> {
        let mut stated =
            if status.is_object() { all(status, "isIndicatedAtTime")? } else { Vec::new() };
        if stated.is_empty() && alone {
            stated = all(record, "isIndicatedAtTime")?;
        }
        let stated = stated.first().ok_or_else(|| ImportError::Missing {
            path: format!("{}.dpv:isIndicatedAtTime", status.path),
            help: "say since when it is so; without a date it proves nothing",
        })?;
        let read = parse(&stated.path, literal(stated)?)?;
        let at = if read.is_day { within_day(read.at, self.received) } else { read.at };
        said_at(&stated.path, at, self.received)
    }

    /// With the id of the record, which is the proof.
    fn referring(
        &self,
        event: ConsentEvent,
        record: &Json<'_>,
    ) -> Result<ConsentEvent, ImportError> {
        for key in ["dct:identifier", "http://purl.org/dc/terms/identifier", "@id"] {
            if let Some(id) = record.get(key)? {
                return Ok(event.reference(literal(&id)?));
            }
        }
        Ok(event)
    }
}

/// How strong the consent of a record is; none where it is not on consent that it rests.
fn strength(record: &Json<'_>) -> Result<Option<Strength>, ImportError> {
    let mut strength = Some(Strength::Implied);
    for basis in all(record, "hasLegalBasis")? {
        let basis = term(&basis)?;
        strength = match basis.strip_prefix(DPV).unwrap_or_default() {
            "ExplicitlyExpressedConsent" => Some(Strength::Explicit),
            "ExpressedConsent" => Some(Strength::Express),
            "Consent" | "InformedConsent" | "ImpliedConsent" => Some(Strength::Implied),
            _ => return Ok(None),
        };
    }
    Ok(strength)
}

/// What a status is an event of, if of anything.
fn kind_of(
    status: &Json<'_>,
    found: &mut Imported,
) -> Result<Option<ConsentEventKind>, ImportError> {
    let status_iri = term(status)?;
    if let Some(kind) = ConsentEventKind::by_iri(&status_iri) {
        return Ok(Some(kind));
    }
    match status_iri.strip_prefix(DPV).unwrap_or_default() {
        // Whoever ended it, it is over.
        "ConsentExpired" | "ConsentRevoked" | "ConsentInvalidated" => {
            Ok(Some(ConsentEventKind::Withdrawn))
        }
        "ConsentRequested" | "ConsentRequestDeferred" | "ConsentUnknown" => {
            found.note(&status.path, status_iri, Effect::SaysNothing);
            Ok(None)
        }
        _ => Err(ImportError::Unknown {
            path: status.path.clone(),
            value: beginning(&status_iri),
            help: "the statuses of DPV are, such as `dpv:ConsentGiven`",
        }),
    }
}

/// Until when consent is valid, as `dct:valid` says.
fn until(status: &Json<'_>, record: &Json<'_>) -> Result<Option<OffsetDateTime>, ImportError> {
    for node in [status, record] {
        for key in ["dct:valid", "http://purl.org/dc/terms/valid"] {
            if let Some(stated) = if node.is_object() { node.get(key)? } else { None } {
                return Ok(Some(end_of(&stated.path, parse(&stated.path, literal(&stated)?)?)?));
            }
        }
    }
    Ok(None)
}

fn read(process: &Json<'_>, effect: Effect, found: &mut Imported) -> Result<Process, ImportError> {
    let mut narrower = None;
    for key in
        ["hasDuration", "hasProcessingCondition", "hasJurisdiction", "hasLocation", "hasContext"]
    {
        if !all(process, key)?.is_empty() {
            narrower = Some("it is narrower than events can say");
        }
    }
    let recipients = all(process, "hasRecipient")?;
    let processing = all(process, "hasProcessing")?;
    let processing: BTreeSet<String> = processing.iter().map(term).collect::<Result<_, _>>()?;
    let has =
        |names: &[&str]| names.iter().any(|name| processing.contains(&format!("{DPV}{name}")));
    let discloses = has(&["Disclose", "Share", "Transmit", "MakeAvailable"]);
    let does_all = has(&["Processing"])
        || (discloses && has(&["Collect"]) && has(&["Store"]) && has(&["Use"]));
    if !(processing.is_empty() || does_all || (discloses && !recipients.is_empty())) {
        narrower = Some("it lists kinds of processing, of which events do not speak");
    }
    Ok(Process {
        path: process.path.clone(),
        purposes: words(&all(process, "hasPurpose")?, effect, found)?,
        data: words(&all(process, "hasPersonalData")?, effect, found)?,
        recipients: words(&recipients, effect, found)?,
        narrower,
    })
}

/// What a grant covers, or why that is nothing.
fn granted(process: &Process) -> Result<RecordedScope, &'static str> {
    if let Some(why) = process.narrower {
        return Err(why);
    }
    let purposes = process.purposes.as_ref().map(|words| words.grants.as_slice());
    let purposes =
        purposes.filter(|words| !words.is_empty()).ok_or("it names no purpose that has a word")?;
    let mut scope = RecordedScope::default().purpose(purposes.iter().cloned());
    if let Some(data) = &process.data {
        if data.grants.is_empty() {
            return Err("none of its data has a word");
        }
        scope = scope.data(data.grants.iter().cloned());
    }
    if let Some(recipients) = &process.recipients {
        if recipients.grants.is_empty() {
            return Err("none of its recipients has a word");
        }
        scope = scope.recipient(recipients.grants.iter().cloned());
    }
    Ok(scope)
}

/// What a denial covers.
fn denied(process: Process) -> RecordedScope {
    RecordedScope::default()
        .purpose(process.purposes.and_then(|words| words.denies).unwrap_or_default())
        .data(process.data.and_then(|words| words.denies).unwrap_or_default())
        .recipient(process.recipients.and_then(|words| words.denies).unwrap_or_default())
}
