use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch, 1, 8, 8])]
    images: Array3<f32>, //~ field `images` has `NumAxes<3>`, but `NumAxes<4>` were declared
}

fn main() {}
