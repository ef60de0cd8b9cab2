//! Names of which one says the contrary of the other.

/// Parts that turn round what follows them.
const BEFORE: [&str; 10] =
    ["anti", "de", "dis", "never", "no", "non", "not", "un", "with", "without"];
/// Parts that say at the end of a name which of two contraries it is.
const LAST: [&str; 4] = ["in", "off", "on", "out"];
/// Beginnings that turn round a part without a hyphen.
const GLUED: [&str; 9] = ["anti", "de", "dis", "im", "in", "ir", "mis", "non", "un"];
/// What follows such a beginning is a word of its own only from so many letters on.
const SHORTEST: usize = 4;
/// What has more parts is no name, but a text.
const MOST_PARTS: usize = 24;

/// A name that is written and not known, against those that may have been meant.
pub(super) struct Contrary {
    joined: String,
    parts: Vec<String>,
}

impl Contrary {
    pub(super) fn of(written: &str) -> Self {
        let parts = parts(&written.to_ascii_lowercase());
        Self { joined: parts.concat(), parts }
    }

    /// Whether a name says the contrary of the one that is written: `identified` of `de-identified`,
    /// `opt-in` of `opt-out`, `expected` of `unexpected`. What differs in a hyphen alone is the same.
    pub(super) fn is(&self, meant: &str) -> bool {
        let meant = parts(meant);
        if meant.concat() == self.joined {
            return false;
        }
        let (ours, theirs) = (own(&self.parts, &meant), own(&meant, &self.parts));
        turns(&ours, &theirs)
            || turns(&theirs, &ours)
            || is_glued(&ours, &theirs)
            || is_glued(&theirs, &ours)
    }
}

fn parts(name: &str) -> Vec<String> {
    let parts = name.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).take(MOST_PARTS).map(str::to_owned).collect()
}

/// A part that the other name does not have, and whether it is the last.
type Own<'a> = (&'a str, bool);

fn own<'a>(these: &'a [String], those: &[String]) -> Vec<Own<'a>> {
    let last = these.len().saturating_sub(1);
    let places = these.iter().enumerate().filter(|(_, part)| !those.contains(part));
    places.map(|(place, part)| (part.as_str(), place == last)).collect()
}

/// Whether a part turns its name round, and is no misspelling of one of the other.
fn turns(these: &[Own<'_>], those: &[Own<'_>]) -> bool {
    these.iter().any(|(part, is_last)| {
        let marks = if *is_last { LAST.as_slice() } else { BEFORE.as_slice() };
        marks.contains(part) && !those.iter().any(|(other, _)| is_one_letter_off(part, other))
    })
}

fn is_one_letter_off(one: &str, other: &str) -> bool {
    let differing = one.chars().zip(other.chars()).filter(|(a, b)| a != b).count();
    one.len() == other.len() && one.len() >= 3 && differing <= 1
}

/// Whether a part of a name is one of another behind a beginning that turns it round.
fn is_glued(these: &[Own<'_>], those: &[Own<'_>]) -> bool {
    these.iter().any(|(part, _)| {
        let rests = GLUED.iter().filter_map(|turning| part.strip_prefix(turning));
        let mut rests = rests.filter(|rest| rest.len() >= SHORTEST);
        rests.any(|rest| those.iter().any(|(other, _)| is_alike(rest, other)))
    })
}

/// Whether two words have so much of their beginnings in common that they are one, spelt or inflected
/// differently.
fn is_alike(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared >= SHORTEST && shared.saturating_add(2) >= one.len().min(other.len())
}

#[cfg(test)]
mod tests {
    use super::Contrary;

    #[test]
    fn what_says_the_contrary_is_told_from_what_is_misspelt() {
        for (written, meant) in [
            ("de-identified", "identified"),
            ("deidentified", "identified"),
            ("De_Identified", "identified"),
            ("non-identifiable", "identified"),
            ("unidentified", "identified"),
            ("identified", "de-identified"),
            ("opt-in", "opt-out"),
            ("notice-with-opt-in", "notice-with-opt-out"),
            ("not-consented", "consented"),
            ("anti-fraud", "fraud"),
            ("unexpected-use", "expected-use"),
            ("no-billing", "billing"),
            ("indirect-marketing", "direct-marketing"),
        ] {
            assert!(Contrary::of(written).is(meant), "{written} {meant}");
        }
        for (written, meant) in [
            ("identifed", "identified"),
            ("de-identifed", "de-identified"),
            ("own-markting", "own-marketing"),
            ("log-in", "login"),
            ("opt-oot", "opt-out"),
            ("phone-no", "phone-number"),
            ("partner-marketing", "marketing"),
            ("devise", "device"),
            ("unsubscribe", "offer-unsubscribe"),
            ("inference", "inferences"),
            ("e_mail address", "email-address"),
        ] {
            assert!(!Contrary::of(written).is(meant), "{written} {meant}");
        }
    }
}
