//! The head of a GPP string: which sections follow.
//!
//! The decoder adds section numbers up in a byte, and a head written for that purpose overflows it. So the
//! head is read here first, with room to spare.

use crate::ImportError;
use crate::bits::Bits;
use crate::error::beginning;

const KIND: u64 = 3;
const VERSION: u64 = 1;
/// More than any section has for a number.
const MOST: u32 = 255;

/// Checks the head of a string.
pub(super) fn check(head: &str) -> Result<(), ImportError> {
    let fault = |why: String| ImportError::Malformed {
        path: "gpp.header".to_owned(),
        value: beginning(head),
        why,
    };
    let mut bits =
        Bits::of(head).map_err(|letter| fault(format!("`{letter}` is no letter of base64url")))?;
    let ended = || fault("it ends in the middle of itself; ask for the string again".to_owned());
    let kind = bits.number(6).ok_or_else(ended)?;
    if kind != KIND {
        return Err(fault(format!("is of kind {kind}, where a GPP string has {KIND}")));
    }
    let version = bits.number(6).ok_or_else(ended)?;
    if version != VERSION {
        return Err(fault(format!("version {version} of GPP is not known, version {VERSION} is")));
    }
    let entries = bits.number(12).ok_or_else(ended)?;
    let mut last = 0_u32;
    for _ in 0..entries {
        let is_group = bits.bit().ok_or_else(ended)?;
        let mut numbers = vec![bits.fibonacci().ok_or_else(ended)?];
        if is_group {
            numbers.push(bits.fibonacci().ok_or_else(ended)?);
        }
        last = numbers.into_iter().fold(last, u32::saturating_add);
        if last > MOST {
            return Err(fault(format!("no section has the number {last}")));
        }
    }
    Ok(())
}
