//! The versions of one policy, in order of time.

use super::builder::PolicyKind;
use super::version::Policy;
use crate::ids::PolicyId;
use crate::instant::format_instant;
use crate::problem::{InputError, Problem, ProblemKind, ProblemPart, brief};
use time::OffsetDateTime;

/// The versions of one policy. The one in force at the time of a use decides about it.
///
/// A version's force ends when the next one's begins, or earlier if it says so itself.
///
/// ```
/// use permitted::{Action, DataCategory, Purpose};
/// use permitted::policy::{Permit, Policy, PolicyTimeline};
/// use time::macros::datetime;
///
/// let version = |name: &str, from| {
///     let permit = Permit::new("1").action(Action::USE).data(DataCategory::NAME).purpose(Purpose::BILLING);
///     Policy::builder("bank", name, from).permit(permit).build()
/// };
/// let timeline = PolicyTimeline::new([
///     version("2", datetime!(2026-01-01 0:00 UTC))?,
///     version("1", datetime!(2020-01-01 0:00 UTC))?,
/// ])?;
/// assert_eq!(timeline.versions()[0].version().to_string(), "bank@1");
/// assert_eq!(timeline.boundaries().count(), 2);
/// # Ok::<(), permitted::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyTimeline {
    versions: Vec<Policy>,
}

impl PolicyTimeline {
    /// The versions, in any order.
    ///
    /// # Errors
    /// If there is none, if they are not of one policy and kind, if two begin at one instant or have one
    /// name, or if one begins before the notice has run out that the version before it promises.
    pub fn new(versions: impl IntoIterator<Item = Policy>) -> Result<Self, InputError> {
        let mut versions: Vec<Policy> = versions.into_iter().collect();
        versions.sort_by_key(Policy::from);
        let mut problems = Vec::new();
        if versions.is_empty() {
            let help = "give at least one version";
            problems.push(Problem::new(
                ProblemPart::Policy,
                "",
                ProblemKind::empty("the timeline", help),
            ));
        }
        for (earlier, later) in versions.iter().zip(versions.iter().skip(1)) {
            let mut wrong = |what: String, help| {
                let path = format!("policy `{}`", later.version());
                problems.push(Problem::new(
                    ProblemPart::Policy,
                    path,
                    ProblemKind::inconsistent(what, help),
                ));
            };
            if earlier.id() != later.id() {
                let what =
                    format!("`{}` and `{}` are different policies", earlier.id(), later.id());
                wrong(what, "give each a timeline of its own");
            }
            if earlier.kind() != later.kind() {
                wrong(
                    "one version operates, another is a limit".to_owned(),
                    "make the versions of a policy of one kind",
                );
            }
            if earlier.from() == later.from() {
                let what = format!("two versions begin at {}", format_instant(later.from()));
                wrong(what, "let one begin later");
            }
            if let Some((what, help)) = too_early(earlier, later) {
                wrong(what, help);
            }
        }
        let mut names: Vec<String> = versions.iter().map(|v| v.version().to_string()).collect();
        names.sort_unstable();
        for (one, other) in names.iter().zip(names.iter().skip(1)) {
            if one == other {
                let what = format!("two versions are called `{one}`");
                let help = "rename one";
                problems.push(Problem::new(
                    ProblemPart::Policy,
                    "",
                    ProblemKind::inconsistent(what, help),
                ));
            }
        }
        if problems.is_empty() { Ok(Self { versions }) } else { Err(InputError::new(problems)) }
    }

    /// The policy of which these are the versions.
    #[must_use]
    pub fn id(&self) -> Option<&PolicyId> {
        self.versions.first().map(Policy::id)
    }

    /// Whether the policy operates or only limits.
    #[must_use]
    pub fn kind(&self) -> PolicyKind {
        self.versions.first().map_or(PolicyKind::Operating, Policy::kind)
    }

    /// The versions, earliest first.
    #[must_use]
    pub fn versions(&self) -> &[Policy] {
        &self.versions
    }

    /// The version in force at an instant, if any is.
    #[must_use]
    pub fn in_force(&self, at: OffsetDateTime) -> Option<&Policy> {
        let latest = self.versions.iter().rev().find(|version| version.from() <= at)?;
        latest.until().is_none_or(|end| at < end).then_some(latest)
    }

    /// Every instant at which a version begins or ceases to be in force.
    pub fn boundaries(&self) -> impl Iterator<Item = OffsetDateTime> {
        let next = self.versions.iter().skip(1).map(|next| Some(next.from())).chain([None]);
        self.versions.iter().zip(next).flat_map(|(version, next)| {
            let end = version.until().filter(|end| next.is_none_or(|next| *end < next));
            std::iter::once(version.from()).chain(end)
        })
    }
}

/// Whether a version takes effect before the notice has run out that the version before it promises: of
/// several amendments that do, the longest.
fn too_early(earlier: &Policy, later: &Policy) -> Option<(String, &'static str)> {
    let promised = earlier.amendments().iter();
    let promised = promised.filter_map(|one| Some((one.notice_period()?, one)));
    let Some(announced) = later.announced() else {
        let (notice, amendment) = promised.min_by_key(|(_, one)| one.id())?;
        let what = format!(
            "amendment `{}` of `{}` lets a new version take effect {notice} after notice at the earliest",
            amendment.id(),
            earlier.version(),
        );
        return Some((what, "say when notice of this version was given, by `announced`"));
    };
    let ends = promised.map(|(notice, one)| (notice.after(announced), notice, one));
    let (end, notice, amendment) =
        ends.max_by(|a, b| a.0.cmp(&b.0).then(b.2.id().cmp(a.2.id())))?;
    (later.from() < end).then(|| {
        let what = format!(
            "it takes effect at {}, before the {notice} have run out that amendment `{}` of `{}` gives after notice",
            brief(&format_instant(later.from())),
            amendment.id(),
            earlier.version(),
        );
        (what, "let it take effect later, or correct `announced`")
    })
}

impl From<Policy> for PolicyTimeline {
    fn from(policy: Policy) -> Self {
        Self { versions: vec![policy] }
    }
}

/// As [`PolicyTimeline::new`].
impl TryFrom<Vec<Policy>> for PolicyTimeline {
    type Error = InputError;

    fn try_from(versions: Vec<Policy>) -> Result<Self, InputError> {
        Self::new(versions)
    }
}

/// As [`PolicyTimeline::new`].
impl<const N: usize> TryFrom<[Policy; N]> for PolicyTimeline {
    type Error = InputError;

    fn try_from(versions: [Policy; N]) -> Result<Self, InputError> {
        Self::new(versions)
    }
}
