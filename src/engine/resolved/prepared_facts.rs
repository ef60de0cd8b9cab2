use crate::engine::resolved::engine_identity::EngineIdentity;
use crate::engine::resolved::facts::ResolvedFacts;
use crate::engine::resolved::look_up::{ended, look_up_facts};
use crate::facts::Facts;
use crate::ids::PolicyVersion;
use crate::problem::{InputError, ProblemPart, Problems};
use crate::words::Vocabulary;

/// [`Facts`] with their words looked up, to be asked about at any moment.
///
/// Made by [`Engine::facts`](crate::Engine::facts) for that engine. Another engine, such as the one
/// that takes over after a reload, looks them up anew each time it is asked: correct, and slower.
///
/// ```
/// use permitted::{Engine, Facts, Policy, Subject};
///
/// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
/// let engine = Engine::new([policy])?;
/// let reader = engine.facts(Facts::about(Subject::new("reader-17")))?;
/// assert_eq!(reader.facts().subject.id, Some("reader-17".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PreparedFacts {
    /// The engine that they were made by.
    pub(crate) made_by: EngineIdentity,
    pub(crate) resolved: ResolvedFacts,
    words: Box<Facts>,
}

impl PreparedFacts {
    /// The facts in words.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.words
    }

    pub(crate) fn new(
        facts: Facts,
        made_by: EngineIdentity,
        vocabulary: &Vocabulary,
        versions: &[PolicyVersion],
    ) -> Result<Self, InputError> {
        let problems = Problems::of(ProblemPart::Subject);
        let found = Self::noting(facts, made_by, vocabulary, versions, &problems);
        ended(problems).map(|()| found)
    }

    /// What is wrong is noted among other problems.
    pub(crate) fn noting(
        facts: Facts,
        made_by: EngineIdentity,
        vocabulary: &Vocabulary,
        versions: &[PolicyVersion],
        problems: &Problems,
    ) -> Self {
        let mut resolved = ResolvedFacts::default();
        look_up_facts(&facts, vocabulary, versions, problems, &mut resolved);
        Self { made_by, resolved, words: Box::new(facts) }
    }
}
