words! { SourceFacet:
    OBSERVED = "observed", below [], "to be written";
}
