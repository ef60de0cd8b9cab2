//! Texts in base64url as bits, which is how IAB's strings are written.

/// Bits that are still to be read.
#[derive(Debug, Clone)]
pub(crate) struct Bits {
    rest: std::vec::IntoIter<bool>,
}

impl Bits {
    /// The bits of a text, or the first letter that is none of base64url.
    pub(crate) fn of(text: &str) -> Result<Self, char> {
        let mut bits = Vec::new();
        for letter in text.chars() {
            let letters = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']);
            let value = (0_u8..).zip(letters).find(|(_, known)| *known == letter);
            let (value, _) = value.ok_or(letter)?;
            bits.extend((0..6).rev().map(|place| value >> place & 1 == 1));
        }
        Ok(Self { rest: bits.into_iter() })
    }

    /// The next bit, if there is one.
    pub(crate) fn bit(&mut self) -> Option<bool> {
        self.rest.next()
    }

    /// The next bits as a number.
    pub(crate) fn number(&mut self, width: usize) -> Option<u64> {
        (0..width).try_fold(0_u64, |number, _| Some(number << 1 | u64::from(self.bit()?)))
    }

    /// The next 16 bits.
    pub(crate) fn short(&mut self) -> Option<u16> {
        u16::try_from(self.number(16)?).ok()
    }

    /// The numbers, beginning with 1, of the bits that are set among the next ones.
    pub(crate) fn set_bits(&mut self, width: u16) -> Option<Vec<u16>> {
        let mut set = Vec::new();
        for number in 1..=width {
            if self.bit()? {
                set.push(number);
            }
        }
        Some(set)
    }

    /// A number as a sum of Fibonacci numbers, the smallest first, with two ones at the end.
    pub(crate) fn fibonacci(&mut self) -> Option<u32> {
        let (mut this, mut after) = (1_u32, 2_u32);
        let (mut sum, mut was_one) = (0_u32, false);
        loop {
            let is_one = self.bit()?;
            if is_one && was_one {
                return Some(sum);
            }
            if is_one {
                sum = sum.saturating_add(this);
            }
            was_one = is_one;
            (this, after) = (after, this.saturating_add(after));
        }
    }
}
