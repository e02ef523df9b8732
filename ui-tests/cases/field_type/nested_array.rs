use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: [[f32; 3]; 2], //~ a field of type `[[f32; 3]; 2]` can't become a tensor
}

fn main() {}
