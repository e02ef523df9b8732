use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal<T> {
    volts: Array1<T>,
}

fn works(signal: &Signal<u64>) -> Result<usize, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.volts.shape()[0])
}

fn main() {
    let signal = Signal { volts: Array1::zeros(8) };
    assert_eq!(works(&signal), Ok(8));
}
