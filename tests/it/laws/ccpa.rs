//! The sections of the CCPA that `ccpa.toml` puts into effect.

pub(super) const SECTIONS: &[&str] = &[
    // Duties of businesses
    "CCPA-1798.100",
    "CCPA-1798.100(a)",
    "CCPA-1798.100(a)(3)",
    "CCPA-1798.100(c)",
    "CCPA-1798.100(d)",
    // Rights
    "CCPA-1798.105",
    "CCPA-1798.106",
    "CCPA-1798.110",
    "CCPA-1798.120",
    "CCPA-1798.120(b)",
    "CCPA-1798.120(c)",
    "CCPA-1798.121",
    "CCPA-1798.121(a)",
    "CCPA-1798.121(d)",
    "CCPA-1798.125",
    "CCPA-1798.130",
    "CCPA-1798.135",
    "CCPA-1798.135(a)",
    // What it speaks about
    "CCPA-1798.140(ad)",
    "CCPA-1798.140(ag)",
    "CCPA-1798.140(ah)",
    "CCPA-1798.140(i)",
    "CCPA-1798.140(v)(1)",
    "CCPA-1798.140(v)(2)",
    "CCPA-1798.145",
    "CCPA-1798.145(a)",
    "CCPA-1798.145(c)",
    "CCPA-1798.145(d)",
    "CCPA-1798.145(e)",
    "CCPA-1798.145(f)",
];

/// Sections that answers do not cite: what the law is silent on is answered without it.
pub(super) const UNCITED: &[&str] = &[
    "CCPA-1798.140(v)(1)",
    "CCPA-1798.140(v)(2)",
    "CCPA-1798.145(c)",
    "CCPA-1798.145(d)",
    "CCPA-1798.145(e)",
    "CCPA-1798.145(f)",
];
