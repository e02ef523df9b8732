//! Samples that a function or an iterator gives, put into batches: what is random in them, and what is wrong with them.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_precision_loss)]

#[path = "common/noise.rs"]
mod noise;

use std::io;

use ndarray::{Array1, Array2};
use noise::{Noise, NoisyTensorsOwned, noise, noises, seen};
use tensor_core::{Host, TensorInput};
use tensor_data::{BatchSamples, DataError, DataLoader, OwnedLoader, SampleFn};

#[test]
fn the_random_numbers_of_a_sample_differ_by_epoch_and_seed_alone() {
    let values = |loader: OwnedLoader<SampleFn<'static, Noise>>, epoch| {
        let mut values: Vec<_> = seen(loader.epoch::<Host>(epoch))
            .into_iter()
            .flat_map(|(_, indices, values, _)| {
                let rows: Vec<_> = values.chunks(3).map(<[f32]>::to_vec).collect();
                indices.into_iter().zip(rows).collect::<Vec<_>>()
            })
            .collect();
        values.sort_by_key(|(index, _)| *index);
        values
    };
    let first = values(noises(30).shuffle(7), 0);
    assert_eq!(values(noises(30).shuffle(7).batch_size(11), 0), first);
    assert_eq!(values(noises(30).seed(7), 0), first);
    for other in
        [values(noises(30).shuffle(7), 1), values(noises(30).shuffle(8), 0), values(noises(30).shuffle(7).seed(1), 0)]
    {
        assert!(other.iter().zip(&first).all(|(other, first)| other.0 == first.0 && other.1 != first.1));
    }
}

#[test]
fn an_error_names_its_sample_and_the_epoch_goes_on_or_ends() {
    let loader = DataLoader::from_fn(12, |sample, rng| match sample {
        5 => Err(io::Error::new(io::ErrorKind::NotFound, "no file sample-5.png")),
        _ => noise(sample, rng),
    });
    let loader = loader.batch_size(3);
    for workers in [0, 1, 3] {
        let batches: Vec<_> = loader.clone().workers(workers).epoch::<Host>(4).collect();
        assert_eq!(batches.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true, true]);
        let error = batches[1].as_ref().unwrap_err();
        assert_eq!(error.to_string(), "sample 5, in batch 1 of epoch 4: no file sample-5.png");
        let DataError::Load { sample: 5, number: 1, epoch: 4, error } = error else { panic!("{error:?}") };
        assert_eq!(error.get().downcast_ref::<io::Error>().unwrap().kind(), io::ErrorKind::NotFound);
        let mut ends = loader.clone().stop_on_error(true).workers(workers).epoch::<Host>(4);
        assert!(ends.next().unwrap().is_ok() && ends.next().unwrap().is_err());
        assert_eq!((ends.len(), ends.next().is_none()), (0, true));
    }
}

#[test]
fn samples_that_do_not_fit_are_named_as_the_data_set_numbers_them() {
    let loader = DataLoader::from_fn(12, |sample, rng| {
        let mut noise = noise(sample, rng)?;
        if sample == 7 {
            noise.values = Array1::zeros(2);
        }
        Ok::<_, io::Error>(noise)
    });
    let order = vec![3, 4, 7, 1];
    let error = loader.batch_size(4).sampler(order).workers(1).epoch::<Host>(0).next().unwrap().unwrap_err();
    assert!(
        error.to_string().starts_with(
            "sample 7, which is sample 2 of batch 0, epoch 0: `Noise.values`: expected length 3 of axis 0 in sample 2, as in sample 0, found 2"
        ),
        "{error}"
    );
    assert!(matches!(error, DataError::Collate { sample: 7, number: 0, .. }));
    // The declared shape is that of the batch.
    let loader = DataLoader::from_fn(2, |_, _| Ok::<_, io::Error>(Noise { values: Array1::zeros(4), sample: 0 }));
    let error = loader.batch_size(2).epoch::<Host>(0).next().unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "batch 0 of epoch 0: `Noisy.values`, axis 1: expected 3 (the constant in its `shape`), found 4"
    );
}

/// Ragged in two fields at once.
#[derive(TensorInput, Debug)]
#[tensor(samples = batch)]
struct Lines {
    #[tensor(shape = [batch, length])]
    x: Array2<f32>,
    #[tensor(shape = [batch, length])]
    y: Array2<f32>,
}

#[derive(TensorInput, Debug)]
#[tensor(sample_of = Lines)]
struct Line {
    #[tensor(pad = 0.0, shape = [length])]
    x: Array1<f32>,
    #[tensor(pad = 0.0, shape = [length])]
    y: Array1<f32>,
}

#[test]
fn a_sample_that_violates_its_own_shapes_is_named() {
    let loader = DataLoader::from_fn(6, |sample, _| {
        let y = if sample == 4 { 9 } else { sample };
        Ok::<_, io::Error>(Line { x: Array1::zeros(sample), y: Array1::zeros(y) })
    });
    let batches: Vec<_> = loader.batch_size(3).workers(1).epoch::<Host>(0).collect();
    assert_eq!(batches[0].as_ref().unwrap().with(|t| (t.x.dim(), t.y.dim())), ((3, 2), (3, 2)));
    assert_eq!(
        batches[1].as_ref().unwrap_err().to_string(),
        "sample 4, which is sample 1 of batch 1, epoch 0: sample 1 of those put together: `Line.y`, axis 0: expected 4 \
         (`length`, set by `x`, axis 0), found 9"
    );
}

#[test]
fn samples_of_an_iterator_are_put_into_batches() {
    let noise = |sample: usize| Ok::<_, io::Error>(Noise { values: Array1::zeros(3), sample: sample as i64 });
    let samples = |batch: NoisyTensorsOwned<Host>| batch.with(|t| t.sample.to_vec());
    let batches: Vec<_> = (0..7).map(noise).batches::<Host>(3).map(|batch| samples(batch.unwrap())).collect();
    assert_eq!(batches, [vec![0, 1, 2], vec![3, 4, 5], vec![6]]);
    // An error is of its sample alone.
    let some_fail = (0..7).map(|sample| if sample == 4 { Err(io::Error::other("torn")) } else { noise(sample) });
    let batches: Vec<_> = some_fail.batches::<Host>(3).map(|batch| batch.map(samples)).collect();
    assert_eq!(batches[1].as_ref().unwrap_err().to_string(), "sample 4, in batch 1 of epoch 0: torn");
    assert_eq!(batches.iter().flatten().collect::<Vec<_>>(), [&vec![0, 1, 2], &vec![3, 5, 6]]);
    let unequal = (0..4).map(|sample| {
        let mut noise = noise(sample)?;
        noise.values = Array1::zeros(3 + usize::from(sample == 3));
        Ok::<_, io::Error>(noise)
    });
    let batches: Vec<_> = unequal.batches::<Host>(2).map(|batch| batch.map(samples)).collect();
    assert!(matches!(batches[1], Err(DataError::Collate { sample: 3, number: 1, .. })));
    assert_eq!((0..0).map(noise).batches::<Host>(3).count(), 0);
    assert_eq!((0..2).map(noise).batches::<Host>(0).map(|batch| batch.is_err()).collect::<Vec<_>>(), [true]);
}
