use ndarray::{Array1, Ix1};
use tensor_core::{Host, Owned, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn keep(signal: &Signal) -> Owned<Host, f32, Ix1> {
    signal.tensors::<Host>().unwrap().volts //~ mismatched types
}

fn main() {}
