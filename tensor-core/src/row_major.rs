//! The one copy that core makes itself: any layout in, row-major out.

use ndarray::{Array, ArrayView, Dimension};

/// Each value of `view`, converted, in a new row-major array.
///
/// ndarray's own `map` and `to_owned` would keep the order of column-major memory.
pub(crate) fn row_major<T: Copy, U, D: Dimension>(view: &ArrayView<'_, T, D>, convert: impl Fn(T) -> U) -> Array<U, D> {
    let values = match view.as_slice() {
        Some(slice) => slice.iter().map(|&value| convert(value)).collect(),
        None => view.iter().map(|&value| convert(value)).collect(),
    };
    Array::from_shape_vec(view.raw_dim(), values).expect("as many values as the view has elements")
}
