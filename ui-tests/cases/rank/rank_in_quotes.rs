use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rank = "3")] //~ expected an integer from 0 to 6, such as `rank = 3`, without quotes
    images: ArrayD<f32>,
}

fn main() {}
