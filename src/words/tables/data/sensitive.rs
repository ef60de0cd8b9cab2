//! What the law protects more strictly.

words! { DataFacet after super::affairs::END;
    // Sensitive beyond Article 9
    CRIMINAL_DATA = "criminal-data", below ["sensitive-data"], "Data about offences, accusations and convictions.", dpv(Exact, "/pd#Criminal"), fides("user.criminal_history");
    CRIMINAL_CONVICTION = "criminal-conviction", below ["criminal-data"], "That a court has found a person guilty of an offence, and the sentence.", dpv(Exact, "/pd#CriminalConviction");
    CRIMINAL_CHARGE = "criminal-charge", below ["criminal-data"], "That a person is or was accused of an offence.", dpv(Exact, "/pd#CriminalCharge");
    CRIMINAL_OFFENCE = "criminal-offence", below ["criminal-data"], "That a person committed or is suspected of an offence.", dpv(Close, "/pd#CriminalOffence");
    CHILDRENS_DATA = "childrens-data", below ["sensitive-data"], "Data that is gathered because its subject is a child.", fides("user.childrens");
    IMMIGRATION_STATUS = "immigration-status", below ["sensitive-data"], "Whether and on what footing a person may stay in a country.";

    // Special categories
    SPECIAL_CATEGORY = "special-category", below ["sensitive-data"], "Data of the kinds that Article 9 of the GDPR protects in particular.", dpv(Exact, "#SpecialCategoryPersonalData");
    RACIAL_OR_ETHNIC_ORIGIN = "racial-or-ethnic-origin", below ["special-category"], "Data that shows a person's race or ethnic origin.", dpv(Narrower, "/pd#EthnicOrigin"), fides("user.demographic.race_ethnicity"), apart("The law protects it more strictly than other traits of a population.");
    RACE = "race", below ["racial-or-ethnic-origin"], "The race to which a person is counted.", dpv(Exact, "/pd#Race");
    ETHNIC_ORIGIN = "ethnic-origin", below ["racial-or-ethnic-origin"], "The people or culture from which a person comes.", dpv(Exact, "/pd#EthnicOrigin");
    POLITICAL_OPINION = "political-opinion", below ["special-category"], "What a person thinks in politics.", dpv(Exact, "/pd#PoliticalOpinion"), fides("user.demographic.political_opinion"), apart("The law protects it more strictly than other traits of a population.");
    POLITICAL_AFFILIATION = "political-affiliation", below ["political-opinion"], "The party or political movement to which a person adheres.", dpv(Exact, "/pd#PoliticalAffiliation");
    RELIGIOUS_BELIEF = "religious-belief", below ["special-category"], "What a person believes in religion, or that the person believes nothing.", dpv(Exact, "/pd#ReligiousBelief"), fides("user.demographic.religious_belief"), apart("The law protects it more strictly than other traits of a population.");
    RELIGIOUS_AFFILIATION = "religious-affiliation", below ["religious-belief"], "The religion or religious community to which a person belongs.", dpv(Close, "/pd#Religion");
    PHILOSOPHICAL_BELIEF = "philosophical-belief", below ["special-category"], "A person's serious convictions about life that are not religious.", dpv(Exact, "/pd#PhilosophicalBelief");
    TRADE_UNION_MEMBERSHIP = "trade-union-membership", below ["special-category"], "Whether a person belongs to a trade union, and to which.", dpv(Close, "/pd#TradeUnionMembership"), apart("The law protects it more strictly than membership of other groups.");
    SEX_LIFE = "sex-life", below ["special-category"], "Data about a person's sexual behaviour and relations.", dpv(Close, "/pd#Sexual");
    SEXUAL_HISTORY = "sexual-history", below ["sex-life"], "A person's past sexual relations.", dpv(Exact, "/pd#SexualHistory");
    SEXUAL_ORIENTATION = "sexual-orientation", below ["special-category"], "To whom a person is sexually attracted.", dpv(Close, "/pd#SexualPreference"), fides("user.demographic.sexual_orientation"), apart("The law protects it more strictly than other traits of a population.");
    GENETIC_DATA = "genetic-data", below ["special-category"], "Data about what a person has inherited, as learned from analysing a sample.", dpv(Close, "/pd#Genetic"), fides("user.health_and_medical.genetic"), apart("The law names it beside data about health, and protects it where it tells nothing of health, too.");
    DNA_SEQUENCE = "dna-sequence", below ["genetic-data"], "The order of the bases in a person's DNA.", dpv(Close, "/pd#DNACode");
    BIOMETRIC_DATA = "biometric-data", below ["special-category", "identifiers"], "Measurements of a body or of behaviour, processed so that they identify a person.", dpv(Exact, "/pd#Biometric"), fides("user.biometric");
    FINGERPRINT = "fingerprint", below ["biometric-data"], "The pattern of the skin on a person's fingertip.", dpv(Exact, "/pd#Fingerprint"), fides("user.biometric.fingerprint");
    FACE_TEMPLATE = "face-template", below ["biometric-data"], "Measurements of a face from which it can be recognised.", dpv(Close, "/pd#FacialPrint");
    EYE_SCAN = "eye-scan", below ["biometric-data"], "The pattern of a person's iris or retina.", dpv(Narrower, "/pd#Retina"), fides("user.biometric.retinal");
    VOICEPRINT = "voiceprint", below ["biometric-data"], "Measurements of a voice from which it can be recognised.", dpv(Broader, "/pd#Biometric"), fides("user.biometric.voice");
    BEHAVIOURAL_BIOMETRICS = "behavioural-biometrics", below ["biometric-data"], "Patterns of gait, typing or other movement from which a person can be recognised.", dpv(Broader, "/pd#Biometric");
    BIOMETRIC_CREDENTIAL = "biometric-credential", below ["biometric-data", "credentials"], "A stored biometric measurement against which a person logs in.", dpv(Broader, "/pd#Biometric"), fides("user.authorization.biometric");

    // Health
    HEALTH_DATA = "health-data", below ["special-category"], "Data about a person's body, mind or care that shows the state of health.", dpv(Close, "/pd#MedicalHealth"), fides("user.health_and_medical");
    DESIGNATED_RECORD_SET = "designated-record-set", below ["health-data"], "The medical and billing records by which decisions about a patient are made: 45 CFR 164.501 (HIPAA).";
    HEALTH_RECORD = "health-record", below ["designated-record-set"], "What a provider of health care keeps on file about a patient.", dpv(Exact, "/pd#HealthRecord");
    DIAGNOSIS = "diagnosis", below ["health-record"], "What a clinician found a patient to suffer from.", dpv(Broader, "/pd#HealthRecord");
    PRESCRIPTION = "prescription", below ["health-record"], "What medicine or aid a clinician ordered for a patient.", dpv(Exact, "/pd#Prescription");
    MEDICATION = "medication", below ["health-record"], "What medicines a patient takes.", dpv(Broader, "/pd#HealthRecord");
    TEST_RESULT = "test-result", below ["health-record"], "What a medical test or laboratory found.", dpv(Broader, "/pd#HealthRecord");
    MEDICAL_IMAGE = "medical-image", below ["health-record"], "A picture of the body made for medicine, such as by X-ray.", dpv(Broader, "/pd#HealthRecord");
    MEDICAL_HISTORY = "medical-history", below ["health-record"], "A patient's past illnesses and treatments.", dpv(Close, "/pd#HealthHistory");
    FAMILY_HEALTH_HISTORY = "family-health-history", below ["medical-history"], "The illnesses that occurred in a patient's family.", dpv(Exact, "/pd#FamilyHealthHistory");
    TREATMENT_RECORD = "treatment-record", below ["health-record"], "What was done to treat a patient, by whom and when.", dpv(Broader, "/pd#HealthRecord");
    CLINICAL_NOTES = "clinical-notes", below ["health-record"], "What a clinician wrote down about a patient.", dpv(Broader, "/pd#HealthRecord");
    REFERRAL_LETTER = "referral-letter", below ["health-record"], "A letter by which one clinician sends a patient to another.", dpv(Broader, "/pd#HealthRecord");
    ALLERGY = "allergy", below ["health-record"], "What a patient reacts to badly.", dpv(Broader, "/pd#HealthRecord");
    VACCINATION = "vaccination", below ["health-record"], "Which vaccinations a patient has had.", dpv(Broader, "/pd#HealthRecord");
    BLOOD_TYPE = "blood-type", below ["health-record"], "The group to which a patient's blood belongs.", dpv(Exact, "/pd#BloodType");
    VITAL_SIGNS = "vital-signs", below ["health-record"], "Temperature, pulse, blood pressure and the like.", dpv(Broader, "/pd#HealthRecord");
    MEDICAL_RECORD_NUMBER = "medical-record-number", below ["health-data", "identifiers"], "The number under which a patient's file is kept.", dpv(Broader, "/pd#UID"), fides("user.health_and_medical.record_id");
    APPOINTMENT = "appointment", below ["health-data"], "When, where and with which clinician a patient is to be seen.", dpv(Broader, "/pd#MedicalHealth");
    PHYSICAL_HEALTH = "physical-health", below ["health-data"], "Data about the state of a person's body.", dpv(Exact, "/pd#PhysicalHealth");
    MENTAL_HEALTH = "mental-health", below ["health-data"], "Data about the state of a person's mind.", dpv(Exact, "/pd#MentalHealth");
    PSYCHOTHERAPY_NOTES = "psychotherapy-notes", below ["mental-health"], "What a mental health professional wrote about a conversation in counselling and keeps apart from the rest of the record.";
    REPRODUCTIVE_HEALTH = "reproductive-health", below ["health-data"], "Data about pregnancy, fertility, contraception and the like.", dpv(Broader, "/pd#Health");
    PREGNANCY = "pregnancy", below ["reproductive-health"], "Whether a person is or was pregnant, and how the pregnancy went.";
    SEXUAL_HEALTH = "sexual-health", below ["health-data"], "Data about illnesses and care that have to do with sex.";
    COMMUNICABLE_DISEASE = "communicable-disease", below ["health-data"], "Whether a person has, had or was tested for an illness that others can catch.";
    HIV_STATUS = "hiv-status", below ["communicable-disease", "sexual-health"], "Whether a person has HIV or AIDS or was tested for it, and with what result.";
    DISABILITY = "disability", below ["health-data"], "A lasting impairment of body or mind.", dpv(Exact, "/pd#Disability");
    SUBSTANCE_USE = "substance-use", below ["health-data"], "A person's use of alcohol, tobacco or drugs, and its treatment.", dpv(Narrower, "/pd#DrugTestResult");
    SUBSTANCE_USE_TREATMENT = "substance-use-treatment", below ["substance-use"], "That a person was referred to or treated by a programme against addiction, and the record of it: 42 CFR Part 2.";
    WELLNESS_DATA = "wellness-data", below ["health-data"], "What a person or a wearable device records about fitness, sleep and the like.", dpv(Broader, "/pd#Health"), fides("user.biometric.health"), apart("It tells how a person is, and not who.");
    SICK_LEAVE = "sick-leave", below ["health-data"], "That a person was off work through illness, and for how long.", dpv(Broader, "/pd#MedicalHealth");
    MEDICAL_BILL = "medical-bill", below ["designated-record-set"], "What care was charged for, to whom, and what was paid.";
    FACILITY_LISTING = "facility-listing", below ["health-data"], "That a patient is in a facility, where in it, and in what general condition: 45 CFR 164.510(a).";
    ADMISSION_DATA = "admission-data", below ["health-data"], "When a patient came into a facility and left it, and how.";
    ADVANCE_DIRECTIVE = "advance-directive", below ["health-record"], "What a patient laid down beforehand about care, or who is to decide on it.";
    ORGAN_DONATION = "organ-donation", below ["health-data"], "Whether a person gives organs, eyes or tissue, and which.";
    OCCUPATIONAL_INJURY = "occupational-injury", below ["health-data"], "An injury or illness that comes from work, and what it entails.";
    DEATH_DATA = "death-data", below ["personal-data"], "That a person died, when, where and of what.";
    HEALTH_INSURANCE = "health-insurance", below ["health-data", "insurance"], "A person's insurance for health care, and what it paid.", dpv(Close, "/pd#Insurance");
    HEALTH_INSURANCE_NUMBER = "health-insurance-number", below ["health-insurance"], "The number under which a health insurer knows a person.", dpv(Close, "/pd#Insurance"), fides("user.health_and_medical.insurance_beneficiary_id");
}
