//! Categories of data: what is known about a person, and a few words for what is not about a person.

words! { DataFacet:
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
    PSEUDONYMOUS_IDENTIFIER = "pseudonymous-identifier", below ["identifiers"], "A code that stands for a person and is linked to the person only by a key kept apart.", dpv(Broader, "/pd#UID"), fides("user.unique_id.pseudonymous");
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
    POSTAL_ADDRESS = "postal-address", below ["contact-details"], "The address to which post for a person is sent.", dpv(Close, "/pd#PhysicalAddress"), fides("user.contact.address");
    STREET_ADDRESS = "street-address", below ["postal-address"], "The street and house number of an address.", dpv(Close, "/pd#Street"), fides("user.contact.address.street");
    CITY = "city", below ["postal-address"], "The town or city of an address.", dpv(Exact, "/pd#City"), fides("user.contact.address.city");
    POSTAL_CODE = "postal-code", below ["postal-address"], "The code that a postal service gives to an area of delivery.", dpv(Exact, "/pd#PostalCode"), fides("user.contact.address.postal_code");
    REGION = "region", below ["postal-address"], "The state, province or county of an address.", dpv(Exact, "/pd#Region"), fides("user.contact.address.state");
    COUNTRY = "country", below ["postal-address"], "The country of an address.", dpv(Exact, "/pd#Country"), fides("user.contact.address.country");
    BILLING_ADDRESS = "billing-address", below ["postal-address"], "The address to which bills are sent or under which a card is registered.", dpv(Broader, "/pd#PhysicalAddress");
    DELIVERY_ADDRESS = "delivery-address", below ["postal-address"], "The address to which goods are sent.", dpv(Broader, "/pd#PhysicalAddress");
    EMAIL_ADDRESS = "email-address", below ["contact-details"], "The address of an electronic mailbox.", dpv(Exact, "/pd#EmailAddress"), fides("user.contact.email");
    PHONE_NUMBER = "phone-number", below ["contact-details"], "The number of a fixed or mobile telephone.", dpv(Exact, "/pd#TelephoneNumber"), fides("user.contact.phone_number");
    MOBILE_NUMBER = "mobile-number", below ["phone-number"], "The number of a mobile telephone.", dpv(Broader, "/pd#TelephoneNumber");
    FAX_NUMBER = "fax-number", below ["contact-details"], "The number of a fax machine.", dpv(Broader, "/pd#Contact"), fides("user.contact.fax_number");
    MESSAGING_HANDLE = "messaging-handle", below ["contact-details"], "The name or number under which a person can be reached in a messaging service.", dpv(Broader, "/pd#Contact");
    PERSONAL_WEBSITE = "personal-website", below ["contact-details"], "The address of a website that a person keeps.", dpv(Broader, "/pd#Contact"), fides("user.contact.url");
    BUSINESS_CONTACT_DETAILS = "business-contact-details", below ["contact-details"], "Data by which a person can be reached at work.", dpv(Broader, "/pd#Contact");

    // Account
    ACCOUNT_DATA = "account-data", below ["personal-data"], "Data that a controller keeps about a person's account with it.", fides("user.account");
    REGISTRATION_DATA = "registration-data", below ["account-data"], "What a person gives in order to register or open an account.";
    SUBSCRIPTION_DATA = "subscription-data", below ["account-data"], "What a person gives in order to subscribe to something, and the state of the subscription.";
    NEWSLETTER_SUBSCRIPTION = "newsletter-subscription", below ["subscription-data"], "Which newsletters and notifications by email a person has subscribed to.";
    USER_PROFILE = "user-profile", below ["account-data"], "What an account shows about its holder.", fides("user.demographic.profile");
    ACCOUNT_SETTINGS = "account-settings", below ["account-data"], "The choices that configure an account.", fides("user.account.settings");
    ACCOUNT_STATUS = "account-status", below ["account-data"], "Whether an account is open, inactive, suspended or closed, and since when.";
    AUTHENTICATION_HISTORY = "authentication-history", below ["account-data"], "When, from where and how someone logged in, or failed to.", dpv(Exact, "/pd#AuthenticationHistory");

    // Credentials
    CREDENTIALS = "credentials", below ["personal-data"], "What a person shows or enters to prove the right to get in.", dpv(Close, "/pd#Authenticating"), fides("user.authorization", "user.authorization.credentials");
    USERNAME = "username", below ["credentials", "identifiers"], "The name under which a person logs in.", dpv(Exact, "/pd#Username"), fides("user.account.username");
    PASSWORD = "password", below ["credentials"], "A secret string of characters that a person enters to log in.", dpv(Exact, "/pd#Password"), fides("user.authorization.password");
    PASSWORD_HASH = "password-hash", below ["password"], "The result of a one-way function over a password, kept in order to check it.", dpv(Broader, "/pd#Password");
    PASSCODE = "passcode", below ["credentials"], "A short secret code that unlocks a device, a card or an account.", dpv(Close, "/pd#PINCode");
    ONE_TIME_CODE = "one-time-code", below ["passcode"], "A secret code that serves for a single login or transaction.", dpv(Broader, "/pd#Authenticating");
    SECURITY_QUESTION = "security-question", below ["credentials"], "A question and its answer by which a person proves identity.", dpv(Close, "/pd#SecretText");
    ACCESS_TOKEN = "access-token", below ["credentials"], "A value that lets its bearer in for as long as it is valid.", dpv(Broader, "/pd#Authenticating");
    API_KEY = "api-key", below ["access-token"], "A value by which a program proves that it may call an interface.", dpv(Broader, "/pd#Authenticating");
    PRIVATE_KEY = "private-key", below ["credentials"], "The secret half of a pair of cryptographic keys.", dpv(Broader, "/pd#Authenticating");

    // Financial
    FINANCIAL = "financial", below ["personal-data"], "Data about a person's money, means, debts and payments.", dpv(Exact, "/pd#Financial"), fides("user.financial");
    PAYMENT = "payment", below ["financial"], "The details with which a person pays or is paid.", dpv(Broader, "/pd#FinancialAccount"), fides("user.payment");
    CARD_DATA = "card-data", below ["payment"], "The details of a payment card.", dpv(Exact, "/pd#PaymentCard"), fides("user.financial.credit_card");
    CARD_NUMBER = "card-number", below ["card-data"], "The long number of a payment card.", dpv(Exact, "/pd#PaymentCardNumber");
    CREDIT_CARD_NUMBER = "credit-card-number", below ["card-number"], "The long number of a credit card.", dpv(Exact, "/pd#CreditCardNumber");
    DEBIT_CARD_NUMBER = "debit-card-number", below ["card-number"], "The long number of a debit card.", dpv(Broader, "/pd#PaymentCardNumber");
    CARDHOLDER_NAME = "cardholder-name", below ["card-data"], "The name that stands on a payment card.", dpv(Broader, "/pd#PaymentCard");
    CARD_EXPIRY = "card-expiry", below ["card-data"], "The date after which a payment card is no longer valid.", dpv(Exact, "/pd#PaymentCardExpiry");
    CARD_SECURITY_CODE = "card-security-code", below ["card-data"], "The short code by which the holder of a payment card shows that it is at hand.", dpv(Broader, "/pd#PaymentCard");
    CARD_TOKEN = "card-token", below ["card-data"], "A value that stands in for a card number with one merchant or processor.", dpv(Broader, "/pd#PaymentCard");
    BANK_ACCOUNT = "bank-account", below ["payment"], "The details that identify an account at a bank.", dpv(Close, "/pd#BankAccount"), fides("user.financial.bank_account");
    BANK_ACCOUNT_NUMBER = "bank-account-number", below ["bank-account"], "The number of a bank account, in national or international form.", dpv(Close, "/pd#FinancialAccountNumber");
    BANK_ROUTING_NUMBER = "bank-routing-number", below ["bank-account"], "The code that identifies the bank or branch at which an account is held.", dpv(Broader, "/pd#BankAccount");
    DIRECT_DEBIT_MANDATE = "direct-debit-mandate", below ["bank-account"], "The authority to draw payments from a bank account.", dpv(Broader, "/pd#BankAccount");
    DIGITAL_WALLET = "digital-wallet", below ["payment"], "The details of a wallet or payment service from which a person pays.", dpv(Broader, "/pd#FinancialAccount");
    ACCOUNT_BALANCE = "account-balance", below ["financial"], "How much stands to the credit or debit of a financial account.", dpv(Broader, "/pd#FinancialStatus");
    BANK_STATEMENT = "bank-statement", below ["financial"], "A list of the movements on a financial account over some time.", dpv(Broader, "/pd#Transactional");
    INCOME = "income", below ["financial"], "What a person earns or receives, and from what.", dpv(Exact, "/pd#Income");
    ASSETS = "assets", below ["financial"], "What a person owns that is worth money.", dpv(Close, "/pd#Ownership");
    INVESTMENT = "investment", below ["financial"], "Securities, funds and other investments that a person holds.", dpv(Broader, "/pd#Ownership");
    LOAN = "loan", below ["financial"], "Money lent to a person, its terms and its repayment.", dpv(Close, "/pd#LoanRecord");
    MORTGAGE = "mortgage", below ["loan"], "A loan secured on land or a building.", dpv(Broader, "/pd#LoanRecord");
    DEBT = "debt", below ["financial"], "What a person owes and to whom.", dpv(Broader, "/pd#FinancialStatus");
    PENSION = "pension", below ["financial"], "A person's pension rights and payments.", dpv(Broader, "/pd#Financial");
    TAX_DATA = "tax-data", below ["financial"], "What a person declares and owes in tax.", dpv(Exact, "/pd#Tax");
    BANKRUPTCY = "bankruptcy", below ["financial"], "That a person is or was insolvent, and the proceedings.", dpv(Broader, "/pd#FinancialStatus");

    // Credit
    CREDIT = "credit", below ["financial"], "Data about a person's borrowing and ability to repay.", dpv(Exact, "/pd#Credit");
    CREDIT_REPORT = "credit-report", below ["credit"], "What a credit agency reports about a person.", dpv(Close, "/pd#CreditRecord");
    CREDIT_SCORE = "credit-score", below ["credit"], "A number that rates how likely a person is to repay.", dpv(Exact, "/pd#CreditScore");
    CREDIT_LIMIT = "credit-limit", below ["credit"], "How much a person may borrow.", dpv(Close, "/pd#CreditCapacity");
    REPAYMENT_HISTORY = "repayment-history", below ["credit"], "How punctually a person has repaid.", dpv(Broader, "/pd#CreditRecord");

    // Transactions
    TRANSACTION = "transaction", below ["personal-data"], "Data about dealings between a person and a controller or a trader.", dpv(Close, "/pd#Transactional");
    ORDERS = "orders", below ["transaction"], "What a person ordered, when and on which terms.", dpv(Broader, "/pd#Purchase");
    PURCHASE_HISTORY = "purchase-history", below ["transaction"], "What a person has bought so far.", dpv(Close, "/pd#Purchase"), fides("user.behavior.purchase_history");
    BASKET_CONTENTS = "basket-contents", below ["transaction"], "What a person has put aside to buy but not yet ordered.", dpv(Broader, "/pd#Transactional");
    INVOICES = "invoices", below ["transaction"], "Bills and statements issued to or by a person.", dpv(Broader, "/pd#Transaction");
    RECEIPTS = "receipts", below ["transaction"], "Proof that a person has paid or been given something.", dpv(Broader, "/pd#Transaction");
    PAYMENT_HISTORY = "payment-history", below ["transaction", "financial"], "Which payments a person made or received, and when.", dpv(Broader, "/pd#Transaction");
    BANK_TRANSACTION = "bank-transaction", below ["transaction", "financial"], "A single movement on a financial account.", dpv(Broader, "/pd#Transaction");
    DELIVERY_DATA = "delivery-data", below ["transaction"], "How, when and to whom something was or will be delivered.", dpv(Broader, "/pd#Transactional");
    RETURNS = "returns", below ["transaction"], "What a person sent back, why, and what was refunded.", dpv(Broader, "/pd#Transactional");
    WARRANTY_DATA = "warranty-data", below ["transaction"], "Which guarantees and service plans a person holds for which product.";
    BOOKING = "booking", below ["transaction"], "A reservation that a person made, such as for travel or an event.", dpv(Broader, "/pd#Transactional");
    LOYALTY_DATA = "loyalty-data", below ["transaction"], "A person's membership and points in a loyalty scheme.";
    CONTRACT_DATA = "contract-data", below ["transaction"], "The contracts between a person and a controller, and their terms.";
    SPENDING_HABITS = "spending-habits", below ["transaction"], "How much a person tends to spend, on what and when.", dpv(Close, "/pd#PurchasesAndSpendingHabit");

    // Device
    DEVICE = "device", below ["personal-data"], "Data about a person's device and its connection.", dpv(Exact, "/pd#DeviceBased"), fides("user.device");
    IP_ADDRESS = "ip-address", below ["device", "online-identifier"], "The address of a device on an internet network.", dpv(Exact, "/pd#IPAddress"), fides("user.device.ip_address");
    DEVICE_IDENTIFIER = "device-identifier", below ["device", "online-identifier"], "A value that tells one device from all others.", dpv(Broader, "/pd#DeviceBased"), fides("user.device.device_id");
    MOBILE_DEVICE_IDENTIFIER = "mobile-device-identifier", below ["device-identifier"], "An identifier of a mobile telephone, a tablet or its subscriber card.", dpv(Broader, "/pd#DeviceBased");
    MAC_ADDRESS = "mac-address", below ["device-identifier"], "The address of a network interface in a local network.", dpv(Exact, "/pd#MACAddress");
    ADVERTISING_IDENTIFIER = "advertising-identifier", below ["device-identifier"], "A resettable value that an operating system lends to advertisers.", dpv(Broader, "/pd#DeviceBased");
    DEVICE_FINGERPRINT = "device-fingerprint", below ["device-identifier"], "A combination of traits of a device or browser that singles it out.", dpv(Close, "/pd#DigitalFingerprint");
    BROWSER_FINGERPRINT = "browser-fingerprint", below ["device-fingerprint"], "A combination of traits of a browser that singles it out.", dpv(Exact, "/pd#BrowserFingerprint");
    DEVICE_TYPE = "device-type", below ["device"], "The kind, maker and model of a device.", dpv(Broader, "/pd#DeviceBased");
    DEVICE_HARDWARE = "device-hardware", below ["device"], "The processor, memory, display and other hardware of a person's device.", dpv(Broader, "/pd#DeviceBased");
    BROWSER = "browser", below ["device"], "Which browser a device uses, and how it is set up.", dpv(Broader, "/pd#DeviceSoftware");
    USER_AGENT = "user-agent", below ["browser"], "The string by which a browser announces itself.", dpv(Exact, "/pd#UserAgent");
    OPERATING_SYSTEM = "operating-system", below ["device"], "Which operating system a device runs.", dpv(Exact, "/pd#DeviceOperatingSystem");
    INSTALLED_SOFTWARE = "installed-software", below ["device"], "Which applications a person's device has.", dpv(Close, "/pd#DeviceApplications");
    SCREEN_RESOLUTION = "screen-resolution", below ["device"], "The size of a device's display in points.", dpv(Broader, "/pd#DeviceBased");
    TIME_ZONE = "time-zone", below ["device"], "The time zone to which a device is set.", dpv(Broader, "/pd#DeviceBased");
    INTERNET_PROVIDER = "internet-provider", below ["device"], "By which provider a device is connected.", dpv(Broader, "/pd#DeviceBased");
    MOBILE_OPERATOR_DATA = "mobile-operator-data", below ["device"], "What a mobile network operator tells about a device, its subscriber or its connection.", dpv(Broader, "/pd#DeviceBased");
    SENSOR_DATA = "sensor-data", below ["device"], "What sensors in or around a device measure.", fides("user.sensor", "user.user_sensor");

    // Usage
    USAGE = "usage", below ["personal-data"], "Data about how a person uses a site, an application or a service.", dpv(Close, "/pd#ServiceConsumptionBehaviour"), fides("user.behavior");
    SITE_ACTIVITY = "site-activity", below ["usage"], "What a person does on a site or in an application.", dpv(Broader, "/pd#ServiceConsumptionBehaviour");
    CLICK_STREAM = "click-stream", below ["site-activity"], "The sequence of links and pages that a person follows.", dpv(Narrower, "/pd#LinkClicked");
    PAGE_VIEWS = "page-views", below ["site-activity"], "Which pages of a site a person viewed, and how often.", dpv(Broader, "/pd#BrowsingBehaviour");
    DOWNLOADS = "downloads", below ["site-activity"], "What a person fetched from a site to keep.", dpv(Broader, "/pd#ServiceConsumptionBehaviour");
    FEATURE_USAGE = "feature-usage", below ["site-activity"], "Which functions of a product a person uses, and how often.", dpv(Broader, "/pd#ServiceConsumptionBehaviour");
    REFERRAL_SOURCE = "referral-source", below ["usage"], "From where a person came to a site.", dpv(Exact, "/pd#BrowsingReferral");
    VISIT_LENGTH = "visit-length", below ["usage"], "How long a person stayed on a site or page.", dpv(Broader, "/pd#BrowsingBehaviour");
    VISIT_TIME = "visit-time", below ["usage"], "When and how often a person visited.", dpv(Broader, "/pd#BrowsingBehaviour");
    SEARCH_HISTORY = "search-history", below ["usage"], "What a person has searched for.", dpv(Broader, "/pd#BrowsingBehaviour"), fides("user.behavior.search_history");
    BROWSING_HISTORY = "browsing-history", below ["usage"], "Which sites a person visited over time.", dpv(Close, "/pd#BrowserHistory"), fides("user.behavior.browsing_history");
    EMAIL_INTERACTION = "email-interaction", below ["usage"], "Whether a person opened a message and followed its links.", dpv(Broader, "/pd#Behavioural");
    ADVERTISEMENT_INTERACTION = "advertisement-interaction", below ["usage"], "Which advertisements a person was shown, saw or followed.", dpv(Broader, "/pd#Behavioural");
    MEDIA_CONSUMPTION = "media-consumption", below ["usage"], "What a person reads, hears or watches through a service.", dpv(Broader, "/pd#ServiceConsumptionBehaviour"), fides("user.behavior.media_consumption");
    READING_HISTORY = "reading-history", below ["media-consumption"], "Which articles or books a person has read.", dpv(Broader, "/pd#ServiceConsumptionBehaviour");
    VIEWING_HISTORY = "viewing-history", below ["media-consumption"], "Which programmes and videos a person has watched.", dpv(Close, "/pd#TVViewingBehaviour");
    LISTENING_HISTORY = "listening-history", below ["media-consumption"], "Which music and broadcasts a person has heard.", dpv(Broader, "/pd#ServiceConsumptionBehaviour");
    TELEMETRY = "telemetry", below ["usage"], "Measurements that software sends home about its running and use.", fides("user.telemetry");
    CRASH_REPORT = "crash-report", below ["telemetry"], "What software records about its own failure.";
    PERFORMANCE_METRICS = "performance-metrics", below ["telemetry"], "How fast and how reliably software runs for a person.";
    LOG_DATA = "log-data", below ["usage"], "What a server or an application writes down about the requests it serves.";
    ACCESS_LOG = "access-log", below ["log-data"], "The record of who got at what, and when.";
    AUDIT_LOG = "audit-log", below ["log-data"], "The record of who changed what, and when.";

    // Cookies
    COOKIE = "cookie", below ["personal-data"], "What a cookie or a similar technique puts on, or reads from, a visitor's device.", fides("user.device.cookie");
    STRICTLY_NECESSARY_COOKIE = "strictly-necessary-cookie", below ["cookie"], "A cookie without which a service that the visitor asked for cannot be given.";
    CONSENT_CHOICE_COOKIE = "consent-choice-cookie", below ["strictly-necessary-cookie"], "A cookie that remembers which cookies the visitor allowed.";
    BASKET_COOKIE = "basket-cookie", below ["strictly-necessary-cookie"], "A cookie that keeps what the visitor put in a shopping basket.";
    LOAD_BALANCING_COOKIE = "load-balancing-cookie", below ["strictly-necessary-cookie"], "A cookie that keeps the visitor on the same server during a visit.";
    FUNCTIONAL_COOKIE = "functional-cookie", below ["cookie"], "A cookie that offers more comfort or function than the service strictly needs.";
    AUTHENTICATION_COOKIE = "authentication-cookie", below ["cookie"], "A cookie that shows who is logged in.";
    PERFORMANCE_COOKIE = "performance-cookie", below ["cookie"], "A cookie that serves to make a site faster or more reliable.";
    ANALYTICS_COOKIE = "analytics-cookie", below ["cookie"], "A cookie that serves to measure how a site is used.";
    ADVERTISING_COOKIE = "advertising-cookie", below ["cookie"], "A cookie that serves to choose, deliver or measure advertisements.";
    RETARGETING_COOKIE = "retargeting-cookie", below ["advertising-cookie"], "A cookie that lets advertisements follow the visitor to other sites.";
    SOCIAL_MEDIA_COOKIE = "social-media-cookie", below ["cookie"], "A cookie that a social network sets or reads through a button or an embedded part.";
    SECURITY_COOKIE = "security-cookie", below ["cookie"], "A cookie that serves to detect fraud, abuse or an intruder.";
    SESSION_COOKIE = "session-cookie", below ["cookie"], "A cookie that goes when the browser is closed.";
    PERSISTENT_COOKIE = "persistent-cookie", below ["cookie"], "A cookie that stays after the browser is closed.";
    FIRST_PARTY_COOKIE = "first-party-cookie", below ["cookie"], "A cookie that the visited site sets itself.";
    THIRD_PARTY_COOKIE = "third-party-cookie", below ["cookie"], "A cookie that someone other than the visited site sets.";
    WEB_BEACON = "web-beacon", below ["cookie"], "A tiny or invisible element that reports that a page or message was opened.";
    LOCAL_STORAGE_ITEM = "local-storage-item", below ["cookie"], "A value that a site keeps in a browser's own storage.";
    COOKIE_IDENTIFIER = "cookie-identifier", below ["cookie", "online-identifier"], "The value in a cookie by which a browser is recognised.", dpv(Broader, "/pd#Identifier"), fides("user.device.cookie_id");

    // Location
    LOCATION = "location", below ["personal-data"], "Data about where a person is or was.", dpv(Exact, "/pd#Location"), fides("user.location");
    PRECISE_LOCATION = "precise-location", below ["location"], "A person's place, exact enough to tell the building or street.", dpv(Broader, "/pd#Location"), fides("user.location.precise");
    GPS_COORDINATES = "gps-coordinates", below ["precise-location"], "Latitude and longitude from satellite positioning.", dpv(Exact, "/pd#GPSCoordinate");
    APPROXIMATE_LOCATION = "approximate-location", below ["location"], "A person's place, no more exact than the town or region.", dpv(Broader, "/pd#Location"), fides("user.location.imprecise");
    CURRENT_LOCATION = "current-location", below ["location"], "Where a person is at the moment.", dpv(Exact, "/pd#CurrentLocation");
    LOCATION_HISTORY = "location-history", below ["location"], "The places where a person was over time.", dpv(Broader, "/pd#Location");
    HOME_LOCATION = "home-location", below ["location"], "Where a person lives, as a place on the map.", dpv(Exact, "/pd#HomeLocation");
    WORK_LOCATION = "work-location", below ["location"], "Where a person works, as a place on the map.", dpv(Exact, "/pd#WorkLocation");
    TRAVEL_HISTORY = "travel-history", below ["location"], "The journeys that a person has made.", dpv(Exact, "/pd#TravelHistory");

    // Demographic
    DEMOGRAPHIC = "demographic", below ["personal-data"], "Data that places a person in a section of the population.", dpv(Close, "/pd#Demographic"), fides("user.demographic");
    AGE = "age", below ["demographic"], "How old a person is.", dpv(Exact, "/pd#Age");
    AGE_RANGE = "age-range", below ["age"], "The span of years in which a person's age lies.", dpv(Exact, "/pd#AgeRange"), fides("user.demographic.age_range");
    DATE_OF_BIRTH = "date-of-birth", below ["age"], "The day on which a person was born.", dpv(Exact, "/pd#BirthDate"), fides("user.demographic.date_of_birth");
    PLACE_OF_BIRTH = "place-of-birth", below ["demographic"], "Where a person was born.", dpv(Exact, "/pd#BirthPlace");
    GENDER = "gender", below ["demographic"], "Whether a person is or counts as a man, a woman or other.", dpv(Exact, "/pd#Gender"), fides("user.demographic.gender");
    NATIONALITY = "nationality", below ["demographic"], "The state to which a person belongs.", dpv(Exact, "/pd#Nationality");
    COUNTRY_OF_RESIDENCE = "country-of-residence", below ["demographic"], "The country in which a person lives.", dpv(Broader, "/pd#Residency");
    INCOME_RANGE = "income-range", below ["demographic"], "The span in which a person's income lies.", dpv(Exact, "/pd#IncomeBracket");
    HOUSEHOLD_COMPOSITION = "household-composition", below ["demographic"], "How many people live with a person, and of what ages.", dpv(Broader, "/pd#Household");

    // Family and social relations
    FAMILY = "family", below ["personal-data"], "Data about a person's relatives and family life.", dpv(Exact, "/pd#Family");
    MARITAL_STATUS = "marital-status", below ["family", "demographic"], "Whether a person is single, married, divorced or otherwise bound.", dpv(Exact, "/pd#MaritalStatus"), fides("user.demographic.marital_status");
    DEPENDANTS = "dependants", below ["family"], "The children and others who depend on a person.", dpv(Broader, "/pd#FamilyStructure");
    NEXT_OF_KIN = "next-of-kin", below ["family"], "The relatives who stand closest to a person.", dpv(Broader, "/pd#FamilyStructure");
    SOCIAL_RELATIONS = "social-relations", below ["personal-data"], "Data about whom a person knows and deals with.", dpv(Close, "/pd#SocialNetwork");
    EMERGENCY_CONTACT = "emergency-contact", below ["social-relations"], "Whom to call if something happens to a person.", dpv(Broader, "/pd#SocialNetwork");
    ADDRESS_BOOK = "address-book", below ["social-relations"], "The people whose contact details a person keeps.", dpv(Broader, "/pd#SocialNetwork");
    GROUP_MEMBERSHIP = "group-membership", below ["social-relations"], "The clubs, associations and groups to which a person belongs.", dpv(Exact, "/pd#GroupMembership");
    REFERRAL_CONTACT = "referral-contact", below ["social-relations"], "A person whom someone recommends to a controller.", dpv(Broader, "/pd#SocialNetwork");
    SOCIAL_MEDIA_DATA = "social-media-data", below ["personal-data"], "What a social network holds or shows about a person.", dpv(Close, "/pd#SocialMedia"), fides("user.social");
    SOCIAL_MEDIA_PROFILE = "social-media-profile", below ["social-media-data"], "A person's page and name on a social network.", dpv(Broader, "/pd#SocialMedia");
    SOCIAL_MEDIA_POST = "social-media-post", below ["social-media-data"], "What a person posted on a social network.", dpv(Broader, "/pd#SocialMediaCommunication");
    SOCIAL_MEDIA_CONNECTIONS = "social-media-connections", below ["social-media-data", "social-relations"], "The friends and followers that a person has on a social network.", dpv(Broader, "/pd#Connection");

    // Communications
    COMMUNICATIONS = "communications", below ["personal-data"], "What a person writes or says to others, and data about the exchange.", dpv(Exact, "/pd#Communication");
    MESSAGE_CONTENT = "message-content", below ["communications"], "What was said in a message or conversation.", dpv(Broader, "/pd#Communication");
    EMAIL_CONTENT = "email-content", below ["message-content"], "What stands in an email and its attachments.", dpv(Exact, "/pd#EmailContent");
    CHAT_CONTENT = "chat-content", below ["message-content"], "What was written in a chat.", dpv(Broader, "/pd#Communication");
    VOICEMAIL = "voicemail", below ["communications"], "A spoken message left for someone.", dpv(Exact, "/pd#VoiceMail");
    COMMUNICATIONS_METADATA = "communications-metadata", below ["communications"], "Who exchanged messages with whom, when and how, without what was said.", dpv(Exact, "/pd#CommunicationsMetadata");
    CALL_LOG = "call-log", below ["communications-metadata"], "Which calls were made or received, when and for how long.", dpv(Exact, "/pd#CallLog");
    ENQUIRY = "enquiry", below ["communications"], "A question that a person put to a controller.", dpv(Broader, "/pd#Communication");
    COMPLAINT = "complaint", below ["communications"], "What a person found fault with and told a controller.", dpv(Broader, "/pd#Communication");
    SURVEY_RESPONSE = "survey-response", below ["communications"], "What a person answered in a survey.";

    // User content
    USER_CONTENT = "user-content", below ["personal-data"], "What a person makes or uploads with a service.", fides("user.content");
    PRIVATE_CONTENT = "private-content", below ["user-content"], "Content that its maker keeps private or shares with chosen people.", fides("user.content.private");
    PUBLISHED_CONTENT = "published-content", below ["user-content"], "Content that a person submits for publication or has made public.", fides("user.content.public");
    COMMENT = "comment", below ["published-content"], "What a person writes below an article or a post.";
    REVIEW = "review", below ["published-content"], "A person's published judgement of a product, a service or someone's work.";
    FORUM_POST = "forum-post", below ["published-content"], "What a person writes in a public forum.";
    LETTER_TO_THE_EDITOR = "letter-to-the-editor", below ["published-content"], "A letter that a person writes to a newspaper to be printed.";
    WORKSPACE_CONTENT = "workspace-content", below ["user-content"], "The documents, messages and records that people keep in a shared workspace.";
    UPLOADED_FILE = "uploaded-file", below ["user-content"], "A file that a person has sent to a service.";
    PROFILE_PICTURE = "profile-picture", below ["user-content"], "The picture that a person chose to stand for an account.", dpv(Broader, "/pd#Picture"), fides("user.content.self_image");

    // Audio and visual
    AUDIO_VISUAL = "audio-visual", below ["personal-data"], "Pictures and recordings of people.";
    PHOTOGRAPH = "photograph", below ["audio-visual"], "A still picture that shows a person.", dpv(Close, "/pd#Picture");
    VIDEO = "video", below ["audio-visual"], "A moving picture that shows a person.";
    SURVEILLANCE_FOOTAGE = "surveillance-footage", below ["video"], "What a surveillance camera has recorded.";
    AUDIO_RECORDING = "audio-recording", below ["audio-visual"], "A recording of a person's voice.";
    CALL_RECORDING = "call-recording", below ["audio-recording", "communications"], "A recording of a telephone or video call.", dpv(Close, "/pd#VoiceCommunicationRecording");

    // Preferences
    PREFERENCES = "preferences", below ["personal-data"], "What a person likes, wants or has chosen.", dpv(Exact, "/pd#Preference");
    PRIVACY_PREFERENCES = "privacy-preferences", below ["preferences"], "What a person has chosen about the use of data.", dpv(Exact, "/pd#PrivacyPreference"), fides("user.privacy_preferences");
    CONSENT_RECORD = "consent-record", below ["privacy-preferences"], "What a person consented or objected to, when and how.", dpv(Broader, "/pd#PrivacyPreference");
    COOKIE_PREFERENCES = "cookie-preferences", below ["privacy-preferences"], "Which cookies a person has allowed or declined.", dpv(Broader, "/pd#PrivacyPreference");
    MARKETING_PREFERENCES = "marketing-preferences", below ["preferences"], "Whether, about what and how a person wants to be marketed to.", dpv(Broader, "/pd#Preference");
    COMMUNICATION_PREFERENCES = "communication-preferences", below ["preferences"], "By which means and how often a person wants to hear from a controller.", dpv(Broader, "/pd#Preference");
    LANGUAGE = "language", below ["preferences", "demographic"], "Which languages a person speaks or prefers.", dpv(Exact, "/pd#Language"), fides("user.demographic.language");
    INTERESTS = "interests", below ["preferences"], "The subjects and activities that a person cares about.", dpv(Exact, "/pd#Interest");
    ACCESSIBILITY_PREFERENCES = "accessibility-preferences", below ["preferences"], "In which accessible form a person wants to be served.", dpv(Broader, "/pd#Preference");
    OPINION = "opinion", below ["preferences"], "What a person thinks of something other than politics, religion or philosophy.", dpv(Close, "/pd#Opinion");

    // Inferred
    INFERRED_DATA = "inferred-data", below ["personal-data"], "What a controller concludes about a person from other data.", dpv(Exact, "#InferredPersonalData");
    INFERRED_PROFILE = "inferred-profile", below ["inferred-data"], "A picture of a person's traits, habits or interests drawn from other data.", dpv(Close, "/pd#IndividualProfile");
    SEGMENT = "segment", below ["inferred-data"], "A group of like people to which a person is assigned.", dpv(Close, "/pd#GroupProfile");
    PREDICTED_BEHAVIOUR = "predicted-behaviour", below ["inferred-data"], "What a person is expected to do.", dpv(Broader, "#InferredPersonalData");
    RISK_SCORE = "risk-score", below ["inferred-data"], "A number that rates the risk of dealing with a person.", dpv(Broader, "#InferredPersonalData");
    FRAUD_SCORE = "fraud-score", below ["risk-score"], "A number that rates how likely a person or transaction is to be fraudulent.", dpv(Broader, "#InferredPersonalData");

    // Work and education
    EMPLOYMENT = "employment", below ["personal-data"], "Data about a person's work and working life.", dpv(Close, "/pd#Professional"), fides("user.workplace");
    EMPLOYER = "employer", below ["employment"], "The organisation for which a person works.", dpv(Broader, "/pd#CurrentEmployment"), fides("user.contact.organization");
    JOB_TITLE = "job-title", below ["employment"], "The position that a person holds and what it is called.", dpv(Close, "/pd#Job"), fides("user.job_title");
    WORK_HISTORY = "work-history", below ["employment"], "Where and as what a person has worked.", dpv(Exact, "/pd#WorkHistory");
    SALARY = "salary", below ["employment", "income"], "What an employer pays a person.", dpv(Exact, "/pd#Salary");
    JOB_APPLICATION = "job-application", below ["employment"], "What a person submits in order to be hired.", dpv(Broader, "/pd#Professional");
    EMPLOYMENT_REFERENCE = "employment-reference", below ["employment"], "What a former employer or other referee says about a person.", dpv(Close, "/pd#Reference");
    JOB_INTERVIEW = "job-interview", below ["employment"], "What was asked, said and noted in an interview for a job.", dpv(Close, "/pd#ProfessionalInterview");
    PERFORMANCE_AT_WORK = "performance-at-work", below ["employment"], "How well a person works, and how that was judged.", dpv(Exact, "/pd#PerformanceAtWork");
    DISCIPLINARY_RECORD = "disciplinary-record", below ["employment"], "Warnings and measures taken against a person at work.", dpv(Exact, "/pd#DisciplinaryAction");
    ATTENDANCE = "attendance", below ["employment"], "When a person worked, was absent or on leave, without the reason.", dpv(Broader, "/pd#Professional");
    EMPLOYEE_NUMBER = "employee-number", below ["employment", "identifiers"], "A number by which an employer tells its staff apart.", dpv(Broader, "/pd#UID");
    EMPLOYEE_BENEFITS = "employee-benefits", below ["employment"], "What an employer grants beyond pay.", dpv(Broader, "/pd#Professional");
    PROFESSIONAL_LICENCE = "professional-licence", below ["employment"], "A licence, registration or certificate to practise a profession.", dpv(Close, "/pd#ProfessionalCertification");
    PROFESSIONAL_SPECIALTY = "professional-specialty", below ["employment"], "The field in which a professional is trained and practises.", dpv(Broader, "/pd#Professional");
    EDUCATION = "education", below ["personal-data"], "Data about a person's schooling and training.", dpv(Exact, "/pd#Education");
    QUALIFICATION = "qualification", below ["education"], "A degree, diploma or certificate that a person has earned.", dpv(Exact, "/pd#EducationQualification");
    SCHOOL = "school", below ["education"], "The schools and universities that a person attends or attended.", dpv(Exact, "/pd#School");
    GRADES = "grades", below ["education"], "The marks that a person got.", dpv(Broader, "/pd#Education");
    TRAINING_RECORD = "training-record", below ["education"], "The courses that a person has taken.", dpv(Close, "/pd#EducationTraining");

    // Customer records
    CUSTOMER_RECORDS = "customer-records", below ["personal-data"], "What a controller keeps on file about its customers and its dealings with them.";
    CUSTOMER_LIST = "customer-list", below ["customer-records"], "A list that shows who a controller's customers are.";
    CUSTOMER_DATABASE = "customer-database", below ["customer-records"], "A controller's records of its customers, taken as one whole.";
    SUPPORT_TICKET = "support-ticket", below ["customer-records", "communications"], "A request for help, its course and its solution.";
    SERVICE_HISTORY = "service-history", below ["customer-records"], "What work a controller has done for a customer, and when.";
    CUSTOMER_NOTES = "customer-notes", below ["customer-records"], "What staff noted about a customer.";

    // Insurance, housing, vehicles
    INSURANCE = "insurance", below ["personal-data"], "Data about a person's insurance.", dpv(Exact, "/pd#Insurance");
    INSURANCE_POLICY = "insurance-policy", below ["insurance"], "The number, cover and terms of a person's insurance.", dpv(Broader, "/pd#Insurance");
    INSURANCE_CLAIM = "insurance-claim", below ["insurance"], "What a person claims from an insurer, and why.", dpv(Broader, "/pd#Insurance");
    HOUSING = "housing", below ["personal-data"], "Data about where and how a person is housed.", dpv(Narrower, "/pd#HouseOwned");
    PROPERTY_OWNERSHIP = "property-ownership", below ["housing", "assets"], "The land and buildings that a person owns.", dpv(Narrower, "/pd#HouseOwned");
    TENANCY = "tenancy", below ["housing"], "What a person rents to live in, from whom and on which terms.", dpv(Broader, "/pd#Household");
    ENERGY_CONSUMPTION = "energy-consumption", below ["housing"], "How much electricity, gas, heat or water a home uses, and when.", dpv(Broader, "/pd#Household");
    VEHICLE = "vehicle", below ["personal-data"], "Data about a vehicle that a person owns or drives.", dpv(Exact, "/pd#Vehicle");
    VEHICLE_REGISTRATION = "vehicle-registration", below ["vehicle"], "The plate and registration of a vehicle.", dpv(Close, "/pd#VehicalLicenseRegistration"), fides("user.government_id.vehicle_registration");
    VEHICLE_IDENTIFICATION_NUMBER = "vehicle-identification-number", below ["vehicle"], "The number that its maker gave to a vehicle.", dpv(Broader, "/pd#Vehicle");
    VEHICLE_USAGE = "vehicle-usage", below ["vehicle"], "Where, when and how a vehicle is driven.", dpv(Exact, "/pd#VehicleUsage");

    // Sensitive beyond Article 9
    CRIMINAL_DATA = "criminal-data", below ["sensitive-data"], "Data about offences, accusations and convictions.", dpv(Exact, "/pd#Criminal"), fides("user.criminal_history");
    CRIMINAL_CONVICTION = "criminal-conviction", below ["criminal-data"], "That a court has found a person guilty of an offence, and the sentence.", dpv(Exact, "/pd#CriminalConviction");
    CRIMINAL_CHARGE = "criminal-charge", below ["criminal-data"], "That a person is or was accused of an offence.", dpv(Exact, "/pd#CriminalCharge");
    CRIMINAL_OFFENCE = "criminal-offence", below ["criminal-data"], "That a person committed or is suspected of an offence.", dpv(Close, "/pd#CriminalOffence");
    CHILDRENS_DATA = "childrens-data", below ["sensitive-data"], "Data that is gathered because its subject is a child.", fides("user.childrens");
    IMMIGRATION_STATUS = "immigration-status", below ["sensitive-data"], "Whether and on what footing a person may stay in a country.";

    // Special categories
    SPECIAL_CATEGORY = "special-category", below ["sensitive-data"], "Data of the kinds that Article 9 of the GDPR protects in particular.", dpv(Exact, "#SpecialCategoryPersonalData");
    RACIAL_OR_ETHNIC_ORIGIN = "racial-or-ethnic-origin", below ["special-category"], "Data that shows a person's race or ethnic origin.", dpv(Narrower, "/pd#EthnicOrigin"), fides("user.demographic.race_ethnicity");
    RACE = "race", below ["racial-or-ethnic-origin"], "The race to which a person is counted.", dpv(Exact, "/pd#Race");
    ETHNIC_ORIGIN = "ethnic-origin", below ["racial-or-ethnic-origin"], "The people or culture from which a person comes.", dpv(Exact, "/pd#EthnicOrigin");
    POLITICAL_OPINION = "political-opinion", below ["special-category"], "What a person thinks in politics.", dpv(Exact, "/pd#PoliticalOpinion"), fides("user.demographic.political_opinion");
    POLITICAL_AFFILIATION = "political-affiliation", below ["political-opinion"], "The party or political movement to which a person adheres.", dpv(Exact, "/pd#PoliticalAffiliation");
    RELIGIOUS_BELIEF = "religious-belief", below ["special-category"], "What a person believes in religion, or that the person believes nothing.", dpv(Exact, "/pd#ReligiousBelief"), fides("user.demographic.religious_belief");
    RELIGIOUS_AFFILIATION = "religious-affiliation", below ["religious-belief"], "The religion or religious community to which a person belongs.", dpv(Close, "/pd#Religion");
    PHILOSOPHICAL_BELIEF = "philosophical-belief", below ["special-category"], "A person's serious convictions about life that are not religious.", dpv(Exact, "/pd#PhilosophicalBelief");
    TRADE_UNION_MEMBERSHIP = "trade-union-membership", below ["special-category"], "Whether a person belongs to a trade union, and to which.", dpv(Exact, "/pd#TradeUnionMembership");
    SEX_LIFE = "sex-life", below ["special-category"], "Data about a person's sexual behaviour and relations.", dpv(Close, "/pd#Sexual");
    SEXUAL_HISTORY = "sexual-history", below ["sex-life"], "A person's past sexual relations.", dpv(Exact, "/pd#SexualHistory");
    SEXUAL_ORIENTATION = "sexual-orientation", below ["special-category"], "To whom a person is sexually attracted.", dpv(Close, "/pd#SexualPreference"), fides("user.demographic.sexual_orientation");
    GENETIC_DATA = "genetic-data", below ["special-category"], "Data about what a person has inherited, as learned from analysing a sample.", dpv(Close, "/pd#Genetic"), fides("user.health_and_medical.genetic");
    DNA_SEQUENCE = "dna-sequence", below ["genetic-data"], "The order of the bases in a person's DNA.", dpv(Close, "/pd#DNACode");
    BIOMETRIC_DATA = "biometric-data", below ["special-category", "identifiers"], "Measurements of a body or of behaviour, processed so that they identify a person.", dpv(Exact, "/pd#Biometric"), fides("user.biometric");
    FINGERPRINT = "fingerprint", below ["biometric-data"], "The pattern of the skin on a person's fingertip.", dpv(Exact, "/pd#Fingerprint"), fides("user.biometric.fingerprint");
    FACE_TEMPLATE = "face-template", below ["biometric-data"], "Measurements of a face from which it can be recognised.", dpv(Close, "/pd#FacialPrint");
    EYE_SCAN = "eye-scan", below ["biometric-data"], "The pattern of a person's iris or retina.", dpv(Narrower, "/pd#Retina"), fides("user.biometric.retinal");
    VOICEPRINT = "voiceprint", below ["biometric-data"], "Measurements of a voice from which it can be recognised.", dpv(Broader, "/pd#Biometric"), fides("user.biometric.voice");
    BEHAVIOURAL_BIOMETRICS = "behavioural-biometrics", below ["biometric-data"], "Patterns of gait, typing or other movement from which a person can be recognised.", dpv(Broader, "/pd#Biometric");
    BIOMETRIC_CREDENTIAL = "biometric-credential", below ["biometric-data"], "A stored biometric measurement against which a person logs in.", dpv(Broader, "/pd#Biometric"), fides("user.authorization.biometric");

    // Health
    HEALTH_DATA = "health-data", below ["special-category"], "Data about a person's body, mind or care that shows the state of health.", dpv(Close, "/pd#MedicalHealth"), fides("user.health_and_medical");
    HEALTH_RECORD = "health-record", below ["health-data"], "What a provider of health care keeps on file about a patient.", dpv(Exact, "/pd#HealthRecord");
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
    REPRODUCTIVE_HEALTH = "reproductive-health", below ["health-data"], "Data about pregnancy, fertility, contraception and the like.", dpv(Broader, "/pd#Health");
    DISABILITY = "disability", below ["health-data"], "A lasting impairment of body or mind.", dpv(Exact, "/pd#Disability");
    SUBSTANCE_USE = "substance-use", below ["health-data"], "A person's use of alcohol, tobacco or drugs, and its treatment.", dpv(Narrower, "/pd#DrugTestResult");
    WELLNESS_DATA = "wellness-data", below ["health-data"], "What a person or a wearable device records about fitness, sleep and the like.", dpv(Broader, "/pd#Health"), fides("user.biometric.health");
    SICK_LEAVE = "sick-leave", below ["health-data"], "That a person was off work through illness, and for how long.", dpv(Broader, "/pd#MedicalHealth");
    HEALTH_INSURANCE = "health-insurance", below ["health-data", "insurance"], "A person's insurance for health care, and what it paid.", dpv(Broader, "/pd#Insurance");
    HEALTH_INSURANCE_NUMBER = "health-insurance-number", below ["health-insurance"], "The number under which a health insurer knows a person.", dpv(Broader, "/pd#Insurance"), fides("user.health_and_medical.insurance_beneficiary_id");

    // Beside personal data
    ORGANISATION_DATA = "organisation-data", below [], "Data about an organisation and not about any person.", dpv(Broader, "#NonPersonalData");
    SOFTWARE_INVENTORY = "software-inventory", below ["organisation-data"], "Which software, versions and licences an organisation has.", dpv(Broader, "#NonPersonalData");
    NETWORK_CONFIGURATION = "network-configuration", below ["organisation-data"], "Which network equipment an organisation has, and how it is set up.", dpv(Broader, "#NonPersonalData");
}
