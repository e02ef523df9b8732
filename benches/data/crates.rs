//! dataloader-rs, as its documentation recommends: a data set that gives samples, and a collator that makes a batch of them.

use std::array;
use std::hint::black_box;

use dataloader_rs::collator::DefaultCollator;
use dataloader_rs::{Collator, DataLoader, Dataset, RandomSampler, Result};
use ndarray::{Array1, Array2, ArrayView1};

use crate::case::{Four, Labelled};

/// Epochs with [`DefaultCollator`], which stacks arrays.
pub(crate) fn stacked(data: &Labelled, batch: usize, workers: usize) -> impl FnMut() -> i64 + use<> {
    let rows = Rows(data.values.clone(), data.labels.clone());
    let mut loader = DataLoader::builder(rows)
        .batch_size(batch)
        .sampler(RandomSampler::new(42))
        .collator(DefaultCollator)
        .num_workers(workers)
        .build();
    move || {
        loader.iter().fold(0, |seen, batch| {
            let (_, labels) = batch.expect("arrays of one shape");
            seen ^ labels[0]
        })
    }
}

/// Epochs with a collator that knows the rows, and appends them to one vector for all.
pub(crate) fn appended<const W: usize>(data: &Labelled, batch: usize) -> impl FnMut() -> i64 + use<W> {
    let rows = data.values.rows().into_iter().zip(&data.labels);
    let item = |(row, &label): (ArrayView1<'_, f32>, &i64)| (array::from_fn(|column| row[column]), label);
    let mut loader = DataLoader::builder(Items::<W>(rows.map(item).collect()))
        .batch_size(batch)
        .sampler(RandomSampler::new(42))
        .collator(Append)
        .num_workers(0)
        .build();
    move || {
        loader.iter().fold(0, |seen, batch| {
            let (values, labels) = batch.expect("rows of one length");
            black_box(values);
            seen ^ labels[0]
        })
    }
}

/// Epochs of four fields with [`DefaultCollator`].
pub(crate) fn stacked_four(data: &Four, batch: usize) -> impl FnMut() -> i64 + use<> {
    let rows = FourRows(data.position.clone(), data.speed.clone(), data.state.clone(), data.labels.clone());
    let mut loader = DataLoader::builder(rows)
        .batch_size(batch)
        .sampler(RandomSampler::new(42))
        .collator(DefaultCollator)
        .num_workers(0)
        .build();
    move || {
        loader.iter().fold(0, |seen, batch| {
            let (_, _, _, labels) = batch.expect("arrays of one shape");
            seen ^ labels[0]
        })
    }
}

struct Rows(Array2<f32>, Array1<i64>);

impl Dataset for Rows {
    type Item = (Array1<f32>, i64);

    fn get(&self, index: usize) -> Result<Self::Item> {
        Ok((self.0.row(index).to_owned(), self.1[index]))
    }

    fn len(&self) -> usize {
        self.1.len()
    }
}

struct FourRows(Array2<f32>, Array2<f32>, Array2<f32>, Array1<i64>);

impl Dataset for FourRows {
    type Item = (Array1<f32>, Array1<f32>, Array1<f32>, i64);

    fn get(&self, index: usize) -> Result<Self::Item> {
        let row = |field: &Array2<f32>| field.row(index).to_owned();
        Ok((row(&self.0), row(&self.1), row(&self.2), self.3[index]))
    }

    fn len(&self) -> usize {
        self.3.len()
    }
}

struct Items<const W: usize>(Vec<([f32; W], i64)>);

impl<const W: usize> Dataset for Items<W> {
    type Item = ([f32; W], i64);

    fn get(&self, index: usize) -> Result<Self::Item> {
        Ok(self.0[index])
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

struct Append;

impl<const W: usize> Collator<([f32; W], i64)> for Append {
    type Batch = (Vec<f32>, Vec<i64>);

    fn collate(&self, items: Vec<([f32; W], i64)>) -> Result<Self::Batch> {
        let mut values = Vec::with_capacity(items.len() * W);
        let mut labels = Vec::with_capacity(items.len());
        for (row, label) in &items {
            values.extend_from_slice(row);
            labels.push(*label);
        }
        Ok((values, labels))
    }
}
