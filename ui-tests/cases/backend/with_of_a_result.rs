use ndarray::Array1;
use tensor_core::{Host, InputError, TensorArg, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(signal: &Signal) -> Result<f32, InputError> {
    let tensors = signal.tensors::<Host>();
    Ok(tensors.with(|t| t.volts.sum())) //~ no method named `with` found for enum `Result<T, E>`
}

fn print(volts: impl TensorArg<Host, f32, ndarray::Ix1>) {
    volts.with(|t| println!("{t}"));
}

fn main() {}
