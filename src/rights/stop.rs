//! Times for which an answer waits for the person.

use time::OffsetDateTime;

/// A time for which the answer waits: something was asked of the person.
///
/// ```
/// use permitted::{RightKind, RightsRequest, Subject};
/// use permitted::rights::Stop;
/// use time::macros::datetime;
///
/// let asked = datetime!(2026-02-09 0:00 UTC);
/// let received = datetime!(2026-02-06 0:00 UTC);
/// let request = RightsRequest::new(RightKind::ACCESS, Subject::new("c-1"), received)
///     .stopped(asked, datetime!(2026-02-12 0:00 UTC));
/// assert_eq!(request.stopped, [Stop { from: asked, until: Some(datetime!(2026-02-12 0:00 UTC)) }]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stop {
    /// When the person was asked.
    pub from: OffsetDateTime,
    /// When the person answered; none means that no answer came before the moment of the answer to
    /// the request.
    pub until: Option<OffsetDateTime>,
}
