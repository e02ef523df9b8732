//! Samples that a function makes, each of which says its number and has something random.

use std::io;

use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};
use tensor_data::{DataLoader, OwnedEpoch, OwnedLoader, SampleFn, SampleRng};

/// A sample of [`Noisy`].
#[derive(TensorInput, Debug, Clone)]
#[tensor(sample_of = Noisy)]
pub(crate) struct Noise {
    pub(crate) values: Array1<f32>,
    pub(crate) sample: i64,
}

#[derive(TensorInput, Debug)]
#[tensor(samples = batch)]
pub(crate) struct Noisy {
    #[tensor(shape = [batch, 3])]
    pub(crate) values: Array2<f32>,
    #[tensor(shape = [batch])]
    pub(crate) sample: Array1<i64>,
}

/// A sample by its number, and something random.
#[expect(clippy::unnecessary_wraps, reason = "as a loader wants it")]
pub(crate) fn noise(sample: usize, rng: &mut SampleRng) -> Result<Noise, io::Error> {
    let values = Array1::from_iter((0..3).map(|_| rng.next_f64() as f32));
    Ok(Noise { values, sample: sample as i64 })
}

/// What there is in a batch: its number, its samples, and the values.
pub(crate) type Seen = (usize, Vec<usize>, Vec<f32>, Vec<i64>);

/// All batches of an epoch.
pub(crate) fn seen(epoch: OwnedEpoch<'_, NoisyTensorsOwned<Host>>) -> Vec<Seen> {
    epoch
        .map(|batch| {
            let batch = batch.unwrap();
            let (values, samples) = batch.with(|t| (t.values.iter().copied().collect(), t.sample.to_vec()));
            assert_eq!(samples, batch.indices().iter().map(|&index| index as i64).collect::<Vec<_>>());
            (batch.number(), batch.indices(), values, samples)
        })
        .collect()
}

/// A loader of so many.
pub(crate) fn noises(count: usize) -> OwnedLoader<SampleFn<'static, Noise>> {
    DataLoader::from_fn(count, noise).batch_size(4)
}
