words! { PurposeFacet:
    MARKETING = "marketing", below [], "to be written";
}
