//! The FHIR resource `Consent`, of the releases R4 and R5, as JSON.
//!
//! A provision that permits is a grant, one that denies a refusal, and an exception within it the opposite
//! at the same instant: "yes, except that", "no, except this". R4 says by `provision.type` which it is, or
//! by `policyRule` (`OPTIN`, `OPTOUT`); R5 by `decision`, and its provisions are exceptions to that.
//!
//! - A grant is as wide as what is understood of its purpose, class or label, actor, action and period, and
//!   as what its provision is within. Where something is not understood, it covers nothing.
//! - A denial leaves out what is not understood, and begins with its record whatever its period says.
//! - What another provision denies beside it is not granted: FHIR does not say which of the two prevails.
//! - `inactive`, `rejected`, `entered-in-error`, `not-done` and `unknown` withdraw what the consent would
//!   have granted; `draft` and `proposed` say nothing yet.
//! - Consent to treatment itself, and directives in advance, are not about data: they grant nothing.
//! - An extension that changes meanings (`modifierExtension`) is an error, as FHIR demands.
//!
//! Signed paper counts: a source document together with a verification is evidence of the form, and makes
//! the grant explicit.

mod events;
mod facets;
mod provisions;
mod words;

use crate::error::beginning;
use crate::instants::{parse, said_at, within_day};
use crate::json::{self, Json};
use crate::{Effect, ImportError, Imported};
use events::Events;
use facets::{Recipient, codings};
use permitted::facts::Giver;
use permitted::ids::{PartyId, SubjectId};
use permitted::policy::{GiverKind, Strength};
use permitted::{ConsentEvent, Evidence, EvidenceKind, Party};
use provisions::{Kind, Walk, no_modifiers, reference_of};
use std::collections::BTreeMap;
use time::OffsetDateTime;
use words::{ACT_CODE, CONSENT_SCOPE};

/// How consents of one patient are imported, and whom their references mean.
#[derive(Debug, Clone)]
pub struct Fhir {
    patient: String,
    subject: SubjectId,
    actors: BTreeMap<String, Recipient>,
    speakers: BTreeMap<String, Giver>,
    earlier: Option<Imported>,
}

/// What a consent's status comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Active,
    Over,
    NotYet,
}

/// The head of a consent, whatever the release.
struct Head<'a> {
    standing: Standing,
    speaker: Option<Giver>,
    base: Option<Kind>,
    base_path: &'static str,
    /// The base rule, as R4 has it.
    root: Option<Json<'a>>,
    /// Exceptions to the decision, as R5 has them.
    exceptions: Vec<Json<'a>>,
    at: OffsetDateTime,
    is_about_data: bool,
}

impl Fhir {
    /// Imports consents of this patient (`Patient/4`), who is this subject.
    #[must_use]
    pub fn about(patient: impl Into<String>, subject: impl Into<SubjectId>) -> Self {
        let (actors, speakers) = (BTreeMap::new(), BTreeMap::new());
        Self { patient: patient.into(), subject: subject.into(), actors, speakers, earlier: None }
    }

    /// Whoever is referred to so receives in this role, and is this party.
    #[must_use]
    pub fn actor(
        mut self,
        reference: impl Into<String>,
        role: Party,
        party: impl Into<PartyId>,
    ) -> Self {
        self.actors.insert(reference.into(), (role, party.into()));
        self
    }

    /// Whoever is referred to so speaks for the patient in this role. Somebody whom nobody named is not
    /// believed a yes; a no of theirs is an agent's.
    #[must_use]
    pub fn speaker(mut self, reference: impl Into<String>, giver: Giver) -> Self {
        self.speakers.insert(reference.into(), giver);
        self
    }

    /// The consent was imported before, with this result, and has changed since: its grants of that time
    /// are over, and what it denied then goes on until somebody lifts it.
    #[must_use]
    pub fn instead_of(mut self, earlier: Imported) -> Self {
        self.earlier = Some(earlier);
        self
    }

    /// What a consent says. `received` is when it came in.
    ///
    /// # Errors
    /// No JSON, values of a wrong type, a consent of somebody else, a status or an extension that is not
    /// known, dates that are none or have not come yet.
    pub fn import(&self, json: &str, received: OffsetDateTime) -> Result<Imported, ImportError> {
        let value = json::parse(json)?;
        let consent = Json::root(&value, "Consent");
        let mut found = Imported::default();
        let head = self.head(&consent, received, &mut found)?;
        let mut walk = Walk { fhir: self, found: &mut found, rules: Vec::new() };
        match &head.root {
            Some(root) => walk.provision(root, head.base, None)?,
            None => {
                walk.base(head.base_path, head.base);
                for exception in &head.exceptions {
                    walk.provision(exception, head.base.map(Kind::opposite), Some(0))?;
                }
            }
        }
        let rules = walk.rules;
        let strength = self.proof(&consent, &head, received, &mut found)?;
        if let Some(earlier) = &self.earlier {
            self.replace(earlier, head.at, &mut found);
        }
        let giver = head.speaker.clone();
        let events = Events { subject: &self.subject, at: head.at, strength, giver, rules: &rules };
        match head.standing {
            Standing::NotYet => found.note("Consent.status", "not given yet", Effect::SaysNothing),
            _ if !head.is_about_data => {}
            Standing::Active => events.of_active(&mut found),
            Standing::Over => events.of_over(&mut found),
        }
        found.checked()
    }

    fn head<'a>(
        &self,
        consent: &Json<'a>,
        received: OffsetDateTime,
        found: &mut Imported,
    ) -> Result<Head<'a>, ImportError> {
        no_modifiers(consent)?;
        let kind = consent.need("resourceType", "a resource says what it is")?;
        if kind.text()? != "Consent" {
            let (path, value) = (kind.path.clone(), beginning(kind.text()?));
            return Err(ImportError::Unknown { path, value, help: "`Consent` is" });
        }
        let is_r5 = consent.get("subject")?.is_some() || consent.get("decision")?.is_some();
        let keys = if is_r5 {
            ["subject", "date", "grantor"]
        } else {
            ["patient", "dateTime", "performer"]
        };
        let [patient, date, speaker] = keys;
        let patient = consent.need(patient, "say whose consent it is")?;
        let reference = patient.need("reference", "say whose consent it is")?;
        if reference.text()? != self.patient {
            let (path, value) = (reference.path.clone(), beginning(reference.text()?));
            return Err(ImportError::OtherSubject { path, value, expected: self.patient.clone() });
        }
        let standing = standing(consent)?;
        let date =
            consent.need(date, "say when consent was given; without a date it proves nothing")?;
        let stated = parse(&date.path, date.text()?)?;
        let said = if stated.is_day { within_day(stated.at, received) } else { stated.at };
        let mut at = said_at(&date.path, said, received)?;
        // What has changed since it was given changed when it was last written, at the latest now.
        if standing == Standing::Over || self.earlier.is_some() {
            at = match consent
                .get("meta")?
                .map(|meta| meta.get("lastUpdated"))
                .transpose()?
                .flatten()
            {
                Some(updated) => {
                    let updated_at = parse(&updated.path, updated.text()?)?.at;
                    said_at(&updated.path, updated_at, received)?.max(at)
                }
                None => received,
            };
        }
        let speaker = self.who(&consent.list(speaker)?, found)?;
        let provision = consent.get("provision")?;
        let (base, root, exceptions) = if is_r5 {
            let base =
                consent.get("decision")?.map(|decision| Kind::read(&decision)).transpose()?;
            let exceptions = provision.map(|list| list.items()).transpose()?.unwrap_or_default();
            (base, None, exceptions)
        } else {
            (policy_rule(consent)?, provision.map(object).transpose()?, Vec::new())
        };
        let base_path = if is_r5 { "Consent.decision" } else { "Consent.policyRule" };
        let is_about_data = is_about_data(consent, is_r5, found)?;
        Ok(Head { standing, speaker, base, base_path, root, exceptions, at, is_about_data })
    }

    /// Whose word it is: the patient's where nobody is named, nobody's whom the caller knows otherwise.
    fn who(
        &self,
        speakers: &[Json<'_>],
        found: &mut Imported,
    ) -> Result<Option<Giver>, ImportError> {
        let mut who = Some(Giver::default());
        for speaker in speakers {
            let reference = reference_of(speaker)?;
            if reference == Some(self.patient.as_str()) {
                return Ok(Some(Giver::default()));
            }
            who = reference.and_then(|reference| self.speakers.get(reference)).cloned();
            if who.is_some() {
                return Ok(who);
            }
            found.note(&speaker.path, reference.unwrap_or("somebody"), Effect::GrantsNothing);
        }
        Ok(who)
    }

    /// The grants of an earlier version are over.
    fn replace(&self, earlier: &Imported, at: OffsetDateTime, found: &mut Imported) {
        for event in &earlier.events {
            if event.kind().is_grant() {
                let replaced = ConsentEvent::replaced(self.subject.clone(), at)
                    .basis([permitted::LegalBasis::CONSENT])
                    .about(event.scope().clone())
                    .given_by(event.giver().clone());
                found.events.push(replaced);
            } else if event.kind().is_denial() {
                found.note("Consent", event.kind().name(), Effect::TakesNothingBack);
            }
        }
    }

    /// How strong its grants are, and what is on record of the paper that was signed.
    fn proof(
        &self,
        consent: &Json<'_>,
        head: &Head<'_>,
        received: OffsetDateTime,
        found: &mut Imported,
    ) -> Result<Strength, ImportError> {
        let mut has_source = false;
        for key in ["sourceAttachment", "sourceReference"] {
            has_source |= consent.get(key)?.is_some();
        }
        let mut strength = Strength::Express;
        for verification in consent.list("verification")? {
            let verified = verification.need("verified", "say whether it was verified")?.truth()?;
            if !verified || !has_source || head.standing != Standing::Active {
                continue;
            }
            // R5 has a list of dates.
            let dates = verification.get("verificationDate")?.map(|date| date.one_or_more());
            let mut at = head.at;
            for date in dates.unwrap_or_default() {
                let stated = parse(&date.path, date.text()?)?;
                at = at.max(said_at(&date.path, stated.at, received)?);
            }
            strength = Strength::Explicit;
            let id = consent.get("id")?.map(|id| id.text()).transpose()?;
            let form = Evidence::new(EvidenceKind::AUTHORISATION_FORM, at);
            found.evidence.push(form.reference(format!("Consent/{}", id.unwrap_or("unnamed"))));
        }
        Ok(strength)
    }
}

fn object(value: Json<'_>) -> Result<Json<'_>, ImportError> {
    value.get("type")?;
    Ok(value)
}

fn standing(consent: &Json<'_>) -> Result<Standing, ImportError> {
    let status = consent.need("status", "say whether it is active")?;
    match status.text()? {
        "active" => Ok(Standing::Active),
        "draft" | "proposed" => Ok(Standing::NotYet),
        "inactive" | "rejected" | "entered-in-error" | "not-done" | "unknown" => Ok(Standing::Over),
        other => Err(ImportError::Unknown {
            path: status.path.clone(),
            value: beginning(other),
            help: "the statuses of FHIR R4 and R5 are, such as `active` and `inactive`",
        }),
    }
}

/// What R4's policy rule says of all that no provision speaks of.
fn policy_rule(consent: &Json<'_>) -> Result<Option<Kind>, ImportError> {
    let Some(rule) = consent.get("policyRule")? else { return Ok(None) };
    for coding in rule.list("coding")? {
        let system = coding.get("system")?.map(|system| system.text()).transpose()?;
        let code = coding.get("code")?.map(|code| code.text()).transpose()?;
        match (system, code) {
            (Some(ACT_CODE), Some("OPTIN" | "OPTINR")) => return Ok(Some(Kind::Permit)),
            (Some(ACT_CODE), Some("OPTOUT" | "OPTOUTE")) => return Ok(Some(Kind::Deny)),
            _ => {}
        }
    }
    Ok(None)
}

/// Whether it is about the use of data: R4 says so by its scope, R5 may do so by a category.
fn is_about_data(
    consent: &Json<'_>,
    is_r5: bool,
    found: &mut Imported,
) -> Result<bool, ImportError> {
    let concepts = if is_r5 {
        consent.list("category")?
    } else {
        vec![consent.need("scope", "say whether it is about data, research or treatment")?]
    };
    let mut is_said = is_r5;
    for coding in codings(&concepts)? {
        let system = coding.get("system")?.map(|system| system.text()).transpose()?;
        let code = coding.get("code")?.map(|code| code.text()).transpose()?;
        match code.filter(|_| system == Some(CONSENT_SCOPE)) {
            Some("patient-privacy" | "research") => is_said = true,
            Some(other @ ("treatment" | "adr")) => {
                found.note(&coding.path, other, Effect::SaysNothing);
                return Ok(false);
            }
            _ => {}
        }
    }
    if is_said {
        return Ok(true);
    }
    Err(ImportError::Unknown {
        path: "Consent.scope".to_owned(),
        value: "the scope".to_owned(),
        help: "`patient-privacy`, `research`, `treatment` and `adr` are",
    })
}

/// Whose denial it is where the speaker is not known.
fn unknown_speaker() -> Giver {
    Giver::from(GiverKind::Agent)
}
