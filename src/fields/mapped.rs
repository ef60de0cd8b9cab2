//! What data stands in which field.

use super::path::{FieldPath, Step};
use crate::facts::{Item, Several};
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use std::collections::BTreeSet;

/// How many fields may be mapped.
pub(super) const MAX_FIELDS: usize = 4_096;

/// What data stands in which field of a struct or JSON object: said once, for all that is shown of it.
///
/// A path names a field as it is serialised: `email`, `address.street`, `orders[].card` for the card of
/// each order, `devices.*` for what stands under any key of a map. A list at the top is `[]`, as in
/// `[].email`; the payload of an enum stands under the name of its variant. A `.`, `[`, `*` or `\` that
/// belongs to a key is written behind a `\`.
///
/// What is mapped covers all that stands in it. Where something in it is mapped as well, both count: a
/// field is shown if it and all that it stands in are permitted. What is neither mapped nor stands in
/// something that is mapped is never shown. [`unmatched`](Self::unmatched) finds misspelt paths in a test.
///
/// ```
/// use permitted::fields::Fields;
/// use permitted::{DataCategory, InputError};
///
/// let fields = Fields::builder()
///     .open("id")
///     .data("email", DataCategory::EMAIL_ADDRESS)
///     .data("address", DataCategory::POSTAL_ADDRESS)
///     .data("orders[].card", DataCategory::CARD_NUMBER)
///     .data("note", [DataCategory::COMMUNICATIONS, DataCategory::HEALTH_DATA])
///     .build()?;
/// assert_eq!(fields.iter().count(), 5);
///
/// // The same in configuration.
/// let read: Fields = toml::from_str(
///     r#"
///     id = { open = true }
///     email = "email-address"
///     address = "postal-address"
///     "orders[].card" = "card-number"
///     note = ["communications", "health-data"]
///     "#,
/// )?;
/// assert_eq!(read, fields);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields {
    /// INVARIANT: different paths, ascending, of which each `*` is covered.
    pub(super) all: Vec<(FieldPath, Field)>,
}

/// What stands in a field.
///
/// ```
/// use permitted::DataCategory;
/// use permitted::fields::Field;
///
/// assert_eq!(Field::from(DataCategory::NAME), Field::Data(vec![DataCategory::NAME.into()].into()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// No personal data: it is shown to whoever may see what it stands in.
    Open,
    /// This data, all of which has to be permitted.
    Data(Several<Item>),
}

impl<I: Into<Item>> From<I> for Field {
    fn from(item: I) -> Self {
        Self::Data(std::iter::once(item.into()).collect())
    }
}

impl Fields {
    /// Nothing mapped yet.
    #[must_use]
    pub fn builder() -> FieldsBuilder {
        FieldsBuilder::default()
    }

    /// Maps each of these paths.
    ///
    /// ```
    /// use permitted::DataCategory;
    /// use permitted::fields::Fields;
    ///
    /// let fields = Fields::from_pairs([
    ///     ("name", DataCategory::NAME),
    ///     ("address.street", DataCategory::POSTAL_ADDRESS),
    /// ])?;
    /// let paths: Vec<String> = fields.iter().map(|(path, _)| path).collect();
    /// assert_eq!(paths, ["address.street", "name"]);
    ///
    /// let error = Fields::from_pairs([("orders[0].card", DataCategory::CARD_NUMBER)]).unwrap_err();
    /// assert!(error.to_string().starts_with("`orders[0].card` is no path: a `[` opens no `[]`"), "{error}");
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    ///
    /// # Errors
    /// As [`FieldsBuilder::build`].
    pub fn from_pairs<P: AsRef<str>, F: Into<Field>>(
        pairs: impl IntoIterator<Item = (P, F)>,
    ) -> Result<Self, InputError> {
        let add = |builder: FieldsBuilder, (path, field): (P, F)| builder.add(path, field.into());
        pairs.into_iter().fold(Self::builder(), add).build()
    }

    /// Each path with what stands there, sorted by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (String, &Field)> {
        self.all.iter().map(|(path, field)| (path.to_string(), field))
    }

    /// Sorts them, and notes what is wrong with all of them together.
    pub(super) fn check(&mut self, problems: &Problems) {
        self.all.sort_by(|(one, _), (other, _)| one.cmp(other));
        if self.all.is_empty() {
            let help = "map a field, such as `email = \"email-address\"`";
            problems.note("", ProblemKind::empty("the list of fields", help));
        }
        if self.all.len() > MAX_FIELDS {
            let (what, found) = ("fields", self.all.len());
            problems.note("", ProblemKind::too_large(what, found, MAX_FIELDS));
            return;
        }
        let mapped: BTreeSet<&[Step]> = self.all.iter().map(|(path, _)| path.steps()).collect();
        for (path, field) in &self.all {
            if matches!(field, Field::Data(items) if items.is_empty()) {
                let help = "name the data, or say that the field is open";
                let empty = ProblemKind::empty("the list of data", help);
                problems.note(&path.to_string(), empty);
            }
            // Whoever sees what stands under any key sees the keys.
            let mut is_covered = false;
            let is_bare = path.on_the_way().any(|way| {
                is_covered |= mapped.contains(way);
                way.last() == Some(&Step::EachKey) && !is_covered
            });
            if is_bare {
                let what = "the keys for which its `*` stands would be shown without being mapped";
                let help =
                    "map the path up to the `*`, too: as open, if the keys are no personal data";
                let kind = ProblemKind::inconsistent(what.to_owned(), help);
                problems.note(&path.to_string(), kind);
            }
        }
    }
}

/// Maps fields one by one; made by [`Fields::builder`].
///
/// ```
/// use permitted::DataCategory;
/// use permitted::facts::Item;
/// use permitted::fields::Fields;
/// use permitted::words::Source;
///
/// let bureau = Item::new(DataCategory::CREDIT_SCORE).source(Source::THIRD_PARTY);
/// let fields = Fields::builder().open("id").data("score", bureau).build()?;
/// assert_eq!(fields.iter().count(), 2);
/// let twice = Fields::builder().open("id").data("id", DataCategory::NAME).build();
/// assert_eq!(twice.unwrap_err().to_string(), "key `id` stands twice; keep one");
/// # Ok::<(), permitted::InputError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct FieldsBuilder {
    all: Vec<(String, Field)>,
}

impl FieldsBuilder {
    /// This field holds this data: one item, or several.
    #[must_use]
    pub fn data<I: Into<Item>>(
        self,
        path: impl AsRef<str>,
        items: impl IntoIterator<Item = I>,
    ) -> Self {
        self.add(path, Field::Data(items.into_iter().map(Into::into).collect()))
    }

    /// This field holds no personal data: it is shown to whoever may see what it stands in.
    #[must_use]
    pub fn open(self, path: impl AsRef<str>) -> Self {
        self.add(path, Field::Open)
    }

    fn add(mut self, path: impl AsRef<str>, field: Field) -> Self {
        self.all.push((path.as_ref().to_owned(), field));
        self
    }

    /// The fields.
    ///
    /// # Errors
    /// What is no path, a path that stands twice, a field without data, a `*` whose keys nothing maps,
    /// no field at all, or more than 4,096.
    pub fn build(self) -> Result<Fields, InputError> {
        let (problems, mut fields) = (Problems::of(ProblemPart::Act), Fields::default());
        let mut known = BTreeSet::new();
        for (text, field) in self.all {
            match FieldPath::parse(&text) {
                Err(what) => problems.note("", no_path(what)),
                Ok(_) if known.contains(&text) => {
                    let key = crate::text::quoted(&text);
                    problems.note("", ProblemKind::RepeatedKey { key });
                }
                Ok(path) => {
                    known.insert(text);
                    fields.all.push((path, field));
                }
            }
        }
        if problems.is_empty() {
            fields.check(&problems);
        }
        if problems.is_empty() { Ok(fields) } else { Err(problems.into_error()) }
    }
}

/// What is said of a text that is no path.
pub(super) fn no_path(what: String) -> ProblemKind {
    let help = "write keys joined by `.`, `[]` for each of a list and `*` for any key, as in \
                `orders[].card`";
    ProblemKind::inconsistent(what, help)
}
