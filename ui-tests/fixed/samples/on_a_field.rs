use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch, _])]
    images: Array2<f32>,
}

fn main() {
    let digits = Digits { images: Array2::zeros((2, 8)) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [2, 8]);
}
