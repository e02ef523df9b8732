use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    names: Vec<String>, //~ a field of type `Vec<String>` can't become a tensor
    labels: Array1<u8>,
}

fn main() {}
