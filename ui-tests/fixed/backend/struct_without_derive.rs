use ndarray::Array1;
use tensor_core::{TensorInput, TensorStruct};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn describe() -> String {
    <Signal as TensorStruct>::SPEC.to_string()
}

fn main() {
    assert!(describe().contains("volts"));
}
