use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<T> {
    #[tensor(copy, cast = f32)]
    volts: Array1<T>,
}

fn works(signal: &Signal<u16>) {
    let _ = signal.to_tensors::<Host>();
}

fn main() {
    works(&Signal { volts: Array1::zeros(8) });
}
