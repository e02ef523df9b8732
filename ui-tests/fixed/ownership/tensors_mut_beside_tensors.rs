use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn scale(signal: &mut Signal) {
    let sum = signal.tensors::<Host>().unwrap().with(|t| t.volts.sum());
    let mut writable = signal.tensors_mut::<Host>().unwrap();
    writable.with_mut(|t| *t.volts /= sum);
}

fn main() {
    let mut signal = Signal { volts: Array1::ones(8) };
    scale(&mut signal);
    assert_eq!(signal.volts.sum(), 1.0);
}
