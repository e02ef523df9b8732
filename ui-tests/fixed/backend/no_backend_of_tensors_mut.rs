use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: &mut Signal) {
    let _ = signal.tensors_mut::<Host>();
}

fn main() {
    let mut signal = Signal { volts: Array1::ones(8) };
    convert(&mut signal);
}
