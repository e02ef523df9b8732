use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn swap(signal: &mut Signal) {
    let mut first = signal.tensors_mut::<Host>().unwrap();
    first.with_mut(|t| t.volts.fill(0.0));
    let mut second = signal.tensors_mut::<Host>().unwrap();
    second.with_mut(|t| t.volts.fill(1.0));
}

fn main() {
    let mut signal = Signal { volts: Array1::ones(8) };
    swap(&mut signal);
    assert_eq!(signal.volts.sum(), 8.0);
}
