use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal<T> {
    volts: Array1<T>,
}

fn length<T>(signal: &Signal<T>) -> Result<usize, InputError> {
    let batch = signal.tensors::<Host>()?; //~ the method `tensors` exists for reference `&Signal<T>`, but its trait bounds were not satisfied
    Ok(batch.with(|t| t.volts.len()) + batch.volts.shape()[0])
}

fn main() {}
