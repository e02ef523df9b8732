use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: &mut Signal) {
    let _ = signal.tensors_mut::<Small>(); //~ `Small` is not a backend that can write to the fields of `Signal`
}

fn main() {}
