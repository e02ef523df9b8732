use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(skip)] //~ `skip` belongs on a field; write `#[tensor(skip)]` above each field that it is for
struct Digits {
    labels: Array1<u8>,
    weights: Array1<f32>,
}

fn main() {}
