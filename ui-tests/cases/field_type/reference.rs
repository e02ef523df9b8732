use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<'a> {
    volts: &'a Array1<f32>, //~ can't become a tensor
}

fn main() {}
