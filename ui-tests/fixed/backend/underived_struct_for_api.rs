use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Array1<f32>,
}

fn train(input: &impl TensorInput<Host>) -> bool {
    input.tensors().is_ok()
}

fn all(digits: &Digits) -> bool {
    train(digits)
}

fn main() {
    assert!(all(&Digits { labels: Array1::zeros(2) }));
}
