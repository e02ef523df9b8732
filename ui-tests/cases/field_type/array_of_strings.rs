use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Array1<String>, //~ `String` is not an element type of tensors
}

fn main() {}
