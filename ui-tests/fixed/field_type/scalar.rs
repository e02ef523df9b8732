use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    #[tensor(skip)]
    rate: f32,
    volts: Array1<f32>,
}

fn main() {
    let signal = Signal { rate: 44.1, volts: Array1::ones(8) };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.volts.sum()), 8.0);
    assert_eq!(signal.rate, 44.1);
}
