use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    pixels: [f32], //~ the size for values of type `[f32]` cannot be known
    labels: Array1<i64>,
}

fn main() {}
