//! Epochs of burn's data loader, for `benches/data`, which starts this and asks for one epoch after the other.
//!
//! `tensor-benches-burn ROWS WIDTHS BATCH WORKERS`: WIDTHS are the floats in a row of each field, as `20` or `8,8,4`; the labels
//! come after them. It writes the name of each loader on a line, then an empty line. For each line with a loader's number that it
//! reads, it goes through a whole epoch, reads one value of each batch, and writes how many seconds that took.

use std::array;
use std::fmt::Debug;
use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::time::Instant;

use burn_core::data::dataloader::batcher::Batcher;
use burn_core::data::dataloader::{DataLoader, DataLoaderBuilder};
use burn_core::data::dataset::InMemDataset;
use burn_core::tensor::{DType, Device, Int, Tensor, TensorData};

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [rows, widths, batch, _] = &words[..] else { panic!("ROWS WIDTHS BATCH WORKERS, but got {words:?}") };
    let number = |word: &String| word.parse().unwrap_or_else(|_| panic!("a number, but got `{word}`"));
    let (rows, batch) = (number(rows), number(batch));
    let loaders = match widths.as_str() {
        "20" => labelled::<20>(rows, batch),
        "784" => labelled::<784>(rows, batch),
        "3072" => labelled::<3072>(rows, batch),
        "150528" => labelled::<150_528>(rows, batch),
        "8,8,4" => four(rows, batch),
        other => panic!("there are no rows of {other} floats"),
    };
    let mut out = io::stdout();
    for (name, _) in &loaders {
        writeln!(out, "{name}")?;
    }
    writeln!(out)?;
    out.flush()?;
    for line in io::stdin().lock().lines() {
        let (_, loader) = &loaders[number(&line?)];
        let start = Instant::now();
        let (mut seen, mut batches) = (0, 0);
        for batch in loader.iter() {
            seen ^= batch.expect("items of one shape").first();
            batches += 1;
        }
        let time = start.elapsed();
        std::hint::black_box(seen);
        assert!(batches >= rows / batch, "{batches} batches of {rows} rows");
        writeln!(out, "{:.9}", time.as_secs_f64())?;
        out.flush()?;
    }
    Ok(())
}

type Loader = Arc<dyn DataLoader<Batch>>;

/// The fields of floats, and the labels.
#[derive(Clone, Debug)]
struct Batch {
    values: Vec<Tensor<2>>,
    labels: Tensor<1, Int>,
}

impl Batch {
    /// The first label.
    fn first(self) -> i64 {
        assert!(!self.values.is_empty());
        let labels = self.labels.into_data();
        // The device's own integers may be narrower.
        labels.as_slice::<i64>().map_or_else(
            |_| i64::from(labels.as_slice::<i32>().expect("labels of 64 or 32 bits")[0]),
            |labels| labels[0],
        )
    }
}

fn loader<I: Clone + Send + Sync + Debug + 'static>(
    batcher: impl Batcher<I, Batch> + 'static,
    items: Vec<I>,
    batch: usize,
    workers: usize,
) -> Loader {
    let builder = DataLoaderBuilder::new(batcher).batch_size(batch).shuffle(42).num_workers(workers);
    builder.set_device(Device::flex()).build(InMemDataset::new(items))
}

type Item<const W: usize> = ([f32; W], i64);

fn labelled<const W: usize>(rows: usize, batch: usize) -> Vec<(&'static str, Loader)> {
    let items = || -> Vec<Item<W>> {
        let values = |row: usize| array::from_fn(|column| (row + column) as f32);
        (0..rows).map(|row| (values(row), row as i64)).collect()
    };
    vec![
        ("burn, its book's batcher", loader(Book, items(), batch, 0)),
        ("burn, one vector a batch", loader(Append, items(), batch, 0)),
        ("burn, its book's batcher, 2 workers", loader(Book, items(), batch, 2)),
    ]
}

/// The batcher of burn's book: a tensor of each item, which are then joined.
#[derive(Clone)]
struct Book;

/// The tensor of all rows.
fn joined<const W: usize>(rows: impl Iterator<Item = [f32; W]>, device: &Device) -> Tensor<2> {
    let row = |row| Tensor::<1>::from_data(TensorData::from(row), device).reshape([1, W]);
    Tensor::cat(rows.map(row).collect(), 0)
}

/// The tensor of all labels.
fn joined_labels(labels: impl Iterator<Item = i64>, device: &Device) -> Tensor<1, Int> {
    Tensor::cat(labels.map(|label| Tensor::from_data([label], device)).collect(), 0)
}

impl<const W: usize> Batcher<Item<W>, Batch> for Book {
    fn batch(&self, items: Vec<Item<W>>, device: &Device) -> Batch {
        let values = vec![joined(items.iter().map(|item| item.0), device)];
        Batch { values, labels: joined_labels(items.iter().map(|item| item.1), device) }
    }
}

/// A batcher of one's own: all rows in one vector, of which a tensor is made.
#[derive(Clone)]
struct Append;

impl<const W: usize> Batcher<Item<W>, Batch> for Append {
    fn batch(&self, items: Vec<Item<W>>, device: &Device) -> Batch {
        let mut values = Vec::with_capacity(items.len() * W);
        let mut labels = Vec::with_capacity(items.len());
        for (row, label) in &items {
            values.extend_from_slice(row);
            labels.push(*label);
        }
        let rows = items.len();
        Batch {
            values: vec![Tensor::from_data(TensorData::new(values, [rows, W]), device)],
            labels: Tensor::from_data(TensorData::new(labels, [rows]), (device, DType::I64)),
        }
    }
}

/// An item of four fields.
#[derive(Clone, Debug)]
struct FourItem {
    position: [f32; 8],
    speed: [f32; 8],
    state: [f32; 4],
    label: i64,
}

fn four(rows: usize, batch: usize) -> Vec<(&'static str, Loader)> {
    let item = |row: usize| FourItem {
        position: array::from_fn(|column| (row + column) as f32),
        speed: array::from_fn(|column| (row + column) as f32),
        state: array::from_fn(|column| (row + column) as f32),
        label: row as i64,
    };
    vec![("burn, its book's batcher", loader(Book, (0..rows).map(item).collect(), batch, 0))]
}

impl Batcher<FourItem, Batch> for Book {
    fn batch(&self, items: Vec<FourItem>, device: &Device) -> Batch {
        let values = vec![
            joined(items.iter().map(|item| item.position), device),
            joined(items.iter().map(|item| item.speed), device),
            joined(items.iter().map(|item| item.state), device),
        ];
        Batch { values, labels: joined_labels(items.iter().map(|item| item.label), device) }
    }
}
