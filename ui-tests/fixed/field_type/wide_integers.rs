use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Array1<i64>,
}

fn main() {
    let signal = Signal { volts: Array1::ones(8), extra: Array1::zeros(8) };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.volts.sum()), 8.0);
}
