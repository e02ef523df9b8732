use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    images: ArrayD<f32>,
}

fn main() {
    let digits = Digits { images: ArrayD::zeros(vec![1; 7]) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [1; 7]);
}
