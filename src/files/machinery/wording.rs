//! Which texts may stand where files take a text of the author's own.

use crate::ids::{IdFault, PolicyId, Usable, fault_of};
use crate::problem::ProblemKind;
use crate::text::{TextFault, fault_of_line, fault_of_prose, quoted};

/// What a text is, by which it is known what may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wording {
    /// Any text.
    Any,
    /// A name that people read: one line.
    Line,
    /// What people read: it may have lines.
    Prose,
    /// An id, a clause or the name of a version.
    Id,
    /// The id of a policy.
    PolicyId,
    /// A new word of a vocabulary. Whether it can be one is told of the whole word.
    NewWord,
    /// A word of some vocabulary. Whether there is one is told of the whole word.
    AnyWord,
}

impl Wording {
    /// What is wrong with a text, if something is.
    pub(crate) fn fault(self, text: &str) -> Option<ProblemKind> {
        match self {
            Self::Any | Self::NewWord | Self::AnyWord => None,
            Self::Line => fault_of_line(text).map(|fault| of_text(text, fault)),
            Self::Prose => fault_of_prose(text).map(|fault| of_text(text, fault)),
            Self::Id => fault_of(text).map(|fault| of_id(text, fault)),
            Self::PolicyId => PolicyId::new(text).fault().map(|fault| of_id(text, fault)),
        }
    }
}

fn of_text(text: &str, fault: TextFault) -> ProblemKind {
    ProblemKind::inconsistent(format!("`{}` {fault}", quoted(text)), fault.help())
}

fn of_id(text: &str, fault: IdFault) -> ProblemKind {
    ProblemKind::inconsistent(format!("`{}` {fault}", quoted(text)), fault.mend())
}
