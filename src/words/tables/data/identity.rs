//! Who a person is, how the person is reached, and what opens the doors.

words! { DataFacet after 0;
    // Roots
    PERSONAL_DATA = "personal-data", below [], "Data about a person who is identified or can be identified.", dpv(Exact, "#PersonalData"), fides("user");
    SENSITIVE_DATA = "sensitive-data", below ["personal-data"], "Data that the law protects more strictly because its misuse harms a person badly.", dpv(Exact, "#SensitivePersonalData");

    // Identifiers
    IDENTIFIERS = "identifiers", below ["personal-data"], "Data that singles a person out, whether assigned to the person or part of the person.", dpv(Close, "/pd#Identifying");
    NAME = "name", below ["identifiers"], "What a person is called, in full or in part.", dpv(Exact, "/pd#Name"), fides("user.name");
    GIVEN_NAME = "given-name", below ["name"], "The part of a name that was chosen for the person.", dpv(Broader, "/pd#Name"), fides("user.name.first");
    FAMILY_NAME = "family-name", below ["name"], "The part of a name that is shared with a family.", dpv(Broader, "/pd#Name"), fides("user.name.last");
    FORMER_NAME = "former-name", below ["name"], "A name that the person bore earlier, such as one before marriage.", dpv(Broader, "/pd#Name");
    ALIAS = "alias", below ["name"], "A nickname, pen name or display name that stands in for the person's own.", dpv(Broader, "/pd#Name");
    SIGNATURE = "signature", below ["identifiers"], "A person's signature, drawn by hand or made electronically.", dpv(Broader, "/pd#Identifying");
    CUSTOMER_NUMBER = "customer-number", below ["identifiers"], "A number by which a controller tells its customers apart.", dpv(Broader, "/pd#UID");
    PSEUDONYMOUS_IDENTIFIER = "pseudonymous-identifier", below ["identifiers"], "A code that stands for a person and is linked to the person only by a key kept apart.", dpv(Broader, "/pd#UID"), fides("user.unique_id.pseudonymous"), apart("A code with its key kept apart need not be seen on any network.");
    ONLINE_IDENTIFIER = "online-identifier", below ["identifiers"], "A value by which a person or a person's device is recognised on a network.", dpv(Broader, "/pd#Identifier"), fides("user.unique_id");

    // Government identifiers
    GOVERNMENT_IDENTIFIERS = "government-identifiers", below ["identifiers"], "Numbers and documents by which a state identifies a person.", dpv(Close, "/pd#OfficialID"), fides("user.government_id");
    TAX_IDENTIFIER = "tax-identifier", below ["government-identifiers"], "A number under which a tax authority knows a taxpayer.", dpv(Broader, "/pd#OfficialID");
    SOCIAL_SECURITY_NUMBER = "social-security-number", below ["government-identifiers"], "A number under which a social-security system knows a person.", dpv(Broader, "/pd#OfficialID");
    NATIONAL_IDENTIFICATION_NUMBER = "national-identification-number", below ["government-identifiers"], "A number that a state gives to each resident or citizen for general use.", dpv(Broader, "/pd#OfficialID"), fides("user.government_id.national_identification_number");
    PASSPORT = "passport", below ["government-identifiers"], "A passport, its number and what is printed in it.", dpv(Exact, "/pd#Passport"), fides("user.government_id.passport_number");
    IDENTITY_CARD = "identity-card", below ["government-identifiers"], "A national identity card, its number and what is printed on it.", dpv(Broader, "/pd#OfficialID");
    DRIVING_LICENCE = "driving-licence", below ["government-identifiers"], "A licence to drive, its number and what is printed on it.", dpv(Broader, "/pd#OfficialID"), fides("user.government_id.drivers_license_number");
    BIRTH_CERTIFICATE = "birth-certificate", below ["government-identifiers"], "The official record of a person's birth.", dpv(Broader, "/pd#OfficialID"), fides("user.government_id.birth_certificate");
    RESIDENCE_PERMIT = "residence-permit", below ["government-identifiers"], "A visa or permit to stay in a country, and its number.", dpv(Broader, "/pd#OfficialID"), fides("user.government_id.immigration");

    // Contact details
    CONTACT_DETAILS = "contact-details", below ["personal-data"], "Data by which a person can be reached.", dpv(Close, "/pd#Contact"), fides("user.contact");
    POSTAL_ADDRESS = "postal-address", below ["contact-details"], "The address to which post for a person is sent.", dpv(Close, "/pd#PhysicalAddress"), fides("user.contact.address"), apart("An address says where post goes, and not where a person is or was.");
    STREET_ADDRESS = "street-address", below ["postal-address"], "The street and house number of an address.", dpv(Close, "/pd#Street"), fides("user.contact.address.street");
    CITY = "city", below ["postal-address"], "The town or city of an address.", dpv(Close, "/pd#City"), fides("user.contact.address.city");
    POSTAL_CODE = "postal-code", below ["postal-address"], "The code that a postal service gives to an area of delivery.", dpv(Close, "/pd#PostalCode"), fides("user.contact.address.postal_code");
    REGION = "region", below ["postal-address"], "The state, province or county of an address.", dpv(Close, "/pd#Region"), fides("user.contact.address.state");
    COUNTRY = "country", below ["postal-address"], "The country of an address.", dpv(Close, "/pd#Country"), fides("user.contact.address.country");
    BILLING_ADDRESS = "billing-address", below ["postal-address"], "The address to which bills are sent or under which a card is registered.", dpv(Close, "/pd#PhysicalAddress");
    DELIVERY_ADDRESS = "delivery-address", below ["postal-address"], "The address to which goods are sent.", dpv(Close, "/pd#PhysicalAddress");
    EMAIL_ADDRESS = "email-address", below ["contact-details"], "The address of an electronic mailbox.", dpv(Exact, "/pd#EmailAddress"), fides("user.contact.email");
    PHONE_NUMBER = "phone-number", below ["contact-details"], "The number of a fixed or mobile telephone.", dpv(Exact, "/pd#TelephoneNumber"), fides("user.contact.phone_number");
    MOBILE_NUMBER = "mobile-number", below ["phone-number"], "The number of a mobile telephone.", dpv(Broader, "/pd#TelephoneNumber");
    FAX_NUMBER = "fax-number", below ["contact-details"], "The number of a fax machine.", dpv(Broader, "/pd#Contact"), fides("user.contact.fax_number");
    MESSAGING_HANDLE = "messaging-handle", below ["contact-details"], "The name or number under which a person can be reached in a messaging service.", dpv(Broader, "/pd#Contact");
    PERSONAL_WEBSITE = "personal-website", below ["contact-details"], "The address of a website that a person keeps.", dpv(Broader, "/pd#Contact"), fides("user.contact.url");
    BUSINESS_CONTACT_DETAILS = "business-contact-details", below ["contact-details"], "Data by which a person can be reached at work.", dpv(Broader, "/pd#Contact");
    PARENTS_CONTACT_DETAILS = "parents-contact-details", below ["contact-details"], "Data by which the parent or guardian of a child can be reached.", dpv(Broader, "/pd#Contact");

    // Account
    ACCOUNT_DATA = "account-data", below ["personal-data"], "Data that a controller keeps about a person's account with it.", fides("user.account");
    REGISTRATION_DATA = "registration-data", below ["account-data"], "What a person gives in order to register or open an account.";
    SUBSCRIPTION_DATA = "subscription-data", below ["account-data"], "What a person gives in order to subscribe to something, and the state of the subscription.";
    NEWSLETTER_SUBSCRIPTION = "newsletter-subscription", below ["subscription-data"], "Which newsletters and notifications by email a person has subscribed to.";
    USER_PROFILE = "user-profile", below ["account-data"], "What an account shows about its holder.", fides("user.demographic.profile"), apart("A profile shows what its holder chose to show, and not only a section of the population.");
    ACCOUNT_SETTINGS = "account-settings", below ["account-data"], "The choices that configure an account.", fides("user.account.settings");
    ACCOUNT_STATUS = "account-status", below ["account-data"], "Whether an account is open, inactive, suspended or closed, and since when.";
    AUTHENTICATION_HISTORY = "authentication-history", below ["account-data"], "When, from where and how someone logged in, or failed to.", dpv(Exact, "/pd#AuthenticationHistory");

    // Credentials
    CREDENTIALS = "credentials", below ["personal-data"], "What a person shows or enters to prove the right to get in.", dpv(Close, "/pd#Authenticating"), fides("user.authorization", "user.authorization.credentials");
    USERNAME = "username", below ["credentials", "identifiers"], "The name under which a person logs in.", dpv(Exact, "/pd#Username"), fides("user.account.username"), apart("A name to log in with is guarded as the other credentials are.");
    PASSWORD = "password", below ["credentials"], "A secret string of characters that a person enters to log in.", dpv(Exact, "/pd#Password"), fides("user.authorization.password");
    PASSWORD_HASH = "password-hash", below ["password"], "The result of a one-way function over a password, kept in order to check it.", dpv(Broader, "/pd#Password");
    PASSCODE = "passcode", below ["credentials"], "A short secret code that unlocks a device, a card or an account.", dpv(Close, "/pd#PINCode");
    ONE_TIME_CODE = "one-time-code", below ["passcode"], "A secret code that serves for a single login or transaction.", dpv(Broader, "/pd#Authenticating");
    SECURITY_QUESTION = "security-question", below ["credentials"], "A question and its answer by which a person proves identity.", dpv(Close, "/pd#SecretText");
    ACCESS_TOKEN = "access-token", below ["credentials"], "A value that lets its bearer in for as long as it is valid.", dpv(Broader, "/pd#Authenticating");
    API_KEY = "api-key", below ["access-token"], "A value by which a program proves that it may call an interface.", dpv(Broader, "/pd#Authenticating");
    PRIVATE_KEY = "private-key", below ["credentials"], "The secret half of a pair of cryptographic keys.", dpv(Broader, "/pd#Authenticating");
}
