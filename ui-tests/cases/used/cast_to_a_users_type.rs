use ndarray::Array1;
use tensor_core::{Host, TensorInput};

struct Wide;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast = Wide)] //~ `Wide` is not an element type of tensors
    volts: Array1<u8>,
}

fn sum(signal: &Signal) -> i64 {
    let batch = signal.tensors::<Host>().unwrap();
    batch.with(|t| t.volts.sum())
}

fn main() {}
