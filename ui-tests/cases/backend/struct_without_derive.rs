use ndarray::Array1;
use tensor_core::{TensorInput, TensorStruct};

struct Signal {
    volts: Array1<f32>,
}

fn describe() -> String {
    <Signal as TensorStruct>::SPEC.to_string() //~ `Signal` is not a struct of arrays that can become tensors
}

fn main() {}
