use ndarray::Array1;
use tensor_core::{Host, HostMemory, InputError, RowSource, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(signal: &Signal) -> Result<f32, InputError> {
    let source = RowSource::<_, Host>::new(signal, &HostMemory)?; //~ `Signal` has no axis of samples
    let batch = source.rows(..2)?;
    Ok(batch.with(|t| t.volts.sum()))
}

fn main() {}
