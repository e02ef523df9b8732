use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast = f32)]
    volts: Array1<u8>,
}

fn main() {
    let signal = Signal { volts: Array1::zeros(2) };
    assert_eq!(signal.tensors::<Host>().unwrap().volts.shape(), [2]);
}
