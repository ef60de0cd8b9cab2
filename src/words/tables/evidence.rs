words! { EvidenceFacet:
    LEGAL_PROCESS = "legal-process", below [], "to be written";
}
