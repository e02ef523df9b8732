use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [1.5])] //~ the length of an axis is an integer, not `1.5`
    labels: Array1<u8>,
}

fn main() {}
