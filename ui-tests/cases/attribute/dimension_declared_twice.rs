use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(batch, batch))] //~ `batch` is declared twice; remove one
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
