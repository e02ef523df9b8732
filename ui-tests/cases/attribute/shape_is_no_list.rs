use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = batch)] //~ expected a list of axes, such as `shape = [batch]`
    labels: Array1<u8>,
}

fn main() {}
