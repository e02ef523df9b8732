use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Channel<T> {
    volts: T,
}

fn first(_: &Channel<&str>, volts: &Channel<Array1<f32>>) {
    let _ = volts.tensors::<Host>();
}

fn main() {
    first(&Channel { volts: "1.5" }, &Channel { volts: Array1::zeros(2) });
}
