//! Where the data came from.

words! { SourceFacet:
    // The subject
    THE_SUBJECT = "the-subject", below [], "The person whom the data is about.", dpv(Close, "#DataSubject");
    GIVEN = "given", below ["the-subject"], "Data that the subject gave when asked for it.", dpv(Close, "#ProvidedPersonalData");
    VOLUNTEERED = "volunteered", below ["the-subject"], "Data that the subject chose to send without being asked for it.", dpv(Broader, "#ProvidedPersonalData");
    SUBMITTED_FOR_PUBLICATION = "submitted-for-publication", below ["the-subject"], "Data that the subject sent in order that it be published.", dpv(Broader, "#ProvidedPersonalData");

    // Those who speak for the subject
    REPRESENTATIVE = "representative", below [], "A person who acts for the subject by law or by mandate.";
    PARENT_OR_GUARDIAN = "parent-or-guardian", below ["representative"], "A parent or guardian of the subject.";
    AUTHORISED_AGENT = "authorised-agent", below ["representative"], "An agent whom the subject authorised.";
    CLIENT = "client", below [], "The client organisation that the subject belongs to or deals with.";

    // Observation
    OBSERVED = "observed", below [], "Data recorded by watching what the subject or a device does.", dpv(Close, "#ObservedPersonalData");
    DEVICE = "device", below ["observed"], "Data that the device of the subject reported by itself.", dpv(Broader, "#ObservedPersonalData");
    DEVICE_PERMISSION = "device-permission", below ["device"], "Data that the device of the subject gave out after the subject had allowed it.";
    COOKIE = "cookie", below ["observed"], "Data recorded by means of a cookie, a beacon or a similar tag.", dpv(Broader, "#ObservedPersonalData");
    SERVER_LOG = "server-log", below ["observed"], "Data that a server recorded about the requests made to it.", dpv(Broader, "#ObservedPersonalData");

    // Others
    THIRD_PARTY = "third-party", below [], "Someone who is neither the subject nor the controller nor acting for either.", dpv(Close, "#ThirdParty");
    PARTNER_SOURCE = "partner-source", below ["third-party"], "A business partner of the controller.";
    AFFILIATE_SOURCE = "affiliate-source", below ["third-party"], "A company of the same group as the controller.";
    VENDOR_SOURCE = "vendor-source", below ["third-party"], "A vendor of hardware, software or services.";
    SOCIAL_MEDIA = "social-media", below ["third-party"], "A social platform.";
    DATA_BROKER_SOURCE = "data-broker-source", below ["third-party"], "A company that trades in data about people with whom it has no dealings.";
    CREDIT_AGENCY_SOURCE = "credit-agency-source", below ["third-party"], "An agency that reports on how people pay their debts.";
    BANK_SOURCE = "bank-source", below ["third-party"], "A bank, a card scheme or another financial institution.";
    MOBILE_OPERATOR = "mobile-operator", below ["third-party"], "The operator of the mobile network over which the subject connects.";
    ADVERTISING_NETWORK_SOURCE = "advertising-network-source", below ["third-party"], "A network that places advertising across sites and applications.";
    VERIFICATION_SOURCE = "verification-source", below ["third-party"], "A service that confirms identities, addresses or other statements.";
    EMPLOYER_SOURCE = "employer-source", below ["third-party"], "A present or past employer of the subject.";
    HEALTHCARE_SOURCE = "healthcare-source", below ["third-party"], "A healthcare provider or a health insurer.";
    FAMILY_SOURCE = "family-source", below ["third-party"], "A relative or a friend of the subject.";
    SCHOOL_SOURCE = "school-source", below ["third-party"], "A school or a teacher of the subject.";
    INSURER_SOURCE = "insurer-source", below ["third-party"], "An insurer.";
    APP_STORE_SOURCE = "app-store-source", below ["third-party"], "The operator of a store from which applications are installed.";
    REFERRER = "referrer", below ["third-party"], "An acquaintance, a colleague or a customer who named the subject.";
    AUTHORITY_SOURCE = "authority-source", below ["third-party"], "A public authority or a court.";

    // Derived and public
    DERIVED = "derived", below [], "Data that was produced from other data.", dpv(Close, "#DerivedPersonalData");
    INFERRED = "inferred", below ["derived"], "Derived data that is likely but not certain.", dpv(Close, "#InferredPersonalData");
    PUBLIC_SOURCE = "public-source", below [], "A source that is open to anyone.";
    PUBLIC_RECORD = "public-record", below ["public-source"], "A register or file that a public body keeps open to inspection.";
    PUBLICATION = "publication", below ["public-source"], "A book, a newspaper, a directory or a public web page.";
}
