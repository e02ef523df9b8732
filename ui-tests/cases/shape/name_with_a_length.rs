use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch = 2, 8, 8])] //~ an axis is either a name or a length; remove `= 2`
    images: Array3<f32>,
}

fn main() {}
