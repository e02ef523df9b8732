//! [`Dataset::join`]: several data sets as one.

use core::ops::Deref;
use std::collections::HashMap;

use tensor_core::Samples;

use crate::DataError;
use crate::dataset::{Dataset, Rows, row_source};
use crate::into_dataset::IntoDataset;

impl<H: Deref<Target: Samples + Sized> + Clone> Dataset<H> {
    /// The samples of several data sets, one after the other, as PyTorch's `ConcatDataset` has them. Nothing is copied.
    ///
    /// Their rows have to be of the same shapes. What is `whole` is that of the first struct. Parts of one struct are joined to another
    /// part of it: all folds but one, say. Many files are one data set by `Dataset::join(&shards)`, with the shards that
    /// `tensor_npy::map_shards` gives.
    ///
    /// ```
    /// # use ndarray::{Array1, array};
    /// # use tensor_core::{Host, TensorInput};
    /// # use tensor_data::{DataError, DataLoader, Dataset};
    /// # #[derive(TensorInput)]
    /// # #[tensor(samples = batch)]
    /// # struct Signal {
    /// #     #[tensor(shape = [batch])]
    /// #     volts: Array1<f32>,
    /// # }
    /// let (morning, evening) = (Signal { volts: array![0.0, 1.0, 2.0] }, Signal { volts: array![3.0, 4.0] });
    /// let day = Dataset::join([&morning, &evening])?;
    /// let batches = DataLoader::new(&day).batch_size(2).epoch::<Host>(0).map(|batch| Ok(batch?.with(|t| t.volts.to_vec())));
    /// assert_eq!(batches.collect::<Result<Vec<_>, DataError>>()?, [vec![0.0, 1.0], vec![2.0, 3.0], vec![4.0]]);
    /// # Ok::<(), DataError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`DataError::NoDataset`], if there is none; [`DataError::Joined`], with all violations of the declared shapes; or rows that are of another shape than those of the
    /// first struct.
    pub fn join<'data, D>(datasets: impl IntoIterator<Item = D>) -> Result<Self, DataError>
    where
        D: IntoDataset<'data, Struct = H::Target, Holder = H>,
    {
        let mut structs: Vec<H> = Vec::new();
        // The place of each struct, by where it lies.
        let mut places_of: HashMap<*const H::Target, usize> = HashMap::new();
        // The number of each struct's first sample.
        let mut starts = vec![0];
        // The samples, unless they are those of all structs in their order so far: a list would take 8 bytes for each.
        let mut rows: Option<Vec<usize>> = None;
        for (number, dataset) in datasets.into_iter().enumerate() {
            let dataset =
                dataset.into_dataset().map_err(|error| DataError::Joined { number, error: Box::new(error) })?;
            // Where the structs of this data set begin there, and in all. One that is there already is not joined twice.
            let mut places = Vec::new();
            let (mut start, before) = (0, starts[starts.len() - 1]);
            for structure in dataset.structs() {
                let count = structure.sample_count()?;
                let place = *places_of.entry(&raw const **structure).or_insert_with(|| {
                    structs.push(structure.clone());
                    starts.push(starts[starts.len() - 1] + count);
                    structs.len() - 1
                });
                places.push((start, starts[place]));
                start += count;
            }
            let are_new = starts[starts.len() - 1] - before == start;
            if rows.is_none() && are_new && dataset.rows == Rows::Range(0..start) {
                continue;
            }
            rows.get_or_insert_with(|| (0..before).collect()).extend(dataset.indices().map(|row| {
                let (from, to) = places[places.partition_point(|&(start, _)| start <= row) - 1];
                to + (row - from)
            }));
        }
        if structs.is_empty() {
            return Err(DataError::NoDataset);
        }
        let samples = row_source(&structs)?.sample_count();
        // All of them: what follows each other can be shared.
        let rows = rows.filter(|rows| rows.len() != samples || !rows.iter().copied().eq(0..samples));
        let rows = rows.map_or(Rows::Range(0..samples), |rows| Rows::List(rows.into()));
        Ok(Self { structs: structs.into(), rows })
    }
}
