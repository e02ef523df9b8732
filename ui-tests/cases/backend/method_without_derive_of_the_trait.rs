use ndarray::Array1;
use tensor_core::{Host, TensorInput};

struct Signal {
    volts: Array1<f32>,
}

fn is_converted(signal: Signal) -> bool {
    signal.tensors::<Host>().is_ok() //~ the method `tensors` exists for struct `Signal`, but its trait bounds were not satisfied
}

fn main() {}
