words! { ChannelFacet:
    EMAIL = "email", below [], "to be written";
}
