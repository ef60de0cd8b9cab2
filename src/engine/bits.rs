//! Sets of rules as bits.

/// Sets of equal capacity, one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct BitTable {
    stride: usize,
    words: Vec<u64>,
}

const WORD: usize = u64::BITS as usize;

pub(super) fn words_for(bits: usize) -> usize {
    bits.div_ceil(WORD)
}

impl BitTable {
    /// `rows` empty sets of capacity `bits`.
    pub(super) fn new(rows: usize, bits: usize) -> Self {
        let stride = words_for(bits);
        Self { stride, words: vec![0; rows.saturating_mul(stride)] }
    }

    pub(super) fn row(&self, row: usize) -> &[u64] {
        let start = row.saturating_mul(self.stride);
        self.words.get(start..start.saturating_add(self.stride)).unwrap_or_default()
    }

    pub(super) fn row_mut(&mut self, row: usize) -> &mut [u64] {
        let start = row.saturating_mul(self.stride);
        self.words.get_mut(start..start.saturating_add(self.stride)).unwrap_or_default()
    }

    pub(super) fn push(&mut self, bits: &[u64]) {
        self.words.extend_from_slice(bits);
    }

    pub(super) fn with_stride(bits: usize) -> Self {
        Self { stride: words_for(bits), words: Vec::new() }
    }
}

pub(super) fn set(bits: &mut [u64], at: usize) {
    if let Some(word) = bits.get_mut(at / WORD) {
        *word |= 1_u64 << (at % WORD);
    }
}

pub(super) fn has(bits: &[u64], at: usize) -> bool {
    bits.get(at / WORD).is_some_and(|word| word >> (at % WORD) & 1 == 1)
}

pub(super) fn and(into: &mut [u64], other: &[u64]) {
    for (word, other) in into.iter_mut().zip(other) {
        *word &= other;
    }
}

pub(super) fn or(into: &mut [u64], other: &[u64]) {
    for (word, other) in into.iter_mut().zip(other) {
        *word |= other;
    }
}

/// The places in `range` that are set, ascending.
pub(super) fn ones(bits: &[u64], range: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
    let first = range.start / WORD;
    let last = words_for(range.end);
    let slice = bits.get(first..last.min(bits.len())).unwrap_or_default();
    slice
        .iter()
        .enumerate()
        .flat_map(move |(index, word)| {
            let base = first.saturating_add(index).saturating_mul(WORD);
            Ones(*word).map(move |bit| base.saturating_add(bit))
        })
        .filter(move |place| range.contains(place))
}

struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        usize::try_from(bit).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_are_found_within_the_range_only() {
        let mut bits = vec![0_u64; 3];
        for place in [0, 5, 63, 64, 130, 191] {
            set(&mut bits, place);
        }
        assert_eq!(ones(&bits, 0..192).collect::<Vec<_>>(), [0, 5, 63, 64, 130, 191]);
        assert_eq!(ones(&bits, 5..130).collect::<Vec<_>>(), [5, 63, 64]);
        assert_eq!(ones(&bits, 64..64).count(), 0);
        assert!(!has(&bits, 62) && has(&bits, 63));
    }
}
