use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(skip, dtype = u8)] //~ a skipped field becomes no tensor; remove `skip`, or everything beside it
    labels: Array1<u8>,
    weights: Array1<f32>,
}

fn main() {}
