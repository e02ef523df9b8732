use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rank = -1)] //~ expected an integer from 0 to 6, such as `rank = 4`
    images: ArrayD<f32>,
}

fn main() {}
