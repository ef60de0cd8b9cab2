//! What the tests have in common: policies, answers in short, and an encoder of consent strings.

#![allow(dead_code, unreachable_pub, reason = "each test crate takes what it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should panic"
)]

use permitted::{Decision, Engine, Policy};
use std::path::Path;

/// An engine of these example policies.
pub fn engine(names: &[&str]) -> Engine {
    let policies = names.iter().map(|name| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
        let text = std::fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap();
        toml::from_str::<Policy>(&text).unwrap()
    });
    Engine::new(policies.collect::<Vec<_>>()).unwrap()
}

/// The clauses that an answer cites.
pub fn clauses(decision: &Decision) -> Vec<String> {
    decision.clauses().into_iter().map(|clause| clause.as_str().to_owned()).collect()
}

/// The sets of facts that the answer lacks.
pub fn missing(decision: &Decision) -> Vec<Vec<String>> {
    let missing = decision.parts.iter().filter_map(|part| part.missing.as_ref());
    let sets = missing.flat_map(|missing| &missing.sets);
    sets.map(|set| set.iter().map(ToString::to_string).collect()).collect()
}

/// Bits of one of IAB's strings.
#[derive(Default, Clone)]
pub struct Bits(Vec<bool>);

impl Bits {
    pub fn number(mut self, value: u64, width: u32) -> Self {
        self.0.extend((0..width).rev().map(|place| value >> place & 1 == 1));
        self
    }

    pub fn set(mut self, numbers: &[u16], width: u16) -> Self {
        self.0.extend((1..=width).map(|number| numbers.contains(&number)));
        self
    }

    /// Vendors by a bit each.
    pub fn vendors(self, vendors: &[u16]) -> Self {
        let highest = vendors.iter().copied().max().unwrap_or(0);
        self.number(highest.into(), 16).number(0, 1).set(vendors, highest)
    }

    /// Vendors as ranges, without the length and kind before them.
    pub fn ranges(mut self, ranges: &[(u16, u16)]) -> Self {
        self = self.number(ranges.len() as u64, 12);
        for (first, last) in ranges {
            self = if first == last {
                self.number(0, 1).number((*first).into(), 16)
            } else {
                self.number(1, 1).number((*first).into(), 16).number((*last).into(), 16)
            };
        }
        self
    }

    /// In base64url, with zeros at the end.
    pub fn text(mut self) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        while !self.0.len().is_multiple_of(24) {
            self.0.push(false);
        }
        let value = |bits: &[bool]| bits.iter().fold(0, |sum, bit| sum << 1 | usize::from(*bit));
        self.0.chunks(6).map(|bits| char::from(LETTERS[value(bits)])).collect()
    }
}

/// What a publisher restricts: purpose, kind, vendors.
pub type Restriction = (u64, u64, Vec<(u16, u16)>);

/// What a consent string is to say.
#[derive(Clone)]
pub struct TcString {
    pub version: u64,
    /// In tenths of a second since 1970.
    pub last_updated: u64,
    pub policy_version: u64,
    pub special_features: Vec<u16>,
    pub consents: Vec<u16>,
    pub interests: Vec<u16>,
    pub vendor_consents: Vec<u16>,
    pub vendor_interests: Vec<u16>,
    pub restrictions: Vec<Restriction>,
    pub disclosed: Option<Vec<u16>>,
    /// Consents and legitimate interests of the publisher.
    pub publisher: Option<(Vec<u16>, Vec<u16>)>,
}

impl TcString {
    /// Nothing is agreed to, and nothing left; updated on 1 February 2026, 9:30.
    pub fn refusing_all() -> Self {
        Self {
            version: 2,
            last_updated: 17_699_382_000,
            policy_version: 4,
            special_features: Vec::new(),
            consents: Vec::new(),
            interests: Vec::new(),
            vendor_consents: Vec::new(),
            vendor_interests: Vec::new(),
            restrictions: Vec::new(),
            disclosed: None,
            publisher: None,
        }
    }

    pub fn text(&self) -> String {
        let mut core = Bits::default()
            .number(self.version, 6)
            .number(self.last_updated, 36)
            .number(self.last_updated, 36)
            .number(31, 12)
            .number(640, 12)
            .number(1, 6)
            .number(4, 6)
            .number(13, 6)
            .number(120, 12)
            .number(self.policy_version, 6)
            .number(1, 1)
            .number(0, 1)
            .set(&self.special_features, 12)
            .set(&self.consents, 24)
            .set(&self.interests, 24)
            .number(0, 1)
            .number(3, 6)
            .number(4, 6)
            .vendors(&self.vendor_consents)
            .vendors(&self.vendor_interests)
            .number(self.restrictions.len() as u64, 12);
        for (purpose, kind, vendors) in &self.restrictions {
            core = core.number(*purpose, 6).number(*kind, 2).ranges(vendors);
        }
        let mut text = core.text();
        if let Some(vendors) = &self.disclosed {
            text = format!("{text}.{}", Bits::default().number(1, 3).vendors(vendors).text());
        }
        if let Some((consents, interests)) = &self.publisher {
            let segment = Bits::default().number(3, 3).set(consents, 24).set(interests, 24);
            text = format!("{text}.{}", segment.number(0, 6).text());
        }
        text
    }
}
