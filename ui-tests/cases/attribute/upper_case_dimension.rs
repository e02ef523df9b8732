use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(Batch))] //~ the name of a dimension is lower-case
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
