//! Reads files that NumPy wrote. `data/make.py` writes them.

mod common;

use common::{data, folder};
use half::f16;
use ndarray::{Array0, Array1, Array2, Array3, ArrayD, arr0, array};
use num_complex::Complex;
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, read, read_array};

/// Each dtype that both NumPy and `tensor-core` have.
#[derive(TensorInput, FromNpy, Debug, PartialEq)]
struct Every {
    #[npy(rename = "bool_")]
    bool: Array2<bool>,
    u8: Array2<u8>,
    u16: Array2<u16>,
    u32: Array2<u32>,
    u64: Array2<u64>,
    i8: Array2<i8>,
    i16: Array2<i16>,
    i32: Array2<i32>,
    i64: Array2<i64>,
    f16: Array2<f16>,
    f32: Array2<f32>,
    f64: Array2<f64>,
    c64: Array2<Complex<f32>>,
    c128: Array2<Complex<f64>>,
}

impl Every {
    fn expected() -> Self {
        macro_rules! integers {
            ($ty:ident) => {
                array![[$ty::MIN, 0, 1], [2, $ty::MAX - 1, $ty::MAX]]
            };
        }
        macro_rules! complex {
            ($ty:ident) => {
                array![
                    [Complex::new(0.0, 0.0), Complex::new(0.0, 1.0), Complex::new(-1.0, 0.0)],
                    [Complex::new(1.5, -2.5), Complex::new($ty::INFINITY, -0.0), Complex::new(3.0, 0.0)]
                ]
            };
        }
        let halves = [f16::ZERO, f16::NEG_ZERO, f16::from_f32(1.5), f16::INFINITY, f16::NEG_INFINITY, f16::MAX];
        Self {
            bool: array![[true, false, true], [false, false, true]],
            u8: integers!(u8),
            u16: integers!(u16),
            u32: integers!(u32),
            u64: integers!(u64),
            i8: integers!(i8),
            i16: integers!(i16),
            i32: integers!(i32),
            i64: integers!(i64),
            f16: Array2::from_shape_vec((2, 3), halves.to_vec()).unwrap(),
            f32: array![[0.0, -0.0, 1.5], [f32::INFINITY, f32::NEG_INFINITY, f32::MAX]],
            f64: array![[0.0, -0.0, 1.5], [f64::INFINITY, f64::NEG_INFINITY, f64::MAX]],
            c64: complex!(f32),
            c128: complex!(f64),
        }
    }
}

#[test]
fn every_dtype_is_read_from_a_compressed_archive() {
    let every: Every = read(data("every.npz")).unwrap();
    assert_eq!(every, Every::expected());
    assert!(every.f32[[0, 1]].is_sign_negative() && every.c64[[1, 1]].im.is_sign_negative());
}

#[test]
fn every_dtype_is_read_from_the_other_byte_order() {
    assert_eq!(read::<Every>(data("big_endian.npz")).unwrap(), Every::expected());
}

#[derive(TensorInput, FromNpy)]
struct Digits {
    #[tensor(share, shape = [batch, 8, 8])]
    images: Array3<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    labels: Vec<u8>,
}

#[test]
fn an_archive_and_a_folder_fill_the_same_struct() {
    for path in [data("digits.npz"), folder()] {
        let digits: Digits = read(&path).unwrap();
        assert_eq!(digits.images.dim(), (2, 8, 8));
        assert_eq!((digits.images[[0, 1, 2]], digits.images[[1, 7, 7]], digits.images.sum()), (0.5, 1.0, 1.5));
        assert_eq!(digits.labels, [4, 2]);
        let batch = digits.tensors::<Host>().unwrap();
        assert_eq!(batch.with(|t| t.images.as_ptr()), digits.images.as_ptr());
        assert_eq!(batch.with(|t| t.labels.to_vec()), [4_i64, 2]);
    }
}

#[test]
fn an_archive_in_memory_is_read() {
    let digits: Digits = tensor_npy::from_bytes(&std::fs::read(data("digits.npz")).unwrap()).unwrap();
    assert_eq!(digits.labels, [4, 2]);
}

#[derive(TensorInput, FromNpy)]
struct Unnamed(Array1<i16>, #[tensor(copy)] [f64; 2]);

#[test]
fn arrays_without_names_fill_a_tuple_struct() {
    let Unnamed(integers, floats) = read(data("unnamed.npz")).unwrap();
    assert_eq!((integers, floats), (array![0, 1, 2], [0.0, 1.0]));
}

#[derive(TensorInput, FromNpy)]
struct Points {
    xy: Array2<f64>,
    class: Box<Array1<i64>>,
    weight: Option<Array1<f64>>,
}

#[derive(TensorInput, FromNpy)]
struct Scene {
    id: Array1<i64>,
    points: Points,
    others: Option<Points>,
    #[tensor(skip)]
    title: String,
}

#[test]
fn nested_structs_have_dotted_names_and_options_may_be_absent() {
    let scene: Scene = read(data("nested.npz")).unwrap();
    assert_eq!(scene.id, array![0, 1]);
    assert_eq!(scene.points.xy, Array2::ones((2, 2)));
    assert_eq!(*scene.points.class, array![0, 1]);
    assert!(scene.points.weight.is_none() && scene.others.is_none() && scene.title.is_empty());
    assert!(scene.tensors::<Host>().is_ok());
}

#[test]
fn fortran_order_becomes_strides() {
    let array: Array3<f64> = read_array(folder().join("fortran.npy")).unwrap();
    assert_eq!(array, Array1::range(0.0, 24.0, 1.0).into_shape_with_order((2, 3, 4)).unwrap());
    assert_eq!(array.strides(), [1, 2, 6]);
}

#[test]
fn scalars_empty_arrays_and_any_rank_are_read() {
    let scalar: Array0<f64> = read_array(folder().join("scalar.npy")).unwrap();
    assert_eq!(scalar, arr0(2.5));
    let empty: Array3<Complex<f64>> = read_array(folder().join("empty.npy")).unwrap();
    assert_eq!(empty.dim(), (3, 0, 2));
    let any: ArrayD<f64> = read_array(folder().join("fortran.npy")).unwrap();
    assert_eq!(any.shape(), [2, 3, 4]);
}

#[test]
fn every_version_of_the_format_is_read() {
    for version in 1..=3 {
        let array: Vec<u16> = read_array(folder().join(format!("version_{version}.npy"))).unwrap();
        assert_eq!(array, [0, 1, 2]);
    }
}
