use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(cast_checked = u8)] //~ write `copy, cast_checked = u8`
    labels: Array1<i32>,
}

fn main() {}
