use ndarray::Array1;
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Depth {
    millimetres: Array1<u16>,
}

fn convert(depth: Depth) {
    let _ = depth.into_tensors::<Candle>(); //~ `Candle` is not a backend that can hold the fields of
}

fn main() {}
