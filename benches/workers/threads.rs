//! Workers, of samples that take a while and of rows in memory.

use std::convert::Infallible;
use std::hint::black_box;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use ndarray::{Array1, Array2};
use tensor_benches::report::{Against, Bench};
use tensor_benches::rounds::Side;
use tensor_core::{Host, TensorInput, on_one_thread};
use tensor_data::{DataLoader, Dataset, OwnedLoader, SampleFn};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Rows {
    #[tensor(shape = [batch, _])]
    values: Array2<f32>,
    #[tensor(shape = [batch])]
    label: Array1<i64>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Rows)]
struct Row {
    values: Array1<f32>,
    label: i64,
}

const MILLISECOND: Duration = Duration::from_millis(1);

/// Measures all: by the clock into `speed`, and by the time that all cores worked into `cpu`.
pub(crate) fn all(speed: &mut Bench, cpu: &mut Bench) {
    waits(speed, "each sample waits 1 ms", 1.8, || thread::sleep(MILLISECOND));
    waits(speed, "each sample computes 1 ms", 1.6, || {
        // Until this thread itself has worked that long.
        let begun = worked(libc::CLOCK_THREAD_CPUTIME_ID);
        while worked(libc::CLOCK_THREAD_CPUTIME_ID) < begun + MILLISECOND {
            black_box(Instant::now());
        }
    });
    for (what, rows, width) in [("88 B", 1_000_000, 20), ("3.1 KB", 60_000, 784), ("12.3 KB", 20_000, 3072)] {
        in_memory(cpu, what, rows, width);
    }
}

/// An epoch of 128 samples in batches of 8, by two workers and by none.
fn waits(bench: &mut Bench, what: &str, goal: f64, work: impl Fn() + Send + Sync + Copy + 'static) {
    let loader = || {
        let make = move |sample: usize, _: &mut _| {
            work();
            Ok::<_, Infallible>(Row { values: Array1::zeros(20), label: sample as i64 })
        };
        DataLoader::from_fn(128, make).batch_size(8).shuffle(42)
    };
    let epochs = |loader: OwnedLoader<SampleFn<'static, Row>>, workers: usize| {
        let loader = loader.workers(workers);
        move || loader.epoch::<Host>(0).map(|batch| batch.expect("samples").with(|t| t.label[0])).sum::<i64>()
    };
    let ours = Side::new("tensor-data", epochs(loader(), 2));
    bench.row(&format!("{what}, 2 workers"), ours, vec![Against::goal(goal, Side::new("none", epochs(loader(), 0)))]);
}

/// Shuffled epochs of rows in memory, in batches of 256.
fn in_memory(bench: &mut Bench, what: &str, rows: usize, width: usize) {
    let what = format!("rows of {what} in memory");
    if !bench.wants(&what) {
        return;
    }
    let values = Array2::from_shape_fn((rows, width), |(row, column)| (row + column) as f32);
    let rows = Arc::new(Rows { values, label: (0..rows as i64).collect() });
    let dataset = Dataset::shared(rows).expect("arrays that fit");
    let loader = || DataLoader::owned(&dataset).batch_size(256).shuffle(42);
    let epochs = |workers: usize| {
        let loader = loader().workers(workers);
        let mut epoch = 0;
        move |times: u32| {
            let begun = worked(libc::CLOCK_PROCESS_CPUTIME_ID);
            for _ in 0..times {
                epoch += 1;
                let batches = loader.epoch::<Host>(epoch);
                black_box(batches.map(|batch| batch.expect("rows").with(|t| t.label[0])).sum::<i64>());
            }
            worked(libc::CLOCK_PROCESS_CPUTIME_ID).saturating_sub(begun)
        }
    };
    for workers in [1, 2] {
        let against = Against::goal(1.2, Side::timed("none", epochs_alone(epochs(0))));
        bench.row(&format!("{what}, {workers} workers"), Side::timed("tensor-data", epochs(workers)), vec![against]);
    }
}

/// The same by one thread, as each worker does it.
fn epochs_alone(mut epochs: impl FnMut(u32) -> Duration) -> impl FnMut(u32) -> Duration {
    move |times| on_one_thread(|| epochs(times))
}

/// How long a thread or the process has worked.
fn worked(clock: libc::clockid_t) -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is there to be written.
    let failed = unsafe { libc::clock_gettime(clock, &raw mut time) };
    assert_eq!(failed, 0, "there is a clock");
    Duration::from_secs(time.tv_sec.unsigned_abs()) + Duration::from_nanos(time.tv_nsec.unsigned_abs())
}
