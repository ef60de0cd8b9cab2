//! Devices, the use of services, and cookies.

words! { DataFacet after super::money::END;
    // Device
    DEVICE = "device", below ["personal-data"], "Data about a person's device and its connection.", dpv(Exact, "/pd#DeviceBased"), fides("user.device");
    IP_ADDRESS = "ip-address", below ["device", "online-identifier"], "The address of a device on an internet network.", dpv(Exact, "/pd#IPAddress"), fides("user.device.ip_address");
    DEVICE_IDENTIFIER = "device-identifier", below ["device", "online-identifier"], "A value that tells one device from all others.", dpv(Broader, "/pd#DeviceBased"), fides("user.device.device_id");
    MOBILE_DEVICE_IDENTIFIER = "mobile-device-identifier", below ["device-identifier"], "An identifier of a mobile telephone, a tablet or its subscriber card.", dpv(Broader, "/pd#DeviceBased");
    MAC_ADDRESS = "mac-address", below ["device-identifier"], "The address of a network interface in a local network.", dpv(Exact, "/pd#MACAddress");
    ADVERTISING_IDENTIFIER = "advertising-identifier", below ["device-identifier"], "A resettable value that an operating system lends to advertisers.", dpv(Broader, "/pd#DeviceBased");
    INSTALLATION_IDENTIFIER = "installation-identifier", below ["device-identifier"], "A value that tells one installation of an application or browser from all others.", dpv(Broader, "/pd#DeviceBased");
    PUSH_ADDRESS = "push-address", below ["device", "online-identifier"], "The address under which pushed messages reach an application or browser on one device.", dpv(Broader, "/pd#DeviceBased");
    DEVICE_FINGERPRINT = "device-fingerprint", below ["device-identifier"], "A combination of traits of a device or browser that singles it out.", dpv(Close, "/pd#DigitalFingerprint");
    BROWSER_FINGERPRINT = "browser-fingerprint", below ["device-fingerprint"], "A combination of traits of a browser that singles it out.", dpv(Exact, "/pd#BrowserFingerprint");
    DEVICE_TYPE = "device-type", below ["device"], "The kind, maker and model of a device.", dpv(Broader, "/pd#DeviceBased");
    DEVICE_HARDWARE = "device-hardware", below ["device"], "The processor, memory, display and other hardware of a person's device.", dpv(Broader, "/pd#DeviceBased");
    BROWSER = "browser", below ["device"], "Which browser a device uses, and how it is set up.", dpv(Broader, "/pd#DeviceSoftware");
    USER_AGENT = "user-agent", below ["browser"], "The string by which a browser announces itself.", dpv(Exact, "/pd#UserAgent");
    OPERATING_SYSTEM = "operating-system", below ["device"], "Which operating system a device runs.", dpv(Exact, "/pd#DeviceOperatingSystem");
    INSTALLED_SOFTWARE = "installed-software", below ["device"], "Which applications a person's device has.", dpv(Close, "/pd#DeviceApplications");
    BROWSER_EXTENSION = "browser-extension", below ["installed-software"], "Which extensions a browser has, and how they are set up.";
    DEVICE_PERMISSION = "device-permission", below ["device"], "What an application may do on a device, such as use its camera or its location.", dpv(Broader, "/pd#DeviceBased");
    CLIPBOARD_CONTENT = "clipboard-content", below ["personal-data"], "What was copied on a device for pasting elsewhere.";
    NETWORK_CONNECTION = "network-connection", below ["device"], "By what kind of connection a device is online, and how good it is.", dpv(Broader, "/pd#DeviceBased");
    BATTERY_STATE = "battery-state", below ["device"], "How far a device is charged.", dpv(Broader, "/pd#DeviceBased");
    SCREEN_RESOLUTION = "screen-resolution", below ["device"], "The size of a device's display in points.", dpv(Broader, "/pd#DeviceBased");
    TIME_ZONE = "time-zone", below ["device"], "The time zone to which a device is set.", dpv(Broader, "/pd#DeviceBased");
    INTERNET_PROVIDER = "internet-provider", below ["device"], "By which provider a device is connected.", dpv(Broader, "/pd#DeviceBased");
    MOBILE_OPERATOR_DATA = "mobile-operator-data", below ["device"], "What a mobile network operator tells about a device, its subscriber or its connection.", dpv(Broader, "/pd#DeviceBased");
    SENSOR_DATA = "sensor-data", below ["device"], "What sensors in or around a device measure.", fides("user.sensor", "user.user_sensor");
    MOTION_DATA = "motion-data", below ["sensor-data"], "How a device moves and lies.";

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
    SEARCH_INPUT = "search-input", below ["search-history"], "What a person types or says into a search field, before or after sending it.", dpv(Broader, "/pd#BrowsingBehaviour");
    BROWSING_HISTORY = "browsing-history", below ["usage"], "Which sites a person visited over time.", dpv(Close, "/pd#BrowserHistory"), fides("user.behavior.browsing_history");
    VISITED_ADDRESS = "visited-address", below ["browsing-history"], "The address of a page that a person has visited or is about to visit.", dpv(Broader, "/pd#BrowserHistory");
    NAME_LOOKUP = "name-lookup", below ["browsing-history"], "Which names of sites a device asked the name system for.", dpv(Broader, "/pd#BrowsingBehaviour");
    PAGE_CONTENT = "page-content", below ["personal-data"], "What stands on a page that a person has open.", dpv(Broader, "/pd#BrowsingBehaviour");
    OPEN_TABS = "open-tabs", below ["browsing-history"], "Which pages a person has open in a browser.", dpv(Broader, "/pd#BrowserHistory");
    BOOKMARKS = "bookmarks", below ["personal-data"], "Which pages a person has marked in order to find them again.", dpv(Broader, "/pd#BrowsingBehaviour");
    FORM_ENTRIES = "form-entries", below ["personal-data"], "What a person typed into forms and a browser remembers.", dpv(Broader, "/pd#BrowsingBehaviour");
    EMAIL_INTERACTION = "email-interaction", below ["usage"], "Whether a person opened a message and followed its links.", dpv(Broader, "/pd#Behavioural");
    ADVERTISEMENT_INTERACTION = "advertisement-interaction", below ["usage"], "Which advertisements a person was shown, saw or followed.", dpv(Broader, "/pd#Behavioural");
    MEDIA_CONSUMPTION = "media-consumption", below ["usage"], "What a person reads, hears or watches through a service.", dpv(Broader, "/pd#ServiceConsumptionBehaviour"), fides("user.behavior.media_consumption");
    READING_HISTORY = "reading-history", below ["media-consumption"], "Which articles or books a person has read.", dpv(Broader, "/pd#ServiceConsumptionBehaviour");
    VIEWING_HISTORY = "viewing-history", below ["media-consumption"], "Which programmes and videos a person has watched.", dpv(Close, "/pd#TVViewingBehaviour");
    LISTENING_HISTORY = "listening-history", below ["media-consumption"], "Which music and broadcasts a person has heard.", dpv(Broader, "/pd#ServiceConsumptionBehaviour");
    TELEMETRY = "telemetry", below ["usage"], "Measurements that software sends home about its running and use.", fides("user.telemetry");
    CRASH_REPORT = "crash-report", below ["telemetry"], "What software records about its own failure.";
    MEMORY_DUMP = "memory-dump", below ["crash-report"], "A copy of what software held in memory when it failed, whatever that was.";
    INSTALLATION_PING = "installation-ping", below ["telemetry"], "A signal by which an installation tells that it is alive, and of which version.";
    EXPERIMENT_GROUP = "experiment-group", below ["telemetry"], "To which variant of a product a person was assigned in an experiment.";
    PERFORMANCE_METRICS = "performance-metrics", below ["telemetry"], "How fast and how reliably software runs for a person.";
    LOG_DATA = "log-data", below ["usage"], "What a server or an application writes down about the requests it serves.";
    ACCESS_LOG = "access-log", below ["log-data"], "The record of who got at what, and when.";
    AUDIT_LOG = "audit-log", below ["log-data"], "The record of who changed what, and when.";

    // Cookies
    COOKIE = "cookie", below ["personal-data"], "What a cookie or a similar technique puts on, or reads from, a visitor's device.", fides("user.device.cookie"), apart("A cookie is told apart from the device that holds it, since the law asks for consent to it.");
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
}
