use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = usize)] //~ `usize` is not an element type of tensors
    labels: Array1<u8>,
}

fn main() {}
