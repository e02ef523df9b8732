use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast = f32)]
    volts: Array1<f64>, //~ a cast from `f64` to `f32` does not keep every value
}

fn main() {}
