use ndarray::{Array1, Ix1};
use tensor_core::{Host, Owned, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn keep(signal: &Signal) -> Owned<Host, f32, Ix1> {
    signal.to_tensors::<Host>().unwrap().volts
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    assert_eq!(keep(&signal).with(|t| t.sum()), 8.0);
}
