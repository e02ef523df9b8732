//! A training loop over batches: what it copies, what it shares, and what becomes of tensors that outlive their batch.

mod common;

use common::{address, counted, turn};
use ndarray::{Array1, Array3, Array4};
use static_assertions::assert_impl_all;
use tensor_core::TensorInput;
use tensor_data::{Batch, DataLoader, IntoDataset};
use tensor_tch::Tch;
use tensor_tch::tch::nn::{self, Module, OptimizerConfig};
use tensor_tch::tch::{Device, Kind, Tensor};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch, 1, 4, 4])]
    images: Array4<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    labels: Array1<u8>,
    /// Added to each score.
    #[tensor(whole, copy)]
    prior: Array1<f32>,
}

/// Image `i` is full of `i`.
fn digits(samples: u8) -> Digits {
    let images = Array4::from_shape_fn((samples.into(), 1, 4, 4), |(row, ..)| f32::from(u8::try_from(row).unwrap()));
    Digits { images, labels: (0..samples).map(|row| row % 3).collect(), prior: Array1::zeros(3) }
}

assert_impl_all!(Batch<DigitsTensorsOwned<Tch>>: Send);

#[test]
fn a_training_loop_copies_nothing_behind_our_back() {
    let _turn = turn();
    let digits = digits(100);
    let [train, test] = digits.split_stratified([0.8, 0.2], 1, |digits| &digits.labels).unwrap();
    let variables = nn::VarStore::new(Device::Cpu);
    let net = nn::linear(variables.root(), 16, 3, nn::LinearConfig::default());
    let mut optimizer = nn::Sgd::default().build(&variables, 1e-3).unwrap();
    let loader = DataLoader::new(&train).batch_size(16).shuffle(42);
    let (seen, copies) = counted(|| {
        let mut seen = 0;
        for epoch in 0..3 {
            for batch in loader.epoch::<Tch>(epoch) {
                seen += batch.unwrap().with(|t| {
                    let scores = net.forward(&t.images.flatten(1, -1)) + t.prior;
                    optimizer.backward_step(&scores.cross_entropy_for_logits(t.labels));
                    t.images.size()[0]
                });
            }
        }
        for batch in DataLoader::new(&test).batch_size(7).epoch::<Tch>(0) {
            seen += batch.unwrap().with(|t| net.forward(&t.images.flatten(1, -1)).size()[0]);
        }
        seen
    });
    assert_eq!((seen, copies), (3 * 80 + 20, 0));
}

#[test]
fn batches_in_order_are_the_arrays_memory_and_others_are_gathered() {
    let _turn = turn();
    let digits = digits(10);
    let loader = DataLoader::new(&digits).batch_size(4);
    for (number, batch) in loader.epoch::<Tch>(0).enumerate() {
        let (at, labels) = batch.unwrap().with(|t| (address(t.images), Vec::<i64>::try_from(t.labels).unwrap()));
        assert_eq!(at, (&raw const digits.images[[number * 4, 0, 0, 0]]).addr());
        assert!(labels.into_iter().eq((number * 4..10).take(4).map(|row| i64::try_from(row % 3).unwrap())));
    }
    for batch in loader.shuffle(1).epoch::<Tch>(0) {
        let batch = batch.unwrap();
        let rows = batch.indices();
        let firsts = batch.with(|t| {
            let firsts: Vec<f32> = t.images.select(3, 0).select(2, 0).flatten(0, -1).contiguous().try_into().unwrap();
            assert_eq!((t.images.kind(), t.labels.kind()), (Kind::Float, Kind::Int64));
            firsts
        });
        assert!(firsts.into_iter().eq(rows.into_iter().map(|row| digits.images[[row, 0, 0, 0]])));
    }
}

#[test]
fn what_outlives_its_batch_keeps_its_values() {
    let _turn = turn();
    let mut digits = digits(8);
    let (mut views, mut gathered) = (Vec::new(), Vec::new());
    for batch in DataLoader::new(&digits).batch_size(4).epoch::<Tch>(0) {
        views.push(batch.unwrap().with(|t| t.images.view([4, 16])));
    }
    // The memory of one gathered batch is free for the next one.
    let loader = DataLoader::new(&digits).batch_size(4).sampler(vec![7, 5, 3, 1, 6, 4, 2, 0]);
    for batch in loader.epoch::<Tch>(0) {
        gathered.push(batch.unwrap().with(|t| t.images.view([4, 16])));
    }
    digits.images.fill(-1.0);
    let firsts = |tensors: &[Tensor]| -> Vec<f32> {
        tensors.iter().flat_map(|tensor| Vec::<f32>::try_from(tensor.select(1, 0).contiguous()).unwrap()).collect()
    };
    assert_eq!(firsts(&views), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    assert_eq!(firsts(&gathered), [7.0, 5.0, 3.0, 1.0, 6.0, 4.0, 2.0, 0.0]);
}

#[test]
fn batches_on_a_device_have_what_is_whole_there_too() {
    let _turn = turn();
    let digits = digits(4);
    let loader = DataLoader::new(&digits).batch_size(2).shuffle(1);
    let mut all = loader.epoch_on::<Tch>(0, &Device::Cpu).map(Result::unwrap);
    let (one, other) = (all.next().unwrap(), all.next().unwrap());
    assert_eq!(one.prior.with(address), other.prior.with(address));
    let rows = one.into_rows();
    assert_eq!(rows.labels.shape(), [2]);
}

#[test]
fn workers_make_the_batches_that_this_thread_makes() {
    let _turn = turn();
    let digits = digits(100);
    let loader = DataLoader::new(&digits).batch_size(16).shuffle(42);
    let read = |t: &DigitsTensorRefs<'_, Tch>| {
        let images = Vec::<f32>::try_from(t.images.flatten(0, -1)).unwrap();
        (images, Vec::<i64>::try_from(t.labels).unwrap(), t.prior.size())
    };
    let expected: Vec<_> = loader.epoch::<Tch>(3).map(|batch| batch.unwrap().with(|t| read(&t))).collect();
    for workers in [0, 2, 5] {
        let found: Vec<_> = std::thread::scope(|scope| {
            let loader = loader.clone().workers_in(scope, workers);
            loader.epoch::<Tch>(3).map(|batch| batch.unwrap().with(|t| read(&t))).collect()
        });
        assert!(found == expected, "{workers} workers");
    }
}

/// A sample of [`Digits`], but for what they have in common.
#[derive(TensorInput)]
#[tensor(sample_of = Digits)]
struct Digit {
    images: Array3<f32>,
    labels: u8,
    #[tensor(whole)]
    prior: Array1<f32>,
}

#[test]
fn samples_of_a_function_train_a_net_and_nothing_is_copied_behind_our_back() {
    let _turn = turn();
    let variables = nn::VarStore::new(Device::Cpu);
    let net = nn::linear(variables.root(), 16, 3, nn::LinearConfig::default());
    let mut optimizer = nn::Sgd::default().build(&variables, 1e-3).unwrap();
    let loader = DataLoader::from_fn(40, |sample, rng| {
        let sample = u8::try_from(sample).unwrap();
        let noise = [0.0, 0.25][rng.below(2)];
        let images = Array3::from_elem((1, 4, 4), f32::from(sample) + noise);
        Ok::<_, std::io::Error>(Digit { images, labels: sample % 3, prior: Array1::zeros(3) })
    });
    let loader = loader.batch_size(16).shuffle(1).workers(2);
    let (seen, copies) = counted(|| {
        let mut seen = 0;
        for batch in loader.epoch::<Tch>(0) {
            let batch = batch.unwrap();
            seen += batch.with(|t| {
                let samples = t.images.amax([1, 2, 3], false).floor().to_kind(Kind::Int64);
                assert!((samples - t.labels).remainder(3).abs().max() == Tensor::from(0_i64));
                let scores = net.forward(&t.images.flatten(1, -1)) + t.prior;
                optimizer.backward_step(&scores.cross_entropy_for_logits(t.labels));
                t.images.size()[0]
            });
        }
        seen
    });
    assert_eq!((seen, copies), (40, 0));
}
