//! Codes of HL7 in our words: what each grants, and what it denies.

use permitted::{DataCategory, Purpose};

/// Where the codes come from. A code of another system may mean anything.
pub(super) const ACT_REASON: &str = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
pub(super) const ACT_CODE: &str = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
pub(super) const CONSENT_ACTION: &str = "http://terminology.hl7.org/CodeSystem/consentaction";
pub(super) const CONSENT_SCOPE: &str = "http://terminology.hl7.org/CodeSystem/consentscope";
pub(super) const PARTICIPATION: &str = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
/// The types of resources, as R4 and R5 name them.
pub(super) const RESOURCE_TYPES: [&str; 2] =
    ["http://hl7.org/fhir/resource-types", "http://hl7.org/fhir/fhir-types"];

/// The participation of one who receives: information recipient, primary information recipient.
pub(super) const RECEIVES: [&str; 2] = ["IRCP", "PRCP"];

/// A code: the first list holds nothing that lies outside of it, the second all that lies within it.
pub(super) struct Code<W: 'static> {
    pub(super) code: &'static str,
    pub(super) grants: &'static [W],
    pub(super) denies: &'static [W],
}

/// A code that means just what these words do.
macro_rules! same {
    ($code:literal, [$($word:expr),+]) => {
        Code { code: $code, grants: &[$($word),+], denies: &[$($word),+] }
    };
}

/// Purposes of use (v3-PurposeOfUse, of the code system v3-ActReason).
pub(super) const PURPOSES: &[Code<Purpose>] = &[
    Code { code: "TREAT", grants: &[Purpose::TREATMENT], denies: &[Purpose::HEALTHCARE] },
    Code { code: "CAREMGT", grants: &[Purpose::CARE_COORDINATION], denies: &[Purpose::HEALTHCARE] },
    Code { code: "COC", grants: &[Purpose::CARE_COORDINATION], denies: &[Purpose::HEALTHCARE] },
    Code {
        code: "ETREAT",
        grants: &[],
        denies: &[Purpose::TREATMENT, Purpose::EMERGENCY_RESPONSE],
    },
    same!("HPAYMT", [Purpose::HEALTHCARE_PAYMENT]),
    same!("HOPERAT", [Purpose::HEALTHCARE_OPERATIONS]),
    same!("HQUALIMP", [Purpose::CARE_QUALITY]),
    same!("TRAIN", [Purpose::CLINICAL_TRAINING]),
    Code { code: "HRESCH", grants: &[Purpose::MEDICAL_RESEARCH], denies: &[Purpose::RESEARCH] },
    Code { code: "BIORCH", grants: &[Purpose::MEDICAL_RESEARCH], denies: &[Purpose::RESEARCH] },
    Code { code: "CLINTRCH", grants: &[], denies: &[Purpose::MEDICAL_RESEARCH] },
    Code { code: "HMARKT", grants: &[], denies: &[Purpose::MARKETING] },
    same!("PUBHLTH", [Purpose::PUBLIC_HEALTH]),
    same!("DISASTER", [Purpose::DISASTER_RELIEF]),
    same!("THREAT", [Purpose::THREAT_PREVENTION]),
    Code {
        code: "FAMRQT",
        grants: &[],
        denies: &[Purpose::INVOLVEMENT_IN_CARE, Purpose::REQUESTED_DISCLOSURE],
    },
    Code {
        code: "PATRQT",
        grants: &[Purpose::REQUESTED_DISCLOSURE],
        denies: &[Purpose::REQUESTED_DISCLOSURE, Purpose::ACCESS_REQUEST],
    },
    Code { code: "HLEGAL", grants: &[Purpose::LEGAL_CLAIMS], denies: &[Purpose::LEGAL_PURPOSE] },
];

/// Types of resources, as a provision's class or resource type.
pub(super) const CLASSES: &[Code<DataCategory>] = &[
    same!("AllergyIntolerance", [DataCategory::ALLERGY]),
    same!("Appointment", [DataCategory::APPOINTMENT]),
    same!("Immunization", [DataCategory::VACCINATION]),
    same!("ImagingStudy", [DataCategory::MEDICAL_IMAGE]),
    same!("FamilyMemberHistory", [DataCategory::FAMILY_HEALTH_HISTORY]),
    same!("MedicationRequest", [DataCategory::PRESCRIPTION]),
    same!("MedicationStatement", [DataCategory::MEDICATION]),
    Code {
        code: "Condition",
        grants: &[DataCategory::DIAGNOSIS],
        denies: &[DataCategory::DIAGNOSIS, DataCategory::MEDICAL_HISTORY],
    },
    Code {
        code: "DiagnosticReport",
        grants: &[DataCategory::TEST_RESULT],
        denies: &[DataCategory::TEST_RESULT, DataCategory::MEDICAL_IMAGE],
    },
    Code {
        code: "Observation",
        grants: &[DataCategory::TEST_RESULT, DataCategory::VITAL_SIGNS],
        denies: &[DataCategory::HEALTH_DATA],
    },
    Code {
        code: "Coverage",
        grants: &[DataCategory::HEALTH_INSURANCE_NUMBER],
        denies: &[DataCategory::HEALTH_INSURANCE],
    },
];

/// Labels of sensitivity (v3-ActCode). One on a provision speaks of the data that bears it.
pub(super) const LABELS: &[Code<DataCategory>] = &[
    same!("ETH", [DataCategory::SUBSTANCE_USE]),
    same!("SUD", [DataCategory::SUBSTANCE_USE]),
    same!("OPIOIDUD", [DataCategory::SUBSTANCE_USE]),
    same!("ETHUD", [DataCategory::SUBSTANCE_USE]),
    same!("HIV", [DataCategory::HIV_STATUS]),
    same!("STD", [DataCategory::SEXUAL_HEALTH]),
    same!("SEX", [DataCategory::SEXUAL_HEALTH]),
    same!("GDIS", [DataCategory::GENETIC_DATA]),
    same!("PSY", [DataCategory::MENTAL_HEALTH]),
    same!("MH", [DataCategory::MENTAL_HEALTH]),
    same!("PSYTHPN", [DataCategory::PSYCHOTHERAPY_NOTES]),
    Code {
        code: "PREGNANT",
        grants: &[DataCategory::PREGNANCY],
        denies: &[DataCategory::REPRODUCTIVE_HEALTH],
    },
];

/// What a code means, if anybody looked at it.
pub(super) fn find<W>(codes: &'static [Code<W>], code: &str) -> Option<&'static Code<W>> {
    codes.iter().find(|known| known.code == code)
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, Code, LABELS, PURPOSES};
    use permitted::words::{Facet, Vocabulary, Word};
    use std::collections::BTreeSet;

    fn check<F: Facet>(codes: &'static [Code<Word<F>>]) {
        let words = Vocabulary::built_in();
        for code in codes {
            assert!(!code.denies.is_empty(), "{}", code.code);
            for granted in code.grants {
                let is_denied = code.denies.iter().any(|denied| words.is_within(granted, denied));
                assert!(is_denied, "{granted} of {}", code.code);
            }
        }
        let names: BTreeSet<&str> = codes.iter().map(|code| code.code).collect();
        assert_eq!(names.len(), codes.len(), "a code stands twice");
    }

    #[test]
    fn what_a_code_grants_it_denies() {
        check(PURPOSES);
        check(CLASSES);
        check(LABELS);
    }
}
