use ndarray::Array1;
use tensor_core::{Host, InputError, RowSource, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(signal: &Signal) -> Result<f32, InputError> {
    let source = RowSource::new(signal)?; //~ `Signal` has no axis of samples
    let batch = source.rows::<Host>(..2)?;
    Ok(batch.with(|t| t.volts.sum()))
}

fn main() {}
