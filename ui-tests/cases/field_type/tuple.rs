use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: (Array1<f32>, f32), //~ a field of type `(Array1<f32>, f32)` can't become a tensor
}

fn main() {}
