words! { SubjectFacet:
    CUSTOMER = "customer", below [], "to be written";
}
