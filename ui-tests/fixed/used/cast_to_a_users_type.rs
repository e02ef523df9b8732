use ndarray::Array1;
use tensor_core::{Host, TensorInput};

type Wide = i64;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast = Wide)]
    volts: Array1<u8>,
}

fn sum(signal: &Signal) -> i64 {
    let batch = signal.tensors::<Host>().unwrap();
    batch.with(|t| t.volts.sum())
}

fn main() {
    assert_eq!(sum(&Signal { volts: Array1::ones(8) }), 8);
}
