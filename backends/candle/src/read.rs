//! From a candle tensor back to an array. There is no `unsafe`: ndarray checks candle's layout against the storage.

use candle_core::{Device, Layout, Storage, Tensor, WithDType};
use ndarray::{Array, ArrayView, Dimension, IxDyn, ShapeBuilder};
use tensor_core::{Element, TensorError};

use crate::error::{broken, failed};

/// Checks that the tensor has dtype `T` and the rank of `D`.
pub(crate) fn check<T: Element + WithDType, D: Dimension>(tensor: &Tensor) -> Result<(), TensorError> {
    if tensor.dtype() != <T as WithDType>::DTYPE {
        let found = tensor.dtype().as_str().to_owned();
        return Err(TensorError::DType { expected: <T as Element>::DTYPE, found });
    }
    match D::NDIM {
        Some(expected) if expected != tensor.rank() => Err(TensorError::Rank { expected, found: tensor.rank() }),
        _ => Ok(()),
    }
}

/// Checks that candle can copy the tensor's values. Candle itself panics if the storage is too short for the layout, and
/// ends the process if there is no memory.
pub(crate) fn can_copy<T: Element + WithDType, D: Dimension>(tensor: &Tensor) -> Result<(), TensorError> {
    check::<T, D>(tensor)?;
    let (storage, layout) = tensor.storage_and_layout();
    let Storage::Cpu(storage) = &*storage else {
        return Ok(());
    };
    let storage = T::cpu_storage_as_slice(storage).map_err(failed)?;
    let view = view::<T, IxDyn>(storage, layout)?;
    let elements = view.len();
    Vec::<T>::new().try_reserve_exact(elements).map_err(|_| TensorError::NoMemory { elements })
}

/// Copies the values into a row-major array, from any device and whatever the tensor's strides.
pub(crate) fn to_array<T: Element + WithDType, D: Dimension>(tensor: &Tensor) -> Result<Array<T, D>, TensorError> {
    check::<T, D>(tensor)?;
    // For a tensor on the CPU this is a second handle of the same storage.
    let tensor = tensor.to_device(&Device::Cpu).map_err(failed)?;
    let (storage, layout) = tensor.storage_and_layout();
    let Storage::Cpu(storage) = &*storage else {
        return Err(broken("one that is still on its device"));
    };
    let storage = T::cpu_storage_as_slice(storage).map_err(failed)?;
    tensor_core::to_array(&view::<T, D>(storage, layout)?)
}

/// The values of a tensor in its storage. `D` has the rank of the layout.
fn view<'s, T, D: Dimension>(storage: &'s [T], layout: &Layout) -> Result<ArrayView<'s, T, D>, TensorError> {
    let dim = |lens: &[usize]| D::from_dimension(&IxDyn(lens)).expect("`check` saw that the rank is that of `D`");
    let shape = dim(layout.dims());
    let elements = shape.size_checked().unwrap_or(usize::MAX);
    if isize::try_from(elements).is_err() {
        return Err(TensorError::NoMemory { elements });
    }
    let values = storage.get(layout.start_offset()..).unwrap_or_default();
    let view = if elements == 0 {
        // Without elements the strides mean nothing, but ndarray would still check them against the storage.
        ArrayView::from_shape(shape, &[])
    } else {
        ArrayView::from_shape(shape.strides(dim(layout.stride())), values)
    };
    // In candle, safe code can make a tensor whose storage is too short for its shape.
    view.map_err(|_| broken("one whose layout goes beyond its storage"))
}
