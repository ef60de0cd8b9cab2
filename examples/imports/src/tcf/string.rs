//! A consent string of version 2, bit by bit, as the specification lays it out.
//!
//! `iab_gpp` 0.1.2 decodes these strings, too, but reads what publishers restrict in the layout that
//! another framework has for it: it takes a restriction of vendor 32 for one of vendor 7 and goes on. A
//! test compares the two on strings without restrictions.

use crate::ImportError;
use crate::bits::Bits;
use crate::error::beginning;

/// Vendors, as ranges.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Vendors {
    ranges: Vec<(u16, u16)>,
}

impl Vendors {
    pub(super) fn contains(&self, vendor: u16) -> bool {
        self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&vendor))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.ranges.iter().flat_map(|(first, last)| *first..=*last)
    }
}

/// What a publisher restricts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Restriction {
    NotAllowed,
    RequireConsent,
    RequireInterest,
}

/// What the segment about the publisher says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Publisher {
    pub(super) consents: Vec<u16>,
    pub(super) interests: Vec<u16>,
    /// Purposes of the publisher's own that have a bit.
    pub(super) custom: Vec<u16>,
}

/// What a consent string says, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TcfString {
    /// In tenths of a second since 1970.
    pub(super) last_updated: u64,
    pub(super) policy_version: u64,
    pub(super) special_features: Vec<u16>,
    pub(super) consents: Vec<u16>,
    pub(super) interests: Vec<u16>,
    pub(super) vendor_consents: Vendors,
    pub(super) vendor_interests: Vendors,
    pub(super) restrictions: Vec<(u16, Restriction, Vendors)>,
    pub(super) disclosed: Option<Vendors>,
    pub(super) publisher: Option<Publisher>,
}

const VERSION: u64 = 2;
/// The lengths of the fields between the instants and the version of the policies: platform, its version
/// and screen, language, version of the vendor list.
const ABOUT_THE_PLATFORM: usize = 12 + 12 + 6 + 12 + 12;

impl TcfString {
    pub(super) fn read(path: &str, string: &str) -> Result<Self, ImportError> {
        let fault = |why: String| ImportError::Malformed {
            path: path.to_owned(),
            value: beginning(string),
            why,
        };
        let mut segments = string.split('.').map(|segment| {
            Bits::of(segment)
                .map_err(|letter| fault(format!("`{letter}` is no letter of base64url")))
        });
        let mut core =
            segments.next().transpose()?.ok_or_else(|| fault("it is empty".to_owned()))?;
        let version = core.number(6).ok_or_else(|| fault("it is empty".to_owned()))?;
        if version != VERSION {
            let (path, value) = (format!("{path}.version"), version.to_string());
            return Err(ImportError::Unknown { path, value, help: "version 2 of TCF is" });
        }
        let ended = || fault("it ends too early; ask the consent platform for it again".to_owned());
        let too_many = || fault("it names more vendors than there are numbers".to_owned());
        let mut read = core_of(&mut core).ok_or_else(ended)?.ok_or_else(too_many)?;
        for segment in segments {
            let mut segment = segment?;
            let kind = segment.number(3).ok_or_else(ended)?;
            let is_repeated = match kind {
                1 => {
                    let vendors = vendors(&mut segment).ok_or_else(ended)?.ok_or_else(too_many)?;
                    read.disclosed.replace(vendors).is_some()
                }
                // Vendors whom a publisher would take for other sites; nobody asks for these any more.
                2 => false,
                3 => read.publisher.replace(publisher(&mut segment).ok_or_else(ended)?).is_some(),
                kind => return Err(fault(format!("it has a segment of the unknown kind {kind}"))),
            };
            if is_repeated {
                return Err(fault(format!("it has two segments of kind {kind}")));
            }
        }
        Ok(read)
    }
}

/// What is read: none where the bits end too early, and within, none where it names too many vendors.
type Counted<T> = Option<Option<T>>;

fn core_of(bits: &mut Bits) -> Counted<TcfString> {
    bits.number(36)?;
    let last_updated = bits.number(36)?;
    for _ in 0..ABOUT_THE_PLATFORM {
        bits.bit()?;
    }
    let policy_version = bits.number(6)?;
    // Whether it is of one service, and whether it has texts of its own.
    bits.number(2)?;
    let special_features = bits.set_bits(12)?;
    let (consents, interests) = (bits.set_bits(24)?, bits.set_bits(24)?);
    // How purpose 1 was shown, and the publisher's country.
    bits.number(1 + 12)?;
    let vendor_consents = vendors(bits)?;
    let vendor_interests = vendors(bits)?;
    let restrictions = restrictions(bits)?;
    let (Some(vendor_consents), Some(vendor_interests), Some(restrictions)) =
        (vendor_consents, vendor_interests, restrictions)
    else {
        return Some(None);
    };
    Some(Some(TcfString {
        last_updated,
        policy_version,
        special_features,
        consents,
        interests,
        vendor_consents,
        vendor_interests,
        restrictions,
        disclosed: None,
        publisher: None,
    }))
}

/// Vendors as a bit for each, or as ranges.
fn vendors(bits: &mut Bits) -> Counted<Vendors> {
    let highest = bits.short()?;
    if bits.bit()? {
        return ranges(bits);
    }
    let set = bits.set_bits(highest)?;
    Some(Some(Vendors { ranges: set.into_iter().map(|vendor| (vendor, vendor)).collect() }))
}

fn ranges(bits: &mut Bits) -> Counted<Vendors> {
    let entries = bits.number(12)?;
    let (mut ranges, mut count) = (Vec::new(), 0_u32);
    for _ in 0..entries {
        let is_range = bits.bit()?;
        let first = bits.short()?;
        let last = if is_range { bits.short()? } else { first };
        let length = u32::from(last).saturating_add(1).saturating_sub(u32::from(first));
        count = count.saturating_add(length);
        ranges.push((first, last));
    }
    Some((count <= u32::from(u16::MAX)).then_some(Vendors { ranges }))
}

fn restrictions(bits: &mut Bits) -> Counted<Vec<(u16, Restriction, Vendors)>> {
    let entries = bits.number(12)?;
    let mut all = Some(Vec::new());
    for _ in 0..entries {
        let purpose = u16::try_from(bits.number(6)?).unwrap_or(u16::MAX);
        let kind = match bits.number(2)? {
            1 => Restriction::RequireConsent,
            2 => Restriction::RequireInterest,
            // What no specification knows restricts most.
            _ => Restriction::NotAllowed,
        };
        match (ranges(bits)?, &mut all) {
            (Some(vendors), Some(all)) => all.push((purpose, kind, vendors)),
            _ => all = None,
        }
    }
    Some(all)
}

fn publisher(bits: &mut Bits) -> Option<Publisher> {
    let (consents, interests) = (bits.set_bits(24)?, bits.set_bits(24)?);
    let count = u16::try_from(bits.number(6)?).unwrap_or_default();
    let mut custom = bits.set_bits(count)?;
    custom.extend(bits.set_bits(count)?);
    custom.sort_unstable();
    custom.dedup();
    Some(Publisher { consents, interests, custom })
}
