use ndarray::Array2;
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
}

fn convert(digits: &mut Digits) {
    let _ = digits.tensors_mut::<Candle>(); //~ backend `Candle` cannot write to an array of dtype `f32` in place
}

fn main() {}
