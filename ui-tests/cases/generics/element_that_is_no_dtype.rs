use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal<T> {
    volts: Array1<T>,
}

fn works(signal: &Signal<usize>) -> Result<usize, InputError> {
    let batch = signal.tensors::<Host>()?; //~ the method `tensors` exists for reference `&Signal<usize>`, but its trait bounds were not satisfied
    Ok(batch.volts.shape()[0])
}

fn main() {}
