//! Preferences, work, learning, and what a controller keeps on file.

words! { DataFacet after super::life::END;
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
    EMPLOYER = "employer", below ["employment"], "The organisation for which a person works.", dpv(Broader, "/pd#CurrentEmployment"), fides("user.contact.organization"), apart("Where a person works is not told in order to reach the person.");
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
    EDUCATION_RECORD = "education-record", below ["education"], "What a school, or someone acting for it, keeps about a student: 34 CFR 99.3 (FERPA).", dpv(Broader, "/pd#Education");
    GRADES = "grades", below ["education-record"], "The marks that a person got.", dpv(Broader, "/pd#Education");
    DIRECTORY_INFORMATION = "directory-information", below ["education-record"], "What a school has listed as open for disclosure unless it is refused, such as name, class and honours: 34 CFR 99.3 (FERPA).";
    STUDENT_NUMBER = "student-number", below ["education-record", "identifiers"], "A number by which a school tells its students apart.", dpv(Broader, "/pd#UID");
    SCHOOL_ATTENDANCE = "school-attendance", below ["education-record"], "When a student was at school, late or absent.", dpv(Broader, "/pd#Education");
    SCHOOL_DISCIPLINE = "school-discipline", below ["education-record"], "What a student did against the rules of a school, and what followed.", dpv(Broader, "/pd#Education");
    SPECIAL_EDUCATION_RECORD = "special-education-record", below ["education-record", "sensitive-data"], "What a school plans and records for a student with special needs.";
    ASSESSMENT_RESULT = "assessment-result", below ["education-record"], "How a student did in a test or an exercise.", dpv(Broader, "/pd#Education");
    STUDENT_WORK = "student-work", below ["education", "user-content"], "What a student writes or makes for a lesson.", dpv(Broader, "/pd#Education");
    LEARNING_ACTIVITY = "learning-activity", below ["education", "usage"], "What a student does in a learning product: lessons opened, answers given, time spent.";
    CLASS_LIST = "class-list", below ["education"], "Who attends which class with whom, and who teaches it.", dpv(Broader, "/pd#Education");
    COUNSELLING_RECORD = "counselling-record", below ["education-record"], "What a school counsellor notes about a student.";
    TRAINING_RECORD = "training-record", below ["education"], "The courses that a person has taken.", dpv(Close, "/pd#EducationTraining");

    // Customer records
    CUSTOMER_RECORDS = "customer-records", below ["personal-data"], "What a controller keeps on file about its customers and its dealings with them.";
    CUSTOMER_LIST = "customer-list", below ["customer-records"], "A list that shows who a controller's customers are.";
    CUSTOMER_DATABASE = "customer-database", below ["customer-records"], "A controller's records of its customers, taken as one whole.";
    SUPPORT_TICKET = "support-ticket", below ["customer-records", "communications"], "A request for help, its course and its solution.";
    SERVICE_HISTORY = "service-history", below ["customer-records"], "What work a controller has done for a customer, and when.";
    CUSTOMER_NOTES = "customer-notes", below ["customer-records"], "What staff noted about a customer.";

    // Insurance, housing, vehicles
    INSURANCE = "insurance", below ["personal-data"], "Data about a person's insurance.", dpv(Close, "/pd#Insurance"), apart("Insurance tells of health, homes and cars as much as of money.");
    INSURANCE_POLICY = "insurance-policy", below ["insurance"], "The number, cover and terms of a person's insurance.", dpv(Close, "/pd#Insurance");
    INSURANCE_CLAIM = "insurance-claim", below ["insurance"], "What a person claims from an insurer, and why.", dpv(Close, "/pd#Insurance");
    HOUSING = "housing", below ["personal-data"], "Data about where and how a person is housed.", dpv(Narrower, "/pd#HouseOwned");
    PROPERTY_OWNERSHIP = "property-ownership", below ["housing", "assets"], "The land and buildings that a person owns.", dpv(Narrower, "/pd#HouseOwned");
    TENANCY = "tenancy", below ["housing"], "What a person rents to live in, from whom and on which terms.", dpv(Broader, "/pd#Household");
    ENERGY_CONSUMPTION = "energy-consumption", below ["housing"], "How much electricity, gas, heat or water a home uses, and when.", dpv(Broader, "/pd#Household");
    VEHICLE = "vehicle", below ["personal-data"], "Data about a vehicle that a person owns or drives.", dpv(Exact, "/pd#Vehicle");
    VEHICLE_REGISTRATION = "vehicle-registration", below ["vehicle", "government-identifiers"], "The plate and registration of a vehicle.", dpv(Close, "/pd#VehicalLicenseRegistration"), fides("user.government_id.vehicle_registration");
    VEHICLE_IDENTIFICATION_NUMBER = "vehicle-identification-number", below ["vehicle"], "The number that its maker gave to a vehicle.", dpv(Broader, "/pd#Vehicle");
    VEHICLE_USAGE = "vehicle-usage", below ["vehicle"], "Where, when and how a vehicle is driven.", dpv(Exact, "/pd#VehicleUsage");

    // Dealings with public bodies
    PUBLIC_SERVICE_RECORD = "public-service-record", below ["personal-data"], "What a public body keeps about a person whom it serves or supervises.";
    BENEFIT_DATA = "benefit-data", below ["public-service-record"], "Which public benefits a person asked for and gets, and on what grounds.";
    PERMIT_DATA = "permit-data", below ["public-service-record"], "Which permits and licences a person asked a public body for, holds or lost.";
    VOTER_REGISTRATION = "voter-registration", below ["public-service-record"], "That and where a person is entered to vote, and whether the person voted.";
}
