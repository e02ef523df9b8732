use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Person {
    name: String, //~ a field of type `String` can't become a tensor
    heights: Array1<f32>,
}

fn main() {}
