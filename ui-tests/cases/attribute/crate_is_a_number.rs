use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(crate = 5)] //~ expected a path, such as `crate = ::tensor_core`
struct Digits {
    labels: Array1<u8>,
}

fn main() {}
