//! What is on record.

words! { EvidenceFacet:
    // Legal process
    LEGAL_PROCESS = "legal-process", below [], "A legal demand, duty or proceeding to which a disclosure answers.";
    LEGAL_DEMAND = "legal-demand", below ["legal-process"], "A demand for data that a given party makes with legal authority.", bound(party);
    SUBPOENA = "subpoena", below ["legal-demand"], "A writ of a given party to appear or to produce documents.", bound(party);
    GRAND_JURY_SUBPOENA = "grand-jury-subpoena", below ["subpoena"], "A subpoena of a given grand jury.", bound(party);
    COURT_ORDER = "court-order", below ["legal-demand"], "An order of a given court.", bound(party);
    WARRANT = "warrant", below ["legal-demand"], "A warrant by which a given authority searches or seizes.", bound(party);
    DISCOVERY_REQUEST = "discovery-request", below ["legal-demand"], "A demand of a given litigant that the rules of procedure provide for.", bound(party);
    REGULATORY_INQUIRY = "regulatory-inquiry", below ["legal-demand"], "An inquiry or examination by a given regulator, self-regulatory bodies included.", bound(party);
    GOVERNMENT_REQUEST = "government-request", below ["legal-demand"], "A request by a given public authority under its powers.", bound(party);
    LAW_ENFORCEMENT_REQUEST = "law-enforcement-request", below ["government-request"], "A request by a given authority that pursues offences.", bound(party);
    NATIONAL_SECURITY_REQUEST = "national-security-request", below ["government-request"], "A request by a given authority that guards the security of the state.", bound(party);
    TAX_REQUEST = "tax-request", below ["government-request"], "A request by a given tax or customs authority.", bound(party);
    LEGAL_OBLIGATION = "legal-obligation", below ["legal-process"], "A law that requires the use.", dpv(Close, "#LegalObligation");
    LITIGATION = "litigation", below ["legal-process"], "Legal proceedings, running or proposed.";
    ACTUAL_LITIGATION = "actual-litigation", below ["litigation"], "Legal proceedings that are running.";
    PROPOSED_LITIGATION = "proposed-litigation", below ["litigation"], "Legal proceedings that are threatened, prepared or in prospect.";
    LEGAL_PERMISSION = "legal-permission", below [], "A law that allows the use without requiring it.";
    PUBLIC_RECORDS_REQUEST = "public-records-request", below [], "A request of a given person under a law on access to official documents.", bound(party);

    // Corporate events
    CORPORATE_EVENT = "corporate-event", below [], "A change in who owns or runs a business or its assets, contemplated or completed.";
    MERGER = "merger", below ["corporate-event"], "The joining of the business with another, contemplated or completed.";
    CONTEMPLATED_MERGER = "contemplated-merger", below ["merger"], "A merger that is being considered or negotiated.";
    COMPLETED_MERGER = "completed-merger", below ["merger"], "A merger that has taken effect.";
    ACQUISITION = "acquisition", below ["corporate-event"], "The taking over of all or substantially all of the business, contemplated or completed.";
    CONTEMPLATED_ACQUISITION = "contemplated-acquisition", below ["acquisition"], "An acquisition that is being considered or negotiated.";
    COMPLETED_ACQUISITION = "completed-acquisition", below ["acquisition"], "An acquisition that has taken effect.";
    SALE_OF_BUSINESS = "sale-of-business", below ["corporate-event"], "The sale of a business or a part of it, contemplated or completed.";
    CONTEMPLATED_SALE = "contemplated-sale", below ["sale-of-business"], "A sale of a business that is being considered or negotiated.";
    COMPLETED_SALE = "completed-sale", below ["sale-of-business"], "A sale of a business that has taken effect.";
    ASSET_SALE = "asset-sale", below ["corporate-event"], "The sale of single assets, a customer database for one.";
    REORGANISATION = "reorganisation", below ["corporate-event"], "A reordering of companies within a group.";
    FINANCING = "financing", below ["corporate-event"], "The raising of capital or credit, contemplated or completed.";
    DUE_DILIGENCE = "due-diligence", below ["corporate-event"], "The examination of a business before a transaction.";
    INSOLVENCY = "insolvency", below ["corporate-event"], "The inability to pay debts, with proceedings about it.";
    BANKRUPTCY = "bankruptcy", below ["insolvency"], "Bankruptcy proceedings.";
    LIQUIDATION = "liquidation", below ["insolvency"], "The winding up of an insolvent company.";
    ADMINISTRATION = "administration", below ["insolvency"], "The management of an insolvent company by an administrator.";
    RECEIVERSHIP = "receivership", below ["insolvency"], "The management of an insolvent company's assets by a receiver.";

    // Contract terms
    CONTRACT_TERMS = "contract-terms", below [], "Terms by which a given party is bound to the controller.", bound(party);
    CONFIDENTIALITY = "confidentiality", below ["contract-terms"], "Terms by which the party keeps the data confidential.", bound(party);
    EQUIVALENT_CONFIDENTIALITY = "equivalent-confidentiality", below ["confidentiality"], "Terms of confidentiality at least as strict as the policy.", bound(party);
    ASSIGNED_FUNCTION = "assigned-function", below ["contract-terms"], "Terms that assign a function to the party and allow the data for that function alone.", bound(party);
    USE_LIMITATION = "use-limitation", below ["contract-terms"], "Terms that limit how the party retains, uses and discloses the data.", bound(party);
    PROCESSING_AGREEMENT = "processing-agreement", below ["contract-terms"], "An agreement by which a processor acts on instructions: Art. 28 GDPR.", bound(party);
    JOINT_CONTROLLER_ARRANGEMENT = "joint-controller-arrangement", below ["contract-terms"], "An arrangement between joint controllers: Art. 26 GDPR.", bound(party);
    DATA_SHARING_AGREEMENT = "data-sharing-agreement", below ["contract-terms"], "An agreement between controllers on what is shared and for what.", bound(party);
    SERVICE_PROVIDER_CONTRACT = "service-provider-contract", below ["contract-terms"], "A contract with a service provider or contractor as the CCPA demands.", bound(party);
    BUSINESS_ASSOCIATE_AGREEMENT = "business-associate-agreement", below ["contract-terms"], "A contract with a business associate as HIPAA demands.", bound(party);
    DATA_USE_AGREEMENT = "data-use-agreement", below ["contract-terms"], "Terms by which the recipient of a limited data set uses it for given ends alone and identifies nobody: 45 CFR 164.514(e).", bound(party);
    SCHOOL_AGREEMENT = "school-agreement", below ["contract-terms"], "Terms by which a given school or a service for it keeps records of students under the school's control: 34 CFR 99.31(a)(1)(i)(B) (FERPA).", bound(party);
    AGENCY_AGREEMENT = "agency-agreement", below ["contract-terms"], "An agreement between public bodies on what a given one of them gets and for what.", bound(party);
    PARTNER_AGREEMENT = "partner-agreement", below ["contract-terms"], "A contract with a partner of the controller.", bound(party);
    POLICY_ADHERENCE = "policy-adherence", below ["contract-terms"], "Terms by which the party takes on this policy for the data that it receives.", bound(party);
    SECURITY_TERMS = "security-terms", below ["contract-terms"], "Terms by which the party keeps the data secure.", bound(party);
    DELETION_TERMS = "deletion-terms", below ["contract-terms"], "Terms by which the party returns or erases the data.", bound(party);
    NO_ONWARD_DISCLOSURE = "no-onward-disclosure", below ["contract-terms"], "Terms by which the party passes the data to no one else.", bound(party);
    NO_REIDENTIFICATION = "no-reidentification", below ["contract-terms"], "Terms by which the party does not try to identify anyone from the data.", bound(party);

    // Transfer mechanisms
    TRANSFER_MECHANISM = "transfer-mechanism", below [], "What allows data to leave for another country.", dpv(Close, "#DataTransferLegalBasis");
    ADEQUACY_DECISION = "adequacy-decision", below ["transfer-mechanism"], "A decision that the destination protects data adequately: Art. 45 GDPR.", dpv(Exact, "/legal/eu/gdpr#AdequacyDecision");
    STANDARD_CONTRACTUAL_CLAUSES = "standard-contractual-clauses", below ["contract-terms", "transfer-mechanism"], "Standard data protection clauses agreed with the party: Art. 46(2)(c) and (d) GDPR.", dpv(Narrower, "/legal/eu/gdpr#A46-2-c"), bound(party);
    BINDING_CORPORATE_RULES = "binding-corporate-rules", below ["contract-terms", "transfer-mechanism"], "Approved rules that bind the party as a company of the group: Art. 46(2)(b) GDPR.", dpv(Close, "/legal/eu/gdpr#A46-2-b"), bound(party);
    AUTHORISED_CLAUSES = "authorised-clauses", below ["contract-terms", "transfer-mechanism"], "Clauses with the party that a supervisory authority has authorised: Art. 46(3)(a) GDPR.", dpv(Close, "/legal/eu/gdpr#A46-3-a"), bound(party);
    TRANSFER_DEROGATION = "transfer-derogation", below ["transfer-mechanism"], "A finding that a case of Art. 49 GDPR other than consent is given.";

    // Safeguards
    SAFEGUARDS = "safeguards", below [], "Measures that protect the data.";
    TECHNICAL_SAFEGUARDS = "technical-safeguards", below ["safeguards"], "Safeguards built into systems.", dpv(Close, "#SecurityMethod");
    ENCRYPTED = "encrypted", below ["technical-safeguards"], "The data is encrypted.", dpv(Exact, "#Encryption");
    ENCRYPTED_IN_TRANSIT = "encrypted-in-transit", below ["encrypted"], "The data is encrypted while it travels.", dpv(Exact, "#EncryptionInTransfer");
    END_TO_END_ENCRYPTED = "end-to-end-encrypted", below ["encrypted-in-transit"], "The data is encrypted from sender to reader.", dpv(Exact, "#EndToEndEncryption");
    ENCRYPTED_AT_REST = "encrypted-at-rest", below ["encrypted"], "The data is encrypted where it is stored.", dpv(Exact, "#EncryptionAtRest");
    PASSWORD_PROTECTED = "password-protected", below ["technical-safeguards"], "Access to the data takes a password.", dpv(Close, "#PasswordAuthentication");
    MULTI_FACTOR_PROTECTED = "multi-factor-protected", below ["technical-safeguards"], "Access to the data takes more than one factor.", dpv(Close, "#MultiFactorAuthentication");
    ACCESS_CONTROLLED = "access-controlled", below ["technical-safeguards"], "Access to the data is limited to those who are authorised.", dpv(Close, "#AccessControlMethod");
    FIREWALL_PROTECTED = "firewall-protected", below ["technical-safeguards"], "The data stands behind a firewall.", dpv(Broader, "#NetworkSecurityProtocols");
    ACCESS_LOGGED = "access-logged", below ["technical-safeguards"], "Access to the data is logged.", dpv(Broader, "#ActivityMonitoring");
    PSEUDONYMISED = "pseudonymised", below ["technical-safeguards"], "Identifiers in the data are replaced and the key is kept apart.", dpv(Exact, "#Pseudonymisation");
    IDENTIFIERS_REMOVED = "identifiers-removed", below ["technical-safeguards"], "The identifiers that 45 CFR 164.514(b)(2) lists have been removed from the data.";
    BACKED_UP = "backed-up", below ["technical-safeguards"], "Copies of the data are kept against its loss.", dpv(Close, "#DataBackupProtocols");
    PHYSICAL_SAFEGUARDS = "physical-safeguards", below ["safeguards"], "Locks, guards and other protection of rooms and devices.";
    ORGANISATIONAL_SAFEGUARDS = "organisational-safeguards", below ["safeguards"], "Procedures, duties and training that protect the data.";
    STAFF_TRAINED = "staff-trained", below ["organisational-safeguards"], "Those who handle the data are trained in its protection.";
    SECURITY_AUDITED = "security-audited", below ["organisational-safeguards"], "An audit has found the safeguards sound.";

    // Attestations
    ATTESTATIONS = "attestations", below [], "Judgements that someone answerable has put on record.";
    NECESSARY = "necessary", below ["attestations"], "An attestation that the use is reasonably necessary for its purpose.";
    BUSINESS_PURPOSE = "business-purpose", below ["attestations"], "An attestation that a specific business purpose stands behind the use.";
    NEED_TO_KNOW = "need-to-know", below ["attestations"], "An attestation that a given person needs the data for his or her duties.", bound(party);
    AUTHORISED_PERSON = "authorised-person", below ["attestations"], "An attestation that a given person is authorised for the data.", bound(party);
    FRAMEWORK_CERTIFIED = "framework-certified", below ["attestations", "transfer-mechanism"], "An attestation that a given party is certified under a data privacy framework.", bound(party);
    COURT_LIKELY_TO_ORDER = "court-likely-to-order", below ["attestations"], "A judgement that a court would be reasonably likely to order the disclosure.";
    BELIEVED_UNLAWFUL = "believed-unlawful", below ["attestations"], "A belief, with its grounds, that conduct is unlawful.";
    BELIEVED_HARMFUL = "believed-harmful", below ["attestations"], "A belief, with its grounds, that conduct harms persons, property or rights.";
    EMERGENCY = "emergency", below ["attestations"], "A judgement that life or health is at stake and time presses.";
    INTEREST_ASSESSMENT = "interest-assessment", below ["attestations"], "An assessment that weighs legitimate interests against those of the subject.";
    COMPATIBILITY_ASSESSMENT = "compatibility-assessment", below ["attestations"], "An assessment that a further purpose is compatible with the first: Art. 6(4) GDPR.";
    IMPACT_ASSESSMENT = "impact-assessment", below ["attestations"], "An assessment of the risks to subjects: Art. 35 GDPR.";
    TRANSFER_ASSESSMENT = "transfer-assessment", below ["attestations"], "An assessment of law and practice at the destination of a transfer.";
    INTERNAL_APPROVAL = "internal-approval", below ["attestations"], "An approval within the controller's organisation.";
    ETHICS_APPROVAL = "ethics-approval", below ["attestations"], "An approval by an ethics committee or review board.";
    RESEARCH_WAIVER = "research-waiver", below ["attestations"], "A review board or privacy board has waived the subjects' authorisation for given research: 45 CFR 164.512(i)(1)(i).";
    RESEARCHER_STATEMENT = "researcher-statement", below ["attestations"], "A given researcher has stated that the data is needed for the research, and what law asks besides: 45 CFR 164.512(i)(1)(ii) and (iii).", bound(party);
    SATISFACTORY_ASSURANCE = "satisfactory-assurance", below ["attestations"], "A given party to proceedings has shown that the person whom the data is about was told of its demand, or that a protective order was sought: 45 CFR 164.512(e)(1)(ii).", bound(party);
    PROTECTIVE_ORDER = "protective-order", below ["attestations"], "An order or agreement that keeps data to one proceeding and has it returned or destroyed after it: 45 CFR 164.512(e)(1)(v).";
    EXPERT_DETERMINATION = "expert-determination", below ["attestations"], "An expert has found, and said how, that the risk of identifying anyone from the data is very small: 45 CFR 164.514(b)(1).";
    MINIMUM_NECESSARY = "minimum-necessary", below ["attestations"], "A judgement that the data is the least that its purpose needs: 45 CFR 164.502(b).";
    AUTHORISATION_FORM = "authorisation-form", below ["attestations"], "An authorisation by the person whom the data is about is in writing and has the content that 45 CFR 164.508(c) demands; whether it still stands, the consent ledger says.";
    CHANCE_TO_OBJECT = "chance-to-object", below ["attestations"], "The person whom the data is about could agree or object to the use, and did not object: 45 CFR 164.510.";
    UNABLE_TO_OBJECT = "unable-to-object", below ["attestations"], "The person whom the data is about is absent, incapacitated or in an emergency, and cannot agree or object.";
    BEST_INTEREST_JUDGEMENT = "best-interest-judgement", below ["attestations"], "A professional has judged that the use is in the best interest of the person whom the data is about.";
    SERIOUS_THREAT = "serious-threat", below ["attestations"], "A belief in good faith, with its grounds, that the use lessens a serious and imminent threat to someone's health or safety.";
    ABUSE_SUSPECTED = "abuse-suspected", below ["attestations"], "A belief, with its grounds, that the person whom the data is about is abused, neglected or a victim of violence at home.";
    CRIME_ON_PREMISES = "crime-on-premises", below ["attestations"], "A belief in good faith that the data shows an offence that was committed on the controller's premises.";
    IN_CUSTODY_OF_RECIPIENT = "in-custody-of-recipient", below ["attestations"], "A given institution or officer holds the person whom the data is about in lawful custody.", bound(party);
    MINOR_CONSENTED_ALONE = "minor-consented-alone", below ["attestations"], "A minor has consented alone to care for which the law lets a minor consent alone: 45 CFR 164.502(g)(3).";
    PAID_BY_SUBJECT_IN_FULL = "paid-by-subject-in-full", below ["attestations"], "The person whom the data is about, or someone for that person, has paid for the care in full, so that no insurer has: 45 CFR 164.522(a)(1)(vi).";
    INVOLVED_BY_SUBJECT = "involved-by-subject", below ["attestations"], "A given person takes part in the care of the person whom the data is about, or in its payment.", bound(party);
    EDUCATIONAL_INTEREST = "educational-interest", below ["attestations"], "A given official of a school needs the data for educational work: 34 CFR 99.31(a)(1) (FERPA).", bound(party);
    SCHOOL_ACTS_FOR_PARENTS = "school-acts-for-parents", below ["attestations"], "A given school has agreed, in place of the parents, to a use for education alone.", bound(party);
    MANIFESTLY_UNFOUNDED = "manifestly-unfounded", below ["attestations"], "A finding, with its grounds, that a request is manifestly unfounded or excessive.";

    // Why data stays in spite of a request to delete it
    DELETION_EXCEPTION = "deletion-exception", below ["attestations"], "A finding, with its grounds, that data must go on being held in spite of a request to delete it.";
    TRANSACTION_OPEN = "transaction-open", below ["deletion-exception"], "A transaction, warranty or recall is not completed without the data.";
    SECURITY_NEED = "security-need", below ["deletion-exception"], "The data is needed to detect or pursue security incidents.";
    DEBUGGING_NEED = "debugging-need", below ["deletion-exception"], "The data is needed to find and repair errors in existing functions.";
    FREE_EXPRESSION = "free-expression", below ["deletion-exception"], "The data is needed for someone's free speech or another right under law.";
    RESEARCH_IN_PUBLIC_INTEREST = "research-in-public-interest", below ["deletion-exception"], "The data is needed for research in the public interest to which the person whom it is about agreed.";
    EXPECTED_INTERNAL_USE = "expected-internal-use", below ["deletion-exception"], "The data serves internal uses alone that the person whom it is about reasonably expects.";

    // Rights that were granted
    GRANTED_RIGHT = "granted-right", below [], "A right that the controller granted to the subject; what carries it out is in order.";
    GRANTED_ACCESS = "granted-access", below ["granted-right"], "A granted request for access: the data is shown to the subject, or to whom access was granted.";
    GRANTED_PORTABILITY = "granted-portability", below ["granted-right"], "A granted request for portability: the data is handed over to the subject, or to whom it was granted.";
    GRANTED_RECTIFICATION = "granted-rectification", below ["granted-right"], "A granted request for rectification: the data is corrected.";
    GRANTED_ERASURE = "granted-erasure", below ["granted-right"], "A granted request for erasure: the data is erased or anonymised.";

    // Requests by the subject
    SUBJECT_REQUESTS = "subject-requests", below [], "What the subject has asked for.";
    SERVICE_REQUEST = "service-request", below ["subject-requests"], "A request for a service or product.";
    NOTIFICATION_REQUEST = "notification-request", below ["subject-requests"], "A specific request for notifications.";
    INFORMATION_REQUEST = "information-request", below ["subject-requests"], "A request for information or an offer.";
    ENQUIRY = "enquiry", below ["subject-requests"], "A question put to the controller.";
    COMPLAINT = "complaint", below ["subject-requests"], "A complaint made to the controller.";
    SUPPORT_REQUEST = "support-request", below ["subject-requests"], "A request for help.";
    REQUEST_TO_SHARE = "request-to-share", below ["subject-requests"], "A request that a given party get or give the data.", bound(party);
    PARTNER_SERVICE_REQUEST = "partner-service-request", below ["subject-requests"], "A request for services or information of a given partner.", bound(party);
    RIGHTS_REQUEST = "rights-request", below ["subject-requests"], "A request by which the subject exercises a right over the data.";
    CONFIDENTIAL_CONTACT_REQUEST = "confidential-contact-request", below ["rights-request"], "A request to be reached by other means or at another place: 45 CFR 164.522(b).";
    DISCLOSURE_ACCOUNTING_REQUEST = "disclosure-accounting-request", below ["rights-request"], "A request to be told to whom the data was disclosed: 45 CFR 164.528.";
    ACCESS_REQUEST = "access-request", below ["rights-request"], "A request for a copy of the data or for information about it.";
    CORRECTION_REQUEST = "correction-request", below ["rights-request"], "A request to correct or complete the data.";
    ERASURE_REQUEST = "erasure-request", below ["rights-request"], "A request to erase the data.";
    RESTRICTION_REQUEST = "restriction-request", below ["rights-request"], "A request to restrict the processing.";
    PORTABILITY_REQUEST = "portability-request", below ["rights-request"], "A request for the data in a form that another service can read.";
    OBJECTION_REQUEST = "objection-request", below ["rights-request"], "A request to end a use to which the subject objects.";
    OPT_OUT_REQUEST = "opt-out-request", below ["rights-request"], "A request not to have the data sold or shared, or not to be marketed to.";
    HUMAN_REVIEW_REQUEST = "human-review-request", below ["rights-request"], "A request that a person review an automated decision.";

    // Acts from which agreement may be deemed
    DEEMING_ACT = "deeming-act", below [], "An act of the subject from which a policy may deem agreement.";
    SERVICE_USE = "service-use", below ["deeming-act"], "Use of a service of the controller.";
    SITE_USE = "site-use", below ["service-use"], "Use of a website of the controller.";
    CONTINUED_USE = "continued-use", below ["service-use"], "Use of the service after a new version of the policy came into force.";
    POLICY_ACCEPTANCE = "policy-acceptance", below ["deeming-act"], "Acceptance of the policy.";
    SITE_USE_WITH_ACCEPTANCE = "site-use-with-acceptance", below ["site-use", "policy-acceptance"], "Use of the website by one who accepts the policy.";
    USER_AGREEMENT_ACCEPTANCE = "user-agreement-acceptance", below ["deeming-act"], "Acceptance of the user agreement.";
    ARRIVAL_VIA_PARTNER_LINK = "arrival-via-partner-link", below ["deeming-act"], "Arrival at the website by a link of a given partner.", bound(party);
    REGISTRATION = "registration", below ["deeming-act"], "The opening of an account.";
    LOGIN = "login", below ["deeming-act"], "The subject has signed in.";
    LICENCE_GRANT = "licence-grant", below ["deeming-act"], "The licence that a submitter grants for submitted content.";
    SUBMISSION = "submission", below ["deeming-act"], "The sending in of content or data.";
    ORDER = "order", below ["deeming-act"], "An order for goods or services.";

    // Notices given
    NOTICE_GIVEN = "notice-given", below [], "Information that the subject was given about the processing.";
    PAGE_NOTICE = "page-notice", below ["notice-given"], "A page of the site that states a purpose.";
    PRIVACY_NOTICE = "privacy-notice", below ["notice-given"], "The privacy notice, shown when the data was collected.";
    COOKIE_BANNER = "cookie-banner", below ["notice-given"], "A banner about cookies, shown before they were set.";
    CHANGE_NOTICE = "change-notice", below ["notice-given"], "A notice of changes to the policy.";
    OPT_OUT_OFFERED = "opt-out-offered", below ["notice-given"], "The subject was given the chance to opt out.";
    PRIVACY_PRACTICES_NOTICE = "privacy-practices-notice", below ["notice-given"], "The person whom the data is about, or a representative, got the notice of privacy practices: 45 CFR 164.520.";
    NOTICE_ACKNOWLEDGED = "notice-acknowledged", below ["privacy-practices-notice"], "The person whom the data is about, or a representative, has confirmed in writing to have got the notice of privacy practices.";
    PARENT_NOTICE = "parent-notice", below [], "A parent or guardian of the child was told directly what is collected and why: 16 CFR 312.4 (COPPA).";
    DIRECTORY_NOTICE = "directory-notice", below [], "Public notice was given of what directory information is and until when it can be refused: 34 CFR 99.37 (FERPA).";
    PROMPT_SHOWN = "prompt-shown", below ["notice-given"], "The device or browser of the person whom the data is about asked for a permission and said what for.";
    TRANSFER_RISK_NOTICE = "transfer-risk-notice", below ["notice-given"], "The subject was told of the risks of a transfer.";

    // Verification
    VERIFICATION = "verification", below [], "A check of who someone is or may act for.";
    IDENTITY_VERIFIED = "identity-verified", below ["verification"], "The identity of the person whom the data is about has been checked.";
    IDENTITY_VERIFIED_TO_HIGH_DEGREE = "identity-verified-to-high-degree", below ["identity-verified"], "The identity of the person whom the data is about has been checked with a reasonably high degree of certainty.";
    AGE_VERIFIED = "age-verified", below ["verification"], "The age of the person whom the data is about has been checked.";
    AGENT_AUTHORISATION = "agent-authorisation", below ["verification"], "The subject's written permission for a given agent to act.", bound(party);
    AGENT_IDENTITY_VERIFIED = "agent-identity-verified", below ["verification"], "The identity of a given agent has been checked.", bound(party);
    PARENTAL_AUTHORITY_VERIFIED = "parental-authority-verified", below ["verification"], "The claim of the one who asks to be parent or guardian of the person whom the data is about has been checked.";
    REPRESENTATIVE_AUTHORITY_VERIFIED = "representative-authority-verified", below ["verification"], "The authority of a given representative, attorney or executor to act for the person whom the data is about has been checked.", bound(party);
    PARENTAL_CONSENT_VERIFIED = "parental-consent-verified", below ["verification"], "It has been checked that a consent for a child came from a parent or guardian of that child, in a way that suits the technology: 16 CFR 312.5(b) (COPPA).";
    PARENTAL_CONSENT_CONFIRMED_BY_EMAIL = "parental-consent-confirmed-by-email", below ["verification"], "A consent for a child came by email and was confirmed by a second message, which suffices for internal use alone: 16 CFR 312.5(b)(2) (COPPA).";
    RECIPIENT_VERIFIED = "recipient-verified", below ["verification"], "It has been checked that a given recipient is who it claims to be and may have the data.", bound(party);

    // Incidents, messages and accounts
    SECURITY_INCIDENT = "security-incident", below [], "An event that endangers data or accounts.";
    ACCOUNT_COMPROMISE = "account-compromise", below ["security-incident"], "An account has come into wrong hands.";
    DATA_BREACH = "data-breach", below ["security-incident"], "Data has been lost, changed or seen by someone unauthorised.";
    SUSPECTED_FRAUD = "suspected-fraud", below ["security-incident"], "There are signs of fraud.";
    ALREADY_IN_PROCESS = "already-in-process", below [], "The message was already on its way when the objection came in.";
    LEGAL_HOLD = "legal-hold", below [], "An instruction to preserve the data for proceedings.";
    ACCOUNT_STATUS = "account-status", below [], "The state of the subject's account.";
    ACTIVE_ACCOUNT = "active-account", below ["account-status"], "The account is open and in use.";
    INACTIVE_ACCOUNT = "inactive-account", below ["account-status"], "The account is open but lies idle.";
    CLOSED_ACCOUNT = "closed-account", below ["account-status"], "The account is closed.";
}
