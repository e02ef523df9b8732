//! [`Weighted`]: samples drawn by their weights.

use core::fmt;
use std::sync::Arc;

use super::random::{Stream, below};
use super::{Purpose, SampleOrder, Sampler};
use crate::DataError;

/// Samples drawn at random, each as often as its weight says, with replacement: a sample can come several times in an epoch, or not
/// at all. PyTorch's `WeightedRandomSampler`, without its limit of 2²⁴ samples.
///
/// An epoch has as many samples as there are weights, unless [`draws`](Self::draws) says otherwise. A draw takes the same time
/// however many samples there are (Walker's alias method).
#[derive(Clone)]
pub struct Weighted {
    seed: u64,
    draws: usize,
    table: Arc<[Column]>,
}

/// One column of the alias table, which is drawn as often as each other.
#[derive(Debug, Clone, Copy)]
struct Column {
    /// Below this number of 2⁶⁴, the draw is the column's own sample.
    own: u64,
    /// The sample that it is otherwise.
    other: usize,
}

impl Weighted {
    /// Draws that belong to `seed`, from as many samples as there are weights. What counts is a weight's part of their sum.
    ///
    /// # Errors
    ///
    /// [`DataError::Weight`], if a weight is negative, infinite or NaN; [`DataError::NoWeight`], if all are 0, or their sum is beyond
    /// what an `f64` can hold.
    pub fn new(weights: &[f64], seed: u64) -> Result<Self, DataError> {
        if let Some(sample) = weights.iter().position(|weight| !(weight.is_finite() && *weight >= 0.0)) {
            return Err(DataError::Weight { sample, weight: weights[sample] });
        }
        let sum = weights.iter().fold(0.0, |sum, weight| sum + weight);
        if !(sum.is_finite() && sum > 0.0) {
            return Err(DataError::NoWeight { samples: weights.len(), sum });
        }
        // Each weight as a part of what a column holds. The columns that are not full are filled up by those with too much.
        let mut parts: Vec<f64> = weights.iter().map(|weight| weight / sum * weights.len() as f64).collect();
        let (mut short, mut full): (Vec<usize>, Vec<usize>) = (0..parts.len()).partition(|&sample| parts[sample] < 1.0);
        let mut table: Vec<Column> = (0..parts.len()).map(|sample| Column { own: u64::MAX, other: sample }).collect();
        while let (Some(&giving), Some(sample)) = (full.last(), short.pop()) {
            // From 0 to 2⁶⁴; a float beyond that becomes the largest number.
            table[sample] = Column { own: (parts[sample] * 18_446_744_073_709_551_616.0) as u64, other: giving };
            parts[giving] -= 1.0 - parts[sample];
            if parts[giving] < 1.0 {
                full.pop();
                short.push(giving);
            }
        }
        // What rounding left over: a sample without weight is never drawn, so it gives its column away.
        if let Some(heaviest) = (0..weights.len()).max_by(|&one, &other| weights[one].total_cmp(&weights[other])) {
            for sample in short.into_iter().filter(|&sample| weights[sample] == 0.0) {
                table[sample] = Column { own: 0, other: heaviest };
            }
        }
        Ok(Self { seed, draws: weights.len(), table: table.into() })
    }

    /// With so many draws in an epoch.
    #[must_use]
    pub fn draws(self, draws: usize) -> Self {
        Self { draws, ..self }
    }
}

#[diagnostic::do_not_recommend]
impl Sampler for Weighted {
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        if samples != self.table.len() {
            return Err(DataError::SamplerLength { sampler: "weights", expected: samples, found: self.table.len() });
        }
        let stream = Stream::new(&[Purpose::Weighted as u64, self.seed, epoch]);
        Ok(Box::new(Drawn { count: self.draws, stream, table: Arc::clone(&self.table) }))
    }
}

impl fmt::Debug for Weighted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Weighted")
            .field("seed", &self.seed)
            .field("samples", &self.table.len())
            .field("draws", &self.draws)
            .finish()
    }
}

struct Drawn {
    count: usize,
    stream: Stream,
    table: Arc<[Column]>,
}

impl SampleOrder for Drawn {
    fn len(&self) -> usize {
        self.count
    }

    fn fill(&self, start: usize, samples: &mut [usize]) {
        for (sample, position) in samples.iter_mut().zip(start as u64..) {
            let draw = position.wrapping_mul(2);
            let drawn = below(self.stream.at(draw), self.table.len() as u64) as usize;
            let column = self.table[drawn];
            *sample = if self.stream.at(draw.wrapping_add(1)) < column.own { drawn } else { column.other };
        }
    }
}
