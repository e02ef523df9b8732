use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn first(signals: &Vec<Signal>) -> Result<f32, InputError> {
    let batch = signals[0].tensors::<Host>()?;
    Ok(batch.with(|t| t.volts[0]))
}

fn main() {
    assert_eq!(first(&vec![Signal { volts: Array1::ones(8) }]), Ok(1.0));
}
