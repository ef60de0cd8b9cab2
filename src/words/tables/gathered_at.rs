words! { GatheredAtFacet:
    OWN_WEBSITE = "own-website", below [], "to be written";
}
