//! Fields with the act that they are shown for.

use super::mapped::{Field, Fields};
use super::path::FieldPath;
use super::steps::Steps;
use crate::engine::{Engine, PreparedAct};
use crate::facts::{Act, Item};
use crate::problem::{InputError, ProblemKind, ProblemPart, Problems};
use crate::words::{AnyWord, Vocabulary};

/// [`Fields`] with the act for which they are shown, prepared by an engine.
///
/// Make one for each thing that your service shows, when it starts:
/// [`Engine::prepare_fields`](crate::Engine::prepare_fields).
///
/// ```
/// use permitted::fields::Fields;
/// use permitted::{Act, Action, DataCategory, Engine, Policy, Purpose};
///
/// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
/// let engine = Engine::new([policy])?;
/// let fields = Fields::from_pairs([
///     ("bill-to.email", DataCategory::EMAIL_ADDRESS),
///     ("ship-to.email", DataCategory::EMAIL_ADDRESS),
///     ("note", DataCategory::COMMUNICATIONS),
/// ])?;
/// let act = Act::new(Action::USE).purpose(Purpose::BILLING);
/// let prepared = engine.prepare_fields(&fields, act)?;
/// // What stands in several fields is asked about once.
/// assert_eq!(prepared.act().act().items.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PreparedFields {
    pub(super) act: PreparedAct,
    pub(super) steps: Steps,
    pub(super) all: Vec<PreparedField>,
}

/// A field, and which items of the act it holds: none if it is open.
#[derive(Debug, Clone)]
pub(super) struct PreparedField {
    pub(super) path: FieldPath,
    pub(super) name: String,
    pub(super) items: Box<[usize]>,
}

impl PreparedFields {
    /// The act that is asked about: with the data of all fields.
    #[must_use]
    pub fn act(&self) -> &PreparedAct {
        &self.act
    }
}

impl Engine {
    /// Prepares fields with the act for which they are shown: what is done with them, for what, by whom
    /// and towards whom. The data of the act is that of the fields, asked about together. Do it once, when
    /// the service starts.
    ///
    /// ```
    /// use permitted::fields::Fields;
    /// use permitted::{Act, Action, DataCategory, Engine, Policy, Purpose};
    ///
    /// let policy: Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2026-01-01")?;
    /// let engine = Engine::new([policy])?;
    /// let fields: Fields = toml::from_str("mail = 'e-mail-address'")?;
    /// let act = Act::new(Action::USE).purpose(Purpose::BILLING);
    /// let error = engine.prepare_fields(&fields, act).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "mail: unknown data `e-mail-address`, did you mean `email-address`?",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// An act that names data of its own, words that the policies do not know, fields that are all open,
    /// and all that [`Engine::prepare`] refuses.
    pub fn prepare_fields(
        &self,
        fields: &Fields,
        mut act: Act,
    ) -> Result<PreparedFields, InputError> {
        let problems = Problems::of(ProblemPart::Act);
        if !act.items.is_empty() {
            let what = "the act names data of its own".to_owned();
            let help = "leave it out: the data is that of the fields";
            problems.note("data", ProblemKind::inconsistent(what, help));
        }
        let (mut items, mut all): (Vec<Item>, _) = (Vec::new(), Vec::new());
        for (path, field) in &fields.all {
            let name = path.to_string();
            let mut places = Vec::new();
            if let Field::Data(data) = field {
                data.iter()
                    .for_each(|item| note_unknown(&name, item, self.vocabulary(), &problems));
                for item in data {
                    let known = items.iter().position(|other| other == item);
                    places.push(known.unwrap_or(items.len()));
                    if known.is_none() {
                        items.push(item.clone());
                    }
                }
            }
            all.push(PreparedField { path: path.clone(), name, items: places.into() });
        }
        if items.is_empty() {
            let (what, help) = ("the list of fields with data", "map a field to the data in it");
            problems.note("", ProblemKind::empty(what, help));
        }
        if !problems.is_empty() {
            return Err(problems.into_error());
        }
        act.items = items.into();
        let steps = Steps::new(all.iter().map(|field| &field.path));
        Ok(PreparedFields { act: self.prepare(act)?, steps, all })
    }
}

/// Notes the words of an item that the vocabulary does not have.
fn note_unknown(path: &str, item: &Item, vocabulary: &Vocabulary, problems: &Problems) {
    let check = |word: AnyWord<'_>| {
        if vocabulary.find(word).is_none() {
            problems.unknown_word(path, vocabulary, word.kind, word.key());
        }
    };
    check(item.category.word.any());
    item.source.iter().for_each(|source| check(source.kind.word.any()));
    item.gathered_at.iter().for_each(|setting| check(setting.word.any()));
}
