use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

struct Batch {
    signal: SignalTensors<Host>, //~ missing lifetime specifier
}

fn main() {}
