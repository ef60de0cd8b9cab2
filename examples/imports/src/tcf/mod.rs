//! Consent strings of the IAB's Transparency and Consent Framework, version 2.
//!
//! A string says of each purpose whether the person consented, and whether legitimate interests were
//! made known and not objected to; and the same of each vendor. A use by a vendor needs both bits. So
//! it becomes, at the string's last update:
//!
//! - `replaced`, and `refused` for consent to all purposes of TCF, by anyone;
//! - `granted` for the purposes with a bit to the vendors with a bit, which are the parties
//!   `tcf-vendor-755` and so on: "no, except this". What a publisher restricts is taken out of it;
//! - `objected` to legitimate interests in all purposes, by anyone; and a nanosecond later `replaced` for
//!   legitimate interests, in the purposes and for the vendors that have a bit. A grant could not say
//!   this, since no consent brings legitimate interests back;
//! - `refused` for the data that purpose 1 and the special features are about, where their bit is not set.
//!
//! Nothing is thereby left to a vendor of whom the string does not speak, nor to the publisher itself,
//! unless the string has the segment about the publisher and the caller says which party that is.
//!
//! Ask about a vendor as [`PartyInRole::named(role, vendor_party(755))`](permitted::facts::PartyInRole).
//! Uses and disclosures are asked so. Collecting is not covered: there a grant's party is the source.

mod purposes;
mod string;

use crate::instants::{said_at, within_day};
use crate::{Effect, ImportError, Imported};
use permitted::ids::{PartyId, SubjectId};
use permitted::policy::Strength;
use permitted::{ConsentEvent, LegalBasis, Purpose};
use purposes::{FEATURES, PURPOSES, STORAGE, TcfMeans, TcfPurpose, all_denied};
use std::collections::{BTreeMap, BTreeSet};
use string::{Restriction, TcfString, Vendors};
use time::{Duration, OffsetDateTime, Time};

/// How long a string may be. The ranges in it can stand for 65,535 vendors each.
pub(crate) const MAX_LENGTH: usize = 4_096;
/// The versions of TCF's policies whose purposes are those of [`purposes`].
const POLICY_VERSIONS: std::ops::RangeInclusive<u64> = 2..=5;

/// The party that a vendor of the Global Vendor List is.
///
/// ```
/// assert_eq!(imports::tcf::vendor_party(755).to_string(), "tcf-vendor-755");
/// ```
#[must_use]
pub fn vendor_party(vendor: u16) -> PartyId {
    PartyId::from(format!("tcf-vendor-{vendor}"))
}

/// How consent strings are imported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tcf {
    vendors: Option<BTreeSet<u16>>,
    publisher: Option<PartyId>,
}

impl Tcf {
    /// Grants for these vendors alone, those with whom you deal: strings name hundreds.
    #[must_use]
    pub fn vendors(mut self, vendors: impl IntoIterator<Item = u16>) -> Self {
        self.vendors = Some(vendors.into_iter().collect());
        self
    }

    /// The party that the string's segment about the publisher is about.
    #[must_use]
    pub fn publisher(mut self, publisher: impl Into<PartyId>) -> Self {
        self.publisher = Some(publisher.into());
        self
    }

    /// What a consent string says of a subject.
    ///
    /// `received` is when the string first came in. Platforms that keep to TCF 2.2 write no time of day
    /// into a string: two of one day would be of one instant, and the yes of the first would outlast the
    /// no of the second. Such a string counts from when it came in, or from the end of its day if that is
    /// earlier. So import a string when it changes, with the instant at which it first came in.
    ///
    /// ```
    /// use imports::tcf::Tcf;
    /// use time::macros::datetime;
    ///
    /// let string = "CPXuQIAPXuQIAAfKABENB-CgACAAAAAAAAYgF5wAQF5gAAAA.YAAAAAAAAAAA";
    /// let import = Tcf::default().import(string, "visitor-9", datetime!(2026-02-01 9:30 UTC))?;
    /// assert!(import.events.iter().all(|event| event.subject() == "visitor-9"));
    /// # Ok::<(), imports::ImportError>(())
    /// ```
    ///
    /// # Errors
    /// A string that is too long or cannot be decoded, another version of TCF or of its policies, and a
    /// last update that has not come yet.
    pub fn import(
        &self,
        string: &str,
        subject: impl Into<SubjectId>,
        received: OffsetDateTime,
    ) -> Result<Imported, ImportError> {
        self.import_at("tcf", string, &subject.into(), received)?.checked()
    }

    pub(crate) fn import_at(
        &self,
        path: &str,
        string: &str,
        subject: &SubjectId,
        received: OffsetDateTime,
    ) -> Result<Imported, ImportError> {
        if string.len() > MAX_LENGTH {
            let (path, found, limit) = (path.to_owned(), string.len(), MAX_LENGTH);
            return Err(ImportError::TooLong { path, found, limit });
        }
        let read = TcfString::read(path, string)?;
        if !POLICY_VERSIONS.contains(&read.policy_version) {
            return Err(ImportError::Unknown {
                path: format!("{path}.policy_version"),
                value: read.policy_version.to_string(),
                help: "versions 2 to 5 of TCF's policies are, since others may number purposes anew",
            });
        }
        let at = last_updated(&format!("{path}.last_updated"), read.last_updated, received)?;
        Ok(Reading { tcf: self, string: &read, path, subject, at }.read())
    }
}

/// From when a string counts.
fn last_updated(
    path: &str,
    tenths: u64,
    received: OffsetDateTime,
) -> Result<OffsetDateTime, ImportError> {
    let nanoseconds = i128::from(tenths).saturating_mul(100_000_000);
    let stated = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds);
    let stated = stated.map_err(|_| ImportError::Instant {
        path: path.to_owned(),
        value: tenths.to_string(),
        why: "is out of range",
    })?;
    let is_day = stated.time() == Time::MIDNIGHT;
    let latest = if is_day { within_day(stated, received) } else { stated };
    said_at(path, latest, received)
}

struct Reading<'a> {
    tcf: &'a Tcf,
    string: &'a TcfString,
    path: &'a str,
    subject: &'a SubjectId,
    at: OffsetDateTime,
}

/// For which vendors what is said.
type ByVendors = BTreeMap<BTreeSet<u16>, Vec<Purpose>>;

impl Reading<'_> {
    fn read(&self) -> Imported {
        let mut found = Imported::default();
        let all = all_denied();
        let consent = [LegalBasis::CONSENT];
        let interests = [LegalBasis::LEGITIMATE_INTERESTS];
        let (subject, at) = (self.subject, self.at);
        found.events = vec![
            ConsentEvent::replaced(subject.clone(), at).basis(consent.clone()).purpose(all.clone()),
            ConsentEvent::refused(subject.clone(), at).basis(consent).purpose(all.clone()),
            ConsentEvent::objected(subject.clone(), at).basis(interests).purpose(all.clone()),
        ];
        let mut refuse = |means: &TcfMeans| {
            let refused = ConsentEvent::refused(subject.clone(), at).purpose(all.clone());
            found.events.push(refused.data(means.data.to_vec()));
        };
        if !self.string.consents.contains(&STORAGE.number) {
            refuse(&STORAGE);
        }
        for feature in FEATURES {
            if !self.string.special_features.contains(&feature.number) {
                refuse(feature);
            }
        }
        self.grants(&mut found);
        self.publisher(&mut found);
        self.note_unknown(&mut found);
        found
    }

    fn grants(&self, found: &mut Imported) {
        let mut consented = ByVendors::new();
        let mut interested = ByVendors::new();
        for purpose in PURPOSES {
            if self.string.consents.contains(&purpose.number) {
                let vendors = self.vendors(&self.string.vendor_consents, purpose, false);
                consented.entry(vendors).or_default().extend(purpose.grants.to_vec());
            }
            if purpose.may_be_interest && self.string.interests.contains(&purpose.number) {
                let vendors = self.vendors(&self.string.vendor_interests, purpose, true);
                interested.entry(vendors).or_default().extend(purpose.grants.to_vec());
            }
        }
        for (vendors, purposes) in consented {
            self.grant(vendors.into_iter().map(vendor_party).collect(), purposes, found);
        }
        for (vendors, purposes) in interested {
            self.leave(vendors.into_iter().map(vendor_party).collect(), purposes, found);
        }
    }

    /// The vendors that have a bit, were named to the person where the string says who was, and are not
    /// kept from the purpose by the publisher.
    fn vendors(
        &self,
        with_bit: &Vendors,
        purpose: &TcfPurpose,
        as_interest: bool,
    ) -> BTreeSet<u16> {
        let mut vendors: BTreeSet<u16> = match &self.tcf.vendors {
            Some(ours) => {
                ours.iter().copied().filter(|vendor| with_bit.contains(*vendor)).collect()
            }
            None => with_bit.iter().collect(),
        };
        if let Some(disclosed) = &self.string.disclosed {
            vendors.retain(|vendor| disclosed.contains(*vendor));
        }
        for (restricted, restriction, whom) in &self.string.restrictions {
            let strikes = match restriction {
                Restriction::NotAllowed => true,
                Restriction::RequireConsent => as_interest,
                Restriction::RequireInterest => !as_interest,
            };
            if strikes && *restricted == purpose.number {
                vendors.retain(|vendor| !whom.contains(*vendor));
            }
        }
        vendors
    }

    /// The person consents to these parties.
    fn grant(&self, parties: Vec<PartyId>, purposes: Vec<Purpose>, found: &mut Imported) {
        if parties.is_empty() || purposes.is_empty() {
            return;
        }
        let granted = ConsentEvent::granted(self.subject.clone(), Strength::Express, self.at);
        found.events.push(to_parties(granted.purpose(purposes), parties));
    }

    /// The person leaves these parties their legitimate interests.
    fn leave(&self, parties: Vec<PartyId>, purposes: Vec<Purpose>, found: &mut Imported) {
        if parties.is_empty() || purposes.is_empty() {
            return;
        }
        let after = self.at.saturating_add(Duration::NANOSECOND);
        let left = ConsentEvent::replaced(self.subject.clone(), after)
            .basis([LegalBasis::LEGITIMATE_INTERESTS])
            .purpose(purposes);
        found.events.push(to_parties(left, parties));
    }

    fn publisher(&self, found: &mut Imported) {
        let Some(said) = &self.string.publisher else { return };
        let path = format!("{}.publisher", self.path);
        let Some(publisher) = &self.tcf.publisher else {
            return found.note(path, "of a publisher whom nobody named", Effect::GrantsNothing);
        };
        let words = |bits: &[u16], as_interest: bool| -> Vec<Purpose> {
            let set = PURPOSES.iter().filter(|purpose| bits.contains(&purpose.number));
            let set = set.filter(|purpose| purpose.may_be_interest || !as_interest);
            set.flat_map(|purpose| purpose.grants.to_vec()).collect()
        };
        self.grant(vec![publisher.clone()], words(&said.consents, false), found);
        self.leave(vec![publisher.clone()], words(&said.interests, true), found);
        for custom in &said.custom {
            found.note(&path, format!("custom purpose {custom}"), Effect::GrantsNothing);
        }
    }

    fn note_unknown(&self, found: &mut Imported) {
        for number in &self.string.consents {
            let known = PURPOSES.iter().find(|purpose| purpose.number == *number);
            let has_word = known.is_some_and(|purpose| !purpose.grants.is_empty());
            if *number != STORAGE.number && !has_word {
                let path = format!("{}.consents", self.path);
                found.note(path, number, Effect::GrantsNothing);
            }
        }
        for number in &self.string.interests {
            let known = PURPOSES.iter().find(|purpose| purpose.number == *number);
            if !known.is_some_and(|purpose| purpose.may_be_interest && !purpose.grants.is_empty()) {
                let path = format!("{}.interests", self.path);
                found.note(path, number, Effect::GrantsNothing);
            }
        }
    }
}

fn to_parties(event: ConsentEvent, parties: Vec<PartyId>) -> ConsentEvent {
    parties.into_iter().fold(event, ConsentEvent::party)
}
