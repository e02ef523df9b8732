use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn zero(signal: &mut Signal) {
    let mut tensors = signal.tensors_mut::<Host>().unwrap();
    let mut volts = None;
    tensors.with_mut(|t| volts = Some(t.volts)); //~ borrowed data escapes outside of closure
    volts.unwrap().fill(0.0);
}

fn main() {}
