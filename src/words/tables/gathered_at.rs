//! In which setting the data was gathered.

words! { GatheredAtFacet:
    // Services of the controller
    OWN_SERVICE = "own-service", below [], "A service that the controller offers, in the course of its use.";
    MOBILE = "mobile", below [], "A mobile device that the subject used, whether in a browser or in an application.";
    OWN_WEBSITE = "own-website", below ["own-service"], "A website of the controller.";
    MOBILE_WEB = "mobile-web", below ["own-website", "mobile"], "A website of the controller, visited over a mobile device.";
    REGISTRATION_FORM = "registration-form", below ["own-website"], "The form on the website by which an account is opened.";
    LOGIN = "login", below ["own-website"], "The sign-in step of the website.";
    ACCOUNT_PAGE = "account-page", below ["own-website"], "The pages on which a signed-in user sees and changes account details.";
    PATIENT_PORTAL = "patient-portal", below ["own-website"], "The pages on which patients see their records and write to those who treat them.";
    ORDER_FORM = "order-form", below ["own-website"], "The pages of the website on which goods or services are ordered.";
    PAYMENT_PAGE = "payment-page", below ["own-website"], "The page of the website on which payment details are entered.";
    SUBSCRIPTION_FORM = "subscription-form", below ["own-website"], "The form on the website by which newsletters or notices are subscribed to.";
    ENQUIRY_FORM = "enquiry-form", below ["own-website"], "The form on the website for questions and complaints.";
    SUBMISSION_FORM = "submission-form", below ["own-website"], "The form on the website by which content is sent in, for publication or otherwise.";
    WEBSITE_SURVEY = "website-survey", below ["own-website"], "A questionnaire on the website.";
    OWN_APP = "own-app", below ["own-service"], "An application of the controller, on whichever device.";
    MOBILE_APP = "mobile-app", below ["own-app", "mobile"], "An application of the controller on a mobile device.";
    DESKTOP_APP = "desktop-app", below ["own-app"], "An application of the controller on a desktop or portable computer.";
    APP_LOGIN = "app-login", below ["own-app"], "The sign-in step of an application of the controller.";
    OWN_BROWSER = "own-browser", below ["own-app"], "A browser that the controller makes.";
    BROWSER_EXTENSION = "browser-extension", below ["own-app"], "An extension of a browser that the controller provides.";
    LEARNING_PRODUCT = "learning-product", below ["own-service"], "A product of the controller with which people learn or teach.";
    OWN_API = "own-api", below ["own-service"], "A programming interface of the controller.";
    DEVICE_SENSOR = "device-sensor", below ["own-service"], "A sensor in a device that works with a service of the controller.";
    WEARABLE_DEVICE = "wearable-device", below ["device-sensor"], "A device that a person wears, such as a watch.";
    SUPPORT_SESSION = "support-session", below ["own-service"], "A session in which the controller helps with a service, a product or a system.";
    REMOTE_SUPPORT = "remote-support", below ["support-session"], "A support session over a connection to the system of the person helped.";
    CLIENT_SYSTEM = "client-system", below ["own-service"], "A computer or network of a client that the controller looks after.";

    // Conversation
    PHONE_CALL = "phone-call", below [], "A telephone call with the controller.";
    VIDEO_MEETING = "video-meeting", below [], "A meeting with picture and sound over a network.";
    CHAT = "chat", below [], "A written conversation in real time with the controller, wherever it takes place.";
    WEBSITE_CHAT = "website-chat", below ["own-website", "chat"], "A written conversation in a window of the website.";
    CORRESPONDENCE = "correspondence", below [], "Letters and messages exchanged with the controller.";
    EMAIL_MESSAGE = "email-message", below ["correspondence"], "An email exchanged with the controller.";
    TEXT_MESSAGE = "text-message", below ["correspondence"], "A text message exchanged with the controller.";
    LETTER = "letter", below ["correspondence"], "A letter exchanged with the controller.";

    // On the spot and on paper
    IN_PERSON = "in-person", below [], "A meeting face to face.";
    POINT_OF_SALE = "point-of-sale", below ["in-person"], "The till or terminal of a shop.";
    CLIENT_PREMISES = "client-premises", below ["in-person"], "A visit to where the client works or lives.";
    OWN_PREMISES = "own-premises", below ["in-person"], "The offices, shops or other premises of the controller.";
    CLINIC_VISIT = "clinic-visit", below ["own-premises"], "A visit to a practice, a clinic or a hospital of the controller.";
    CLASSROOM = "classroom", below ["own-premises"], "A lesson in a room of the controller.";
    PUBLIC_COUNTER = "public-counter", below ["own-premises"], "The counter of a public body.";
    EVENT = "event", below ["in-person"], "A fair, a conference or another gathering.";
    INTERVIEW = "interview", below [], "A conversation to assess an applicant or to take part in research.";
    PAPER_FORM = "paper-form", below [], "A form on paper that was filled in by hand.";

    // Services of others
    OTHER_SERVICE = "other-service", below [], "A service that the controller does not run.";
    OTHER_WEBSITE = "other-website", below ["other-service"], "A website that the controller does not run.";
    PARTNER_WEBSITE = "partner-website", below ["other-website"], "The website of a partner of the controller.";
    OTHER_APP = "other-app", below ["other-service"], "An application that the controller does not provide.";
    SOCIAL_PLATFORM = "social-platform", below ["other-service"], "A social platform, on the web or in an application.";
    MARKETPLACE = "marketplace", below ["other-service"], "An online marketplace that someone else runs.";
    APP_STORE = "app-store", below ["other-service"], "A store from which applications are installed.";
}
