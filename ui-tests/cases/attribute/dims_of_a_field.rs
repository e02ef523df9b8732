use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dims(batch), shape = [batch])] //~ `dims` belongs on the struct; write `#[tensor(dims(batch))]` above `struct`, and not here
    labels: Array1<u8>,
}

fn main() {}
