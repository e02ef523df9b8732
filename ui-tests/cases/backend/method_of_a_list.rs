use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn first(signals: &Vec<Signal>) -> Result<f32, InputError> {
    let batch = signals.tensors::<Host>()?; //~ the method `tensors` exists for reference `&Vec<Signal>`, but its trait bounds were not satisfied
    Ok(batch.with(|t| t.volts[0]))
}

fn main() {}
