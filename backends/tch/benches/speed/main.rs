//! Every way of making a tensor from an array, beside what tch, libtorch and memcpy need for the same.
//!
//! `cargo xtask bench` runs it. All sides of a row run in turn, hundreds of times where they are fast, so that another
//! program on the machine slows all of them; times are medians, and so are the ratios, each of one round. (criterion and
//! divan measure one side after the other, minutes apart.)

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss
)]

mod casts;
mod copies;
mod lends;
mod report;
mod rounds;

use report::Bench;

fn main() {
    // cargo itself passes `--bench`.
    let filter = std::env::args().skip(1).find(|word| !word.starts_with("--")).unwrap_or_default();
    let mut rows = Vec::new();
    for threads in [1, 2] {
        tch::set_num_threads(i32::try_from(threads).expect("few threads"));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let mut bench = Bench { threads, filter: filter.clone(), rows: Vec::new() };
        rows.extend(pool.install(|| {
            if threads == 1 {
                lends::lend(&mut bench);
                lends::moved(&mut bench);
                lends::eight(&mut bench);
            }
            copies::row_major(&mut bench);
            copies::transposed(&mut bench);
            casts::all(&mut bench);
            copies::back(&mut bench);
            bench.rows
        }));
    }
    println!("\n{}", report::table(&rows));
}
