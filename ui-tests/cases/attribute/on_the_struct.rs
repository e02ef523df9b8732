use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(copy)] //~ `tensor` attributes belong on the fields
struct Digits {
    labels: Array1<u8>,
}

fn main() {}
