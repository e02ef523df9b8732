use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<T> {
    volts: Array1<T>,
}

fn works(signal: &Signal<u64>) {
    let _ = signal.tensors::<Host>();
}

fn main() {
    let signal = Signal { volts: Array1::zeros(8) };
    works(&signal);
}
