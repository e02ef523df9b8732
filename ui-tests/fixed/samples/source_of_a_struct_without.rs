use ndarray::Array1;
use tensor_core::{Host, InputError, RowSource, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Signal {
    #[tensor(shape = [batch])]
    volts: Array1<f32>,
}

fn sum(signal: &Signal) -> Result<f32, InputError> {
    let source = RowSource::new(signal)?;
    let batch = source.rows::<Host>(..2)?;
    Ok(batch.with(|t| t.volts.sum()))
}

fn main() {
    assert_eq!(sum(&Signal { volts: Array1::ones(8) }).unwrap(), 2.0);
}
