use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(device = cpu)] //~ unknown key `device`: the keys are `crate`, `rename`, `dims`
struct Digits {
    labels: Array1<u8>,
}

fn main() {}
