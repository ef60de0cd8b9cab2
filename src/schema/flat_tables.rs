//! Tables with the keys that they have from others, and in which form they stand.

use crate::files::machinery::{Ask, Described, DescribedKey, DescribedKeys, Shape};

/// Which form of a table stands in a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Variant {
    /// Whether it takes from elsewhere what it leaves out.
    pub(super) inherits: bool,
    /// The keys that may not stand in it, nor in tables of the same name below it.
    pub(super) without: &'static [&'static str],
}

impl Variant {
    pub(super) const WHOLE: Self = Self { inherits: false, without: &[] };
    pub(super) const INHERITING: Self = Self { inherits: true, without: &[] };
}

/// A table with the keys that it has from others.
pub(super) struct Flat {
    pub(super) table: &'static dyn Described,
    pub(super) keys: Vec<FlatKey>,
    pub(super) asks: Vec<Ask>,
    pub(super) others: Option<DescribedKey>,
}

pub(super) struct FlatKey {
    pub(super) key: DescribedKey,
    /// Whether it must be there, be it by inheritance.
    pub(super) is_needed: bool,
}

impl Flat {
    pub(super) fn of(table: &'static dyn Described) -> Self {
        let mut flat = Self { table, keys: Vec::new(), asks: Vec::new(), others: None };
        flat.add(table, false);
        flat
    }

    fn add(&mut self, table: &'static dyn Described, may_lack: bool) {
        for keys in table.keys() {
            match keys {
                DescribedKeys::Own(keys) => self.keys.extend(keys.into_iter().map(|key| {
                    let is_needed = key.is_required && !may_lack;
                    FlatKey { key, is_needed }
                })),
                DescribedKeys::Of(part) => self.add(part, may_lack),
                DescribedKeys::SomeOf(part) => self.add(part, true),
            }
        }
        self.asks.extend(table.asks());
        self.others = self.others.take().or_else(|| table.others());
    }

    pub(super) fn find(&self, name: &str) -> Option<&DescribedKey> {
        self.keys.iter().map(|flat| &flat.key).find(|key| key.name == name)
    }

    /// Whether entries take what stands under this key from elsewhere.
    pub(super) fn inherits(&self, name: &str) -> bool {
        self.find(name).is_some_and(|key| key.is_inherited)
    }

    /// The key by which defaults are left open.
    pub(super) fn leaves_open(&self) -> Option<&'static str> {
        let mut keys = self.keys.iter().map(|flat| &flat.key);
        keys.find(|key| matches!(key.shape, Shape::Defaults)).map(|key| key.name)
    }

    /// Whether something may be left out where it is inherited that else must be there.
    pub(super) fn differs_by_inheritance(&self) -> bool {
        let is_needed = |flat: &FlatKey| flat.is_needed && flat.key.is_inherited;
        self.keys.iter().any(is_needed) || self.asks.iter().any(|ask| self.may_inherit(*ask))
    }

    /// Whether what is asked may be inherited.
    pub(super) fn may_inherit(&self, ask: Ask) -> bool {
        match ask {
            Ask::Some(keys) => keys().into_iter().any(|key| self.inherits(key)),
            Ask::EachSays { unless, .. } => unless.first().is_some_and(|key| self.inherits(key)),
            _ => false,
        }
    }
}
