use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, cast_lossy = u8)] //~ write `copy, cast_lossy = u8` in place of `share`
    labels: Array1<i32>,
}

fn main() {}
