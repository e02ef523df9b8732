//! [`SampleRng`]: random numbers for one sample in one epoch.

use core::convert::Infallible;

use crate::order::random::{Stream, below};

/// The random numbers that belong to one sample in one epoch, for what is random in a sample: crops, flips, noise.
///
/// They are a function of the loader's seed, the epoch and the sample's number. So they are the same with any number of workers, and in a
/// run that is resumed; and they differ from sample to sample and from epoch to epoch. A sample that an epoch has several times, by `Weighted` say, has the
/// same ones each time. (In PyTorch, NumPy's generator is the same in
/// every worker and epoch unless the user seeds it.)
///
/// It is a generator of the crate `rand` 0.10: `rng.random_range(0..8)` works with `use rand::RngExt`. Another generator takes
/// its seed from [`next_u64`](Self::next_u64).
///
/// The numbers are those of `SplitMix64`, and never change for the same [`ORDER_VERSION`](crate::ORDER_VERSION).
#[derive(Debug, Clone)]
pub struct SampleRng {
    stream: Stream,
    position: u64,
}

impl SampleRng {
    pub(crate) fn new(seed: u64, epoch: u64, sample: usize) -> Self {
        // The word in front keeps these numbers apart from those that decide the order.
        Self { stream: Stream::new(&[u64::from_le_bytes(*b"a sample"), seed, epoch, sample as u64]), position: 0 }
    }

    /// 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        let bits = self.stream.at(self.position);
        self.position += 1;
        bits
    }

    /// A number from 0 up to, and without, 1.
    pub fn next_f64(&mut self) -> f64 {
        // As many bits as an `f64` holds exactly.
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number from 0 up to, and without, `end`.
    ///
    /// # Panics
    ///
    /// If `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        assert_ne!(end, 0, "there is no number below 0");
        below(self.next_u64(), end as u64) as usize
    }
}

impl rand_core::TryRng for SampleRng {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.next_u64() >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.next_u64())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        rand_core::utils::fill_bytes_via_next_word(bytes, || Ok(self.next_u64()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use rand_core::Rng;

    use super::*;

    #[test]
    fn the_same_words_give_the_same_numbers_and_others_others() {
        let first = |seed, epoch, sample| SampleRng::new(seed, epoch, sample).next_u64();
        assert_eq!(first(1, 2, 3), first(1, 2, 3));
        let numbers: HashSet<_> = (0..4)
            .flat_map(|seed| (0..4).flat_map(move |epoch| (0..64).map(move |sample| first(seed, epoch, sample))))
            .collect();
        assert_eq!(numbers.len(), 4 * 4 * 64);
    }

    #[test]
    fn numbers_are_where_they_should_be_and_everywhere_there() {
        let mut rng = SampleRng::new(0, 0, 0);
        let below: HashSet<_> = (0..200).map(|_| rng.below(6)).collect();
        assert_eq!(below, (0..6).collect());
        let fractions: Vec<f64> = (0..1000).map(|_| rng.next_f64()).collect();
        assert!(fractions.iter().all(|fraction| (0.0..1.0).contains(fraction)));
        let mean = fractions.iter().sum::<f64>() / 1000.0;
        assert!((0.45..0.55).contains(&mean), "{mean}");
    }

    #[test]
    fn it_is_a_generator_of_rand() {
        let (mut by_word, mut by_byte) = (SampleRng::new(7, 1, 5), SampleRng::new(7, 1, 5));
        let mut bytes = [0; 12];
        by_byte.fill_bytes(&mut bytes);
        assert_eq!(bytes[..8], Rng::next_u64(&mut by_word).to_le_bytes());
        assert_eq!(bytes[8..], by_word.next_u64().to_le_bytes()[..4]);
    }
}
