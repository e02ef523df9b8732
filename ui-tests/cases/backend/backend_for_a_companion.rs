use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

struct Loader {
    batch: SignalFields<Host>, //~ a companion such as `DigitsFields` takes a kind of tensors, and `Host` is none
}

fn main() {}
