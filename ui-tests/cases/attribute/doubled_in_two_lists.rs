use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype = u8)]
    #[tensor(copy, dtype = i64)] //~ `dtype` is given twice; remove one
    labels: Array1<u8>,
}

fn main() {}
