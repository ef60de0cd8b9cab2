//! Where a person is, with whom the person lives and speaks, and what the person makes.

words! { DataFacet after super::online::END;
    // Location
    LOCATION = "location", below ["personal-data"], "Data about where a person is or was.", dpv(Exact, "/pd#Location"), fides("user.location");
    PRECISE_LOCATION = "precise-location", below ["location"], "A person's place, exact enough to tell the building or street.", dpv(Broader, "/pd#Location"), fides("user.location.precise");
    GPS_COORDINATES = "gps-coordinates", below ["precise-location"], "Latitude and longitude from satellite positioning.", dpv(Close, "/pd#GPSCoordinate"), apart("Coordinates may be of a place where the person was long ago.");
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
    PLACE_OF_BIRTH = "place-of-birth", below ["demographic"], "Where a person was born.", dpv(Close, "/pd#BirthPlace"), apart("Where a person was born tells of origin, and not of where the person goes.");
    GENDER = "gender", below ["demographic"], "Whether a person is or counts as a man, a woman or other.", dpv(Exact, "/pd#Gender"), fides("user.demographic.gender");
    NATIONALITY = "nationality", below ["demographic"], "The state to which a person belongs.", dpv(Exact, "/pd#Nationality");
    COUNTRY_OF_RESIDENCE = "country-of-residence", below ["demographic"], "The country in which a person lives.", dpv(Close, "/pd#Residency"), apart("A country is too coarse to tell where in it a person is.");
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
    SOCIAL_MEDIA_DATA = "social-media-data", below ["personal-data"], "What a social network holds or shows about a person.", dpv(Close, "/pd#SocialMedia"), fides("user.social"), apart("What a network shows to many is more than an exchange between people.");
    SOCIAL_MEDIA_PROFILE = "social-media-profile", below ["social-media-data"], "A person's page and name on a social network.", dpv(Close, "/pd#SocialMedia");
    SOCIAL_MEDIA_POST = "social-media-post", below ["social-media-data"], "What a person posted on a social network.", dpv(Close, "/pd#SocialMediaCommunication");
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
}
