use ndarray::Array4;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [0, 3, 1, 2])]
    images: Array4<f32>,
}

fn main() {
    let digits = Digits { images: Array4::zeros((2, 8, 9, 3)) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [2, 3, 8, 9]);
}
