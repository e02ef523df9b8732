use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [1, 0], rank = 2)]
    images: ArrayD<f32>,
}

fn main() {
    let digits = Digits { images: ArrayD::zeros(vec![2, 8]) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [8, 2]);
}
