use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(pinned)] //~ unknown key `pinned`
    labels: Array1<u8>,
}

fn main() {}
