use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(layout = "row_major")] //~ expected a layout, such as `layout = row_major`, without quotes
    images: Array3<f32>,
}

fn main() {}
