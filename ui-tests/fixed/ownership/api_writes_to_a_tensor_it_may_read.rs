use ndarray::{Array1, Ix1};
use tensor_core::{Host, SharedMut, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn lock(signal: &mut Signal) -> SharedMut<'_, Host, f32, Ix1> {
    signal.tensors_mut::<Host>().unwrap().volts
}

fn main() {
    let mut signal = Signal { volts: Array1::ones(8) };
    lock(&mut signal).with_mut(|t| t.fill(2.0));
    assert_eq!(signal.volts.sum(), 16.0);
}
