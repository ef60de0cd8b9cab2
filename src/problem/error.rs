//! What a caller is told of an input that is refused.

use super::kind::ProblemKind;
use super::part::ProblemPart;
use crate::words::MAX_WORD_PROBLEMS;
use std::fmt;

/// What is wrong with a document or a request: at least one [`Problem`], at most 50.
///
/// What cannot be read comes first, then what does not fit together. Displayed on one line, problems
/// separated by semicolons. Print [`InputError::problems`] one a line for people. It serialises, so that a
/// service can answer with it, and reads back equal.
///
/// ```
/// use permitted::{DataCategory, Purpose};
/// use permitted::policy::{Permit, Policy};
/// use time::macros::datetime;
///
/// let error = Policy::builder("bank", "1", datetime!(2026-01-01 0:00 UTC))
///     .permit(Permit::new("2.1").data(DataCategory::new("e-mail-address")?).purpose(Purpose::BILLING))
///     .build()
///     .unwrap_err();
/// assert_eq!(error.problems().len(), 1);
/// assert!(!error.has_more());
/// assert_eq!(
///     error.to_string(),
///     "permit `2.1`: data: unknown data `e-mail-address`, did you mean `email-address`?",
/// );
/// assert_eq!(
///     serde_json::to_value(&error)?,
///     serde_json::json!({ "problems": [{
///         "part": "policy",
///         "path": "permit `2.1`: data",
///         "message": "unknown data `e-mail-address`, did you mean `email-address`?",
///         "code": "unknown-word",
///         "facet": "data",
///         "word": "e-mail-address",
///         "nearest": "email-address",
///     }] }),
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    problems: Vec<Problem>,
    has_more: bool,
}

impl InputError {
    pub(crate) fn new(mut problems: Vec<Problem>) -> Self {
        let has_more = problems.len() > MAX_WORD_PROBLEMS;
        problems.truncate(MAX_WORD_PROBLEMS);
        Self { problems, has_more }
    }

    /// One problem of an input as a whole.
    pub(crate) fn of(part: ProblemPart, kind: ProblemKind) -> Self {
        Self::at(part, "", kind)
    }

    /// One problem, at this path.
    pub(crate) fn at(part: ProblemPart, path: impl Into<String>, kind: ProblemKind) -> Self {
        Self::new(vec![Problem::new(part, path, kind)])
    }

    /// The same problems where all of it stands below a path, each in the part that this one is there.
    pub(crate) fn below(mut self, path: &str, part: impl Fn(ProblemPart) -> ProblemPart) -> Self {
        for problem in &mut self.problems {
            problem.part = part(problem.part);
            let joint = if problem.path.is_empty() { "" } else { ": " };
            problem.path = format!("{path}{joint}{}", problem.path);
        }
        self
    }

    /// Says that there are more problems than are told.
    pub(super) fn add_more(&mut self, has_more: bool) {
        self.has_more |= has_more;
    }

    /// The problems; the first 50 where there are more.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The status of HTTP by which a service answers, which looks facts up itself: 400, 409 or 422 where
    /// what the client sent is wrong, and 500 where something else is. The worst counts, for where
    /// something of the service's own is wrong the client can mend nothing.
    ///
    /// Clients send acts, questions, requests and events. Say which further parts they send at this
    /// endpoint, such as evidence where it stores that.
    ///
    /// ```
    /// use permitted::problem::ProblemPart;
    /// use permitted::{Engine, Evidence, EvidenceKind, Policy, Question};
    /// use permitted::files::Document;
    /// use time::macros::datetime;
    ///
    /// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
    /// let engine = Engine::new([policy])?;
    /// let ask = |body: &str| Question::try_from(serde_json::from_str::<Document>(body).unwrap());
    /// let error = ask(r#"{ "action": "use", "date": "name", "at": "2026-03-01" }"#).unwrap_err();
    /// assert_eq!(error.http_status(&[]), 400);
    ///
    /// let evidence = Evidence::new(EvidenceKind::new("subpena")?, datetime!(2026-03-01 9:00 UTC));
    /// let error = engine.check(&evidence).unwrap_err();
    /// assert_eq!(error.http_status(&[]), 500);
    /// assert_eq!(error.http_status(&[ProblemPart::Evidence]), 422);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn http_status(&self, also_sent: &[ProblemPart]) -> u16 {
        let is_sent = |problem: &Problem| {
            problem.part.is_sent_by_clients() || also_sent.contains(&problem.part)
        };
        let status = |problem: &Problem| match problem.code() {
            _ if !is_sent(problem) => 500,
            "unknown-key" | "repeated-key" | "missing" | "wrong-type" => 400,
            "conflicting-events" => 409,
            _ => 422,
        };
        self.problems.iter().map(status).max().unwrap_or(500)
    }

    /// Whether there are more problems than are told, which show once these are mended.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.has_more
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.problems.iter().enumerate() {
            if position > 0 {
                f.write_str("; ")?;
            }
            problem.fmt(f)?;
        }
        if self.has_more { f.write_str("; and more") } else { Ok(()) }
    }
}

impl std::error::Error for InputError {}

/// One thing wrong with a document: where, what, and where it can be told, how to mend it.
///
/// ```
/// use permitted::Policy;
/// use permitted::files::Document;
/// use permitted::problem::ProblemPart;
///
/// let document: Document = toml::from_str("id = 'bank'\nversion = '1'\nform = 2026-01-01")?;
/// let error = Policy::try_from(document).unwrap_err();
/// let problem = error.problems().last().unwrap();
/// assert_eq!((problem.path(), problem.further_places()), ("", 0));
/// assert_eq!((problem.part(), problem.code()), (ProblemPart::Policy, "unknown-key"));
/// assert!(problem.to_string().starts_with("unknown key `form`, did you mean `from`?"), "{problem}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{kind}{}", Prefix(path), Further(*further))]
pub struct Problem {
    part: ProblemPart,
    path: String,
    kind: ProblemKind,
    further: usize,
}

struct Prefix<'a>(&'a str);

impl fmt::Display for Prefix<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, "{}: ", self.0) }
    }
}

struct Further(usize);

impl fmt::Display for Further {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => Ok(()),
            1 => f.write_str(" (and at one more place)"),
            places => write!(f, " (and at {places} more places)"),
        }
    }
}

impl Problem {
    pub(crate) fn new(part: ProblemPart, path: impl Into<String>, kind: ProblemKind) -> Self {
        Self::found(part, path.into(), kind, 0)
    }

    pub(super) fn found(
        part: ProblemPart,
        path: String,
        kind: ProblemKind,
        further: usize,
    ) -> Self {
        Self { part, path, kind, further }
    }

    /// What it is in: a policy, an act, a ledger, …
    #[must_use]
    pub fn part(&self) -> ProblemPart {
        self.part
    }

    /// The code of its kind, for programs; see [`ProblemKind::code`].
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Where it is: the rule, then the keys that lead to the value. Empty for the whole document.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> &ProblemKind {
        &self.kind
    }

    /// At how many further places the same unknown word stands: it is told at the first alone.
    #[must_use]
    pub fn further_places(&self) -> usize {
        self.further
    }

    pub(super) fn add_place(&mut self) {
        self.further = self.further.saturating_add(1);
    }
}
