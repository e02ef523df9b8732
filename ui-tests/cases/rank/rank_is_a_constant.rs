use ndarray::ArrayD;
use tensor_core::TensorInput;

const AXES: usize = 3;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rank = AXES)] //~ expected an integer from 0 to 6, such as `rank = 4`
    images: ArrayD<f32>,
}

fn main() {}
