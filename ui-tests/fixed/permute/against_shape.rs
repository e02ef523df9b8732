use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [1, 2, 0], shape = [batch, 8, 8])]
    images: ArrayD<f32>,
}

fn main() {
    let digits = Digits { images: ArrayD::zeros(vec![2, 8, 8]) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [8, 8, 2]);
}
