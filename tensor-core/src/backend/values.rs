//! [`Values`]: the values of a tensor that is still to be made, in memory of a backend's choice.

use core::marker::PhantomData;

use ndarray::{Array, ArrayView, Dimension};

use crate::copy::{self, CastMode};
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

/// The values of an array, cast as `K` says.
pub(crate) struct CastValues<'a, From, D, K> {
    view: &'a ArrayView<'a, From, D>,
    kind: PhantomData<K>,
}

impl<'a, From, D, K> CastValues<'a, From, D, K> {
    pub(crate) fn new(view: &'a ArrayView<'a, From, D>) -> Self {
        Self { view, kind: PhantomData }
    }
}

impl<From: Element, To: Element, D: Dimension, K: CastMode<From, To>> Values<To, D> for CastValues<'_, From, D, K> {
    fn dim(&self) -> D {
        self.view.raw_dim()
    }

    fn write_to(self, to: &mut [To]) -> Result<(), TensorError> {
        copy::converted_to::<K::Each, From, To, D>(self.view, to)
    }

    fn into_array(self) -> Result<Array<To, D>, TensorError> {
        copy::converted::<K::Each, From, To, D>(self.view)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use ndarray::{Array2, array};

    use super::*;
    use crate::DType;
    use crate::copy::{Checked, Lossless, Lossy};

    #[test]
    fn values_are_written_row_major_whatever_the_strides_and_the_cast() {
        let array = array![[1.5_f32, -2.0, 300.0], [f32::NAN, 0.0, 7.0]];
        let (transposed, backwards) = (array.t(), array.slice(ndarray::s![..;-1, ..]));
        let mut bytes = [9_u8; 6];
        CastValues::<_, _, Lossy>::new(&transposed).write_to(&mut bytes).unwrap();
        assert_eq!(bytes, [1, 0, 0, 0, 255, 7]);
        let mut wide = [0_f64; 6];
        CastValues::<_, _, Lossless>::new(&backwards).write_to(&mut wide).unwrap();
        assert!(wide[0].is_nan());
        assert_eq!(wide[1..], [0.0, 7.0, 1.5, -2.0, 300.0]);
        let mut bits = vec![0_f32; 6];
        (&transposed).write_to(&mut bits).unwrap();
        assert_eq!(bits[1].to_bits(), f32::NAN.to_bits());
    }

    #[test]
    fn a_value_that_is_refused_is_named() {
        let array = array![[1_i32, 2], [3, 256]];
        let error = CastValues::<_, _, Checked>::new(&array.view()).write_to(&mut [0_u8; 4]).unwrap_err();
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
}
