use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    name: String, //~ a field of type `String` can't become a tensor
    labels: Array1<u8>,
    weights: Array1<usize>, //~ `usize` is not an element type of tensors
    extra: (u8, u8), //~ a field of type `(u8, u8)` can't become a tensor
}

fn count(digits: &Digits) -> usize {
    let tensors: DigitsTensors<'_, Host> = digits.tensors().unwrap();
    tensors.with(|t| t.labels.len())
}

fn main() {}
