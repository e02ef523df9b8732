use ndarray::{Array1, array};
use tensor_core::TensorInput;
use tensor_tensorflow::TensorFlow;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy)]
    volts: Array1<f32>,
}

fn convert(signal: &Signal) {
    let tensors = signal.tensors::<TensorFlow>().unwrap();
    assert_eq!(tensors.volts.to_array().unwrap(), signal.volts);
}

fn main() {
    if tensor_tensorflow::load().is_ok() {
        convert(&Signal { volts: array![1.0, 2.0] });
    }
}
