use ndarray::Ix1;
use tensor_core::{Host, SupportsRowMajor};
use tensor_ui_tests::Small;

fn name<B: SupportsRowMajor<f32, Ix1>>() -> &'static str {
    B::NAME
}

fn run() -> &'static str {
    name::<Small>() //~ backend `Small` cannot make its tensors row-major
}

fn main() {}
