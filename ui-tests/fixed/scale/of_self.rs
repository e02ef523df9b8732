use ndarray::{Array1, array};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images<const N: usize> {
    #[tensor(copy, cast = f32, scale = UNIT)]
    pixels: Array1<u8>,
}

impl<const N: usize> Images<N> {
    const UNIT: f64 = UNIT;
}

const UNIT: f64 = 1.0 / 255.0;

fn main() {
    let images = Images::<2> { pixels: array![0, 255] };
    let tensors = images.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.pixels.to_vec()), [0.0, 1.0]);
}
