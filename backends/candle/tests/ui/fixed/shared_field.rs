use ndarray::{Array2, array};
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy)]
    images: Array2<f32>,
}

fn convert(digits: &Digits) {
    let tensors = digits.tensors::<Candle>().unwrap();
    assert_eq!(tensors.images.to_array().unwrap(), digits.images);
}

fn main() {
    convert(&Digits { images: array![[0.5, 1.0]] });
}
