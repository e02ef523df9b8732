use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype = usize)] //~ `usize` is not an element type of tensors
    labels: Array1<u64>,
}

fn main() {}
