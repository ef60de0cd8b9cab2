words! { PartyFacet:
    CONTROLLER = "controller", below [], "to be written";
}
