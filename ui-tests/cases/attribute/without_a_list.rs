use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor] //~ expected a list, such as `#[tensor(share)]`
    labels: Array1<u8>,
}

fn main() {}
