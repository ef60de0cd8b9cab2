words! { PlaceFacet:
    US = "US", below [], "to be written";
}
