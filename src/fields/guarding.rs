//! Values put under guard as the data that their fields hold.

use super::mapped::{Field, Fields};
use super::path::{FieldPath, Step};
use crate::facts::Item;
use crate::guard::{About, Guarded};

impl Fields {
    /// Puts a value under [guard](crate::guard), as all the data that its fields hold: a row where it is
    /// read.
    ///
    /// ```
    /// use permitted::DataCategory;
    /// use permitted::fields::Fields;
    ///
    /// let fields = Fields::from_pairs([
    ///     ("name", DataCategory::NAME),
    ///     ("address.city", DataCategory::POSTAL_ADDRESS),
    /// ])?;
    /// let row = fields.guard(("Ada", "Hull"), "client-17");
    /// assert_eq!(format!("{row:?}"), "Guarded { data: [postal-address, name], .. }");
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn guard<T>(&self, value: T, about: impl Into<About>) -> Guarded<T> {
        Guarded::new(value, self.items_where(|_| true), about)
    }

    /// Puts what stands in one mapped field under guard: as what is mapped there, in it, and on the way to
    /// it.
    ///
    /// A path that nobody mapped opens with nothing, so that a misspelt one does not count as less than
    /// what stands there; and so does what is open, which needs no guard.
    ///
    /// ```
    /// use permitted::DataCategory;
    /// use permitted::fields::Fields;
    ///
    /// let fields = Fields::from_pairs([
    ///     ("name", DataCategory::NAME),
    ///     ("orders", DataCategory::PURCHASE_HISTORY),
    ///     ("orders[].card", DataCategory::CARD_NUMBER),
    /// ])?;
    /// let card = fields.guard_field("orders[].card", "5500 0000 0000 0004", "client-17");
    /// assert_eq!(format!("{card:?}"), "Guarded { data: [purchase-history, card-number], .. }");
    /// let note = fields.guard_field("note", "prefers mornings", "client-17");
    /// assert!(note.items().is_empty());
    /// # Ok::<(), permitted::InputError>(())
    /// ```
    pub fn guard_field<T>(&self, path: &str, value: T, about: impl Into<About>) -> Guarded<T> {
        let path = FieldPath::parse(path).ok();
        let path = path.filter(|path| self.all.iter().any(|(mapped, _)| mapped == path));
        let is_of_it = |of: &FieldPath| path.as_ref().is_some_and(|path| share(path, of));
        Guarded::new(value, self.items_where(is_of_it), about)
    }

    fn items_where(&self, is_meant: impl Fn(&FieldPath) -> bool) -> impl Iterator<Item = Item> {
        let meant = self.all.iter().filter(move |(path, _)| is_meant(path));
        let data = meant.filter_map(|(_, field)| match field {
            Field::Data(items) => Some(items.iter().cloned()),
            Field::Open => None,
        });
        data.flatten()
    }
}

/// Whether what stands at one path can stand in what stands at the other.
fn share(one: &FieldPath, other: &FieldPath) -> bool {
    let mut steps = one.steps().iter().zip(other.steps());
    steps.all(|(one, other)| match (one, other) {
        (Step::EachKey, Step::Key(_)) | (Step::Key(_), Step::EachKey) => true,
        (one, other) => one == other,
    })
}
