//! Reads one of each kind of input, prints the events that say it, and asks an engine one question with
//! each.
//!
//! ```text
//! cargo run --manifest-path examples/imports/Cargo.toml
//! ```

use imports::fhir::Fhir;
use imports::tcf::Tcf;
use imports::{Imported, dpv, gpc, gpp};
use permitted::{Engine, Party, Policy, Question};
use std::error::Error;
use std::path::Path;
use time::OffsetDateTime;
use time::macros::datetime;

const RECEIVED: OffsetDateTime = datetime!(2026-02-21 9:31 UTC);

/// Consent to purposes 1, 4 and 7, and legitimate interests in 7 and 8: of vendor 755, and no other.
const TCF: &str = "CQe9yLwQe9yLwAfKABENB4EgAJIAAAMAAAYgF5wAQF5gXnABAXmAA";
/// California's section: whatever can be opted out of is.
const GPP: &str = "DBABBg~BVVVVVVY";
const FHIR: &str = r#"{
  "resourceType": "Consent",
  "id": "c-118",
  "status": "active",
  "scope": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy" }] },
  "patient": { "reference": "Patient/7" },
  "dateTime": "2026-02-18T14:00:00+01:00",
  "sourceReference": { "reference": "DocumentReference/scan-118" },
  "verification": [{ "verified": true, "verificationDate": "2026-02-19" }],
  "provision": {
    "type": "permit",
    "period": { "end": "2026-12-31" },
    "purpose": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HRESCH" }],
    "class": [{ "system": "http://hl7.org/fhir/resource-types", "code": "Condition" }],
    "actor": [{
      "role": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "IRCP" }] },
      "reference": { "reference": "Organization/tumour-registry" }
    }],
    "provision": [{
      "type": "deny",
      "securityLabel": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "HIV" }]
    }]
  }
}"#;
const DPV: &str = r#"{
  "@context": { "dpv": "https://w3id.org/dpv#", "pd": "https://w3id.org/dpv/pd#" },
  "@type": "dpv:ConsentRecord",
  "dct:identifier": "record-2026-118",
  "dpv:hasDataSubject": "customer-7",
  "dpv:hasLegalBasis": "dpv:ExpressedConsent",
  "dpv:hasConsentStatus": [
    { "@id": "dpv:ConsentGiven", "dpv:isIndicatedAtTime": "2026-01-10T08:00:00Z" },
    { "@id": "dpv:ConsentWithdrawn", "dpv:isIndicatedAtTime": "2026-02-20T19:30:00Z" }
  ],
  "dpv:hasPurpose": "dpv:Marketing",
  "dpv:hasPersonalData": "pd:EmailAddress"
}"#;

/// A partner that is vendor 755 is told how advertisements did.
const SHARING: &str = "
    action = 'share'
    data = 'site-activity'
    purpose = 'promotion-measurement'
    by = 'controller'
    recipient = { role = 'trading-partner', party = 'tcf-vendor-755' }
    channel = 'api'
    place = 'US'
    subject = { id = 'visitor-9', age = 30 }
    evidence = [
      { kind = 'partner-agreement', purpose = 'promotion-measurement', party = 'tcf-vendor-755', recorded = 2025-01-01 },
      { kind = 'equivalent-confidentiality', party = 'tcf-vendor-755', recorded = 2025-01-01 },
    ]
    at = 2026-03-01T09:00:00Z";
/// What a Californian bought is sold to a broker.
const SALE: &str = "
    action = 'sell'
    by = { role = 'controller', party = 'any-business' }
    data = 'purchase-history'
    purpose = 'data-sale'
    place = 'US'
    source = 'given'
    gathered-at = 'own-website'
    channel = 'api'
    recipient = { role = 'data-broker', party = 'broker-co' }
    subject = { id = 'visitor-9', kind = 'consumer', age = 34, residence = 'US-CA' }
    evidence = [
      { kind = 'privacy-notice', recorded = 2026-01-02, purpose = 'data-sale' },
      { kind = 'opt-out-offered', recorded = 2026-01-02 },
      { kind = 'use-limitation', party = 'broker-co', recorded = 2025-01-01 },
    ]
    at = 2026-03-01T09:00:00Z";
/// A registry is told a diagnosis.
const REGISTRY: &str = "
    action = 'disclose'
    by = 'controller'
    data = 'diagnosis'
    purpose = 'medical-research'
    recipient = { role = 'research-body', party = 'tumour-registry' }
    subject = { id = 'patient-7', kind = 'patient', age = 42 }
    at = 2026-03-01T09:00:00Z";
/// A promotion goes out by email.
const PROMOTION: &str = "
    action = 'contact'
    by = 'controller'
    channel = 'email'
    data = 'email-address'
    purpose = 'own-marketing'
    place = 'US'
    source = 'given'
    gathered-at = 'own-website'
    subject = { id = 'customer-7', kind = 'customer', age = 44, residence = 'US-NV' }
    at = 2026-03-01T09:00:00Z";

fn main() -> Result<(), Box<dyn Error>> {
    let said = Tcf::default().import(TCF, "visitor-9", RECEIVED)?;
    show("A consent string of TCF", &said, &["plexuus"], SHARING)?;
    let said = gpp::import(GPP, &Tcf::default(), "visitor-9", RECEIVED)?;
    show("A GPP string with California's section", &said, &["any-business", "ccpa"], SALE)?;
    let said = gpc::import(Some("1"), "visitor-9", RECEIVED)?;
    show("Sec-GPC: 1", &said, &["any-business", "ccpa"], SALE)?;
    let registry = ("Organization/tumour-registry", Party::RESEARCH_BODY, "tumour-registry");
    let patient = Fhir::about("Patient/7", "patient-7").actor(registry.0, registry.1, registry.2);
    show("A FHIR consent", &patient.import(FHIR, RECEIVED)?, &["clinic"], REGISTRY)?;
    let said = dpv::import(DPV, "customer-7", "customer-7", RECEIVED)?;
    show("A consent record in the words of DPV", &said, &["plusnxt"], PROMOTION)
}

fn show(
    title: &str,
    said: &Imported,
    policies: &[&str],
    question: &str,
) -> Result<(), Box<dyn Error>> {
    println!("{title}");
    for event in &said.events {
        println!("    event    {}", toml::to_string(event)?.trim_end().replace('\n', ", "));
    }
    for evidence in &said.evidence {
        println!("    evidence {}", evidence.kind());
    }
    for note in &said.notes {
        println!("    note     {note}");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    let policies = policies.iter().map(|name| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.toml")))?;
        Ok::<Policy, Box<dyn Error>>(toml::from_str(&text)?)
    });
    let engine = Engine::new(policies.collect::<Result<Vec<_>, _>>()?)?;
    let mut question: Question = toml::from_str(question)?;
    question.facts.ledger = Some(said.ledger()?);
    question.facts.evidence.extend(said.evidence.iter().cloned());
    let decision = engine.ask(question)?;
    let clauses: Vec<&str> = decision.clauses().into_iter().map(|clause| clause.as_str()).collect();
    println!("    answer   {} by {}", decision.outcome, clauses.join(", "));
    for set in
        decision.parts.iter().filter_map(|part| part.missing.as_ref()).flat_map(|it| &it.sets)
    {
        let set: Vec<String> = set.iter().map(ToString::to_string).collect();
        println!("    missing  {}", set.join(" and "));
    }
    println!();
    Ok(())
}
