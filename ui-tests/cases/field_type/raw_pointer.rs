use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: *const f32, //~ a field of type `*const f32` can't become a tensor
}

fn main() {}
