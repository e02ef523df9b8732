use ndarray::Array1;
use tensor_core::{Host, TensorInput};

struct Signal {
    volts: Array1<f32>,
}

fn is_converted(signal: Signal) -> bool {
    signal.tensors::<Host>().is_ok() //~ `Signal` is not a struct of arrays that can become tensors
}

fn main() {}
