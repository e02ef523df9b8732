use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch, 8, 8])]
    images: Array3<f32>,
}

fn main() {
    let digits = Digits { images: Array3::ones((2, 8, 8)) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [2, 8, 8]);
}
