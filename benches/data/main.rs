//! `tensor-data` beside a plain loop, libtorch, and the loaders of other libraries: whole epochs, in one run.
//!
//! `cargo xtask bench data` runs it. All sides of a row run in turn, those in other processes (burn and Python's) as well: each is
//! asked for one epoch after the other, times it, and waits. The words below are those that it understands.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_precision_loss)]

mod case;
mod child;
mod counts;
mod crates;
mod epochs;
mod images;
mod libtorch;
mod page;
mod plain;
mod rows;

use std::path::PathBuf;
use std::time::Duration;

use tensor_benches::machine::load_average;
use tensor_benches::report::{Bench, Scale};
use tensor_benches::rounds::Rounds;

use crate::child::Program;
use crate::counts::Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What was asked for.
#[derive(Default)]
struct Asked {
    /// `--write FOLDER`: where the page is kept.
    folder: Option<PathBuf>,
    /// `--burn PROGRAM`, `--python PROGRAM SCRIPT`: the loaders that run as processes of their own.
    programs: Vec<Program>,
    /// `--left-out REASON`: what can't be measured against, and why.
    left_out: Vec<String>,
    /// `--short`: few rounds, to see whether all works.
    short: bool,
    /// Any other word: only the rows that have it in their names.
    filter: String,
}

impl Asked {
    fn read(mut words: impl Iterator<Item = String>) -> Self {
        let mut asked = Self::default();
        while let Some(word) = words.next() {
            let mut next = || words.next().unwrap_or_else(|| panic!("`{word}` is followed by something"));
            match word.as_str() {
                "--write" => asked.folder = Some(next().into()),
                "--burn" => asked.programs.push(Program::burn(next())),
                "--python" => asked.programs.extend(Program::python(&next(), &next())),
                "--left-out" => asked.left_out.push(next()),
                "--short" => asked.short = true,
                // cargo itself passes this.
                "--bench" => {}
                _ => asked.filter = word,
            }
        }
        asked
    }
}

fn main() {
    let mut asked = Asked::read(std::env::args().skip(1));
    for reason in &asked.left_out {
        println!("left out: {reason}");
    }
    let load = load_average();
    tch::set_num_threads(1);
    let rounds = if asked.short {
        Rounds { per_side: Duration::ZERO, fewest: 1, enough: 1 }
    } else {
        Rounds { per_side: Duration::from_secs(3), fewest: 5, enough: 101 }
    };
    let mut bench = Bench { threads: 1, filter: asked.filter, rounds, scale: Scale::Speed, rows: Vec::new() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let facts = pool.install(|| {
        asked.left_out.extend(rows::all(&mut bench, &asked.programs));
        images::all(&mut bench);
        counts::all(&bench)
    });
    if let Some(folder) = asked.folder {
        let results = page::Results { rows: &bench.rows, facts: &facts, left_out: &asked.left_out, load: &load };
        page::write(&folder, &results).expect("the folder can be written to");
        println!("wrote data-benchmarks.md and data-benchmarks.svg into {}", folder.display());
    }
}
