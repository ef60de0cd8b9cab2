//! Ids that callers choose for what they keep: a UUID, or a text.

use super::conversions::text_conversions;
use super::kept::Kept;
use super::usable::{IdFault, Usable};
use uuid::Uuid;

/// Ids that are numbers, such as the keys of a table: the text of their decimal digits.
macro_rules! of_numbers {
    ($name:ident: $($number:ident)*) => {$(
        /// The text of its decimal digits.
        impl From<$number> for $name {
            fn from(number: $number) -> Self {
                Self::new(number.to_string())
            }
        }
    )*};
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(Kept);

        impl $name {
            /// Takes a text as an id: that of the UUID that it spells, or the text itself.
            ///
            /// A text that cannot be an id ([`IdFault`]) is refused where the id is used; to hear
            /// of it at once, parse the text.
            ///
            /// ```
            #[doc = concat!("use permitted::ids::", stringify!($name), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(\"no. 17\"), \"no. 17\");")]
            #[doc = concat!("assert!(\"no. 17\\n\".parse::<", stringify!($name), ">().is_err());")]
            /// ```
            #[must_use]
            pub fn new(id: impl AsRef<str>) -> Self {
                Self(Kept::uuid_or_text(id.as_ref()))
            }

            /// The UUID that the id is, if it is one.
            ///
            /// ```
            #[doc = concat!("use permitted::ids::", stringify!($name), ";")]
            /// use uuid::Uuid;
            ///
            #[doc = concat!("let id = ", stringify!($name), "::new(\"{F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6}\");")]
            /// assert_eq!(id.as_uuid(), Some(Uuid::from_u128(0xf81d4fae_7dec_11d0_a765_00a0c91e6bf6)));
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(\"no. 17\").as_uuid(), None);")]
            /// ```
            #[must_use]
            pub fn as_uuid(&self) -> Option<Uuid> {
                self.0.as_uuid()
            }

            /// The text that the id is, if it is no UUID. Both are written by `to_string`.
            ///
            /// ```
            #[doc = concat!("use permitted::ids::", stringify!($name), ";")]
            /// use uuid::Uuid;
            ///
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(\"no. 17\").as_text(), Some(\"no. 17\"));")]
            #[doc = concat!("let id = ", stringify!($name), "::from(Uuid::nil());")]
            /// assert_eq!(id.as_text(), None);
            /// assert_eq!(id.to_string(), "00000000-0000-0000-0000-000000000000");
            /// ```
            #[must_use]
            pub fn as_text(&self) -> Option<&str> {
                self.as_uuid().is_none().then(|| self.0.as_text())
            }
        }

        impl Usable for $name {
            #[inline]
            fn fault(&self) -> Option<IdFault> {
                self.0.fault()
            }
        }

        /// In any spelling, where the id is a UUID.
        impl PartialEq<str> for $name {
            fn eq(&self, text: &str) -> bool {
                self.0.is(text)
            }
        }

        impl PartialEq<Uuid> for $name {
            fn eq(&self, uuid: &Uuid) -> bool {
                self.as_uuid() == Some(*uuid)
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(Kept::uuid(uuid))
            }
        }

        impl From<&Uuid> for $name {
            fn from(uuid: &Uuid) -> Self {
                Self::from(*uuid)
            }
        }

        impl PartialEq<$name> for Uuid {
            fn eq(&self, id: &$name) -> bool {
                id == self
            }
        }

        text_conversions!($name);
        of_numbers!($name: i32 i64 u32 u64);
    )*};
}

ids! {
    /// Says whom data is about: the id that a person has in the caller's systems.
    ///
    /// ```
    /// use permitted::Subject;
    /// use permitted::ids::SubjectId;
    /// use uuid::uuid;
    ///
    /// let anna = Subject::new(uuid!("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
    /// assert_eq!(anna.id, Some(SubjectId::new("6BA7B8109DAD11D180B400C04FD430C8")));
    /// let ben = Subject::new("client-17");
    /// assert_eq!(ben.id.unwrap(), "client-17");
    /// ```
    SubjectId;
    /// Says which very party is meant: one company, one person in a role.
    ///
    /// ```
    /// use permitted::{Evidence, EvidenceKind};
    /// use permitted::ids::PartyId;
    /// use time::macros::datetime;
    ///
    /// let subpoena = Evidence::new(EvidenceKind::SUBPOENA, datetime!(2026-02-01 0:00 UTC))
    ///     .party("district-court");
    /// assert_eq!(subpoena.very_party(), Some(&PartyId::new("district-court")));
    /// ```
    PartyId;
    /// Says which stored record is meant: the id that it has in the caller's systems.
    ///
    /// ```
    /// use permitted::{DataCategory, Record};
    /// use permitted::ids::RecordId;
    ///
    /// let record = Record::new("invoice-17").data([DataCategory::EMAIL_ADDRESS]);
    /// assert_eq!(record.id, RecordId::new("invoice-17"));
    /// ```
    RecordId;
    /// Says which event of a consent ledger is meant.
    ///
    /// ```
    /// use permitted::ids::EventId;
    ///
    /// // A form sends an id in capitals, the database gives it back in small letters.
    /// let sent: EventId = "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6".parse()?;
    /// assert_eq!(sent, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
    /// # Ok::<(), permitted::ids::IdSyntax>(())
    /// ```
    EventId;
    /// Says which piece of evidence on record is meant.
    ///
    /// ```
    /// use permitted::ids::EvidenceId;
    ///
    /// let id: EvidenceId = serde_json::from_str("\"case 26-113, item 4\"")?;
    /// assert_eq!(id.as_text(), Some("case 26-113, item 4"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    EvidenceId;
    /// Says which case is meant: a request of a person, a lawsuit, a reported breach.
    ///
    /// ```
    /// use permitted::ids::CaseId;
    ///
    /// let mut cases = [CaseId::new("request-2"), CaseId::new("request-1")];
    /// cases.sort();
    /// assert_eq!(cases[0].to_string(), "request-1");
    /// ```
    CaseId;
    /// Says which question an answer belongs to: the id that the caller's request or trace has.
    ///
    /// ```
    /// use permitted::Question;
    /// use permitted::ids::QuestionId;
    ///
    /// let question: Question = serde_json::from_str(
    ///     r#"{ "id": "request-17", "action": "use", "data": "name", "purpose": "billing", "at": "2026-03-01" }"#,
    /// )?;
    /// assert_eq!(question.id, Some(QuestionId::new("request-17")));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    QuestionId;
}

impl SubjectId {
    /// Whether both are the same, where this takes no more than a glance; `==` says for sure.
    #[inline]
    pub(crate) fn is_alike_in_place(&self, other: &Self) -> bool {
        self.0.is_alike_in_place(&other.0)
    }

    /// Whether the subject is that very party.
    pub(crate) fn is_party(&self, party: &PartyId) -> bool {
        self.0 == party.0
    }
}
