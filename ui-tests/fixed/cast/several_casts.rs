use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
    #[tensor(copy, cast_checked = i64)]
    scores: Array1<f32>,
    #[tensor(copy, cast_lossy = f32)]
    weights: Array1<f64>,
}

fn count(digits: &Digits) -> usize {
    let tensors: DigitsTensors<'_, Host> = digits.tensors().unwrap();
    tensors.with(|t| t.labels.len() + t.scores.len() + t.weights.len())
}

fn main() {
    let digits = Digits { labels: Array1::zeros(1), scores: Array1::zeros(2), weights: Array1::zeros(3) };
    assert_eq!(count(&digits), 6);
}
