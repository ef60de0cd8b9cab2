//! Lists that are mostly short, and then stand where they are instead of behind a pointer.

/// A list of which the first `N` are kept in place.
#[derive(Debug, Clone)]
pub(crate) enum Few<T, const N: usize> {
    InPlace([T; N], u8),
    Apart(Vec<T>),
}

impl<T: Copy + Default, const N: usize> Default for Few<T, N> {
    fn default() -> Self {
        Self::InPlace([T::default(); N], 0)
    }
}

impl<T: PartialEq + Copy, const N: usize> PartialEq for Few<T, N> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Eq + Copy, const N: usize> Eq for Few<T, N> {}

impl<T: Copy, const N: usize> Few<T, N> {
    pub(crate) fn as_slice(&self) -> &[T] {
        match self {
            Self::InPlace(few, count) => few.get(..usize::from(*count)).unwrap_or_default(),
            Self::Apart(many) => many,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.as_slice().len()
    }

    pub(crate) fn push(&mut self, item: T) {
        match self {
            Self::InPlace(few, count) => match few.get_mut(usize::from(*count)) {
                Some(slot) => {
                    *slot = item;
                    *count = count.saturating_add(1);
                }
                None => *self = Self::Apart(few.iter().copied().chain([item]).collect()),
            },
            Self::Apart(many) => many.push(item),
        }
    }

    /// Puts an item before the one at `place`, or last if there is none.
    pub(crate) fn insert(&mut self, place: usize, item: T) {
        self.push(item);
        let list = match self {
            Self::InPlace(few, count) => few.get_mut(..usize::from(*count)).unwrap_or_default(),
            Self::Apart(many) => many,
        };
        if let Some(rest) = list.get_mut(place..) {
            rest.rotate_right(1);
        }
    }
}

impl<T: Copy + Default, const N: usize> FromIterator<T> for Few<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list = Self::default();
        items.into_iter().for_each(|item| list.push(item));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::Few;

    #[test]
    fn lists_keep_their_order_in_place_and_apart() {
        let mut list: Few<u32, 2> = Few::default();
        let mut expected = Vec::new();
        for (place, item) in [(0, 10), (0, 11), (1, 12), (3, 13), (2, 14)] {
            list.insert(place, item);
            expected.insert(place, item);
            assert_eq!(list.as_slice(), expected);
            assert_eq!(matches!(list, Few::InPlace(..)), expected.len() <= 2);
        }
    }
}
