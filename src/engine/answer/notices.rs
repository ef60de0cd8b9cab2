//! What is worth knowing beside an answer.

use crate::closed_list::closed_list;
use crate::engine::answer::cited_rules::RuleRef;
use crate::engine::answer::named_records::DenialOnRecord;
use crate::ids::{PartyId, PolicyId};
use crate::words::EvidenceKind;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// Why a recorded grant of consent does not count for a use.
///
/// ```
/// use permitted::{Engine, Policy};
/// use permitted::engine::{GrantFault, Notice};
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '4'\npurpose = 'own-marketing'\nbasis = 'consent'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     r#"
///     action = "contact"
///     data = "name"
///     purpose = "own-marketing"
///     subject.id = "reader-17"
///     ledger = [{ event = "granted", strength = "express", purpose = "analytics", recorded = 2026-01-10 }]
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let notice = &decision.parts[0].notices[0];
/// assert!(matches!(notice, Notice::GrantDoesNotCount { because: GrantFault::OtherUses, .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum GrantFault {
    /// It was recorded later than the moment asked about.
    NotYetRecorded,
    /// It is valid from a later moment on.
    NotYetValid,
    /// It has expired.
    Expired,
    /// The word of its giver does not count here, or no longer.
    GiverDoesNotCount,
    /// A later form of the same giver does not repeat it.
    Replaced,
    /// It names a word that the vocabulary does not know.
    UnknownWord,
    /// It is bound to another version of the policy.
    OtherVersion,
    /// It is about other uses.
    OtherUses,
    /// This withdrawal, refusal or objection goes against it, the last of those that do.
    Denied(DenialOnRecord),
}

/// Why evidence on record does not count for a use.
///
/// ```
/// use permitted::{Engine, Policy};
/// use permitted::engine::{EvidenceFault, Notice};
///
/// let policy: Policy = toml::from_str(
///     "id = 'housing'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '1'\naction = 'disclose'\nwhen.evidence = 'confidentiality'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     r#"
///     action = "disclose"
///     data = "tenancy"
///     purpose = "requested-disclosure"
///     recipient = { role = "insurer", party = "house-cover" }
///     evidence = [{ kind = "confidentiality", party = "roof-cover", recorded = 2026-01-10 }]
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let notice = &decision.parts[0].notices[0];
/// let Notice::EvidenceDoesNotCount { because, .. } = notice else { panic!("{notice:?}") };
/// assert_eq!(*because, EvidenceFault::OtherParty);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EvidenceFault {
    /// It was recorded later than the moment asked about.
    NotYetRecorded,
    /// It has expired.
    Expired,
    /// It names no party, and counts for nothing without one.
    NoParty,
    /// It names another party than the one that the condition looks for.
    OtherParty,
    /// It is about other uses.
    OtherUses,
    /// Its scope does not name what the condition asks it to name.
    NamesTooLittle,
}

closed_list! {
    EvidenceFault {
        NotYetRecorded = "not-yet-recorded",
        Expired = "expired",
        NoParty = "no-party",
        OtherParty = "other-party",
        OtherUses = "other-uses",
        NamesTooLittle = "names-too-little",
    }
}

/// Something worth knowing about the answer.
///
/// Show them to people along with the answer; [`render::notice`](crate::render::notice) puts each into a
/// sentence.
///
/// ```
/// use permitted::{Engine, Policy};
/// use permitted::engine::Notice;
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '4'\npurpose = 'own-marketing'\nbasis = 'consent'",
/// )?;
/// let decision = Engine::new([policy])?.ask(toml::from_str(
///     r#"
///     action = "contact"
///     data = "name"
///     purpose = "own-marketing"
///     subject.id = "reader-17"
///     ledger = [{ event = "granted", strength = "express", purpose = "analytics", recorded = 2026-01-10 }]
///     at = 2026-03-01
///     "#,
/// )?)?;
/// let notice = &decision.parts[0].notices[0];
/// assert!(matches!(notice, Notice::GrantDoesNotCount { .. }));
/// let told = permitted::render::notice(notice);
/// assert_eq!(told, "the grant of 2026-01-10 does not count: it is about other uses");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Notice {
    /// The subject withdrew consent that covered the use, and another legal basis carries it now.
    OtherBasisAfterWithdrawal {
        /// The permit that carries it.
        rule: RuleRef,
        /// When consent was withdrawn.
        #[serde(with = "crate::instant::as_stated")]
        withdrawn: OffsetDateTime,
    },
    /// Consent is asked for, and a grant on record does not count.
    GrantDoesNotCount {
        /// When the grant was recorded.
        #[serde(with = "crate::instant::as_stated")]
        recorded: OffsetDateTime,
        /// Why it does not count.
        because: GrantFault,
    },
    /// The processing of the data is restricted: it is only stored.
    Restricted {
        /// When the restriction was recorded.
        #[serde(with = "crate::instant::in_utc")]
        recorded: OffsetDateTime,
    },
    /// There is no ledger: the answer assumes that no restriction is on record.
    NoRestrictionAssumed,
    /// Evidence is asked for, and a piece on record does not count.
    EvidenceDoesNotCount {
        /// What kind of evidence it is.
        kind: EvidenceKind,
        /// When it was recorded.
        #[serde(with = "crate::instant::as_stated")]
        recorded: OffsetDateTime,
        /// Why it does not count.
        because: EvidenceFault,
    },
    /// The question is about no particular record: the answer assumes that the data is within
    /// its retention.
    WithinRetentionAssumed,
    /// A hold is on the record.
    Held {
        /// What orders the hold.
        reference: String,
    },
    /// What was asked about was prepared by another engine, and this one cannot look it up anew. Prepare
    /// it here.
    PreparedElsewhere {
        /// What is wrong with its words here.
        problems: String,
    },
    /// With what is on record the act stands for more uses than can be judged. Ask with narrower
    /// words, or in parts.
    TooBroad {
        /// How many uses there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// With what is on record the uses that the act stands for select more rules, counted use by
    /// use, than can be judged. Ask with narrower words, or in parts.
    TooManyRules {
        /// How many rules they select, as far as they were counted.
        found: usize,
        /// How many they may select.
        limit: usize,
    },
    /// This operating policy has no version in force at the moment asked about.
    NoVersionInForce {
        /// The policy.
        policy: PolicyId,
    },
    /// The ledger holds events, but none of the subject: it may know the subject by another id.
    LedgerOfOthers,
    /// The ledger holds events that may be about the act and were recorded later than the moment asked
    /// about, as by a clock that is ahead. They do not count yet.
    LaterEvents {
        /// When the first of them was recorded.
        #[serde(with = "crate::instant::as_stated")]
        first: OffsetDateTime,
    },
    /// A withdrawal, refusal, objection or restriction names a word that no vocabulary knows: it is read as
    /// not naming that facet, and so hurts more widely than it may have been meant.
    UnknownWordInDenial {
        /// The first such event.
        denial: DenialOnRecord,
        /// How many more there are.
        more: usize,
    },
    /// A withdrawal, refusal or objection names a party that differs from one of the act in case or
    /// Unicode form only. They are two parties.
    OtherSpelling {
        /// The party of the act.
        act: PartyId,
        /// The party on record.
        recorded: PartyId,
    },
    /// An objection was made, but does not bear before this instant.
    GraceEnds {
        /// The opt-out whose grace runs.
        rule: RuleRef,
        /// When it ends.
        #[serde(with = "crate::instant::in_utc")]
        at: OffsetDateTime,
    },
}
