//! [`RowSource`]: a struct from which batch after batch is taken.

use core::fmt;

use super::backend_bounds::HoldsRows;
use super::kept_tensors::KeptTensors;
use super::row_selection::IntoRows;
use super::rows_input::{Checked, RowsCompanion, Samples};
use super::structs::TensorStruct;
use crate::InputError;

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
pub struct RowSource<'data, S: ?Sized> {
    structure: &'data S,
    sample_count: usize,
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
        let sample_count = structure.sample_count()?;
        Ok(Self { structure, sample_count, kept: KeptTensors::default() })
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
        let checked = Checked { sample_count: self.sample_count, kept: &self.kept };
        self.structure.rows_of(rows.into_rows(), device, checked)
    }
}

impl<'data, S: ?Sized> RowSource<'data, S> {
    /// The struct.
    #[must_use]
    pub fn get(&self) -> &'data S {
        self.structure
    }

    /// How many samples the struct has.
    #[must_use]
    pub fn sample_count(&self) -> usize {
        self.sample_count
    }
}

impl<S: ?Sized> fmt::Debug for RowSource<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowSource").field("sample_count", &self.sample_count).finish_non_exhaustive()
    }
}
