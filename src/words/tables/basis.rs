words! { BasisFacet:
    CONSENT = "consent", below [], "to be written";
}
