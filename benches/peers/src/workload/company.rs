//! The four company policies of the examples. They use much that no peer has (deemed consent,
//! evidence about parties, grace, grants that name a channel): conditions on records come to the
//! peers as booleans worked out beforehand; terms, ages, sources, subjects, residences, settings
//! and identifiability are the peers' own to decide. Facts are complete, since peers have no
//! unknown.

use super::Workload;
use crate::lower::Records;
use permitted::Policy;

const FILES: [(&str, &str); 4] = [
    ("plexuus", include_str!("../../../../examples/policies/plexuus.toml")),
    ("plexus-it", include_str!("../../../../examples/policies/plexus-it.toml")),
    ("plum-medical", include_str!("../../../../examples/policies/plum-medical.toml")),
    ("plusnxt", include_str!("../../../../examples/policies/plusnxt.toml")),
];

/// One workload a company.
///
/// # Panics
/// If an example policy does not load, which the crate's own tests rule out.
pub fn all() -> Vec<Workload> {
    FILES
        .into_iter()
        .zip(100..)
        .map(|((name, text), seed)| {
            let policy: Policy = toml::from_str(text).expect("the example policies load");
            Workload::new(name, policy, Records::AsFacts, seed)
        })
        .collect()
}
