use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(copy)] //~ `copy` belongs on a field; write `#[tensor(copy)]` above each field that it is for
struct Digits {
    labels: Array1<u8>,
}

fn main() {}
