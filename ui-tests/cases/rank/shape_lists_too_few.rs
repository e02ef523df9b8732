use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch, 64])]
    images: Array3<f32>, //~ field `images` has `NumAxes<3>`, but `NumAxes<2>` were declared
}

fn main() {}
