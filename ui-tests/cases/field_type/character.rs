use ndarray::{Array0, Array1};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: char, //~ a field of type `char` can't become a tensor; write `#[tensor(skip)]` on it, or use `Array0<u32>` for a scalar
}

fn main() {}
