//! How messages end: with what was likely meant, and what would be right.

use crate::words::FacetKind;

pub(super) fn has_or_have(actions: &str) -> &'static str {
    if actions.contains(", ") { "have " } else { "has " }
}

pub(super) fn meant_and_known(nearest: Option<&str>, instead: Option<&str>, known: &str) -> String {
    match (nearest, instead) {
        (_, Some(instead)) => format!("; {instead} (known here: {known})"),
        (Some(_), None) => format!("{} (known here: {known})", did_you_mean(nearest)),
        (None, None) => format!("; known here: {known}"),
    }
}

pub(super) fn elsewhere_or_meant(
    facet: FacetKind,
    word: &str,
    elsewhere: Option<FacetKind>,
    nearest: Option<&str>,
) -> String {
    match elsewhere {
        Some(other) => format!("; `{word}` is a word of the facet {other}"),
        None if nearest.is_some() => did_you_mean(nearest),
        None => format!("; {}or define it as a `[[word]]` of the policy", known_words(facet)),
    }
}

/// The words of a facet that has few, as alternatives.
fn known_words(facet: FacetKind) -> String {
    const FEW: usize = 30;
    let words: Vec<&str> = facet.table().iter().map(|entry| entry.key).collect();
    if words.len() > FEW {
        return "choose a word that exists, ".to_owned();
    }
    format!("choose one of {}, ", words.join(", "))
}

pub(super) fn meant_or_spelt(nearest: Option<&str>) -> String {
    match nearest {
        Some(_) => did_you_mean(nearest),
        None => "; words are lower-case letters and digits joined by single hyphens, at most 64 characters".to_owned(),
    }
}

pub(super) fn meant_among(nearest: Option<&str>, allowed: &str) -> String {
    match nearest {
        Some(_) => format!("{} (allowed: {allowed})", did_you_mean(nearest)),
        None => format!("; allowed: {allowed}"),
    }
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |word| format!(", did you mean `{word}`?"))
}

/// What versions there are instead of one that is not known.
pub(super) fn known_versions(known: &str) -> String {
    match known {
        "" => "; there is no policy of that id here, or bind the grant to none".to_owned(),
        known => format!("; bind the grant to a version that is known here ({known}), or to none"),
    }
}

/// An instant that was written out, by its day alone where it is a midnight.
pub(crate) fn brief(instant: &str) -> &str {
    instant.strip_suffix("T00:00:00Z").unwrap_or(instant)
}
