//! Numbers that look random and are a function of their seed alone.
//!
//! They decide the order of samples, so they never change: the same seed gives the same order on every platform, and in every
//! version that says it has the same [`ORDER_VERSION`](super::ORDER_VERSION). `StdRng` of the crate `rand` promises neither.

/// The increment of `SplitMix64`: 2⁶⁴ divided by the golden ratio, made odd.
const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// The last step of `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): a
/// one-to-one function whose result shows no pattern of `bits`.
#[inline]
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A number in `0..end` of 64 random bits. If `end` is far below 2⁶⁴, each number is as likely as the others.
#[inline]
pub(crate) fn below(bits: u64, end: u64) -> u64 {
    let product = u128::from(bits) * u128::from(end);
    // The upper half, which fits.
    (product >> 64) as u64
}

/// The numbers of `SplitMix64` from one seed, any of which is found without those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stream(u64);

impl Stream {
    /// The stream that belongs to these numbers, of which another list has another one.
    pub(crate) fn new(words: &[u64]) -> Self {
        Self(words.iter().fold(0, |state, &word| mix((state ^ word).wrapping_add(GAMMA))))
    }

    /// The number at `position`: 64 random bits.
    #[inline]
    pub(crate) fn at(self, position: u64) -> u64 {
        mix(self.0.wrapping_add(position.wrapping_add(1).wrapping_mul(GAMMA)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        // The first outputs of the reference implementation, `splitmix64.c`, seeded with 1234567.
        let known = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        let stream = Stream(1_234_567);
        assert_eq!([0, 1, 2, 3, 4].map(|position| stream.at(position)), known);
    }

    #[test]
    fn each_word_counts_and_so_does_its_place() {
        let streams = [&[1, 2][..], &[2, 1], &[1], &[1, 2, 0], &[0, 1, 2], &[]].map(Stream::new);
        for (index, stream) in streams.iter().enumerate() {
            assert!(!streams[..index].contains(stream), "{index}");
        }
    }

    #[test]
    fn a_number_below_an_end_is_below_it() {
        assert_eq!([0, 1 << 63, u64::MAX].map(|bits| below(bits, 10)), [0, 5, 9]);
        assert_eq!(below(u64::MAX, u64::MAX), u64::MAX - 1);
        assert_eq!(below(u64::MAX, 1), 0);
    }
}
