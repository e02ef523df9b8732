use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
enum Signal { //~ `TensorInput` describes a struct, and `Signal` is an enum
    Volts(Array1<f32>),
}

fn main() {}
