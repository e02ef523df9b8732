use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy = false)] //~ `copy` takes no value; remove `copy`
    labels: Array1<u8>,
}

fn main() {}
