use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor("copy", cast = i64)] //~ expected a key, found a string; write `copy` without quotes
    labels: Array1<u8>,
}

fn main() {}
