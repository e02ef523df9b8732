//! Arrays in what PyTorch computes.

use crate::common::{address, counting, refusal, values_as};
use crate::{for_dtypes, numbers, share};
use half::{bf16, f16};
use ndarray::{Array, Array1, Array2, ArrayD, Ix0, Ix1, IxDyn, arr0, array};
use num_complex::Complex;
use std::marker::PhantomData;
use tensor_core::{Cast, Element, TensorError, TensorInput};
use tensor_tch::tch::{Device, Kind, Tensor, no_grad};
use tensor_tch::{Owned, Tch};

#[test]
fn ctor_with_invalid_numpy_array_sequence() {
    #[derive(TensorInput)]
    struct Ragged {
        #[tensor(copy, shape = [rows, 3])]
        first: Array2<f32>,
        #[tensor(copy, shape = [rows, 3])]
        second: Array2<f32>,
    }

    let ragged = Ragged { first: counting((3, 3)), second: counting((3, 0)) };
    assert_eq!(
        refusal(ragged.tensors::<Tch>()),
        "`Ragged.second`, axis 1: expected 3 (the constant in its `shape`), found 0"
    );
}

fn scalar_of<T: Element>()
where
    u8: Cast<T>,
    Tch: tensor_core::Supports<T, Ix0>,
{
    let value: T = 42_u8.cast();
    let owned = Owned::<Tch, T, Ix0>::copy_from(arr0(value).view(), &Device::Cpu).unwrap();
    assert_eq!(owned.with(Tensor::size), [0_i64; 0]);
    assert_eq!(owned.to_array().unwrap().into_scalar(), value);
}

#[test]
fn ctor_with_numpy_scalar_ctor() {
    for_dtypes!(scalar_of: bool u8 u16 u32 u64 i8 i16 i32 i64 f16 bf16 f32 f64 Complex<f32> Complex<f64>);
}

#[test]
fn numpy_index() {
    let values = Tensor::from_slice(&[10.0_f32, 20.0, 30.0]);
    let index = array![2_i64, 0];
    let picked = share(index.view()).with(|index| values.index(&[Some(index)]));
    assert_eq!(values_as::<f32>(&picked), array![30.0, 10.0].into_dyn());
}

#[test]
fn numpy_index_multi() {
    for size in [2_usize, 8, 16, 32] {
        let mask = Array::from_shape_fn((size, size, size), |(i, j, k)| (i + j + k) % 3 == 0);
        let ones = Tensor::ones([i64::try_from(size).unwrap(); 3], (Kind::Float, Device::Cpu));
        let count = share(mask.view()).with(|mask| ones.index(&[Some(mask)]).numel());
        assert_eq!(count, mask.iter().filter(|set| **set).count());
    }
}

#[test]
fn numpy_array_interface() {
    // `np.asarray(x)` keeps the dtype, and so does every way back here; another dtype is an error, never a cast.
    let owned = Owned::<Tch, f32, Ix1>::try_from(Tensor::from_slice(&[1.0_f32, 2.0])).unwrap();
    let array: Array1<f32> = owned.to_array().unwrap();
    assert_eq!(array.mapv(f32::sqrt), array![1.0, 2.0_f32.sqrt()]);
    assert!(matches!(Owned::<Tch, f64, Ix1>::try_from(owned.into_inner()), Err(TensorError::DType { .. })));
    let above: Array1<bool> = Owned::try_from(Tensor::from_slice(&[1_i32, 3]).gt(2))
        .map(|o: Owned<Tch, _, _>| o.to_array())
        .unwrap()
        .unwrap();
    assert_eq!(above, array![false, true]);
}

#[test]
fn multiplication_numpy_scalar() {
    for kind in [Kind::Float, Kind::Double] {
        let parameter = Tensor::ones([2], (kind, Device::Cpu)).set_requires_grad(true);
        let scalar = arr0(3.0_f64);
        let product = share(scalar.view()).with(|scalar| [&parameter * scalar, scalar * &parameter]);
        for product in product {
            assert_eq!((product.kind(), product.requires_grad()), (kind, true));
            assert_eq!(values_as::<f64>(&product.to_kind(Kind::Double)), array![3.0, 3.0].into_dyn());
        }
    }
}

#[test]
fn parse_numpy_int_overflow() {
    #[derive(TensorInput)]
    struct Sizes {
        #[tensor(copy, cast_checked = i64)]
        sizes: Array1<u64>,
    }

    let error = refusal(Sizes { sizes: array![1, u64::MAX] }.tensors::<Tch>());
    assert!(error.starts_with("`Sizes.sizes`: the value 18446744073709551615 at [1] would change"), "{error}");
}

#[test]
fn has_storage_numpy() {
    #[derive(TensorInput)]
    struct Numbers<T: Cast<U>, U: Element> {
        #[tensor(copy, cast_lossy = U)]
        numbers: Array1<T>,
        #[tensor(skip)]
        _to: PhantomData<U>,
    }

    fn cast<T: Element + Cast<U>, U: Element>()
    where
        u8: Cast<T>,
        Tch: tensor_core::Supports<U, Ix1>,
    {
        let input = Numbers { numbers: numbers(1).into(), _to: PhantomData::<U> };
        let owned: Owned<Tch, U, Ix1> = input.tensors::<Tch>().unwrap().numbers;
        assert_ne!(owned.with(address), 0);
        assert_eq!(owned.to_array().unwrap()[0], U::default());
    }
    macro_rules! matrix {
        ($($from:ty)*) => {
            $(
                cast::<$from, f32>();
                cast::<$from, f64>();
                cast::<$from, i32>();
                cast::<$from, i64>();
                cast::<$from, u8>();
            )*
        };
    }
    matrix!(f32 f64 i64 i32 i16 u8);
}

#[test]
fn numpy_scalar_cmp() {
    // NumPy has no bfloat16, so there `.numpy()` is an error; here it comes back with its bits, NaN and all.
    let values = Array1::from_iter([0x3f80, 0x7fc1, 0xff81, 0x8000, 0x0001].map(bf16::from_bits));
    let back = Owned::<Tch, bf16, Ix1>::copy_from(values.view(), &Device::Cpu).unwrap().to_array().unwrap();
    assert_eq!(back.mapv(bf16::to_bits), values.mapv(bf16::to_bits));
    let one = Owned::<Tch, bf16, Ix0>::try_from(Tensor::from(1.0_f32).to_kind(Kind::BFloat16)).unwrap();
    assert_eq!(one.to_array().unwrap().into_scalar(), bf16::ONE);
    // The imaginary part stays.
    let complex = arr0(Complex::new(1.0_f64, -2.0));
    let back = Owned::<Tch, Complex<f64>, Ix0>::copy_from(complex.view(), &Device::Cpu).unwrap().to_array().unwrap();
    assert_eq!(back, complex);
}

fn equality_of<T: Element>()
where
    u8: Cast<T>,
    Tch: tensor_core::Shares<T, Ix1>,
{
    let array = Array1::<T>::from(numbers(5));
    let equal = |other: &Array1<T>| {
        share(array.view()).with(|left| share(other.view()).with(|right| values_as::<bool>(&left.eq_tensor(right))))
    };
    assert_eq!(equal(&array), ArrayD::from_elem(IxDyn(&[5]), true));
    let mut other = array.clone();
    other[0] = 1_u8.cast();
    assert_eq!(equal(&other), array![false, true, true, true, true].into_dyn());
    let reversed: Array1<T> = array.iter().rev().copied().collect();
    assert_eq!(
        equal(&reversed).iter().filter(|same| **same).count(),
        array.iter().zip(&reversed).filter(|(a, b)| a == b).count()
    );
}

#[test]
fn eq() {
    for_dtypes!(equality_of: bool u8 i8 i16 i32 i64 f16 bf16 f32 f64 Complex<f32> Complex<f64>);
}

#[test]
fn empty_tensors_interop() {
    let scalar = arr0(1.0_f32);
    let none = Array1::<f32>::zeros(0);
    let sizes = share(scalar.view()).with(|scalar| {
        share(none.view())
            .with(|none| no_grad(|| [(scalar * none).size(), (none * scalar).size(), scalar.ge_tensor(none).size()]))
    });
    assert_eq!(sizes, [[0], [0], [0]]);
}
