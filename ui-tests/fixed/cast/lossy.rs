use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast_lossy = f32)]
    volts: Array1<f64>,
}

fn main() {
    let signal = Signal { volts: Array1::from(vec![1.5, 2.5]) };
    assert_eq!(signal.tensors::<tensor_core::Host>().unwrap().volts.with(|volts| volts.sum()), 4.0_f32);
}
