use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(whole, shape = [8, batch])]
    images: Array2<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {
    let digits = Digits { images: Array2::zeros((8, 2)), labels: Array1::zeros(2) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [8, 2]);
}
