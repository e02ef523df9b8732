use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(7, copy)] //~ expected a key, found `7`; write one of
    labels: Array1<u8>,
}

fn main() {}
