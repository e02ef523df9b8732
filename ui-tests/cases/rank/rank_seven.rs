use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rank = 7)] //~ `ndarray` has types for 0 to 6 axes; remove `rank = 7`
    images: ArrayD<f32>,
}

fn main() {}
