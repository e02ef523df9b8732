use ndarray::{Array2, array};
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
}

fn convert(digits: &mut Digits) {
    let tensors = digits.to_tensors::<Candle>().unwrap();
    tensors.with(|t| t.images.zero_set()).unwrap();
    assert_eq!(tensors.images.to_array().unwrap(), array![[0.0, 0.0]]);
}

fn main() {
    convert(&mut Digits { images: array![[0.5, 1.0]] });
}
