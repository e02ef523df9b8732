use ndarray::{Array1, Ix1};
use tensor_core::{Host, SharedMut, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn zero(volts: &mut SharedMut<'_, Host, f32, Ix1>) {
    volts.with_mut(|t| t.fill(0.0));
}

fn call(signal: &Signal) {
    let mut tensors = signal.tensors::<Host>().unwrap();
    zero(&mut tensors.volts); //~ mismatched types
}

fn main() {}
