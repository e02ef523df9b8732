use ndarray::{Array1, ArrayView1};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: ArrayView1<f32>, //~ missing lifetime specifier
    times: Array1<f32>,
}

fn sum(signal: &Signal) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts.sum() + t.times.sum()))
}

fn main() {}
