use ndarray::{Ix1, RawArrayView};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: RawArrayView<f32, Ix1>,
}

fn main() {}
