use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [.., height, width])]
    images: Array1<f32>, //~ field `images` has `NumAxes<1>`, but `NumAxes<2>` were declared
}

fn main() {}
