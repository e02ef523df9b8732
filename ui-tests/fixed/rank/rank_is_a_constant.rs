use ndarray::ArrayD;
use tensor_core::TensorInput;

const AXES: usize = 3;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rank = 3)]
    images: ArrayD<f32>,
}

fn main() {
    let digits = Digits { images: ArrayD::zeros(vec![2, 8, 8]) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [2, 8, 8]);
}
