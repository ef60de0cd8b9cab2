//! What has to be done along with a permitted use.

words! { ObligationFacet:
    // Telling
    NOTIFY = "notify", below [], "Tell those concerned.";
    NOTIFY_BY_EMAIL = "notify-by-email", below ["notify"], "Tell those concerned by email.";
    NOTIFY_ON_SITE = "notify-on-site", below ["notify"], "Tell those concerned on the website.";
    NOTIFY_BY_POST = "notify-by-post", below ["notify"], "Tell those concerned by letter.";
    PRIOR_NOTICE = "prior-notice", below ["notify"], "Tell those concerned before the act.";
    INFORM_SUBJECT = "inform-subject", below ["notify"], "Tell the subject what is done with the data.";
    INFORM_OF_SOURCE = "inform-of-source", below ["inform-subject"], "Tell the subject where the data came from: Art. 14 GDPR.";
    INFORM_OF_RIGHTS = "inform-of-rights", below ["inform-subject"], "Tell the subject of the rights over the data.";
    INFORM_OF_REFUSAL = "inform-of-refusal", below ["inform-subject"], "Tell the subject why a request is refused.";
    INFORM_OF_EXTENSION = "inform-of-extension", below ["inform-subject"], "Tell the subject that a deadline is extended, and why.";
    NOTIFY_AUTHORITY = "notify-authority", below ["notify"], "Tell the supervisory authority.";
    NOTIFY_RECIPIENTS = "notify-recipients", below ["notify"], "Tell the recipients of the data of its correction, erasure or restriction.";
    NOTIFY_AFFECTED = "notify-affected", below ["notify"], "Warn those whom an incident could harm.";
    NOTIFY_PARENT = "notify-parent", below ["notify"], "Tell a parent or guardian of the child directly.";
    NOTIFY_SCHOOL = "notify-school", below ["notify"], "Tell the school for which the data is processed.";
    GIVE_PRIVACY_PRACTICES_NOTICE = "give-privacy-practices-notice", below ["inform-subject"], "Give the subject the notice of privacy practices, and ask to have its receipt confirmed: 45 CFR 164.520.";
    INFORM_OF_BREACH = "inform-of-breach", below ["inform-subject"], "Tell the subject that data was lost, changed or seen by someone unauthorised.";
    IDENTIFY_SENDER = "identify-sender", below [], "Say in the message who sends it.";
    LABEL_ADVERTISING = "label-advertising", below [], "Mark the message as advertising.";

    // Leaving a choice
    OFFER_OPT_OUT = "offer-opt-out", below [], "Give the subject a way to refuse the use.";
    OFFER_UNSUBSCRIBE = "offer-unsubscribe", below ["offer-opt-out"], "Include a link by which the subject can unsubscribe.";
    OFFER_COOKIE_CHOICE = "offer-cookie-choice", below ["offer-opt-out"], "Let the visitor choose which cookies are set.";
    OFFER_WITHDRAWAL = "offer-withdrawal", below [], "Let the subject withdraw consent as easily as it was given.";
    OFFER_HUMAN_REVIEW = "offer-human-review", below [], "Let the subject have an automated decision reviewed by a person.";
    OFFER_PARENTAL_REVIEW = "offer-parental-review", below [], "Let a parent see what is held about the child and have it erased: 16 CFR 312.6 (COPPA).";
    OFFER_FUNDRAISING_OPT_OUT = "offer-fundraising-opt-out", below ["offer-opt-out"], "Say in each appeal for gifts how to hear no more of them: 45 CFR 164.514(f).";

    // Binding recipients
    BIND_RECIPIENT = "bind-recipient", below [], "Bind the recipient to the policy.";
    REQUIRE_CONFIDENTIALITY = "require-confidentiality", below [], "Bind the recipient to keep the data confidential.";
    USE_ONLY_FOR_ASSIGNED_FUNCTION = "use-only-for-assigned-function", below [], "Use the data for no other function than the contract assigns.";
    NO_FURTHER_DISCLOSURE = "no-further-disclosure", below [], "Pass the data to no one else.";
    NO_REIDENTIFICATION = "no-reidentification", below [], "Do not try to identify anyone from the data.";
    CONCLUDE_PROCESSING_AGREEMENT = "conclude-processing-agreement", below [], "Conclude a processing agreement with the processor: Art. 28 GDPR.";
    CONCLUDE_TRANSFER_CLAUSES = "conclude-transfer-clauses", below [], "Conclude standard contractual clauses with the recipient: Art. 46 GDPR.";
    CONCLUDE_DATA_USE_AGREEMENT = "conclude-data-use-agreement", below [], "Conclude a data use agreement with the recipient of a limited data set: 45 CFR 164.514(e).";
    CONCLUDE_BUSINESS_ASSOCIATE_AGREEMENT = "conclude-business-associate-agreement", below [], "Conclude a contract with the business associate: 45 CFR 164.504(e).";
    HONOUR_LICENCE = "honour-licence", below [], "Keep within the licence under which the content was submitted.";
    ATTRIBUTE = "attribute", below [], "Name the author or source.";

    // Proof and approval
    VERIFY_IDENTITY = "verify-identity", below [], "Check who the requester is.";
    VERIFY_AGENT_AUTHORITY = "verify-agent-authority", below [], "Check that the subject has authorised the agent.";
    VERIFY_PARENT = "verify-parent", below [], "Check that whoever consents or asks for a child is a parent or guardian of it.";
    DOCUMENT_AUTHORISATION = "document-authorisation", below [], "Keep the signed authorisation, and give the subject a copy: 45 CFR 164.508.";
    VERIFY_AGE = "verify-age", below [], "Check the age of the subject.";
    VERIFY_ACCURACY = "verify-accuracy", below [], "Check that the data is right and up to date.";
    VERIFY_RECIPIENT = "verify-recipient", below [], "Check that the recipient is who it claims to be.";
    OBTAIN_APPROVAL = "obtain-approval", below [], "Obtain the approval of someone answerable.";
    OBTAIN_PARENTAL_APPROVAL = "obtain-parental-approval", below ["obtain-approval"], "Obtain the approval of a parent or guardian.";
    ASSESS_IMPACT = "assess-impact", below [], "Assess the risks to subjects beforehand: Art. 35 GDPR.";
    ASSESS_TRANSFER = "assess-transfer", below [], "Assess law and practice at the destination beforehand.";

    // Records
    LOG = "log", below [], "Record the act.";
    LOG_ACCESS = "log-access", below ["log"], "Record who has seen the data and when.";
    LOG_DISCLOSURE = "log-disclosure", below ["log"], "Record to whom the data was disclosed and when.";
    RECORD_GROUNDS = "record-grounds", below ["log"], "Keep on record the judgement or request on which the act rests.";
    RECORD_CONSENT = "record-consent", below ["log"], "Keep proof of the consent.";

    // Safeguards
    SAFEGUARD = "safeguard", below [], "Protect the data.", dpv(Broader, "#SecurityMethod");
    TECHNICAL_AND_ORGANISATIONAL_MEASURES = "technical-and-organisational-measures", below ["safeguard"], "Protect the data by measures in systems and procedures.";
    ENCRYPT_IN_TRANSIT = "encrypt-in-transit", below ["safeguard"], "Encrypt the data while it travels.", dpv(Exact, "#EncryptionInTransfer");
    ENCRYPT_AT_REST = "encrypt-at-rest", below ["safeguard"], "Encrypt the data where it is stored.", dpv(Exact, "#EncryptionAtRest");
    PASSWORD_PROTECT = "password-protect", below ["safeguard"], "Let the data be opened by password only.", dpv(Close, "#PasswordAuthentication");
    FIREWALL = "firewall", below ["safeguard"], "Keep the data behind a firewall.", dpv(Broader, "#NetworkSecurityProtocols");
    LIMIT_ACCESS = "limit-access", below ["safeguard"], "Let only those at the data who need it.", dpv(Close, "#AccessControlMethod");
    PSEUDONYMISE = "pseudonymise", below ["safeguard"], "Replace identifiers and keep the key apart.", dpv(Exact, "#Pseudonymisation");
    PHYSICAL_SAFEGUARDS = "physical-safeguards", below ["safeguard"], "Protect rooms and devices.";
    ELECTRONIC_SAFEGUARDS = "electronic-safeguards", below ["safeguard"], "Protect systems and networks.", dpv(Close, "#SecurityMethod");
    PROCEDURAL_SAFEGUARDS = "procedural-safeguards", below ["safeguard"], "Protect the data by procedures and training.";

    // Sparing use
    MINIMISE = "minimise", below [], "Use no more data than the purpose needs.";
    AGGREGATE_FIRST = "aggregate-first", below ["minimise"], "Aggregate the data before the act.";
    REDACT = "redact", below ["minimise"], "Remove what the recipient does not need to see.", dpv(Close, "#DataRedaction");
    HONOUR_OPT_OUT = "honour-opt-out", below [], "Check objections once more right before the act, and abide by them.";

    // Ending
    ERASE_WHEN_DONE = "erase-when-done", below [], "Erase the data once the purpose is fulfilled.";
    RETURN_WHEN_DONE = "return-when-done", below [], "Return the data once the purpose is fulfilled.";
    ERASE_DOWNSTREAM = "erase-downstream", below [], "Have processors and recipients erase the data as well.";
    SUPPRESS = "suppress", below [], "Keep the least that is needed in order not to contact the subject again.";
    ERASE_AFTER_REPLY = "erase-after-reply", below [], "Erase the data as soon as the child's request is answered.";

    // Serving requests
    PROVIDE_COPY = "provide-copy", below [], "Give the requester a copy.";
    PROVIDE_PORTABLE_COPY = "provide-portable-copy", below ["provide-copy"], "Give the requester a copy in a form that another service can read.";
    PROVIDE_CLAUSES = "provide-clauses", below ["provide-copy"], "Give the requester a copy of the clauses that cover a transfer.";
    FREE_OF_CHARGE = "free-of-charge", below [], "Charge nothing.";
    ACCESSIBLE_FORMAT = "accessible-format", below [], "Give it in a form that people with disabilities can use.";
    CORRECT = "correct", below [], "Correct or complete the data.";
    CONFIRM_COMPLETION = "confirm-completion", below [], "Confirm to the requester that the request was carried out.";
    NO_RETALIATION = "no-retaliation", below [], "Treat no one worse for having exercised a right.";
}
