use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(crate = "tensor_core")] //~ expected a path, such as `crate = tensor_core`, without quotes
struct Digits {
    labels: Array1<u8>,
}

fn main() {}
