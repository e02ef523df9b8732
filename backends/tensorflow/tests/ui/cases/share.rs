use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_tensorflow::TensorFlow;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: &Signal) {
    let _ = signal.tensors::<TensorFlow>(); //~ `TensorFlow` is not a backend that can read the fields of
}

fn main() {}
