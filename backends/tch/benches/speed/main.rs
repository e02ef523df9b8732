//! Every way of making a tensor from an array, beside what tch, libtorch and memcpy need for the same.
//!
//! `cargo xtask bench` runs it. All sides of a row run in turn, hundreds of times if they are fast, so that another
//! program on the machine slows all of them. Times are medians. Ratios are medians too, over the ratios of each single
//! round. (criterion and divan measure one side after the other, minutes apart.)

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss
)]

mod batches;
mod casts;
mod copies;
mod lends;
mod page;

use std::path::PathBuf;

use tensor_benches::machine::load_average;
use tensor_benches::report::{Bench, Row};

/// `--write FOLDER` keeps the results in that folder. Any other word chooses the rows that have it in their names.
fn main() {
    let (mut folder, mut filter) = (None, String::new());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--write" => folder = Some(PathBuf::from(words.next().expect("`--write` names a folder"))),
            // cargo itself passes this.
            "--bench" => {}
            _ => filter = word,
        }
    }
    let load = load_average();
    let rows: Vec<_> = [1, 2].into_iter().flat_map(|threads| measured(threads, &filter)).collect();
    if let Some(folder) = folder {
        page::write(&folder, &rows, &load).expect("the folder can be written to");
        println!("wrote benchmarks.md and benchmarks.svg into {}", folder.display());
    }
}

/// Measures all rows with this number of threads.
fn measured(threads: usize, filter: &str) -> Vec<Row> {
    tch::set_num_threads(i32::try_from(threads).expect("few threads"));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let mut bench = Bench { threads, filter: filter.to_owned(), ..Bench::default() };
    pool.install(|| {
        // A conversion that copies nothing has no use for a second thread.
        if threads == 1 {
            lends::lend(&mut bench);
            lends::moved(&mut bench);
            lends::eight(&mut bench);
        }
        copies::row_major(&mut bench);
        copies::transposed(&mut bench);
        casts::all(&mut bench);
        batches::all(&mut bench);
        copies::back(&mut bench);
        bench.rows
    })
}
