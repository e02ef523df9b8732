use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(layout = 0)] //~ expected a layout, such as `layout = row_major`
    images: Array3<f32>,
}

fn main() {}
