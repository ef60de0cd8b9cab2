//! What makes an order stand, and to whom data may go by it.

use crate::policy::Owed;
use crate::words::TermId;

/// What makes an order stand, beside its terms.
#[derive(Debug)]
pub(crate) enum Order {
    /// The record is past the maximum of a retention rule, by its place in the schedule, or its
    /// erasure was asked for.
    Due { rule: usize, past_maximum: bool, asked_for: bool },
    /// Evidence that a right was granted counts.
    Granted { evidence: TermId, to: GrantedTo },
    /// The erasure of the record was asked for, and no retention rule speaks of it. It is ordered by the
    /// right to erasure, or by the request itself where no right speaks of it either.
    Asked { by_right: bool },
}

/// To whom data may go by a right that was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GrantedTo {
    /// To nobody; it orders no disclosure.
    Nobody,
    /// To the subject, where the evidence names nobody else.
    Subject,
    /// To the party that the evidence names.
    ItsParty,
}

#[derive(Debug)]
pub(crate) struct OrderDetail {
    pub(crate) order: Order,
    /// Whether the rule of the schedule has exceptions.
    pub(crate) is_excepted: bool,
    /// Sorted, without repetition.
    pub(crate) obligations: Vec<Owed>,
}
