// How it works inside, and what to touch to change it: ../../../ARCHITECTURE.md

//! Rows of a mapped file, in random order: the loader beside a plain loop over the map, with a disk between them and without.
//!
//! `cargo xtask bench mapped` runs it. It writes a file of 2 GiB into the folder for temporary files, or into the one that `--in` names,
//! and deletes it at the end.

#![allow(clippy::cast_precision_loss)]

mod file;
mod page;
mod plain;
mod sizes;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use ndarray::{Array2, Ix2};
use tensor_benches::machine::load_average;
use tensor_benches::report::{Against, Bench, Scale};
use tensor_benches::rounds::{Rounds, Side};
use tensor_core::{HoldsRows, Host, TensorInput, TensorRows};
use tensor_data::{BlockShuffle, DataLoader, Sampler, Shuffle};
use tensor_npy::{Access, FromNpy, MappedArray, Options};

use crate::sizes::{BATCH, BATCHES, ROWS, WIDTH};

#[derive(TensorInput, FromNpy)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch, 784])]
    images: MappedArray<f32, Ix2>,
}

#[derive(TensorInput, FromNpy)]
#[tensor(samples = batch)]
struct InMemory {
    #[tensor(shape = [batch, 784])]
    images: Array2<f32>,
}

/// Maps the file. A new map has no page that another one has touched.
fn map(folder: &Path, access: Access) -> Digits {
    // SAFETY: nobody else writes to the file, which this program made.
    unsafe { Options::new().access(access).map(folder) }.expect("the file can be mapped")
}

/// Reads batches with a loader.
fn load<S: TensorRows<Host>>(loader: DataLoader<'_, S>, sampler: impl Sampler + 'static, round: u64)
where
    Host: HoldsRows<S>,
{
    let loader = loader.batch_size(BATCH).sampler(sampler);
    for batch in loader.epoch::<Host>(round).take(BATCHES) {
        std::hint::black_box(batch.expect("rows that are there"));
    }
}

/// A side that reads a file which the system has forgotten, by a new map. Each round reads other rows.
fn cold<'a>(name: &'a str, folder: &'a Path, access: Access, read: impl Fn(&Digits, u64) + 'a) -> Side<'a> {
    let mut round = 0;
    Side::timed(name, move |times| {
        let mut total = Duration::ZERO;
        for _ in 0..times {
            round += 1;
            file::forget(&folder.join("images.npy")).expect("the system forgets the file");
            let start = Instant::now();
            read(&map(folder, access), round);
            total += start.elapsed();
        }
        total
    })
}

/// A side that reads what is in memory.
fn warm<'a>(name: &'a str, mut read: impl FnMut(u64) + 'a) -> Side<'a> {
    let mut round = 0;
    Side::new(name, move || {
        round += 1;
        read(round);
    })
}

fn main() {
    let mut words = env::args().skip(1);
    let (mut pages, mut parent) = (None, env::temp_dir());
    while let Some(word) = words.next() {
        let mut next = || PathBuf::from(words.next().unwrap_or_else(|| panic!("`{word}` is followed by a folder")));
        match word.as_str() {
            "--write" => pages = Some(next()),
            "--in" => parent = next(),
            _ => panic!("expected `--write FOLDER` or `--in FOLDER`, found `{word}`"),
        }
    }
    let load_before = load_average();
    let folder = tempfile::tempdir_in(&parent).expect("the folder can be written to");
    let at = folder.path();
    file::write(&at.join("images.npy"), ROWS, WIDTH).expect("the disk has room for 2 GiB");

    let rounds = Rounds { per_side: Duration::from_secs(10), fewest: 9, enough: 31 };
    let mut bench = Bench { threads: 1, filter: String::new(), rounds, scale: Scale::Speed, rows: Vec::new() };
    let (shuffle, blocks) = (Shuffle::new(42), BlockShuffle::new(42, 256, 16));
    bench.row(
        "from the disk, shuffled",
        cold("the loader", at, Access::Normal, |digits, round| load(DataLoader::new(digits), shuffle, round)),
        vec![
            Against::goal(
                8.0,
                cold("plain loop over a map", at, Access::Normal, |digits, round| {
                    plain::read(&digits.images.view(), &shuffle, round);
                }),
            ),
            Against::scale(cold("plain loop, `Access::Random`", at, Access::Random, |digits, round| {
                plain::read(&digits.images.view(), &shuffle, round);
            })),
            Against::scale(cold("the loader, `Access::Random`", at, Access::Random, |digits, round| {
                load(DataLoader::new(digits), shuffle, round);
            })),
        ],
    );
    bench.row(
        "from the disk, in blocks of 256",
        cold("the loader", at, Access::Normal, |digits, round| load(DataLoader::new(digits), blocks, round)),
        vec![
            Against::scale(cold("plain loop over a map", at, Access::Normal, |digits, round| {
                plain::read(&digits.images.view(), &blocks, round);
            })),
            Against::scale(cold("the loader, shuffled", at, Access::Normal, |digits, round| {
                load(DataLoader::new(digits), shuffle, round);
            })),
        ],
    );
    let in_memory: InMemory = tensor_npy::read(at).expect("there is memory for 2 GiB");
    let mapped = map(at, Access::Normal);
    // Each page is touched, so that it is in memory and in the map.
    std::hint::black_box(mapped.images.view().rows().into_iter().map(|row| row[0]).sum::<f32>());
    bench.row(
        "in memory, shuffled",
        warm("the loader", |round| load(DataLoader::new(&mapped), shuffle, round)),
        vec![
            Against::scale(warm("plain loop over a map", |round| plain::read(&mapped.images.view(), &shuffle, round))),
            Against::scale(warm("the loader, `read_ahead(false)`", |round| {
                load(DataLoader::new(&mapped).read_ahead(false), shuffle, round);
            })),
            Against::scale(warm("the loader, of an `Array`", |round| {
                load(DataLoader::new(&in_memory), shuffle, round);
            })),
        ],
    );
    if let Some(pages) = pages {
        let text = page::page(&bench.rows, &load_before);
        fs::write(pages.join("mapped-benchmarks.md"), text).expect("the folder can be written to");
        println!("wrote mapped-benchmarks.md into {}", pages.display());
    }
}
