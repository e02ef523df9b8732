use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy)]
    volts: Array1<f32>,
}

fn convert(signal: &Signal) {
    let _ = signal.tensors::<Small>();
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    convert(&signal);
    assert_eq!(signal.tensors::<Small>().unwrap().with(|t| t.volts.sum()), 8.0);
}
