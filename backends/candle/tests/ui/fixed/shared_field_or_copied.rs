use ndarray::{Array2, array};
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
}

fn convert(digits: &Digits) {
    let tensors = digits.to_tensors::<Candle>().unwrap();
    assert_eq!(tensors.images.to_array().unwrap(), digits.images);
}

fn main() {
    convert(&Digits { images: array![[0.5, 1.0]] });
}
