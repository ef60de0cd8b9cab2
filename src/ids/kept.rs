//! What ids and names are kept as: a text or a UUID, in place where it fits.

use super::usable::{IdFault, fault_of};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use uuid::Uuid;
use uuid::fmt::Hyphenated;

/// A text or a UUID, of which UUIDs and short texts, as most are, cost no memory of their own.
// A UUID is no variant of its own, so that comparing and copying ask no more often what it is.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Kept {
    /// INVARIANT: a text of that length, or a UUID if that is `UUID`; followed by zeros.
    InPlace(u8, [u8; Kept::IN_PLACE]),
    /// INVARIANT: a text that is too long to be kept in place.
    Long(Arc<str>),
}

impl Kept {
    /// As many bytes as make the type no larger than a long text needs.
    const IN_PLACE: usize = 22;

    /// Stands for the length where a UUID is kept: no text in place is that long.
    const UUID: u8 = u8::MAX;

    /// The text as it is written.
    pub(super) fn text(text: &str) -> Self {
        let mut bytes = [0; Self::IN_PLACE];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(start), Ok(len)) => {
                start.copy_from_slice(text.as_bytes());
                Self::InPlace(len, bytes)
            }
            _ => Self::Long(Arc::from(text)),
        }
    }

    pub(super) fn uuid(uuid: Uuid) -> Self {
        let mut bytes = [0; Self::IN_PLACE];
        if let Some(start) = bytes.first_chunk_mut() {
            *start = uuid.into_bytes();
        }
        Self::InPlace(Self::UUID, bytes)
    }

    /// The UUID that the text spells, or the text.
    pub(super) fn uuid_or_text(text: &str) -> Self {
        parsed(text).map_or_else(|| Self::text(text), Self::uuid)
    }

    #[inline]
    pub(super) fn as_uuid(&self) -> Option<Uuid> {
        match self {
            Self::InPlace(Self::UUID, bytes) => {
                bytes.first_chunk().map(|bytes| Uuid::from_bytes(*bytes))
            }
            _ => None,
        }
    }

    /// The bytes of a text; none of a UUID.
    #[inline]
    pub(super) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::InPlace(len, bytes) => bytes.get(..usize::from(*len)).unwrap_or_default(),
            Self::Long(text) => text.as_bytes(),
        }
    }

    /// A text; of a UUID nothing.
    pub(super) fn as_text(&self) -> &str {
        match self {
            // INVARIANT: the bytes come from a text.
            Self::InPlace(..) => str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Self::Long(text) => text,
        }
    }

    /// Gives the one way in which it is written.
    pub(super) fn with_str<T>(&self, give: impl FnOnce(&str) -> T) -> T {
        match self.as_uuid() {
            Some(uuid) => give(uuid.hyphenated().encode_lower(&mut [0; Hyphenated::LENGTH])),
            None => give(self.as_text()),
        }
    }

    /// Whether a text is this text, or spells this UUID.
    pub(super) fn is(&self, text: &str) -> bool {
        match self.as_uuid() {
            Some(uuid) => parsed(text) == Some(uuid),
            None => self.as_bytes() == text.as_bytes(),
        }
    }

    /// Whether both are kept in place, and are the same: all that comparing without a call can tell.
    #[inline]
    pub(super) fn is_alike_in_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::InPlace(len, bytes), Self::InPlace(other_len, other)) => {
                len == other_len && bytes == other
            }
            _ => false,
        }
    }

    /// Why it can be neither id nor name, if it cannot.
    #[inline]
    pub(super) fn fault(&self) -> Option<IdFault> {
        if self.is_plain() || self.as_uuid().is_some() { None } else { fault_of(self.as_text()) }
    }

    /// Whether it is a short text of letters, digits and signs, as most are.
    #[inline]
    fn is_plain(&self) -> bool {
        match self {
            // The zeros behind a text are no letters.
            Self::InPlace(len, bytes) => {
                let letters = bytes.iter().map(|byte| u8::from(byte.is_ascii_graphic()));
                *len > 0 && letters.fold(0, u8::wrapping_add) == *len
            }
            Self::Long(_) => false,
        }
    }
}

/// Reads the spellings that `uuid` reads, and `urn:uuid:` in any case (RFC 8141 has it so; not
/// every version of `uuid` does).
fn parsed(text: &str) -> Option<Uuid> {
    let spelt = match text.len() {
        32 | 36 | 38 => text,
        45 => {
            let (urn, spelt) = text.split_at_checked(9)?;
            urn.eq_ignore_ascii_case("urn:uuid:").then_some(spelt)?
        }
        _ => return None,
    };
    Uuid::try_parse(spelt).ok()
}

impl PartialOrd for Kept {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

// The order is that of the texts that are written, and theirs that of their bytes.
impl Ord for Kept {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.as_uuid(), other.as_uuid()) {
            (None, None) => self.as_bytes().cmp(other.as_bytes()),
            // Digits in order, and hyphens at the same places: their spellings compare alike.
            (Some(one), Some(other)) => one.cmp(&other),
            _ => self.with_str(|one| other.with_str(|other| one.cmp(other))),
        }
    }
}

impl Hash for Kept {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.as_uuid() {
            Some(uuid) => uuid.hash(state),
            None => self.as_bytes().hash(state),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, parsed};
    use uuid::Uuid;

    #[test]
    fn texts_of_any_length_are_kept_whole() {
        assert_eq!(size_of::<Option<Kept>>(), 24);
        for len in 0..=2 * Kept::IN_PLACE {
            let text = "x".repeat(len);
            for kept in [Kept::text(&text), Kept::uuid_or_text(&text)] {
                assert_eq!(kept.as_text(), text);
                assert_eq!(kept.as_bytes(), text.as_bytes());
                assert_eq!(kept.as_uuid(), None);
                let in_place = matches!(kept, Kept::InPlace(..));
                assert_eq!(in_place, len <= Kept::IN_PLACE, "{len}");
                assert_eq!(kept.is_plain(), in_place && len > 0, "{len}");
            }
        }
    }

    #[test]
    fn a_letter_of_several_bytes_is_not_cut() {
        let text = format!("{}é", "x".repeat(Kept::IN_PLACE - 1));
        assert_eq!(Kept::text(&text).as_text(), text);
        let text = "é".repeat(Kept::IN_PLACE / 2);
        assert_eq!(Kept::text(&text).as_text(), text);
        assert!(matches!(Kept::text(&text), Kept::InPlace(..)));
    }

    #[test]
    fn zeros_in_a_text_are_no_end_of_it() {
        let (short, longer) = (Kept::text("a"), Kept::text("a\0"));
        assert!(short != longer && short < longer);
        assert!(!longer.is_plain());
    }

    #[test]
    fn a_uuid_is_kept_in_place_whatever_its_bytes() {
        // Those of a text, none at all, and those of no text.
        for bytes in [*b"sixteen letters.", [0; 16], [0xFF; 16]] {
            let uuid = Uuid::from_bytes(bytes);
            let kept = Kept::uuid(uuid);
            assert!(matches!(kept, Kept::InPlace(..)));
            assert_eq!(kept.as_uuid(), Some(uuid));
            assert_eq!(kept.as_bytes(), b"");
            assert_eq!(kept.fault(), None);
            assert_eq!(kept.with_str(str::to_owned), uuid.to_string());
            assert!(kept == Kept::uuid_or_text(&uuid.to_string()));
            assert!(kept != Kept::text("sixteen letters."));
        }
    }

    #[test]
    fn what_only_resembles_a_uuid_is_text() {
        const UUID: &str = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
        const CUT: &str = "ba7b810-9dad-11d1-80b4-00c04fd430c8";
        assert!(parsed(UUID).is_some());
        for text in [
            CUT,
            &format!("{UUID}0"),
            &format!(" {UUID}"),
            &format!("[{UUID}]"),
            &format!("{{{UUID}"),
            &format!("urn:oid:x{UUID}"),
            &format!("urn:uuid:{{{CUT}"),
            &format!("urn:uuidé{CUT}"),
            &UUID.replace('-', "_"),
            &UUID.replace('8', "g"),
            "{6ba7b8109dad11d180b400c04fd430c8}",
            "6ba7b8109-dad-11d1-80b4-00c04fd430c8",
        ] {
            assert_eq!(parsed(text), None, "{text}");
        }
    }
}
