use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(skip)]
    name: String,
    labels: Array1<u8>,
    weights: Array1<u64>,
    #[tensor(skip)]
    extra: (u8, u8),
}

fn count(digits: &Digits) -> usize {
    let tensors: DigitsTensors<'_, Host> = digits.tensors().unwrap();
    tensors.with(|t| t.labels.len())
}

fn main() {
    let digits = Digits { name: String::new(), labels: Array1::zeros(2), weights: Array1::zeros(2), extra: (0, 0) };
    assert_eq!(count(&digits), 2);
}
