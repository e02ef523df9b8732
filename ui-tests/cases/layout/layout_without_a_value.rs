use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(layout)] //~ `layout` takes a value, such as `layout = row_major`
    images: Array3<f32>,
}

fn main() {}
