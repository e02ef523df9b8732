use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = i64, cast = i32)] //~ `cast` is given twice; remove one
    labels: Array1<u8>,
}

fn main() {}
