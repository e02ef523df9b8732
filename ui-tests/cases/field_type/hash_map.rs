use std::collections::HashMap;

use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: HashMap<u8, f32>, //~ a field of type `HashMap<u8, f32>` can't become a tensor
}

fn main() {}
