//! What each kind of rule adds to the common part.

use super::bases::Bases;
use super::exception::Exception;
use super::giver_kind::GiverKind;
use super::objection::{Grace, Route};
use super::owed::Owed;
use super::period::Period;
use crate::words::{DataCategory, EvidenceKind, LegalBasis};

/// What a permit adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Permit {
    pub(crate) bases: Bases,
    pub(crate) obligations: Vec<Owed>,
    pub(crate) only_purpose: bool,
    pub(crate) survives_objection: bool,
}

/// What a forbid adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forbid {
    pub(crate) together: Vec<DataCategory>,
    pub(crate) unless: Vec<Exception>,
}

/// What an opt-out adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OptOut {
    pub(crate) unless: Vec<Exception>,
    pub(crate) routes: Vec<Route>,
    pub(crate) grace: Grace,
}

/// What a duty adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Duty {
    pub(crate) together: Vec<DataCategory>,
    pub(crate) obligations: Vec<Owed>,
    pub(crate) unless: Vec<Exception>,
}

/// A scope entry adds nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {}

/// What a beyond entry adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beyond {
    pub(crate) unless: Vec<Exception>,
}

/// A closed declaration adds nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Closed {}

/// What a statement adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statement {
    pub(crate) text: String,
}

/// What a deemed consent adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeemedConsent {
    pub(crate) event: Vec<EvidenceKind>,
    pub(crate) after: Period,
}

/// What a declaration of givers adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConsentGiver {
    pub(crate) givers: Vec<GiverKind>,
    pub(crate) all: bool,
    pub(crate) alone: bool,
}

/// What a declaration of admitted bases adds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AdmittedBasis {
    pub(crate) bases: Vec<LegalBasis>,
}

/// An exception to restriction adds nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Restriction {}
