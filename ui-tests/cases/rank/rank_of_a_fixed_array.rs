use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rank = 3)]
    images: Array2<f32>, //~ field `images` has `NumAxes<2>`, but `NumAxes<3>` were declared
}

fn main() {}
