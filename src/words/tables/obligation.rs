words! { ObligationFacet:
    NOTIFY = "notify", below [], "to be written";
}
