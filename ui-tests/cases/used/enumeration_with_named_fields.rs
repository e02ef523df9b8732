use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
enum Signal { //~ `TensorInput` describes a struct, and `Signal` is an enum
    Mono { volts: Array1<f32> },
    Stereo { volts: Array1<f32>, right: Array1<f32> },
}

fn first(signal: &Signal) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts[0]))
}

fn main() {}
