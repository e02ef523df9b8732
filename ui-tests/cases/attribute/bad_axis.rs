use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [?])] //~ expected an axis, found `?`; write `_` for any length
    labels: Array1<u8>,
}

fn main() {}
