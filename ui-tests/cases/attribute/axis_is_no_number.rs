use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [1.5])] //~ mismatched types
    labels: Array1<u8>,
}

fn main() {}
