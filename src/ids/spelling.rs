//! Whether two names are one, but for how they are spelt.

/// Marks, and the letters that are written with each as one character (Latin-1 Supplement and Latin
/// Extended-A, in small letters), with the letters that bear it.
const COMPOSED: [(char, &str, &str); 13] = [
    ('\u{300}', "àèìòù", "aeiou"),
    ('\u{301}', "áéíóúýćĺńŕśź", "aeiouyclnrsz"),
    ('\u{302}', "âêîôûĉĝĥĵŝŵŷ", "aeioucghjswy"),
    ('\u{303}', "ãñõĩũ", "anoiu"),
    ('\u{304}', "āēīōū", "aeiou"),
    ('\u{306}', "ăĕğĭŏŭ", "aegiou"),
    ('\u{307}', "ċėġż", "cegz"),
    ('\u{308}', "äëïöüÿ", "aeiouy"),
    ('\u{30a}', "åů", "au"),
    ('\u{30b}', "őű", "ou"),
    ('\u{30c}', "čďěňřšťž", "cdenrstz"),
    ('\u{327}', "çģķļņŗşţ", "cgklnrst"),
    ('\u{328}', "ąęįų", "aeiu"),
];

/// A name without what only its spelling adds: in small letters, each mark by itself. Marks are told
/// from letters in the blocks named above, in other scripts the case alone is set aside.
pub(crate) fn without_spelling(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.to_lowercase().chars() {
        let bears = |(mark, composed, letters): &(char, &str, &str)| {
            let place = composed.chars().position(|other| other == letter)?;
            Some((letters.chars().nth(place)?, *mark))
        };
        match COMPOSED.iter().find_map(bears) {
            Some((bare, mark)) => plain.extend([bare, mark]),
            None => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_case_or_unicode_form_are_spellings_of_one() {
        for (one, other) in [
            ("elm-print", "Elm-Print"),
            ("M\u{fc}ller", "mu\u{308}ller"),
            ("CAF\u{c9}", "cafe\u{301}"),
            ("\u{17b}abka", "z\u{307}abka"),
            ("\u{416}\u{418}\u{41b}", "\u{436}\u{438}\u{43b}"),
        ] {
            assert_eq!(without_spelling(one), without_spelling(other), "{one} {other}");
        }
        for (one, other) in [("muller", "m\u{fc}ller"), ("elm-print", "elm print"), ("a", "b")] {
            assert_ne!(without_spelling(one), without_spelling(other), "{one} {other}");
        }
    }

    #[test]
    fn every_composed_letter_has_the_letter_that_bears_the_mark() {
        for (mark, composed, letters) in COMPOSED {
            assert_eq!(composed.chars().count(), letters.chars().count(), "{mark:?}");
        }
    }
}
