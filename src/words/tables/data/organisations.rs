//! What is not about a person.

words! { DataFacet after super::sensitive::END;
    // Beside personal data
    ORGANISATION_DATA = "organisation-data", below [], "Data about an organisation and not about any person.", dpv(Broader, "#NonPersonalData");
    SOFTWARE_INVENTORY = "software-inventory", below ["organisation-data"], "Which software, versions and licences an organisation has.", dpv(Broader, "#NonPersonalData");
    NETWORK_CONFIGURATION = "network-configuration", below ["organisation-data"], "Which network equipment an organisation has, and how it is set up.", dpv(Broader, "#NonPersonalData");
}
