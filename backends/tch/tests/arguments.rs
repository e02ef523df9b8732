//! Owned tensors as arguments, also where a function asks for a row-major one; and moves to a device.

mod common;

use common::{address, counted, counting, full, message, refusal, turn, values};
use ndarray::{Array, ArrayView1, Ix1, Ix2, ShapeBuilder, array};
use num_complex::Complex;
use tensor_core::{Element, RowMajor, TensorArg, TensorArgs, TensorError};
use tensor_tch::tch::{Device, Kind, Tensor};
use tensor_tch::{Owned, Tch, const_data_ptr};

type Matrix = Owned<Tch, f32, Ix2>;

/// 1 to 6, column-major in memory.
fn columns() -> Matrix {
    Owned::adopt(counting((2, 3).f()), &Device::Cpu).unwrap()
}

/// The elements in the order of memory, and the address, of what a function sees.
fn memory<T: Element>(matrix: impl TensorArg<Tch, T, Ix2, RowMajor>) -> (Vec<T>, usize) {
    let len: usize = matrix.shape().iter().product();
    matrix.with(|tensor| {
        assert!(tensor.is_contiguous());
        let start = const_data_ptr(tensor).cast::<T>();
        // SAFETY: the tensor is contiguous, has `len` elements of `T`, and lives longer than the view.
        (unsafe { ArrayView1::from_shape_ptr(len, start) }.to_vec(), address(tensor))
    })
}

#[test]
fn a_row_major_argument_is_the_tensor_itself_or_a_row_major_copy() {
    let _turn = turn();
    let rows = Matrix::adopt(counting((2, 3)), &Device::Cpu).unwrap();
    assert_eq!(memory(&rows), (vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0], address(rows.as_ref())));

    let columns = columns();
    let ((elements, copy), cost) = counted(|| memory(&columns));
    assert_eq!(elements, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    assert_ne!(copy, address(columns.as_ref()));
    assert_eq!((columns.as_ref().stride(), cost), (vec![1, 2], 0), "the tensor stays as it is");

    let transposed = Matrix::try_from(rows.as_ref().tr()).unwrap();
    assert_eq!(memory(transposed).0, [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
    let mut replaced = rows;
    replaced.with_mut(|tensor| *tensor = full(&[1, 2], 7.0).expand([2, 2], true));
    assert_eq!(memory(replaced).0, [7.0; 4]);
}

#[test]
fn one_of_two_owners_of_an_array_is_unharmed_by_a_row_major_argument() {
    let _turn = turn();
    let array = counting((2, 3).f()).into_shared();
    let other = array.clone();
    let tensor: Matrix = tensor_core::ArrayField::into_tensor::<Tch, Ix2>(array, &Device::Cpu).unwrap();
    let (elements, cost) = counted(|| memory(&tensor).0);
    assert_eq!((elements, cost), (vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 0));
    assert_eq!(address(tensor.as_ref()), other.as_ptr() as usize);
}

#[test]
fn what_is_conjugated_or_negated_lazily_is_so_in_memory_too() {
    let numbers: Array<Complex<f32>, Ix2> = array![[Complex::new(1.0, 2.0), Complex::new(3.0, -4.0)]];
    let tensor = Owned::<Tch, _, _>::adopt(numbers, &Device::Cpu).unwrap().into_inner();
    let conjugated = Owned::<Tch, Complex<f32>, Ix2>::try_from(tensor.conj()).unwrap();
    assert_eq!(memory(&conjugated).0, [Complex::new(1.0, -2.0), Complex::new(3.0, 4.0)]);
    let negated = tensor.internal_neg_view();
    assert!(negated.is_neg() && negated.is_contiguous());
    let negated = Owned::<Tch, Complex<f32>, Ix2>::try_from(negated).unwrap();
    assert_eq!(memory(&negated).0, [Complex::new(-1.0, -2.0), Complex::new(-3.0, 4.0)]);
}

#[test]
fn the_gradient_passes_through_a_row_major_copy() {
    let leaf = full(&[2, 3], 3.0).set_requires_grad(true);
    let transposed = Matrix::try_from(leaf.tr()).unwrap();
    transposed.with_row_major(|tensor| tensor.square().sum(Kind::Float).backward()).unwrap();
    assert_eq!(values(&leaf.grad()), [6.0; 6]);
}

#[test]
fn a_row_major_copy_that_can_t_be_made_is_an_error() {
    let endless = || Owned::<Tch, f32, Ix1>::try_from(full(&[1], 1.0).expand([1_i64 << 58], true)).unwrap();
    let error = endless().with_row_major(|_| ()).unwrap_err();
    assert!(matches!(error, TensorError::Backend { backend: "PyTorch", .. }), "{error}");
    assert_eq!(error.to_string().lines().count(), 1, "{error}");
    let seen = |tensor: &dyn Fn() -> Owned<Tch, f32, Ix1>| {
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            TensorArg::<Tch, f32, Ix1, RowMajor>::with(&tensor(), Tensor::dim)
        }))
    };
    let panic = seen(&endless).unwrap_err();
    assert!(message(&*panic).starts_with("a tensor can't be copied to be row-major: PyTorch failed: "));

    let mut changed = columns();
    changed.with_mut(|tensor| *tensor = Tensor::new());
    assert!(matches!(changed.with_row_major(|_| ()).unwrap_err(), TensorError::NotDense { .. }));
}

#[test]
fn to_device_copies_nothing_on_the_device_and_refuses_one_that_is_not_there() {
    let _turn = turn();
    let tensor = columns();
    let start = address(tensor.as_ref());
    let (tensor, cost) = counted(|| tensor.to_device(&Device::Cpu).unwrap());
    assert_eq!((address(tensor.as_ref()), cost), (start, 0));
    assert_eq!(tensor.to_array().unwrap(), counting((2, 3)));
    assert_eq!(TensorArg::<_, _, _, RowMajor>::device(&tensor), Device::Cpu);
    let message = refusal(tensor.to_device(&Device::Cuda(99)));
    assert!(message.starts_with("PyTorch failed: "), "{message}");
    assert_eq!(message.lines().count(), 1, "{message}");

    let mut nothing = columns();
    nothing.with_mut(|tensor| *tensor = Tensor::new());
    let nothing = nothing.to_device(&Device::Cpu).unwrap();
    assert!(nothing.to_device(&Device::Cuda(99)).is_err());
}

#[test]
fn a_tuple_of_tensors_is_seen_at_once() {
    fn score(images: impl TensorArg<Tch, f32, Ix2, RowMajor>, weights: impl TensorArg<Tch, f32, Ix1>) -> Vec<f32> {
        (&images, &weights).with(|(images, weights)| {
            assert!(images.is_contiguous());
            values(&images.mv(weights))
        })
    }
    let weights = Owned::<Tch, f32, _>::copy_from(array![1.0, 10.0, 100.0].view(), &Device::Cpu).unwrap();
    assert_eq!(score(columns(), &weights), [321.0, 654.0]);
    let ranks = (&columns(), weights).with(|(images, weights)| (images.dim(), weights.dim()));
    assert_eq!(ranks, (2, 1));
}
