//! Lending and copying an array, beside what tch offers for the same, in one run; ends with a table of the ratios.
//!
//! `cargo xtask bench` runs it.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use ndarray::Array1;
use tch::{Device, Kind, Tensor};
use tensor_tch::{Owned, Shared, Tch};

/// From 1 KiB to 256 MiB.
const SIZES: [usize; 7] = [1 << 10, 1 << 13, 1 << 16, 1 << 20, 1 << 24, 1 << 26, 1 << 28];

const OURS: &str = "tensor-tch";
const LEND_THEIRS: &str = "Tensor::from_blob";
const COPY_THEIRS: &str = "Tensor::try_from";

fn array(bytes: usize) -> Array1<f32> {
    Array1::from_elem(bytes / size_of::<f32>(), 0.5)
}

/// A tensor over the array's memory, made and dropped.
fn lend(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lend");
    for bytes in SIZES {
        let array = array(bytes);
        group.bench_with_input(BenchmarkId::new(OURS, bytes), &array, |bencher, array| {
            bencher.iter(|| {
                let shared = Shared::<Tch, _, _>::new(array.view()).expect("an array without gaps");
                shared.with(|tensor| black_box(tensor.as_ptr()))
            });
        });
        let len = i64::try_from(array.len()).expect("a length");
        group.bench_with_input(BenchmarkId::new(LEND_THEIRS, bytes), &array, |bencher, array| {
            bencher.iter(|| {
                let start = array.as_ptr().cast();
                // SAFETY: `len` elements of `array`, which outlives the tensor and is not written.
                let tensor = unsafe { Tensor::from_blob(start, &[len], &[1], Kind::Float, Device::Cpu) };
                black_box(tensor.as_ptr())
            });
        });
    }
    group.finish();
}

/// A tensor with the array's values, made and dropped.
fn copy(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("copy");
    for bytes in SIZES {
        let array = array(bytes);
        group.bench_with_input(BenchmarkId::new(OURS, bytes), &array, |bencher, array| {
            bencher.iter(|| Owned::<Tch, _, _>::copy_from(array.view(), &Device::Cpu).expect("enough memory"));
        });
        // tch converts arrays of an older ndarray.
        let array = ndarray_of_tch::Array1::from_elem(array.len(), 0.5_f32);
        group.bench_with_input(BenchmarkId::new(COPY_THEIRS, bytes), &array, |bencher, array| {
            bencher.iter(|| Tensor::try_from(array).expect("enough memory"));
        });
    }
    group.finish();
}

/// The median time of a benchmark that has just run, in nanoseconds.
fn median(folder: &Path, group: &str, function: &str, bytes: usize) -> Option<f64> {
    let function = function.replace("::", "__");
    let file = folder.join(group).join(function).join(bytes.to_string()).join("new/estimates.json");
    let estimates: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}

fn nanoseconds(time: f64) -> String {
    match time {
        ..1e3 => format!("{time:.0} ns"),
        ..1e6 => format!("{:.2} µs", time / 1e3),
        _ => format!("{:.2} ms", time / 1e6),
    }
}

fn size(bytes: usize) -> String {
    if bytes < 1 << 20 { format!("{} KiB", bytes >> 10) } else { format!("{} MiB", bytes >> 20) }
}

fn print_ratios(folder: &Path) {
    for (group, theirs) in [("lend", LEND_THEIRS), ("copy", COPY_THEIRS)] {
        println!("\n{group:<10} {OURS:>12} {theirs:>18}  ratio");
        for bytes in SIZES {
            let times = (median(folder, group, OURS, bytes), median(folder, group, theirs, bytes));
            // A filter on the command line leaves some out.
            let (Some(ours), Some(theirs)) = times else { continue };
            let (label, ratio) = (size(bytes), ours / theirs);
            println!("{label:<10} {:>12} {:>18}  {ratio:.2}", nanoseconds(ours), nanoseconds(theirs));
        }
    }
}

fn main() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("criterion");
    // The table is of this run alone.
    let _ = std::fs::remove_dir_all(&folder);
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .output_directory(&folder)
        .configure_from_args();
    lend(&mut criterion);
    copy(&mut criterion);
    criterion.final_summary();
    print_ratios(&folder);
}
