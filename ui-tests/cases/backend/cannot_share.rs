use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: &Signal) {
    let _ = signal.tensors::<Small>(); //~ `Small` is not a backend that can read the fields of `Signal`
}

fn main() {}
