use ndarray::{Ix1, RawArrayView};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: RawArrayView<f32, Ix1>, //~ or use a view with a lifetime, such as `ArrayView1<'a, f32>`
}

fn main() {}
