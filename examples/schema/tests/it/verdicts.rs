//! What the reader and the schema say of a document.

use jsonschema::Validator;
use permitted::files::Document;
use permitted::problem::ProblemKind;
use permitted::scenario::Scenarios;
use permitted::{ConsentLedger, InputError, Policy, Question};
use serde_json::Value;
use std::fmt;
use std::sync::LazyLock;

/// The kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Policy,
    Scenarios,
    Question,
    Ledger,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Policy, Self::Scenarios, Self::Question, Self::Ledger];

    pub fn name(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Scenarios => "scenarios",
            Self::Question => "question",
            Self::Ledger => "ledger",
        }
    }

    /// The validator of the schema that is checked in.
    pub fn validator(self) -> &'static Validator {
        static VALIDATORS: LazyLock<[Validator; 4]> = LazyLock::new(|| {
            Kind::ALL.map(|kind| jsonschema::validator_for(&kind.schema()).unwrap())
        });
        &VALIDATORS[self as usize]
    }

    pub fn schema(self) -> Value {
        let path = format!("{}/{}.schema.json", env!("CARGO_MANIFEST_DIR"), self.name());
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    fn read(self, value: &Value) -> Result<(), InputError> {
        let document: Document = serde_json::from_value(value.clone()).unwrap();
        match self {
            Self::Policy => Policy::try_from(document).map(|_| ()),
            Self::Scenarios => Scenarios::try_from(document).map(|_| ()),
            Self::Question => Question::try_from(document).map(|_| ()),
            Self::Ledger => ConsentLedger::try_from(document).map(|_| ()),
        }
    }
}

/// What the reader says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    Accepted,
    /// Something is wrong with what it means alone.
    Refused,
    /// Something is wrong with its shape.
    Misshapen(String),
}

pub fn read(kind: Kind, value: &Value) -> Read {
    let Err(error) = kind.read(value) else { return Read::Accepted };
    let misshapen = error.problems().iter().find(|problem| is_of_shape(problem.kind()));
    match misshapen {
        Some(problem) => Read::Misshapen(problem.to_string()),
        None => Read::Refused,
    }
}

/// Whether a problem can be seen without knowing what words and rules mean.
fn is_of_shape(kind: &ProblemKind) -> bool {
    match kind {
        ProblemKind::UnknownKey { .. }
        | ProblemKind::Missing { .. }
        | ProblemKind::WrongType { .. }
        | ProblemKind::NotAWord { .. }
        | ProblemKind::UnknownValue { .. }
        | ProblemKind::Ambiguous { .. }
        | ProblemKind::Empty { .. }
        | ProblemKind::NotADate { .. }
        | ProblemKind::DateOutOfRange { .. }
        | ProblemKind::NotAPeriod { .. } => true,
        ProblemKind::TooLarge { what, .. } => *what == "words",
        // Names and notations.
        ProblemKind::Inconsistent { what, .. } => [
            "is blank",
            "begins or ends with a blank",
            "is longer than 200 bytes",
            "is not on one line",
            "which cannot be seen",
            "holds an `@`",
            "is not a version of a policy",
            "is no offset",
            "is no end of a year or month",
            "is not a web address",
        ]
        .iter()
        .any(|fault| what.contains(fault)),
        ProblemKind::Vocabulary(problem) => problem.to_string().contains("is not a word for"),
        _ => false,
    }
}

/// How many documents were judged, and how.
#[derive(Debug, Default)]
pub struct Tally {
    pub judged: usize,
    pub accepted: usize,
    pub misshapen: usize,
    pub refused_by_schema: usize,
    pub disagreements: Vec<String>,
}

impl Tally {
    /// Takes a document into account, which came about in this way.
    pub fn judge(&mut self, kind: Kind, value: &Value, how: impl fmt::Display) {
        let (read, is_valid) = (read(kind, value), kind.validator().is_valid(value));
        self.judged += 1;
        self.accepted += usize::from(read == Read::Accepted);
        self.misshapen += usize::from(matches!(read, Read::Misshapen(_)));
        self.refused_by_schema += usize::from(!is_valid);
        let disagreement = match (read, is_valid) {
            (Read::Accepted, false) => {
                let error = kind.validator().iter_errors(value).next().unwrap();
                format!("accepted, but by the schema: {} ({error:.300})", error.instance_path())
            }
            (Read::Misshapen(problem), true) => {
                format!("refused, but not by the schema: {problem}")
            }
            _ => return,
        };
        self.disagreements.push(format!("{kind:?}, {how}: {disagreement}"));
    }

    /// Shows the figures, and fails where reader and schema disagree.
    pub fn check(&self, what: &str) {
        println!(
            "{what}: {} documents, of which the reader accepts {} and refuses {} for their shape, and \
             the schema refuses {}; {} disagreements",
            self.judged,
            self.accepted,
            self.misshapen,
            self.refused_by_schema,
            self.disagreements.len(),
        );
        let shown: Vec<&str> = self.disagreements.iter().take(80).map(String::as_str).collect();
        assert!(
            shown.is_empty(),
            "{} disagreements:\n{}",
            self.disagreements.len(),
            shown.join("\n")
        );
    }
}
