//! What PyTorch's own `test/test_numpy_interop.py` tests, where it has a meaning here; named after its tests. The table is
//! `docs/interop.md`.

mod common;

use common::{address, counting, refusal, values_as};
use half::{bf16, f16};
use ndarray::{Array, Array1, Array2, ArrayD, ArrayView, Dimension, Ix0, Ix1, Ix2, IxDyn, arr0, array, s};
use num_complex::Complex;
use tensor_core::{Cast, Element, TensorError, TensorInput, row_major};
use tensor_tch::tch::{Device, Kind, Tensor, no_grad};
use tensor_tch::{Owned, Shared, SharedMut, Tch};

/// Small whole numbers, which every dtype but `bool` has.
fn numbers<T: Element>(count: u8) -> Vec<T>
where
    u8: Cast<T>,
{
    (0..count).map(Cast::cast).collect()
}

fn share<T: Element, D: Dimension + 'static>(view: ArrayView<'_, T, D>) -> Shared<'_, Tch, T, D>
where
    Tch: tensor_core::Shares<T, D>,
{
    Shared::new(view).unwrap()
}

macro_rules! for_dtypes {
    ($function:ident: $($dtype:ty)*) => {
        $($function::<$dtype>();)*
    };
}

#[test]
fn numpy_non_writeable() {
    let array = counting(4);
    share(array.view()).with(|tensor| {
        let _ = tensor.shallow_clone().fill_(9.0);
        assert_eq!(values_as::<f32>(tensor), Array1::from_elem(4, 9.0).into_dyn());
    });
    assert_eq!(array, counting(4));
}

#[test]
fn numpy_unresizable() {
    // That the array can't be resized meanwhile does not compile otherwise. The tensor gets memory of its own.
    let array = counting(4);
    share(array.view()).with(|tensor| {
        let _ = tensor.shallow_clone().resize_([10, 10]);
        assert_ne!(address(tensor), array.as_ptr() as usize);
    });
    assert_eq!(array, counting(4));

    let mut owned = Owned::<Tch, f32, Ix1>::adopt(counting(4), &Device::Cpu).unwrap();
    owned.with_mut(|tensor| drop(tensor.resize_([2])));
    assert_eq!(owned.to_array().unwrap(), array![1.0, 2.0]);
    owned.with_mut(|tensor| drop(tensor.resize_([10, 10])));
    assert_eq!(owned.to_array().unwrap_err(), TensorError::Rank { expected: 1, found: 2 });
}

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

fn from_numpy_of<T: Element>()
where
    u8: Cast<T>,
    Tch: tensor_core::Shares<T, Ix1>,
{
    let array = Array1::<T>::from(numbers(4));
    share(array.view()).with(|tensor| {
        assert_eq!(values_as::<T>(tensor), array.view().into_dyn());
        assert_eq!(address(tensor), array.as_ptr() as usize);
    });
}

#[test]
fn from_numpy() {
    for_dtypes!(from_numpy_of: u8 u16 u32 u64 i8 i16 i32 i64 f16 bf16 f32 f64 Complex<f32> Complex<f64>);
    let mask = array![true, false];
    share(mask.view()).with(|tensor| assert_eq!(values_as::<bool>(tensor), mask.view().into_dyn()));
    // What is computed from it: the remainder by 2, for each kind of number that has one in PyTorch.
    let remainder = |tensor: &Tensor| values_as::<i64>(&tensor.remainder(2).to_kind(Kind::Int64));
    let expected = array![0_i64, 1, 0, 1].into_dyn();
    assert_eq!(share(Array1::<f64>::from(numbers(4)).view()).with(remainder), expected);
    assert_eq!(share(Array1::<f16>::from(numbers(4)).view()).with(remainder), expected);
    assert_eq!(share(Array1::<i64>::from(numbers(4)).view()).with(remainder), expected);
    assert_eq!(share(Array1::<i8>::from(numbers(4)).view()).with(remainder), expected);
    assert_eq!(share(Array1::<u8>::from(numbers(4)).view()).with(remainder), expected);
}

#[test]
fn from_numpy_with_a_storage_offset() {
    let array = counting((3, 4));
    share(array.row(1)).with(|tensor| {
        assert_eq!(values_as::<f32>(tensor), array.row(1).into_dyn());
        assert_eq!(address(tensor), array.row(1).as_ptr() as usize);
    });
}

#[test]
fn from_numpy_noncontiguous() {
    let array = counting((3, 4));
    share(array.t()).with(|tensor| {
        assert!(!tensor.is_contiguous());
        assert_eq!(values_as::<f32>(tensor), array.t().into_dyn());
    });
}

#[test]
fn from_numpy_noncontiguous_with_holes() {
    // A view with holes reaches memory that may be somebody else's, so it is shared as a slice of the whole.
    let array = counting((3, 4));
    let error = Shared::<Tch, _, _>::new(array.column(1)).unwrap_err();
    assert!(matches!(error, TensorError::Gaps { .. }), "{error}");
    share(array.view()).with(|tensor| {
        assert_eq!(values_as::<f32>(&tensor.select(1, 1)), array.column(1).into_dyn());
    });
    let copy = Owned::<Tch, _, _>::copy_from(array.column(1), &Device::Cpu).unwrap();
    assert_eq!(copy.to_array().unwrap(), array.column(1));
}

#[test]
fn from_numpy_zero_size() {
    for shape in [[0, 2], [2, 0]] {
        let array = Array2::<f32>::zeros(shape);
        share(array.view()).with(|tensor| assert_eq!(tensor.size(), shape.map(|len| i64::try_from(len).unwrap())));
        let owned = Owned::<Tch, f32, Ix2>::adopt(array, &Device::Cpu).unwrap();
        assert_eq!(owned.to_array().unwrap().shape(), shape);
    }
}

#[test]
fn from_numpy_negative_strides() {
    let array = counting(3);
    let error = Shared::<Tch, _, _>::new(array.slice(s![..;-1])).unwrap_err();
    assert_eq!(error, TensorError::NegativeStride { backend: "PyTorch", axis: 0 });
    let copy = Owned::<Tch, _, _>::copy_from(array.slice(s![..;-1]), &Device::Cpu).unwrap();
    assert_eq!(copy.to_array().unwrap(), array![3.0, 2.0, 1.0]);
}

#[test]
fn from_numpy_no_leak_on_failure() {
    // A dtype that fails does not compile; of what can fail, nothing keeps an owner.
    let only = counting((2, 2)).into_shared();
    for _ in 0..1000 {
        let owner = only.clone();
        assert!(Shared::<Tch, _, _>::new(owner.slice(s![..;-1, ..])).is_err());
        let device = Device::Cuda(usize::MAX >> 40);
        assert!(tensor_core::ArrayField::into_tensor::<Tch, Ix2>(owner, &device).is_err());
    }
    assert!(only.try_into_owned_nocopy().is_ok(), "nobody else owns it");
}

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
    fn cast<T: Element + Cast<U>, U: Element>()
    where
        u8: Cast<T>,
        Tch: tensor_core::Supports<U, Ix1>,
    {
        let array = Array1::<T>::from(numbers(1));
        let cast = row_major(&array.view(), Cast::cast).unwrap();
        let owned = Owned::<Tch, U, Ix1>::adopt(cast, &Device::Cpu).unwrap();
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
