//! Purposes: what data is processed for.

words! { PurposeFacet:
    // Service
    SERVICE_PROVISION = "service-provision", below [], "Giving a person the service or goods that the controller offers.", dpv(Exact, "#ServiceProvision"), fides("essential.service", "essential.service.operations");
    REQUESTED_SERVICE = "requested-service", below ["service-provision"], "Giving a person the particular service that was asked for.", dpv(Exact, "#RequestedServiceProvision");
    ENABLING_SITE_SERVICES = "enabling-site-services", below ["service-provision"], "Making the services of a site or application work for its user.", dpv(Close, "#TechnicalServiceProvision");
    SITE_ADMINISTRATION = "site-administration", below ["service-provision"], "Running and looking after a website.", dpv(Broader, "#ServiceManagement");
    SEARCH_FUNCTION = "search-function", below ["service-provision"], "Letting a person search within a service.", dpv(Exact, "#SearchFunctionalities");
    SEARCH_SUGGESTIONS = "search-suggestions", below ["search-function"], "Suggesting what a person may be about to search for.", dpv(Broader, "#SearchFunctionalities");
    SYNCHRONISATION = "synchronisation", below ["service-provision"], "Keeping a person's data the same on several devices.", dpv(Broader, "#ServiceProvision");
    FORM_FILLING = "form-filling", below ["service-provision"], "Filling in forms and passwords for a person.", dpv(Broader, "#ServiceProvision");
    ELIGIBILITY_ASSESSMENT = "eligibility-assessment", below ["service-provision"], "Deciding whether a person may have a service.", dpv(Close, "#ServiceAccessDetermination");
    SERVICE_MONITORING = "service-monitoring", below ["service-provision"], "Watching that a service runs as it should.", dpv(Close, "#ServiceMonitoring");
    ACCOUNT_MANAGEMENT = "account-management", below ["service-provision"], "Opening, keeping and closing a person's account.", dpv(Close, "#AccountManagement");
    ACCOUNT_REGISTRATION = "account-registration", below ["account-management"], "Signing a person up for an account or a service.", dpv(Close, "#ServiceRegistration");
    ACCOUNT_ACCESS = "account-access", below ["account-management"], "Letting a person into an account or an area reserved for its holder.", dpv(Broader, "#AccountManagement");
    ACCOUNT_SERVICING = "account-servicing", below ["account-management"], "Carrying out payments, records and changes on an account.", dpv(Broader, "#AccountManagement");
    ACCOUNT_CLOSURE = "account-closure", below ["account-management"], "Ending a person's account.", dpv(Broader, "#AccountManagement");
    ORDER_FULFILMENT = "order-fulfilment", below ["service-provision"], "Doing all that an order asks for.", dpv(Close, "#CustomerOrderManagement");
    ORDER_PROCESSING = "order-processing", below ["order-fulfilment"], "Taking in an order, a purchase or a sale and putting it through.", dpv(Broader, "#CustomerOrderManagement");
    DELIVERY = "delivery", below ["order-fulfilment", "requested-service"], "Bringing goods to the person who is to have them.", dpv(Exact, "#DeliveryOfGoods");
    SHIPPING = "shipping", below ["delivery"], "Dispatching goods by post or carrier.", dpv(Broader, "#DeliveryOfGoods");
    INSTALLATION = "installation", below ["order-fulfilment"], "Setting up goods where they are to be used.", dpv(Broader, "#CustomerOrderManagement");
    RETURNS_HANDLING = "returns-handling", below ["order-fulfilment"], "Taking goods back and exchanging them.", dpv(Broader, "#CustomerOrderManagement");
    CUSTOMER_SUPPORT = "customer-support", below ["service-provision"], "Helping customers who turn to the controller.", dpv(Close, "#CustomerCare"), fides("essential.service.operations.support");
    ENQUIRIES = "enquiries", below ["customer-support"], "Dealing with questions by or about a person.", dpv(Broader, "#CustomerCare");
    COMPLAINTS = "complaints", below ["customer-support"], "Dealing with complaints by or about a person.", dpv(Broader, "#CustomerCare");
    TECHNICAL_SUPPORT = "technical-support", below ["service-provision"], "Keeping a customer's equipment, software or network working.", dpv(Broader, "#CustomerCare");
    REPAIR = "repair", below ["technical-support"], "Mending what is defective.", dpv(Close, "#RepairImpairments");
    SERVICE_PROGRAMMES = "service-programmes", below ["service-provision"], "Running warranty, maintenance and similar plans for customers.", dpv(Broader, "#ServiceProvision");
    SERVICE_MESSAGES = "service-messages", below ["service-provision"], "Sending a person messages about a service that are not marketing.", dpv(Close, "#CommunicationForCustomerCare"), fides("essential.service.notifications", "essential.service.notifications.email", "essential.service.notifications.sms");
    SERVICE_UPDATES = "service-updates", below ["service-messages"], "Telling users what changes in a service.", dpv(Broader, "#CommunicationManagement");
    ACCOUNT_NOTICES = "account-notices", below ["service-messages"], "Telling a person what happens with an account.", dpv(Broader, "#CommunicationManagement");
    POLICY_NOTICES = "policy-notices", below ["service-messages"], "Telling a person that the terms or the privacy policy change.", dpv(Broader, "#CommunicationManagement");
    NOTIFICATIONS = "notifications", below ["service-provision"], "Sending a person the alerts that this person specifically asked for.", dpv(Broader, "#CommunicationManagement");
    THIRD_PARTY_ACCOUNT_SETUP = "third-party-account-setup", below [], "Opening or keeping an account for a customer or the controller with an unaffiliated company.";
    REQUESTED_DISCLOSURE = "requested-disclosure", below [], "Passing data to someone because the person asked for that.", dpv(Close, "#RequestedServiceProvision"), apart("Passing data on is to be permitted by itself, and not along with a service.");
    CONTRACT_CONCLUSION = "contract-conclusion", below [], "Taking the steps that lead to a contract.", dpv(Close, "#EstablishContractualAgreement");
    CONTRACT_PERFORMANCE = "contract-performance", below [], "Doing what a contract with the person obliges to.", dpv(Exact, "#FulfilmentOfContractualObligation");

    // Payment
    PAYMENT = "payment", below [], "Making, taking and settling payments.", dpv(Exact, "#PaymentManagement"), fides("essential.service.payment_processing"), apart("A payment is due to the one who is paid, whether or not a service goes with it.");
    PAYMENT_PROCESSING = "payment-processing", below ["payment"], "Carrying a payment out.", dpv(Broader, "#PaymentManagement");
    BILLING = "billing", below ["payment"], "Issuing statements and invoices.", dpv(Broader, "#PaymentManagement");
    REFUNDS = "refunds", below ["payment"], "Paying money back.", dpv(Broader, "#PaymentManagement");
    PAYOUTS = "payouts", below ["payment"], "Paying a person what that person has earned or is owed.", dpv(Broader, "#PaymentManagement");
    PAYMENT_VERIFICATION = "payment-verification", below ["payment"], "Checking that a means of payment is valid and its user entitled.", dpv(Broader, "#PaymentManagement");
    CARD_VERIFICATION = "card-verification", below ["payment-verification"], "Checking that a payment card is valid and its user entitled.", dpv(Broader, "#PaymentManagement");
    DEBT_COLLECTION = "debt-collection", below ["payment"], "Getting overdue payments in.", dpv(Broader, "#PaymentManagement");

    // Authentication and security
    AUTHENTICATION = "authentication", below ["security"], "Checking that whoever logs in is who they claim to be.", dpv(Exact, "#IdentityAuthentication"), fides("essential.service.authentication");
    SECURITY = "security", below [], "Guarding data, systems, accounts and premises.", dpv(Exact, "#EnforceSecurity"), fides("essential.service.security"), apart("Guarding is done against some of those who are served.");
    FRAUD_PREVENTION = "fraud-prevention", below ["security"], "Preventing, detecting and looking into fraud.", dpv(Exact, "#FraudPreventionAndDetection"), fides("essential.fraud_detection");
    FRAUD_DETECTION = "fraud-detection", below ["fraud-prevention"], "Noticing that fraud is being tried or was done.", dpv(Broader, "#FraudPreventionAndDetection");
    FRAUD_DATABASE = "fraud-database", below ["fraud-prevention"], "Keeping a register of fraud and those who commit it.", dpv(Exact, "#MaintainFraudDatabase");
    ACCOUNT_PROTECTION = "account-protection", below ["security"], "Keeping intruders out of accounts.", dpv(Broader, "#EnforceSecurity");
    IDENTITY_THEFT_PREVENTION = "identity-theft-prevention", below ["account-protection"], "Keeping others from posing as the person.", dpv(Broader, "#EnforceSecurity");
    INCIDENT_RESPONSE = "incident-response", below ["security"], "Dealing with a breach or another security incident.", dpv(Broader, "#EnforceSecurity");
    COMPROMISE_WARNING = "compromise-warning", below ["incident-response"], "Warning those whom a compromised account could harm.", dpv(Broader, "#EnforceSecurity");
    TRUST_AND_SAFETY = "trust-and-safety", below ["security"], "Keeping a service free of abuse and its users safe.", dpv(Broader, "#EnforceSecurity");
    MISUSE_PREVENTION = "misuse-prevention", below ["trust-and-safety"], "Preventing and detecting misuse of a service.", dpv(Close, "#MisusePreventionAndDetection");
    CONTENT_MODERATION = "content-moderation", below ["trust-and-safety"], "Checking and removing content that breaks the rules.", dpv(Broader, "#EnforceSecurity");
    CHILD_SAFETY = "child-safety", below ["trust-and-safety"], "Keeping children who use a service from harm.", dpv(Broader, "#EnforceSecurity");
    ACCESS_CONTROL = "access-control", below ["security"], "Deciding and enforcing who may get at what.", dpv(Exact, "#EnforceAccessControl");
    NETWORK_SECURITY = "network-security", below ["security"], "Guarding networks and systems against attack.", dpv(Broader, "#EnforceSecurity");
    SAFE_BROWSING = "safe-browsing", below ["security"], "Warning a person of dangerous pages and downloads.", dpv(Broader, "#EnforceSecurity");
    SECURITY_MONITORING = "security-monitoring", below ["security"], "Watching systems for signs of attack.", dpv(Broader, "#EnforceSecurity");
    PHYSICAL_SECURITY = "physical-security", below ["security"], "Guarding premises and those in them.", dpv(Broader, "#EnforceSecurity");
    BUSINESS_CONTINUITY = "business-continuity", below ["security"], "Keeping or getting systems and data back after a failure.", dpv(Broader, "#EnforceSecurity");
    BACKUP = "backup", below ["business-continuity"], "Keeping a copy from which lost data can be restored.", dpv(Broader, "#EnforceSecurity");

    // Accuracy and verification
    DATA_ACCURACY = "data-accuracy", below [], "Keeping data correct and up to date.";
    DATA_VERIFICATION = "data-verification", below ["data-accuracy"], "Checking data against another source.", dpv(Close, "#Verification"), apart("What is checked is whether data is right, and not who gets in.");
    ADDRESS_VERIFICATION = "address-verification", below ["data-verification"], "Checking that an address exists and belongs to the person.", dpv(Close, "#Verification");
    DATA_CORRECTION = "data-correction", below ["data-accuracy"], "Correcting or completing data.";
    IDENTITY_VERIFICATION = "identity-verification", below ["security"], "Checking that a person is who that person claims to be.", dpv(Exact, "#IdentityVerification");
    AGE_VERIFICATION = "age-verification", below [], "Checking that a person has reached an age.", dpv(Close, "#AgeVerification"), apart("An age is checked for the sake of the law and the person, and not in order to guard systems.");

    // Customers
    CUSTOMER_MANAGEMENT = "customer-management", below [], "Looking after the controller's relations with its customers.", dpv(Close, "#CustomerManagement");
    CUSTOMER_RECOGNITION = "customer-recognition", below ["customer-management"], "Recognising a customer who comes again.", dpv(Broader, "#CustomerManagement");
    CUSTOMER_SURVEYS = "customer-surveys", below ["customer-management"], "Asking customers what they think.", dpv(Broader, "#CustomerRelationshipManagement");
    BENEFITS_MANAGEMENT = "benefits-management", below ["customer-management"], "Administering benefits, rewards or entitlements that people have.", dpv(Broader, "#CustomerManagement");
    LOYALTY_PROGRAMME = "loyalty-programme", below ["benefits-management"], "Running a scheme that rewards customers who stay.", dpv(Broader, "#CustomerRelationshipManagement");

    // Analytics
    ANALYTICS = "analytics", below [], "Finding out from data how something is used or does.", dpv(Narrower, "#ServiceUsageAnalytics"), fides("analytics", "analytics.reporting");
    AUDIENCE_MEASUREMENT = "audience-measurement", below ["usage-analytics"], "Counting and describing those who use a site or medium.", dpv(Broader, "#ServiceUsageAnalytics");
    USAGE_ANALYTICS = "usage-analytics", below ["analytics"], "Examining how people use a service.", dpv(Exact, "#ServiceUsageAnalytics");
    BROWSING_PATTERN_ANALYSIS = "browsing-pattern-analysis", below ["usage-analytics"], "Examining in what ways visitors move through a site.", dpv(Broader, "#ServiceUsageAnalytics");
    CONTENT_PERFORMANCE = "content-performance", below ["usage-analytics"], "Finding out which content does well.", dpv(Broader, "#ServiceUsageAnalytics"), fides("analytics.reporting.content_performance");
    PERFORMANCE_MONITORING = "performance-monitoring", below ["analytics"], "Measuring how fast and reliably a system runs.", dpv(Broader, "#ServiceMonitoring"), fides("analytics.reporting.system", "analytics.reporting.system.performance");
    TREND_ANALYSIS = "trend-analysis", below ["analytics"], "Finding out how things develop over time.";
    SALES_ANALYSIS = "sales-analysis", below ["analytics"], "Examining what sells, to whom and when.";
    STATISTICS = "statistics", below ["analytics"], "Compiling figures in which no single person can be seen.";
    BUSINESS_REPORTING = "business-reporting", below ["analytics"], "Reporting on how the business does.";

    // Personalisation
    PERSONALISATION = "personalisation", below [], "Fitting a service to the person who uses it.", dpv(Exact, "#Personalisation"), fides("personalize");
    CONTENT_PERSONALISATION = "content-personalisation", below ["personalisation"], "Choosing content to fit the person.", dpv(Broader, "#ServicePersonalisation"), fides("personalize.content");
    INTERFACE_PERSONALISATION = "interface-personalisation", below ["personalisation"], "Fitting the look and controls to the person.", dpv(Exact, "#UserInterfacePersonalisation"), fides("personalize.system");
    RECOMMENDATIONS = "recommendations", below ["personalisation"], "Suggesting what might suit the person.", dpv(Exact, "#ProvidePersonalisedRecommendations");
    PRODUCT_RECOMMENDATIONS = "product-recommendations", below ["recommendations"], "Suggesting goods or services that might suit the person.", dpv(Exact, "#ProvideProductRecommendations");
    PROFILING = "profiling", below [], "Judging or predicting a person's traits, habits or circumstances by automatic means.";
    AUTOMATED_DECISION_MAKING = "automated-decision-making", below [], "Taking decisions about a person by automatic means alone.";

    // Improvement
    SERVICE_IMPROVEMENT = "service-improvement", below [], "Making existing services and products better.", dpv(Exact, "#ImproveExistingProductsAndServices"), fides("functional.service.improve");
    SITE_IMPROVEMENT = "site-improvement", below ["service-improvement"], "Making a website better.", dpv(Broader, "#ImproveExistingProductsAndServices");
    EXPERIENCE_IMPROVEMENT = "experience-improvement", below ["service-improvement"], "Making a service more pleasant to use.", dpv(Close, "#OptimiseUserInterface");
    SERVICE_OPTIMISATION = "service-optimisation", below ["service-improvement"], "Helping customers to get the most out of a service.", dpv(Exact, "#OptimisationForConsumer");
    SOFTWARE_MAINTENANCE = "software-maintenance", below ["service-improvement"], "Keeping software free of faults and up to date.", dpv(Broader, "#IncreaseServiceRobustness"), fides("essential.service.upgrades"), apart("Software is kept for all its users, and not for the one whose data it is.");
    SOFTWARE_UPDATE = "software-update", below ["software-maintenance"], "Finding out that software is out of date, and bringing it up to date.", dpv(Broader, "#IncreaseServiceRobustness");
    CRASH_DIAGNOSIS = "crash-diagnosis", below ["software-maintenance"], "Finding out why software failed.", dpv(Broader, "#IncreaseServiceRobustness");
    PRODUCT_EXPERIMENT = "product-experiment", below ["service-improvement"], "Trying out variants of a product on some of its users.", dpv(Broader, "#ImproveExistingProductsAndServices");
    CONTENT_IMPROVEMENT = "content-improvement", below ["service-improvement"], "Making what a service publishes or shows better.", dpv(Broader, "#ImproveExistingProductsAndServices");
    QUALITY_ASSURANCE = "quality-assurance", below ["service-improvement"], "Checking that services are as good as they should be.", dpv(Broader, "#ServiceOptimisation");
    SOFTWARE_TESTING = "software-testing", below ["service-improvement"], "Trying out whether software works.", dpv(Broader, "#IncreaseServiceRobustness");
    SUPPORT_IMPROVEMENT = "support-improvement", below ["service-improvement"], "Making the help for customers better.", dpv(Broader, "#ServiceOptimisation"), fides("essential.service.operations.improve"), apart("Help is made better for those who will ask later.");
    PRODUCT_DEVELOPMENT = "product-development", below [], "Designing new products and services.", dpv(Broader, "#ResearchAndDevelopment");
    AI_TRAINING = "ai-training", below [], "Training or testing models of artificial intelligence.", fides("train_ai_system");

    // Marketing
    MARKETING = "marketing", below [], "Promoting goods, services, causes or an organisation.", dpv(Exact, "#Marketing"), fides("marketing");
    OWN_MARKETING = "own-marketing", below ["marketing"], "Promoting what the controller itself offers.", dpv(Broader, "#Marketing");
    SERVICE_PROMOTION = "service-promotion", below ["own-marketing"], "Telling people of further products and services of the controller that may interest them.", dpv(Broader, "#Marketing");
    THIRD_PARTY_MARKETING = "third-party-marketing", below ["marketing"], "Promoting what someone other than the controller offers.", dpv(Broader, "#Marketing");
    DIRECT_MARKETING = "direct-marketing", below ["marketing"], "Promoting something to particular persons by messages addressed to them.", dpv(Exact, "#DirectMarketing"), fides("marketing.communications");
    EMAIL_MARKETING = "email-marketing", below ["direct-marketing"], "Direct marketing by email.", dpv(Broader, "#DirectMarketing"), fides("marketing.communications.email");
    SMS_MARKETING = "sms-marketing", below ["direct-marketing"], "Direct marketing by text message.", dpv(Broader, "#DirectMarketing"), fides("marketing.communications.sms");
    TELEMARKETING = "telemarketing", below ["direct-marketing"], "Direct marketing by telephone call.", dpv(Broader, "#DirectMarketing");
    POSTAL_MARKETING = "postal-marketing", below ["direct-marketing"], "Direct marketing by post.", dpv(Broader, "#DirectMarketing");
    SOLICITATION = "solicitation", below ["direct-marketing"], "Asking particular persons to buy, give or take part.", dpv(Broader, "#DirectMarketing");
    NEWSLETTERS = "newsletters", below ["own-marketing"], "Sending regular news about the controller and its offers.", dpv(Broader, "#Marketing");
    SOCIAL_MEDIA_MARKETING = "social-media-marketing", below ["marketing"], "Promoting something through social networks.", dpv(Exact, "#SocialMediaMarketing");
    EVENT_PROMOTION = "event-promotion", below ["marketing"], "Inviting people to events, contests and prize draws.", dpv(Broader, "#Marketing");
    FUNDRAISING = "fundraising", below ["marketing"], "Asking for gifts to a cause.", dpv(Broader, "#Marketing");
    POLITICAL_CAMPAIGNING = "political-campaigning", below ["marketing"], "Winning support for a party, a candidate or a policy.", dpv(Close, "#PoliticalCampaign");
    PUBLIC_RELATIONS = "public-relations", below ["marketing"], "Looking after an organisation's public image.", dpv(Exact, "#PublicRelations");
    PROMOTION_MEASUREMENT = "promotion-measurement", below ["marketing"], "Finding out how well promotions and advertisements work.", dpv(Broader, "#Marketing"), fides("analytics.reporting.ad_performance", "analytics.reporting.campaign_insights"), apart("Whoever lets use be measured has not yet let promotions be measured.");
    INSTALL_ATTRIBUTION = "install-attribution", below ["promotion-measurement"], "Finding out over which promotion an application came to be installed.", dpv(Broader, "#Marketing");
    AUDIENCE_INSIGHT = "audience-insight", below ["marketing"], "Learning or telling others who the customers are and what consumers tend towards.", dpv(Broader, "#Marketing");
    ADVERTISING = "advertising", below ["marketing"], "Promoting something by paid messages in a medium.", dpv(Exact, "#Advertising"), fides("marketing.advertising");
    CONTEXTUAL_ADVERTISING = "contextual-advertising", below ["advertising"], "Choosing advertisements by what they stand beside.", dpv(Broader, "#Advertising"), fides("marketing.advertising.first_party.contextual"), apart("It goes by what an advertisement stands beside, whoever advertises.");
    PERSONALISED_ADVERTISING = "personalised-advertising", below ["advertising"], "Choosing advertisements to fit the person.", dpv(Close, "#PersonalisedAdvertising"), apart("Whoever lets a service be fitted has not yet let advertisements be fitted.");
    TARGETED_ADVERTISING = "targeted-advertising", below ["personalised-advertising"], "Choosing advertisements by a person's behaviour over time and sites.", dpv(Close, "#TargetedAdvertising"), fides("marketing.advertising.first_party.targeted"), apart("It follows a person over sites, whoever advertises.");
    ADVERTISING_IMPROVEMENT = "advertising-improvement", below ["advertising"], "Making advertisements better.", dpv(Broader, "#Advertising");
    FIRST_PARTY_ADVERTISING = "first-party-advertising", below ["advertising", "own-marketing"], "Advertising what the controller itself offers.", dpv(Broader, "#Advertising"), fides("marketing.advertising.first_party");
    THIRD_PARTY_ADVERTISING = "third-party-advertising", below ["advertising", "third-party-marketing"], "Advertising what others offer.", dpv(Broader, "#Advertising"), fides("marketing.advertising.third_party");
    ADVERTISING_DELIVERY = "advertising-delivery", below ["advertising"], "Bringing an advertisement to the screen and limiting how often.", dpv(Broader, "#Advertising"), fides("marketing.advertising.serving", "marketing.advertising.frequency_capping");

    // Sale of data
    DATA_SALE = "data-sale", below [], "Handing data to others for money or other value.", dpv(Close, "#SellDataToThirdParties"), apart("A sale of data serves the seller, and not the person who is given a service.");
    INSIGHT_SALE = "insight-sale", below [], "Selling what was learned from data, without the data.", dpv(Close, "#SellInsightsFromData"), apart("A sale of what was learned serves the seller, and not the person who is given a service.");

    // Law, rights and protection
    LEGAL_PURPOSE = "legal-purpose", below [], "Answering to the law: to a duty, a regulator, a claim or those who pursue offences.";
    LEGAL_COMPLIANCE = "legal-compliance", below ["legal-purpose"], "Doing what the law requires.", dpv(Exact, "#LegalCompliance"), fides("essential.legal_obligation");
    TAX_COMPLIANCE = "tax-compliance", below ["legal-compliance"], "Doing what tax law requires.", dpv(Broader, "#LegalCompliance");
    ANTI_MONEY_LAUNDERING = "anti-money-laundering", below ["legal-compliance"], "Preventing and reporting money laundering.", dpv(Close, "#CounterMoneyLaundering"), apart("It is done because the law says so, whether or not the controller itself is harmed.");
    CUSTOMER_DUE_DILIGENCE = "customer-due-diligence", below ["anti-money-laundering"], "Checking who a customer is and where the money comes from, as the law requires.", dpv(Close, "#CounterMoneyLaundering");
    SANCTIONS_SCREENING = "sanctions-screening", below ["legal-compliance"], "Checking that nobody under sanctions is dealt with.", dpv(Broader, "#LegalCompliance");
    REGULATORY_COMPLIANCE = "regulatory-compliance", below ["legal-purpose"], "Doing what a regulator or a self-regulatory body requires.", dpv(Close, "#OrganisationComplianceManagement"), apart("It answers to a regulator, while governance directs the organisation itself.");
    REGULATORY_REPORTING = "regulatory-reporting", below ["regulatory-compliance"], "Reporting to a regulator.", dpv(Close, "#OrganisationComplianceManagement");
    LEGAL_CLAIMS = "legal-claims", below ["legal-purpose"], "Establishing, exercising or defending legal claims.", dpv(Close, "#DisputeManagement"), apart("Claims are raised against others, while governance directs the organisation itself.");
    LITIGATION = "litigation", below ["legal-claims"], "Conducting or preparing proceedings in court.", dpv(Close, "#DisputeManagement");
    LEGAL_ADVICE = "legal-advice", below ["legal-claims"], "Obtaining or giving advice on the law.", dpv(Close, "#DisputeManagement");
    DISPUTE_RESOLUTION = "dispute-resolution", below ["legal-claims"], "Settling a dispute, in or out of court.", dpv(Close, "#DisputeManagement");
    COURT_APPLICATION = "court-application", below [], "Enabling a person to ask a court to order that data be handed over.";
    LAW_ENFORCEMENT = "law-enforcement", below ["legal-purpose"], "Helping public authorities prevent, investigate or prosecute offences.", dpv(Close, "#ProtectionOfPublicSecurity");
    CRIME_INVESTIGATION = "crime-investigation", below ["law-enforcement"], "Finding out whether and by whom an offence was committed.";
    CRIME_REPORTING = "crime-reporting", below ["law-enforcement"], "Telling the police of an offence that was or is being committed.";
    PERSON_LOCATING = "person-locating", below ["law-enforcement"], "Identifying or finding a suspect, a fugitive, a witness or a missing person.";
    CUSTODY = "custody", below [], "Running a prison or another place of lawful custody, the care for those held there included.";
    PROSECUTION = "prosecution", below ["law-enforcement"], "Bringing an offender to court.";
    NATIONAL_SECURITY = "national-security", below [], "Protecting the security of a state.", dpv(Exact, "#ProtectionOfNationalSecurity");
    PROTECTION_OF_OFFICIALS = "protection-of-officials", below ["national-security"], "Protecting heads of state and other office-holders.";
    MILITARY_MISSION = "military-mission", below [], "Seeing to it that armed forces can carry out their mission.";
    POLICY_ENFORCEMENT = "policy-enforcement", below [], "Making sure that a policy or an agreement is kept.";
    AGREEMENT_ENFORCEMENT = "agreement-enforcement", below ["policy-enforcement"], "Making sure that a user agreement or contract is kept.";
    HARM_PREVENTION = "harm-prevention", below [], "Preventing, investigating or stopping unlawful or harmful activity.";
    RIGHTS_PROTECTION = "rights-protection", below [], "Protecting the rights, property or safety of anyone.";
    INTELLECTUAL_PROPERTY_PROTECTION = "intellectual-property-protection", below ["rights-protection"], "Protecting copyright, trade marks and the like.", dpv(Exact, "#ProtectionOfIPR");
    RIGHTS_FULFILMENT = "rights-fulfilment", below [], "Answering what people ask under their data-protection rights.", dpv(Exact, "#RightsFulfilment");
    ACCESS_REQUEST = "access-request", below ["rights-fulfilment"], "Answering a person who asks for a copy of data.", dpv(Broader, "#RightsFulfilment");
    DISCLOSURE_ACCOUNTING = "disclosure-accounting", below ["rights-fulfilment"], "Answering a person who asks to whom data was disclosed.", dpv(Broader, "#RightsFulfilment");
    RECTIFICATION_REQUEST = "rectification-request", below ["rights-fulfilment"], "Answering a person who asks to have data corrected.", dpv(Broader, "#RightsFulfilment");
    ERASURE_REQUEST = "erasure-request", below ["rights-fulfilment"], "Answering a person who asks to have data erased.", dpv(Broader, "#RightsFulfilment");
    OBJECTION_HANDLING = "objection-handling", below ["rights-fulfilment"], "Carrying out an objection, an opt-out or a withdrawal of consent.", dpv(Broader, "#RightsFulfilment");
    CONSENT_MANAGEMENT = "consent-management", below [], "Asking for, recording and proving consent.";
    PARENTAL_CONSENT_REQUEST = "parental-consent-request", below ["consent-management"], "Telling a parent what is to be done with a child's data, and asking for consent.";
    RETALIATION = "retaliation", below [], "Treating a person worse because that person exercised a right.";
    VITAL_INTERESTS = "vital-interests", below [], "Protecting someone's life or bodily integrity.";
    EMERGENCY_RESPONSE = "emergency-response", below ["vital-interests"], "Helping people in an emergency.";
    PUBLIC_INTEREST = "public-interest", below [], "Serving the interest of the public at large.", dpv(Close, "#PublicBenefit");
    PUBLIC_HEALTH = "public-health", below ["public-interest"], "Protecting the health of the population.", dpv(Broader, "#PublicBenefit");
    DISEASE_CONTROL = "disease-control", below ["public-health"], "Preventing and controlling illness and injury, and warning those exposed.";
    PRODUCT_SAFETY = "product-safety", below ["public-health"], "Reporting on and recalling medicines, devices, food and other products that harm.";
    HEALTH_OVERSIGHT = "health-oversight", below ["public-interest"], "Overseeing health care, those who pay for it and those who must keep its rules: 45 CFR 164.512(d).";
    ABUSE_REPORTING = "abuse-reporting", below ["public-interest"], "Telling the authority in charge that someone is abused, neglected or a victim of violence at home.";
    THREAT_PREVENTION = "threat-prevention", below [], "Preventing or lessening a serious and imminent threat to someone's health or safety.";
    DISASTER_RELIEF = "disaster-relief", below ["public-interest"], "Helping people in a disaster, and bringing them and their families together.";
    PUBLIC_SERVICE = "public-service", below ["public-interest"], "Giving people what a public body owes them.";
    BENEFIT_ADMINISTRATION = "benefit-administration", below ["public-service"], "Deciding on and paying public benefits.";
    LICENSING = "licensing", below ["public-service"], "Granting, renewing and withdrawing permits.";
    TAXATION = "taxation", below ["public-service"], "Assessing and collecting taxes as an authority.";
    ELECTIONS = "elections", below ["public-service"], "Registering voters and holding votes.";
    IMMIGRATION_CONTROL = "immigration-control", below ["public-service"], "Deciding who may enter a country and stay there.";
    ACCESS_TO_DOCUMENTS = "access-to-documents", below ["public-service"], "Answering those who ask under a law on access to official documents.";
    OFFICIAL_STATISTICS = "official-statistics", below ["public-interest"], "Compiling the statistics of a state.", dpv(Exact, "#ProvideOfficialStatistics");
    PUBLIC_POLICY = "public-policy", below ["public-interest"], "Preparing decisions of government.", dpv(Exact, "#PublicPolicyMaking");

    // Running the organisation
    BUSINESS_TRANSFER = "business-transfer", below [], "Preparing or carrying out the passing of a business or its assets to another.";
    DUE_DILIGENCE = "due-diligence", below ["business-transfer"], "Letting a prospective acquirer and its advisers examine a business.";
    MERGER = "merger", below ["business-transfer"], "Joining businesses or acquiring one as a whole.";
    ASSET_SALE = "asset-sale", below ["business-transfer"], "Selling assets of a business.";
    DATABASE_SALE = "database-sale", below ["asset-sale"], "Selling a database of customers on its own.", dpv(Close, "#SellDataToThirdParties"), apart("The data passes on with a business that goes on using it, and not as goods.");
    INSOLVENCY = "insolvency", below ["business-transfer"], "Winding up or passing on an insolvent business.";
    GOVERNANCE = "governance", below [], "Directing and controlling an organisation.", dpv(Exact, "#OrganisationGovernance");
    AUDIT = "audit", below ["governance"], "Having accounts, systems or conduct examined.", dpv(Broader, "#OrganisationGovernance");
    RISK_MANAGEMENT = "risk-management", below ["governance"], "Knowing and limiting an organisation's risks.", dpv(Exact, "#OrganisationRiskManagement");
    INTERNAL_ADMINISTRATION = "internal-administration", below ["governance"], "Doing the everyday office work of an organisation.", dpv(Broader, "#OrganisationGovernance"), fides("operations");
    RECORD_KEEPING = "record-keeping", below [], "Keeping the records that an organisation needs.", dpv(Close, "#RecordManagement");
    ACCOUNTING = "accounting", below [], "Keeping the books.", fides("finance");
    ARCHIVING = "archiving", below [], "Keeping records for good because of their lasting value.", dpv(Broader, "#RecordManagement");
    VENDOR_MANAGEMENT = "vendor-management", below [], "Dealing with suppliers and service providers.", dpv(Exact, "#VendorManagement");
    VENDOR_PAYMENT = "vendor-payment", below ["vendor-management"], "Paying suppliers.", dpv(Exact, "#VendorPayment");
    VENDOR_SELECTION = "vendor-selection", below ["vendor-management"], "Assessing and choosing suppliers.", dpv(Exact, "#VendorSelectionAssessment");

    // Work
    HUMAN_RESOURCES = "human-resources", below [], "Managing the people who work for an organisation.", dpv(Exact, "#HumanResourceManagement"), fides("employment");
    RECRUITMENT = "recruitment", below ["human-resources"], "Finding and hiring people.", dpv(Close, "#RecruitmentManagement"), fides("employment.recruitment");
    BACKGROUND_CHECK = "background-check", below ["recruitment"], "Checking an applicant's past.", dpv(Exact, "#RecruitmentApplicantBackgroundCheck");
    APPLICANT_SELECTION = "applicant-selection", below ["recruitment"], "Choosing among applicants.", dpv(Exact, "#RecruitmentApplicantSelection");
    PAYROLL = "payroll", below ["human-resources"], "Working out and paying wages.", dpv(Close, "#PersonnelPayment");
    PERFORMANCE_EVALUATION = "performance-evaluation", below ["human-resources"], "Judging how well people work.", dpv(Close, "#PersonnelPerformanceEvaluation"), apart("Work can be judged by its results, without watching those who do it.");
    WORKFORCE_MONITORING = "workforce-monitoring", below ["human-resources"], "Watching people at work.", dpv(Exact, "#PersonnelMonitoring");
    STAFF_TRAINING = "staff-training", below ["human-resources"], "Teaching people what their work needs.", dpv(Broader, "#PersonnelManagement");

    // Credit, lending, insurance
    CREDIT_RISK = "credit-risk", below [], "Assessing and limiting the risk that debts are not paid.", dpv(Close, "#CustomerSolvencyMonitoring");
    CREDIT_CHECK = "credit-check", below ["credit-risk"], "Asking how creditworthy a person is.", dpv(Broader, "#CustomerSolvencyMonitoring");
    CREDIT_REPORTING = "credit-reporting", below ["credit-risk"], "Telling credit agencies how a person repays.";
    LENDING = "lending", below [], "Granting and managing loans.";
    LOAN_APPLICATION = "loan-application", below ["lending"], "Deciding on a request for a loan.";
    LOAN_SERVICING = "loan-servicing", below ["lending"], "Managing a loan until it is repaid.";
    INSURANCE = "insurance", below [], "Obtaining, giving or managing insurance.";
    UNDERWRITING = "underwriting", below ["insurance"], "Deciding whether and on which terms to insure.";
    CLAIMS_HANDLING = "claims-handling", below ["insurance"], "Dealing with insurance claims.", dpv(Broader, "#CustomerClaimsManagement");

    // Health
    HEALTHCARE = "healthcare", below [], "Caring for a patient and running that care.";
    DIAGNOSIS = "diagnosis", below ["healthcare"], "Finding out what a patient suffers from.";
    TREATMENT = "treatment", below ["healthcare"], "Treating a patient.";
    CARE_COORDINATION = "care-coordination", below ["healthcare"], "Letting those who care for the same patient work together.";
    PREVENTIVE_CARE = "preventive-care", below ["healthcare"], "Keeping a person from falling ill.";
    APPOINTMENT_SCHEDULING = "appointment-scheduling", below ["healthcare"], "Arranging when a patient is to be seen.";
    HEALTHCARE_OPERATIONS = "healthcare-operations", below ["healthcare"], "Assessing quality and running the business of a health-care provider.";
    CARE_QUALITY = "care-quality", below ["healthcare-operations"], "Assessing and improving the quality of care and the competence of those who give it.";
    CLINICAL_TRAINING = "clinical-training", below ["healthcare-operations"], "Training students and practitioners in care under supervision.";
    ACCREDITATION = "accreditation", below ["healthcare-operations"], "Having a provider of care accredited, certified or licensed.";
    HEALTHCARE_PAYMENT = "healthcare-payment", below ["payment"], "Obtaining or giving payment for care, coverage and review of its need included: 45 CFR 164.501.";
    APPOINTMENT_REMINDER = "appointment-reminder", below ["appointment-scheduling"], "Reminding a patient of an appointment.";
    TREATMENT_INFORMATION = "treatment-information", below ["healthcare"], "Telling a patient of other treatments and services that may be of help.";
    FACILITY_DIRECTORY = "facility-directory", below [], "Telling visitors and clergy that a patient is in a facility.";
    INVOLVEMENT_IN_CARE = "involvement-in-care", below [], "Letting family, friends and others take part in a patient's care or its payment.";
    FAMILY_NOTIFICATION = "family-notification", below [], "Telling those close to a person where the person is, in what condition, or of the person's death.";
    DEATH_INVESTIGATION = "death-investigation", below [], "Identifying a dead person and finding the cause of death.";
    FUNERAL_ARRANGEMENT = "funeral-arrangement", below [], "Preparing and holding a funeral.";
    ORGAN_DONATION = "organ-donation", below [], "Procuring, banking and transplanting organs, eyes and tissue.";
    WORKERS_COMPENSATION = "workers-compensation", below [], "Claiming, deciding on and paying benefits for injury or illness from work.";
    WORKPLACE_HEALTH = "workplace-health", below [], "Watching over health at a workplace, as the law has an employer do.";
    SCHOOL_IMMUNISATION = "school-immunisation", below [], "Proving to a school that a student is vaccinated where the law asks for that.";

    // Research, press and publication
    RESEARCH = "research", below [], "Gaining new knowledge by method.", dpv(Close, "#ResearchAndDevelopment");
    SCIENTIFIC_RESEARCH = "scientific-research", below ["research"], "Research by the methods and standards of a science.", dpv(Exact, "#ScientificResearch");
    MEDICAL_RESEARCH = "medical-research", below ["scientific-research"], "Research into illness, health and treatment.", dpv(Broader, "#ScientificResearch");
    RESEARCH_PREPARATION = "research-preparation", below ["research"], "Preparing research without taking data away: 45 CFR 164.512(i)(1)(ii).", dpv(Broader, "#ResearchAndDevelopment");
    RESEARCH_ON_DECEASED = "research-on-deceased", below ["research"], "Research on the data of people who have died.", dpv(Broader, "#ResearchAndDevelopment");
    ACADEMIC_RESEARCH = "academic-research", below ["research"], "Research at or for a university or similar body.", dpv(Exact, "#AcademicResearch");
    HISTORICAL_RESEARCH = "historical-research", below ["research"], "Research into the past.", dpv(Broader, "#ResearchAndDevelopment");
    STATISTICAL_RESEARCH = "statistical-research", below ["research"], "Research that counts and yields figures rather than findings about persons.", dpv(Broader, "#ResearchAndDevelopment");
    COMMERCIAL_RESEARCH = "commercial-research", below ["research"], "Research for the sake of business.", dpv(Exact, "#CommercialResearch");
    MARKET_RESEARCH = "market-research", below ["commercial-research"], "Research into markets and what consumers want.", dpv(Broader, "#CommercialResearch");
    PUBLICATION = "publication", below [], "Making something available to the public.";
    JOURNALISM = "journalism", below [], "Gathering, editing and spreading news and opinion.";
    ARTISTIC_EXPRESSION = "artistic-expression", below [], "Creating and showing works of art or literature.";
    ARCHIVING_IN_THE_PUBLIC_INTEREST = "archiving-in-the-public-interest", below ["archiving", "public-interest"], "Keeping records for good because the public has an interest in them.", dpv(Broader, "#PublicBenefit");

    // Education
    EDUCATION = "education", below [], "Teaching people and running the schools in which they are taught.";
    TEACHING = "teaching", below ["education"], "Giving lessons and the material for them.";
    STUDENT_ASSESSMENT = "student-assessment", below ["education"], "Finding out and recording what a student has learned.";
    LEARNING_PERSONALISATION = "learning-personalisation", below ["teaching"], "Fitting lessons to the student who takes them.";
    STUDENT_SUPPORT = "student-support", below ["education"], "Helping students who need more than lessons.";
    SCHOOL_ADMINISTRATION = "school-administration", below ["education"], "Doing the everyday office work of a school.";
    SCHOOL_SAFETY = "school-safety", below ["education"], "Keeping those in a school safe.";
    SCHOOL_TRANSFER = "school-transfer", below ["education"], "Letting a student pass to another school.";
    FINANCIAL_AID = "financial-aid", below ["education"], "Deciding on and paying grants and loans for students.";
    SCHOOL_EVALUATION = "school-evaluation", below ["education"], "Auditing, accrediting or evaluating schools and programmes of education.";
    INTERNAL_OPERATIONS = "internal-operations", below [], "What a service for children needs in order to run, and no contact or profile beyond it: 16 CFR 312.2 (COPPA).";
    SINGLE_REPLY = "single-reply", below [], "Answering a child's one request once and then erasing how to reach the child: 16 CFR 312.5(c)(3) (COPPA).";
}
