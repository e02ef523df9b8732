//! Tensors become arrays.

use crate::common::counting;
use crate::{for_dtypes, numbers};
use half::{bf16, f16};
use ndarray::{Array1, Array2, Ix1, Ix2, array, s};
use num_complex::Complex;
use tensor_core::{Cast, Element, TensorError};
use tensor_tch::tch::{Device, Kind, Tensor};
use tensor_tch::{Owned, SharedMut, Tch};

/// Each tensor of the test, beside the values it should become.
fn to_numpy_of<T: Element>()
where
    u8: Cast<T>,
    Tch: tensor_core::Supports<T, Ix1> + tensor_core::Supports<T, Ix2>,
{
    let line =
        || Owned::<Tch, T, Ix1>::copy_from(Array1::from(numbers(100)).view(), &Device::Cpu).unwrap().into_inner();
    let grid = || line().reshape([10, 10]);
    let back1 = |tensor: Tensor| Owned::<Tch, T, Ix1>::try_from(tensor).unwrap().to_array().unwrap();
    let back2 = |tensor: Tensor| Owned::<Tch, T, Ix2>::try_from(tensor).unwrap().to_array().unwrap();
    let array1 = Array1::<T>::from(numbers(100));
    let array2 = Array2::<T>::from_shape_vec((10, 10), numbers(100)).unwrap();

    assert_eq!(back1(line()), array1, "1-D");
    assert_eq!(back1(line().narrow(0, 10, 50)), array1.slice(s![10..60]), "1-D with an offset");
    assert_eq!(back1(line().narrow(0, 0, 0)).len(), 0, "empty");
    assert_eq!(back2(grid()), array2, "2-D");
    assert_eq!(back2(grid().narrow(0, 3, 4)), array2.slice(s![3..7, ..]), "2-D with an offset");
    assert_eq!(back2(grid().tr()), array2.t(), "transposed");
    assert_eq!(back2(grid().narrow(0, 3, 4).tr()), array2.slice(s![3..7, ..]).t(), "transposed, with an offset");
    let holes = grid().narrow(0, 2, 5).narrow(1, 3, 4).tr();
    assert_eq!(back2(holes), array2.slice(s![2..7, 3..7]).t(), "with holes");
    // What comes back is a copy, row-major, whatever the tensor was.
    assert!(back2(grid().tr()).is_standard_layout());
}

#[test]
fn to_numpy() {
    for_dtypes!(to_numpy_of: u8 u16 u32 u64 i8 i16 i32 i64 f16 bf16 f32 f64 Complex<f32> Complex<f64>);
}

#[test]
fn to_numpy_writeable() {
    // In Python a write to `x.numpy()` is seen in `x`; here the array is lent the other way, transposed or not.
    let mut array = counting((3, 2));
    SharedMut::<Tch, _, _>::new(array.view_mut()).unwrap().with_mut(|tensor| drop(tensor.get(0).fill_(7.0)));
    SharedMut::<Tch, _, _>::new(array.view_mut().reversed_axes())
        .unwrap()
        .with_mut(|tensor| drop(tensor.get(1).narrow(0, 2, 1).fill_(8.0)));
    assert_eq!(array, array![[7.0, 7.0], [3.0, 4.0], [5.0, 8.0]]);
}

#[test]
fn to_numpy_bool() {
    for values in [vec![true, false], vec![true]] {
        let array = Array1::from(values);
        let owned = Owned::<Tch, bool, Ix1>::copy_from(array.view(), &Device::Cpu).unwrap();
        assert_eq!(owned.with(Tensor::kind), Kind::Bool);
        assert_eq!(owned.to_array().unwrap(), array);
    }
}

#[test]
fn to_numpy_force_argument() {
    type Line<T> = Owned<Tch, T, Ix1>;
    let line = || Tensor::from_slice(&[1.0_f32, 2.0]);
    // As with `force=True`: the gradient stays behind, lazy conjugation and negation are resolved.
    assert_eq!(Line::<f32>::try_from(line().set_requires_grad(true)).unwrap().to_array().unwrap(), array![1.0, 2.0]);
    let complex = || Tensor::complex(&line(), &(line() * 10.0));
    let conjugate = Line::<Complex<f32>>::try_from(complex().conj()).unwrap().to_array().unwrap();
    assert_eq!(conjugate, array![Complex::new(1.0, -10.0), Complex::new(2.0, -20.0)]);
    let negative = Line::<f32>::try_from(complex().conj().imag()).unwrap().to_array().unwrap();
    assert_eq!(negative, array![-10.0, -20.0]);
    // As with either: sparse is an error.
    let sparse = line().to_sparse(None, None::<&[i64]>, None);
    assert!(matches!(Line::<f32>::try_from(sparse), Err(TensorError::NotDense { .. })));
}
