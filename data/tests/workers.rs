//! Batches that own their tensors, made by this thread and by workers.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_precision_loss)]

mod common;
#[path = "common/noise.rs"]
mod noise;

use std::collections::HashSet;
use std::io;
use std::mem;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use common::{Points, PointsTensorsOwned, points};
use ndarray::{Array1, Array2, ArrayRef, Ix1, Ix2};
use noise::{Noise, noise, noises, seen};
use tensor_core::{Host, TensorInput};
use tensor_data::{
    Batch, BlockShuffle, DataError, DataLoader, Dataset, IntoDataset, OwnedEpoch, OwnedLoader, SampleOrder, Sampler,
};

#[test]
fn samples_of_a_function_are_the_same_with_any_number_of_workers() {
    for loader in [noises(30), noises(30).shuffle(7), noises(30).sampler(BlockShuffle::new(3, 4, 2)).drop_last(true)] {
        for epoch in [0, 5] {
            let expected = seen(loader.epoch::<Host>(epoch));
            assert_eq!(expected.len(), loader.batch_count(epoch).unwrap());
            for workers in [0, 1, 2, 5] {
                assert_eq!(seen(loader.clone().workers(workers).epoch::<Host>(epoch)), expected, "{workers}");
                let in_scope = thread::scope(|scope| {
                    seen(loader.clone().workers_in(scope, workers).prefetch(1).epoch::<Host>(epoch))
                });
                assert_eq!(in_scope, expected, "{workers}");
            }
        }
    }
}

/// Each row of the batches.
fn lines(xy: &ArrayRef<f32, Ix2>, class: &ArrayRef<i64, Ix1>, weights: &ArrayRef<f32, Ix1>) -> Vec<[f32; 4]> {
    xy.rows().into_iter().zip(class).map(|(xy, &class)| [xy[0], xy[1], class as f32, weights.sum()]).collect()
}

#[test]
fn rows_are_the_same_with_any_number_of_workers_and_those_that_are_lent() {
    let points = points(50);
    let joined = Dataset::join([&points.split([40, 10], 3).unwrap()[1], &points.into_dataset().unwrap()]).unwrap();
    for part in [&points.split([40, 10], 3).unwrap()[0], &points.into_dataset().unwrap(), &joined] {
        for lent in [DataLoader::new(part).batch_size(8), DataLoader::new(part).batch_size(8).shuffle(1)] {
            let batches = lent.epoch::<Host>(2).map(Result::unwrap);
            let expected: Vec<_> =
                batches.map(|batch| (batch.indices(), batch.with(|t| lines(t.xy, t.class, t.weights)))).collect();
            for workers in [0, 1, 2, 5] {
                let found: Vec<_> = thread::scope(|scope| {
                    let batches = lent.clone().workers_in(scope, workers).epoch::<Host>(2).map(Result::unwrap);
                    batches.map(|batch| (batch.indices(), batch.with(|t| lines(t.xy, t.class, t.weights)))).collect()
                });
                assert_eq!(found, expected, "{workers}");
            }
        }
    }
}

#[test]
fn a_data_set_that_owns_its_struct_has_loaders_that_borrow_nothing() {
    fn loader() -> OwnedLoader<Dataset<Arc<Points>>> {
        let [train, _] = Dataset::shared(Arc::new(points(50))).unwrap().split([40, 10], 3).unwrap();
        DataLoader::owned(&train).batch_size(8).shuffle(1)
    }
    let borrowed = points(50);
    let [train, _] = borrowed.split([40, 10], 3).unwrap();
    let lent = DataLoader::new(&train).batch_size(8).shuffle(1);
    let expected: Vec<_> =
        lent.epoch::<Host>(1).map(|batch| batch.unwrap().with(|t| lines(t.xy, t.class, t.weights))).collect();
    for workers in [0, 3] {
        let epoch: OwnedEpoch<'static, PointsTensorsOwned<Host>> = loader().workers(workers).epoch::<Host>(1);
        let found = thread::spawn(|| -> Vec<_> {
            epoch.map(|batch| batch.unwrap().with(|t| lines(t.xy, t.class, t.weights))).collect()
        });
        assert_eq!(found.join().unwrap(), expected, "{workers}");
    }
    // A state of one loader is one of the other.
    let state = lent.epoch::<Host>(1).nth(2).unwrap().unwrap().state();
    let rest = loader().workers(2).resume::<Host>(state).unwrap();
    let found: Vec<_> = rest.map(|batch| batch.unwrap().with(|t| lines(t.xy, t.class, t.weights))).collect();
    assert_eq!(found, expected[3..]);
    let classes = Dataset::shared(Arc::new(points(9))).unwrap();
    let [_, held_out] = classes.split_stratified([2.0 / 3.0, 1.0 / 3.0], 1, |points| &points.class).unwrap();
    let mut of_held_out: Vec<_> = held_out.indices().map(|index| index % 3).collect();
    of_held_out.sort_unstable();
    assert_eq!(of_held_out, [0, 1, 2]);
}

#[test]
fn batches_come_as_they_are_ready_if_order_is_not_asked_for() {
    let loader = DataLoader::from_fn(8, |sample, rng| {
        if sample == 0 {
            thread::sleep(Duration::from_millis(200));
        }
        noise(sample, rng)
    });
    let loader = loader.in_order(false).workers(2);
    let numbers: Vec<_> = loader.epoch::<Host>(0).map(|batch| batch.unwrap().number()).collect();
    assert_ne!(numbers[0], 0);
    assert_eq!(numbers.iter().copied().collect::<HashSet<_>>(), (0..8).collect());
    let numbers: Vec<_> = loader.in_order(true).epoch::<Host>(0).map(|batch| batch.unwrap().number()).collect();
    assert_eq!(numbers, (0..8).collect::<Vec<_>>());
}

#[test]
fn no_more_batches_are_made_than_prefetch_says() {
    for (workers, prefetch, most) in [(3, None, 6), (3, Some(1), 1), (1, Some(4), 4), (2, Some(0), 1)] {
        let made = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&made);
        let loader = DataLoader::from_fn(40, move |sample, rng| {
            counted.fetch_add(1, Ordering::SeqCst);
            noise(sample, rng)
        });
        let loader = loader.workers(workers);
        let loader = if let Some(prefetch) = prefetch { loader.prefetch(prefetch) } else { loader };
        let mut epoch = loader.epoch::<Host>(0);
        for taken in 1..=5 {
            epoch.next().unwrap().unwrap();
            thread::sleep(Duration::from_millis(30));
            // Those that are ready may fall to half of them until workers are woken.
            let ahead = made.load(Ordering::SeqCst) - taken;
            assert!(ahead <= most && ahead > most / 2, "{ahead}, {workers} workers, {prefetch:?}");
        }
    }
}

#[test]
fn a_panic_of_a_worker_is_an_error_that_names_the_sample() {
    let loader = DataLoader::from_fn(9, |sample, rng| {
        assert_ne!(sample, 4, "a worker's panic, which this test wants");
        noise(sample, rng)
    });
    let loader = loader.batch_size(2).workers(2);
    let batches: Vec<_> = loader.epoch::<Host>(1).collect();
    assert_eq!(batches.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, true, false, true, true]);
    let error = batches[2].as_ref().unwrap_err();
    assert!(error.to_string().starts_with("sample 4, in batch 2 of epoch 1: a worker panicked: "), "{error}");
    assert!(error.to_string().contains("which this test wants"));
    // What a worker was given is not kept from the next epoch.
    assert_eq!(loader.epoch::<Host>(2).flatten().count(), 4);
}

#[test]
#[cfg(target_os = "linux")]
fn workers_end_with_the_epoch_however_it_ends() {
    struct SlowToDrop(Arc<AtomicUsize>);
    impl Drop for SlowToDrop {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
    let started = Arc::new(AtomicUsize::new(0));
    let ended = Arc::new(AtomicUsize::new(0));
    let loader = {
        let (started, ended) = (Arc::clone(&started), Arc::clone(&ended));
        DataLoader::from_fn(1000, move |sample, rng| {
            started.fetch_add(1, Ordering::SeqCst);
            let _ended = SlowToDrop(Arc::clone(&ended));
            thread::sleep(Duration::from_millis(5));
            noise(sample, rng)
        })
    };
    let loader = loader.batch_size(100).workers(3);
    for taken in [0, 1, 2] {
        let mut epoch = loader.epoch::<Host>(0);
        for _ in 0..taken {
            epoch.next().unwrap().unwrap();
        }
        let before = started.load(Ordering::SeqCst);
        drop(epoch);
        // Not the batches that they were at, of 100 samples each, are finished, but the samples.
        assert!(started.load(Ordering::SeqCst) - before <= 3, "{taken}");
        assert_eq!(started.load(Ordering::SeqCst), ended.load(Ordering::SeqCst), "a worker is still at a sample");
    }
    // A break, a panic of the loop, and an epoch that was never begun.
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        for (number, _) in loader.epoch::<Host>(0).enumerate() {
            assert_ne!(number, 1, "a loop's panic, which this test wants");
        }
    }));
    assert!(result.is_err());
    assert_eq!(started.load(Ordering::SeqCst), ended.load(Ordering::SeqCst));
    drop(loader.epoch::<Host>(0));
}

#[test]
fn an_epoch_is_an_iterator_of_known_length() {
    for workers in [0, 2] {
        let made = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&made);
        let loader = DataLoader::from_fn(22, move |sample, rng| {
            counted.fetch_add(1, Ordering::SeqCst);
            noise(sample, rng)
        });
        let loader = loader.batch_size(3).workers(workers);
        let mut epoch = loader.epoch::<Host>(0);
        assert_eq!((epoch.len(), loader.batch_count(0)), (8, Ok(8)));
        let third = epoch.nth(2).unwrap().unwrap();
        assert_eq!((third.number(), third.indices(), epoch.len()), (2, vec![6, 7, 8], 5));
        let sixth = epoch.nth(2).unwrap().unwrap();
        assert_eq!((sixth.number(), epoch.len()), (5, 2));
        assert_eq!(epoch.last().unwrap().unwrap().indices(), [21]);
        // The first six were not made.
        assert!(made.load(Ordering::SeqCst) <= 16);
        assert_eq!(loader.epoch::<Host>(0).count(), 8);
        assert_eq!(loader.epoch::<Host>(0).last().unwrap().unwrap().indices(), [21]);
        let mut over = loader.epoch::<Host>(0);
        assert!(over.nth(8).is_none() && over.next().is_none());
    }
}

#[test]
fn a_run_goes_on_after_any_batch_with_other_workers_and_batches() {
    let loader = noises(30).shuffle(3);
    let whole: Vec<i64> = seen(loader.epoch::<Host>(6)).into_iter().flat_map(|seen| seen.3).collect();
    for stop in [0, 3, 7] {
        let state = loader.clone().workers(2).epoch::<Host>(6).nth(stop).unwrap().unwrap().state();
        let rest = loader.clone().batch_size(7).workers(3).resume::<Host>(state).unwrap();
        let rest: Vec<i64> = rest.flat_map(|batch| batch.unwrap().with(|t| t.sample.to_vec())).collect();
        assert_eq!(rest, whole[whole.len().min((stop + 1) * 4)..]);
    }
    let state = loader.epoch::<Host>(6).next().unwrap().unwrap().state();
    assert!(matches!(noises(31).shuffle(3).resume::<Host>(state), Err(DataError::State { .. })));
    assert!(matches!(noises(30).shuffle(4).resume::<Host>(state), Err(DataError::State { .. })));
    // The same order, and other random numbers.
    assert!(matches!(loader.seed(4).resume::<Host>(state), Err(DataError::State { .. })));
}

#[test]
fn what_is_wrong_with_all_batches_is_the_only_item() {
    for workers in [0, 2] {
        let mut none = noises(10).batch_size(0).workers(workers).epoch::<Host>(0);
        assert_eq!(none.next().unwrap().unwrap_err(), DataError::BatchSize);
        assert!(none.next().is_none());
        assert_eq!(noises(0).workers(workers).epoch::<Host>(0).count(), 0);
        assert!(noises(0).workers(workers).epoch::<Host>(0).next().is_none());
    }
    let mut too_many = DataLoader::from_fn(usize::MAX, noise).batch_size(usize::MAX / 2).epoch::<Host>(0);
    assert_eq!(too_many.next().unwrap().unwrap_err(), DataError::NoMemory { samples: usize::MAX / 2 });
    let mut wrong = points(10);
    wrong.class = Array1::zeros(9);
    assert!(matches!(Dataset::shared(Arc::new(wrong)), Err(DataError::Input(_))));
}

#[test]
fn a_loop_that_waits_can_be_interrupted() {
    let is_interrupted = Arc::new(AtomicBool::new(false));
    for workers in [0, 2] {
        let (begun, asked) = (Instant::now(), Arc::clone(&is_interrupted));
        asked.store(false, Ordering::SeqCst);
        let loader = DataLoader::from_fn(1000, |sample, rng| {
            thread::sleep(Duration::from_millis(10));
            noise(sample, rng)
        });
        let loader = loader
            .batch_size(1000)
            .interrupt(move || if asked.load(Ordering::SeqCst) { Err("Ctrl-C") } else { Ok(()) });
        let mut epoch = loader.workers(workers).epoch::<Host>(0);
        let interrupting = Arc::clone(&is_interrupted);
        let interrupter = thread::spawn(move || {
            thread::sleep(Duration::from_millis(100));
            interrupting.store(true, Ordering::SeqCst);
        });
        let error = epoch.next().unwrap().unwrap_err();
        assert!(matches!(error, DataError::Interrupted { .. }));
        assert_eq!(error.to_string(), "interrupted: Ctrl-C");
        assert!(epoch.next().is_none());
        assert!(begun.elapsed() < Duration::from_secs(5), "the whole batch takes ten");
        interrupter.join().unwrap();
    }
}

#[test]
fn a_loop_whose_batches_are_quick_can_be_interrupted() {
    for workers in [0, 2] {
        let begun = Instant::now();
        let is_late = move || if begun.elapsed() > Duration::from_millis(100) { Err("Ctrl-C") } else { Ok(()) };
        let samples = DataLoader::from_fn(4000, |sample, rng| {
            thread::sleep(Duration::from_millis(1));
            noise(sample, rng)
        });
        let mut epoch = samples.interrupt(is_late).workers(workers).epoch::<Host>(0);
        let last = epoch.by_ref().last().unwrap();
        assert!(matches!(last, Err(DataError::Interrupted { .. })), "{workers}: {last:?}");
        assert!(epoch.next().is_none() && begun.elapsed() < Duration::from_secs(3));
        // While batches are left out, too.
        let begun = Instant::now();
        let is_late = move || if begun.elapsed() > Duration::from_millis(100) { Err("Ctrl-C") } else { Ok(()) };
        let slow = DataLoader::from_fn(100, |sample, rng| {
            thread::sleep(Duration::from_millis(20));
            noise(sample, rng)
        });
        let mut epoch = slow.interrupt(is_late).workers(workers).epoch::<Host>(0);
        epoch.next().unwrap().unwrap();
        let error = loop {
            match epoch.nth(8).expect("an error before the last batch") {
                Ok(batch) => assert!(batch.number() < 90),
                Err(error) => break error,
            }
        };
        assert!(matches!(error, DataError::Interrupted { .. }));
        assert!(epoch.next().is_none());
    }
}

#[test]
fn what_fails_in_a_batch_that_is_left_out_does_not_end_the_epoch() {
    for workers in [0, 1, 3] {
        let loader = DataLoader::from_fn(40, |sample, rng| match sample {
            4..=7 => Err(io::Error::other("no such file")),
            _ => noise(sample, rng),
        });
        let loader = loader.batch_size(4).stop_on_error(true).workers(workers);
        let mut epoch = loader.epoch::<Host>(0);
        assert_eq!(epoch.next().unwrap().unwrap().number(), 0);
        assert_eq!(epoch.nth(1).unwrap().unwrap().number(), 2);
        assert_eq!((epoch.nth(6).unwrap().unwrap().number(), epoch.len()), (9, 0));
        let mut epoch = loader.epoch::<Host>(0).step_by(3);
        let numbers: Vec<_> = epoch.by_ref().map(|batch| batch.unwrap().number()).collect();
        assert_eq!(numbers, [0, 3, 6, 9]);
        let mut ended = loader.epoch::<Host>(0).skip(1);
        assert!(ended.next().unwrap().is_err() && ended.next().is_none());
    }
}

/// Takes its time at some positions, panics at one, and tells by which threads it was asked.
#[derive(Clone)]
struct Delayed {
    slow: Range<usize>,
    asked_by: Arc<Mutex<Vec<Option<String>>>>,
}

impl SampleOrder for Delayed {
    fn len(&self) -> usize {
        400
    }

    fn fill(&self, start: usize, samples: &mut [usize]) {
        samples.iter_mut().zip(start..).for_each(|(sample, position)| *sample = 399 - position);
        // The loader looks at some samples one by one.
        if samples.len() == 4 {
            self.asked_by.lock().unwrap().push(thread::current().name().map(ToOwned::to_owned));
            if self.slow.contains(&start) {
                thread::sleep(Duration::from_millis(2));
            }
            assert_ne!(start, 396, "a sampler's panic, which this test wants");
        }
    }
}

impl Sampler for Delayed {
    fn order(&self, _: usize, _: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        Ok(Box::new(self.clone()))
    }
}

#[test]
fn batches_that_are_made_faster_than_they_are_handed_over_are_made_by_the_loop() {
    let dataset = Dataset::shared(Arc::new(points(400))).unwrap();
    for (slow, in_order) in [(0..0, true), (0..0, false), (200..280, true), (0..400, true), (0..400, false)] {
        let order = Delayed { slow: slow.clone(), asked_by: Arc::default() };
        let loader = DataLoader::owned(&dataset).batch_size(4).sampler(order.clone());
        let mut batches: Vec<_> = loader.in_order(in_order).workers(2).epoch::<Host>(0).collect();
        let asked_by = mem::take(&mut *order.asked_by.lock().unwrap());
        assert_eq!(asked_by.len(), 100);
        if !in_order {
            batches.sort_by_key(|batch| batch.as_ref().map_or(99, Batch::number));
        }
        assert_eq!(batches.len(), 100);
        let panic = batches.pop().unwrap().unwrap_err();
        assert!(
            matches!(&panic, DataError::Panic { number: 99, message, .. } if message.contains("a sampler's panic"))
        );
        for (number, batch) in batches.iter().enumerate() {
            let (batch, last) = (batch.as_ref().unwrap(), 399 - 4 * number);
            assert_eq!(batch.indices(), [last, last - 1, last - 2, last - 3]);
            batch.with(|t| {
                assert!(
                    t.xy.column(0).iter().zip(batch.indices()).all(|(&x, row)| x.to_bits() == (row as f32).to_bits())
                );
            });
        }
        let by_workers = asked_by.iter().flatten().filter(|name| name.starts_with("tensor-data-")).count();
        let expected = match slow.len() {
            0 => 8..100,
            400 => 100..101,
            // One or two by the loop, until it has seen that they are slow.
            _ => 8 + 15..100,
        };
        assert!(expected.contains(&by_workers), "{by_workers} of 100 by workers, {slow:?}, {in_order}");
    }
}

/// Batches of more than a MiB, which several threads of rayon would copy.
#[test]
fn loops_that_occupy_all_of_rayons_threads_get_their_batches() {
    #[derive(TensorInput)]
    #[tensor(samples = batch)]
    struct Wide {
        #[tensor(shape = [batch, _])]
        values: Array2<f32>,
    }
    let wide = Arc::new(Wide { values: Array2::ones((64, 64 << 10)) });
    let loader = DataLoader::owned(&Dataset::shared(wide).unwrap()).batch_size(16).shuffle(1);
    let threads = rayon::current_num_threads();
    let all_are_there = Barrier::new(threads);
    rayon::broadcast(|_| {
        all_are_there.wait();
        for batch in loader.clone().workers(2).epoch::<Host>(0) {
            assert!(batch.unwrap().with(|t| t.values.iter().all(|&value| value.to_bits() == 1.0_f32.to_bits())));
        }
    });
}

#[test]
#[cfg(target_os = "linux")]
fn the_child_of_a_fork_is_told_that_it_has_no_workers() {
    let loader = noises(100).workers(2);
    let mut epoch = loader.epoch::<Host>(0);
    epoch.next().unwrap().unwrap();
    // SAFETY: the child makes no other thread wait, and ends by `_exit`.
    let child = unsafe { libc::fork() };
    if child == 0 {
        let is_told = matches!(epoch.next(), Some(Err(DataError::Forked))) && epoch.next().is_none();
        // It does not wait for threads that are not there.
        drop(epoch);
        // SAFETY: as above.
        unsafe { libc::_exit(i32::from(!is_told)) };
    }
    let mut status = 0;
    // SAFETY: `status` is there to be written.
    assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
    assert_eq!(status, 0);
    assert_eq!(epoch.flatten().count(), 24, "the parent goes on");
}

#[test]
fn a_function_may_borrow_what_is_older_than_the_scope() {
    let names = ["a", "bb", "ccc"].map(String::from);
    let loader = DataLoader::from_fn(3, |sample, _| {
        let values = Array1::from_elem(3, names[sample].len() as f32);
        Ok::<_, io::Error>(Noise { values, sample: 0 })
    });
    let sums: Vec<f32> = thread::scope(|scope| {
        let loader = loader.workers_in(scope, 2);
        loader.epoch::<Host>(0).map(|batch| batch.unwrap().with(|t| t.values.sum())).collect()
    });
    assert_eq!(sums, [3.0, 6.0, 9.0]);
}
