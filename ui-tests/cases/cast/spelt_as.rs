use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, as = u8)] //~ unknown key `as`, did you mean `cast_lossy`?
    labels: Array1<i32>,
}

fn main() {}
