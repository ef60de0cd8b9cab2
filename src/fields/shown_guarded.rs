//! The permitted part of a value under guard.

use super::shown::{Redacted, Shown};
use crate::guard::{Guarded, NotCovered, Opened};
use serde::Serialize;
use time::OffsetDateTime;

impl Shown<'_> {
    /// The part of a value under [guard](crate::guard) that is shown, once what has to be done along with it
    /// is taken on.
    ///
    /// Unlike [`redact`](Self::redact) it does not take anybody's word for whose value it is. It opens where
    /// the answer is about the value: about its subject, about all of its data as it is stated there, and at
    /// this moment. The data of the value need not be permitted; what is not is dropped.
    ///
    /// ```
    /// use permitted::fields::Fields;
    /// use permitted::guard::NotCovered;
    /// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose, Subject};
    /// use serde_json::json;
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
    ///      [[permit]]\nclause = '3'\ndata = 'name'\nobligation = 'log'",
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let fields =
    ///     Fields::from_pairs([("name", DataCategory::NAME), ("born", DataCategory::DATE_OF_BIRTH)])?;
    /// let invoice = engine.prepare_fields(&fields, Act::new(Action::USE).purpose(Purpose::BILLING))?;
    /// let row = |of: &str| fields.guard(json!({ "name": "Ada", "born": "1990-12-10" }), of);
    ///
    /// let (ada, now) = (row("client-17"), datetime!(2026-03-01 9:00 UTC));
    /// let facts = engine.facts(Facts::about(Subject::new("client-17")))?;
    /// let shown = engine.show(&invoice, &facts, now);
    /// let mut log = Vec::new();
    /// let part = shown.open(&ada, now)?.taking_on(|due| {
    ///     log.push(due.obligation.to_string());
    ///     Ok::<(), std::convert::Infallible>(())
    /// })?;
    /// assert_eq!(serde_json::to_value(part)?, json!({ "name": "Ada" }));
    /// assert_eq!(log, ["log"]);
    ///
    /// // The answer is about somebody else.
    /// assert!(matches!(shown.open(&row("client-18"), now), Err(NotCovered::Subject { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// What does not fit, with both sides of it.
    pub fn open<'s, T: Serialize>(
        &'s self,
        value: &'s Guarded<T>,
        at: OffsetDateTime,
    ) -> Result<Opened<'s, Redacted<'s, T>>, NotCovered> {
        let value = value.in_part(self.answered(), at)?;
        Ok(Opened::new(self.redact(value), &self.decision().obligations))
    }
}
