use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast_checked = u128)] //~ `u128` is not an element type of tensors
    labels: Array1<i32>,
}

fn main() {}
