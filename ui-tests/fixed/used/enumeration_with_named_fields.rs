use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    right: Option<Array1<f32>>,
}

fn first(signal: &Signal) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts[0]))
}

fn main() {
    assert_eq!(first(&Signal { volts: Array1::ones(8), right: None }), Ok(1.0));
}
