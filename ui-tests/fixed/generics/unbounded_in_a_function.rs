use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal<T> {
    volts: Array1<T>,
}

fn length<T: tensor_core::Element>(signal: &Signal<T>) -> Result<usize, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts.len()) + batch.volts.shape()[0])
}

fn main() {
    assert_eq!(length(&Signal { volts: Array1::<u8>::zeros(8) }), Ok(16));
}
