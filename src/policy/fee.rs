//! What the exercise of a right may cost.

use super::period::Period;
use crate::closed_list::closed_list;

/// What the exercise of a right may cost the person, the most favourable first.
///
/// ```
/// use permitted::RightKind;
/// use permitted::policy::{Fee, Right};
///
/// let right = Right::new("PN-31", [RightKind::ACCESS]);
/// assert_eq!(right.cost(), Fee::NotSaid);
/// assert_eq!(right.fee(Fee::CostBased).cost().name(), "cost-based");
/// assert!(Fee::None < Fee::CostBased && Fee::CostBased < Fee::Allowed);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Fee {
    /// Nothing (GDPR Art. 12(5)).
    None,
    /// No more than what it costs to answer (45 CFR 164.524(c)(4)).
    CostBased,
    /// A fee may be charged.
    Allowed,
    /// The text says nothing about it.
    #[default]
    NotSaid,
}

closed_list! {
    Fee {
        None = "none",
        CostBased = "cost-based",
        Allowed = "allowed",
        NotSaid = "not-said",
    }
}

impl Fee {
    /// What files can say: what the text does not say is left out.
    pub(crate) const STATED: [(&'static str, Self); 3] = [
        (Self::None.name(), Self::None),
        (Self::CostBased.name(), Self::CostBased),
        (Self::Allowed.name(), Self::Allowed),
    ];
}

/// So many requests within a period cost nothing, whatever the further ones cost.
///
/// ```
/// use permitted::RightKind;
/// use permitted::policy::{Fee, FreeRequests, Period, Right};
///
/// // 45 CFR 164.528(c)(2): the first accounting in any twelve months.
/// let accounting = Right::new("164.528", [RightKind::ACCOUNTING_OF_DISCLOSURES])
///     .fee(Fee::CostBased)
///     .free(FreeRequests { times: 1, within: Period::months(12) });
/// assert_eq!(accounting.free_requests().unwrap().times, 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreeRequests {
    /// How many.
    pub times: u16,
    /// Within which period, that of the request being the last.
    pub within: Period,
}

/// What a right costs, and how many requests are free; none of these where there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Charge {
    pub(crate) fee: Fee,
    pub(crate) free: u16,
    pub(crate) within: Period,
}

impl Charge {
    /// What may be charged where so many requests were made in the period before.
    pub(crate) fn after(self, earlier: Option<u16>) -> Fee {
        // While their number is unknown, this one may be free.
        let is_free = self.free > 0 && earlier.is_none_or(|earlier| earlier < self.free);
        if is_free { Fee::None } else { self.fee }
    }
}
