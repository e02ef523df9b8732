use ndarray::ArrayView1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: ArrayView1<f32>, //~ missing lifetime specifier
}

fn main() {}
