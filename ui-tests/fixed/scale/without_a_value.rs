use ndarray::{Array1, array};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, cast = f32, scale = 1.0 / 255.0)]
    pixels: Array1<u8>,
}

fn main() {
    let images = Images { pixels: array![0, 255] };
    let tensors = images.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.pixels.to_vec()), [0.0, 1.0]);
}
