use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch,, 8])] //~ expected an axis, found `,`; remove it, or write `_` for any length
    images: Array3<f32>,
}

fn main() {}
