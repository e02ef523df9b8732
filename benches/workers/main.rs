//! What samples that take work cost: padded collation beside `pad_sequence`, workers beside none.
//!
//! `cargo xtask bench workers` runs it.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_precision_loss)]

mod collate;
mod page;
mod threads;

use std::path::PathBuf;
use std::time::Duration;

use tensor_benches::machine::load_average;
use tensor_benches::report::{Bench, Scale};
use tensor_benches::rounds::Rounds;

fn main() {
    let (mut folder, mut filter, mut rounds) = (None, String::new(), Rounds::default());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--write" => folder = words.next().map(PathBuf::from),
            "--short" => rounds = Rounds { per_side: Duration::ZERO, fewest: 1, enough: 1 },
            // cargo itself passes this.
            "--bench" => {}
            _ => filter = word,
        }
    }
    let load = load_average();
    tch::set_num_threads(1);
    let bench = |scale| Bench { threads: 1, filter: filter.clone(), rounds, scale, rows: Vec::new() };
    let (mut speed, mut cpu) = (bench(Scale::Speed), bench(Scale::Time));
    collate::all(&mut speed);
    threads::all(&mut speed, &mut cpu);
    if let Some(folder) = folder {
        page::write(&folder, &speed.rows, &cpu.rows, &load).expect("the folder can be written to");
        println!("wrote workers-benchmarks.md into {}", folder.display());
    }
}
