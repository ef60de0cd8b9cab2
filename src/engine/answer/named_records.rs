//! How an answer names what is on record.

use crate::facts::{ConsentEvent, ConsentEventKind, Evidence};
use crate::ids::{EventId, PartyId};
use crate::policy::GiverKind;
use crate::words::EvidenceKind;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// A grant on which a permit rests.
///
/// ```
/// use permitted::{Engine, Policy};
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '4'\npurpose = 'own-marketing'\nbasis = 'consent'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     r#"
///     action = "contact"
///     data = "name"
///     purpose = "own-marketing"
///     subject.id = "reader-17"
///     ledger = [{ event = "granted", strength = "express", purpose = "own-marketing", recorded = 2026-01-10, reference = "form-17" }]
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let grant = &decision.parts[0].grounds[0].grants[0];
/// assert_eq!(grant.reference.as_deref(), Some("form-17"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct GrantOnRecord {
    /// When it was recorded.
    #[serde(with = "crate::instant::as_stated")]
    pub recorded: OffsetDateTime,
    /// Who gave it.
    pub giver: GiverKind,
    /// The very party who gave it, where the grant names one.
    pub giver_party: Option<PartyId>,
    /// The caller's id of the event.
    pub id: Option<EventId>,
    /// Where the caller keeps the proof.
    pub reference: Option<String>,
}

impl GrantOnRecord {
    pub(crate) fn of(event: &ConsentEvent) -> Self {
        Self {
            recorded: event.recorded_at(),
            giver: event.giver.kind,
            giver_party: event.giver.party.clone(),
            id: event.id.clone(),
            reference: event.reference.as_deref().map(str::to_owned),
        }
    }
}

/// Evidence on which a permit rests.
///
/// ```
/// use permitted::{Engine, Policy};
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '4'\naction = 'use'\nwhen.evidence = 'interest-assessment'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     r#"
///     action = "use"
///     data = "name"
///     purpose = "analytics"
///     evidence = [{ kind = "interest-assessment", recorded = 2026-01-10, reference = "note-5" }]
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let evidence = &decision.parts[0].grounds[0].evidence[0];
/// assert_eq!(evidence.reference.as_deref(), Some("note-5"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct EvidenceOnRecord {
    /// When it was recorded.
    #[serde(with = "crate::instant::as_stated")]
    pub recorded: OffsetDateTime,
    /// What kind of evidence it is.
    pub kind: EvidenceKind,
    /// The very party that it names, if it names one.
    pub party: Option<PartyId>,
    /// Where the caller keeps the document.
    pub reference: Option<String>,
}

impl EvidenceOnRecord {
    pub(crate) fn of(evidence: &Evidence) -> Self {
        Self {
            recorded: evidence.recorded_at,
            kind: evidence.kind.clone(),
            party: evidence.very_party().cloned(),
            reference: evidence.reference.clone(),
        }
    }
}

/// A withdrawal, refusal or objection that stands in the way.
///
/// ```
/// use permitted::{Engine, Policy};
/// use permitted::engine::Failed;
/// use permitted::facts::ConsentEventKind;
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '4'\naction = 'analyse'\nbasis = 'legitimate-interests'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     r#"
///     action = "analyse"
///     data = "usage"
///     purpose = "analytics"
///     subject.id = "reader-17"
///     ledger = [{ event = "refused", recorded = 2026-01-10 }]
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let Failed::Objection(denial) = decision.parts[0].near[0].failed else { panic!("it gives way") };
/// assert_eq!(denial.kind, ConsentEventKind::Refused);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct DenialOnRecord {
    /// What it is.
    pub kind: ConsentEventKind,
    /// When it was recorded.
    #[serde(with = "crate::instant::as_stated")]
    pub recorded: OffsetDateTime,
    /// Whose word it is.
    pub giver: GiverKind,
}
