use ndarray::Array1;
use tensor_core::{Host, TensorInputMut};

struct Signal {
    volts: Array1<f32>,
}

fn augment(_: &mut impl TensorInputMut<Host>) {}

fn call(signal: &mut Signal) {
    augment(signal); //~ tensors of backend `Host` can't write to `Signal` in place
}

fn main() {}
