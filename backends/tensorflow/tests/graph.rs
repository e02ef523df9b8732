//! Real graphs compute with the tensors of derived structs.

mod common;

use common::{needs_tensorflow, placeholder, session};
use half::bf16;
use ndarray::{Array1, Array2, Array4, Ix1, Ix2, Ix4, array};
use num_complex::Complex;
use tensor_core::{Owned, TensorArg, TensorInput};
use tensor_tensorflow::tensorflow::{BFloat16, Scope, SessionRunArgs, ops};
use tensor_tensorflow::{HostMemory, TensorFlow};

#[derive(TensorInput)]
struct Layer {
    #[tensor(copy, cast = f32, shape = [batch, inputs])]
    pixels: Array2<u8>,
    #[tensor(copy, shape = [inputs, outputs])]
    weights: Array2<f32>,
    #[tensor(copy, shape = [outputs])]
    bias: Array1<f32>,
}

#[test]
fn a_layer_computes_what_ndarray_computes() {
    needs_tensorflow!();
    // The weights lie column-major, as a transposed array does.
    let weights = array![[0.5, -1.0, 2.0], [0.25, 4.0, -0.125]].reversed_axes();
    let layer = Layer { pixels: array![[1, 2, 3], [255, 0, 7]], weights, bias: array![0.5, -100.0] };
    let expected = (layer.pixels.mapv(f32::from).dot(&layer.weights) + &layer.bias).mapv(|x| x.max(0.0));

    let mut scope = Scope::new_root_scope();
    let [pixels, weights, bias] = [(); 3].map(|()| placeholder::<f32>(&mut scope));
    let product = ops::mat_mul(pixels.clone(), weights.clone(), &mut scope).unwrap();
    let sum = ops::add(product, bias.clone(), &mut scope).unwrap();
    let scores = ops::relu(sum, &mut scope).unwrap();
    let session = session(&scope);

    let scores = layer.tensors::<TensorFlow>().unwrap().with(|t| {
        let mut run = SessionRunArgs::new();
        run.add_feed(&pixels, 0, t.pixels);
        run.add_feed(&weights, 0, t.weights);
        run.add_feed(&bias, 0, t.bias);
        let token = run.request_fetch(&scores, 0);
        session.run(&mut run).unwrap();
        run.fetch::<f32>(token).unwrap()
    });
    let scores = Owned::<TensorFlow, f32, Ix2>::try_from(scores.into()).unwrap();
    assert_eq!(scores.to_array().unwrap(), expected);
    assert_eq!(expected, array![[5.0, 0.0], [142.0, 0.0]], "what it is by hand");
}

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, shape = [_, 3, 3, 1])]
    pixels: Array4<f32>,
    #[tensor(copy, shape = [2, 2, 1, 2])]
    filters: Array4<f32>,
}

/// Any owner will do to be read.
fn convolved(
    pixels: impl TensorArg<TensorFlow, f32, Ix4>,
    filters: impl TensorArg<TensorFlow, f32, Ix4>,
) -> Array4<f32> {
    let mut scope = Scope::new_root_scope();
    let [input, filter] = [(); 2].map(|()| placeholder::<f32>(&mut scope));
    let output = ops::Conv2D::new()
        .strides([1, 1, 1, 1])
        .padding("VALID")
        .build(input.clone(), filter.clone(), &mut scope)
        .unwrap();
    let session = session(&scope);
    let output = pixels.with(|pixels| {
        filters.with(|filters| {
            let mut run = SessionRunArgs::new();
            run.add_feed(&input, 0, pixels);
            run.add_feed(&filter, 0, filters);
            let token = run.request_fetch(&output, 0);
            session.run(&mut run).unwrap();
            run.fetch::<f32>(token).unwrap()
        })
    });
    Owned::<TensorFlow, f32, Ix4>::try_from(output.into()).unwrap().to_array().unwrap()
}

#[test]
fn a_convolution_sees_the_axes_in_their_order() {
    needs_tensorflow!();
    let pixels = Array1::from_iter((0..9_u8).map(f32::from)).into_shape_with_order((1, 3, 3, 1)).unwrap();
    // The first filter picks the pixel, the second subtracts the one below to the right.
    let mut filters = Array4::zeros((2, 2, 1, 2));
    filters[[0, 0, 0, 0]] = 1.0;
    filters[[0, 0, 0, 1]] = 1.0;
    filters[[1, 1, 0, 1]] = -1.0;
    let images = Images { pixels, filters }.to_tensors::<TensorFlow>().unwrap();
    let output = convolved(&images.pixels, images.filters);
    let expected = [[0.0, -4.0], [1.0, -4.0], [3.0, -4.0], [4.0, -4.0]];
    assert_eq!(output, Array1::from_iter(expected.into_iter().flatten()).into_shape_with_order((1, 2, 2, 2)).unwrap());
}

/// The sum of both by TensorFlow.
macro_rules! doubled {
    ($element:ty, $native:ty, $values:expr) => {{
        let values: Array1<$element> = $values;
        let tensor = Owned::<TensorFlow, $element, Ix1>::copy_from(values.view(), &HostMemory).unwrap();
        let mut scope = Scope::new_root_scope();
        let input = placeholder::<$native>(&mut scope);
        let sum = ops::add_v2(input.clone(), input.clone(), &mut scope).unwrap();
        let output = common::run::<_, $native>(&session(&scope), &input, tensor.as_ref(), &sum);
        Owned::<TensorFlow, $element, Ix1>::try_from(output.into()).unwrap().to_array().unwrap().to_vec()
    }};
}

#[test]
fn tensorflow_computes_with_each_dtype_as_we_do() {
    needs_tensorflow!();
    assert_eq!(doubled!(u8, u8, array![1, 200]), [2, 144]);
    assert_eq!(doubled!(u16, u16, array![1, 30_000]), [2, 60_000]);
    assert_eq!(doubled!(u32, u32, array![1, 2_000_000_000]), [2, 4_000_000_000]);
    assert_eq!(doubled!(u64, u64, array![1, 1 << 62]), [2, 1 << 63]);
    assert_eq!(doubled!(i8, i8, array![-1, 60]), [-2, 120]);
    assert_eq!(doubled!(i16, i16, array![-1, 16_000]), [-2, 32_000]);
    assert_eq!(doubled!(i32, i32, array![-1, 1 << 29]), [-2, 1 << 30]);
    assert_eq!(doubled!(i64, i64, array![-1, 1 << 40]), [-2, 1 << 41]);
    assert_eq!(doubled!(f32, f32, array![-1.5, 0.25]), [-3.0, 0.5]);
    assert_eq!(doubled!(f64, f64, array![-1.5, 1e300]), [-3.0, 2e300]);
    let halves = [half::f16::from_f32(-1.5), half::f16::from_f32(1000.0)];
    assert_eq!(doubled!(half::f16, half::f16, Array1::from(halves.to_vec())), halves.map(|x| x + x));
    // As `f16`, the bits of these would be other numbers.
    let bfloats = [bf16::from_f32(-1.5), bf16::from_f32(1e30)];
    assert_eq!(doubled!(bf16, BFloat16, Array1::from(bfloats.to_vec())), bfloats.map(|x| x + x));
    assert_eq!(doubled!(Complex<f32>, Complex<f32>, array![Complex::new(1.0, -2.0)]), [Complex::new(2.0, -4.0)]);
    assert_eq!(doubled!(Complex<f64>, Complex<f64>, array![Complex::new(1.0, -2.0)]), [Complex::new(2.0, -4.0)]);
}

#[test]
fn tensorflow_reads_our_bools_and_we_read_its() {
    needs_tensorflow!();
    let values = array![true, false, false];
    let tensor = Owned::<TensorFlow, bool, Ix1>::copy_from(values.view(), &HostMemory).unwrap();
    let mut scope = Scope::new_root_scope();
    let input = placeholder::<bool>(&mut scope);
    let negated = ops::logical_not(input.clone(), &mut scope).unwrap();
    let output = common::run::<_, bool>(&session(&scope), &input, tensor.as_ref(), &negated);
    let output = Owned::<TensorFlow, bool, Ix1>::try_from(output.into()).unwrap();
    assert_eq!(output.to_array().unwrap(), array![false, true, true]);
}
