use ndarray::ArrayView1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: ArrayView1<'a, f32>, //~ use of undeclared lifetime name `'a`
}

fn sum(signal: &Signal) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts.sum()))
}

fn main() {}
