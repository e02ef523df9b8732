use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(layout = column_major)] //~ unknown layout `column_major`
    images: Array3<f32>,
}

fn main() {}
