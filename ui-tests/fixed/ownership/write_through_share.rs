use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn zero(signal: &mut Signal) {
    signal.tensors_mut::<Host>().unwrap().with_mut(|t| t.volts.fill(0.0));
}

fn main() {
    let mut signal = Signal { volts: Array1::ones(8) };
    zero(&mut signal);
    assert_eq!(signal.volts.sum(), 0.0);
}
