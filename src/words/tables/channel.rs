//! By which means data or a message travels.

words! { ChannelFacet:
    ELECTRONIC = "electronic", below [], "Any means that carries data over a computer network.";

    // Messages that wait for their reader or reach a device
    ELECTRONIC_MESSAGE = "electronic-message", below ["electronic"], "A message sent over a network to a mailbox, a number, an account or a device.";
    EMAIL = "email", below ["electronic-message"], "A message to an electronic mailbox.";
    SMS = "sms", below ["electronic-message"], "A text or multimedia message to a telephone number.";
    CHAT = "chat", below ["electronic-message"], "A written conversation in real time, with a person or a program.";
    INSTANT_MESSAGE = "instant-message", below ["electronic-message"], "A message over a messaging service to the account of its user.";
    SOCIAL_MEDIA_MESSAGE = "social-media-message", below ["electronic-message"], "A message to an account on a social platform.";
    PUSH_NOTIFICATION = "push-notification", below ["electronic-message"], "A notice that is pushed to a device and shows there without being asked for.";
    APP_NOTIFICATION = "app-notification", below ["push-notification"], "A notice that an installed application shows on the device.";
    BROWSER_NOTIFICATION = "browser-notification", below ["push-notification"], "A notice that a web browser shows on behalf of a site.";
    ACCOUNT_MESSAGE = "account-message", below ["electronic-message"], "A message that waits for the subject within an account at the controller.";
    IN_APP_MESSAGE = "in-app-message", below ["electronic-message"], "A message that shows within an application while it is in use.";

    // Interactive and technical
    WEBSITE = "website", below ["electronic"], "The pages and forms of a website.";
    WEB_FORM = "web-form", below ["website"], "Fields on a web page that the visitor fills in.";
    WEB_PORTAL = "web-portal", below ["website"], "The pages of a website that open after signing in.";
    MOBILE_APP = "mobile-app", below ["electronic"], "The screens of an application on a mobile device.";
    APP_STORE = "app-store", below ["electronic"], "A store from which applications are installed.";
    API = "api", below ["electronic"], "An interface by which programs exchange data.";
    FILE_TRANSFER = "file-transfer", below ["electronic"], "The sending of whole files from one system to another.";
    REMOTE_ACCESS = "remote-access", below ["electronic"], "Access from elsewhere to the system that holds the data.";
    VIDEO_CALL = "video-call", below ["electronic"], "A conversation with picture and sound over a network.";

    // Voice
    PHONE = "phone", below [], "A conversation or a spoken message over a telephone.";
    LIVE_CALL = "live-call", below ["phone"], "A telephone call on which a person speaks.";
    AUTOMATED_CALL = "automated-call", below ["phone"], "A telephone call on which a machine speaks.";
    VOICEMAIL = "voicemail", below ["phone"], "A spoken message left for later listening.";

    // Paper and presence
    POST = "post", below [], "A letter, card or parcel by a postal or courier service.";
    FAX = "fax", below [], "A facsimile of paper over a telephone line.";
    IN_PERSON = "in-person", below [], "Face to face, spoken or handed over.";
    PHYSICAL_MEDIUM = "physical-medium", below [], "A disk, a drive or another object that carries the data.";
    OTHER = "other", below [], "A means that no other built-in word names.";
}
