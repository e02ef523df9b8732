use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape(batch))] //~ `shape` takes a value, such as `shape = [batch]`
    labels: Array1<u8>,
}

fn main() {}
