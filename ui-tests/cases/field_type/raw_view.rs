use ndarray::{Ix1, RawArrayView};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: RawArrayView<f32, Ix1>, //~ can't become a tensor: nothing says how long its memory lives
}

fn main() {}
