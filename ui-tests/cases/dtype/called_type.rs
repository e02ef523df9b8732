use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(type = u8)] //~ unknown key `type`, did you mean `dtype`?
    labels: Array1<u8>,
}

fn main() {}
