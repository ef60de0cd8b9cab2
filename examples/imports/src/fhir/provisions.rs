//! The provisions of a consent, one within the other, as rules of one instant.

use super::Fhir;
use super::facets::{Actions, Facet, Facets, Recipient, codes, codings};
use super::words::{
    ACT_CODE, ACT_REASON, CLASSES, CONSENT_ACTION, LABELS, PARTICIPATION, PURPOSES, RECEIVES,
    RESOURCE_TYPES,
};
use crate::error::beginning;
use crate::instants::{end_of, parse};
use crate::json::Json;
use crate::{Effect, ImportError, Imported};
use permitted::DataCategory;
use time::OffsetDateTime;

/// Whether a provision says yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Permit,
    Deny,
}

impl Kind {
    /// What an exception to it says.
    pub(super) const fn opposite(self) -> Self {
        match self {
            Self::Permit => Self::Deny,
            Self::Deny => Self::Permit,
        }
    }

    pub(super) fn read(value: &Json<'_>) -> Result<Self, ImportError> {
        match value.text()? {
            "permit" => Ok(Self::Permit),
            "deny" => Ok(Self::Deny),
            other => Err(ImportError::Unknown {
                path: value.path.clone(),
                value: beginning(other),
                help: "`permit` and `deny` are",
            }),
        }
    }

    const fn effect(self) -> Effect {
        match self {
            Self::Permit => Effect::GrantsNothing,
            Self::Deny => Effect::DeniesMore,
        }
    }
}

/// A provision with all that it is within.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub(super) path: String,
    /// None of what says neither: only its exceptions count.
    pub(super) kind: Option<Kind>,
    pub(super) facets: Facets,
    /// From when a permit holds: not before what it is within.
    pub(super) valid_from: Option<OffsetDateTime>,
    /// Until when a permit holds: no longer than what it is within.
    pub(super) expires: Option<OffsetDateTime>,
    /// Until when a denial holds.
    pub(super) denies_until: Option<OffsetDateTime>,
    /// The places of the rules that it is within, in the list of all.
    pub(super) within: Vec<usize>,
}

/// All provisions of a consent.
pub(super) struct Walk<'a> {
    pub(super) fhir: &'a Fhir,
    pub(super) found: &'a mut Imported,
    pub(super) rules: Vec<Rule>,
}

impl Walk<'_> {
    /// A provision and all that it holds. `kind` is what it says where it does not say so itself, and
    /// `outer` the rule that it is an exception to.
    pub(super) fn provision(
        &mut self,
        provision: &Json<'_>,
        kind: Option<Kind>,
        outer: Option<usize>,
    ) -> Result<(), ImportError> {
        no_modifiers(provision)?;
        let kind = match provision.get("type")? {
            Some(stated) => Some(Kind::read(&stated)?),
            None => kind,
        };
        let mut facets = self.facets(provision, kind.unwrap_or(Kind::Deny))?;
        let (from, until) = period(provision)?;
        let (mut valid_from, mut expires, mut within) = (from, until, Vec::new());
        if let Some((outer, place)) = outer.and_then(|place| Some((self.rules.get(place)?, place)))
        {
            facets = facets.within(&outer.facets);
            valid_from = from.max(outer.valid_from);
            expires = [until, outer.expires].into_iter().flatten().min();
            within = outer.within.iter().copied().chain([place]).collect();
        }
        if kind.is_none() {
            self.found.note(&provision.path, "neither permit nor deny", Effect::SaysNothing);
        }
        let place = self.rules.len();
        let (path, denies_until) = (provision.path.clone(), until);
        self.rules.push(Rule { path, kind, facets, valid_from, expires, denies_until, within });
        for exception in provision.list("provision")? {
            self.provision(&exception, kind.map(Kind::opposite), Some(place))?;
        }
        Ok(())
    }

    fn facets(&mut self, provision: &Json<'_>, kind: Kind) -> Result<Facets, ImportError> {
        let effect = kind.effect();
        let purposes = provision.list("purpose")?;
        let purposes = codes(&purposes, PURPOSES, &[ACT_REASON], effect, self.found)?;
        let mut classes = provision.list("class")?;
        classes.extend(provision.list("resourceType")?);
        let classes = codes(&classes, CLASSES, &RESOURCE_TYPES, effect, self.found)?;
        let labels = provision.list("securityLabel")?;
        let labels = codes(&labels, LABELS, &[ACT_CODE], effect, self.found)?;
        // Both have to hold, and neither is within the other.
        let both = classes.is_some() && labels.is_some();
        let data: Option<Facet<DataCategory>> = labels.or(classes);
        let recipients = self.recipients(provision, kind)?;
        let actions = actions(provision)?;
        let mut is_narrower = both;
        for key in ["code", "documentType", "dataPeriod", "data", "expression"] {
            if let Some(stated) = provision.get(key)? {
                is_narrower = true;
                self.found.note(&stated.path, key, effect);
            }
        }
        Ok(Facets { purposes, data, recipients, actions, is_narrower })
    }

    fn recipients(
        &mut self,
        provision: &Json<'_>,
        kind: Kind,
    ) -> Result<Option<Facet<Recipient>>, ImportError> {
        let actors = provision.list("actor")?;
        if actors.is_empty() {
            return Ok(None);
        }
        let mut facet = Facet { grants: Vec::new(), denies: Some(Vec::new()) };
        for actor in &actors {
            no_modifiers(actor)?;
            let roles = match actor.get("role")? {
                Some(role) => role.list("coding")?,
                None => Vec::new(),
            };
            let mut receives = false;
            for role in &roles {
                let system = role.get("system")?.map(|system| system.text()).transpose()?;
                let code = role.get("code")?.map(|code| code.text()).transpose()?;
                receives |= system == Some(PARTICIPATION)
                    && code.is_some_and(|code| RECEIVES.contains(&code));
            }
            let reference = match actor.get("reference")? {
                Some(reference) => reference_of(&reference)?,
                None => None,
            };
            let known = reference.and_then(|reference| self.fhir.actors.get(reference));
            match known.filter(|_| receives) {
                Some(recipient) => {
                    facet.grants.push(recipient.clone());
                    facet.denies.iter_mut().for_each(|denies| denies.push(recipient.clone()));
                }
                None => {
                    self.found.note(&actor.path, reference.unwrap_or("anybody"), kind.effect());
                    facet.denies = None;
                }
            }
        }
        Ok(Some(facet))
    }
}

fn actions(provision: &Json<'_>) -> Result<Actions, ImportError> {
    let concepts = provision.list("action")?;
    if concepts.is_empty() {
        return Ok(Actions::All);
    }
    let mut listed = Vec::new();
    for coding in codings(&concepts)? {
        let system = coding.get("system")?.map(|system| system.text()).transpose()?;
        let code = coding.get("code")?.map(|code| code.text()).transpose()?;
        listed.extend(code.filter(|_| system == Some(CONSENT_ACTION)));
    }
    let lists = |action| listed.contains(&action);
    Ok(match ["collect", "access", "use", "disclose"].map(lists) {
        [true, true, true, true] => Actions::All,
        [.., true] => Actions::Disclosing,
        _ => Actions::Others,
    })
}

/// From when and until when; the end is stated as the last instant or day.
fn period(
    provision: &Json<'_>,
) -> Result<(Option<OffsetDateTime>, Option<OffsetDateTime>), ImportError> {
    let Some(period) = provision.get("period")? else { return Ok((None, None)) };
    let instant = |key| match period.get(key)? {
        Some(stated) => {
            Ok::<_, ImportError>(Some((parse(&stated.path, stated.text()?)?, stated.path)))
        }
        None => Ok(None),
    };
    let from = instant("start")?.map(|(start, _)| start.at);
    let until = instant("end")?.map(|(end, path)| end_of(&path, end)).transpose()?;
    Ok((from, until))
}

/// The text of a reference, such as `Patient/4`.
pub(super) fn reference_of<'a>(reference: &Json<'a>) -> Result<Option<&'a str>, ImportError> {
    reference.get("reference")?.map(|text| text.text()).transpose()
}

/// FHIR lets an extension change what its element means. Who does not know it must not read on.
pub(super) fn no_modifiers(element: &Json<'_>) -> Result<(), ImportError> {
    for key in ["modifierExtension", "implicitRules"] {
        if let Some(stated) = element.get(key)? {
            return Err(ImportError::Unknown {
                path: stated.path,
                value: key.to_owned(),
                help: "what changes the meaning of all else has to be understood first",
            });
        }
    }
    Ok(())
}
