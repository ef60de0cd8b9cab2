//! What sections say for their rules.

use super::builder::InSection;
use super::check_condition::{Allowed, condition, words_of};
use super::check_right::exemption;
use super::checker::Checker;
use super::terms::TermFacet;
use crate::problem::Path;
use crate::words::{AnyWord, Word};

pub(super) fn sections(checker: &mut Checker<'_>, sections: &[InSection]) {
    for section in sections {
        let path = Path::of(&section.path);
        checker.terms(&path, &section.terms);
        checker.bases(&path, &section.bases);
        checker.owed(&path, &section.obligations);
        if let Some(when) = &section.when {
            condition(checker, &path.key("when"), when, Allowed::ALL);
        }
        let list = path.key("exemption");
        for (index, one) in section.exemptions.iter().enumerate() {
            exemption(checker, &list.item(index), one);
        }
    }
    for section in sections {
        checker.tell_once(words_in(section));
    }
}

/// Every word that a section says.
fn words_in(section: &InSection) -> Vec<AnyWord<'_>> {
    let mut words: Vec<AnyWord<'_>> =
        TermFacet::ALL.into_iter().flat_map(|facet| section.terms.list(facet)).collect();
    words.extend(section.bases.all.iter().chain(&section.bases.any).map(Word::any));
    words.extend(section.obligations.iter().flat_map(|owed| owed.choices()).map(Word::any));
    words.extend(section.exemptions.iter().flat_map(|one| &one.data).map(Word::any));
    let exemptions = section.exemptions.iter().filter_map(|exemption| exemption.when.as_ref());
    for condition in section.when.iter().chain(exemptions) {
        words_of(condition, &mut words);
    }
    words
}
