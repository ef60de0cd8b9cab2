//! Lists that are mostly short, and then stand where they are instead of behind a pointer.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};

/// A list that is kept in place while it has at most `N` items.
#[derive(Debug, Clone)]
pub(crate) enum Few<T, const N: usize> {
    // INVARIANT: what stands beyond the count is blank.
    InPlace([T; N], u8),
    // A vector is three times as long as the pointer to one, and few lists need it.
    #[expect(clippy::box_collection, reason = "it would make every list in place as long")]
    Apart(Box<Vec<T>>),
}

/// What stands in a list where there is no item yet. A constant is copied at once, where a value
/// that is made by a function would be put together field by field and moved about.
pub(crate) trait Blank {
    const BLANK: Self;
}

impl Blank for u16 {
    const BLANK: Self = 0;
}

impl Blank for usize {
    const BLANK: Self = 0;
}

impl Blank for (usize, usize) {
    const BLANK: Self = (0, 0);
}

impl<T: Blank, const N: usize> Blank for Few<T, N> {
    const BLANK: Self = Self::InPlace([const { T::BLANK }; N], 0);
}

impl<T: Blank, const N: usize> Default for Few<T, N> {
    #[inline]
    fn default() -> Self {
        Self::BLANK
    }
}

impl<T, const N: usize> Deref for Few<T, N> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Self::InPlace(few, count) => few.get(..usize::from(*count)).unwrap_or_default(),
            Self::Apart(many) => many,
        }
    }
}

impl<T, const N: usize> DerefMut for Few<T, N> {
    fn deref_mut(&mut self) -> &mut [T] {
        match self {
            Self::InPlace(few, count) => few.get_mut(..usize::from(*count)).unwrap_or_default(),
            Self::Apart(many) => many,
        }
    }
}

impl<T: PartialEq, const N: usize> PartialEq for Few<T, N> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq, const N: usize> Eq for Few<T, N> {}

impl<T: PartialOrd, const N: usize> PartialOrd for Few<T, N> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}

impl<T: Ord, const N: usize> Ord for Few<T, N> {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: Hash, const N: usize> Hash for Few<T, N> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: Blank, const N: usize> Few<T, N> {
    #[inline]
    pub(crate) fn push(&mut self, item: T) {
        self.push_with(|slot| *slot = item);
    }

    /// Adds an item by writing over a blank one: in place, since moving a large one there costs as
    /// much as making it, unless the list is long.
    #[inline]
    pub(crate) fn push_with(&mut self, write: impl FnOnce(&mut T)) {
        if let Self::InPlace(few, count) = self {
            if let Some(slot) = few.get_mut(usize::from(*count)) {
                write(slot);
                *count = count.saturating_add(1);
                return;
            }
            let mut many = Vec::with_capacity(N.saturating_mul(2));
            many.extend(few.iter_mut().map(|item| std::mem::replace(item, T::BLANK)));
            *self = Self::Apart(Box::new(many));
        }
        if let Self::Apart(many) = self {
            let mut item = T::BLANK;
            write(&mut item);
            many.push(item);
        }
    }
}

impl<T: Blank, const N: usize> Extend<T> for Few<T, N> {
    #[inline]
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T: Blank, const N: usize> FromIterator<T> for Few<T, N> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list = Self::default();
        list.extend(items);
        list
    }
}

/// A list that mostly has one item, which then costs no memory of its own.
///
/// It is read as a slice, and takes items as a [`Vec`] does.
///
/// ```
/// use permitted::{Act, Action, DataCategory};
///
/// let mut act = Act::new(Action::USE).data([DataCategory::EMAIL_ADDRESS]);
/// assert_eq!(act.items.len(), 1);
/// act.items.push(DataCategory::PHONE_NUMBER.into());
/// assert_eq!(act.items[1].category.word, DataCategory::PHONE_NUMBER);
/// act.items.truncate(1);
/// assert_eq!(act.items.len(), 1);
/// ```
#[derive(Clone)]
pub struct Several<T>(Items<T>);

#[derive(Clone)]
enum Items<T> {
    None,
    One(T),
    Many(Vec<T>),
}

impl<T> Several<T> {
    /// Adds an item at the end.
    #[inline]
    pub fn push(&mut self, item: T) {
        match &mut self.0 {
            Items::None => self.0 = Items::One(item),
            Items::Many(many) => many.push(item),
            Items::One(_) => {
                if let Items::One(first) = std::mem::replace(&mut self.0, Items::None) {
                    self.0 = Items::Many(vec![first, item]);
                }
            }
        }
    }

    /// Drops what stands beyond so many items.
    pub fn truncate(&mut self, len: usize) {
        match &mut self.0 {
            Items::Many(many) => many.truncate(len),
            one if len == 0 => *one = Items::None,
            _ => {}
        }
    }
}

impl<T> Default for Several<T> {
    #[inline]
    fn default() -> Self {
        Self(Items::None)
    }
}

impl<T> Deref for Several<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match &self.0 {
            Items::None => &[],
            Items::One(one) => std::slice::from_ref(one),
            Items::Many(many) => many,
        }
    }
}

impl<T> DerefMut for Several<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Items::None => &mut [],
            Items::One(one) => std::slice::from_mut(one),
            Items::Many(many) => many,
        }
    }
}

impl<T> From<Vec<T>> for Several<T> {
    fn from(items: Vec<T>) -> Self {
        Self(Items::Many(items))
    }
}

impl<T> Extend<T> for Several<T> {
    #[inline]
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T> FromIterator<T> for Several<T> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list = Self::default();
        list.extend(items);
        list
    }
}

impl<T> IntoIterator for Several<T> {
    type Item = T;
    type IntoIter = std::iter::Chain<std::option::IntoIter<T>, std::vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, many) = match self.0 {
            Items::None => (None, Vec::new()),
            Items::One(one) => (Some(one), Vec::new()),
            Items::Many(many) => (None, many),
        };
        one.into_iter().chain(many)
    }
}

impl<'a, T> IntoIterator for &'a Several<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Several<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Several<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Several<T> {}

#[cfg(test)]
mod tests {
    use super::{Blank, Few, Several};

    impl Blank for String {
        const BLANK: Self = Self::new();
    }

    #[test]
    fn lists_keep_their_order_in_place_and_apart() {
        let mut list: Few<String, 2> = Few::default();
        let mut expected = Vec::new();
        for item in ["one", "two", "three", "four"] {
            list.push(item.to_owned());
            expected.push(item);
            assert_eq!(*list, *expected);
            assert_eq!(matches!(list, Few::InPlace(..)), expected.len() <= 2);
        }
        let again: Few<String, 4> = list.iter().cloned().collect();
        assert!(matches!(again, Few::InPlace(..)) && *again == *list);
    }

    #[test]
    fn several_items_are_the_list_of_them() {
        let mut list: Several<String> = Several::default();
        let mut expected: Vec<String> = Vec::new();
        for item in ["one", "two", "three"] {
            list.push(item.to_owned());
            expected.push(item.to_owned());
            assert_eq!(*list, *expected);
            assert_eq!(list, Several::from(expected.clone()));
            assert_eq!(list.clone().into_iter().collect::<Vec<_>>(), expected);
        }
        list.truncate(2);
        list.iter_mut().for_each(|item| item.push('!'));
        assert_eq!(list.first().map(String::as_str), Some("one!"));
        assert_eq!(format!("{list:?}"), r#"["one!", "two!"]"#);
        list.truncate(0);
        assert!(list.is_empty());
    }
}
