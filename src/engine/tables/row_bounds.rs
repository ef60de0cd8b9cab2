//! What all rows of a policy together name that changes with time or is left open: ages, periods,
//! circumstances.

use crate::engine::tables::compiled_policy::{Detail, Row};
use crate::engine::tables::conditions::{Circumstance, Test};
use crate::policy::Period;
use crate::words::TermId;
use std::collections::BTreeSet;

/// What conditions and declarations of a policy name.
#[derive(Default)]
pub(crate) struct RowBounds {
    /// Every age.
    pub(crate) ages: BTreeSet<u8>,
    /// How old a grant may be.
    pub(crate) consent_ages: BTreeSet<Period>,
    /// How long after its event a deemed consent stands first, where that is not at once.
    pub(crate) deemed_after: BTreeSet<Period>,
    /// The words of circumstances.
    pub(crate) asked: BTreeSet<(Circumstance, TermId)>,
}

impl RowBounds {
    pub(crate) fn of(rows: &[Row]) -> Self {
        let mut all = Self::default();
        for row in rows {
            if let Detail::Deemed { after, .. } = row.detail
                && after != Period::ZERO
            {
                all.deemed_after.insert(after);
            }
            let Some(test) = &row.test else { continue };
            test.leaves(&mut |leaf| match leaf {
                Test::Age { at_least, below } => all.ages.extend(at_least.iter().chain(below)),
                Test::Consent(test, _) => all.consent_ages.extend(test.no_older_than),
                Test::Circumstance(kind, words) => {
                    all.asked.extend(words.iter().map(|word| (*kind, *word)));
                }
                _ => {}
            });
        }
        all
    }
}
