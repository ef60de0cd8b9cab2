words! { DataFacet:
    NAME = "name", below [], "to be written";
}
