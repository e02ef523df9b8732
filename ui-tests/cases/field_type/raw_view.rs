use ndarray::{Ix1, RawArrayView};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: RawArrayView<f32, Ix1>, //~ or use a view such as `ArrayView1<'a, f32>` in a `struct Signal<'a>`
}

fn main() {}
