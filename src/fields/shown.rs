//! Which fields are shown, and the part of a value that is.

use super::prepared::{PreparedField, PreparedFields};
use super::sift::{MAX_LEVELS, Sift};
use super::steps::Steps;
use crate::engine::{Decision, Depth, Engine, Outcome, PreparedFacts};
use crate::facts::Subject;
use crate::guard::Answered;
use crate::words::Vocabulary;
use serde::ser::{Error, Serialize, Serializer};
use std::fmt;
use time::OffsetDateTime;

/// Which fields may be shown: the answer of [`Engine::show`](crate::Engine::show).
///
/// It answers for each field over all purposes of the act together. What has to be done along with the
/// use stands in [its decision](Self::decision); facts that change end it, as they end a decision.
///
/// ```
/// use permitted::fields::Fields;
/// use permitted::{Act, Action, DataCategory, Engine, Facts, Outcome, Policy, Purpose};
/// use time::macros::datetime;
///
/// let policy: Policy = toml::from_str(
///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
///      [[permit]]\nclause = '3'\ndata = 'name'\npurpose = 'billing'",
/// )?;
/// let engine = Engine::new([policy])?;
/// let fields = Fields::builder()
///     .open("id")
///     .data("name", DataCategory::NAME)
///     .data("born", DataCategory::DATE_OF_BIRTH)
///     .build()?;
/// let invoice = engine.prepare_fields(&fields, Act::new(Action::USE).purpose(Purpose::BILLING))?;
/// let facts = engine.facts(Facts::default())?;
/// let shown = engine.show(&invoice, &facts, datetime!(2026-03-01 9:00 UTC));
/// let dropped: Vec<&str> =
///     shown.fields().filter(|field| !field.is_shown).map(|field| field.path).collect();
/// assert_eq!(dropped, ["born"]);
/// assert_eq!(shown.fields().next().and_then(|field| field.outcome), Some(Outcome::NotPermitted));
/// assert!(shown.is_shown("name") && !shown.is_shown("phone"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "what is shown is serialised by `redact`"]
pub struct Shown<'f> {
    fields: &'f PreparedFields,
    vocabulary: &'f Vocabulary,
    subject: &'f Subject,
    decision: Decision,
    /// Which fields are permitted or open, each by itself.
    permitted: Box<[bool]>,
}

/// The answer for a field, over all purposes of the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldOutcome<'f> {
    /// Its path.
    pub path: &'f str,
    /// The worst outcome of the data in it, for any of the purposes; none if it is open.
    pub outcome: Option<Outcome>,
    /// Whether it is shown: it, and all that is mapped on the way to it, is permitted or open.
    pub is_shown: bool,
}

impl<'f> Shown<'f> {
    fn new(
        fields: &'f PreparedFields,
        vocabulary: &'f Vocabulary,
        subject: &'f Subject,
        decision: Decision,
    ) -> Self {
        let permitted = fields.all.iter().map(|field| {
            let outcome = outcome(&decision, field);
            outcome.is_none_or(Outcome::is_permitted)
        });
        Self { permitted: permitted.collect(), fields, vocabulary, subject, decision }
    }

    /// What was asked and answered, for values that show whom and what they are about.
    pub(super) fn answered(&self) -> Answered<'_> {
        Answered {
            vocabulary: self.vocabulary,
            act: self.fields.act.act(),
            subject: self.subject,
            decision: &self.decision,
        }
    }

    /// The whole decision, with what has to be done and what is missing, to log.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// The answer for each field, sorted by path.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = FieldOutcome<'f>> {
        self.fields.all.iter().map(|field| FieldOutcome {
            path: &field.name,
            outcome: outcome(&self.decision, field),
            is_shown: self.fields.steps.path(&field.path, &self.permitted).is_shown(),
        })
    }

    /// Whether the field that is mapped by this path is shown. What is not mapped is not.
    #[must_use]
    pub fn is_shown(&self, path: &str) -> bool {
        self.fields().any(|field| field.path == path && field.is_shown)
    }

    /// The part of a value that is shown, for any format of serde. The value is that of the person whom
    /// the facts were about.
    ///
    /// ```
    /// use permitted::fields::Fields;
    /// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose};
    /// use std::collections::HashMap;
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n[[permit]]\nclause = '3'\ndata = 'name'",
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let fields =
    ///     Fields::from_pairs([("*", DataCategory::NAME), ("*.email", DataCategory::EMAIL_ADDRESS)])?;
    /// let act = Act::new(Action::USE).purpose(Purpose::BILLING);
    /// let directory = engine.prepare_fields(&fields, act)?;
    /// let facts = engine.facts(Facts::default())?;
    /// let shown = engine.show(&directory, &facts, datetime!(2026-03-01 9:00 UTC));
    ///
    /// let by_room = HashMap::from([(12, HashMap::from([("name", "Ada"), ("email", "ada@example.org")]))]);
    /// assert_eq!(serde_json::to_string(&shown.redact(&by_room))?, r#"{"12":{"name":"Ada"}}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn redact<'s, T: Serialize + ?Sized>(&'s self, value: &'s T) -> Redacted<'s, T> {
        Redacted { shown: self, value }
    }
}

impl Engine {
    /// Which fields may be shown, with these facts, at this moment.
    ///
    /// Ask where the fields are shown, and serialise with [`Shown::redact`].
    ///
    /// ```
    /// use permitted::fields::Fields;
    /// use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose};
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str(
    ///     "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n\
    ///      [[permit]]\nclause = '3'\ndata = 'name'\npurpose = 'billing'",
    /// )?;
    /// let engine = Engine::new([policy])?;
    /// let fields =
    ///     Fields::from_pairs([("name", DataCategory::NAME), ("born", DataCategory::DATE_OF_BIRTH)])?;
    /// let act = Act::new(Action::USE).purpose(Purpose::BILLING);
    /// let invoice = engine.prepare_fields(&fields, act)?;
    /// let facts = engine.facts(Facts::default())?;
    /// let shown = engine.show(&invoice, &facts, datetime!(2026-03-01 9:00 UTC));
    /// let row = serde_json::json!({ "name": "Ada", "born": "1990-12-10" });
    /// assert_eq!(serde_json::to_string(&shown.redact(&row))?, r#"{"name":"Ada"}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn show<'f>(
        &'f self,
        fields: &'f PreparedFields,
        facts: &'f PreparedFacts,
        at: OffsetDateTime,
    ) -> Shown<'f> {
        self.show_to(fields, facts, at, Depth::Full)
    }

    /// The same, explained so far. Most of the work of an answer is what is missing for what is not
    /// shown: leave it out where nobody reads it.
    pub fn show_to<'f>(
        &'f self,
        fields: &'f PreparedFields,
        facts: &'f PreparedFacts,
        at: OffsetDateTime,
        depth: Depth,
    ) -> Shown<'f> {
        let subject = &facts.facts().subject;
        let decision = self.decide_to(&fields.act, facts, at, depth);
        Shown::new(fields, self.vocabulary(), subject, decision)
    }
}

/// The worst outcome of the data in a field; none if it is open.
fn outcome(decision: &Decision, field: &PreparedField) -> Option<Outcome> {
    let of_item = |item: &usize| {
        let answered = decision.items.get(*item).filter(|answer| answer.item == *item);
        // What nobody answered about is not permitted.
        answered.map_or(Outcome::NotPermitted, |answer| answer.outcome)
    };
    field.items.iter().map(of_item).min()
}

/// The part of a value that is shown; made by [`Shown::redact`].
///
/// It serialises, and that is all: `Debug` shows nothing of the value. What nests deeper than 128 levels
/// does not serialise.
pub struct Redacted<'s, T: ?Sized> {
    shown: &'s Shown<'s>,
    value: &'s T,
}

impl<T: Serialize + ?Sized> Serialize for Redacted<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sift = Sift {
            steps: &self.shown.fields.steps,
            shown: &self.shown.permitted,
            at: Steps::top(),
            is_top: true,
            levels_left: MAX_LEVELS,
            is_human_readable: serializer.is_human_readable(),
        };
        match self.value.serialize(sift).map_err(S::Error::custom)? {
            Some(kept) => kept.serialize(serializer),
            None => serializer.serialize_unit(),
        }
    }
}

impl<T: ?Sized> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redacted").finish_non_exhaustive()
    }
}
