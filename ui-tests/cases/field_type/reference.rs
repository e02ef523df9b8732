use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<'a> {
    volts: &'a Array1<f32>, //~ a field of type
}

fn main() {}
