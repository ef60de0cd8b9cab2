//! Who acts, and who receives.

words! { PartyFacet:
    // The controller and its people
    CONTROLLER = "controller", below [], "The one who decides why and how the data is processed.", dpv(Exact, "#DataController");
    STAFF = "staff", below ["controller"], "A person who works under the direct authority of the controller.";
    CLINICAL_STAFF = "clinical-staff", below ["staff"], "Staff who treat or care for patients.";
    TEACHING_STAFF = "teaching-staff", below ["staff"], "Staff who teach.";
    OFFICER = "officer", below ["staff"], "A director or another person who holds an office of the controller.";
    EMPLOYEE = "employee", below ["staff"], "A person whom the controller employs.";
    SUPPORT_STAFF = "support-staff", below ["staff"], "Staff who help customers or clients.";
    TECHNICAL_STAFF = "technical-staff", below ["staff"], "Staff who build or run systems.";
    SALES_STAFF = "sales-staff", below ["staff"], "Staff who sell.";
    MARKETING_STAFF = "marketing-staff", below ["staff"], "Staff who do the marketing.";
    FINANCE_STAFF = "finance-staff", below ["staff"], "Staff who keep accounts and handle payments.";
    LEGAL_STAFF = "legal-staff", below ["staff"], "Staff who advise on law or see to compliance.";
    HR_STAFF = "hr-staff", below ["staff"], "Staff who look after applicants and employees.";
    SECURITY_STAFF = "security-staff", below ["staff"], "Staff who guard premises, systems or accounts.";
    DATA_PROTECTION_OFFICER = "data-protection-officer", below [], "The person who watches over data protection at the controller.", dpv(Exact, "#DataProtectionOfficer");
    JOINT_CONTROLLER = "joint-controller", below [], "One who decides together with the controller why and how data is processed.", dpv(Close, "#JointDataControllers");

    // Processors
    PROCESSOR = "processor", below [], "One who processes data on behalf of the controller; a service provider in California's sense.", dpv(Exact, "#DataProcessor");
    SUB_PROCESSOR = "sub-processor", below ["processor"], "A processor that another processor engages.", dpv(Exact, "#DataSubProcessor");
    PAYMENT_PROCESSOR = "payment-processor", below ["processor"], "A processor that carries out payments.", dpv(Broader, "#DataProcessor");
    CARD_VERIFIER = "card-verifier", below ["processor"], "A processor that checks payment cards.", dpv(Broader, "#DataProcessor");
    HOSTING_PROVIDER = "hosting-provider", below ["processor"], "A processor that runs servers for the controller.", dpv(Broader, "#DataProcessor");
    CLOUD_PROVIDER = "cloud-provider", below ["processor"], "A processor that provides computing or software over a network.", dpv(Broader, "#DataProcessor");
    INTERNET_SERVICE_PROVIDER = "internet-service-provider", below ["processor"], "A processor that connects the controller to the internet.", dpv(Broader, "#DataProcessor");
    ANALYTICS_PROVIDER = "analytics-provider", below ["processor"], "A processor that measures audience or use.", dpv(Broader, "#DataProcessor");
    MAILING_PROVIDER = "mailing-provider", below ["processor"], "A processor that sends messages or letters.", dpv(Broader, "#DataProcessor");
    DELIVERY_COMPANY = "delivery-company", below ["processor"], "A processor that carries goods to their buyer.", dpv(Broader, "#DataProcessor");
    INSTALLER = "installer", below ["processor"], "A processor that installs goods at their buyer.", dpv(Broader, "#DataProcessor");
    SERVICE_PROGRAMME_PROVIDER = "service-programme-provider", below ["processor"], "A processor that carries out warranty, repair or service programmes.", dpv(Broader, "#DataProcessor");
    BENEFIT_ADMINISTRATOR = "benefit-administrator", below ["processor"], "A processor that manages benefits or rewards.", dpv(Broader, "#DataProcessor");
    SURVEY_COMPANY = "survey-company", below ["processor"], "A processor that asks customers for their views.", dpv(Broader, "#DataProcessor");
    MARKETING_AGENT = "marketing-agent", below ["processor"], "A processor that markets the controller's products on its behalf.", dpv(Broader, "#DataProcessor");
    SUPPORT_PROVIDER = "support-provider", below ["processor"], "A processor that helps customers or clients.", dpv(Broader, "#DataProcessor");
    CALL_CENTRE = "call-centre", below ["support-provider"], "A support provider that answers or places telephone calls.", dpv(Broader, "#DataProcessor");
    SECURITY_PROVIDER = "security-provider", below ["processor"], "A processor that guards systems or accounts.", dpv(Broader, "#DataProcessor");
    IDENTITY_PROVIDER = "identity-provider", below ["processor"], "A processor that signs users in or confirms who they are.", dpv(Broader, "#DataProcessor");
    TECHNICAL_CONSULTANT = "technical-consultant", below ["processor"], "A processor that advises on systems and works on them.", dpv(Broader, "#DataProcessor");
    PROGRAMMER = "programmer", below ["processor"], "A processor that writes or maintains software.", dpv(Broader, "#DataProcessor");
    AGENT = "agent", below ["processor"], "A processor that acts in the name of the controller.", dpv(Broader, "#DataProcessor");
    CONTRACTOR = "contractor", below ["processor"], "A processor that does work for the controller under a contract for services.", dpv(Broader, "#DataProcessor");
    SUBCONTRACTOR = "subcontractor", below ["contractor"], "A contractor to whom work was passed on.", dpv(Broader, "#DataProcessor");
    RECORDS_PROVIDER = "records-provider", below ["processor"], "A processor that archives or destroys records.", dpv(Broader, "#DataProcessor");
    BILLING_PROVIDER = "billing-provider", below ["processor"], "A processor that writes invoices or collects what is due.", dpv(Broader, "#DataProcessor");
    BACKUP_PROVIDER = "backup-provider", below ["processor"], "A processor that keeps backup copies.", dpv(Broader, "#DataProcessor");
    BUSINESS_ASSOCIATE = "business-associate", below ["processor"], "A processor of health data for one whom HIPAA binds: 45 CFR 160.103.", dpv(Broader, "#DataProcessor");
    CONTENT_DELIVERY_NETWORK = "content-delivery-network", below ["processor"], "A processor that brings content to its readers from servers near them.", dpv(Broader, "#DataProcessor");
    CRASH_REPORTING_PROVIDER = "crash-reporting-provider", below ["processor"], "A processor that takes in reports of failures of software.", dpv(Broader, "#DataProcessor");
    PUSH_SERVICE = "push-service", below ["processor"], "A processor that pushes messages to devices.", dpv(Broader, "#DataProcessor");

    // The subject
    THE_SUBJECT = "the-subject", below [], "The person whom the data is about.", dpv(Exact, "#DataSubject");

    // Third parties
    THIRD_PARTY = "third-party", below [], "Anyone but the subject, a controller, a processor and persons under their direct authority: Art. 4(10) GDPR.", dpv(Exact, "#ThirdParty");
    THE_PUBLIC = "the-public", below ["third-party"], "Everyone who cares to look.";
    AFFILIATE = "affiliate", below ["third-party"], "A company of the same group as the controller.";
    PARENT_COMPANY = "parent-company", below ["affiliate"], "A company that controls the controller.";
    SUBSIDIARY = "subsidiary", below ["affiliate"], "A company that the controller controls.";
    OTHER_CONTROLLER = "other-controller", below ["third-party"], "One who decides alone, for ends of its own, why and how the data is processed.";

    // Those who represent the subject
    LEGAL_REPRESENTATIVE = "legal-representative", below ["third-party"], "One who acts for the subject by law or by mandate.";
    SUBJECT_ATTORNEY = "subject-attorney", below ["legal-representative"], "The lawyer of the subject.";
    TRUSTEE = "trustee", below ["legal-representative"], "One who holds or manages property for the subject.";
    GUARDIAN = "guardian", below ["legal-representative"], "A parent or guardian of the subject.", dpv(Close, "#GuardianOfDataSubject");
    PERSONAL_REPRESENTATIVE = "personal-representative", below ["legal-representative"], "One who by law decides on health care for the subject, or acts for a subject who has died: 45 CFR 164.502(g).";
    AUTHORISED_AGENT = "authorised-agent", below ["legal-representative"], "An agent whom the subject authorised to make a request or to receive data.";
    EXECUTOR = "executor", below ["legal-representative"], "One who settles the estate of a subject who has died.";

    // Business
    SUPPLIER = "supplier", below ["third-party"], "One who provides goods or services to the controller without processing data for it.";
    VENDOR = "vendor", below ["supplier"], "A supplier that sells products to the controller.";
    HARDWARE_VENDOR = "hardware-vendor", below ["vendor"], "A vendor of computers, devices or network equipment.";
    SOFTWARE_VENDOR = "software-vendor", below ["vendor"], "A vendor of software or of licences for it.";
    SUBJECT_SUPPLIER = "subject-supplier", below ["third-party"], "One who provides goods or services to the subject under an agreement of their own.";
    ACCOUNT_PROVIDER = "account-provider", below ["third-party"], "One who keeps an account for the subject or the controller with a service of its own.";
    PARTNER = "partner", below ["third-party"], "A company with which the controller works together by agreement.";
    TRADING_PARTNER = "trading-partner", below ["partner"], "A partner over which customers come to the controller or the other way.";
    SERVICE_PARTNER = "service-partner", below ["partner"], "A partner whose services or information the subject can ask for.";
    MARKETING_PARTNER = "marketing-partner", below ["partner"], "A partner in promoting products, its own included.";
    RESELLER = "reseller", below ["partner"], "A partner that sells the controller's products on.";
    RESEARCH_PARTNER = "research-partner", below ["partner"], "A partner in research.";
    EMPLOYER = "employer", below ["third-party"], "The present, past or future employer of the subject.";
    OTHER_USER = "other-user", below ["third-party"], "Another user or customer of the service.";
    AFFECTED_PARTY = "affected-party", below ["third-party"], "One whom a compromised account or another incident could harm.";

    // Advice and finance
    PROFESSIONAL_ADVISER = "professional-adviser", below ["third-party"], "A member of a profession who serves the controller on his or her own responsibility.";
    LAWYER = "lawyer", below ["professional-adviser"], "A lawyer of the controller.";
    ACCOUNTANT = "accountant", below ["professional-adviser"], "An accountant or tax adviser of the controller.";
    AUDITOR = "auditor", below ["professional-adviser"], "One who examines the controller's accounts or systems independently.";
    OWN_INSURER = "own-insurer", below ["insurer", "professional-adviser"], "The insurer or insurance broker of the controller itself.";
    INSURER = "insurer", below ["third-party"], "One who insures, or who brokers insurance.";
    LIFE_INSURER = "life-insurer", below ["insurer"], "One who insures lives, or against inability to work.";
    LIABILITY_INSURER = "liability-insurer", below ["insurer"], "One who insures against claims that others raise.";
    CONSULTANT = "consultant", below ["professional-adviser"], "One who advises the controller on its business.";
    BANK = "bank", below ["third-party"], "A bank, a card scheme or another financial institution.";
    CREDIT_AGENCY = "credit-agency", below ["third-party"], "An agency that reports on how people pay their debts.";
    DEBT_COLLECTOR = "debt-collector", below ["third-party"], "One who collects debts that it has acquired or was assigned.";
    FRAUD_PREVENTION_AGENCY = "fraud-prevention-agency", below ["third-party"], "An agency at which companies report and look up fraud.";
    VERIFICATION_SERVICE = "verification-service", below ["third-party"], "A service that confirms identities, addresses or other statements from records of its own.";

    // Advertising and data trade
    ADVERTISER = "advertiser", below ["third-party"], "One who advertises products of its own.";
    ADVERTISING_NETWORK = "advertising-network", below ["third-party"], "A network that places advertising across sites and applications.";
    SOCIAL_PLATFORM = "social-platform", below ["third-party"], "The operator of a social platform.";
    DATA_BROKER = "data-broker", below ["third-party"], "A company that trades in data about people with whom it has no dealings.";
    TELEMARKETER = "telemarketer", below ["third-party"], "One who sells by telephone.";
    MOBILE_OPERATOR = "mobile-operator", below ["third-party"], "The operator of a mobile network.";

    // The state and the law
    AUTHORITY = "authority", below ["third-party"], "A public authority.", dpv(Exact, "#Authority");
    LAW_ENFORCEMENT = "law-enforcement", below ["authority"], "The police or another authority that pursues offences.", dpv(Exact, "#LawEnforcementOrganisation");
    NATIONAL_SECURITY = "national-security", below ["authority"], "An authority that guards the security of the state.", dpv(Broader, "#NationalAuthority");
    REGULATOR = "regulator", below ["authority"], "An authority that supervises a trade or profession.", dpv(Broader, "#Authority");
    SUPERVISORY_AUTHORITY = "supervisory-authority", below ["regulator"], "An authority that supervises data protection.", dpv(Exact, "#DataProtectionAuthority");
    TAX_AUTHORITY = "tax-authority", below ["authority"], "An authority that assesses or collects taxes or customs.", dpv(Broader, "#Authority");
    SOCIAL_SECURITY_AUTHORITY = "social-security-authority", below ["authority"], "An authority that runs social insurance or social benefits.", dpv(Broader, "#Authority");
    PUBLIC_HEALTH_AUTHORITY = "public-health-authority", below ["authority"], "An authority that watches over public health.", dpv(Broader, "#Authority");
    HEALTH_OVERSIGHT_AGENCY = "health-oversight-agency", below ["regulator"], "An authority that oversees health care, those who pay for it or those who must keep its rules: 45 CFR 164.501.", dpv(Broader, "#Authority");
    CORONER = "coroner", below ["authority"], "A coroner or medical examiner, who finds out why someone died.", dpv(Broader, "#Authority");
    CORRECTIONAL_INSTITUTION = "correctional-institution", below ["authority"], "A prison, or another institution that holds people in lawful custody.", dpv(Broader, "#Authority");
    PROTECTIVE_SERVICE = "protective-service", below ["authority"], "An authority to which abuse, neglect or violence at home is reported.", dpv(Broader, "#Authority");
    MILITARY_COMMAND = "military-command", below ["authority"], "A command of armed forces.", dpv(Broader, "#NationalAuthority");
    BENEFIT_AUTHORITY = "benefit-authority", below ["authority"], "An authority that decides on or pays public benefits.", dpv(Broader, "#Authority");
    EDUCATION_AUTHORITY = "education-authority", below ["authority"], "An authority that runs, funds or evaluates schools.", dpv(Broader, "#Authority");
    IMMIGRATION_AUTHORITY = "immigration-authority", below ["authority"], "An authority that decides who may enter a country and stay there.", dpv(Broader, "#NationalAuthority");
    ELECTION_AUTHORITY = "election-authority", below ["authority"], "An authority that registers voters or holds votes.", dpv(Broader, "#Authority");
    STATISTICS_OFFICE = "statistics-office", below ["authority"], "An authority that compiles the statistics of a state.", dpv(Broader, "#NationalAuthority");
    LOCAL_AUTHORITY = "local-authority", below ["authority"], "A municipality, a county or a district.", dpv(Close, "#RegionalAuthority");
    PROSECUTOR = "prosecutor", below ["law-enforcement"], "An authority that brings offenders to court.", dpv(Broader, "#LawEnforcementOrganisation");
    SELF_REGULATORY_BODY = "self-regulatory-body", below ["third-party"], "A body by which a trade or profession regulates itself.";
    COURT = "court", below ["third-party"], "A court or tribunal.", dpv(Close, "#JudicialOrganisation");
    DISPUTE_RESOLVER = "dispute-resolver", below ["third-party"], "An arbitrator, a mediator or an ombudsman.";
    LITIGANT = "litigant", below ["third-party"], "A party to legal proceedings, running or prospective, or its lawyer.";
    COURT_APPLICANT = "court-applicant", below ["third-party"], "One who may apply to a court for the disclosure of data.";
    RIGHTS_HOLDER = "rights-holder", below ["third-party"], "One whose rights were or may have been infringed.";

    // Change of ownership
    TRANSACTION_PARTY = "transaction-party", below ["third-party"], "The other side of a merger, sale or succession, contemplated or completed.";
    ACQUIRER = "acquirer", below ["transaction-party"], "One who has acquired a business or an asset of the controller.";
    PROSPECTIVE_ACQUIRER = "prospective-acquirer", below ["transaction-party"], "One who may acquire a business or an asset of the controller.";
    MERGER_PARTNER = "merger-partner", below ["transaction-party"], "A company with which the controller merges or may merge.";
    SUCCESSOR = "successor", below ["transaction-party"], "One to whom the controller's rights and duties pass by law.";
    ACQUIRER_ADVISER = "acquirer-adviser", below ["third-party"], "A professional adviser of one who acquires, or may acquire, a business or an asset.";
    INSOLVENCY_PRACTITIONER = "insolvency-practitioner", below ["third-party"], "One who is appointed to manage the estate of an insolvent company.";
    FINANCIER = "financier", below ["third-party"], "A lender to the controller or an investor in it.";

    // Society
    HEALTHCARE_PROVIDER = "healthcare-provider", below ["third-party"], "A hospital, a practice or another provider of care.", dpv(Close, "#HealthcareOrganisation");
    HEALTH_INSURER = "health-insurer", below ["insurer"], "One who bears or reimburses the costs of care.";
    EMERGENCY_SERVICE = "emergency-service", below ["third-party"], "A rescue, fire or ambulance service.", dpv(Exact, "#EmergencyServiceProvider");
    RESEARCH_BODY = "research-body", below ["third-party"], "A university or another body that does research.", dpv(Close, "#AcademicScientificOrganisation");
    EDUCATIONAL_INSTITUTION = "educational-institution", below ["third-party"], "A school, a university or a provider of courses.", dpv(Close, "#EducationalOrganisation");
    SCHOOL = "school", below ["educational-institution"], "A school or school district.", dpv(Broader, "#EducationalOrganisation");
    SCHOOL_OFFICIAL = "school-official", below ["educational-institution"], "A person whom the school of the subject employs or engages and who needs the data for educational work: 34 CFR 99.31(a)(1) (FERPA).";
    TEACHER = "teacher", below ["school-official"], "One who teaches the subject.";
    NEXT_SCHOOL = "next-school", below ["educational-institution"], "A school to which the subject wants to pass or has passed.", dpv(Broader, "#EducationalOrganisation");
    TESTING_BODY = "testing-body", below ["third-party"], "A body that develops or holds tests for schools.";
    ACCREDITING_BODY = "accrediting-body", below ["third-party"], "A body that accredits schools, clinics or programmes.";
    FINANCIAL_AID_PROVIDER = "financial-aid-provider", below ["third-party"], "One who grants or administers aid for students.";
    CHARITY = "charity", below ["third-party"], "A body that works for the common good.", dpv(Exact, "#CharityOrganisation");
    INTERNATIONAL_ORGANISATION = "international-organisation", below ["third-party"], "A body under international law.", dpv(Exact, "#InternationalOrganisation");
    TRADE_UNION = "trade-union", below ["third-party"], "A body that represents workers.";
    JOURNALIST = "journalist", below ["third-party"], "One who reports to the public.";

    // Health and those close to a person
    FAMILY_OR_FRIEND = "family-or-friend", below ["third-party"], "A relative, a partner in life or a friend of the subject.";
    PERSON_INVOLVED_IN_CARE = "person-involved-in-care", below ["third-party"], "A relative, a friend or another whom the subject has named and who takes part in the subject's care or its payment: 45 CFR 164.510(b).";
    CAREGIVER = "caregiver", below ["person-involved-in-care"], "One who cares for the subject without doing so by profession.";
    VISITOR = "visitor", below ["third-party"], "One who comes to see someone and asks for that person by name.";
    CLERGY = "clergy", below ["third-party"], "A minister of a religious community.";
    PERSON_AT_RISK = "person-at-risk", below ["third-party"], "One who may have been exposed to an illness, or whom a threat endangers.";
    DISASTER_RELIEF_BODY = "disaster-relief-body", below ["third-party"], "A public or private body that helps in disasters.";
    FUNERAL_DIRECTOR = "funeral-director", below ["third-party"], "One who prepares and holds funerals.";
    ORGAN_BANK = "organ-bank", below ["third-party"], "One who procures, banks or transplants organs, eyes or tissue.";
    WORKERS_COMPENSATION_BODY = "workers-compensation-body", below ["third-party"], "An authority, an insurer or another body that decides on or pays benefits for injury or illness from work.";
    WORKERS_COMPENSATION_INSURER = "workers-compensation-insurer", below ["workers-compensation-body", "insurer"], "One who insures employers against injury and illness from work.";
    HEALTH_PLAN_SPONSOR = "health-plan-sponsor", below ["third-party"], "An employer or another who provides a group health plan.";
    HEALTH_INFORMATION_EXCHANGE = "health-information-exchange", below ["third-party"], "A network over which providers of care exchange records.";
    ETHICS_BOARD = "ethics-board", below ["third-party"], "An institutional review board or privacy board.";
    PRODUCT_MAKER = "product-maker", below ["third-party"], "One who makes or sells medicines, devices, food or other products and is answerable for their safety.";

    // Browsers, applications and the web
    APP_STORE_OPERATOR = "app-store-operator", below ["third-party"], "The operator of a store from which applications are installed.";
    DEVICE_MAKER = "device-maker", below ["third-party"], "One who makes devices or the operating system on them.";
    APPLICATION_DEVELOPER = "application-developer", below ["third-party"], "One who makes an application, an extension or a module that others build in.";
    WEBSITE_OPERATOR = "website-operator", below ["third-party"], "The operator of a website that a person visits.";
    SEARCH_ENGINE = "search-engine", below ["third-party"], "The operator of a search engine.";
    NAME_RESOLVER = "name-resolver", below ["third-party"], "One who answers which address a name on the internet has.";

    // Public access
    DOCUMENT_REQUESTER = "document-requester", below ["third-party"], "One who asks for official documents under a law on access to them.";
    ARCHIVE = "archive", below ["third-party"], "A public archive, library or museum.";
    LEGISLATURE = "legislature", below ["third-party"], "A parliament or another elected assembly.";
}
