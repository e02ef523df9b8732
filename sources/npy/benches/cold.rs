//! Rows of a mapped file that is not in memory, in random order: a plain loop over a map beside the loader.
//!
//! `cargo bench -p tensor-npy --bench cold` runs it: it writes a file of a little more than a GiB into the folder for temporary files,
//! or into the one that is named behind `--`, has the system forget it before each side, and deletes it.

use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ndarray::{Array2, Ix2};
use tensor_core::{Host, TensorInput};
use tensor_data::{BlockShuffle, DataLoader, Sampler, Shuffle};
use tensor_npy::{Access, FromNpy, MappedArray, Options};

/// Floats in a row, which are 3,136 bytes.
const WIDTH: usize = 784;
const ROWS: usize = 700_000;
const BATCH: usize = 256;
/// How many batches a side reads before the next one has its turn.
const BATCHES: usize = 20;
const ROUNDS: u64 = 9;

#[derive(TensorInput, FromNpy)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch, 784])]
    images: MappedArray<f32, Ix2>,
}

fn write(path: &Path) -> Result<(), Box<dyn Error>> {
    let dictionary = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({ROWS}, {WIDTH}), }}");
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(b"\x93NUMPY\x01\x00\x76\x00")?;
    file.write_all(format!("{dictionary:<117}\n").as_bytes())?;
    let mut row = vec![0; WIDTH * 4];
    for number in 0..ROWS as u32 {
        row.chunks_exact_mut(4).for_each(|value| value.copy_from_slice(&(number as f32).to_le_bytes()));
        file.write_all(&row)?;
    }
    file.into_inner()?.sync_all()?;
    Ok(())
}

/// Has the system forget what it has in memory of a file.
fn forget(path: &Path) -> Result<(), Box<dyn Error>> {
    use std::os::fd::AsRawFd;

    let file = File::open(path)?;
    file.sync_all()?;
    // SAFETY: the descriptor is that of `file`, which is open, and the call touches no memory of this program.
    match unsafe { libc::posix_fadvise(file.as_raw_fd(), 0, 0, libc::POSIX_FADV_DONTNEED) } {
        0 => Ok(()),
        error => Err(std::io::Error::from_raw_os_error(error).into()),
    }
}

/// Maps the file. A new map has no page that another one has touched.
fn map(folder: &Path, access: Access) -> Result<Digits, Box<dyn Error>> {
    // SAFETY: nobody else writes to the file, which this program made.
    Ok(unsafe { Options::new().access(access).map(folder) }?)
}

/// What each side reads in this round.
fn order(sampler: &dyn Sampler, round: u64) -> Result<Vec<usize>, Box<dyn Error>> {
    let mut order = vec![0; BATCH * BATCHES];
    sampler.order(ROWS, round)?.fill(0, &mut order);
    Ok(order)
}

/// Row by row into memory that is there.
fn plain(digits: &Digits, order: &[usize]) -> f32 {
    let view = digits.images.view();
    let mut batch = Array2::<f32>::zeros((BATCH, WIDTH));
    let mut sum = 0.0;
    for rows in order.chunks(BATCH) {
        for (mut to, &row) in batch.rows_mut().into_iter().zip(rows) {
            to.assign(&view.row(row));
        }
        sum += black_box(&batch).column(0).sum();
    }
    sum
}

fn loader(digits: &Digits, sampler: impl Sampler + 'static, round: u64) -> Result<f32, Box<dyn Error>> {
    let mut sum = 0.0;
    for batch in DataLoader::new(digits).batch_size(BATCH).sampler(sampler).epoch::<Host>(round).take(BATCHES) {
        sum += batch?.with(|t| black_box(t.images).column(0).sum());
    }
    Ok(sum)
}

type Side<'a> = (&'static str, Box<dyn Fn(u64) -> Result<f32, Box<dyn Error>> + 'a>);

fn main() -> Result<(), Box<dyn Error>> {
    let parent = env::args().skip(1).find(|word| !word.starts_with('-')).map_or_else(env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(parent)?;
    let path = folder.path().join("images.npy");
    write(&path)?;
    let (shuffle, blocks) = (Shuffle::new(42), BlockShuffle::new(42, 256, 16));
    let in_folder = folder.path();
    let sides: Vec<Side<'_>> = vec![
        (
            "shuffled: a plain loop over a map",
            Box::new(|round| Ok(plain(&map(in_folder, Access::Normal)?, &order(&shuffle, round)?))),
        ),
        (
            "shuffled: a plain loop, `Access::Random`",
            Box::new(|round| Ok(plain(&map(in_folder, Access::Random)?, &order(&shuffle, round)?))),
        ),
        ("shuffled: the loader", Box::new(|round| loader(&map(in_folder, Access::Normal)?, shuffle, round))),
        (
            "shuffled: the loader, `Access::Random`",
            Box::new(|round| loader(&map(in_folder, Access::Random)?, shuffle, round)),
        ),
        (
            "blocks: a plain loop over a map",
            Box::new(|round| Ok(plain(&map(in_folder, Access::Normal)?, &order(&blocks, round)?))),
        ),
        ("blocks: the loader", Box::new(|round| loader(&map(in_folder, Access::Normal)?, blocks, round))),
        (
            "blocks: the loader, `Access::Random`",
            Box::new(|round| loader(&map(in_folder, Access::Random)?, blocks, round)),
        ),
    ];
    let mut times = vec![Vec::new(); sides.len()];
    for round in 0..ROUNDS {
        for turn in 0..sides.len() {
            let side = (turn + round as usize) % sides.len();
            forget(&path)?;
            let start = Instant::now();
            black_box(sides[side].1(round)?);
            times[side].push(start.elapsed());
        }
    }
    let rows = (BATCH * BATCHES) as f64;
    for ((name, _), times) in sides.iter().zip(&mut times) {
        times.sort();
        let median: Duration = times[times.len() / 2];
        println!("{name:45} {:>9.0} rows/s  {times:?}", rows / median.as_secs_f64());
    }
    fs::remove_file(&path)?;
    Ok(())
}
