use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rename = labels)] //~ `labels` is the name of another field; choose one that no other field has
    classes: Array1<u8>,
    labels: Array1<u8>,
}

fn main() {}
