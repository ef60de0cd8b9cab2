//! Where in what is serialised a field stands.

use std::fmt::{self, Write};

/// How many steps a path may have.
pub(super) const MAX_STEPS: usize = 64;

/// The way to a field, step by step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FieldPath(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// To what stands under this key of a table, or in this variant of an enum.
    Key(String),
    /// To what stands under any key: `*`.
    EachKey,
    /// To each element of a list: `[]`.
    EachElement,
}

impl FieldPath {
    /// Reads `orders[].card`, or says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let wrong = |what: &str| Err(format!("`{}` is no path: {what}", crate::text::quoted(text)));
        let mut steps = Vec::new();
        let mut rest = text;
        loop {
            match key(rest) {
                Err(()) => return wrong("a `\\` stands before none of `.`, `[`, `*` and `\\`"),
                // A list at the top, or of lists, has no key before it.
                Ok((Part::Nothing, after)) if after.starts_with("[]") && steps.is_empty() => {
                    rest = after;
                }
                Ok((Part::Nothing, _)) => return wrong("a key is empty"),
                Ok((Part::Any, after)) => {
                    steps.push(Step::EachKey);
                    rest = after;
                }
                Ok((Part::Key(key), after)) => {
                    steps.push(Step::Key(key));
                    rest = after;
                }
            }
            while let Some(after) = rest.strip_prefix("[]") {
                steps.push(Step::EachElement);
                rest = after;
            }
            if steps.len() > MAX_STEPS {
                return wrong("it has more than 64 steps");
            }
            match rest.strip_prefix('.') {
                Some(after) => rest = after,
                None if rest.is_empty() => return Ok(Self(steps)),
                None if rest.starts_with('[') => return wrong("a `[` opens no `[]`"),
                None => return wrong("a `*` or `[]` stands within a key"),
            }
        }
    }

    pub(super) fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The paths on the way to it, from the first step on, and last itself.
    pub(super) fn on_the_way(&self) -> impl Iterator<Item = &[Step]> {
        (1..=self.0.len()).filter_map(|len| self.0.get(..len))
    }
}

/// What stands at the beginning of a text, up to a sign that ends it.
enum Part {
    Nothing,
    /// `*`.
    Any,
    Key(String),
}

fn key(text: &str) -> Result<(Part, &str), ()> {
    let mut key = String::new();
    let mut signs = text.char_indices();
    while let Some((place, sign)) = signs.next() {
        let rest = text.get(place..).unwrap_or_default();
        match sign {
            '\\' => match signs.next() {
                Some((_, sign @ ('.' | '[' | '*' | '\\'))) => key.push(sign),
                _ => return Err(()),
            },
            '*' if place == 0 => return Ok((Part::Any, rest.get(1..).unwrap_or_default())),
            '.' | '[' | '*' => {
                return Ok((if key.is_empty() { Part::Nothing } else { Part::Key(key) }, rest));
            }
            sign => key.push(sign),
        }
    }
    Ok((if key.is_empty() { Part::Nothing } else { Part::Key(key) }, ""))
}

/// As [`FieldPath::parse`] reads it: a path has one spelling.
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            if place > 0 && *step != Step::EachElement {
                f.write_char('.')?;
            }
            match step {
                Step::EachKey => f.write_char('*')?,
                Step::EachElement => f.write_str("[]")?,
                Step::Key(key) => {
                    for sign in key.chars() {
                        if matches!(sign, '.' | '[' | '*' | '\\') {
                            f.write_char('\\')?;
                        }
                        f.write_char(sign)?;
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::{FieldPath, Step};

    #[test]
    fn a_path_has_one_spelling() {
        let key = |key: &str| Step::Key(key.to_owned());
        let (any, each) = (|| Step::EachKey, || Step::EachElement);
        let paths = [
            ("email", vec![key("email")]),
            ("address.street", vec![key("address"), key("street")]),
            ("orders[].card", vec![key("orders"), each(), key("card")]),
            ("[].email", vec![each(), key("email")]),
            ("[][]", vec![each(), each()]),
            ("grid[][].x", vec![key("grid"), each(), each(), key("x")]),
            ("by-id.*.name", vec![key("by-id"), any(), key("name")]),
            ("*[]", vec![any(), each()]),
            (r"a\.b.\*.\[]\\", vec![key("a.b"), key("*"), key(r"[]\")]),
            ("first name", vec![key("first name")]),
            ("größe]", vec![key("größe]")]),
        ];
        for (text, steps) in paths {
            let path = FieldPath::parse(text).unwrap();
            assert_eq!(path.steps(), steps, "{text}");
            assert_eq!(path.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_path_is_told() {
        for (text, why) in [
            ("", "a key is empty"),
            (".email", "a key is empty"),
            ("email.", "a key is empty"),
            ("a..b", "a key is empty"),
            ("a.[]", "a key is empty"),
            ("orders[0].card", "a `[` opens no `[]`"),
            ("orders[", "a `[` opens no `[]`"),
            ("orders[]card", "a `*` or `[]` stands within a key"),
            ("first*", "a `*` or `[]` stands within a key"),
            ("*first", "a `*` or `[]` stands within a key"),
            (r"a\b", r"a `\` stands before none of `.`, `[`, `*` and `\`"),
            (r"a\", r"a `\` stands before none of `.`, `[`, `*` and `\`"),
        ] {
            let told = FieldPath::parse(text).unwrap_err();
            assert_eq!(told, format!("`{text}` is no path: {why}"));
        }
        let deep = |steps: usize| FieldPath::parse(&format!("a{}", "[]".repeat(steps - 1)));
        assert!(deep(64).is_ok());
        assert!(deep(65).unwrap_err().ends_with("it has more than 64 steps"));
    }
}
