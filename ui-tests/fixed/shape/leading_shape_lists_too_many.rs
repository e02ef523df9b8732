use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [.., width])]
    images: Array1<f32>,
}

fn main() {
    let digits = Digits { images: Array1::zeros(8) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [8]);
}
