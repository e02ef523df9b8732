//! Tensors of unknown origin, tensors changed behind their type, and arrays of the wrong shape: a typed error or the
//! right values, never a panic and never a cast.

mod common;

use common::{full, refusal, values_as};
use half::{bf16, f16};
use ndarray::{Array, Array1, Array2, ArrayD, Ix1, Ix2, IxDyn, arr1, arr2, array};
use num_complex::Complex;
use tensor_core::{DType, Element, InputError, Origin, Owned, Problem, Shared, TensorError, TensorInput};
use tensor_tch::Tch;
use tensor_tch::tch::{Cuda, Device, Kind, Tensor};

type Vector = Owned<Tch, f32, Ix1>;
type Matrix = Owned<Tch, f32, Ix2>;

fn numbers() -> Tensor {
    Tensor::from_slice(&[1.0_f32, 2.0, 3.0, 4.0])
}

#[test]
fn another_dtype_is_refused_and_never_cast() {
    let error = Vector::try_from(numbers().to_kind(Kind::Double)).unwrap_err();
    assert_eq!(error, TensorError::DType { expected: DType::F32, found: "f64".to_owned() });
    assert_eq!(error.to_string(), "expected a tensor of dtype `f32`, found `f64`; convert it before it gets its type");
    for kind in [Kind::Half, Kind::BFloat16, Kind::Int, Kind::Int64, Kind::Uint8, Kind::Bool, Kind::ComplexFloat] {
        assert!(matches!(Vector::try_from(numbers().to_kind(kind)), Err(TensorError::DType { .. })), "{kind:?}");
    }
    // Of one size and one meaning, almost.
    assert!(Owned::<Tch, bf16, Ix1>::try_from(numbers().to_kind(Kind::Half)).is_err());
    assert!(Owned::<Tch, f16, Ix1>::try_from(numbers().to_kind(Kind::BFloat16)).is_err());
    assert!(Owned::<Tch, bool, Ix1>::try_from(numbers().to_kind(Kind::Uint8)).is_err());
    assert!(Owned::<Tch, u8, Ix1>::try_from(numbers().to_kind(Kind::Bool)).is_err());
    // A dtype that Rust does not have.
    let half = Vector::try_from(numbers().to_kind(Kind::ComplexHalf));
    assert_eq!(refusal(half).matches("libtorch's scalar type 8").count(), 1);
}

#[test]
fn another_rank_is_refused() {
    let error = Matrix::try_from(numbers()).unwrap_err();
    assert_eq!(error, TensorError::Rank { expected: 2, found: 1 });
    assert_eq!(error.to_string(), "expected a tensor of rank 2, found rank 1");
    assert!(Vector::try_from(Tensor::from(1.0_f32)).is_err());
    assert!(Vector::try_from(numbers().view([2, 2])).is_err());
    assert!(Owned::<Tch, f32, IxDyn>::try_from(full(&[1; 20], 0.0)).is_ok());
}

#[test]
fn tensors_without_values_to_read_are_refused() {
    let square = || numbers().view([2, 2]);
    let cases = [
        (Tensor::new(), "an undefined tensor"),
        (square().to_sparse(None, None::<&[i64]>, None), "a tensor without strides (sparse or opaque)"),
        (square().to_sparse_csr(None), "a tensor without strides (sparse or opaque)"),
        (square().to_mkldnn(), "a tensor without strides (sparse or opaque)"),
        (square().quantize_per_tensor(0.1, 0, Kind::QInt8), "a quantized tensor"),
    ];
    for (tensor, found) in cases {
        let error = Matrix::try_from(tensor).unwrap_err();
        assert_eq!(error, TensorError::NotDense { found: found.to_owned() });
        assert_eq!(error.to_string(), format!("expected a dense tensor with memory to read, found {found}"));
    }
}

/// Tensors that say they are strided and are not quite.
#[test]
fn tensors_that_pretend_to_be_dense_are_an_error_or_have_the_right_values() {
    let zeros = Vector::try_from(Tensor::internal_efficientzerotensor([3], (Kind::Float, Device::Cpu))).unwrap();
    assert_eq!(zeros.to_array().unwrap(), arr1(&[0.0; 3]));
    // Inside a `vmap`.
    let batched = Vector::try_from(numbers().view([2, 2]).internal_add_batch_dim(0, 1)).unwrap();
    assert!(matches!(batched.to_array(), Err(TensorError::Backend { backend: "PyTorch", .. })));
    let nested = numbers().internal_nested_view_from_buffer(
        &Tensor::from_slice(&[2_i64, 2]).view([1, 2]),
        &Tensor::from_slice(&[2_i64, 1]).view([1, 2]),
        &Tensor::from_slice(&[0_i64]),
    );
    assert!(Owned::<Tch, f32, IxDyn>::try_from(nested).is_err());
}

#[test]
fn another_device_is_refused() {
    assert!(Vector::try_from_on(numbers(), &Device::Cpu).is_ok());
    let error = Vector::try_from_on(numbers(), &Device::Cuda(1)).unwrap_err();
    assert_eq!(error, TensorError::Device { expected: "Cuda(1)".to_owned(), found: "Cpu".to_owned() });
    assert_eq!(error.to_string(), "expected a tensor on device `Cuda(1)`, found `Cpu`");
    // What is wrong before the device is said first, and an undefined tensor's device is not asked for.
    assert!(matches!(Vector::try_from_on(Tensor::new(), &Device::Cpu), Err(TensorError::NotDense { .. })));
}

#[test]
fn a_device_that_is_not_there_is_an_error_of_one_line() {
    if Cuda::is_available() {
        println!("skipped: there is a CUDA device here");
        return;
    }
    let array = counting();
    let shared = Shared::<Tch, _, _>::new(array.view()).unwrap();
    let errors = [
        Owned::<Tch, f32, Ix2>::copy_from(array.view(), &Device::Cuda(0)).unwrap_err(),
        Owned::<Tch, f32, Ix2>::adopt(array.clone(), &Device::Cuda(0)).unwrap_err(),
        shared.to_owned_on(&Device::Cuda(0)).unwrap_err(),
        shared.to_owned_on(&Device::Vulkan).unwrap_err(),
    ];
    for error in errors {
        let text = error.to_string();
        assert!(text.starts_with("PyTorch failed: ") && text.lines().count() == 1, "{text}");
    }
}

fn counting() -> Array2<f32> {
    common::counting((2, 2))
}

#[test]
fn to_array_is_right_whatever_the_tensor_s_strides_and_lazy_bits() {
    let matrix = || Tensor::from_slice(&[1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0]).view([2, 3]);
    let read = |tensor: Tensor| Matrix::try_from(tensor).unwrap().to_array().unwrap();
    assert_eq!(read(matrix().tr()), arr2(&[[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]));
    assert_eq!(read(matrix().slice(1, 0, 3, 2)), arr2(&[[1.0, 3.0], [4.0, 6.0]]));
    assert_eq!(read(matrix().get(1).expand([2, 3], false)), arr2(&[[4.0, 5.0, 6.0], [4.0, 5.0, 6.0]]));
    assert_eq!(read(matrix().as_strided([2, 2], [1, 1], 2)), arr2(&[[3.0, 4.0], [4.0, 5.0]]));
    assert_eq!(read(matrix().flip([1])), arr2(&[[3.0, 2.0, 1.0], [6.0, 5.0, 4.0]]));
    assert_eq!(read(matrix().narrow(0, 0, 0)), Array2::<f32>::zeros((0, 3)));
    assert_eq!(read(matrix().internal_neg_view()), -read(matrix()));

    let with_gradient = matrix().set_requires_grad(true) * 2.0;
    assert!(with_gradient.requires_grad());
    assert_eq!(read(with_gradient), read(matrix()) * 2.0);

    let complex = Tensor::complex(&matrix(), &(matrix() * 10.0));
    let conjugated = complex.conj();
    assert!(conjugated.is_conj());
    assert_eq!(values_as::<Complex<f32>>(&conjugated)[[0, 1]], Complex::new(2.0, -20.0));
    // The imaginary part of a conjugate is a negated view.
    assert!(conjugated.imag().is_neg());
    assert_eq!(read(conjugated.imag()), read(matrix()) * -10.0);
}

#[test]
fn zeros_that_have_no_memory_are_zeros() {
    let zeros = Tensor::internal_efficientzerotensor([6], (Kind::Float, Device::Cpu));
    for tensor in [zeros.shallow_clone(), zeros.narrow(0, 1, 3), zeros.narrow(0, 2, 1)] {
        let len = tensor.numel();
        let array = Owned::<Tch, f32, Ix1>::try_from(tensor).unwrap().to_array().unwrap();
        assert_eq!(array, Array1::<f32>::zeros(len));
    }
    assert!(tensor_tch::const_data_ptr(&zeros.narrow(0, 1, 3)).is_null());
}

#[test]
fn an_owned_tensor_changed_through_tch_is_a_typed_error_or_the_right_values() {
    let changed = |change: fn(&mut Tensor)| {
        let mut owned = Matrix::try_from(numbers().view([2, 2])).unwrap();
        owned.with_mut(change);
        assert!(!format!("{owned:?}").is_empty());
        (owned.shape(), owned.to_array())
    };
    let (shape, array) = changed(|t| t.set_data(&Tensor::from_slice(&[1.0_f64, 2.0])));
    assert_eq!(shape, [2]);
    assert_eq!(array.unwrap_err(), TensorError::DType { expected: DType::F32, found: "f64".to_owned() });

    let (shape, array) = changed(|t| drop(t.unsqueeze_(0)));
    assert_eq!((shape, array.unwrap_err()), (vec![1, 2, 2], TensorError::Rank { expected: 2, found: 3 }));

    let (shape, array) = changed(|t| drop(t.resize_([1, 3])));
    assert_eq!((shape, array.unwrap()), (vec![1, 3], arr2(&[[1.0, 2.0, 3.0]])));

    let (_, array) = changed(|t| drop(t.resize_([3, 3])));
    assert_eq!(array.unwrap().row(0), arr1(&[1.0, 2.0, 3.0]));

    let (_, array) = changed(|t| drop(t.transpose_(0, 1)));
    assert_eq!(array.unwrap(), arr2(&[[1.0, 3.0], [2.0, 4.0]]));

    let (_, array) = changed(|t| drop(t.as_strided_([2, 2], [0, 1], 1)));
    assert_eq!(array.unwrap(), arr2(&[[2.0, 3.0], [2.0, 3.0]]));

    let (shape, array) = changed(|t| *t = Tensor::new());
    assert_eq!(shape, [0_usize; 0]);
    assert!(matches!(array, Err(TensorError::NotDense { .. })));

    let (_, array) = changed(|t| *t = t.to_sparse(None, None::<&[i64]>, None));
    assert!(matches!(array, Err(TensorError::NotDense { .. })));

    let (_, array) = changed(|t| *t = t.quantize_per_tensor(0.1, 0, Kind::QInt8));
    assert!(matches!(array, Err(TensorError::NotDense { .. })));

    let (_, array) = changed(|t| drop(t.set_requires_grad(true)));
    assert_eq!(array.unwrap(), counting());
}

/// The same, of a tensor whose memory is Rust's.
#[test]
fn an_adopted_array_changed_through_tch_is_a_typed_error_or_the_right_values() {
    let changed = |change: fn(&mut Tensor)| {
        let mut owned = Owned::<Tch, f32, Ix2>::adopt(counting(), &Device::Cpu).unwrap();
        owned.with_mut(change);
        owned.to_array()
    };
    assert_eq!(changed(|t| drop(t.resize_([3, 2]))).unwrap().row(1), arr1(&[3.0, 4.0]));
    assert_eq!(changed(|t| drop(t.resize_([1, 2]))).unwrap(), arr2(&[[1.0, 2.0]]));
    assert!(changed(|t| drop(t.unsqueeze_(0))).is_err());
    assert!(changed(|t| t.set_data(&numbers().to_kind(Kind::Int))).is_err());
    assert_eq!(changed(|t| drop(t.set_source_tensor_(&full(&[1, 1], 7.0)))).unwrap(), arr2(&[[7.0]]));
}

#[derive(TensorInput)]
struct Batch {
    #[tensor(share, shape = [batch, 1, SIDE, 8])]
    images: Array<f32, ndarray::Ix4>,
    #[tensor(copy, shape = [batch])]
    labels: Array1<i64>,
    #[tensor(share, shape = [batch, 2])]
    boxes: ArrayD<f32>,
    #[tensor(share)]
    backwards: Array1<u8>,
}

const SIDE: usize = 8;

fn batch() -> Batch {
    let mut backwards = array![1_u8, 2, 3];
    backwards.invert_axis(ndarray::Axis(0));
    Batch {
        images: Array::zeros((5, 1, 28, 8)),
        labels: Array1::zeros(4),
        boxes: ArrayD::zeros(IxDyn(&[5, 2, 1])),
        backwards,
    }
}

#[test]
fn all_violations_of_a_struct_are_reported_together() {
    let error: InputError = batch().tensors::<Tch>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "4 fields or axes of `Batch` can't become tensors:\n  \
         `Batch.images`, axis 2: expected 8 (the constant `SIDE` in its `shape`), found 28\n  \
         `Batch.labels`, axis 0: expected 5 (`batch`, set by `images`, axis 0), found 4\n  \
         `Batch.boxes`: expected 2 axes (as declared), found 3\n  \
         `Batch.backwards`: axis 0 runs backwards, which PyTorch can't express: expected strides of at least 0 in a share; \
         write `#[tensor(copy)]`, or call `to_tensors`"
    );
    assert_eq!(error.structure(), "Batch");
    let [images, labels, ..] = error.violations() else { panic!("{error}") };
    assert_eq!(
        (images.field.as_str(), &images.problem),
        ("images", &Problem::Axis { axis: 2, expected: 8, origin: Origin::Constant("SIDE"), found: 28 })
    );
    let origin = Origin::Dimension { name: "batch", field: "images".to_owned(), axis: 0 };
    assert_eq!(
        (labels.field.as_str(), &labels.problem),
        ("labels", &Problem::Axis { axis: 0, expected: 5, origin, found: 4 })
    );

    assert_eq!(batch().tensors_mut::<Tch>().unwrap_err(), error);
    // Copies and moves have no objection to what runs backwards.
    for error in [batch().to_tensors::<Tch>().unwrap_err(), batch().into_tensors::<Tch>().unwrap_err()] {
        let text = error.to_string();
        assert!(text.starts_with("3 fields or axes of `Batch`") && !text.contains("backwards"), "{text}");
    }
}

#[track_caller]
fn round_trip<T: Element>(first: &[T], bits: impl Fn(&T) -> u128) {
    #[derive(TensorInput)]
    struct Every<T: Element> {
        values: Array1<T>,
    }

    let expected: Vec<u128> = first.iter().map(&bits).collect();
    let same = |array: &ArrayD<T>| assert_eq!(array.iter().map(&bits).collect::<Vec<_>>(), expected, "{}", T::DTYPE);
    let every = Every { values: Array1::from(first.to_vec()) };
    every.tensors::<Tch>().unwrap().values.with(|tensor| same(&values_as::<T>(tensor)));
    let alias = every.tensors::<Tch>().unwrap().values.with(Tensor::shallow_clone);
    same(&values_as::<T>(&alias));
    let copy = every.to_tensors::<Tch>().unwrap().values;
    same(&copy.to_array().unwrap().into_dyn());
    let again = Owned::<Tch, T, Ix1>::try_from(copy.into_inner()).unwrap();
    same(&again.to_array().unwrap().into_dyn());
    same(&every.into_tensors::<Tch>().unwrap().values.to_array().unwrap().into_dyn());
}

#[test]
fn every_bit_of_every_dtype_survives_the_way_there_and_back() {
    round_trip(&[u16::MAX, 0, 1, 1 << 15], |&value| value.into());
    round_trip(&[u32::MAX, 0, 1, 1 << 31], |&value| value.into());
    round_trip(&[u64::MAX, 0, 1, 1 << 63, (1 << 53) + 1], |&value| value.into());
    round_trip(&[i64::MAX, i64::MIN, -1, (1 << 53) + 1], |&value| u128::from(value.cast_unsigned()));
    round_trip(&[true, false], |&value| u128::from(value));
    // 1.0 as a `bf16` is 1.875 as a `f16`; the last two are a signalling and a negative NaN.
    let bits = [0x3F80, 0x8000, 0x7F80, 0x0001, 0x7F81, 0xFFC0];
    round_trip(&bits.map(bf16::from_bits), |value| value.to_bits().into());
    round_trip(&[0x3C00, 0x8000, 0x7C00, 0x0001, 0x7C01, 0xFE00].map(f16::from_bits), |value| value.to_bits().into());
    round_trip(&[0x3F80_0000, 0x8000_0000, 1, 0x7F80_0001].map(f32::from_bits), |value| value.to_bits().into());
    round_trip(&[f64::MIN_POSITIVE / 2.0, -0.0, f64::NAN], |value| value.to_bits().into());
    let complex = |re: f32, im: f32| Complex::new(re, im);
    round_trip(&[complex(1.0, -2.0), complex(-0.0, f32::NAN)], |value| {
        u128::from(value.re.to_bits()) << 32 | u128::from(value.im.to_bits())
    });
    round_trip(&[Complex::new(1.0_f64, -2.0), Complex::new(f64::INFINITY, -0.0)], |value| {
        u128::from(value.re.to_bits()) << 64 | u128::from(value.im.to_bits())
    });
}

#[test]
fn torch_sees_the_dtype_that_the_array_has() {
    let kind = |tensor: Result<Owned<Tch, bf16, Ix1>, TensorError>| tensor.unwrap().with(Tensor::kind);
    let ones = Array1::from_elem(3, bf16::ONE);
    assert_eq!(kind(Owned::copy_from(ones.view(), &Device::Cpu)), Kind::BFloat16);
    assert_eq!(kind(Owned::adopt(ones.clone(), &Device::Cpu)), Kind::BFloat16);
    let shared = Shared::<Tch, _, _>::new(ones.view()).unwrap();
    assert!((shared.with(|tensor| tensor.sum(Kind::Float).double_value(&[])) - 3.0).abs() < f64::EPSILON);
    let complex = array![Complex::new(3.0_f32, 4.0)];
    let shared = Shared::<Tch, _, _>::new(complex.view()).unwrap();
    assert!((shared.with(|tensor| tensor.abs().double_value(&[0])) - 5.0).abs() < f64::EPSILON);
}

#[test]
fn what_no_memory_can_hold_is_an_error_and_not_a_panic() {
    let endless = Tensor::zeros([1], (Kind::Float, Device::Cpu)).expand([1 << 61], false);
    let endless = Owned::<Tch, f32, Ix1>::try_from(endless).unwrap();
    assert_eq!(endless.to_array().unwrap_err(), TensorError::NoMemory { elements: 1 << 61 });

    let one = ndarray::arr0(1.0_f32);
    let view = one.broadcast(1_usize << 61).unwrap();
    let error = Owned::<Tch, f32, Ix1>::copy_from(view, &Device::Cpu).unwrap_err();
    assert_eq!(error, TensorError::NoMemory { elements: 1 << 61 });

    let mut refused = Tensor::zeros([4], (Kind::Float, Device::Cpu));
    assert!(refused.f_resize_([1 << 50]).is_err());
    assert!(Owned::<Tch, f32, Ix1>::try_from(refused).unwrap().to_array().is_err());
}

#[test]
fn a_tensor_that_is_no_tensor_any_more_has_a_shape_and_a_device() {
    let mut owned = Owned::<Tch, f32, Ix1>::try_from(Tensor::zeros([4], (Kind::Float, Device::Cpu))).unwrap();
    owned.with_mut(|tensor| *tensor = Tensor::new());
    assert_eq!(owned.device(), Device::Cpu);
    assert_eq!(owned.shape(), [0; 0]);
    assert!(owned.to_array().is_err());
}
