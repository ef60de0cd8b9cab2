//! Lists that are mostly short, and then stand where they are instead of behind a pointer.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};

/// A list that is kept in place while it has at most `N` items.
#[derive(Debug, Clone)]
pub(crate) enum Few<T, const N: usize> {
    InPlace([T; N], u8),
    Apart(Vec<T>),
}

impl<T: Default, const N: usize> Default for Few<T, N> {
    #[inline]
    fn default() -> Self {
        Self::InPlace(std::array::from_fn(|_| T::default()), 0)
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

impl<T: Default, const N: usize> Few<T, N> {
    #[inline]
    pub(crate) fn push(&mut self, item: T) {
        match self {
            Self::InPlace(few, count) => match few.get_mut(usize::from(*count)) {
                Some(slot) => {
                    *slot = item;
                    *count = count.saturating_add(1);
                }
                None => {
                    let few = few.iter_mut().map(std::mem::take);
                    *self = Self::Apart(few.chain([item]).collect());
                }
            },
            Self::Apart(many) => many.push(item),
        }
    }
}

impl<T: Default, const N: usize> Extend<T> for Few<T, N> {
    #[inline]
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T: Default, const N: usize> FromIterator<T> for Few<T, N> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list = Self::default();
        list.extend(items);
        list
    }
}

#[cfg(test)]
mod tests {
    use super::Few;

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
}
