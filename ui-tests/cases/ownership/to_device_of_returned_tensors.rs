use ndarray::Array1;
use tensor_core::{Host, HostMemory, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn send(signal: &Signal) -> Result<SignalTensorsOwned<Host>, InputError> {
    let tensors = signal.tensors::<Host>()?;
    tensors.to_device(&HostMemory) //~ `to_device` moves every tensor, and shares stay where the array is
}

fn main() {}
