//! [`TensorFlow`]: core's backend traits, implemented for TensorFlow.

use ndarray::{Array, ArrayView, Dimension, IxDyn};
use tensor_core::{
    Backend, Element, HostMemory, Owned, Supports, SupportsRowMajor, TensorError, Values, to_array, uninit,
};

use crate::dtype::TensorFlowElement;
use crate::error::{NAME, failed};
use crate::tensor::{Elements, Tensor};

/// TensorFlow: its tensors are [`Tensor`]s, each of which derefs to a `tensorflow::Tensor`.
///
/// It holds every dtype of [`tensor_core`].
///
/// # What is copied
///
/// Everything is copied once. `copy`, `to_tensors` and `into_tensors` all write the values, from any layout, into memory
/// that TensorFlow allocates; a `cast` converts them in the same pass. `to_array` copies them back. (The crate
/// `tensorflow` fills new memory with zeros first.)
///
/// # Why nothing is shared
///
/// A tensor over an array's own memory could outlive the array. The output of the operation `Identity` is the memory of its
/// input, and stays after the handle of the input is gone; so does memory that a variable, a queue or a cache in the
/// session refers to. The C interface does not tell who still refers to memory, so a share could dangle in safe code. Nor
/// can a tensor take over an array: `TF_NewTensor` keeps only memory that is aligned to 64 bytes and copies any other, and
/// the crate `tensorflow` does not offer it.
///
/// So `tensors` of a struct with shared fields does not compile for this backend. `to_tensors` copies such fields, and so
/// does `#[tensor(copy)]`.
///
/// # Devices
///
/// [`HostMemory`] is the only one. A session moves what it is fed to its own devices, and moves what is fetched back to the
/// host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TensorFlow;

impl Backend for TensorFlow {
    type Device = HostMemory;
    type Tensor<T: Element, D: Dimension> = Tensor<T>;
    type Owned<T: Element, D: Dimension> = Tensor<T>;

    const NAME: &'static str = NAME;

    fn host() -> HostMemory {
        HostMemory
    }

    fn shape<T: Element, D: Dimension>(tensor: &Tensor<T>) -> Vec<usize> {
        tensor.shape()
    }
}

impl<T: TensorFlowElement, D: Dimension> Supports<T, D> for TensorFlow {
    fn copy(view: ArrayView<'_, T, D>, device: &HostMemory) -> Result<Tensor<T>, TensorError> {
        Self::convert(&view, device)
    }

    fn adopt(array: Array<T, D>, device: &HostMemory) -> Result<Tensor<T>, TensorError> {
        Self::convert(&array.view(), device)
    }

    fn convert(values: impl Values<T, D>, _: &HostMemory) -> Result<Tensor<T>, TensorError> {
        let mut tensor = Tensor::zeroed(values.dim().slice())?;
        values.write_to(tensor.values_mut()?)?;
        Ok(tensor)
    }

    fn check(tensor: &Tensor<T>) -> Result<(), TensorError> {
        dim::<D>(&tensor.shape()).map(drop)
    }

    fn device(_: &Tensor<T>) -> HostMemory {
        HostMemory
    }

    fn to_array(tensor: &Tensor<T>) -> Result<Array<T, D>, TensorError> {
        let dim = dim::<D>(&tensor.shape())?;
        match tensor.elements() {
            Elements::Values(values) => {
                to_array(&ArrayView::from_shape(dim, values).map_err(|error| failed(error.to_string()))?)
            }
            Elements::BoolBytes(bytes) => {
                let mut array = uninit::<T, D>(dim)?;
                for (to, &byte) in array.as_slice_mut().expect("new arrays are row-major").iter_mut().zip(bytes) {
                    to.write(T::from_bool(byte != 0));
                }
                // SAFETY: there is a byte for each element, so each was written.
                Ok(unsafe { array.assume_init() })
            }
        }
    }
}

impl<T: TensorFlowElement, D: Dimension> SupportsRowMajor<T, D> for TensorFlow {
    fn with_row_major<R>(tensor: &Tensor<T>, f: impl for<'t> FnOnce(&'t Tensor<T>) -> R) -> Result<R, TensorError> {
        // TensorFlow has no strides.
        Ok(f(tensor))
    }
}

impl<T: TensorFlowElement, D: Dimension> From<Owned<TensorFlow, T, D>> for Tensor<T> {
    fn from(tensor: Owned<TensorFlow, T, D>) -> Self {
        tensor.into_inner()
    }
}

/// The shape as a `D`. An error if `D` has another number of axes.
fn dim<D: Dimension>(shape: &[usize]) -> Result<D, TensorError> {
    D::from_dimension(&IxDyn(shape))
        .ok_or(TensorError::Rank { expected: D::NDIM.unwrap_or(shape.len()), found: shape.len() })
}
