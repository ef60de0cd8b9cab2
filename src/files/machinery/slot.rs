//! Where the value of a key stands in the value that a table describes.

/// A place for a value.
pub(crate) struct Slot<T, V> {
    /// The value that stands there, if one does.
    pub(crate) get: fn(&T) -> Option<&V>,
    pub(crate) put: fn(&mut T, V),
}

impl<V> Slot<Option<V>, V> {
    /// The value itself, where there is one.
    pub(crate) const PERHAPS: Self =
        Self { get: Option::as_ref, put: |to, value| *to = Some(value) };
}

/// A part of a value.
pub(crate) struct Within<T, U> {
    pub(crate) get: fn(&T) -> &U,
    pub(crate) get_mut: fn(&mut T) -> &mut U,
}

impl<V> Within<V, V> {
    /// All of the value.
    pub(crate) const WHOLE: Self = Self { get: |it| it, get_mut: |it| it };
}

/// A field that always has a value: `plain!(Policy: kind)`.
macro_rules! plain {
    ($of:ty: $($field:ident).+) => {
        $crate::files::machinery::Slot {
            get: |it: &$of| Some(&it.$($field).+),
            put: |it: &mut $of, value| it.$($field).+ = value,
        }
    };
}

/// A field that may have a value: `optional!(Policy: title)`.
macro_rules! optional {
    ($of:ty: $($field:ident).+) => {
        $crate::files::machinery::Slot {
            get: |it: &$of| it.$($field).+.as_ref(),
            put: |it: &mut $of, value| it.$($field).+ = Some(value),
        }
    };
}

/// A list to which several lists add: `list!(Policy: permits)`.
macro_rules! list {
    ($of:ty: $($field:ident).+) => {
        $crate::files::machinery::Slot {
            get: |it: &$of| Some(&it.$($field).+),
            put: |it: &mut $of, values: Vec<_>| it.$($field).+.extend(values),
        }
    };
}

/// A field that another table describes: `within!(Permit: terms)`.
macro_rules! within {
    ($of:ty: $($field:ident).+) => {
        $crate::files::machinery::Within {
            get: |it: &$of| &it.$($field).+,
            get_mut: |it: &mut $of| &mut it.$($field).+,
        }
    };
}

pub(crate) use {list, optional, plain, within};
