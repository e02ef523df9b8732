use ndarray::Array1;
use tensor_core::{Host, HostMemory, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn send(signal: &Signal) -> Result<SignalTensorsOwned<Host>, InputError> {
    signal.to_tensors_on::<Host>(&HostMemory)
}

fn main() {
    assert_eq!(send(&Signal { volts: Array1::zeros(2) }).unwrap().volts.shape(), [2]);
}
