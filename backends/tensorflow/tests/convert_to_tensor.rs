//! The same conversions as `tf.convert_to_tensor` makes of NumPy's arrays. Each test is a row of the table in
//! `docs/tensorflow.md`.

mod common;

use common::{needs_tensorflow, placeholder, run, session};
use half::f16;
use ndarray::{Array0, Array1, Array2, Array3, Array4, ArrayView2, Axis, Ix0, Ix2, Ix4, arr0, array, s, stack};
use tensor_core::{Owned, TensorError, TensorInput};
use tensor_tensorflow::tensorflow::{self, Scope, TensorType, ops};
use tensor_tensorflow::{HostMemory, TensorFlow};

/// The dtype that TensorFlow sees.
fn dtype<T: TensorType>(_: &tensorflow::Tensor<T>) -> tensorflow::DataType {
    T::data_type()
}

#[derive(TensorInput)]
struct Inferred {
    #[tensor(copy)]
    whole: Array2<i64>,
    #[tensor(copy)]
    real: Array2<f64>,
}

#[test]
fn dtype_inferred_from_the_array() {
    needs_tensorflow!();
    let arrays = Inferred { whole: array![[1, 2], [3, 4]], real: array![[1.0, 2.0], [3.0, 4.0]] };
    arrays.tensors::<TensorFlow>().unwrap().with(|t| {
        assert_eq!(dtype(t.whole), tensorflow::DataType::Int64);
        assert_eq!(dtype(t.real), tensorflow::DataType::Double);
        assert_eq!((t.whole.dims(), &t.whole[..]), (&[2, 2][..], &[1, 2, 3, 4][..]));
        assert_eq!((t.real.dims(), &t.real[..]), (&[2, 2][..], &[1.0, 2.0, 3.0, 4.0][..]));
    });
}

#[derive(TensorInput)]
struct Given {
    #[tensor(copy, cast = f32)]
    exact: Array2<u8>,
    #[tensor(copy, cast_lossy = f32)]
    rounded: Array2<i64>,
    #[tensor(copy, cast_lossy = f32)]
    narrowed: Array2<f64>,
    #[tensor(copy, dtype = f32)]
    same: Array2<f32>,
}

#[test]
fn dtype_given() {
    needs_tensorflow!();
    let given = Given {
        exact: array![[1, 2], [3, 255]],
        rounded: array![[1, 2], [3, (1 << 24) + 1]],
        narrowed: array![[1.0, 2.0], [3.0, 0.1]],
        same: array![[1.0, 2.0], [3.0, 4.0]],
    };
    given.tensors::<TensorFlow>().unwrap().with(|t| {
        assert_eq!(t.exact[..], [1.0, 2.0, 3.0, 255.0]);
        assert_eq!(t.rounded[..], [1.0, 2.0, 3.0, 16_777_216.0]);
        assert_eq!(t.narrowed[..], [1.0, 2.0, 3.0, 0.1_f32]);
        assert_eq!(t.same[..], [1.0, 2.0, 3.0, 4.0]);
    });
}

#[derive(TensorInput)]
struct Lists {
    #[tensor(copy)]
    vec: Vec<f32>,
    #[tensor(copy)]
    row: [f32; 3],
    #[tensor(copy)]
    scalar: Array0<i32>,
}

#[test]
fn lists_and_scalars() {
    needs_tensorflow!();
    let lists = Lists { vec: vec![2.0, 3.0, 4.0], row: [2.0, 3.0, 4.0], scalar: arr0(4) };
    let tensors = lists.tensors::<TensorFlow>().unwrap();
    tensors.with(|t| {
        assert_eq!((t.vec.dims(), &t.vec[..]), (&[3][..], &[2.0, 3.0, 4.0][..]));
        assert_eq!(t.row[..], t.vec[..]);
        assert_eq!((t.scalar.dims(), t.scalar[0]), (&[][..], 4));
    });
    let scalar: &Owned<TensorFlow, i32, Ix0> = &tensors.scalar;
    assert_eq!(scalar.to_array().unwrap(), arr0(4));
}

#[test]
fn tensor_given_stays_what_it_is() {
    needs_tensorflow!();
    let raw = tensorflow::Tensor::<f32>::new(&[2, 2]).with_values(&[1.0, 2.0, 3.0, 4.0]).unwrap();
    let address = raw.as_ptr();
    let tensor = Owned::<TensorFlow, f32, Ix2>::try_from(raw.into()).unwrap();
    assert_eq!(tensor.as_ref().as_ptr(), address);
    // Another rank is an error; another dtype does not compile.
    let error = Owned::<TensorFlow, f32, Ix4>::try_from(tensor.into_inner()).unwrap_err();
    assert_eq!(error, TensorError::Rank { expected: 4, found: 2 });
}

#[derive(TensorInput)]
struct Batch {
    #[tensor(copy, cast = f32, shape = [_, 64, 64, 3])]
    images: Array4<u8>,
}

#[test]
fn batch_of_images_stacked() {
    needs_tensorflow!();
    let image = |shade: u8| Array3::from_shape_fn((64, 64, 3), |(y, x, c)| shade + u8::try_from((y ^ x) + c).unwrap());
    let images = [image(0), image(50), image(100)];
    let views: Vec<_> = images.iter().map(|image| image.view()).collect();
    let batch = Batch { images: stack(Axis(0), &views).unwrap() };
    let tensors = batch.tensors::<TensorFlow>().unwrap();
    assert_eq!(tensors.images.shape(), [3, 64, 64, 3]);

    // TensorFlow's own mean over each image.
    let mut scope = Scope::new_root_scope();
    let input = placeholder::<f32>(&mut scope);
    let axes = ops::constant(&[1, 2, 3][..], &mut scope).unwrap();
    let mean = ops::mean(input.clone(), axes, &mut scope).unwrap();
    let means: tensorflow::Tensor<f32> = run(&session(&scope), &input, tensors.images.as_ref(), &mean);
    // On average `y ^ x` is 31.5, and `c` is 1.
    assert_eq!(means[..], [32.5, 82.5, 132.5]);
}

#[derive(TensorInput)]
struct Views<'a> {
    #[tensor(copy)]
    transposed: ArrayView2<'a, f32>,
    #[tensor(copy)]
    sliced: ArrayView2<'a, f32>,
    #[tensor(copy, cast = f64)]
    backwards: ArrayView2<'a, f32>,
}

#[test]
fn arrays_of_any_strides() {
    needs_tensorflow!();
    let array = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let views =
        Views { transposed: array.t(), sliced: array.slice(s![.., ..;2]), backwards: array.slice(s![..;-1, ..;-1]) };
    views.tensors::<TensorFlow>().unwrap().with(|t| {
        assert_eq!((t.transposed.dims(), &t.transposed[..]), (&[3, 2][..], &[1.0, 4.0, 2.0, 5.0, 3.0, 6.0][..]));
        assert_eq!((t.sliced.dims(), &t.sliced[..]), (&[2, 2][..], &[1.0, 3.0, 4.0, 6.0][..]));
        assert_eq!(t.backwards[..], [6.0, 5.0, 4.0, 3.0, 2.0, 1.0]);
    });
}

#[test]
fn change_of_the_array_is_not_seen_by_the_tensor_nor_the_reverse() {
    needs_tensorflow!();
    let mut arrays = Inferred { whole: array![[1, 2], [3, 4]], real: Array2::zeros((1, 1)) };
    let mut whole = arrays.tensors::<TensorFlow>().unwrap().whole;
    arrays.whole[[0, 0]] = 9;
    assert_eq!(whole.to_array().unwrap(), array![[1, 2], [3, 4]]);
    whole.with_mut(|t| t.values_mut().unwrap()[3] = -4);
    assert_eq!(arrays.whole, array![[9, 2], [3, 4]]);
}

#[test]
fn tensor_back_to_an_array() {
    needs_tensorflow!();
    let values = array![[1, 2], [3, 4], [5, 6]].mapv(|x| f16::from_f32(f32::from(i16::try_from(x).unwrap())));
    let tensor = Owned::<TensorFlow, f16, Ix2>::copy_from(values.view(), &HostMemory).unwrap();
    let mut back: Array2<f16> = tensor.to_array().unwrap();
    assert_eq!(back, values);
    // The array is its own.
    back.fill(f16::ZERO);
    assert_eq!(tensor.to_array().unwrap(), values);
}

#[derive(TensorInput)]
struct Cast {
    #[tensor(copy, cast_lossy = f16)]
    halves: Array1<f64>,
}

#[derive(TensorInput)]
struct Truncated {
    #[tensor(copy, cast_lossy = u8)]
    bytes: Array1<f16>,
}

#[test]
fn cast_to_narrower_dtypes() {
    needs_tensorflow!();
    // As in the guide: to `float16`, then to `uint8`, which loses the decimals.
    let halves = Cast { halves: array![2.2, 3.3, 4.4] }.tensors::<TensorFlow>().unwrap().halves.to_array().unwrap();
    assert_eq!(halves, array![2.2, 3.3, 4.4].mapv(f16::from_f64));
    let truncated = Truncated { bytes: halves.clone() };
    let bytes = truncated.tensors::<TensorFlow>().unwrap().bytes;
    assert_eq!(bytes.to_array().unwrap(), array![2, 3, 4]);

    let mut scope = Scope::new_root_scope();
    let input = placeholder::<f16>(&mut scope);
    let cast = ops::Cast::new().DstT(tensorflow::DataType::UInt8).build(input.clone(), &mut scope).unwrap();
    let halves = Owned::<TensorFlow, f16, _>::copy_from(halves.view(), &HostMemory).unwrap();
    let theirs: tensorflow::Tensor<u8> = run(&session(&scope), &input, halves.as_ref(), &cast);
    bytes.with(|ours| assert_eq!(ours[..], theirs[..]));
}

#[test]
fn each_row_of_the_table_is_a_test_and_each_test_a_row() {
    let table = include_str!("../../../docs/tensorflow.md");
    let rows: Vec<_> = table.lines().filter_map(|line| line.strip_suffix("` |")?.rsplit('`').next()).collect();
    let code = include_str!("convert_to_tensor.rs");
    let tests: Vec<_> = code.lines().filter_map(|line| line.strip_prefix("fn ")?.strip_suffix("() {")).collect();
    assert_eq!(rows, tests[..tests.len() - 1]);
    assert!(!rows.is_empty());
}
