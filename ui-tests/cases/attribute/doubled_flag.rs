use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, copy)] //~ `copy` is given twice; remove one
    labels: Array1<u8>,
}

fn main() {}
