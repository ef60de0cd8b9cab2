//! What persons may ask of the controller.

words! { RightFacet:
    ACCESS = "access", below [], "To learn which data there is, and to have a copy: Art. 15 GDPR, CCPA § 1798.110.", dpv(Exact, "/legal/eu/gdpr#A15");
    RECTIFICATION = "rectification", below [], "To have data corrected or completed: Art. 16 GDPR, CCPA § 1798.106.", dpv(Exact, "/legal/eu/gdpr#A16");
    ERASURE = "erasure", below [], "To have data erased: Art. 17 GDPR, CCPA § 1798.105.", dpv(Exact, "/legal/eu/gdpr#A17");
    RESTRICTION = "restriction", below [], "To have data set aside and no longer used: Art. 18 GDPR.", dpv(Exact, "/legal/eu/gdpr#A18");
    PORTABILITY = "portability", below [], "To have the data in a form that another service can read, or handed over to that service: Art. 20 GDPR.", dpv(Exact, "/legal/eu/gdpr#A20");
    OBJECTION = "objection", below [], "To object to a use, marketing above all: Art. 21 GDPR.", dpv(Exact, "/legal/eu/gdpr#A21");
    OPT_OUT_OF_SALE = "opt-out-of-sale", below [], "To end the sale and sharing of data: CCPA § 1798.120.";
    LIMIT_OF_SENSITIVE_USE = "limit-of-sensitive-use", below [], "To limit what sensitive data is used and disclosed for: CCPA § 1798.121.";
    WITHDRAWAL = "withdrawal", below [], "To take consent back: Art. 7(3) GDPR.", dpv(Exact, "/legal/eu/gdpr#A7-3");
    HUMAN_REVIEW = "human-review", below [], "To have a decision that a machine took reviewed by a person: Art. 22(3) GDPR.", dpv(Broader, "/legal/eu/gdpr#A22");
    COMPLAINT = "complaint", below [], "To complain to the controller or an authority: Art. 77 GDPR.", dpv(Broader, "/legal/eu/gdpr#A77");
    APPEAL = "appeal", below [], "To have the refusal of a request looked at once more.";
    ACCOUNTING_OF_DISCLOSURES = "accounting-of-disclosures", below [], "To learn to whom data was disclosed, when and what for: 45 CFR 164.528.";
    CONFIDENTIAL_COMMUNICATION = "confidential-communication", below [], "To be written to by another way or at another address: 45 CFR 164.522(b).";
    COPY_OF_POLICY = "copy-of-policy", below [], "To have a copy of the policy, on paper too: 45 CFR 164.520(c).";
    COPY_OF_SAFEGUARDS = "copy-of-safeguards", below [], "To see the clauses on which a transfer abroad rests: Art. 13(1)(f) GDPR.";
    ACCESSIBLE_FORMAT = "accessible-format", below [], "To have the policy or an answer in a form that people with disabilities can use.";
}
