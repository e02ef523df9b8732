use ndarray::{Array1, ArrayView1};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal<'a> {
    volts: ArrayView1<'a, f32>,
}

fn sum(signal: &Signal) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts.sum()))
}

fn main() {
    let volts = Array1::ones(8);
    assert_eq!(sum(&Signal { volts: volts.view() }), Ok(8.0));
}
