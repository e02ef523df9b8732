use ndarray::Array2;
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
}

fn convert(digits: &Digits) {
    let _ = digits.tensors::<Candle>(); //~ backend `Candle` cannot share an array of dtype `f32`
}

fn main() {}
