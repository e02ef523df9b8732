use ndarray::{Array0, Array1};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Option<f64>, //~ a field of type `Option<f64>` can't become a tensor
}

fn main() {}
