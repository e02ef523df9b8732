use ndarray::Array2;
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
}

fn convert(digits: &mut Digits) {
    let _ = digits.tensors_mut::<Candle>(); //~ `Candle` is not a backend that can write to the fields of
}

fn main() {}
