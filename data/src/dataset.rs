//! [`Dataset`]: which samples of which struct.

use core::fmt;
use core::ops::{Bound, Deref, Range, RangeBounds};
use std::sync::Arc;

use tensor_core::{HoldsRows, InputError, RowSelection, RowSource, RowsCompanion, Samples, TensorStruct};

use crate::DataError;
use crate::order::random::Stream;

/// Samples of a struct, or of several end to end: all of them, or some, in an order. It has no arrays of its own.
///
/// A struct by reference is one already ([`IntoDataset`](crate::IntoDataset)), [`split`](crate::IntoDataset::split) makes several of it, and
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

    /// All of the samples as one batch of tensors, on `device`: nothing is shared unless it is the host.
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
    pub(crate) fn pick(&self, indices: &[usize]) -> Self {
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
