//! Why the law would allow it.

words! { BasisFacet:
    // GDPR Art. 6(1)
    CONSENT = "consent", below [], "The subject has agreed to the purpose: Art. 6(1)(a) GDPR.", dpv(Exact, "/legal/eu/gdpr#A6-1-a");
    CONTRACT = "contract", below [], "Needed for a contract with the subject or for steps that the subject asked for before one: Art. 6(1)(b) GDPR.", dpv(Exact, "/legal/eu/gdpr#A6-1-b");
    CONTRACT_PERFORMANCE = "contract-performance", below ["contract"], "Needed to perform a contract with the subject: first case of Art. 6(1)(b) GDPR.", dpv(Exact, "/legal/eu/gdpr#A6-1-b-contract-performance");
    PRE_CONTRACT = "pre-contract", below ["contract"], "Needed for steps before a contract that the subject asked for: second case of Art. 6(1)(b) GDPR.", dpv(Exact, "/legal/eu/gdpr#A6-1-b-enter-into-contract");
    LEGAL_OBLIGATION = "legal-obligation", below [], "Needed to do what the law demands of the controller: Art. 6(1)(c) GDPR.", dpv(Exact, "/legal/eu/gdpr#A6-1-c");
    VITAL_INTERESTS = "vital-interests", below [], "Needed to protect someone's life: Art. 6(1)(d) GDPR.", dpv(Exact, "/legal/eu/gdpr#A6-1-d");
    PUBLIC_TASK = "public-task", below [], "Needed for a task in the public interest or under official authority: Art. 6(1)(e) GDPR.", dpv(Exact, "/legal/eu/gdpr#A6-1-e");
    LEGITIMATE_INTERESTS = "legitimate-interests", below [], "Needed for an interest of the controller or another that the subject's interests do not outweigh: Art. 6(1)(f) GDPR.", dpv(Exact, "/legal/eu/gdpr#A6-1-f");

    // GDPR Art. 9(2)
    EXPLICIT_CONSENT = "explicit-consent", below [], "The subject has agreed in so many words to a use of special categories: Art. 9(2)(a) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-a");
    EMPLOYMENT_AND_SOCIAL_SECURITY = "employment-and-social-security", below [], "Needed under employment, social security or social protection law: Art. 9(2)(b) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-b");
    VITAL_INTERESTS_SPECIAL = "vital-interests-special", below [], "Special categories, needed to protect a life where the subject cannot agree: Art. 9(2)(c) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-c");
    NONPROFIT_MEMBERS = "nonprofit-members", below [], "The activity of a non-profit body towards its members and regular contacts: Art. 9(2)(d) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-d");
    MADE_PUBLIC_BY_SUBJECT = "made-public-by-subject", below [], "The subject has plainly made the data public: Art. 9(2)(e) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-e");
    LEGAL_CLAIMS = "legal-claims", below [], "Special categories, needed for legal claims or the work of courts: Art. 9(2)(f) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-f");
    SUBSTANTIAL_PUBLIC_INTEREST = "substantial-public-interest", below [], "Needed for a substantial public interest that a law lays down: Art. 9(2)(g) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-g");
    HEALTH_CARE = "health-care", below [], "Needed for medicine, diagnosis, care or the running of health services: Art. 9(2)(h) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-h");
    PUBLIC_HEALTH = "public-health", below [], "Needed in the public interest of public health: Art. 9(2)(i) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-i");
    ARCHIVING_AND_RESEARCH = "archiving-and-research", below [], "Needed for archives in the public interest, research or statistics: Art. 9(2)(j) GDPR.", dpv(Exact, "/legal/eu/gdpr#A9-2-j");

    // GDPR Art. 10
    CRIMINAL_DATA_UNDER_LAW = "criminal-data-under-law", below [], "Data on offences, under official control or as a law with safeguards allows: Art. 10 GDPR.";

    // GDPR Arts. 45 and 46: transfers
    ADEQUACY = "adequacy", below [], "The destination is held by decision to protect data adequately: Art. 45 GDPR.", dpv(Exact, "/legal/eu/gdpr#A45-3");
    APPROPRIATE_SAFEGUARDS = "appropriate-safeguards", below [], "The transfer is covered by safeguards and enforceable rights: Art. 46 GDPR.", dpv(Broader, "#DataTransferLegalBasis");
    PUBLIC_BODY_INSTRUMENT = "public-body-instrument", below ["appropriate-safeguards"], "A binding instrument between public bodies: Art. 46(2)(a) GDPR.", dpv(Exact, "/legal/eu/gdpr#A46-2-a");
    BINDING_CORPORATE_RULES = "binding-corporate-rules", below ["appropriate-safeguards"], "Approved rules that bind a group of companies: Art. 46(2)(b) GDPR.", dpv(Exact, "/legal/eu/gdpr#A46-2-b");
    STANDARD_CONTRACTUAL_CLAUSES = "standard-contractual-clauses", below ["appropriate-safeguards"], "Clauses adopted by the Commission or by a supervisory authority: Art. 46(2)(c) and (d) GDPR.", dpv(Narrower, "/legal/eu/gdpr#A46-2-c");
    COMMISSION_CLAUSES = "commission-clauses", below ["standard-contractual-clauses"], "Standard clauses adopted by the Commission: Art. 46(2)(c) GDPR.", dpv(Exact, "/legal/eu/gdpr#A46-2-c");
    AUTHORITY_CLAUSES = "authority-clauses", below ["standard-contractual-clauses"], "Standard clauses adopted by a supervisory authority: Art. 46(2)(d) GDPR.", dpv(Exact, "/legal/eu/gdpr#A46-2-d");
    CODE_OF_CONDUCT = "code-of-conduct", below ["appropriate-safeguards"], "An approved code of conduct with binding commitments of the recipient: Art. 46(2)(e) GDPR.", dpv(Exact, "/legal/eu/gdpr#A46-2-e");
    CERTIFICATION = "certification", below ["appropriate-safeguards"], "An approved certification with binding commitments of the recipient: Art. 46(2)(f) GDPR.", dpv(Exact, "/legal/eu/gdpr#A46-2-f");
    AUTHORISED_CLAUSES = "authorised-clauses", below ["appropriate-safeguards"], "Clauses that a supervisory authority has authorised for the case: Art. 46(3)(a) GDPR.", dpv(Exact, "/legal/eu/gdpr#A46-3-a");
    ADMINISTRATIVE_ARRANGEMENT = "administrative-arrangement", below ["appropriate-safeguards"], "An authorised arrangement between public bodies: Art. 46(3)(b) GDPR.", dpv(Exact, "/legal/eu/gdpr#A46-3-b");

    // GDPR Art. 49: derogations
    DEROGATION = "derogation", below [], "A transfer without adequacy or safeguards in a case that the law lists: Art. 49 GDPR.", dpv(Broader, "#DataTransferLegalBasis");
    TRANSFER_EXPLICIT_CONSENT = "transfer-explicit-consent", below ["derogation"], "The subject, told of the risks, has agreed in so many words to the transfer: Art. 49(1)(a) GDPR.", dpv(Exact, "/legal/eu/gdpr#A49-1-a");
    TRANSFER_CONTRACT = "transfer-contract", below ["derogation"], "Transfer needed for a contract with the subject or for steps before one: Art. 49(1)(b) GDPR.", dpv(Exact, "/legal/eu/gdpr#A49-1-b");
    TRANSFER_CONTRACT_FOR_SUBJECT = "transfer-contract-for-subject", below ["derogation"], "Transfer needed for a contract with another in the subject's interest: Art. 49(1)(c) GDPR.", dpv(Exact, "/legal/eu/gdpr#A49-1-c");
    TRANSFER_PUBLIC_INTEREST = "transfer-public-interest", below ["derogation"], "Transfer needed for important reasons of public interest: Art. 49(1)(d) GDPR.", dpv(Exact, "/legal/eu/gdpr#A49-1-d");
    TRANSFER_LEGAL_CLAIMS = "transfer-legal-claims", below ["derogation"], "Transfer needed to establish, exercise or defend legal claims: Art. 49(1)(e) GDPR.", dpv(Exact, "/legal/eu/gdpr#A49-1-e");
    TRANSFER_VITAL_INTERESTS = "transfer-vital-interests", below ["derogation"], "Transfer needed to protect a life where the subject cannot agree: Art. 49(1)(f) GDPR.", dpv(Exact, "/legal/eu/gdpr#A49-1-f");
    TRANSFER_PUBLIC_REGISTER = "transfer-public-register", below ["derogation"], "Transfer from a register that is open to consultation: Art. 49(1)(g) GDPR.", dpv(Exact, "/legal/eu/gdpr#A49-1-g");
    TRANSFER_COMPELLING_INTERESTS = "transfer-compelling-interests", below ["derogation"], "A single transfer of few subjects' data for compelling interests of the controller: Art. 49(1), second subparagraph, GDPR.", dpv(Close, "/legal/eu/gdpr#A49-2");

    // Outside the GDPR
    NOTICE = "notice", below [], "The subject was told of the use, and the law asks for no more; outside the GDPR.";
    NOTICE_WITH_OPT_OUT = "notice-with-opt-out", below [], "The subject was told of the use and could refuse it, and has not; outside the GDPR.";
    PERMITTED_BY_LAW = "permitted-by-law", below [], "A law outside the GDPR allows the use.";
    REQUIRED_BY_LAW = "required-by-law", below [], "A law outside the GDPR demands the use.";
    REQUESTED_SERVICE = "requested-service", below [], "Needed to give what the subject asked for; outside the GDPR.";
    TREATMENT_PAYMENT_OPERATIONS = "treatment-payment-operations", below [], "Treatment, payment or health care operations: 45 CFR 164.506 (HIPAA).";
    PUBLIC_PURPOSE_DISCLOSURE = "public-purpose-disclosure", below [], "A disclosure for one of the public purposes that 45 CFR 164.512 lists (HIPAA).";
    CHANCE_TO_AGREE = "chance-to-agree", below [], "A use for a directory, or for those close to a patient, to which the patient could agree or object: 45 CFR 164.510 (HIPAA).";
    EDUCATION_RECORD_EXCEPTION = "education-record-exception", below [], "A disclosure of records of students without consent that 34 CFR 99.31 lists (FERPA).";
    CONSENT_EXCEPTION_FOR_CHILDREN = "consent-exception-for-children", below [], "A collection from a child without a parent's consent that 16 CFR 312.5(c) lists (COPPA).";
    STRICTLY_NECESSARY_STORAGE = "strictly-necessary-storage", below [], "Storage on a device that the service asked for cannot do without: Art. 5(3) of the ePrivacy Directive.";
}
