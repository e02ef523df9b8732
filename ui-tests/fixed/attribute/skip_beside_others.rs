use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(skip)]
    labels: Array1<u8>,
    weights: Array1<f32>,
}

fn main() {
    let digits = Digits { labels: Array1::zeros(2), weights: Array1::ones(2) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.weights.sum()), 2.0);
}
