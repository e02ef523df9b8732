use ndarray::{Array0, Array1};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: bool, //~ a field of type `bool` can't become a tensor; write `#[tensor(skip)]` on it, or use `Array0<bool>` for a scalar
}

fn main() {}
