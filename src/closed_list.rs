//! Closed lists: the names of their values, and how a value is read and written by its name.

use crate::suggestions::nearest_word;
use crate::text::quoted;
use serde::de::{Error, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// A text that names no value of a closed list.
///
/// Whatever has a fixed list of values reads each by the name that files use: what happened to consent,
/// how strong a grant is, what becomes of data. The error says which names there are.
///
/// ```
/// use permitted::policy::Strength;
///
/// assert_eq!("explicit".parse(), Ok(Strength::Explicit));
/// let error = "expres".parse::<Strength>().unwrap_err();
/// assert_eq!((error.text(), error.nearest()), ("expres", Some("express")));
/// assert_eq!(error.allowed(), ["implied", "express", "explicit"]);
/// assert_eq!(
///     error.to_string(),
///     "unknown value `expres`, did you mean `express`? (allowed: implied, express, explicit)",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// INVARIANT: as messages quote it.
    text: String,
    nearest: Option<String>,
    allowed: Vec<&'static str>,
}

impl UnknownName {
    /// The text, cut where it is very long.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name that was likely meant.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        self.nearest.as_deref()
    }

    /// The names that there are.
    #[must_use]
    pub fn allowed(&self) -> &[&'static str] {
        &self.allowed
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let allowed = self.allowed.join(", ");
        write!(f, "unknown value `{}`", self.text)?;
        match &self.nearest {
            Some(name) => write!(f, ", did you mean `{name}`? (allowed: {allowed})"),
            None => write!(f, "; allowed: {allowed}"),
        }
    }
}

impl std::error::Error for UnknownName {}

/// The value of that name.
pub(crate) fn named<V: Copy>(text: &str, names: &[(&'static str, V)]) -> Result<V, UnknownName> {
    let found = names.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let allowed: Vec<&'static str> = names.iter().map(|(name, _)| *name).collect();
        let nearest = nearest_word(text, allowed.iter().copied());
        UnknownName { text: quoted(text), nearest, allowed }
    })
}

/// Reads a value by its name.
pub(crate) fn deserialize<'de, V, D>(
    deserializer: D,
    names: &'static [(&'static str, V)],
) -> Result<V, D::Error>
where
    V: FromStr<Err = UnknownName>,
    D: serde::Deserializer<'de>,
{
    struct ByName<V: 'static>(&'static [(&'static str, V)], PhantomData<V>);

    impl<V: FromStr<Err = UnknownName>> Visitor<'_> for ByName<V> {
        type Value = V;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let names: Vec<&str> = self.0.iter().map(|(name, _)| *name).collect();
            write!(f, "one of {}", names.join(", "))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<V, E> {
            text.parse().map_err(E::custom)
        }
    }

    deserializer.deserialize_str(ByName(names, PhantomData))
}

/// The names of all values of an enum that carries no data, and all that follows from them. The
/// compiler sees to it that none is left out.
macro_rules! closed_list {
    ($list:ident { $($value:ident = $name:literal),+ $(,)? }) => {
        impl $list {
            /// Every value, in the order in which this crate lists them.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$value),+];

            pub(crate) const NAMES: [(&'static str, Self); Self::ALL.len()] =
                [$(($name, Self::$value)),+];

            /// The name that files and messages use. `FromStr` and serde read it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name),+
                }
            }
        }

        /// By its [name](Self::name).
        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl std::str::FromStr for $list {
            type Err = $crate::problem::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                $crate::closed_list::named(name, &Self::NAMES)
            }
        }

        impl TryFrom<&str> for $list {
            type Error = $crate::problem::UnknownName;

            fn try_from(name: &str) -> Result<Self, Self::Error> {
                name.parse()
            }
        }

        impl serde::Serialize for $list {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $list {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::closed_list::deserialize(deserializer, &Self::NAMES)
            }
        }
    };
}

pub(crate) use closed_list;
