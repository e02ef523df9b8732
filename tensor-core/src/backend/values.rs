//! [`Values`]: the values of a tensor that is still to be made, in memory of a backend's choice.

use core::marker::PhantomData;

use ndarray::{Array, ArrayView, Dimension};

use crate::copy::{self, Elementwise, RowIndices};
use crate::{Element, TensorError};

/// The values of an array on their way into a tensor of dtype `T`: kept as they are, or converted.
///
/// Core makes them, and a backend takes them in [`Supports::convert`](crate::Supports::convert). The backend chooses
/// where they are written: to its own memory ([`write_to`](Self::write_to)) or to a new array
/// ([`into_array`](Self::into_array)). Either way that is one pass over the array, whatever its strides.
///
/// ```
/// use ndarray::array;
/// use tensor_core::Values;
///
/// let array = array![[1, 2], [3, 4]];
/// let mut memory = [0; 4];
/// (&array.t()).write_to(&mut memory)?;
/// assert_eq!(memory, [1, 3, 2, 4]);
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
pub trait Values<T: Element, D: Dimension>: Sized {
    /// The lengths of the axes, in elements.
    fn dim(&self) -> D;

    /// Writes the values to `to`, in row-major order.
    ///
    /// # Errors
    ///
    /// [`TensorError::Cast`], if a checked cast would change a value. Nothing is known about the values in `to` then.
    ///
    /// # Panics
    ///
    /// If the length of `to` is not the number of values.
    fn write_to(self, to: &mut [T]) -> Result<(), TensorError>;

    /// Writes the values to a new row-major array, in memory like that of [`row_major`](crate::row_major()).
    ///
    /// # Errors
    ///
    /// [`TensorError::Cast`], if a checked cast would change a value; [`TensorError::NoMemory`].
    fn into_array(self) -> Result<Array<T, D>, TensorError>;
}

impl<T: Element, D: Dimension> Values<T, D> for &ArrayView<'_, T, D> {
    fn dim(&self) -> D {
        self.raw_dim()
    }

    fn write_to(self, to: &mut [T]) -> Result<(), TensorError> {
        copy::converted_to::<copy::Unchanged, T, T, D>(self, to)
    }

    fn into_array(self) -> Result<Array<T, D>, TensorError> {
        copy::row_major(self)
    }
}

/// The values of an array, each converted as `C` says.
pub(crate) struct CastValues<'a, From, D, C> {
    view: &'a ArrayView<'a, From, D>,
    each: PhantomData<C>,
}

impl<'a, From, D, C> CastValues<'a, From, D, C> {
    pub(crate) fn new(view: &'a ArrayView<'a, From, D>) -> Self {
        Self { view, each: PhantomData }
    }
}

impl<From: Element, To: Element, D: Dimension, C: Elementwise<From, To>> Values<To, D> for CastValues<'_, From, D, C> {
    fn dim(&self) -> D {
        self.view.raw_dim()
    }

    fn write_to(self, to: &mut [To]) -> Result<(), TensorError> {
        copy::converted_to::<C, From, To, D>(self.view, to)
    }

    fn into_array(self) -> Result<Array<To, D>, TensorError> {
        copy::converted::<C, From, To, D>(self.view)
    }
}

/// Rows of an array, by index along its first axis, each value converted as `C` says.
///
/// The first axis of the values is as long as the list of rows; the others are those of the array. The error of a checked
/// cast names the first value that is refused in the order of the list, by its index in the array.
pub(crate) struct RowsOf<'a, From, D, C> {
    view: &'a ArrayView<'a, From, D>,
    rows: RowIndices<'a>,
    each: PhantomData<C>,
}

impl<'a, From, D: Dimension, C> RowsOf<'a, From, D, C> {
    /// The rows in the order of `rows`, in which a row can stand any number of times.
    ///
    /// # Panics
    ///
    /// If the array has no axis. An index that is not below the length of the first axis is a panic when the values are
    /// written, before any is.
    pub(crate) fn new(view: &'a ArrayView<'a, From, D>, rows: RowIndices<'a>) -> Self {
        assert_ne!(view.ndim(), 0, "an array with rows has at least one axis");
        Self { view, rows, each: PhantomData }
    }
}

impl<From: Element, To: Element, D: Dimension, C: Elementwise<From, To>> Values<To, D> for RowsOf<'_, From, D, C> {
    fn dim(&self) -> D {
        let mut dim = self.view.raw_dim();
        dim[0] = self.rows.as_slice().len();
        dim
    }

    fn write_to(self, to: &mut [To]) -> Result<(), TensorError> {
        copy::rows_to::<C, From, To, D>(self.view, self.rows, to)
    }

    fn into_array(self) -> Result<Array<To, D>, TensorError> {
        copy::rows::<C, From, To, D>(self.view, self.rows, Values::<To, D>::dim(&self))
    }
}

/// [`RowsOf`] arrays that are joined along their first axis: the rows of the second are numbered after those of the first.
pub(crate) struct RowsOfParts<'a, From, D, C> {
    views: &'a [ArrayView<'a, From, D>],
    rows: RowIndices<'a>,
    each: PhantomData<C>,
}

impl<'a, From, D: Dimension, C> RowsOfParts<'a, From, D, C> {
    /// The rows in the order of `rows`, in which a row can stand any number of times.
    ///
    /// # Panics
    ///
    /// If there is no array, or if one has no axis. Arrays that differ in another axis than the first, and an index that is not below the number of all rows, are a panic when the
    /// values are written, before any is.
    pub(crate) fn new(views: &'a [ArrayView<'a, From, D>], rows: RowIndices<'a>) -> Self {
        assert!(!views.is_empty(), "rows are those of at least one array");
        assert!(views.iter().all(|view| view.ndim() > 0), "an array with rows has at least one axis");
        Self { views, rows, each: PhantomData }
    }
}

impl<From: Element, To: Element, D: Dimension, C: Elementwise<From, To>> Values<To, D> for RowsOfParts<'_, From, D, C> {
    fn dim(&self) -> D {
        let mut dim = self.views[0].raw_dim();
        dim[0] = self.rows.as_slice().len();
        dim
    }

    fn write_to(self, to: &mut [To]) -> Result<(), TensorError> {
        copy::rows_of_parts_to::<C, From, To, D>(self.views, self.rows, to)
    }

    fn into_array(self) -> Result<Array<To, D>, TensorError> {
        copy::rows_of_parts::<C, From, To, D>(self.views, self.rows, Values::<To, D>::dim(&self))
    }
}

/// Arrays of one shape, stacked along a new first axis, each value converted as `C` says.
///
/// The error of a checked cast names the first value that is refused: the array's number in the list, then the index in that
/// array.
pub(crate) struct StackOf<'a, From, D, C> {
    views: &'a [ArrayView<'a, From, D>],
    each: PhantomData<C>,
}

impl<'a, From, D: Dimension, C> StackOf<'a, From, D, C> {
    /// The arrays in the order of `views`.
    ///
    /// # Panics
    ///
    /// If there is no array. Arrays that differ in shape are a panic when the values are written, before any is.
    pub(crate) fn new(views: &'a [ArrayView<'a, From, D>]) -> Self {
        assert!(!views.is_empty(), "a stack has at least one array");
        Self { views, each: PhantomData }
    }
}

impl<From, To, D, C> Values<To, D::Larger> for StackOf<'_, From, D, C>
where
    From: Element,
    To: Element,
    D: Dimension,
    C: Elementwise<From, To>,
{
    fn dim(&self) -> D::Larger {
        let shape = self.views[0].shape();
        let mut dim = D::Larger::zeros(shape.len() + 1);
        dim[0] = self.views.len();
        dim.slice_mut()[1..].copy_from_slice(shape);
        dim
    }

    fn write_to(self, to: &mut [To]) -> Result<(), TensorError> {
        copy::stacked_to::<C, From, To, D>(self.views, to)
    }

    fn into_array(self) -> Result<Array<To, D::Larger>, TensorError> {
        copy::stacked::<C, From, To, D>(self.views, Values::<To, D::Larger>::dim(&self))
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use ndarray::{Array, Array2, ArrayD, Dim, Ix0, IxDyn, array};

    use super::*;
    use crate::DType;
    use crate::copy::{CastMode, Checked, Lossless, Lossy, Unchanged};

    type Each<K, From, To> = <K as CastMode<From, To>>::Each;

    #[test]
    fn values_are_written_row_major_whatever_the_strides_and_the_cast() {
        let array = array![[1.5_f32, -2.0, 300.0], [f32::NAN, 0.0, 7.0]];
        let (transposed, backwards) = (array.t(), array.slice(ndarray::s![..;-1, ..]));
        let mut bytes = [9_u8; 6];
        CastValues::<_, _, Each<Lossy, f32, u8>>::new(&transposed).write_to(&mut bytes).unwrap();
        assert_eq!(bytes, [1, 0, 0, 0, 255, 7]);
        let mut wide = [0_f64; 6];
        CastValues::<_, _, Each<Lossless, f32, f64>>::new(&backwards).write_to(&mut wide).unwrap();
        assert!(wide[0].is_nan());
        assert_eq!(wide[1..], [0.0, 7.0, 1.5, -2.0, 300.0]);
        let mut bits = vec![0_f32; 6];
        (&transposed).write_to(&mut bits).unwrap();
        assert_eq!(bits[1].to_bits(), f32::NAN.to_bits());
    }

    #[test]
    fn a_value_that_is_refused_is_named() {
        let array = array![[1_i32, 2], [3, 256]];
        let error =
            CastValues::<_, _, Each<Checked, i32, u8>>::new(&array.view()).write_to(&mut [0_u8; 4]).unwrap_err();
        let refused = TensorError::Cast { index: vec![1, 1], value: "256".into(), from: DType::I32, to: DType::U8 };
        assert_eq!(error, refused);
    }

    #[test]
    fn nothing_is_written_where_there_are_no_values() {
        (&Array2::<u8>::zeros((3, 0)).view()).write_to(&mut []).unwrap();
    }

    #[test]
    #[should_panic(expected = "one element of the copy for each of the view")]
    fn memory_of_another_length_is_a_panic() {
        let _ = (&array![1_u8, 2].view()).write_to(&mut [0]);
    }

    #[test]
    fn rows_are_those_of_the_list_in_its_order() {
        let array = array![[1_u8, 2], [3, 4], [5, 6]];
        let rows = || RowsOf::<_, _, Unchanged>::new(&array.view(), RowIndices::new(&[2, 0, 2])).into_array().unwrap();
        assert_eq!(rows(), array![[5, 6], [1, 2], [5, 6]]);
        assert!(rows().is_standard_layout());
        let view = array.t();
        let cast = RowsOf::<_, _, Each<Lossless, u8, f32>>::new(&view, RowIndices::new(&[1, 0]));
        assert_eq!(Values::<f32, _>::dim(&cast), Dim([2, 3]));
        let mut memory = [0.0; 6];
        cast.write_to(&mut memory).unwrap();
        assert_eq!(memory.map(f32::to_bits), [2.0, 4.0, 6.0, 1.0, 3.0, 5.0].map(f32::to_bits));
    }

    #[test]
    fn a_list_without_rows_is_a_batch_of_none() {
        let none = RowsOf::<_, _, Unchanged>::new(&Array2::<u8>::zeros((0, 7)).view(), RowIndices::new(&[]))
            .into_array()
            .unwrap();
        assert_eq!(none.dim(), (0, 7));
        let flat = Array2::<u8>::zeros((5, 0));
        let none = RowsOf::<_, _, Unchanged>::new(&flat.view(), RowIndices::new(&[4, 4, 1])).into_array().unwrap();
        assert_eq!(none.dim(), (3, 0));
    }

    #[test]
    fn more_rows_than_memory_holds_are_an_error() {
        let array = array![[1_u8]];
        let view = array.broadcast((2, usize::MAX / 4)).unwrap();
        let error =
            RowsOf::<_, _, Unchanged>::new(&view, RowIndices::new(&[1, 0, 1, 0, 1, 0])).into_array().unwrap_err();
        assert_eq!(error, TensorError::NoMemory { elements: usize::MAX });
    }

    #[test]
    #[should_panic(expected = "an array with rows has at least one axis")]
    fn a_scalar_has_no_rows() {
        RowsOf::<_, _, Unchanged>::new(&ArrayD::<u8>::zeros(IxDyn(&[])).view(), RowIndices::new(&[]));
    }

    #[test]
    fn a_stack_has_a_new_first_axis() {
        let (one, two) = (array![[1_u8, 2], [3, 4]], array![[5, 7], [6, 8]]);
        let views = [one.view(), two.t()];
        let stack = StackOf::<_, _, Unchanged>::new(&views).into_array().unwrap();
        assert_eq!(stack, array![[[1, 2], [3, 4]], [[5, 6], [7, 8]]]);
        let scalars: Vec<_> = [1_i64, -2, 300].map(|value| Array::from_elem((), value)).into();
        let scalars: Vec<_> = scalars.iter().map(|scalar| scalar.view()).collect();
        let cast = StackOf::<_, Ix0, Each<Lossy, i64, u8>>::new(&scalars);
        assert_eq!(Values::<u8, _>::dim(&cast), Dim([3]));
        let mut memory = [0_u8; 3];
        cast.write_to(&mut memory).unwrap();
        assert_eq!(memory, [1, 254, 44]);
    }

    #[test]
    fn a_stack_of_arrays_with_six_axes_has_seven() {
        let array =
            Array::<u8, _>::from_shape_fn((1, 2, 1, 2, 1, 2), |(_, i, _, j, _, k)| u8::from([i, j, k] == [1, 0, 1]));
        let stack = StackOf::<_, _, Unchanged>::new(&[array.view(), array.view()]).into_array().unwrap();
        assert_eq!(stack.shape(), [2, 1, 2, 1, 2, 1, 2]);
        assert!(stack.outer_iter().all(|sample| sample == array.view().into_dyn()));
    }

    #[test]
    #[should_panic(expected = "a stack has at least one array")]
    fn no_arrays_are_no_stack() {
        StackOf::<u8, Ix0, Unchanged>::new(&[]);
    }
}
