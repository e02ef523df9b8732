//! [`RowSource`]: a struct from which batch after batch is taken.

use core::fmt;

use super::backend_bounds::HoldsRows;
use super::kept_tensors::KeptTensors;
use super::row_selection::IntoRows;
use super::rows_input::{Checked, RowsCompanion, Samples};
use super::structs::TensorStruct;
use crate::{Backend, InputError};

/// A struct whose rows become tensors of `B` again and again, as in a loop over batches.
///
/// Each batch is what [`TensorRows::rows_on`](crate::TensorRows::rows_on) makes of the same rows. But the shapes of the arrays are checked once, and the
/// fields with `whole` and `copy` are copied once: their tensor is behind an [`Arc`](alloc::sync::Arc), and all batches have
/// it in common.
///
/// ```
/// use ndarray::{Array1, Array2, array};
/// use tensor_core::{Backend, Host, InputError, RowSource, TensorInput};
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
/// let source = RowSource::<_, Host>::new(&points, &Host::host())?;
/// for (rows, sums) in [([2, 0], [17.0, 1.0]), ([1, 1], [9.0, 9.0])] {
///     source.rows(&rows)?.with(|t| assert_eq!(t.xy.dot(t.weights).to_vec(), sums));
/// }
/// # Ok::<(), InputError>(())
/// ```
///
/// The tensors that are kept may belong to one thread, as PyTorch's do, and so does a source. Several threads have one each.
pub struct RowSource<'data, S: ?Sized, B: Backend> {
    structure: &'data S,
    device: B::Device,
    sample_count: usize,
    kept: KeptTensors,
}

impl<'data, S: TensorStruct, B: Backend> RowSource<'data, S, B> {
    /// The rows of `structure`, as tensors on `device`.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes.
    pub fn new(structure: &'data S, device: &B::Device) -> Result<Self, InputError>
    where
        S: Samples,
        B: HoldsRows<S>,
    {
        let sample_count = structure.sample_count()?;
        Ok(Self { structure, device: device.clone(), sample_count, kept: KeptTensors::default() })
    }

    /// Rows of each field as tensors, as [`TensorRows::rows_on`](crate::TensorRows::rows_on) makes them.
    ///
    /// # Errors
    ///
    /// A row that is not among the samples; or a failure of the backend.
    pub fn rows<'i>(&self, rows: impl IntoRows<'i>) -> Result<S::Rows<'data>, InputError>
    where
        S: RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        let checked = Checked { sample_count: self.sample_count, kept: &self.kept };
        self.structure.rows_of(rows.into_rows(), &self.device, checked)
    }
}

impl<'data, S: ?Sized, B: Backend> RowSource<'data, S, B> {
    /// The struct.
    #[must_use]
    pub fn get(&self) -> &'data S {
        self.structure
    }

    /// The device that tensors which own their memory are on.
    #[must_use]
    pub fn device(&self) -> &B::Device {
        &self.device
    }

    /// How many samples the struct has.
    #[must_use]
    pub fn sample_count(&self) -> usize {
        self.sample_count
    }
}

impl<S: ?Sized, B: Backend> fmt::Debug for RowSource<'_, S, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowSource")
            .field("device", &self.device)
            .field("sample_count", &self.sample_count)
            .finish_non_exhaustive()
    }
}
