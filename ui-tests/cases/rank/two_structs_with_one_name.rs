use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Training {
    #[tensor(shape = [batch, 8, 8])]
    images: Array3<f32>,
}

#[derive(TensorInput)]
struct Test {
    #[tensor(shape = [batch, 8])]
    images: Array3<f32>, //~ field `images` has `NumAxes<3>`, but `NumAxes<2>` were declared
}

fn main() {}
