//! What a table passes on to the entries in it.

/// What the entries in a table take from it where they leave it out.
#[derive(Clone, Copy)]
pub(crate) enum PassesOn {
    Nothing,
    /// What the table itself says.
    ItsKeys,
    /// What stands in the table under this key, of these keys.
    KeysUnder(&'static str, fn() -> Vec<&'static str>),
}
