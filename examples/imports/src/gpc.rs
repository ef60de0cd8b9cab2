//! Global Privacy Control: the request header `Sec-GPC`.
//!
//! The header says "do not sell or share my data", and the law of California has a business treat it as
//! an opt-out. It says nothing else: that a request lacks it, or bears another value, is no consent and
//! takes nothing back.

use crate::{Effect, ImportError, Imported};
use permitted::ids::SubjectId;
use permitted::{ConsentEvent, Party, Purpose};
use time::OffsetDateTime;

/// What a request says by its header `Sec-GPC`, if it has one.
///
/// Only the value `1` says something. Record it once for each subject; recording it again changes
/// nothing about what holds.
///
/// ```
/// use time::macros::datetime;
///
/// let seen = datetime!(2026-02-01 9:30 UTC);
/// assert_eq!(imports::gpc::import(Some("1"), "visitor-9", seen)?.events.len(), 3);
/// assert!(imports::gpc::import(None, "visitor-9", seen)?.events.is_empty());
/// # Ok::<(), imports::ImportError>(())
/// ```
///
/// # Errors
/// A subject's id or an instant that cannot be.
pub fn import(
    header: Option<&str>,
    subject: impl Into<SubjectId>,
    at: OffsetDateTime,
) -> Result<Imported, ImportError> {
    let mut found = Imported::default();
    match header {
        Some("1") => {
            let subject = subject.into();
            found.events.extend(no_sale(&subject, at));
            found.events.push(no_targeted_advertising(&subject, at));
        }
        Some(other) => found.note("Sec-GPC", other, Effect::SaysNothing),
        None => {}
    }
    found.checked()
}

/// An opt-out of sale. Events of a ledger do not speak of actions: so this one objects to whatever a
/// third party would receive, and to the purposes that are sales.
pub(crate) fn no_sale(subject: &SubjectId, at: OffsetDateTime) -> [ConsentEvent; 2] {
    let sales = [Purpose::DATA_SALE, Purpose::INSIGHT_SALE, Purpose::DATABASE_SALE];
    [
        ConsentEvent::objected(subject.clone(), at)
            .recipient([Party::THIRD_PARTY, Party::JOINT_CONTROLLER]),
        ConsentEvent::objected(subject.clone(), at).purpose(sales),
    ]
}

/// An opt-out of sharing in California's sense: of disclosing for advertising by what a person did
/// elsewhere.
pub(crate) fn no_sharing(subject: &SubjectId, at: OffsetDateTime) -> ConsentEvent {
    ConsentEvent::objected(subject.clone(), at)
        .recipient([Party::THIRD_PARTY, Party::JOINT_CONTROLLER])
        .purpose([Purpose::PERSONALISED_ADVERTISING])
}

/// An opt-out of advertising that is chosen by what a person did. Whether advertising that fits the
/// person is such cannot be told, so that all of it is.
pub(crate) fn no_targeted_advertising(subject: &SubjectId, at: OffsetDateTime) -> ConsentEvent {
    ConsentEvent::objected(subject.clone(), at).purpose([Purpose::PERSONALISED_ADVERTISING])
}
