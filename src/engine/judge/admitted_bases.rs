//! Declarations of admitted bases: "on no other ground".

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::judge::Judge;
use crate::engine::tables::compiled_policy::Detail;
use crate::engine::tables::truth::Truth;
use crate::words::{FacetKind, TermId};

impl Judge<'_> {
    /// Whether the declarations of admitted bases that bind a permit on these bases admit it.
    pub(crate) fn admits(&self, bases: &[TermId]) -> Truth {
        let mut admits = Truth::True;
        for judge in self.of_all_versions(None) {
            let (compiled, number) = (judge.setting.compiled, judge.setting.number);
            if compiled.admitted.is_empty()
                || !(judge.setting.is_limit || number == self.setting.number)
            {
                continue;
            }
            let scope = judge.scope();
            for row in judge.possible(&compiled.admitted) {
                let detail = compiled.row(row).map(|row| &row.detail);
                let Some(Detail::Admitted(admitted)) = detail else { continue };
                let words = judge.setting.vocabulary();
                let is_one = |basis: &TermId| {
                    let above = admitted.iter();
                    above.into_iter().any(|above| words.within(FacetKind::Basis, *basis, *above))
                };
                if !bases.iter().any(is_one) {
                    admits = admits.and(!scope.and(judge.entry(row, Meaning::AtLeast)));
                }
            }
        }
        admits
    }
}
