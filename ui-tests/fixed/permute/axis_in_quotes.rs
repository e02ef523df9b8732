use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [1, 0])]
    images: Array2<f32>,
}

fn main() {
    let digits = Digits { images: Array2::zeros((2, 8)) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [8, 2]);
}
