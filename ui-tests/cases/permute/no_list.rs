use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = 1)] //~ expected a list of axes, such as `permute = [0, 3, 1, 2]`
    images: Array2<f32>,
}

fn main() {}
