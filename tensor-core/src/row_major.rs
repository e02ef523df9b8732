//! The one copy that core makes itself: any layout in, row-major out.

use alloc::vec::Vec;

use ndarray::{Array, ArrayView, Dimension};

use crate::TensorError;

/// Each value of `view`, converted, in a new row-major array, whatever the strides of `view`.
///
/// For backends, to copy with; ndarray's own `map` and `to_owned` keep the order of column-major memory, and panic where
/// there is no memory.
///
/// # Errors
///
/// [`TensorError::NoMemory`], if the array can't be allocated. A broadcast view can be larger than any memory.
///
/// # Panics
///
/// If `convert` does.
///
/// ```
/// use ndarray::array;
///
/// let column_major = array![[1, 2], [3, 4]].reversed_axes();
/// let copy = tensor_core::row_major(&column_major.view(), |value| value)?;
/// assert!(copy.is_standard_layout());
/// assert_eq!(copy, column_major);
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
pub fn row_major<T: Copy, U, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    convert: impl Fn(T) -> U,
) -> Result<Array<U, D>, TensorError> {
    let mut values = Vec::new();
    values.try_reserve_exact(view.len()).map_err(|_| TensorError::NoMemory { elements: view.len() })?;
    match view.as_slice() {
        Some(slice) => values.extend(slice.iter().map(|&value| convert(value))),
        None => values.extend(view.iter().map(|&value| convert(value))),
    }
    Ok(Array::from_shape_vec(view.raw_dim(), values).expect("as many values as the view has elements"))
}

/// [`row_major()`] with a conversion that can fail, and is told how to find the index of the value it is at.
pub(crate) fn try_row_major<T: Copy, U, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    convert: impl Fn(T, &dyn Fn() -> Vec<usize>) -> Result<U, TensorError>,
) -> Result<Array<U, D>, TensorError> {
    let mut values = Vec::new();
    values.try_reserve_exact(view.len()).map_err(|_| TensorError::NoMemory { elements: view.len() })?;
    for (position, &value) in view.iter().enumerate() {
        values.push(convert(value, &|| unravel(position, view.shape()))?);
    }
    Ok(Array::from_shape_vec(view.raw_dim(), values).expect("as many values as the view has elements"))
}

/// The index of the element at `position` in row-major order.
fn unravel(mut position: usize, shape: &[usize]) -> Vec<usize> {
    let mut index: Vec<usize> = shape
        .iter()
        .rev()
        .map(|&len| {
            let along = position % len;
            position /= len;
            along
        })
        .collect();
    index.reverse();
    index
}
