use ndarray::Array2;
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
}

fn convert(digits: &Digits) {
    let _ = digits.tensors::<Candle>(); //~ `Candle` is not a backend that can read the fields of
}

fn main() {}
