//! [`RowSource`]: a struct from which batch after batch is taken.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use super::access::Parts;
use super::backend_bounds::{HoldsRows, OwnsRows};
use super::kept_tensors::KeptTensors;
use super::row_selection::{IntoRows, RowSelection};
use super::rows_input::{CheckedRows, CountedParts, RowsCompanion, Samples};
use super::structs::TensorStruct;
use crate::InputError;
use crate::spec::{Report, SoonRows, Visit};

/// A struct whose rows become tensors again and again, as in a loop over batches.
///
/// Each batch is what [`TensorRows::rows_on`](crate::TensorRows::rows_on) makes of the same rows. But the shapes of the arrays are checked once, and the
/// fields with `whole` and `copy` are copied once for each backend and device: their tensor is behind an
/// [`Arc`](alloc::sync::Arc), and all batches have it in common.
///
/// ```
/// use ndarray::{Array1, Array2, array};
/// use tensor_core::{Host, InputError, RowSource, TensorInput};
///
/// #[derive(TensorInput)]
/// #[tensor(samples = batch)]
/// struct Points {
///     #[tensor(shape = [batch, 2])]
///     xy: Array2<f32>,
///     #[tensor(whole, copy, cast = f32)]
///     weights: Array1<u8>,
/// }
///
/// let points = Points { xy: array![[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], weights: array![3, 1] };
/// let source = RowSource::new(&points)?;
/// for (rows, sums) in [([2, 0], [17.0, 1.0]), ([1, 1], [9.0, 9.0])] {
///     source.rows::<Host>(&rows)?.with(|t| assert_eq!(t.xy.dot(t.weights).to_vec(), sums));
/// }
/// # Ok::<(), InputError>(())
/// ```
///
/// The tensors that are kept may belong to one thread, as PyTorch's do, and so does a source. Several threads have one each.
pub struct RowSource<'data, S> {
    /// At least one.
    structs: Vec<&'data S>,
    counted: CountedParts,
    kept: KeptTensors,
}

impl<'data, S: TensorStruct> RowSource<'data, S> {
    /// The rows of `structure`.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes.
    pub fn new(structure: &'data S) -> Result<Self, InputError>
    where
        S: Samples,
    {
        Self::join(structure, [])
    }

    /// The rows of several structs end to end: those of the second are numbered after those of the first.
    ///
    /// Rows that are all of one struct are what that struct alone would give. Others are gathered. What is `whole` is that
    /// of the first struct.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes in a struct; or its rows are of another shape than those of the first one. [`InputError::part`] is then the
    /// number of that struct.
    pub fn join(first: &'data S, others: impl IntoIterator<Item = &'data S>) -> Result<Self, InputError>
    where
        S: Samples,
    {
        let structs: Vec<_> = core::iter::once(first).chain(others).collect();
        let counted = S::count_parts(&structs)?;
        Ok(Self { structs, counted, kept: KeptTensors::default() })
    }

    /// Rows of each field as tensors, on the default device.
    ///
    /// # Errors
    ///
    /// A row that is not among the samples; or a failure of the backend.
    pub fn rows<'i, B>(&self, rows: impl IntoRows<'i>) -> Result<S::Rows<'data>, InputError>
    where
        S: RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        self.rows_on(rows, &B::host())
    }

    /// Rows of each field as tensors, as [`TensorRows::rows_on`](crate::TensorRows::rows_on) makes them.
    ///
    /// # Errors
    ///
    /// Those of [`rows`](Self::rows); or the backend does not know the device.
    pub fn rows_on<'i, B>(&self, rows: impl IntoRows<'i>, device: &B::Device) -> Result<S::Rows<'data>, InputError>
    where
        S: RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        S::rows_of(self.checked(rows.into_rows())?, device)
    }

    /// Copies of rows of each field, on the default device: tensors that borrow nothing, and may outlive the struct.
    ///
    /// ```
    /// use ndarray::{Array1, array};
    /// use tensor_core::{Host, InputError, RowSource, TensorInput};
    ///
    /// #[derive(TensorInput)]
    /// #[tensor(samples = batch)]
    /// struct Signal {
    ///     #[tensor(shape = [batch])]
    ///     volts: Array1<f32>,
    /// }
    ///
    /// let signal = Signal { volts: array![0.0, 1.0, 2.0] };
    /// let batch: SignalTensorsOwned<Host> = RowSource::new(&signal)?.to_rows::<Host>(1..)?;
    /// drop(signal);
    /// batch.with(|t| assert_eq!(t.volts.to_vec(), [1.0, 2.0]));
    /// # Ok::<(), InputError>(())
    /// ```
    ///
    /// A field with `whole` is copied as a whole.
    ///
    /// # Errors
    ///
    /// A row that is not among the samples; or a failure of the backend.
    pub fn to_rows<'i, B>(&self, rows: impl IntoRows<'i>) -> Result<S::OwnRows, InputError>
    where
        S: RowsCompanion<B>,
        B: OwnsRows<S>,
    {
        self.to_rows_on(rows, &B::host())
    }

    /// Copies of rows of each field, on `device`. See [`to_rows`](Self::to_rows).
    ///
    /// # Errors
    ///
    /// Those of [`to_rows`](Self::to_rows); or the backend does not know the device.
    pub fn to_rows_on<'i, B>(&self, rows: impl IntoRows<'i>, device: &B::Device) -> Result<S::OwnRows, InputError>
    where
        S: RowsCompanion<B>,
        B: OwnsRows<S>,
    {
        S::own_rows_of(self.checked(rows.into_rows())?, device)
    }

    /// Rows that are there, and the structs.
    fn checked<'c>(&'c self, rows: RowSelection<'c>) -> Result<CheckedRows<'data, 'c, S>, InputError> {
        let rows =
            rows.of(self.sample_count()).map_err(|error| Report::of_rows(&S::SPEC, &self.counted.field, error))?;
        let structs = match self.structs[..] {
            [only] => Parts::One(only),
            _ => Parts::Joined(self.structs.clone()),
        };
        Ok(CheckedRows { structs, rows, kept: &self.kept })
    }
}

impl<S: Samples> RowSource<'_, S> {
    /// Whether an array that has rows is mapped from a file ([`ArrayField::is_mapped`](crate::ArrayField::is_mapped)). Only then does
    /// [`will_need`](Self::will_need) do anything.
    ///
    /// It asks each array, so a loop over batches asks this once.
    #[must_use]
    pub fn is_mapped(&self) -> bool {
        self.structs
            .iter()
            .any(|structure| matches!(structure.visit_rows(Visit::IsMapped(false)), Visit::IsMapped(true)))
    }

    /// Says that these rows are read soon, so that the system fetches them from mapped files while the program does something else:
    /// the rows of the next batch, before the current one is made. Of structs that are joined, each is told its own rows.
    ///
    /// It does not wait for them. Rows that are not among the samples are ignored, as are arrays in memory and those that are `whole`.
    pub fn will_need<'i>(&self, rows: impl IntoRows<'i>) {
        match rows.into_rows() {
            RowSelection::Range { start, end } => {
                let count = self.sample_count();
                let rows = start..end.map_or(count, |end| end.min(count));
                if rows.is_empty() {
                    return;
                }
                let first = self.counted.ends.partition_point(|&end| end <= start);
                for (structure, part) in self.structs.iter().zip(self.parts()).skip(first) {
                    if part.start >= rows.end {
                        break;
                    }
                    let from = rows.start.max(part.start) - part.start;
                    structure.visit_rows(Visit::WillNeed(SoonRows::Range(from..rows.end.min(part.end) - part.start)));
                }
            }
            RowSelection::Indices(indices) => {
                let mut rows = indices.to_vec();
                rows.sort_unstable();
                let mut rows = &rows[..];
                for (structure, part) in self.structs.iter().zip(self.parts()) {
                    let (of_part, others) = rows.split_at(rows.partition_point(|&row| row < part.end));
                    rows = others;
                    if !of_part.is_empty() {
                        let of_part = of_part.iter().map(|row| row - part.start).collect();
                        structure.visit_rows(Visit::WillNeed(SoonRows::List(of_part)));
                    }
                }
            }
        }
    }

    /// The rows of each struct, by their numbers among all.
    fn parts(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = core::iter::once(0).chain(self.counted.ends.iter().copied());
        starts.zip(&self.counted.ends).map(|(start, &end)| start..end)
    }
}

impl<'data, S> RowSource<'data, S> {
    /// The structs.
    #[must_use]
    pub fn structs(&self) -> &[&'data S] {
        &self.structs
    }

    /// How many samples there are.
    #[must_use]
    pub fn sample_count(&self) -> usize {
        self.counted.rows
    }
}

impl<S> fmt::Debug for RowSource<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowSource").field("sample_count", &self.sample_count()).finish_non_exhaustive()
    }
}
