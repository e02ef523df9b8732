use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Channel<T> {
    volts: T,
}

#[derive(TensorInput)]
struct Signal {
    left: Channel<Array1<f32>>,
}

fn main() {
    let signal = Signal { left: Channel { volts: Array1::ones(2) } };
    let tensors = signal.tensors::<Host>().unwrap();
    assert_eq!(tensors.left.volts.with(|volts| volts.sum()), 2.0);
}
