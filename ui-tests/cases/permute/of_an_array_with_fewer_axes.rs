use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [0, 2, 1])]
    images: Array2<f32>, //~ field `images` has `NumAxes<2>`, but its `permute` lists `NumAxes<3>`
}

fn main() {}
