//! The American sections of a GPP string: one for the nation, and one for each of many states.
//!
//! They say the same in fields of the same names, some more and some fewer, so they are read by name.

use crate::gpc::{no_sale, no_sharing, no_targeted_advertising};
use crate::{Effect, Imported};
use permitted::ids::SubjectId;
use permitted::{ConsentEvent, DataCategory, LegalBasis};
use serde_json::{Map, Value};
use time::OffsetDateTime;

/// What the sensitive data of a field is.
const SENSITIVE: &[(&str, &[DataCategory])] = &[
    ("biometric_data", &[DataCategory::BIOMETRIC_DATA]),
    ("biometric_unique_identification", &[DataCategory::BIOMETRIC_DATA]),
    ("citizenship_data", &[DataCategory::NATIONALITY, DataCategory::IMMIGRATION_STATUS]),
    (
        "citizenship_or_immigration_status",
        &[DataCategory::NATIONALITY, DataCategory::IMMIGRATION_STATUS],
    ),
    ("citizenship_status", &[DataCategory::NATIONALITY, DataCategory::IMMIGRATION_STATUS]),
    // Whose victim somebody was is data about an offence.
    ("crime_victim_status", &[DataCategory::CRIMINAL_DATA]),
    ("financial_account_data", &[DataCategory::FINANCIAL]),
    ("financial_data", &[DataCategory::FINANCIAL]),
    ("general_health_data", &[DataCategory::HEALTH_DATA]),
    ("genetic_data", &[DataCategory::GENETIC_DATA]),
    ("genetic_unique_identification", &[DataCategory::GENETIC_DATA]),
    ("health_condition_or_diagnosis", &[DataCategory::HEALTH_DATA]),
    ("health_data", &[DataCategory::HEALTH_DATA]),
    ("health_diagnosis_data", &[DataCategory::HEALTH_DATA]),
    ("identification_documents", &[DataCategory::GOVERNMENT_IDENTIFIERS]),
    ("mail_email_or_text_messages", &[DataCategory::MESSAGE_CONTENT]),
    ("national_origin", &[DataCategory::RACIAL_OR_ETHNIC_ORIGIN, DataCategory::NATIONALITY]),
    (
        "origin_beliefs_or_union",
        &[
            DataCategory::RACIAL_OR_ETHNIC_ORIGIN,
            DataCategory::RELIGIOUS_BELIEF,
            DataCategory::PHILOSOPHICAL_BELIEF,
            DataCategory::TRADE_UNION_MEMBERSHIP,
        ],
    ),
    ("precise_geolocation", &[DataCategory::PRECISE_LOCATION]),
    ("precise_geolocation_data", &[DataCategory::PRECISE_LOCATION]),
    ("racial_or_ethnic_origin", &[DataCategory::RACIAL_OR_ETHNIC_ORIGIN]),
    ("religious_beliefs", &[DataCategory::RELIGIOUS_BELIEF]),
    (
        "religious_or_philosophical_beliefs",
        &[DataCategory::RELIGIOUS_BELIEF, DataCategory::PHILOSOPHICAL_BELIEF],
    ),
    ("sex_life_or_sexual_orientation", &[DataCategory::SEX_LIFE, DataCategory::SEXUAL_ORIENTATION]),
    ("sexual_orientation", &[DataCategory::SEXUAL_ORIENTATION]),
    ("specific_geolocation_data", &[DataCategory::PRECISE_LOCATION]),
    ("transgender_or_nonbinary_status", &[DataCategory::GENDER]),
    ("union_membership", &[DataCategory::TRADE_UNION_MEMBERSHIP]),
];

/// What a decoded section says, as the decoder writes it down.
pub(super) struct UsSection<'a> {
    pub(super) path: String,
    pub(super) subject: &'a SubjectId,
    pub(super) at: OffsetDateTime,
}

impl UsSection<'_> {
    pub(super) fn read(&self, section: &Map<String, Value>, found: &mut Imported) {
        if section.get("gpc") == Some(&Value::Bool(true)) {
            found.events.extend(no_sale(self.subject, self.at));
            found.events.push(no_targeted_advertising(self.subject, self.at));
        }
        let core = section.get("core").and_then(Value::as_object).unwrap_or(section);
        // The national section has its versions one level below.
        let versions = core.iter().filter(|(name, _)| matches!(name.as_str(), "V1" | "V2"));
        match versions.filter_map(|(_, version)| version.as_object()).next() {
            Some(version) => self.core(version, found),
            None => self.core(core, found),
        }
    }

    fn core(&self, core: &Map<String, Value>, found: &mut Imported) {
        for (field, value) in core {
            match (field.as_str(), value) {
                ("sale_opt_out" | "opt_out_sale", Value::String(choice)) => match choice.as_str() {
                    "OptedOut" | "Yes" => found.events.extend(no_sale(self.subject, self.at)),
                    other => self.takes_nothing_back(field, other, found),
                },
                ("sharing_opt_out", Value::String(choice)) => match choice.as_str() {
                    "OptedOut" => found.events.push(no_sharing(self.subject, self.at)),
                    other => self.takes_nothing_back(field, other, found),
                },
                ("targeted_advertising_opt_out", Value::String(choice)) => match choice.as_str() {
                    "OptedOut" => found.events.push(no_targeted_advertising(self.subject, self.at)),
                    other => self.takes_nothing_back(field, other, found),
                },
                (
                    "personal_data_consent" | "additional_data_processing_consent",
                    Value::String(choice),
                ) => {
                    let refused = ConsentEvent::refused(self.subject.clone(), self.at);
                    self.consent(field, choice, refused.basis([LegalBasis::CONSENT]), found);
                }
                ("sensitive_data_processing", Value::Object(kinds)) => self.sensitive(kinds, found),
                ("known_child_sensitive_data_consents", Value::Object(consents)) => {
                    for (field, choice) in consents {
                        self.child(field, choice.as_str().unwrap_or_default(), found);
                    }
                }
                ("known_child_sensitive_data_consents", Value::String(choice)) => {
                    self.child(field, choice, found);
                }
                _ => {}
            }
        }
    }

    fn sensitive(&self, kinds: &Map<String, Value>, found: &mut Imported) {
        for (field, choice) in kinds {
            let words = SENSITIVE.iter().find(|(name, _)| name == field).map(|(_, words)| *words);
            // A kind that the decoder has learned since is denied with all that is sensitive.
            let words = words.unwrap_or(&[DataCategory::SENSITIVE_DATA]).to_vec();
            match choice.as_str().unwrap_or_default() {
                "OptedOut" => found
                    .events
                    .push(ConsentEvent::objected(self.subject.clone(), self.at).data(words)),
                choice => {
                    let refused = ConsentEvent::refused(self.subject.clone(), self.at).data(words);
                    self.consent(field, choice, refused, found);
                }
            }
        }
    }

    /// A known child's data is sensitive whatever it is.
    fn child(&self, field: &str, choice: &str, found: &mut Imported) {
        if choice == "NoConsent" && field.starts_with("sell") {
            found.events.extend(no_sale(self.subject, self.at));
        } else if choice == "NoConsent" && field.starts_with("share") {
            found.events.push(no_sharing(self.subject, self.at));
        } else {
            let refused = ConsentEvent::refused(self.subject.clone(), self.at);
            self.consent(field, choice, refused, found);
        }
    }

    /// A consent names no purpose here, and so grants none.
    fn consent(&self, field: &str, choice: &str, refused: ConsentEvent, found: &mut Imported) {
        match choice {
            "NoConsent" => found.events.push(refused),
            "Consent" => found.note(self.path_to(field), choice, Effect::GrantsNothing),
            _ => {}
        }
    }

    fn takes_nothing_back(&self, field: &str, choice: &str, found: &mut Imported) {
        if matches!(choice, "DidNotOptOut" | "No") {
            found.note(self.path_to(field), choice, Effect::TakesNothingBack);
        }
    }

    fn path_to(&self, field: &str) -> String {
        format!("{}.{field}", self.path)
    }
}
