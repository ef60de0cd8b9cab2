//! Tables as those see them who do not care what they describe.

#[cfg(feature = "schema")]
use super::asks::Ask;
#[cfg(feature = "schema")]
use super::passes_on::PassesOn;
use super::shape::{Described, DescribedKey, DescribedKeys};
use super::table::{Inherits, Keys, Table};

impl<T> Described for Table<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn short(&self) -> Option<&'static str> {
        self.short
    }

    fn keys(&self) -> Vec<DescribedKeys> {
        let described = |keys: &Keys<T>| match keys {
            Keys::Own(keys) => DescribedKeys::Own(
                keys.iter()
                    .map(|key| DescribedKey {
                        name: key.name,
                        about: key.about,
                        shape: key.form.shape(),
                        is_required: key.required.is_some(),
                        is_inherited: key.inherits != Inherits::Nothing,
                        is_added: key.inherits == Inherits::Besides,
                    })
                    .collect(),
            ),
            Keys::Of(part) if part.may_lack() => DescribedKeys::SomeOf(part.table()),
            Keys::Of(part) => DescribedKeys::Of(part.table()),
        };
        self.keys.iter().map(described).collect()
    }

    fn others(&self) -> Option<DescribedKey> {
        self.others.map(|others| others.described())
    }

    #[cfg(feature = "schema")]
    fn asks(&self) -> &'static [Ask] {
        self.asks
    }

    #[cfg(feature = "schema")]
    fn passes_on(&self) -> PassesOn {
        self.passes_on
    }
}
