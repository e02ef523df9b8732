use ndarray::{Array1, Ix1};
use tensor_core::{Host, SharedMut, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn lock(signal: &mut Signal) -> SharedMut<'_, Host, f32, Ix1> {
    signal.tensors::<Host>().unwrap().volts //~ mismatched types
}

fn main() {}
