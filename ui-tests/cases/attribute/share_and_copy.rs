use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, copy)] //~ a field is either `share` or `copy`; remove one
    labels: Array1<u8>,
}

fn main() {}
