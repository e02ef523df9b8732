//! Batches against what `rows` of the struct gives for the same samples.

#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod common;

use std::sync::Arc;

use common::{Points, PointsRows, points};
use ndarray::{Array1, Array2, array};
use tensor_core::{Host, HostMemory, TensorInput};
use tensor_data::{
    Batch, DataError, DataLoader, Dataset, IntoDataset, LoaderState, SampleOrder, Sampler, Shuffle, Weighted,
};

/// The first value of each sample, which is its number.
fn samples(batch: &Batch<PointsRows<'_, Host>>) -> Vec<usize> {
    batch.with(|t| {
        for (row, (&class, xy)) in t.class.iter().zip(t.xy.rows()).enumerate() {
            assert_eq!((xy[1] - xy[0], class), (0.5, xy[0] as i64 % 3), "row {row}");
        }
        t.xy.column(0).iter().map(|&number| number as usize).collect()
    })
}

fn epoch(loader: &DataLoader<'_, Points>, number: u64) -> Vec<Vec<usize>> {
    let batches = loader.epoch::<Host>(number).map(Result::unwrap);
    batches
        .map(|batch| {
            let samples = samples(&batch);
            assert_eq!((batch.indices(), batch.len(), batch.epoch()), (samples.clone(), samples.len(), number));
            samples
        })
        .collect()
}

#[test]
fn batches_in_order_are_slices_and_the_last_is_short() {
    let points = points(10);
    let loader = DataLoader::new(&points).batch_size(4);
    assert_eq!(epoch(&loader, 0), [vec![0, 1, 2, 3], vec![4, 5, 6, 7], vec![8, 9]]);
    for (number, batch) in loader.epoch::<Host>(0).enumerate() {
        let batch = batch.unwrap();
        assert_eq!(batch.number(), number);
        assert!(batch.xy.is_shared());
        let at = batch.with(|t| t.xy.as_ptr());
        assert_eq!(at, points.xy.row(number * 4).as_ptr());
    }
    let loader = loader.drop_last(true);
    assert_eq!(epoch(&loader, 0), [[0, 1, 2, 3], [4, 5, 6, 7]]);
    assert_eq!(loader.batch_count(0), Ok(2));
}

#[test]
fn an_epoch_is_an_iterator_of_known_length() {
    let points = points(10);
    let loader = DataLoader::new(&points).batch_size(3).shuffle(1);
    let mut batches = loader.epoch::<Host>(0);
    assert_eq!((batches.len(), batches.size_hint()), (4, (4, Some(4))));
    let second = batches.nth(1).unwrap().unwrap();
    assert_eq!((second.number(), batches.len()), (1, 2));
    assert_eq!(samples(&second), epoch(&loader, 0)[1]);
    assert!(batches.nth(9).is_none() && batches.next().is_none());
    assert_eq!(batches.len(), 0);
    assert_eq!(loader.epoch::<Host>(0).count(), 4);
    assert_eq!(loader.epoch::<Host>(0).last().unwrap().unwrap().number(), 3);
    assert_eq!(loader.epoch::<Host>(0).skip(3).map(|batch| batch.unwrap().number()).collect::<Vec<_>>(), [3]);
}

#[test]
fn each_epoch_has_all_samples_in_another_order() {
    let points = points(100);
    let loader = DataLoader::new(&points).batch_size(7).shuffle(42);
    let mut epochs: Vec<Vec<usize>> = (0..3).map(|number| epoch(&loader, number).concat()).collect();
    assert!(epochs[0] != epochs[1] && epochs[1] != epochs[2]);
    assert_eq!(epochs[1], epoch(&loader, 1).concat());
    for epoch in &mut epochs {
        epoch.sort_unstable();
        assert!(epoch.iter().copied().eq(0..100));
    }
}

#[test]
fn what_is_whole_is_converted_once() {
    let points = points(6);
    let loader = DataLoader::new(&points).batch_size(2).shuffle(3);
    let all: Vec<_> = [0, 1].iter().flat_map(|&number| loader.epoch::<Host>(number)).map(Result::unwrap).collect();
    assert!(all.iter().all(|batch| Arc::ptr_eq(&batch.weights, &all[0].weights)));
    let again = loader.epoch_on::<Host>(5, &HostMemory).next().unwrap().unwrap();
    assert!(Arc::ptr_eq(&again.weights, &all[0].weights));
    assert_eq!(again.with(|t| t.weights.to_vec()), [1.0, 2.0, 4.0]);
}

#[test]
fn batches_are_kept_as_long_as_the_struct() {
    let points = points(5);
    let kept: Vec<_> = DataLoader::new(&points).batch_size(2).shuffle(9).epoch::<Host>(0).map(Result::unwrap).collect();
    let mut all: Vec<usize> = kept.iter().flat_map(samples).collect();
    all.sort_unstable();
    assert_eq!(all, [0, 1, 2, 3, 4]);
    let rows = kept.into_iter().next().unwrap().into_rows();
    assert_eq!(rows.xy.shape(), [2, 2]);
}

#[test]
fn a_part_of_the_data_has_batches_like_the_whole() {
    let points = points(20);
    let [train, test] = points.split([0.75, 0.25], 7).unwrap();
    assert_eq!((train.len(), test.len()), (15, 5));
    let loader = DataLoader::new(&test).batch_size(2);
    assert_eq!(epoch(&loader, 0).concat(), test.indices().collect::<Vec<_>>());
    let mut shuffled = epoch(&DataLoader::new(&train).batch_size(4).shuffle(1), 0).concat();
    shuffled.sort_unstable();
    assert!(shuffled.into_iter().eq(train.indices()));
    // A range of the struct is still shared.
    let middle = points.into_dataset().unwrap().range(5..9).unwrap();
    let loader = DataLoader::new(&middle).batch_size(3);
    assert_eq!(epoch(&loader, 0), [vec![5, 6, 7], vec![8]]);
    assert!(loader.epoch::<Host>(0).all(|batch| batch.unwrap().xy.is_shared()));
    assert!(epoch(&DataLoader::new(&train.range(..3).unwrap()), 0).concat().into_iter().eq(train.indices().take(3)));
}

#[test]
fn a_list_and_a_function_are_samplers() {
    let points = points(5);
    let loader = DataLoader::new(&points).batch_size(2).sampler(vec![4, 4, 0]);
    assert_eq!(epoch(&loader, 0), [vec![4, 4], vec![0]]);
    // Samples that follow each other are shared, whoever says so.
    let loader = loader.sampler(vec![3, 4, 1]);
    let shared: Vec<bool> = loader.epoch::<Host>(0).map(|batch| batch.unwrap().xy.is_shared()).collect();
    assert_eq!(shared, [true, true]);
    let loader = loader.sampler(|samples: usize, epoch: u64| vec![epoch as usize % samples]);
    assert_eq!((epoch(&loader, 3), epoch(&loader, 6)), (vec![vec![3]], vec![vec![1]]));
}

/// Says that it has samples which it does not have.
struct Beyond(Option<core::ops::Range<usize>>);

impl SampleOrder for Beyond {
    fn len(&self) -> usize {
        4
    }

    fn fill(&self, start: usize, samples: &mut [usize]) {
        samples
            .iter_mut()
            .zip(start..)
            .for_each(|(sample, position)| *sample = if position < 2 { position } else { 100 });
    }

    fn range(&self, _: core::ops::Range<usize>) -> Option<core::ops::Range<usize>> {
        self.0.clone()
    }
}

struct BeyondSampler(Option<core::ops::Range<usize>>);

impl Sampler for BeyondSampler {
    fn order(&self, _: usize, _: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        Ok(Box::new(Beyond(self.0.clone())))
    }
}

#[test]
fn a_sampler_that_names_no_sample_is_an_error_and_the_next_batches_come() {
    let points = points(5);
    for range in [None, Some(0..1), Some(3..9), Some(usize::MAX - 1..usize::MAX)] {
        let loader = DataLoader::new(&points).batch_size(2).sampler(BeyondSampler(range));
        let batches: Vec<_> = loader.epoch::<Host>(0).collect();
        assert_eq!(samples(batches[0].as_ref().unwrap()), [0, 1]);
        let error = batches[1].as_ref().unwrap_err();
        assert_eq!(
            error.to_string(),
            "batch 1 of epoch 0: the sampler names sample 100, and there are 5, numbered from 0"
        );
    }
    let loader = DataLoader::new(&points).sampler(vec![7, 2]);
    let batches: Vec<_> = loader.epoch::<Host>(0).collect();
    assert_eq!(batches[0].as_ref().unwrap_err(), &DataError::Sampled { epoch: 0, number: 0, sample: 7, samples: 5 });
    assert_eq!(samples(batches[1].as_ref().unwrap()), [2]);
}

#[test]
fn what_is_wrong_is_the_first_item_and_the_only_one() {
    let zero = points(5);
    let mut batches = DataLoader::new(&zero).batch_size(0).epoch::<Host>(0);
    assert_eq!(batches.len(), 1);
    assert_eq!(batches.next().unwrap().unwrap_err().to_string(), "expected a `batch_size` of 1 or more, found 0");
    assert!(batches.next().is_none() && batches.len() == 0);
    // It is not skipped with the batches.
    assert!(DataLoader::new(&zero).batch_size(0).epoch::<Host>(0).nth(1).unwrap().is_err());
    let unequal = Points { class: array![1, 2], ..points(5) };
    let loader = DataLoader::new(&unequal).batch_size(2);
    let errors: Vec<_> = loader.epoch::<Host>(0).map(|batch| batch.unwrap_err().to_string()).collect();
    assert_eq!(errors, ["`Points.class`, axis 0: expected 5 (`batch`, set by `xy`, axis 0), found 2"]);
    assert_eq!(loader.batch_count(0).unwrap_err().to_string(), errors[0]);
    assert_eq!(unequal.split([0.5, 0.5], 0).unwrap_err().to_string(), errors[0]);
    let short = DataLoader::new(&zero).sampler(Weighted::new(&[1.0], 0).unwrap());
    let error = short.epoch::<Host>(0).next().unwrap().unwrap_err();
    assert_eq!(error, DataError::SamplerLength { sampler: "weights", expected: 5, found: 1 });
}

#[test]
fn no_samples_are_no_batches_and_few_are_one() {
    let none = points(0);
    for drop_last in [false, true] {
        let loader = DataLoader::new(&none).batch_size(4).shuffle(0).drop_last(drop_last);
        assert_eq!((loader.epoch::<Host>(0).len(), loader.epoch::<Host>(0).count()), (0, 0));
    }
    let few = points(3);
    assert_eq!(epoch(&DataLoader::new(&few).batch_size(usize::MAX), 0), [[0, 1, 2]]);
    assert_eq!(epoch(&DataLoader::new(&few).batch_size(100).shuffle(0), 0).concat().len(), 3);
    assert_eq!(DataLoader::new(&few).batch_size(100).drop_last(true).epoch::<Host>(0).count(), 0);
}

#[derive(TensorInput)]
#[tensor(samples = row)]
struct Empty {
    #[tensor(shape = [row, 0])]
    nothing: Array2<f32>,
}

#[test]
fn rows_without_a_value_are_samples() {
    let empty = Empty { nothing: Array2::zeros((5, 0)) };
    let shapes = DataLoader::new(&empty)
        .batch_size(2)
        .shuffle(1)
        .epoch::<Host>(0)
        .map(|batch| batch.unwrap().with(|t| t.nothing.dim()));
    assert_eq!(shapes.collect::<Vec<_>>(), [(2, 0), (2, 0), (1, 0)]);
}

#[derive(TensorInput)]
#[tensor(samples = row)]
struct Checked {
    #[tensor(copy, cast_checked = u8, shape = [row])]
    small: Array1<i32>,
}

#[test]
fn a_value_that_is_refused_is_named_with_its_batch_and_its_sample() {
    let checked = Checked { small: array![1, 2, 3, 4, 500, 6] };
    let batches: Vec<_> = DataLoader::new(&checked).batch_size(2).epoch::<Host>(8).collect();
    assert_eq!(batches.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, true, false]);
    let error = batches[2].as_ref().unwrap_err();
    assert_eq!(
        error.to_string(),
        "batch 2 of epoch 8: `Checked.small`: the value 500 at [4] would change in the cast from `i32` to `u8`; mend it, \
         choose a wider dtype, or write `cast_lossy`"
    );
    assert!(std::error::Error::source(error).is_some());
    // The chain of errors does not say it again.
    assert!(!std::error::Error::source(error).unwrap().to_string().contains("`Checked.small`"));
}

#[test]
fn a_run_goes_on_after_the_batch_that_was_used() {
    let points = points(50);
    let loader = DataLoader::new(&points).batch_size(8).shuffle(42);
    let whole = epoch(&loader, 2);
    let mut batches = loader.epoch::<Host>(2);
    let used = batches.nth(2).unwrap().unwrap();
    let saved: [u64; 5] = used.state().into();
    drop((used, batches));
    let state = LoaderState::from(saved);
    assert_eq!((state.epoch(), state.position()), (2, 24));
    // In a process of its own: another loader of the same description.
    let later = DataLoader::new(&points).batch_size(8).shuffle(42);
    let rest: Vec<_> = later.resume::<Host>(state).unwrap().map(Result::unwrap).collect();
    assert_eq!(rest.iter().map(Batch::number).collect::<Vec<_>>(), [3, 4, 5, 6]);
    assert_eq!(rest.iter().map(samples).collect::<Vec<_>>(), whole[3..]);
    // With batches of another size, the samples are the same.
    let rest = later.clone().batch_size(5).resume::<Host>(state).unwrap().map(|batch| samples(&batch.unwrap()));
    assert_eq!(rest.collect::<Vec<_>>().concat(), whole[3..].concat());
    // After the last batch, nothing is left.
    let last = loader.epoch::<Host>(2).last().unwrap().unwrap().state();
    assert_eq!(later.resume::<Host>(last).unwrap().count(), 0);
    let dropped = later.drop_last(true).resume::<Host>(state).unwrap();
    assert_eq!(dropped.map(|batch| batch.unwrap().len()).collect::<Vec<_>>(), [8, 8, 8]);
}

#[test]
fn a_state_of_another_run_is_refused() {
    let (points, others) = (points(50), points(49));
    let loader = DataLoader::new(&points).batch_size(8).shuffle(42);
    let state = loader.epoch::<Host>(0).next().unwrap().unwrap().state();
    let refused =
        |loader: &DataLoader<'_, Points>, state| loader.resume::<Host>(state).map(drop).unwrap_err().to_string();
    assert_eq!(
        refused(&DataLoader::new(&others).shuffle(42), state),
        "the state is of another run: expected number of samples 49, found 50"
    );
    let [part, _] = points.split([0.5, 0.5], 0).unwrap();
    let (first, second) = (self::points(20), self::points(30));
    let (joined, turned) = (Dataset::join([&first, &second]).unwrap(), Dataset::join([&second, &first]).unwrap());
    let seed = |seed: usize| vec![1, seed];
    for other in [
        DataLoader::new(&points).shuffle(43),
        DataLoader::new(&points),
        DataLoader::new(&points).sampler(seed(42)),
        DataLoader::new(&points).sampler(|samples: usize, _: u64| (0..samples).rev().collect::<Vec<_>>()),
        DataLoader::new(&joined).shuffle(42),
        DataLoader::new(&turned).shuffle(42),
    ] {
        let error = refused(&other, state);
        assert!(error.contains("fingerprint of the samples and their order"), "{error}");
    }
    assert!(refused(&DataLoader::new(&part).shuffle(42), state).contains("number of samples 25"));
    let of_joined = DataLoader::new(&joined).epoch::<Host>(0).next().unwrap().unwrap().state();
    assert!(refused(&DataLoader::new(&turned), of_joined).contains("fingerprint"));
    // The same order of the same samples, by other means, goes on.
    let [whole, _] = points.split([1.0, 0.0], 0).unwrap();
    let in_order = DataLoader::new(&points).epoch::<Host>(0).next().unwrap().unwrap().state();
    for same in [DataLoader::new(&whole), DataLoader::new(&points).sampler((0..50).collect::<Vec<_>>())] {
        assert_eq!(same.resume::<Host>(in_order).unwrap().len(), 49);
    }
    let mut saved: [u64; 5] = state.into();
    saved[0] = 2;
    assert_eq!(refused(&loader, saved.into()), "the state is of another run: expected order version 1, found 2");
    let mut saved: [u64; 5] = state.into();
    saved[2] = 51;
    assert_eq!(refused(&loader, saved.into()), "the state is of another run: expected a position up to 50, found 51");
    assert_eq!(loader.clone().batch_size(0).resume::<Host>(state).map(drop).unwrap_err(), DataError::BatchSize);
}

#[test]
fn loaders_and_batches_say_what_they_are() {
    let points = points(5);
    let loader = DataLoader::new(&points).batch_size(2).sampler(Shuffle::new(1));
    assert_eq!(format!("{loader:?}"), "DataLoader { samples: Ok(5), batch_size: 2, remainder: Keep, .. }");
    assert_eq!(format!("{:?}", loader.dataset().unwrap()), "5 samples of `Points`");
    let mut batches = loader.epoch::<Host>(3);
    assert_eq!(format!("{batches:?}"), "Epoch { epoch: 3, batches: 0..3, .. }");
    assert_eq!(format!("{:?}", batches.next().unwrap().unwrap()), "Batch { epoch: 3, number: 0, len: 2, .. }");
}

#[test]
fn data_sets_are_joined_end_to_end() {
    let (one, mut other) = (points(5), points(7));
    other.xy += 5.0;
    other.class.iter_mut().zip(5_u8..).for_each(|(class, row)| *class = row % 3);
    let both = Dataset::join([&one, &other]).unwrap();
    assert_eq!((both.len(), both.structs().len()), (12, 2));
    let loader = DataLoader::new(&both).batch_size(4);
    assert_eq!(epoch(&loader, 0), [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]);
    let shared: Vec<bool> = loader.epoch::<Host>(0).map(|batch| batch.unwrap().xy.is_shared()).collect();
    assert_eq!(shared, [true, false, true]);
    let mut shuffled = epoch(&DataLoader::new(&both).batch_size(5).shuffle(3), 0).concat();
    shuffled.sort_unstable();
    assert!(shuffled.into_iter().eq(0..12));
    // Parts of data sets, and joined ones, are joined as well.
    let [train, test] = both.split_stratified([0.5, 0.5], 1, |points| &points.class).unwrap();
    let again = Dataset::join([&test, &train]).unwrap();
    let numbers: Vec<usize> = test.indices().chain(train.indices()).collect();
    assert!(again.indices().eq(numbers.iter().copied()));
    let rows: Vec<usize> = epoch_of(&DataLoader::new(&again).batch_size(3));
    assert_eq!(rows, numbers);
    let [first, last] = [&one, &other].map(|points| points.into_dataset().unwrap());
    assert_eq!(Dataset::join([&last.range(3..).unwrap(), &first.range(..1).unwrap()]).unwrap().len(), 5);
}

/// The first values of all samples of an epoch.
fn epoch_of(loader: &DataLoader<'_, Points>) -> Vec<usize> {
    loader.epoch::<Host>(0).flat_map(|batch| samples(&batch.unwrap())).collect()
}

#[derive(TensorInput, Debug)]
#[tensor(samples = row)]
struct Table {
    #[tensor(shape = [row, _])]
    values: Array2<f32>,
}

#[test]
fn data_sets_that_differ_in_shape_are_not_joined() {
    let tables = [2, 2, 3].map(|columns| Table { values: Array2::zeros((4, columns)) });
    assert_eq!(
        Dataset::join(&tables).unwrap_err().to_string(),
        "struct 2 of those joined: `Table.values`, axis 1: expected 2 (as in struct 0), found 3"
    );
    assert_eq!(Dataset::join(&tables[..2]).unwrap().len(), 8);
    let unequal = Points { class: array![1, 2], ..points(5) };
    assert_eq!(
        Dataset::join([&points(5), &unequal]).unwrap_err().to_string(),
        "data set 1 of those joined: `Points.class`, axis 0: expected 5 (`batch`, set by `xy`, axis 0), found 2"
    );
    let none: [&Table; 0] = [];
    assert_eq!(Dataset::join(none).unwrap_err().to_string(), "expected one data set or more to join, found none");
}

#[test]
fn parts_of_one_struct_are_joined_to_a_part_of_it() {
    let (points, more) = (points(12), points(2));
    let folds: [Dataset<&Points>; 3] = points.split([4, 4, 4], 1).unwrap();
    for held_out in 0..3 {
        let others = folds.iter().enumerate().filter(|&(number, _)| number != held_out).map(|(_, fold)| fold);
        let train = Dataset::join(others).unwrap();
        assert_eq!((train.len(), train.structs().len()), (8, 1));
        let mut all: Vec<usize> = train.indices().chain(folds[held_out].indices()).collect();
        all.sort_unstable();
        assert!(all.into_iter().eq(0..12));
        assert!(epoch_of(&DataLoader::new(&train).batch_size(3)).into_iter().eq(train.indices()));
    }
    // A struct that is joined twice is there once, and its samples twice.
    let both = Dataset::join([&points.into_dataset().unwrap(), &more.into_dataset().unwrap()]).unwrap();
    let again = Dataset::join([&more.into_dataset().unwrap(), &both, &folds[0]]).unwrap();
    assert_eq!((again.len(), again.structs().len()), (20, 2));
    let rows = [0, 1].into_iter().chain(0..12).chain([0, 1]).chain(folds[0].indices());
    assert!(epoch_of(&DataLoader::new(&again).batch_size(4)).into_iter().eq(rows));
}

#[test]
fn what_is_whole_is_that_of_the_first_struct() {
    let (one, mut other) = (points(4), points(4));
    other.weights = array![7.0];
    let both = Dataset::join([&one, &other]).unwrap();
    for loader in [DataLoader::new(&both).batch_size(2), DataLoader::new(&both).batch_size(2).sampler(vec![5, 6, 0, 1])]
    {
        for batch in loader.epoch::<Host>(0) {
            assert_eq!(batch.unwrap().with(|t| t.weights.to_vec()), [1.0, 2.0, 4.0]);
        }
    }
}

#[test]
fn all_samples_are_one_batch() {
    let points = points(6);
    let chosen = points.into_dataset().unwrap().select(&[5, 0, 5]).unwrap();
    assert_eq!(chosen.rows::<Host>().unwrap().with(|t| t.xy.column(0).to_vec()), [5.0, 0.0, 5.0]);
    let middle = points.into_dataset().unwrap().range(2..4).unwrap();
    assert!(middle.rows_on::<Host>(&HostMemory).unwrap().xy.is_shared());
}

#[test]
fn samplers_are_chosen_at_run_time() {
    let points = points(6);
    for (boxed, first) in [(Box::new(Shuffle::new(1)) as Box<dyn Sampler>, None), (Box::new(vec![3_usize]), Some(3))] {
        let order = epoch_of(&DataLoader::new(&points).sampler(boxed));
        assert!(first.is_none_or(|first| order == [first]), "{order:?}");
    }
    let shared: Arc<dyn Sampler> = Arc::new(Shuffle::new(1));
    let orders = [(), ()].map(|()| epoch_of(&DataLoader::new(&points).sampler(Arc::clone(&shared))));
    assert_eq!(orders[0], orders[1]);
}

#[test]
fn more_samples_than_memory_holds_are_an_error() {
    let points = points(2);
    let endless = Weighted::new(&[1.0, 1.0], 0).unwrap().draws(usize::MAX);
    let loader = DataLoader::new(&points).batch_size(usize::MAX).sampler(endless);
    let error = loader.epoch::<Host>(0).next().unwrap().unwrap_err();
    assert_eq!(error, DataError::NoMemory { samples: usize::MAX });
    assert_eq!(loader.batch_size(2).epoch::<Host>(0).next().unwrap().unwrap().len(), 2);
}
