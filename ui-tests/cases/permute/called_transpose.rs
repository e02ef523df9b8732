use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(transpose = [1, 0])] //~ unknown key `transpose`, did you mean `permute`?
    images: Array2<f32>,
}

fn main() {}
