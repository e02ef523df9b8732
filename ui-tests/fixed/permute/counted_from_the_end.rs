use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [0, 2, 1])]
    images: Array3<f32>,
}

fn main() {
    let digits = Digits { images: Array3::zeros((2, 8, 9)) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [2, 9, 8]);
}
