use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(cast = i64)] //~ write `copy, cast = i64`
    labels: Array1<u8>,
    #[tensor(copy, cast_checked)] //~ `cast_checked` takes a value
    scores: Array1<f32>,
    #[tensor(copy, cast_lossy = String)] //~ `String` is not an element type of tensors
    weights: Array1<f64>,
}

fn count(digits: &Digits) -> usize {
    let tensors: DigitsTensors<'_, Host> = digits.tensors().unwrap();
    tensors.with(|t| t.labels.len() + t.scores.len() + t.weights.len())
}

fn main() {}
