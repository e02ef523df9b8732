use ndarray::{Array0, Array1};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(whole)]
    mean: Array0<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {
    let digits = Digits { mean: Array0::zeros(()), labels: Array1::zeros(2) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.mean.shape(), []);
}
