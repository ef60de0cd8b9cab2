//! What the subject is to the controller.

words! { SubjectFacet:
    // Trade
    CUSTOMER = "customer", below [], "One who buys or has bought goods or services of the controller.", dpv(Close, "#Customer"), fides("customer");
    FORMER_CUSTOMER = "former-customer", below ["customer"], "A customer whose dealings with the controller have ended.", dpv(Broader, "#Customer");
    POLICYHOLDER = "policyholder", below ["customer"], "One who holds an insurance policy.", dpv(Broader, "#Customer");
    BORROWER = "borrower", below ["customer"], "One to whom money or goods are lent.", dpv(Broader, "#Customer");
    TENANT = "tenant", below ["customer"], "One who rents a dwelling or other premises.", dpv(Broader, "#Customer");
    PASSENGER = "passenger", below [], "One who is carried by a means of transport.", fides("passenger");
    COMMUTER = "commuter", below [], "One who travels regularly between home and work.", fides("commuter");
    CLIENT = "client", below [], "A person or organisation that the controller serves, or has served, under an engagement.", dpv(Close, "#Client");
    FORMER_CLIENT = "former-client", below ["client"], "A client whose engagement has ended or whose account is closed.", dpv(Broader, "#Client");
    INACTIVE_CLIENT = "inactive-client", below ["client"], "A client whose engagement or account lies idle.", dpv(Broader, "#Client");
    CONSUMER = "consumer", below [], "A natural person who acts outside a trade or profession.", dpv(Close, "#Consumer");
    PROSPECT = "prospect", below [], "One who may become a customer or client.", fides("prospect");
    BENEFICIARY = "beneficiary", below [], "One to whom a contract between others is of benefit.";
    DEBTOR = "debtor", below [], "One who owes money.";

    // Online
    USER = "user", below [], "One who uses a service or product.", dpv(Close, "#User");
    REGISTERED_USER = "registered-user", below ["user"], "A user who has an account.", dpv(Broader, "#User");
    ANONYMOUS_USER = "anonymous-user", below ["user"], "A user whom the service does not know by name or account.", dpv(Broader, "#User"), fides("anonymous_user");
    VISITOR = "visitor", below [], "One who visits a website or premises.", dpv(Exact, "#Visitor"), fides("visitor");
    READER = "reader", below [], "One who reads or follows what the controller publishes.";
    CONTRIBUTOR = "contributor", below [], "One who submits content for publication.";
    SUBSCRIBER = "subscriber", below [], "One who has subscribed to a service, a newsletter or a notice.", dpv(Exact, "#Subscriber");

    // Organisations and those who act for them
    ORGANISATION = "organisation", below [], "A subject that is no natural person: a company, an association or a public body.";
    VENDOR = "vendor", below [], "A subject that supplies goods or services, whether to the controller or over its marketplace.", fides("supplier_vendor");
    CONTACT_PERSON = "contact-person", below [], "One who is named as the contact of an organisation.";
    REPRESENTATIVE = "representative", below [], "One who acts for another person or for an organisation.";
    GUARDIAN = "guardian", below ["representative"], "One who is legally responsible for another person.", dpv(Close, "#GuardianOfHuman");
    PARENT = "parent", below [], "A mother or father of another person on record.", dpv(Exact, "#ParentOfHuman");
    NEXT_OF_KIN = "next-of-kin", below [], "A close relative of another person on record.", fides("next_of_kin");
    BENEFICIAL_OWNER = "beneficial-owner", below [], "One who in the end owns or controls an organisation.";
    SHAREHOLDER = "shareholder", below [], "One who holds shares in a company.", fides("shareholder");

    // Work
    WORKER = "worker", below [], "One who works for the controller, on whichever terms.";
    EMPLOYEE = "employee", below ["worker"], "One who works under a contract of employment.", dpv(Exact, "#Employee"), fides("employee");
    FORMER_EMPLOYEE = "former-employee", below [], "One whose employment has ended.";
    CONTRACTOR = "contractor", below ["worker"], "One who works under a contract for services.";
    CONSULTANT = "consultant", below ["contractor"], "A contractor who gives advice.", fides("consultant");
    TRAINEE = "trainee", below ["worker"], "One who works in order to learn a trade or profession.", fides("trainee");
    VOLUNTEER = "volunteer", below ["worker"], "One who works without pay.";
    APPLICANT = "applicant", below [], "One who has applied for something.", dpv(Exact, "#Applicant");
    JOB_APPLICANT = "job-applicant", below ["applicant"], "One who has applied for a position.", dpv(Exact, "#JobApplicant"), fides("job_applicant");

    // Professions and care
    PROFESSIONAL = "professional", below [], "One who is on record for the profession that he or she exercises.";
    HEALTHCARE_PROFESSIONAL = "healthcare-professional", below ["professional"], "A professional who gives care to patients.";
    PHYSICIAN = "physician", below ["healthcare-professional"], "A doctor of medicine.";
    NURSE = "nurse", below ["healthcare-professional"], "A registered nurse or midwife.";
    PHARMACIST = "pharmacist", below ["healthcare-professional"], "One who dispenses medicines by profession.";
    PATIENT = "patient", below [], "One who receives care from a healthcare provider.", dpv(Exact, "#Patient"), fides("patient");

    // Society
    STUDENT = "student", below [], "One who attends a school, a university or a course.", dpv(Exact, "#Student");
    MEMBER = "member", below [], "One who belongs to an association, a club or a scheme.", dpv(Exact, "#Member");
    DONOR = "donor", below [], "One who gives money or goods without return.";
    PARTICIPANT = "participant", below [], "One who takes part in a study, an event or a contest.", dpv(Exact, "#Participant");
    CITIZEN = "citizen", below [], "One who belongs to a state and may vote in it.", dpv(Close, "#Citizen"), fides("citizen_voter");
    VULNERABLE_PERSON = "vulnerable-person", below [], "One who is less able than others to protect his or her own interests.", dpv(Exact, "#VulnerableHuman");
    COMPLAINANT = "complainant", below [], "One who has made a complaint.";
    WITNESS = "witness", below [], "One who has seen an event that matters to a case.";
    SUSPECT = "suspect", below [], "One who is suspected of fraud or another offence.";

    // States of a person
    MINOR = "minor", below ["vulnerable-person"], "One who is not of age by the law that applies; where the age is known, it is stated as well.", dpv(Close, "#Child");
    DECEASED = "deceased", below [], "One who has died.";
    INMATE = "inmate", below [], "One who is held in a prison or otherwise in lawful custody.";
    VICTIM = "victim", below [], "One to whom an offence or a breach was done.";

    // Learning, care and public bodies
    PUPIL = "pupil", below ["student"], "One who attends a school below a university.", dpv(Broader, "#Student");
    FORMER_STUDENT = "former-student", below [], "One who attended a school, a university or a course.";
    TEACHER = "teacher", below ["professional"], "One who teaches by profession.";
    INSURED_PERSON = "insured-person", below [], "One whom an insurance covers, whoever holds the policy.";
    CAREGIVER = "caregiver", below [], "One who cares for a patient without doing so by profession.";
    BENEFIT_RECIPIENT = "benefit-recipient", below [], "One who asks for or gets public benefits.";
    PERMIT_HOLDER = "permit-holder", below [], "One who asks for or holds a permit of a public body.";
    TAXPAYER = "taxpayer", below [], "One who owes taxes.";
    SERVICE_MEMBER = "service-member", below [], "One who serves or served in armed forces.";
}
