use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
    #[tensor(whole = true)] //~ `whole` takes no value; write `whole` alone
    palette: Array2<u8>,
}

fn main() {}
