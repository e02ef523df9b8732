use ndarray::{Array1, array};
use tensor_core::TensorInput;
use tensor_tensorflow::TensorFlow;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy)]
    volts: Array1<f32>,
}

fn convert(signal: &mut Signal) {
    let mut tensors = signal.tensors_mut::<TensorFlow>().unwrap();
    tensors.volts.with_mut(|t| t.values_mut().map(|values| values[0] = 7.0)).unwrap();
}

fn main() {
    if tensor_tensorflow::load().is_ok() {
        convert(&mut Signal { volts: array![1.0, 2.0] });
    }
}
