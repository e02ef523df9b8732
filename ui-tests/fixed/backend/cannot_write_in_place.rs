use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy)]
    volts: Array1<f32>,
}

fn convert(signal: &mut Signal) {
    let _ = signal.tensors_mut::<Small>();
}

fn main() {
    let mut signal = Signal { volts: Array1::ones(8) };
    convert(&mut signal);
    assert_eq!(signal.volts.sum(), 8.0);
}
