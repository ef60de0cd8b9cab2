//! Events in the life of a stored record.

words! { LifeEventFacet:
    COLLECTED = "collected", below [], "The data was collected.";
    LAST_USED = "last-used", below [], "The data was last used.";
    LAST_CONTACT = "last-contact", below [], "The controller and the subject were last in touch.";
    CONTRACT_ENDED = "contract-ended", below [], "The contract with the subject ended.";
    EMPLOYMENT_ENDED = "employment-ended", below [], "The subject's employment ended.";
    ACCOUNT_CLOSED = "account-closed", below [], "The subject's account was closed.";
    CASE_CLOSED = "case-closed", below [], "The enquiry, complaint, claim or treatment that the data is about was closed.";
    INVOICED = "invoiced", below [], "The invoice was issued that the data belongs to.";
    CONSENT_WITHDRAWN = "consent-withdrawn", below [], "The consent on which the data was kept was withdrawn.";
    PURPOSE_FULFILLED = "purpose-fulfilled", below [], "The purpose was fulfilled: until then it is open (GDPR Art. 5(1)(e)).";
    ERASURE_REQUESTED = "erasure-requested", below [], "The subject asked for the erasure of the data, and has a right to it (GDPR Art. 17).";
    BORN = "born", below [], "The subject was born.";
    DECEASED = "deceased", below [], "The subject died.";
}
