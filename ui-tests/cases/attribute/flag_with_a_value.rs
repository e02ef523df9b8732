use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy = true)] //~ `copy` takes no value
    labels: Array1<u8>,
}

fn main() {}
