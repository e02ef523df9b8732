use ndarray::Array1;
use tensor_core::{Host, HostMemory, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn send(signal: &Signal) {
    let tensors = signal.to_tensors_on::<Host>(&HostMemory).unwrap();
    let _ = tensors.to_device(&HostMemory);
}

fn main() {
    send(&Signal { volts: Array1::zeros(2) });
}
