use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<T> {
    #[tensor(copy, cast = f32)]
    volts: Array1<T>,
}

fn works(signal: &Signal<f64>) {
    let _ = signal.to_tensors::<Host>(); //~ a cast from `f64` to `f32` does not keep every value
}

fn main() {}
