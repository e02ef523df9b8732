use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<'a> {
    volts: Array1<f32>,
    #[tensor(skip)]
    extra: &'a str,
}

fn main() {
    let signal = Signal { volts: Array1::ones(8), extra: "noise" };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.volts.sum()), 8.0);
}
