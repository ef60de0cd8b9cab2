//! Sets of rows as bits, 64 to a block.

pub(crate) const BLOCK: usize = u64::BITS as usize;

/// The place of a bit within its block.
#[inline]
pub(crate) fn bit(at: usize) -> u64 {
    1_u64 << (at % BLOCK)
}

pub(crate) fn set(blocks: &mut [u64], at: usize) {
    if let Some(block) = blocks.get_mut(at / BLOCK) {
        *block |= bit(at);
    }
}

/// The bits of a block that lie within a range of rows.
#[inline]
pub(crate) fn within(block: usize, range: &std::ops::Range<usize>) -> u64 {
    let first = block.wrapping_mul(BLOCK);
    let below = |end: usize| match end.saturating_sub(first) {
        count if count >= BLOCK => u64::MAX,
        count => bit(count).wrapping_sub(1),
    };
    below(range.end) & !below(range.start)
}

/// The places of the bits that are set, ascending.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ones(pub(crate) u64);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let place = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        Some(place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_are_found_within_the_range_only() {
        let mut blocks = vec![0_u64; 3];
        for place in [0, 5, 63, 64, 130, 191] {
            set(&mut blocks, place);
        }
        let ones = |range: std::ops::Range<usize>| -> Vec<usize> {
            let blocks = blocks.iter().enumerate();
            blocks
                .flat_map(|(at, block)| {
                    Ones(block & within(at, &range)).map(move |one| at * BLOCK + one)
                })
                .collect()
        };
        assert_eq!(ones(0..192), [0, 5, 63, 64, 130, 191]);
        assert_eq!(ones(5..130), [5, 63, 64]);
        assert_eq!(ones(64..64), []);
        assert_eq!(ones(63..64), [63]);
    }
}
