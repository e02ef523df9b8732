use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Tokens {
    ids: Array2<usize>, //~ `usize` is not an element type of tensors
}

fn main() {}
