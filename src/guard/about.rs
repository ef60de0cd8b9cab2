//! Whom a guarded value is about.

use crate::ids::SubjectId;
use std::fmt;
use uuid::Uuid;

/// Whom a guarded value is about.
///
/// Ids and texts convert into it. A value about someone opens with a clearance for facts about that
/// very subject, under any of the ids by which the facts know it.
///
/// ```
/// use permitted::guard::About;
/// use permitted::ids::SubjectId;
///
/// assert_eq!(About::from("patient-17"), About::Subject(SubjectId::new("patient-17")));
/// // What the database does not know is not nobody.
/// assert_eq!(About::from(None), About::Unknown);
/// assert_eq!(About::Unknown.to_string(), "someone unknown");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum About {
    /// This subject.
    Subject(SubjectId),
    /// Nobody: figures about groups, a company's own data. It opens with a clearance for facts about
    /// nobody.
    Nobody,
    /// Someone, and it is not known who. Nothing opens it.
    #[default]
    Unknown,
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject(id) => write!(f, "`{id}`"),
            Self::Nobody => f.write_str("nobody"),
            Self::Unknown => f.write_str("someone unknown"),
        }
    }
}

/// An id that is left out is not known.
impl From<Option<SubjectId>> for About {
    fn from(id: Option<SubjectId>) -> Self {
        id.map_or(Self::Unknown, Self::Subject)
    }
}

macro_rules! from_ids {
    ($($id:ty),*) => {$(
        impl From<$id> for About {
            fn from(id: $id) -> Self {
                Self::Subject(id.into())
            }
        }
    )*};
}

from_ids!(SubjectId, &SubjectId, &str, String, &String, Uuid, &Uuid);
