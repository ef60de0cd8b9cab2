words! { ActionFacet:
    COLLECT = "collect", below [], "to be written";
}
