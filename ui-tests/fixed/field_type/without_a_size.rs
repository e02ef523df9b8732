use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    pixels: Vec<f32>,
    labels: Array1<i64>,
}

fn main() {
    let digits = Digits { pixels: vec![1.0], labels: Array1::zeros(1) };
    assert!(digits.tensors::<tensor_core::Host>().is_ok());
}
