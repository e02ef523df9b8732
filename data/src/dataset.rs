//! [`Dataset`]: which samples of which struct.

use core::fmt;
use core::ops::{Bound, Deref, Range, RangeBounds};
use std::collections::HashMap;
use std::sync::Arc;

use tensor_core::{HoldsRows, InputError, RowSelection, RowSource, RowsCompanion, Samples, TensorStruct};

use crate::DataError;
use crate::loaded::Loaded;
use crate::order::random::Stream;
use crate::split::{Class, Classes, SplitSizes, random_parts, stratified_parts};

/// Samples of a struct, or of several end to end: all of them, or some, in an order. It has no arrays of its own.
///
/// A struct by reference is one already ([`IntoDataset`]), [`split`](IntoDataset::split) makes several of it, and
/// [`join`](Self::join) makes one of several. A sample is known by its number in the struct; where several are joined, those of the
/// second are numbered after those of the first.
///
/// `H` is how it has its structs: by reference, `Dataset<&Digits>`, or together with others who have them, `Dataset<Arc<Digits>>`.
pub struct Dataset<H> {
    /// At least one.
    pub(crate) structs: Arc<[H]>,
    pub(crate) rows: Rows,
}

/// The rows of these structs, of which there is one at least.
pub(crate) fn row_source<H: Deref<Target: Samples + Sized>>(
    structs: &[H],
) -> Result<RowSource<'_, H::Target>, InputError> {
    RowSource::join(&*structs[0], structs[1..].iter().map(Deref::deref))
}

/// Samples by their numbers in the structs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    Range(Range<usize>),
    List(Arc<[usize]>),
}

impl Rows {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Range(rows) => rows.len(),
            Self::List(rows) => rows.len(),
        }
    }

    /// The number in the struct of the sample at `index`, which is there.
    pub(crate) fn at(&self, index: usize) -> usize {
        match self {
            Self::Range(rows) => rows.start + index,
            Self::List(rows) => rows[index],
        }
    }

    /// The samples at these indices, which are there.
    fn select(&self, indices: Range<usize>) -> Self {
        match self {
            Self::Range(rows) => Self::Range(rows.start + indices.start..rows.start + indices.end),
            Self::List(rows) => Self::List(rows[indices].into()),
        }
    }
}

/// What has samples to load: a struct that derives `TensorInput` with `samples`, or a [`Dataset`], each by reference.
///
/// ```
/// use ndarray::{Array1, Array2};
/// use tensor_core::TensorInput;
/// use tensor_data::{DataError, IntoDataset};
///
/// #[derive(TensorInput)]
/// #[tensor(samples = batch)]
/// struct Points {
///     #[tensor(shape = [batch, 2])]
///     xy: Array2<f32>,
///     #[tensor(shape = [batch])]
///     class: Array1<i64>,
/// }
///
/// let points = Points { xy: Array2::zeros((10, 2)), class: Array1::from_iter((0..10).map(|row| row % 2)) };
/// let [train, test] = points.split([0.8, 0.2], 42)?;
/// assert_eq!((train.len(), test.len()), (8, 2));
/// // Each class is in both parts as it is in the whole.
/// let [train, test] = points.split_stratified([0.8, 0.2], 42, |points| &points.class)?;
/// let classes: Vec<i64> = test.indices().map(|row| points.class[row]).collect();
/// assert_eq!(classes, [0, 1]);
/// let first_of_train = train.range(..4)?;
/// assert_eq!(first_of_train.len(), 4);
/// # Ok::<(), DataError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "expected a reference to a struct with samples or to a `Dataset`, found `{Self}` [tensor-samples]",
    label = "not a data set by reference",
    note = "what is a `Result` needs its `?`; a struct is passed by reference, with `#[derive(TensorInput)]` and `#[tensor(samples = batch)]` above it: `batch` is the name that each field's `shape` begins with; several, such as shards of files, are joined first, `Dataset::join(&shards)?`",
    note = "a function of any such struct `S` has the bounds `S: TensorRows<B>` and `B: HoldsRows<S>`, where `B` is the backend"
)]
pub trait IntoDataset<'data>: Loaded<'data> {
    /// All samples.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes.
    fn into_dataset(self) -> Result<Dataset<Self::Holder>, DataError> {
        self.load()
    }

    /// Divides the samples at random, as PyTorch's `random_split` does: each is in one part. Nothing is copied.
    ///
    /// The sizes are fractions that add up to 1, such as `[0.8, 0.2]`, or numbers of samples that add up to all, such as
    /// `[1500, 297]`. Samples that the fractions leave over, since they are of no whole number, go to the first parts, one each.
    /// In each part the samples are in the order of the data set. The same `seed` gives the same parts, on every platform.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes; or sizes that are not those of parts ([`DataError::Part`], [`DataError::Parts`]).
    fn split<const N: usize>(
        self,
        sizes: impl SplitSizes<N>,
        seed: u64,
    ) -> Result<[Dataset<Self::Holder>; N], DataError> {
        let dataset = self.into_dataset()?;
        let parts = random_parts(dataset.len(), &sizes, seed)?;
        Ok(parts.map(|part| dataset.pick(&part)))
    }

    /// Divides the samples at random, so that each class has the same fraction of its samples in each part, give or take one.
    ///
    /// `classes` gives one class for each sample of the struct, such as its labels: `|digits| &digits.labels`.
    ///
    /// # Errors
    ///
    /// Those of [`split`](Self::split); or `classes` has not one for each sample of the struct ([`DataError::SamplerLength`]).
    fn split_stratified<const N: usize, C>(
        self,
        fractions: [f64; N],
        seed: u64,
        classes: impl Classes<'data, Self::Struct, C>,
    ) -> Result<[Dataset<Self::Holder>; N], DataError>
    where
        C: IntoIterator<Item: Class>,
    {
        let mut of_structs: Vec<C::Item> = Vec::new();
        for structure in self.as_structs() {
            let (expected, before) = (structure.sample_count()?, of_structs.len());
            of_structs.extend(classes(structure));
            let found = of_structs.len() - before;
            if found != expected {
                return Err(DataError::SamplerLength { sampler: "classes", expected, found });
            }
        }
        let dataset = self.into_dataset()?;
        let parts = stratified_parts(dataset.indices().map(|row| &of_structs[row]), fractions, seed)?;
        Ok(parts.map(|part| dataset.pick(&part)))
    }
}

#[diagnostic::do_not_recommend]
impl<'data, S: Samples> IntoDataset<'data> for &'data S {}

#[diagnostic::do_not_recommend]
impl<'data, H: Deref<Target: Samples + Sized + 'data> + Clone> IntoDataset<'data> for &'data Dataset<H> {}

impl<S: Samples> Dataset<Arc<S>> {
    /// All samples of a struct that the data set owns, with others who have the `Arc`. So it borrows nothing: it can be returned,
    /// stored, and given to threads.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes.
    pub fn shared(structure: Arc<S>) -> Result<Self, DataError> {
        let rows = Rows::Range(0..structure.sample_count()?);
        Ok(Self { structs: Arc::new([structure]), rows })
    }
}

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

impl<H: Deref<Target: Samples + Sized>> Dataset<H> {
    /// Of the structs' description and lengths. See [`LoaderState`](crate::LoaderState).
    pub(crate) fn fingerprint(&self) -> Result<u64, InputError> {
        let mut words: Vec<u64> = H::Target::SPEC.to_string().bytes().map(u64::from).collect();
        for structure in self.structs() {
            words.push(structure.sample_count()? as u64);
        }
        Ok(Stream::new(&words).at(0))
    }
}

impl<'data, S: TensorStruct> Dataset<&'data S> {
    /// All of the samples as one batch of tensors, on the default device.
    ///
    /// # Errors
    ///
    /// What the struct's own `rows` gives; see [`TensorRows::rows`](tensor_core::TensorRows::rows).
    pub fn rows<B>(&self) -> Result<S::Rows<'data>, DataError>
    where
        S: Samples + RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        self.rows_on(&B::host())
    }

    /// All of the samples as one batch of tensors, on `device`: those that are gathered or copied.
    ///
    /// # Errors
    ///
    /// Those of [`rows`](Self::rows).
    pub fn rows_on<B>(&self, device: &B::Device) -> Result<S::Rows<'data>, DataError>
    where
        S: Samples + RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        let source = RowSource::join(self.structs[0], self.structs[1..].iter().copied())?;
        let rows = match &self.rows {
            Rows::Range(rows) => RowSelection::from(rows.clone()),
            Rows::List(rows) => RowSelection::Indices(rows),
        };
        Ok(source.rows_on::<B>(rows, device)?)
    }
}

impl<H> Dataset<H> {
    /// How many samples there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no sample.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The structs whose samples these are: one, unless several are joined.
    #[must_use]
    pub fn structs(&self) -> &[H] {
        &self.structs
    }

    /// The numbers that the samples have in the struct, in their order here.
    #[must_use]
    pub fn indices(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        (0..self.len()).map(|index| self.rows.at(index))
    }

    /// Samples that follow each other: `dataset.range(..100)?`.
    ///
    /// # Errors
    ///
    /// [`DataError::Range`], if not all of them are there.
    pub fn range(&self, range: impl RangeBounds<usize>) -> Result<Self, DataError> {
        let start = match range.start_bound() {
            Bound::Included(&start) => start,
            Bound::Excluded(&before) => before.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(&last) => last.saturating_add(1),
            Bound::Excluded(&end) => end,
            Bound::Unbounded => self.len().max(start),
        };
        if start > end || end > self.len() {
            return Err(DataError::Range { start, end, samples: self.len() });
        }
        Ok(self.with(self.rows.select(start..end)))
    }

    /// The samples at these indices, in their order here; one may be there any number of times.
    ///
    /// # Errors
    ///
    /// [`DataError::Sample`], if one is not there.
    pub fn select(&self, indices: &[usize]) -> Result<Self, DataError> {
        if let Some(&sample) = indices.iter().find(|&&index| index >= self.len()) {
            return Err(DataError::Sample { sample, samples: self.len() });
        }
        Ok(self.pick(indices))
    }

    /// The samples at these indices, which are there.
    fn pick(&self, indices: &[usize]) -> Self {
        self.with(Rows::List(indices.iter().map(|&index| self.rows.at(index)).collect()))
    }

    /// Other samples of the same structs.
    fn with(&self, rows: Rows) -> Self {
        Self { structs: Arc::clone(&self.structs), rows }
    }

    pub(crate) fn numbers(&self) -> &Rows {
        &self.rows
    }
}

impl<H> Clone for Dataset<H> {
    fn clone(&self) -> Self {
        self.with(self.rows.clone())
    }
}

impl<H: Deref<Target: TensorStruct>> fmt::Debug for Dataset<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} samples of `{}`", self.len(), H::Target::SPEC.name)
    }
}
