use ndarray::ArrayView1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal<'a> {
    volts: ArrayView1<'a, f32>,
}

fn first(signal: &Signal<'_>) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts[0]))
}

fn main() {
    assert_eq!(first(&Signal { volts: ArrayView1::from(&[1.0]) }), Ok(1.0));
}
