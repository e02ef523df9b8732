use ndarray::{Array2, array};
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy)]
    images: Array2<f32>,
}

fn convert(digits: &mut Digits) {
    digits.tensors_mut::<Candle>().unwrap().with(|t| t.images.zero_set()).unwrap();
    assert_eq!(digits.images, array![[0.5, 1.0]]);
}

fn main() {
    convert(&mut Digits { images: array![[0.5, 1.0]] });
}
