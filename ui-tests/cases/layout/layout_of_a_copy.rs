use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, layout = row_major)] //~ a copy is row-major in any case; remove `layout`
    images: Array3<f32>,
}

fn main() {}
