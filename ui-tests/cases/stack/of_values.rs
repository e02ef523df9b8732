use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(stack)]
struct Signal {
    volts: Array1<f32>,
}

fn is_stacked(signals: Vec<Signal>) -> bool {
    Signal::stack::<Host>(signals).is_ok() //~ expected references to `Signal`, found `Signal`
}

fn main() {}
