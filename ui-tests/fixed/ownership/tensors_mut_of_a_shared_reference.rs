use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<'a> {
    volts: &'a mut Array1<f32>,
}

fn zero(signal: &mut Signal<'_>) {
    signal.tensors_mut::<Host>().unwrap();
}

fn main() {
    let mut volts = Array1::zeros(8);
    zero(&mut Signal { volts: &mut volts });
}
