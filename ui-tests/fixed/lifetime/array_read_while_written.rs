use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn scale(signal: &mut Signal) -> f32 {
    let first = signal.volts[0];
    let mut tensors = signal.tensors_mut::<Host>().unwrap();
    tensors.with_mut(|t| *t.volts /= first);
    first
}

fn main() {
    let mut signal = Signal { volts: Array1::from_elem(8, 2.0) };
    assert_eq!(scale(&mut signal), 2.0);
    assert_eq!(signal.volts.sum(), 8.0);
}
