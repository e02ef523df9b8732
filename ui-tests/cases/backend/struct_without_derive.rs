use ndarray::Array1;
use tensor_core::{Host, TensorInput};

struct Signal {
    volts: Array1<f32>,
}

fn train(_: &impl TensorInput<Host>) {}

fn call(signal: &Signal) {
    train(signal); //~ `Signal` can't become tensors of backend `Host`
}

fn main() {}
